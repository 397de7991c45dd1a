package updates

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// log is the updates of user 1: change n is of run n, and run 7 is live with a count that each read raises.
type log struct {
	mu          sync.Mutex
	first, last int
	without     int // every change of a number that this divides was deleted; 0: none
	live        int // the sequence of run 7; 0: there is none
	reads       int
	err         error
	forget      func(ctx context.Context) // what forgetting takes; nil: nothing
}

// change changes what the log has.
func (l *log) change(how func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	how()
}

func (l *log) UpdateBounds(context.Context, int) (first, last int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.first, l.last, l.err
}

func (l *log) ForgetUpdates(ctx context.Context) error {
	if l.forget != nil {
		l.forget(ctx)
	}
	return ctx.Err()
}

func (l *log) Updates(_ context.Context, cursors []syncrun.UpdateCursor) (map[int]syncrun.Updates, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reads++
	if l.err != nil {
		return nil, l.err
	}
	found := map[int]syncrun.Updates{}
	for _, c := range cursors {
		news := syncrun.Updates{Head: c.After}
		for n := c.After + 1; n <= l.last; n++ {
			if l.without > 0 && n%l.without == 0 {
				continue
			}
			if len(news.Changes) == 100 {
				news.More = true
				break
			}
			run := syncrun.Run{ID: 100 + n, TrackedAccountID: n % 2, LastSequence: 1, Status: syncrun.StatusRunning}
			news.Changes = append(news.Changes, syncrun.Update{UserID: 1, Number: n, Run: run})
			news.Head = n
		}
		if l.live > 0 && !news.More {
			run := syncrun.Run{ID: 7, LastSequence: l.live, Status: syncrun.StatusRunning}
			news.Live = []syncrun.Update{{UserID: 1, Number: news.Head, Counts: true, Run: run}}
		}
		found[c.UserID] = news
	}
	return found, nil
}

// inBubble runs a hub on a log in a bubble of time.
func inBubble(t *testing.T, l *log, test func(t *testing.T, h *Hub)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := New(l, func(err error) { t.Errorf("trouble: %v", err) })
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- h.Run(ctx) }()
		test(t, h)
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func after(n int) *int { return &n }

func TestEveryChangeComesOnce(t *testing.T) {
	t.Parallel()
	l := &log{first: 1, last: 1200}
	inBubble(t, l, func(t *testing.T, h *Hub) {
		for _, from := range []int{0, 3, 700, 1199} {
			ctx, cancel := context.WithCancel(t.Context())
			updates, err := h.Subscribe(ctx, 1, nil, after(from))
			if err != nil {
				t.Fatal(err)
			}
			for n := from + 1; n <= l.last; n++ {
				if u := <-updates; u.Number != n || u.Run.ID != 100+n {
					t.Fatalf("after %d: change %d of run %d in place of %d", from, u.Number, u.Run.ID, n)
				}
			}
			l.change(func() { l.last++ })
			h.Hint(1, 1)
			if u := <-updates; u.Number != l.last {
				t.Errorf("change %d in place of the new one, %d", u.Number, l.last)
			}
			cancel()
			for range updates {
				t.Error("an update after the last")
			}
		}
	})
}

// TestForgettingDelaysNobody has old changes take a minute to delete, and new ones come meanwhile.
func TestForgettingDelaysNobody(t *testing.T) {
	t.Parallel()
	begun := make(chan struct{}, 1)
	l := &log{first: 1, last: 1, forget: func(ctx context.Context) { begun <- struct{}{}; <-ctx.Done() }}
	inBubble(t, l, func(t *testing.T, h *Hub) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		updates, err := h.Subscribe(ctx, 1, nil, after(1))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(forgetEvery + time.Second) // in the bubble
		<-begun
		began := time.Now()
		l.change(func() { l.last++ })
		h.Hint(1, 1)
		if u := <-updates; u.Number != l.last || time.Since(began) > tick {
			t.Errorf("change %d came after %s", u.Number, time.Since(began))
		}
	})
}

func TestUpdatesOfOneAccount(t *testing.T) {
	t.Parallel()
	inBubble(t, &log{first: 1, last: 10}, func(t *testing.T, h *Hub) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		updates, err := h.Subscribe(ctx, 1, after(1), after(0))
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= 9; n += 2 {
			if u := <-updates; u.Number != n {
				t.Errorf("change %d in place of %d", u.Number, n)
			}
		}
	})
}

// TestCountsArePaced has a run grow with every read, and hints come without end.
func TestCountsArePaced(t *testing.T) {
	t.Parallel()
	l := &log{first: 1, last: 5, live: 1}
	inBubble(t, l, func(t *testing.T, h *Hub) {
		ctx, cancel := context.WithCancel(t.Context())
		updates, err := h.Subscribe(ctx, 1, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		began, shown := time.Now(), 0
		for time.Since(began) < 10*time.Second {
			select {
			case u := <-updates:
				fact.Is(t, "u.Number", u.Number, 5, u)
				fact.Is(t, "u.Counts", u.Counts, true)
				fact.Holds(t, "u.Run.LastSequence > shown", u.Run.LastSequence > shown, u.Run.LastSequence, shown)
				shown = u.Run.LastSequence
			case <-time.After(10 * time.Millisecond):
				l.change(func() { l.live++ })
				h.Hint(7, 1)
			}
		}
		l.change(func() {
			if l.reads < 35 || l.reads > 42 {
				t.Errorf("%d reads in 10 s", l.reads)
			}
		})
		cancel()
		for range updates {
			continue
		}
	})
}

func TestSubscribeRefuses(t *testing.T) {
	t.Parallel()
	l := &log{first: 4, last: 6}
	inBubble(t, l, func(t *testing.T, h *Hub) {
		for _, from := range []int{-1, 0, 2, 7} {
			_, err := h.Subscribe(t.Context(), 1, nil, after(from))
			if _, invalid := errors.AsType[*syncrun.InvalidError](err); !invalid {
				t.Errorf("after %d: %v", from, err)
			}
		}
		l.change(func() { l.err = syncrun.ErrUnavailable })
		if _, err := h.Subscribe(t.Context(), 1, nil, nil); !errors.Is(err, syncrun.ErrUnavailable) {
			t.Errorf("without a database: %v", err)
		}
	})
}

// TestUpdatesOutliveAnOutage loses nothing while the database is away.
func TestUpdatesOutliveAnOutage(t *testing.T) {
	t.Parallel()
	l := &log{first: 1, last: 1}
	inBubble(t, l, func(t *testing.T, h *Hub) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		updates, err := h.Subscribe(ctx, 1, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		l.change(func() { l.err, l.last = syncrun.ErrUnavailable, 3 })
		time.Sleep(5 * time.Second) // of the bubble
		select {
		case u := <-updates:
			t.Errorf("update %d without a database", u.Number)
		default:
		}
		l.change(func() { l.err = nil })
		for n := 2; n <= 3; n++ {
			if u := <-updates; u.Number != n {
				t.Errorf("change %d in place of %d", u.Number, n)
			}
		}
	})
}

// TestDeletedChangesLeaveGaps passes over the changes of accounts that were deleted with their runs.
func TestDeletedChangesLeaveGaps(t *testing.T) {
	t.Parallel()
	l := &log{first: 1, last: 1999, without: 3}
	inBubble(t, l, func(t *testing.T, h *Hub) {
		for _, from := range []int{0, 3, 4, 1500, 1996} {
			ctx, cancel := context.WithCancel(t.Context())
			updates, err := h.Subscribe(ctx, 1, nil, after(from))
			if err != nil {
				t.Fatal(err)
			}
			for n := from + 1; n <= l.last; n++ {
				if n%3 == 0 {
					continue
				}
				if u := <-updates; u.Number != n {
					t.Fatalf("after %d: change %d in place of %d", from, u.Number, n)
				}
			}
			cancel()
			for range updates {
				t.Error("an update after the last")
			}
		}
		l.change(func() { l.without = 1 }) // all are deleted
		ctx, cancel := context.WithCancel(t.Context())
		updates, err := h.Subscribe(ctx, 1, nil, after(5))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * time.Second) // of the bubble
		l.change(func() { l.without, l.last = 0, 2000 })
		if u := <-updates; u.Number != 2000 {
			t.Errorf("change %d in place of the new one", u.Number)
		}
		cancel()
		for range updates {
			t.Error("an update after the last")
		}
	})
}
