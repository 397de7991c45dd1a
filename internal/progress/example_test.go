package progress_test

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"goodones/internal/progress"
	"goodones/internal/syncrun"
)

// memory is a log of one run in memory.
type memory struct {
	mu     sync.Mutex
	run    syncrun.Run
	events []syncrun.Event
}

func (m *memory) write(status syncrun.Status, message string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := syncrun.Event{RunID: m.run.ID, Sequence: len(m.events) + 1, Status: status, Message: message}
	m.events, m.run = append(m.events, e), m.run.As(e, nil)
	return e.Sequence
}

func (m *memory) Owns(_ context.Context, userID, runID int) error {
	if userID != m.run.UserID || runID != m.run.ID {
		return syncrun.ErrNotFound
	}
	return nil
}

func (m *memory) Tail(context.Context, int, int) (syncrun.Tail, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return syncrun.Tail{Run: m.run, Events: m.events}, nil
}

func (m *memory) History(_ context.Context, _, after, limit int) ([]string, []syncrun.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	rest := m.events[after:]
	return nil, rest[:min(limit, len(rest))], nil
}

func (m *memory) After(_ context.Context, cursors []syncrun.Cursor) (events []syncrun.Event, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range cursors {
		events = append(events, m.events[c.After:]...)
	}
	return events, nil
}

// A subscriber begins after a sequence, gets what was logged since, then what is logged, and ends with the run.
func ExampleHub_Watch() {
	log := &memory{run: syncrun.Run{ID: 42, UserID: 1}}
	log.write(syncrun.StatusQueued, "")
	log.write(syncrun.StatusRunning, "Fetching new followers...")

	hub := progress.New(log, progress.Options{})
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	stopped := make(chan struct{})
	go func() { defer close(stopped); _ = hub.Run(ctx) }() // always nil

	woken := make(chan struct{}, 1)
	text := progress.Encoding{Key: "text", Encode: func(p *syncrun.Progress) []byte {
		return []byte(strconv.Itoa(p.Sequence) + " " + string(p.Status) + " " + p.Message)
	}}
	cursor, err := hub.Watch(ctx, 1, syncrun.Cursor{RunID: 42, After: 1}, text, func() {
		select {
		case woken <- struct{}{}:
		default: // one wake for all that is ready
		}
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	hub.Hint(42, log.write(syncrun.StatusCompleted, ""))
	for done := false; !done; {
		var payloads [][]byte
		payloads, _, done = cursor.Next(nil, 4096)
		for _, p := range payloads {
			fmt.Printf("%s\n", p)
		}
		if !done {
			<-woken
		}
	}
	cursor.Close()
	stop()
	<-stopped
	// Output:
	// 2 running Fetching new followers...
	// 3 completed
}
