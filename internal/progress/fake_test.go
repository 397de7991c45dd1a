package progress

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"goodones/internal/syncrun"
)

const owner = 7

// fakeLog is a log in memory. Every third event has a message.
type fakeLog struct {
	mu    sync.Mutex
	runs  map[int]*fakeRun
	calls map[string]int
	part  int // how many events of a run After brings at most; 0: all

	// trouble is called before each call and without the lock; it may wait, and what it returns the call returns.
	trouble func(ctx context.Context, call string) error
}

type fakeRun struct {
	run    syncrun.Run
	events []syncrun.Event
}

func newLog() *fakeLog {
	return &fakeLog{runs: map[int]*fakeRun{}, calls: map[string]int{}}
}

// write appends n events to a run, which begins to exist with its first, and returns the last sequence.
func (l *fakeLog) write(runID, n int) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.runs[runID]
	if r == nil {
		r = &fakeRun{run: syncrun.Run{ID: runID, UserID: owner, TriggeredAt: time.Unix(1, 0).UTC()}}
		l.runs[runID] = r
	}
	for range n {
		r.append(syncrun.StatusRunning)
	}
	return r.run.LastSequence
}

// end appends the terminal event.
func (l *fakeLog) end(runID int) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.runs[runID].append(syncrun.StatusCompleted)
	return l.runs[runID].run.LastSequence
}

func (r *fakeRun) append(status syncrun.Status) {
	seq := r.run.LastSequence + 1
	if seq == 1 && status == syncrun.StatusRunning {
		status = syncrun.StatusQueued
	}
	e := syncrun.Event{RunID: r.run.ID, Sequence: seq, At: time.Now(), Status: status,
		Counts: syncrun.Counts{NewFollowersCount: 10 * seq}}
	if seq%3 == 0 {
		e.Message = "line of " + strconv.Itoa(seq)
	}
	if seq == 2 {
		r.run.StartedAt = &e.At
	}
	r.events = append(r.events, e)
	r.run = r.run.As(e, nil)
}

func (l *fakeLog) enter(ctx context.Context, call string) (unlock func(), err error) {
	l.mu.Lock()
	trouble := l.trouble
	l.calls[call]++
	l.mu.Unlock()
	if trouble != nil {
		if err := trouble(ctx, call); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.mu.Lock()
	return l.mu.Unlock, nil
}

// upset sets trouble.
func (l *fakeLog) upset(trouble func(ctx context.Context, call string) error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.trouble = trouble
}

// away is the trouble of a database that is away.
func away(context.Context, string) error { return syncrun.ErrUnavailable }

// counts returns how often each call was made since the last time.
func (l *fakeLog) counts() map[string]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	counts := maps.Clone(l.calls)
	clear(l.calls)
	return counts
}

func messages(events []syncrun.Event) []string {
	var log []string
	for _, e := range events {
		if e.Message != "" {
			log = append(log, e.Message)
		}
	}
	return log
}

func (l *fakeLog) Owns(ctx context.Context, userID, runID int) error {
	unlock, err := l.enter(ctx, "Owns")
	if err != nil {
		return err
	}
	defer unlock()
	if r := l.runs[runID]; r == nil || r.run.UserID != userID {
		return fmt.Errorf("owns: %w", syncrun.ErrNotFound)
	}
	return nil
}

func (l *fakeLog) Tail(ctx context.Context, runID, n int) (syncrun.Tail, error) {
	unlock, err := l.enter(ctx, "Tail")
	if err != nil {
		return syncrun.Tail{}, err
	}
	defer unlock()
	r := l.runs[runID]
	if r == nil {
		return syncrun.Tail{}, fmt.Errorf("tail: %w", syncrun.ErrNotFound)
	}
	from := max(0, len(r.events)-n)
	return syncrun.Tail{Run: r.run, Messages: messages(r.events[:from]), Events: slices.Clone(r.events[from:])}, nil
}

func (l *fakeLog) History(ctx context.Context, runID, after, limit int) ([]string, []syncrun.Event, error) {
	unlock, err := l.enter(ctx, "History")
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	events := l.runs[runID].events
	return messages(events[:after]), slices.Clone(events[after:min(len(events), after+limit)]), nil
}

func (l *fakeLog) After(ctx context.Context, cursors []syncrun.Cursor) ([]syncrun.Event, error) {
	unlock, err := l.enter(ctx, "After")
	if err != nil {
		return nil, err
	}
	defer unlock()
	var found []syncrun.Event
	for _, c := range cursors {
		if l.runs[c.RunID] == nil {
			continue
		}
		events := l.runs[c.RunID].events
		events = events[min(c.After, len(events)):]
		if l.part > 0 {
			events = events[:min(l.part, len(events))]
		}
		found = append(found, events...)
	}
	return found, nil
}

// start runs a hub on log until the test ends.
func start(t testing.TB, log Log, opts Options) *Hub {
	t.Helper()
	h := New(log, opts)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := h.Run(ctx); err != nil {
			t.Errorf("Run: %v", err)
		}
	}()
	t.Cleanup(func() {
		cancel()
		<-done
	})
	return h
}

// text is an encoding that tells the sequence, how much of the log belongs to it, and whether the run looks right.
func text(p *syncrun.Progress) []byte {
	return fmt.Appendf(nil, "%d/%d/%t", p.Sequence, len(p.SyncRun.ProgressLog), right(p))
}

// wanted is what text gives for a sequence.
func wanted(seq int) string { return fmt.Sprintf("%d/%d/true", seq, seq/3) }

// right tells whether a run is as of its event.
func right(p *syncrun.Progress) bool {
	r := &p.SyncRun
	n := len(r.ProgressLog)
	return r.LastSequence == p.Sequence && r.NewFollowersCount == 10*p.Sequence && r.Status == p.Status &&
		(r.StartedAt != nil) == (p.Sequence > 1) && (r.CompletedAt != nil) == p.Terminal() &&
		n == p.Sequence/3 && (n == 0 || r.ProgressLog[n-1] == "line of "+strconv.Itoa(3*n))
}

// client reads a cursor as a transport does: the goroutine that wakes it reads, one at a time.
type client struct {
	cursor *Cursor
	size   int // of what it takes in a go

	wakes  chan struct{} // has room for one
	got    []string
	isDone bool
}

func watch(t testing.TB, h *Hub, runID, after int) *client {
	t.Helper()
	c, err := open(h, runID, after)
	if err != nil {
		t.Fatalf("watch run %d after %d: %v", runID, after, err)
	}
	t.Cleanup(c.cursor.Close)
	return c
}

func open(h *Hub, runID, after int) (c *client, err error) {
	c = &client{size: 1 << 20, wakes: make(chan struct{}, 1)}
	c.cursor, err = h.Watch(context.Background(), owner, syncrun.Cursor{RunID: runID, After: after},
		Encoding{"text", text}, c.wake)
	return c, err
}

func (c *client) wake() {
	select {
	case c.wakes <- struct{}{}:
	default:
	}
}

// take reads what is ready and returns it.
func (c *client) take() []string {
	from := len(c.got)
	for more := true; more; {
		var payloads [][]byte
		payloads, more, c.isDone = c.cursor.Next(nil, c.size)
		for _, p := range payloads {
			c.got = append(c.got, string(p))
		}
	}
	return c.got[from:]
}

// readTo reads until the cursor has delivered a sequence.
func (c *client) readTo(t testing.TB, seq int) {
	t.Helper()
	for c.take(); c.cursor.Sequence() < seq; c.take() {
		select {
		case <-c.wakes:
		case <-time.After(10 * time.Second):
			t.Fatalf("stuck at %d of %d", c.cursor.Sequence(), seq)
		}
	}
}

// check complains about anything but the events from after+1 to seq.
func (c *client) check(t testing.TB, after, seq int) {
	t.Helper()
	if len(c.got) != seq-after {
		t.Errorf("%d events, want %d", len(c.got), seq-after)
		return
	}
	for i, got := range c.got {
		if want := wanted(after + 1 + i); got != want {
			t.Errorf("event %d is %s, want %s", i, got, want)
			return
		}
	}
}
