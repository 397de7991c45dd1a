package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"goodones/internal/syncrun"
)

// scheduleEvery is how often schedules are looked at: quarter hours are met within that.
const scheduleEvery = 5 * time.Second

// Schedules queues the runs of one schedule that is due.
type Schedules interface {
	Due(ctx context.Context) (queued int, found bool, err error)
}

// Scheduler queues scheduled runs. Every worker process has one; a slot is queued by whichever comes first.
type Scheduler struct {
	schedules Schedules
	clock     Clock
	log       *slog.Logger
	outage    outage
}

// NewScheduler makes a scheduler; its Run looks.
func NewScheduler(schedules Schedules, clock Clock, log *slog.Logger) *Scheduler {
	return &Scheduler{schedules: schedules, clock: clock, log: log, outage: outage{log: log}}
}

// Run looks at schedules until ctx ends.
func (s *Scheduler) Run(ctx context.Context) error {
	for {
		s.queueDue(ctx)
		if err := s.clock.Sleep(ctx, scheduleEvery); err != nil {
			return nil
		}
	}
}

func (s *Scheduler) queueDue(ctx context.Context) {
	for ctx.Err() == nil {
		queued, found, err := s.schedules.Due(ctx)
		s.outage.note(s, err)
		if err != nil {
			if !errors.Is(err, syncrun.ErrUnavailable) && ctx.Err() == nil {
				s.log.Error("schedules could not be looked at", "error", err)
			}
			return
		}
		if !found {
			return
		}
		s.log.Info("schedule is due", "queued", queued)
	}
}
