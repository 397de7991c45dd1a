package classify

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// ratedPeople are founders: those in climate rated good, those in crypto bad.
func ratedPeople(good, bad int) (rated []Rated) {
	for i := range good {
		rated = append(rated, Rated{human("Ann", "Founder in climate and energy, no "+strconv.Itoa(i), ""), true})
	}
	for i := range bad {
		rated = append(rated, Rated{human("Ann", "Founder in crypto and tokens, no "+strconv.Itoa(i), ""), false})
	}
	return rated
}

func TestTasteNeedsTenOfEach(t *testing.T) {
	t.Parallel()
	c := New()
	for _, n := range [][2]int{{9, 30}, {30, 9}, {0, 0}} {
		if c.Learn(ratedPeople(n[0], n[1])) != nil {
			t.Errorf("learns from %d good and %d bad", n[0], n[1])
		}
	}
	p := human("Ann", "Founder in climate", "")
	if score, why := (*Taste)(nil).Rank(&p, syncrun.ConfidenceFull, 0.7); score != 0.7 || why != "" {
		t.Errorf("no taste moves a score to %v: %s", score, why)
	}
}

func TestTasteMovesTheOrder(t *testing.T) {
	t.Parallel()
	c := New()
	taste := c.Learn(ratedPeople(10, 12))
	liked, disliked := human("Bo", "Founder, energy storage", ""), human("Bo", "Founder, tokens", "")
	for _, confidence := range []syncrun.Confidence{syncrun.ConfidenceFull, syncrun.ConfidenceMaybe} {
		score := map[syncrun.Confidence]float64{syncrun.ConfidenceFull: 0.8, syncrun.ConfidenceMaybe: 0.3}[confidence]
		up, why := taste.Rank(&liked, confidence, score)
		down, whyNot := taste.Rank(&disliked, confidence, score)
		fact.Holds(t, "up > down", up > down, up, down, confidence)
		fact.Holds(t, "why begins with Like people you rated good: ",
			strings.HasPrefix(why, "Like people you rated good: "), why, confidence)
		fact.Contains(t, "why", why, "energy", confidence)
		fact.Holds(t, "whyNot begins with Like people you rated bad: ",
			strings.HasPrefix(whyNot, "Like people you rated bad: "), whyNot, confidence)
		fact.Contains(t, "whyNot", whyNot, "tokens", confidence)
		fact.Holds(t, "up <= 1", up <= 1, up, confidence)
		fact.Holds(t, "down > 0", down > 0, down, confidence)
		fact.Is(t, "down >= fullFrom", down >= fullFrom, confidence == syncrun.ConfidenceFull, confidence)
		fact.Is(t, "up >= fullFrom", up >= fullFrom, confidence == syncrun.ConfidenceFull, confidence)
	}
}

// The same ratings in another order make the same scores, and equal profiles score alike.
func TestTasteIsDeterministic(t *testing.T) {
	t.Parallel()
	c := New()
	rated := ratedPeople(15, 15)
	first := c.Learn(rated)
	slices.Reverse(rated)
	second := c.Learn(rated)
	for _, bio := range []string{"Founder, energy", "Founder of tokens and energy", "potter", ""} {
		p, q := human("Bo", bio, ""), human("Cy", bio, "")
		a, why := first.Rank(&p, syncrun.ConfidenceFull, 0.75)
		b, whyAgain := second.Rank(&q, syncrun.ConfidenceFull, 0.75)
		if a != b || why != whyAgain {
			t.Errorf("%q: %v %q, then %v %q", bio, a, why, b, whyAgain)
		}
	}
}
