package app

import (
	"context"
	"errors"
	"time"

	"goodones/db"
	"goodones/internal/progress"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
)

// limiter keeps X's rate windows in the database.
type limiter struct{ db *db.DB }

func (l limiter) Reserve(ctx context.Context, bucket string) (time.Duration, error) {
	return l.db.ReserveCall(ctx, bucket)
}

// Observe passes on what tells of a window; an answer without its size or end tells nothing to share.
func (l limiter) Observe(ctx context.Context, bucket string, o xapi.Observation) error {
	if o.Limit == 0 || o.ResetIn == 0 {
		return nil
	}
	return l.db.ObserveCall(ctx, bucket, o.Limit, o.Remaining, o.ResetIn)
}

// snapshots answers pollers from the live logs while hints keep them true, else from the database.
type snapshots struct {
	hub *progress.Hub
	db  *db.DB
}

func (s snapshots) Run(ctx context.Context, userID, runID int) (*syncrun.Run, error) {
	run, fresh, err := s.hub.Snapshot(ctx, userID, runID)
	if err != nil {
		return nil, err
	}
	if fresh {
		return &run, nil
	}
	return s.db.Run(ctx, userID, runID)
}

// lookup asks X for an account that somebody wants to track.
type lookup struct{ source source.Source }

// lookupTries is how often a failure that may pass is tried again; the caller's deadline bounds the whole.
const lookupTries = 3

func (l lookup) UserByUsername(ctx context.Context, handle string) (syncrun.Profile, error) {
	var profile syncrun.Profile
	var err error
	for range lookupTries {
		profile, err = l.source.Lookup(ctx, handle)
		var temporary *source.TemporaryError
		if !errors.As(err, &temporary) || ctx.Err() != nil {
			break
		}
	}
	refuse := func(code syncrun.UserErrorCode, message string) (syncrun.Profile, error) {
		return syncrun.Profile{}, &syncrun.UserError{Field: "handle", Code: code, Message: message}
	}
	switch {
	case errors.Is(err, syncrun.ErrUnavailable):
		return syncrun.Profile{}, err
	case errors.Is(err, source.ErrNotFound):
		return refuse(syncrun.UserHandleNotFound, "X knows no account of this handle")
	case errors.Is(err, source.ErrProtected):
		return refuse(syncrun.UserAccountProtected, "This account is protected: its followers are not public")
	case err != nil:
		return refuse(syncrun.UserXUnavailable, "X did not answer in time; try again")
	}
	return profile, nil
}
