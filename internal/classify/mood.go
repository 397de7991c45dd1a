package classify

// mood is how a word of a profile is meant. Of several, the greatest holds.
type mood uint8

const (
	affirmed mood = iota // plainly so
	audience             // others have the role: "helping founders"
	learning             // "studying law"
	aspiring             // "aspiring founder"
	former               // "ex-founder"
	wanted               // somebody else is looked for: "hiring developers"
	negated              // "not a developer"
)

// moodNamed finds a mood by its name in the data.
func moodNamed(name string) mood {
	return map[string]mood{"audience": audience, "learning": learning, "aspiring": aspiring, "former": former,
		"wanted": wanted, "negated": negated}[name]
}

// rulesOut tells whether the mood leaves nothing of a claim.
func (m mood) rulesOut() bool { return m == wanted || m == negated }

// lead begins the sentence that quotes a word of this mood, which is not affirmed.
func (m mood) lead() string {
	return [...]string{audience: "About others", learning: "Still learning", aspiring: "Not yet", former: "No longer",
		wanted: "Looks for one", negated: "Negated"}[m]
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
		for j := m.end; j < min(limit, m.end+m.beforeReach); j++ {
			if r.tokens[j].breaks || r.blocks(j, m.before) {
				break
			}
			r.raise(j, m.before, m)
		}
		for j := m.at - 1; j >= max(first, m.at-m.afterReach); j-- {
			if r.tokens[j+1].breaks || r.blocks(j, m.after) {
				break
			}
			r.raise(j, m.after, m)
		}
	}
}

func (r *reading) blocks(i int, by mood) bool {
	return r.meanings[i].stops == ends || r.meanings[i].stops == joins && by < wanted
}

func (r *reading) raise(i int, to mood, by found) {
	if meant := &r.meanings[i]; to > meant.mood {
		meant.mood, meant.by, meant.upTo = to, int32(by.at), int32(by.end)
	}
}
