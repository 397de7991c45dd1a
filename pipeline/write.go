package pipeline

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"goodones/internal/syncrun"
)

// maxBackoff bounds the wait between two tries of anything.
const maxBackoff = 30 * time.Second

// maxWriteBackoff bounds the wait between two tries of a write, so that work goes on soon after the database is back.
const maxWriteBackoff = 2 * time.Second

// backoff is the wait before try n (from 1): doubled each time, half of it random so that workers spread.
func backoff(first, most time.Duration, n int) time.Duration {
	d := first << min(n-1, 16)
	d = min(d, most)
	return d/2 + rand.N(d/2+1)
}

// retryWrite calls write again for as long as the database is away: what a page brought was paid for and is kept.
func (r *run) retryWrite(ctx context.Context, write func() error) error {
	for try := 1; ; try++ {
		err := write()
		if ctx.Err() == nil { // a write cut short says nothing of the database
			r.outage.note(r, err)
		}
		if err == nil || !errors.Is(err, syncrun.ErrUnavailable) {
			return err
		}
		if ended := r.cfg.Clock.Sleep(ctx, backoff(100*time.Millisecond, maxWriteBackoff, try)); ended != nil {
			return errors.Join(ended, write()) // what a cancelled run has in hand is billed by its refusal
		}
	}
}

// commit writes one step and takes over what the run has become by it.
func (r *run) commit(ctx context.Context, write func() (syncrun.Committed, error)) error {
	return r.retryWrite(ctx, func() error {
		done, err := write()
		if err == nil {
			r.counts, r.spent, r.limitedInRow, r.inHand = done.Counts, done.CostMicroUSD, 0, false
			r.committed.Store(true)
		}
		return err
	})
}

// once commits a step that brings no page, unless an earlier claim did.
func (r *run) once(ctx context.Context, step syncrun.Step,
	write func(context.Context, *syncrun.Work, syncrun.Step) (syncrun.Committed, error)) error {
	if r.work.Steps[step.Key] {
		return nil
	}
	err := r.commit(ctx, func() (syncrun.Committed, error) { return write(ctx, r.work, step) })
	if err == nil {
		r.work.Steps[step.Key] = true
	}
	return err
}

// line logs once in the run that something is so. What is in hand stays there.
func (r *run) line(ctx context.Context, stage syncrun.Stage, name, text string) error {
	inHand := r.inHand
	defer func() { r.inHand = inHand }()
	step := syncrun.Step{Key: string(stage) + ":" + name, Stage: stage, Message: text}
	return r.once(ctx, step, r.cfg.Steps.Note)
}

// read asks the database, for as long as that is away.
func read[T any](ctx context.Context, r *run, query func() (T, error)) (T, error) {
	var value T
	err := r.retryWrite(ctx, func() (err error) {
		value, err = query()
		return err
	})
	return value, err
}
