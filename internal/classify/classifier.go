package classify

import (
	"slices"
	"strings"
	"sync"

	"goodones/internal/classify/counts"
	"goodones/internal/syncrun"
)

// Classifier holds the word lists. It never changes and may be used by any number of goroutines at once.
type Classifier struct {
	lex      func() *lexicon
	patterns patterns
	readings sync.Pool // of *reading
}

// New returns a classifier that reads the embedded word lists when it is first asked about words, which takes a tenth
// of a second once in a process. Hash needs none of them.
func New() *Classifier {
	c := &Classifier{lex: sharedLexicon, patterns: counts.Patterns()}
	c.readings.New = func() any { return new(reading) }
	return c
}

// Load reads the word lists now, for whoever has no tenth of a second later.
func (c *Classifier) Load() *Classifier {
	c.lex()
	return c
}

// LooksFor tells whether a search names anything to look for or to rule out. Everybody matches one that does not, such
// as "people who are".
func (c *Classifier) LooksFor(d syncrun.Definition) bool { return !c.Compile(d).nothingAsked() }

// Facts is what a profile says by itself, whatever is searched for.
type Facts struct {
	Bot          bool     // BotScore reached the threshold of the table in this package's documentation
	BotScore     int      // points of the bot signals
	BotReasons   []string // one sentence for each signal, also when there are too few for a bot
	Gender       syncrun.Gender
	GenderReason string // a sentence; never empty
	Tier         syncrun.FollowerCountTier
	Labels       []string // canonical values that the profile plainly claims, in the order of reading; never nil
	Organisation bool     // the account speaks for more than one person
}

// Facts reads a profile. One known by id alone is of unknown gender, without labels, and no bot.
func (c *Classifier) Facts(p *syncrun.Profile) Facts {
	if !p.Detailed {
		return Facts{Gender: syncrun.GenderUnknown, GenderReason: unavailable,
			Tier: syncrun.TierOfCount(p.FollowersCount), Labels: []string{}}
	}
	r := c.reading(p)
	defer c.release(r)
	signs, sign := c.lex().bot(r, true), c.lex().gender(r)
	return Facts{
		Bot: signs.points >= botThreshold, BotScore: signs.points, BotReasons: signs.reasons,
		Gender: sign.gender, GenderReason: sign.reason(r),
		Tier: syncrun.TierOfCount(p.FollowersCount), Labels: c.claimed(r), Organisation: r.isOrganisation(sign.gender),
	}
}

// claimed lists the labels that a profile claims without a "not", "ex", "aspiring" or the like, each once.
func (c *Classifier) claimed(r *reading) []string {
	labels := []string{}
	for _, m := range r.mentions {
		l := &c.lex().labels.labels[m.id]
		shown := l.kind == syncrun.LabelSkill || l.kind == syncrun.LabelJobRole && !r.org.certain()
		if m.mood != affirmed || !shown {
			continue
		}
		for _, value := range []string{l.value, c.lex().labels.labels[l.form].value} {
			if !slices.Contains(labels, value) {
				labels = append(labels, value)
			}
		}
	}
	return labels
}

// reading takes a profile apart, in memory that release gives back. One that the rules cannot take apart, by a fault of
// theirs, is read as if it had no text.
func (c *Classifier) reading(p *syncrun.Profile) (r *reading) {
	defer func() {
		if fault := recover(); fault != nil {
			r = new(reading)
			c.lex().read(textless(p), r)
			r.fault = faultOf(fault)
		}
	}()
	r = c.readings.Get().(*reading)
	r.fault = ""
	c.lex().read(p, r)
	return r
}

func (c *Classifier) release(r *reading) {
	if cap(r.tokens) > largestKept {
		return
	}
	r.profile, r.sources = nil, [fieldCount]string{}
	clear(r.findings) // they point into a search
	clear(r.ranked)
	c.readings.Put(r)
}

// largestKept is how many tokens a reading may have room for and be kept; a bio at X has at most 160 characters.
const largestKept = 4096

// Canonical finds the label of a kind by its value or any other way to say it, whatever its case, accents, hyphens,
// underscores or plural: "Go" is the skill golang, "Gründerinnen" the job role founder. ok is false when the
// dictionary has no such label.
func (c *Classifier) Canonical(kind syncrun.LabelKind, value string) (canonical string, ok bool) {
	id, ok := c.lex().label(kind, value)
	if !ok {
		return "", false
	}
	return c.lex().labels.labels[id].value, true
}

func (lex *lexicon) label(kind syncrun.LabelKind, value string) (labelID, bool) {
	id, ok := lex.labels.named[kind][strings.Join(lex.fold.words(value), " ")]
	return id, ok
}

// Values returns the canonical values of a kind, sorted. The caller owns the slice.
func (c *Classifier) Values(kind syncrun.LabelKind) []string {
	var values []string
	for _, l := range c.lex().labels.labels {
		if l.kind == kind {
			values = append(values, l.value)
		}
	}
	slices.Sort(values)
	return values
}
