package pipeline

import (
	"context"
	"strconv"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// filter is stage 6: matches outside the search's tiers or genders are dropped, the rest become candidates.
func (r *run) filter(ctx context.Context) error {
	if r.work.Search == nil {
		return nil
	}
	query := r.cfg.Judge.Compile(*r.work.Search)
	for {
		if err := r.between(); err != nil {
			return err
		}
		matches, err := read(ctx, r, func() ([]syncrun.Match, error) {
			return r.cfg.Store.Matches(ctx, r.work, peoplePerPage)
		})
		if err != nil || len(matches) == 0 {
			return err
		}
		if err := r.filterPage(ctx, query, matches); err != nil {
			return err
		}
	}
}

func (r *run) filterPage(ctx context.Context, query *classify.Query, matches []syncrun.Match) error {
	outcomes := make([]syncrun.Outcome, len(matches))
	var counts syncrun.Counts
	for i, m := range matches {
		outcomes[i] = query.Filter(m)
		switch outcomes[i] {
		case syncrun.OutcomeTier:
			counts.TierFilteredCount++
		case syncrun.OutcomeGender:
			counts.GenderFilteredCount++
		default:
			counts.CandidatesPassedCount++
		}
	}
	step := syncrun.Step{Key: "filter:from:" + strconv.FormatInt(matches[0].PersonID, 10), Stage: syncrun.StageFilter, Counts: counts}
	return r.commit(ctx, func() (syncrun.Committed, error) {
		return r.cfg.Store.FilterPage(ctx, r.work, step, matches, outcomes)
	})
}
