package feed

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/lib/pq"
)

const (
	channel      = "goodones_progress" // payload run:seq
	minReconnect = 100 * time.Millisecond
	maxReconnect = time.Second
)

// Send hands events, in order, to subscribers of one run.
type Send[S comparable] func(ctx context.Context, to []S, events []*Event)

// Hub reads the logs of the runs that somebody watches. One goroutine, Run's, owns all of it.
type Hub[S comparable] struct {
	dsn    string
	send   Send[S]
	topics map[int64]*topic[S]
	joins  chan member[S]
	leaves chan member[S]

	mu     sync.Mutex
	hinted map[int64]int // run, highest sequence
	wake   chan struct{}
}

type topic[S comparable] struct {
	last        int
	subscribers []S
}

type member[S comparable] struct {
	runID      int64
	after      int
	subscriber S
}

// NewHub makes a hub on a database. send is called by one goroutine, and holds up everybody while it blocks.
func NewHub[S comparable](dsn string, send Send[S]) *Hub[S] {
	return &Hub[S]{dsn: dsn, send: send, topics: map[int64]*topic[S]{}, joins: make(chan member[S]),
		leaves: make(chan member[S]), hinted: map[int64]int{}, wake: make(chan struct{}, 1)}
}

// Join gives a subscriber every event above after, those in the log first. It returns when the hub has taken it in.
func (h *Hub[S]) Join(ctx context.Context, runID int64, after int, subscriber S) error {
	select {
	case h.joins <- member[S]{runID, after, subscriber}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Leave ends that. It does nothing for somebody who is not in.
func (h *Hub[S]) Leave(ctx context.Context, runID int64, subscriber S) {
	select {
	case h.leaves <- member[S]{runID: runID, subscriber: subscriber}:
	case <-ctx.Done():
	}
}

// Run listens and reads until ctx ends.
func (h *Hub[S]) Run(ctx context.Context) error {
	db, err := sql.Open("postgres", h.dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	after, err := db.PrepareContext(ctx, selectAfter)
	if err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	defer after.Close()
	listener := pq.NewListener(h.dsn, minReconnect, maxReconnect, nil)
	var drain sync.WaitGroup
	drain.Go(func() { h.drain(listener.Notify) })
	defer drain.Wait()
	defer listener.Close()
	if err := listener.Listen(channel); err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	return h.loop(ctx, log{after})
}

// drain notes hints until the listener is closed.
func (h *Hub[S]) drain(hints <-chan *pq.Notification) {
	for hint := range hints {
		if hint == nil {
			continue // reconnected; a yardstick does not care for what was lost
		}
		run, sequence, _ := strings.Cut(hint.Extra, ":")
		runID, runErr := strconv.ParseInt(run, 10, 64)
		seq, seqErr := strconv.Atoi(sequence)
		if runErr != nil || seqErr != nil {
			continue
		}
		h.mu.Lock()
		h.hinted[runID] = max(seq, h.hinted[runID])
		h.mu.Unlock()
		select {
		case h.wake <- struct{}{}:
		default:
		}
	}
}

func (h *Hub[S]) loop(ctx context.Context, l log) error {
	for {
		var err error
		select {
		case <-ctx.Done():
			return nil
		case m := <-h.joins:
			err = h.join(ctx, l, m)
		case m := <-h.leaves:
			h.leave(m)
		case <-h.wake:
			err = h.readOn(ctx, l)
		}
		if err != nil && ctx.Err() == nil {
			return err
		}
	}
}

func (h *Hub[S]) join(ctx context.Context, l log, m member[S]) error {
	events, err := l.read(ctx, m.runID, m.after)
	if err != nil {
		return err
	}
	t := h.topics[m.runID]
	if t == nil {
		t = &topic[S]{last: m.after}
		h.topics[m.runID] = t
	}
	h.publish(ctx, t, events) // what the others do not have yet
	h.send(ctx, []S{m.subscriber}, events)
	t.subscribers = append(t.subscribers, m.subscriber)
	return nil
}

func (h *Hub[S]) leave(m member[S]) {
	t := h.topics[m.runID]
	if t == nil {
		return
	}
	if at := slices.Index(t.subscribers, m.subscriber); at >= 0 {
		t.subscribers = slices.Delete(t.subscribers, at, at+1)
	}
	if len(t.subscribers) == 0 {
		delete(h.topics, m.runID)
	}
}

// readOn asks once for each run that was hinted at and is watched.
func (h *Hub[S]) readOn(ctx context.Context, l log) error {
	h.mu.Lock()
	hinted := h.hinted
	h.hinted = make(map[int64]int, len(hinted))
	h.mu.Unlock()
	for runID, sequence := range hinted {
		t := h.topics[runID]
		if t == nil || t.last >= sequence {
			continue
		}
		events, err := l.read(ctx, runID, t.last)
		if err != nil {
			return err
		}
		h.publish(ctx, t, events)
	}
	return nil
}

// publish sends what is new to a topic to all of it.
func (h *Hub[S]) publish(ctx context.Context, t *topic[S], events []*Event) {
	for len(events) > 0 && events[0].Sequence <= t.last {
		events = events[1:]
	}
	if len(events) == 0 {
		return
	}
	t.last = events[len(events)-1].Sequence
	if len(t.subscribers) > 0 {
		h.send(ctx, t.subscribers, events)
	}
}
