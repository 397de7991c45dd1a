package pipeline

import (
	"context"
	"strconv"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// peoplePerPage is how many are judged or filtered in one transaction.
const peoplePerPage = 1000

// classify is stage 5: it judges everybody whom this version of the search has not judged, or whose facts changed.
func (r *run) classify(ctx context.Context) error {
	const stage = syncrun.StageClassify
	if r.work.Search == nil {
		return r.line(ctx, stage, "no_search", "No saved search is assigned: nobody is judged")
	}
	query := r.cfg.Judge.Compile(*r.work.Search)
	for after := int64(0); ; {
		if err := r.between(); err != nil {
			return err
		}
		people, err := read(ctx, r, func() ([]syncrun.Subject, error) {
			return r.cfg.Store.Unjudged(ctx, r.work, after, peoplePerPage)
		})
		if err != nil || len(people) == 0 {
			return err
		}
		if err := r.judgePage(ctx, query, people); err != nil {
			return err
		}
		after = people[len(people)-1].Profile.ID
	}
}

func (r *run) judgePage(ctx context.Context, query *classify.Query, people []syncrun.Subject) error {
	verdicts := make([]syncrun.Verdict, len(people))
	for i := range people {
		verdicts[i] = query.Judge(people[i])
	}
	// A person is judged once in a run, so the first of a page names it for good.
	step := syncrun.Step{Key: "classify:from:" + strconv.FormatInt(people[0].Profile.ID, 10), Stage: syncrun.StageClassify}
	return r.commit(ctx, func() (syncrun.Committed, error) { return r.cfg.Store.JudgePage(ctx, r.work, step, verdicts) })
}

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
