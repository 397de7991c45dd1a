package pipeline

import (
	"context"
	"strconv"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// FilterStore lists matches that wait for the filters, and commits and counts what came of them.
type FilterStore interface {
	Matches(ctx context.Context, work *syncrun.Work, limit int) ([]syncrun.Match, error)
	FilterPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, matches []syncrun.Match,
		outcomes []syncrun.Outcome) (syncrun.Committed, error)
}

// filter is stage 6: matches outside the search's tiers or genders are dropped, the rest become candidates.
func (r *run) filter(ctx context.Context) error {
	if r.work.Search == nil {
		return nil
	}
	query := r.cfg.Classifier.Compile(*r.work.Search)
	r.expect(int(r.counts.MatchedCount) - r.counts.CandidatesPassedCount - r.counts.TierFilteredCount -
		r.counts.GenderFilteredCount)
	for {
		if err := r.mayGoOn(); err != nil {
			return err
		}
		matches, err := read(ctx, r, func() ([]syncrun.Match, error) {
			return r.cfg.Filtering.Matches(ctx, r.work, peoplePerPage)
		})
		if err != nil {
			return err
		}
		if len(matches) == 0 {
			return r.rank(ctx, query)
		}
		if err := r.filterPage(ctx, query, matches); err != nil {
			return err
		}
	}
}

func (r *run) filterPage(ctx context.Context, query *classify.Query, matches []syncrun.Match) error {
	outcomes := make([]syncrun.Outcome, len(matches))
	for i, m := range matches {
		outcomes[i] = query.Filter(m)
	}
	key := "filter:from:" + strconv.FormatInt(matches[0].PersonID, 10)
	step := syncrun.Step{Key: key, Stage: syncrun.StageFilter, Shares: r.advance(len(matches))}
	return r.commit(ctx, func() (syncrun.Committed, error) {
		return r.cfg.Filtering.FilterPage(ctx, r.work, step, matches, outcomes)
	})
}
