package app

import (
	"context"
	"time"

	"goodones/db"
	"goodones/internal/progress"
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

func (s snapshots) RunByID(ctx context.Context, userID, runID int) (*syncrun.Run, error) {
	run, fresh, err := s.hub.Snapshot(ctx, userID, runID)
	if err != nil {
		return nil, err
	}
	if fresh {
		return &run, nil
	}
	return s.db.RunByID(ctx, userID, runID)
}
