package main

import (
	"cmp"
	"slices"

	"goodones/internal/syncrun"
)

// first is how many of a list somebody looks at.
const first = 20

// searched is what a search found in the pool.
type searched struct {
	text                string
	right               int // people who are right for it
	full, fullRight     int // FULL matches that count, and those of them who are right
	ranked, shuffled    float64
	rankedN             int // how many the first 20 are, when there are fewer
	listed, listedRight int // the first 20 of FULL and MAYBE, or as many as are right
}

// hit is somebody whom a search found.
type hit struct {
	confidence syncrun.Confidence
	score      float64
	hash       int64 // stands for the order of arrival, which says nothing
	right      bool
}

// pool asks every search for everybody.
func (j *judge) pool(s *sheet, made pool) {
	for _, search := range made.searches {
		s.searches = append(s.searches, j.search(s, search, made.members))
	}
	for i := range made.members {
		m := &made.members[i]
		subject := m.text.Profile(int64(i + 1))
		facts := j.classifier.Facts(&subject)
		if m.bot {
			s.tally("bots in the pool").add(true, facts.Bot)
			continue
		}
		s.share(humansSpared).add(!facts.Bot)
	}
	s.summarise()
}

func (j *judge) search(s *sheet, search piece, members []member) searched {
	result := searched{text: search.Text}
	var matches []hit
	counted := s.tally("searches, pool")
	for i := range members {
		m := &members[i]
		answer := search.answer(m)
		if answer == arguable {
			continue
		}
		subject := m.text.Profile(int64(i + 1))
		v := j.verdict(&subject, search.Text)
		full := v.Confidence == syncrun.ConfidenceFull
		counted.add(answer == right, full)
		if answer == right {
			result.right++
		}
		if full != (answer == right) && (full || v.Confidence == syncrun.ConfidenceNone) {
			s.mistake(
				"pool: %q %s: %s ¦ %s ¦ %s",
				search.Text,
				v.Confidence,
				subject.Name,
				subject.Bio,
				subject.Location,
			)
		}
		if v.Confidence != syncrun.ConfidenceNone {
			matches = append(matches, hit{v.Confidence, scoreOf(&v), j.classifier.Hash(&subject), answer == right})
		}
	}
	result.rank(matches)
	return result
}

// rank puts FULL before MAYBE and higher scores first.
func (r *searched) rank(matches []hit) {
	slices.SortFunc(matches, func(a, b hit) int {
		if a.confidence != b.confidence {
			if a.confidence == syncrun.ConfidenceFull {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.hash, b.hash))
	})
	firstRight := 0
	for i, h := range matches {
		if h.confidence == syncrun.ConfidenceFull {
			r.full++
			r.fullRight += count(h.right)
			if i < first {
				r.rankedN++
				firstRight += count(h.right)
			}
		}
		if r.listed < min(first, r.right) {
			r.listed++
			r.listedRight += count(h.right)
		}
	}
	r.listed = min(first, r.right) // who was not found is missed
	r.ranked, r.shuffled = share(firstRight, r.rankedN).Value, share(r.fullRight, r.full).Value
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// The figures of the searches.
const (
	rankedName   = "searches: P@20 of FULL, ranked"
	shuffledName = "searches: P@20 of FULL, shuffled"
	listedName   = "searches: P@20 of the list, FULL then MAYBE"
	answeredName = "searches: with a right FULL where there is one"
)

// summarise takes the means over the searches. One that finds nobody has no precision.
func (s *sheet) summarise() {
	var ranked, shuffled, listed []float64
	for _, r := range s.searches {
		if r.full > 0 {
			ranked, shuffled = append(ranked, r.ranked), append(shuffled, r.shuffled)
		}
		if r.right > 0 {
			listed = append(listed, float64(r.listedRight)/float64(r.listed))
			s.share(answeredName).add(r.fullRight > 0)
		}
	}
	s.means[rankedName], s.means[shuffledName], s.means[listedName] = mean(ranked), mean(shuffled), mean(listed)
}
