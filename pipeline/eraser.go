package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"goodones/internal/syncrun"
)

// eraseEvery is how often an Eraser looks for something to erase.
const eraseEvery = 5 * time.Second

// Erasures deletes what is to go, a bit at a time.
type Erasures interface {
	// EraseRows deletes the next bit of what belonged to users and accounts that were deleted, and says how many rows
	// that was and whether there is more.
	EraseRows(ctx context.Context) (rows int, more bool, err error)
	// EraseGone erases the next people who are gone from their network, and HideStale hides those at whom nobody has
	// looked for too long.
	EraseGone(ctx context.Context) (people int, more bool, err error)
	HideStale(ctx context.Context) (looked int, more bool, err error)
}

// Eraser deletes what is to go. Every worker process has one; they share the work.
type Eraser struct {
	erasures Erasures
	clock    Clock
	log      *slog.Logger
	outage   outage
}

// NewEraser makes an eraser; its Run deletes.
func NewEraser(erasures Erasures, clock Clock, log *slog.Logger) *Eraser {
	return &Eraser{erasures: erasures, clock: clock, log: log, outage: outage{log: log}}
}

// Run deletes until ctx ends.
func (e *Eraser) Run(ctx context.Context) error {
	for {
		e.while(ctx, "erased rows of deleted users and accounts", e.erasures.EraseRows)
		e.while(ctx, "erased people who are gone", e.erasures.EraseGone)
		e.while(ctx, "looked whether profiles are too old", e.erasures.HideStale)
		if err := e.clock.Sleep(ctx, eraseEvery); err != nil {
			return nil
		}
	}
}

// while does one kind of work until none is left, the database is away or ctx ends. What was done is what the log says.
func (e *Eraser) while(ctx context.Context, done string, do func(context.Context) (int, bool, error)) {
	total := 0
	for more := true; more && ctx.Err() == nil; {
		var rows int
		var err error
		rows, more, err = do(ctx)
		e.outage.note(done, err)
		if err != nil {
			if !errors.Is(err, syncrun.ErrUnavailable) && ctx.Err() == nil {
				e.log.Error("cannot erase or hide", "work", done, "error", err)
			}
			return
		}
		total += rows
	}
	if total > 0 {
		e.log.Info(done, "rows", total)
	}
}
