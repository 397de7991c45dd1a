package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// refusal is what a network will not do in this run, in words for the run's owner. It ends the stage that asked, or,
// where the account or the head of its list was asked for, fails the run.
type refusal struct {
	code   syncrun.ErrorCode
	what   string // a sentence without its full stop
	kind   refusalKind
	credit *source.OutOfCreditError // set where credit is used up
	err    error
}

// refusalKind says how far a refusal reaches. It is part of a step's key.
type refusalKind string

const (
	refusedHere   refusalKind = "here"   // only what was asked for
	refusedToken  refusalKind = "token"  // every later call with the same credentials
	refusedCredit refusalKind = "credit" // every later call, for credentials of one developer share their credit
)

func (r *refusal) Error() string { return fmt.Sprintf("%s: %v", r.what, r.err) }

func (r *refusal) Unwrap() error { return r.err }

func unavailable(network syncrun.Network, err error) error {
	return &refusal{
		code: syncrun.CodeSourceUnavailable, kind: refusedHere, err: err,
		what: network.Title() + " did not answer usefully for too long",
	}
}

func tooOften(network syncrun.Network, err error) error {
	return &refusal{
		code: syncrun.CodeSourceUnavailable, kind: refusedHere, err: err,
		what: network.Title() + " says time and again that it is asked too often",
	}
}

func unreadable(network syncrun.Network, err error) error {
	return &refusal{
		code: syncrun.CodeSourceUnavailable, kind: refusedHere, err: err,
		what: network.Title() + " no longer shows this",
	}
}

// explain turns what a network says for certain into a refusal. What is no word of a network stays as it is.
func explain(network syncrun.Network, err error) error {
	refused := func(code syncrun.ErrorCode, kind refusalKind, what string) error {
		return &refusal{code: code, kind: kind, what: what, err: err}
	}
	name := network.Title()
	missing, unset := errors.AsType[*source.NotConfiguredError](err)
	credit, spent := errors.AsType[*source.OutOfCreditError](err)
	switch {
	case errors.Is(err, source.ErrCursor), errors.Is(err, source.ErrItemGone), errors.Is(err, source.ErrDisconnected):
		return err
	case errors.Is(err, source.ErrSuspended):
		return refused(syncrun.CodeHandleNotFound, refusedHere, syncrun.MessageSuspended(network))
	case errors.Is(err, source.ErrNotFound):
		return refused(syncrun.CodeHandleNotFound, refusedHere, syncrun.MessageGone(network))
	case errors.Is(err, source.ErrProtected):
		return refused(syncrun.CodeAccountProtected, refusedHere, syncrun.MessageProtected)
	case spent:
		return &refusal{
			code: syncrun.CodeOutOfCredit, kind: refusedCredit, what: syncrun.MessageNoCredit(network, credit.Until),
			credit: credit, err: err,
		}
	case unset:
		return refused(syncrun.CodeSourceUnauthorized, refusedToken, name+" cannot be read: "+missing.Error())
	case errors.Is(err, source.ErrUnauthorized):
		return refused(syncrun.CodeSourceUnauthorized, refusedToken, name+" refused our credentials")
	case errors.Is(err, source.ErrForbidden):
		return refused(syncrun.CodeSourceUnauthorized, refusedHere, syncrun.MessageForbidden(network))
	case errors.Is(err, source.ErrInvalid):
		return refused(syncrun.CodeSourceUnavailable, refusedHere, name+" did not accept what it was asked")
	}
	return err
}

// stopKey is the key of the step that says that a stage was ended by a refusal.
func stopKey(s syncrun.Stage, kind refusalKind) string {
	return "stopped:" + string(s) + ":" + string(kind)
}

// stoppedBefore tells whether a refusal has ended the stage in an earlier claim.
func (r *run) stoppedBefore(s syncrun.Stage) bool {
	return slices.ContainsFunc([]refusalKind{refusedHere, refusedToken, refusedCredit}, func(kind refusalKind) bool {
		return r.work.Steps[stopKey(s, kind)]
	})
}

// refusedFor tells whether an earlier stage has met a refusal that the calls of a stage would meet as well.
func (r *run) refusedFor(stage syncrun.Stage) bool {
	return slices.ContainsFunc(syncrun.Stages(), func(s syncrun.Stage) bool {
		return r.work.Steps[stopKey(s, refusedCredit)] ||
			r.work.Steps[stopKey(s, refusedToken)] && r.readsAsOwner(s) == r.readsAsOwner(stage)
	})
}

// readsAsOwner tells whether a stage asks with the owner's token: it reads lists of the account.
func (r *run) readsAsOwner(s syncrun.Stage) bool {
	return r.asOwner && (s == syncrun.StageFetchFollowers || s == syncrun.StageLikers)
}

// stop writes down that a refusal has ended the stage, or that it fails the run when the head of the list was at
// stake.
func (r *run) stop(ctx context.Context, s syncrun.Stage, refused *refusal) error {
	r.log.Warn("network refused", "stage", s, "code", refused.code, "error", refused.err)
	stop := syncrun.Stop{}
	if refused.credit != nil {
		stop.NoCredit, stop.PauseUntil = true, refused.credit.Until
	}
	line := syncrun.LineStopped(refused.what)
	if r.atHead {
		stop.Failure = &syncrun.Failure{Code: refused.code, Message: refused.what}
		line = syncrun.LineFailing(refused.what)
	}
	step := syncrun.Step{Key: stopKey(s, refused.kind), Stage: s, Message: line}
	err := r.once(ctx, step, func(ctx context.Context, work *syncrun.Work, step syncrun.Step) (
		syncrun.Committed, error) {
		return r.cfg.Steps.Stop(ctx, work, step, stop)
	})
	if err == nil {
		r.work.Failure = stop.Failure
	}
	return err
}
