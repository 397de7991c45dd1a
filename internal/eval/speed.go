package main

import (
	"goodones/internal/syncrun"
)

const (
	speedRounds = 15
	speedPasses = 12 // over the pool in a round: enough for the clock
	speedSearch = "startup founders and designers in Berlin who love climbing"
)

// speed judges the pool again and again as a run does (hash, verdict, filters) and returns the profiles a second of
// the best round. It counts the time of this process's processors, which busy neighbours do not lengthen much.
func (j *judge) speed(made pool) float64 {
	q := j.classifier.Compile(
		syncrun.Definition{Description: speedSearch, Genders: []syncrun.Gender{syncrun.GenderFemale}},
	)
	people := make([]syncrun.Profile, len(made.members))
	for i := range made.members {
		people[i] = made.members[i].text.Profile(int64(i + 1))
	}
	best := 0.0
	for range speedRounds {
		began := processorTime()
		for range speedPasses {
			for i := range people {
				p := &people[i]
				v := q.Judge(syncrun.Subject{Profile: *p, FactsHash: j.classifier.Hash(p)})
				q.Filter(syncrun.Match{PersonID: p.ID, Gender: v.Gender, FollowerCountTier: v.FollowerCountTier})
			}
		}
		best = max(best, float64(speedPasses*len(people))/(processorTime()-began).Seconds())
	}
	return best
}
