package classify

// seekReach is how many words may stand between looking and the job that is looked for.
const seekReach = 7

// seekJobs adds "open to work" where somebody looks for a job in more words than a phrase has: "looking for a junior
// data role".
func (r *reading) seekJobs(lex *lexicon, first, limit int) {
	for i := first; i < limit; i++ {
		c, n := lex.contextAt(r, i, limit)
		if c&seeks == 0 {
			continue
		}
		for j := i + n; j < min(i+n+seekReach, limit) && !r.tokens[j].breaks; j++ {
			if isDetails(string(r.bytes(j))) {
				break
			}
			if r.meanings[j].job {
				r.mentions = append(r.mentions, mention{id: lex.known.openToWork, at: int32(i), end: int32(j + 1)})
				break
			}
		}
		i += n - 1
	}
}

// isDetails tells whether a word says that what is looked for is only told: "looking for details of my work".
func isDetails(s string) bool {
	return s == "details" || s == "info" || s == "information" || s == "infos"
}
