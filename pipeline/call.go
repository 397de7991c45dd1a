package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// The limits of patience with a network, for one page.
const (
	maxTries    = 8
	maxPatience = 5 * time.Minute  // from the first failure on; waits for a window or the database do not count
	maxLimited  = 8                // times in a row that X itself says "too fast"
	maxInPlace  = 5 * time.Second  // a longer wait hands the run back
	maxWait     = 16 * time.Minute // a longer wait ends a stage that is not stage 1
)

// A page that takes this long is told of, so that whoever watches knows what the run waits for, but no more often than
// so many times a stage.
const (
	saySilentAfter = 30 * time.Second
	maxSilentLines = 10
)

// unknownReset is the first wait when X says "too fast" without saying until when; it doubles up to X's window.
const (
	unknownReset    = 30 * time.Second
	maxUnknownReset = 15 * time.Minute
)

// mayGoOn is asked before each page: errHandBack when the run should be handed back instead. Only a worker that stops
// leaves what was read and not committed, for it would be read again: where many pages are one step, a run that makes
// room for others time and again would never get past it.
func (r *run) mayGoOn() error {
	if r.leaving.Load() && (!r.inHand || r.isStopping()) {
		return errHandBack
	}
	return nil
}

// callContext ends Grace after ctx, and Grace after the run was asked to stop: what is under way is paid for already,
// and has to be billed even when the run was cancelled.
func (r *run) callContext(ctx context.Context) (context.Context, context.CancelFunc) {
	asking, cancel := context.WithCancel(context.WithoutCancel(ctx))
	go func() {
		select {
		case <-asking.Done():
			return
		case <-ctx.Done():
		case <-r.stopping:
		}
		_ = r.cfg.Clock.Sleep(asking, r.cfg.Grace)
		cancel()
	}()
	return asking, cancel
}

// call asks the network for one page: failures that pass are tried again, waits are waited for or handed back, and
// what the network says for certain is a *refusal. source.ErrCursor and source.ErrItemGone are the caller's business.
func call[T any](ctx context.Context, r *run, ask func(context.Context) (T, error)) (T, error) {
	asking, cancel := r.callContext(ctx)
	defer cancel()
	waiting, stopWaiting := context.WithCancel(asking) // a wait ends with ctx
	defer context.AfterFunc(ctx, stopWaiting)()
	defer stopWaiting()
	var tried tries
	defer tried.forget()
	for {
		var zero T
		if err := r.mayGoOn(); err != nil {
			return zero, err
		}
		if err := r.countCall(); err != nil {
			return zero, err
		}
		if tried.over == nil {
			tried.lasting = r.cfg.Clock.Stopwatch()
		}
		answer, err := ask(asking)
		if err == nil {
			r.inHand = true
			return answer, nil
		}
		if ctx.Err() != nil {
			return zero, ctx.Err()
		}
		if err := r.patience(waiting, err, &tried); err != nil {
			if ctx.Err() != nil {
				return zero, ctx.Err()
			}
			if asking.Err() != nil {
				return zero, errHandBack // the worker stops
			}
			return zero, err
		}
	}
}

// countCall bounds the calls of a run where no budget does. Each page that an earlier claim committed was a call at
// least; stage 1 leaves a fifth to the others.
func (r *run) countCall() error {
	most := r.limits.CallsPerRun
	if most == 0 {
		return nil
	}
	if r.stage == syncrun.StageFetchFollowers {
		most = most * 4 / 5
	}
	if r.calls >= most {
		return &refusal{
			code: syncrun.CodeSourceUnavailable, kind: refusedHere, err: errors.New("calls used up"),
			what: fmt.Sprintf("This sync has made its %d calls to %s", most, r.work.Account.Network.Title()),
		}
	}
	r.calls++
	return nil
}

// tries counts the failures of one page, and the time since the first of them in a row.
type tries struct {
	failures int
	over     <-chan time.Time // delivers when patience has run out; nil: it is not running
	stop     func()
	lasting  func() time.Duration // since the first of the tries in a row began
	said     bool                 // the log says that there is no answer
}

// forget ends the time that is running: something else than X was in the way.
func (t *tries) forget() {
	if t.over != nil {
		t.stop()
		t.over = nil
	}
}

// exhausted counts one more failure and says whether it was one too many.
func (t *tries) exhausted(clock Clock) bool {
	if t.over == nil {
		t.over, t.stop = clock.After(maxPatience)
	}
	t.failures++
	select {
	case <-t.over:
		return true
	default:
		return t.failures >= maxTries
	}
}

// patience decides about a failed call: nil asks for another try, after a wait if one is due.
func (r *run) patience(ctx context.Context, err error, tried *tries) error {
	var wait *source.WaitError
	var limited *source.RateLimitedError
	var temporary *source.TemporaryError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &wait):
		tried.forget()
		return r.await(ctx, wait.For, false)
	case errors.As(err, &limited):
		tried.forget()
		return r.tooFast(ctx, limited)
	case errors.As(err, &temporary):
		if tried.exhausted(r.cfg.Clock) {
			return unavailable(r.work.Account.Network, err)
		}
		if err := r.saySilent(ctx, tried); err != nil {
			return err
		}
		return r.cfg.Clock.Sleep(ctx, backoff(r.cfg.Backoff, maxBackoff, tried.failures))
	case errors.Is(err, syncrun.ErrUnavailable):
		tried.forget()
		r.outage.note(r, err)
		return r.cfg.Clock.Sleep(ctx, backoff(100*time.Millisecond, maxWriteBackoff, 4))
	default:
		return explain(r.work.Account.Network, err)
	}
}

// saySilent says in the log, once a page, that the network has not answered for long.
func (r *run) saySilent(ctx context.Context, tried *tries) error {
	if tried.said || tried.lasting() < saySilentAfter {
		return nil
	}
	tried.said = true
	for n := range maxSilentLines {
		name := fmt.Sprintf("silent:%d", n)
		if !r.work.Steps[string(r.stage)+":"+name] {
			return r.line(ctx, r.stage, name, syncrun.LineSilent(r.work.Account.Network))
		}
	}
	return nil
}

// tooFast handles X's own 429. Only those that X sends count towards giving up, and only in a row for one page.
func (r *run) tooFast(ctx context.Context, limited *source.RateLimitedError) error {
	if r.limitedInRow+1 >= maxLimited {
		return tooOften(r.work.Account.Network, limited)
	}
	wait := limited.For
	if wait == 0 {
		wait = min(unknownReset<<r.limitedInRow, maxUnknownReset)
	}
	return r.await(ctx, wait, true)
}

// await waits here for a short time; for a longer one the run is handed back and the slot freed.
func (r *run) await(ctx context.Context, wait time.Duration, limited bool) error {
	if wait > maxWait && r.stage != syncrun.StageFetchFollowers {
		name := r.work.Account.Network.Title()
		return &refusal{
			code: syncrun.CodeSourceUnavailable, kind: refusedHere, what: name + " asks us to wait too long",
			err: fmt.Errorf("asked to wait %s", wait),
		}
	}
	if wait > maxInPlace {
		return &waitError{wait: wait, limited: limited}
	}
	if limited {
		r.limitedInRow++
		err := r.retryWrite(ctx, func() error {
			return r.cfg.Steps.SetRateLimited(ctx, r.work.Lease, r.limitedInRow)
		})
		if err != nil {
			return err
		}
	}
	return r.cfg.Clock.Sleep(ctx, wait)
}
