package pipeline

import (
	"context"
	"errors"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// Owners gives the source that reads a tracked account as its owner, who connected it; nil where that cannot be.
type Owners interface {
	As(account syncrun.TrackedAccount) source.Source
}

// ownSource is the owner's view of the account of a run; nil without one.
func (c *Config) ownSource(work *syncrun.Work) source.Source {
	if c.Owners == nil || work.Account.Connection != syncrun.Connected {
		return nil
	}
	return c.Owners.As(work.Account)
}

// sayIfDisconnected logs once in the run that the account's connection ended before the run began.
func (r *run) sayIfDisconnected(ctx context.Context, stage syncrun.Stage) error {
	if r.work.Account.Connection != syncrun.Reconnect || stage != syncrun.StageFetchFollowers {
		return nil
	}
	return r.sayDisconnected(ctx, stage)
}

// ownerGone tells whether a stage ended because the account cannot be read as its owner any more, or not now, though
// X was asked for as long as patience lasts. It can be read as any account is.
func (r *run) ownerGone(err error) bool {
	return r.asOwner && (errors.Is(err, source.ErrDisconnected) || errors.Is(err, source.ErrNotRenewed))
}

// goOnWithoutOwner has the rest of the claim read as any account is: the owner's token ended meanwhile.
func (r *run) goOnWithoutOwner(ctx context.Context, stage syncrun.Stage, why error) error {
	r.log.Warn("an account is read without its owner's token", "stage", stage, "error", why)
	r.source, r.asOwner = r.cfg.sourceOf(r.work.Account.Network), false
	r.limits = r.source.Limits()
	if errors.Is(why, source.ErrNotRenewed) {
		r.thrifty = true
		step := syncrun.Step{Key: "not_renewed", Stage: stage, Message: syncrun.LineNotRenewed(r.work.Account.Network)}
		return r.once(ctx, step, r.cfg.Steps.Note)
	}
	return r.sayDisconnected(ctx, stage)
}

func (r *run) sayDisconnected(ctx context.Context, stage syncrun.Stage) error {
	const key = "disconnected"
	step := syncrun.Step{Key: key, Stage: stage, Message: syncrun.LineDisconnected(r.work.Account.Network)}
	return r.once(ctx, step, r.cfg.Steps.Note)
}
