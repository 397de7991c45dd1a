// Package updates delivers what is new about all of a user's runs: numbered changes, once and in order, and between
// them newer counts; and whom the runs found that have ended. One reader asks the database for all users who are
// subscribed, at most four times a second.
package updates

import (
	"context"
	"fmt"
	"sync"
	"time"

	"goodones/internal/pause"
	"goodones/internal/syncrun"
)

// Log is where updates come from. Errors are those of syncrun; every method ends soon after its context.
type Log interface {
	// UpdateBounds tells where a subscription may begin: after a number from first - 1 to last.
	UpdateBounds(ctx context.Context, userID int) (first, last int, err error)
	// Updates brings what is new after each user's cursor, and how the user's live runs stand.
	Updates(ctx context.Context, cursors []syncrun.UpdateCursor) (map[int]syncrun.Updates, error)
	// ForgetUpdates deletes changes that are too old to be kept.
	ForgetUpdates(ctx context.Context) error
}

const (
	// pace is the least time between two reads, so that counts come at most four times a second.
	pace = 250 * time.Millisecond
	// tick is how old what is known may grow without any hint.
	tick = time.Second
	// forgetEvery is how often old changes are deleted.
	forgetEvery = time.Hour
	// readTimeout bounds a read that nobody waits for.
	readTimeout = 5 * time.Second
	// kept is how many changes of a user are kept in memory; who is further behind reads from the database.
	kept = 512
)

// Hub delivers updates to subscribers in this process. It is safe for concurrent use. It is a hint.Sink.
type Hub struct {
	log     Log
	trouble func(error)
	wake    chan struct{}

	mu    sync.Mutex
	feeds map[int]*feed // by user
}

// New makes a hub. trouble is told when reading fails although the database is there; it must not wait.
func New(log Log, trouble func(error)) *Hub {
	return &Hub{log: log, trouble: trouble, wake: make(chan struct{}, 1), feeds: map[int]*feed{}}
}

// Hint has the logs of users read on.
func (h *Hub) Hint(int, int) { h.poke() }

// Lost is the same as a hint.
func (h *Hub) Lost() { h.poke() }

// Listening makes no difference: the tick is short enough.
func (h *Hub) Listening(bool) {}

func (h *Hub) poke() {
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

// Run reads and delivers until ctx ends.
func (h *Hub) Run(ctx context.Context) error {
	var forgetting sync.WaitGroup
	defer forgetting.Wait()
	forgetting.Go(func() { h.keepForgetting(ctx) })
	timer := time.NewTimer(tick)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-h.wake:
		case <-timer.C:
		}
		h.tellTrouble(h.read(ctx))
		if pause.For(ctx, pace) != nil { // hints that come meanwhile are one
			return nil
		}
		timer.Reset(tick)
	}
}

func (h *Hub) tellTrouble(err error) {
	if err != nil && !isAway(err) {
		h.trouble(err)
	}
}

// keepForgetting deletes old changes until ctx ends, which may take long, while others are read.
func (h *Hub) keepForgetting(ctx context.Context) {
	due := time.NewTicker(forgetEvery)
	defer due.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-due.C:
			h.tellTrouble(h.forget(ctx))
		}
	}
}

func (h *Hub) forget(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return h.log.ForgetUpdates(ctx)
}

// read brings all feeds up to date.
func (h *Hub) read(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	for {
		cursors := h.cursors()
		if len(cursors) == 0 {
			return nil
		}
		news, err := h.log.Updates(ctx, cursors)
		if err != nil {
			return fmt.Errorf("read updates: %w", err)
		}
		more := false
		h.mu.Lock()
		for user, of := range news {
			if f := h.feeds[user]; f != nil {
				f.add(of)
				more = more || of.More
			}
		}
		h.mu.Unlock()
		if !more {
			return nil
		}
	}
}

func (h *Hub) cursors() []syncrun.UpdateCursor {
	h.mu.Lock()
	defer h.mu.Unlock()
	cursors := make([]syncrun.UpdateCursor, 0, len(h.feeds))
	for user, f := range h.feeds {
		cursors = append(cursors, syncrun.UpdateCursor{UserID: user, After: f.head})
	}
	return cursors
}
