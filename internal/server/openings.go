package server

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"goodones/internal/viewer"
)

// Openings remembers, for all servers and beyond their lives, what keys have open.
type Openings interface {
	// Resume tells a server whether a key had this open within the last minute, on any server but not still on this
	// one, and may open it again at no cost: once, and not again within a minute. The error is syncrun.ErrUnavailable.
	Resume(ctx context.Context, server int64, keyID int, fingerprint int64) (bool, error)
	// NoteOpenings tells what a server has opened and closed since the last time, and that it lives. It may be told the
	// same again. The error is syncrun.ErrUnavailable.
	NoteOpenings(ctx context.Context, server int64, opened []viewer.Opening, closed []int64) error
}

const (
	// noteEvery is how long what was opened is known to this process alone.
	noteEvery = 200 * time.Millisecond
	// liveEvery is how often a server says that it lives, when it has nothing else to say.
	liveEvery = 5 * time.Second
	// noteTimeout bounds one note.
	noteTimeout = 2 * time.Second
)

// openings tells the database what this server has open, a little later and in one go.
type openings struct {
	store  Openings
	server int64 // this process among all

	mu     sync.Mutex
	last   int64 // number given out
	opened map[int64]viewer.Opening
	closed []int64
}

func newOpenings(store Openings) *openings {
	return &openings{store: store, server: rand.Int64(), opened: map[int64]viewer.Opening{}} //nolint:gosec // no secret
}

// open notes what a key opens; leave notes its end. What was not served is as if it had not been opened.
func (o *openings) open(keyID int, fingerprint int64, resumed bool) (leave func(served bool)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.last++
	number := o.last
	o.opened[number] = viewer.Opening{Number: number, KeyID: keyID, Fingerprint: fingerprint, Resumed: resumed}
	return func(served bool) {
		o.mu.Lock()
		defer o.mu.Unlock()
		opening, waits := o.opened[number]
		switch {
		case waits && !served && !resumed:
			delete(o.opened, number)
		case waits:
			opening.Closed = true
			o.opened[number] = opening
		default:
			o.closed = append(o.closed, number)
		}
	}
}

// run notes until ctx ends, and then the rest.
func (o *openings) run(ctx context.Context) {
	tick := time.NewTicker(noteEvery)
	defer tick.Stop()
	var noted time.Time
	for {
		select {
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), noteTimeout)
			defer cancel()
			_ = o.note(last) // else what it had open counts as open for a minute
			return
		case <-tick.C:
		}
		if o.hasNews() || time.Since(noted) >= liveEvery {
			_ = o.note(ctx) // what could not be noted is noted with the next
			noted = time.Now()
		}
	}
}

func (o *openings) hasNews() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.opened) > 0 || len(o.closed) > 0
}

func (o *openings) note(ctx context.Context) error {
	o.mu.Lock()
	opened, closed := o.opened, o.closed
	o.opened, o.closed = map[int64]viewer.Opening{}, nil
	o.mu.Unlock()
	list := make([]viewer.Opening, 0, len(opened))
	for _, opening := range opened {
		list = append(list, opening)
	}
	ctx, cancel := context.WithTimeout(ctx, noteTimeout)
	defer cancel()
	err := o.store.NoteOpenings(ctx, o.server, list, closed)
	if err != nil {
		o.putBack(opened, closed)
	}
	return err
}

// putBack has what was taken noted again.
func (o *openings) putBack(opened map[int64]viewer.Opening, closed []int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, number := range o.closed { // closed while it was taken
		if opening, ok := opened[number]; ok {
			opening.Closed = true
			opened[number] = opening
		}
	}
	for number, opening := range opened {
		o.opened[number] = opening
	}
	o.closed = append(closed, o.closed...)
}
