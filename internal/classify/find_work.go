package classify

import (
	"strconv"
	"strings"
)

// findEmployer looks for any employer of a group, in the time that is asked for: clear in that time, weak in the other.
func (lex *lexicon) findEmployer(f *finding, r *reading) {
	for i := range r.mentions {
		m := &r.mentions[i]
		for _, o := range f.group.options {
			if lex.labels.labels[m.id].covers.has(o.id) {
				f.keepEmployer(r, int(m.at), int(m.end), m.meaning, m.id)
			}
		}
	}
	for _, name := range f.group.names {
		lex.findName(f, r, name)
	}
}

// keepEmployer takes an employer at tokens [at, end) if that is better than what was found before.
func (f *finding) keepEmployer(r *reading, at, end int, meant meaning, id labelID) {
	if meant.mood.rulesOut() {
		return
	}
	level := weak
	if (meant.mood == former) == f.group.past && (meant.mood == affirmed || meant.mood == former) {
		level = met
	}
	if level <= f.level {
		return
	}
	f.level, f.score, f.at, f.end, f.meaning, f.id = level, float64(level)/float64(met), at, end, meant, id
	f.plainness = 0.85
	if r.tokens[at].kind == handle || r.behindAt(at) {
		f.plainness = 1
	}
}

// findName looks for an employer that no list has: as a handle, or as a word behind "at" or beside a role.
func (lex *lexicon) findName(f *finding, r *reading, name string) {
	joined := strings.ReplaceAll(name, " ", "")
	limit := r.start[locationField]
	for i := r.afterName(); i < limit; i++ {
		if r.tokens[i].kind == handle {
			if said := r.bytes(i)[1:]; isHandleOf(string(said), joined) {
				f.keepEmployer(r, i, i+1, r.meanings[i], noLabel)
			}
			continue
		}
		n := r.spells(name, i, limit)
		if n > 0 && (r.meanings[i].mood == former || lex.worksFor(r, i, i+n, limit)) {
			f.keepEmployer(r, i, i+n, r.meanings[i], noLabel)
		}
	}
}

func (lex *lexicon) worksFor(r *reading, at, end, limit int) bool {
	return r.worksFor(lex, at, end, limit)
}

// noLabel is the label of a finding that no label stands behind.
const noLabel labelID = -1

// isHandleOf tells whether a handle is that of the employer of a name, alone or with what employers put beside it:
// "@acme", "@acmehq", "@acme_eng".
func isHandleOf(said, name string) bool {
	rest, ok := strings.CutPrefix(strings.ReplaceAll(said, "_", ""), name)
	if !ok {
		return false
	}
	switch rest {
	case "", "hq", "inc", "app", "eng", "dev", "devs", "team", "news", "uk", "us", "usa", "ai", "labs", "design", "io",
		"co",
		"com", "tech", "official", "careers", "research":
		return true
	default:
		return false
	}
}

// smallest and largest are how many people a company has whose size a profile tells in words alone.
const (
	smallTeam  = 50
	largeFirms = 1000
)

// findSize looks for how many people the company of somebody has: a number of them, else words such as "seed stage" or
// an employer that is known to be large.
func (lex *lexicon) findSize(f *finding, r *reading) {
	for i := r.start[bioField]; i < r.start[locationField]; i++ {
		n, ok := readNumber(r.bytes(i))
		if !ok {
			continue
		}
		end := i + 1
		staff := end < r.start[locationField] && !r.tokens[end].breaks && isStaffWord(r.bytes(end)) && n > 1
		if !staff && !(i > r.start[bioField]+1 && string(r.bytes(i-1)) == "of" && string(r.bytes(i-2)) == "team") {
			continue
		}
		if staff {
			end++
		}
		f.at, f.end, f.plainness, f.id = i, end, 1, noLabel
		f.level, f.score = missing, 0
		if f.group.fits(n) {
			f.level, f.score = met, 1
		} else {
			f.at = f.end
		}
		return
	}
	early, large := lex.known.earlyStage, lex.known.bigCompany
	for i := range r.mentions {
		m := &r.mentions[i]
		covers := lex.labels.labels[m.id].covers
		few := covers.has(early) || covers.has(lex.known.smallBusiness)
		small := few && (f.group.most >= smallTeam || f.group.most > 0 && f.group.most >= 10)
		big := covers.has(large) && f.group.most == 0 && f.group.least <= largeFirms
		if m.mood == affirmed && (small || big) {
			f.at, f.end, f.id, f.level, f.score, f.plainness = int(m.at), int(m.end), m.id, met, 1, 0.8
			return
		}
	}
}

// fits tells whether a company of n people is within the bounds of the group.
func (g *group) fits(n int) bool { return n >= g.least && (g.most == 0 || n <= g.most) }

// sizeText says the bounds of a group of sizes.
func (g *group) sizeText() string {
	least, most := strconv.Itoa(g.least), strconv.Itoa(g.most)
	switch {
	case g.least == 0:
		return "at most " + most + " people"
	case g.most == 0:
		return "at least " + least + " people"
	default:
		return least + " to " + most + " people"
	}
}
