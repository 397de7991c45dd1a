package export

import (
	"context"

	"goodones/internal/syncrun"
)

// pageSize is how many candidates are read at a time: each page is a transaction of its own, and memory holds no more.
const pageSize = 1_000

// Candidates lists a part of a user's candidates; see the method of package db.
type Candidates interface {
	Candidates(ctx context.Context, userID int, list syncrun.CandidateList) ([]syncrun.Candidate, error)
}

// Each calls do with each candidate of the user that filter chooses, those found last first. Candidates who come or go
// meanwhile may be missed; nobody comes twice.
func Each(ctx context.Context, from Candidates, userID int, filter syncrun.CandidateFilter,
	do func(*syncrun.Candidate) error) error {
	list := syncrun.CandidateList{Filter: filter, Limit: pageSize}
	for {
		page, err := from.Candidates(ctx, userID, list)
		if err != nil {
			return err
		}
		for i := range page {
			if err := do(&page[i]); err != nil {
				return err
			}
		}
		if len(page) < pageSize {
			return nil
		}
		last := page[len(page)-1].Position()
		list.After = &last
	}
}
