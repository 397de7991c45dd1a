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
	if r.work.Search == nil {
		return nil
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
