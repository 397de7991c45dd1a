package pipeline

import (
	"context"
	"strconv"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// peoplePerPage is how many are judged or filtered in one transaction.
const peoplePerPage = 1000

// JudgingStore chooses whom to judge, and commits the verdicts.
type JudgingStore interface {
	Unjudged(ctx context.Context, work *syncrun.Work, after int64, most int) (syncrun.Unjudged, error)
	JudgePage(ctx context.Context, work *syncrun.Work, step syncrun.Step, verdicts []syncrun.Verdict) (
		syncrun.Committed, error)
}

// classify is stage 5: it judges everybody whom this version of the search or of the classifier has not judged, or
// whose facts changed.
func (r *run) classify(ctx context.Context) error {
	if r.work.Search == nil {
		return nil
	}
	query := r.cfg.Classifier.Compile(*r.work.Search)
	r.work.ClassifierVersion = classify.Version
	facts, err := r.listFacts(ctx)
	if err != nil {
		return err
	}
	r.expect(facts.Known)
	var waiting []syncrun.Subject
	for after, last := int64(0), false; !last; {
		if err := r.mayGoOn(); err != nil {
			return err
		}
		found, err := read(ctx, r, func() (syncrun.Unjudged, error) {
			return r.cfg.Judging.Unjudged(ctx, r.work, after, peoplePerPage)
		})
		if err != nil {
			return err
		}
		after, last = found.Through, found.Last
		r.meter.done += found.Looked
		waiting = append(waiting, found.People...)
		for len(waiting) >= peoplePerPage || (last && len(waiting) > 0) {
			n := min(len(waiting), peoplePerPage)
			if err := r.judgePage(ctx, query, waiting[:n]); err != nil {
				return err
			}
			waiting = waiting[n:]
		}
	}
	return nil
}

func (r *run) judgePage(ctx context.Context, query *classify.Query, people []syncrun.Subject) error {
	verdicts := make([]syncrun.Verdict, len(people))
	for i := range people {
		verdicts[i] = query.Judge(people[i])
		if fault := verdicts[i].Fault; fault != "" {
			r.log.Error("the classifier failed on a person", "person", people[i].Profile.ID, "fault", fault)
		}
	}
	if err := r.consult(ctx, people, verdicts); err != nil {
		return err
	}
	// A person is judged once in a run, so the first of a page names it for good.
	key := "classify:from:" + strconv.FormatInt(people[0].Profile.ID, 10)
	step := syncrun.Step{Key: key, Stage: syncrun.StageClassify, Shares: r.advance(0)}
	return r.commit(ctx, func() (syncrun.Committed, error) {
		return r.cfg.Judging.JudgePage(ctx, r.work, step, verdicts)
	})
}
