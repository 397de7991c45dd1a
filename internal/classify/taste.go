package classify

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// leastRated is how many good and how many bad ratings a taste is learnt from, at least.
const leastRated = 10

// The learning is a logistic regression, by gradient descent over all ratings at once.
const (
	tasteRounds  = 200
	tasteRate    = 0.5
	tasteDecay   = 0.02 // of the weights in a round, so that few ratings do not decide alone
	rareSign     = 2    // rated people who have a label or word, for it to count
	plainWeight  = 0.15 // from which on a label or word is told as a reason
	mostSigns    = 3    // that are told
	tasteShare   = 0.6  // of a match's place among those of its confidence; the rest is the score's
	shortestWord = 3
)

// Rated is somebody whom the owner of a search rated.
type Rated struct {
	Profile syncrun.Profile
	Good    bool
}

// Taste is what somebody's ratings say of people: a weight for each label and word.
type Taste struct {
	c       *Classifier
	weights map[string]float64
	bias    float64
}

// Learn makes a taste of ratings; nil where fewer than ten are good or fewer than ten bad. The same ratings make the
// same taste, in whatever order.
func (c *Classifier) Learn(rated []Rated) *Taste {
	rated = slices.SortedStableFunc(slices.Values(rated), func(a, b Rated) int {
		return cmp.Compare(a.Profile.ID, b.Profile.ID) // sums depend on their order by the last bits
	})
	good := 0
	signs, count := make([][]string, len(rated)), map[string]int{}
	for i := range rated {
		signs[i] = c.signs(&rated[i].Profile)
		for _, s := range signs[i] {
			count[s]++
		}
		if rated[i].Good {
			good++
		}
	}
	if good < leastRated || len(rated)-good < leastRated {
		return nil
	}
	t := &Taste{c: c, weights: map[string]float64{}}
	for s, n := range count {
		if n >= rareSign && n < len(rated) {
			t.weights[s] = 0
		}
	}
	names := slices.Sorted(maps.Keys(t.weights))
	for range tasteRounds {
		t.descend(rated, signs, names)
	}
	return t
}

// descend takes one step towards the ratings.
func (t *Taste) descend(rated []Rated, signs [][]string, names []string) {
	gradient, bias := make(map[string]float64, len(names)), 0.0
	for i := range rated {
		miss := -t.like(signs[i])
		if rated[i].Good {
			miss++
		}
		bias += miss
		for _, s := range signs[i] {
			if _, known := t.weights[s]; known {
				gradient[s] += miss
			}
		}
	}
	n := float64(len(rated))
	t.bias += tasteRate * bias / n
	for _, s := range names {
		t.weights[s] += tasteRate*gradient[s]/n*math.Sqrt(n) - tasteDecay*t.weights[s]
	}
}

// like is how probable a good rating is, by the signs of a profile.
func (t *Taste) like(signs []string) float64 {
	sum := t.bias
	for _, s := range signs {
		sum += t.weights[s]
	}
	return 1 / (1 + math.Exp(-sum))
}

// signs are the labels that a profile claims and the words of its bio that say something, sorted, each once.
func (c *Classifier) signs(p *syncrun.Profile) []string {
	r := c.reading(p)
	defer c.release(r)
	signs := c.claimed(r)
	for i := r.start[bioField]; i < r.start[locationField]; i++ {
		word := string(r.bytes(i))
		if c.lex().asking[word] == plain && len(word) >= shortestWord && !isDigit(word[0]) {
			signs = append(signs, word)
		}
	}
	slices.Sort(signs)
	return slices.Compact(signs)
}

// Rank moves the score of a match among those of the same confidence towards what the taste makes of the profile, and
// says in a sentence why; the sentence is empty where nothing speaks for either. A nil taste leaves the score alone.
func (t *Taste) Rank(p *syncrun.Profile, confidence syncrun.Confidence, score float64) (ranked float64, why string) {
	if t == nil || confidence == syncrun.ConfidenceNone {
		return score, ""
	}
	signs := t.c.signs(p)
	like := t.like(signs)
	from, to := 1.0/scoreSteps, fullFrom-1.0/scoreSteps
	if confidence == syncrun.ConfidenceFull {
		from, to = fullFrom, 1
	}
	at := min(1, max(0, (score-from)/(to-from)))
	ranked = math.Round((from+(to-from)*((1-tasteShare)*at+tasteShare*like))*scoreSteps) / scoreSteps
	return ranked, t.why(signs, like >= 0.5)
}

// why names the signs that speak most for the side that the taste takes.
func (t *Taste) why(signs []string, good bool) string {
	side, name := 1.0, "good"
	if !good {
		side, name = -1, "bad"
	}
	plain := slices.DeleteFunc(slices.Clone(signs), func(s string) bool { return side*t.weights[s] < plainWeight })
	slices.SortStableFunc(plain, func(a, b string) int {
		return cmp.Compare(side*t.weights[b], side*t.weights[a])
	})
	if len(plain) == 0 {
		return ""
	}
	return syncrun.RatingLead + name + ": " + strings.Join(plain[:min(len(plain), mostSigns)], ", ")
}
