package classify

// mood is how a word of a profile is meant. Of several, the greatest holds.
type mood uint8

const (
	affirmed mood = iota // plainly so
	audience             // others have the role: "helping founders"
	learning             // "studying law"
	aspiring             // "aspiring founder"
	former               // "ex-founder"
	other                // somebody else: "married to a founder"
	wanted               // somebody else is looked for: "hiring developers"
	negated              // "not a developer"
)

// moodNamed finds a mood by its name in the data.
func moodNamed(name string) mood {
	return map[string]mood{"audience": audience, "learning": learning, "aspiring": aspiring, "former": former,
		"other": other, "wanted": wanted, "negated": negated}[name]
}

// rulesOut tells whether the mood leaves nothing of a claim.
func (m mood) rulesOut() bool { return m >= other }

// lead begins the sentence that quotes a word of this mood, which is not affirmed.
func (m mood) lead() string {
	return [...]string{audience: "About others", learning: "Still learning", aspiring: "Not yet", former: "No longer",
		other: "About somebody else", wanted: "Looks for one", negated: "Negated"}[m]
}

// meaning is what modifiers make of one token. by and upTo are the tokens between which the modifier stands.
type meaning struct {
	mood     mood
	by, upTo int32 // the modifier
	stops    stop
	job      bool // a word for a job that somebody looks for
	turns    bool // part of a modifier itself
}

// found is a modifier in a profile.
type found struct {
	at, end int // tokens
	*modifier
}

// turn applies modifiers to the tokens of one field, which are [first, limit).
func (r *reading) turn(modifiers []found, first, limit int) {
	for _, m := range modifiers {
		reach := m.beforeReach
		if m.end < limit && m.before != former && r.textBetween(m.end-1) == "-" {
			reach = min(reach, 1) // one word with the next: "anti-fraud engineer", but "ex-Google engineer"
		}
		for j := m.end; j < limit && reach > 0 && r.passes(j, j, m.before, &reach); j++ {
			r.raise(j, m.before, m)
		}
		reach = m.afterReach
		for j := m.at - 1; j >= first && reach > 0 && r.passes(j+1, j, m.after, &reach); j-- {
			r.raise(j, m.after, m)
		}
	}
}

// passes tells whether a modifier reaches token i past what stands before token border, and takes from its reach what
// that costs. A "&" between words is a word too.
func (r *reading) passes(border, i int, by mood, reach *int) bool {
	*reach--
	if r.tokens[border].and {
		*reach--
	}
	return *reach >= 0 && !r.tokens[border].breaks && !(r.tokens[border].and && by < wanted) && !r.blocks(i, by)
}

func (r *reading) blocks(i int, by mood) bool {
	return r.meanings[i].stops == ends || r.meanings[i].stops == joins && by < wanted
}

func (r *reading) raise(i int, to mood, by found) {
	if meant := &r.meanings[i]; to > meant.mood {
		meant.mood, meant.by, meant.upTo = to, int32(by.at), int32(by.end)
	}
}
