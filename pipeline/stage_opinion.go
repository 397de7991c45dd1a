package pipeline

import (
	"context"
	"slices"
	"time"

	"goodones/internal/syncrun"
)

// Opinion settles what the rules leave open, such as a model. Whoever is unanswered keeps the verdict of the rules. The
// error says that it is of no use to go on asking; it never ends a run.
type Opinion interface {
	// Open tells whether the rules leave a verdict open.
	Open(v *syncrun.Verdict) bool
	Settle(ctx context.Context, about syncrun.Question, people []syncrun.Subject, verdicts []syncrun.Verdict) (
		syncrun.Settled, error)
}

const (
	opinionTime     = 10 * time.Minute // in a run, in all
	peoplePerAsking = 50               // whose verdicts are open, between two looks whether the run may go on
)

// consult asks for a second opinion on judged people. It is outside of any transaction, and what was answered is kept,
// so that a run that is handed back does not ask twice. Only those are handed on whom the rules leave open, often few
// of many, so that several are asked about at once.
func (r *run) consult(ctx context.Context, people []syncrun.Subject, verdicts []syncrun.Verdict) error {
	if r.cfg.Opinion == nil {
		return nil
	}
	about := syncrun.Question{
		SearchID:      r.work.SavedSearchID,
		SearchVersion: r.work.SearchVersion,
		Definition:    r.work.Search,
	}
	var open []int
	for i := range verdicts {
		if r.cfg.Opinion.Open(&verdicts[i]) {
			open = append(open, i)
		}
	}
	for part := range slices.Chunk(open, peoplePerAsking) {
		if r.silenced {
			return nil
		}
		if err := r.mayGoOn(); err != nil {
			return err
		}
		unanswered, problem := r.ask(ctx, about, part, people, verdicts)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := r.mayGoOn(); err != nil { // the worker stops, which is no failure of the model
			return err
		}
		if err := r.unanswered(ctx, unanswered, problem); err != nil {
			return err
		}
	}
	return nil
}

// unanswered tells once in the run that the rules' verdicts stand.
func (r *run) unanswered(ctx context.Context, people int, problem error) error {
	if problem != nil {
		r.silenced = true
		r.log.Warn("no more second opinions in this run", "error", problem)
	}
	if r.unsettled || people == 0 && problem == nil {
		return nil
	}
	r.unsettled = true
	return r.line(ctx, syncrun.StageClassify, "unsettled", syncrun.LineNoOpinion)
}

// ask asks about some of the people, by index, and spends from the time that opinions may take in this run.
func (r *run) ask(ctx context.Context, about syncrun.Question, part []int, people []syncrun.Subject,
	verdicts []syncrun.Verdict) (unanswered int, err error) {
	asked, answers := make([]syncrun.Subject, len(part)), make([]syncrun.Verdict, len(part))
	for i, of := range part {
		asked[i], answers[i] = people[of], verdicts[of]
	}
	asking, cancel := r.callContext(ctx)
	defer cancel()
	asking, stop := context.WithTimeout(asking, opinionTime-r.consulted)
	defer stop()
	took := r.cfg.Clock.Stopwatch()
	defer func() { r.consulted += took() }()
	about.FailedInRow = r.failedInRow
	settled, err := r.cfg.Opinion.Settle(asking, about, asked, answers)
	r.failedInRow = settled.FailedInRow
	for i, of := range part {
		verdicts[of] = answers[i]
	}
	return settled.Unanswered, err
}
