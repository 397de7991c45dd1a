package updates

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/syncrun"
)

// finds is whom the runs of a log found: the run of change n, if n is even, ended by it, has search n%4/2, and found
// candidates 1000n+1, 1000n+2 … of which every third is hidden.
type finds struct {
	*log
	each int // how many a run found

	found struct {
		sync.Mutex
		pages int
		err   error
	}
}

func (f *finds) Updates(ctx context.Context, cursors []syncrun.UpdateCursor) (map[int]syncrun.Updates, error) {
	news, err := f.log.Updates(ctx, cursors)
	for _, of := range news {
		for i := range of.Changes {
			u := &of.Changes[i]
			u.Run.SavedSearchID = after(u.Number % 4 / 2)
			if u.Number%2 == 0 {
				u.Run.Status = syncrun.StatusCompleted
			}
			if u.Number%10 == 8 {
				u.Run.SavedSearchID = nil
			}
		}
	}
	return news, err
}

func (f *finds) KnownFound(context.Context, int) (syncrun.FoundCursor, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return syncrun.FoundCursor{Number: f.last}, f.err
}

func (f *finds) FoundBy(_ context.Context, _, runID, above, most int) (page syncrun.FoundPage, err error) {
	f.found.Lock()
	defer f.found.Unlock()
	f.found.pages++
	if f.found.err != nil {
		return page, f.found.err
	}
	first := 1000 * (runID - 100)
	for id := max(above, first) + 1; id <= first+f.each; id++ {
		if page.Through = id; id%1000%3 != 0 {
			page.Candidates = append(page.Candidates, syncrun.Candidate{ID: id})
		}
		if id-max(above, first) == most {
			page.More = true
			break
		}
	}
	return page, nil
}

// want is whom a subscriber to a search, nil for all, is told of.
func (f *finds) want(search *int) (ids []int) {
	for n := 2; n <= f.last; n += 2 {
		if n%10 == 8 || search != nil && n%4/2 != *search {
			continue
		}
		for id := 1000*n + 1; id <= 1000*n+f.each; id++ {
			if id%1000%3 != 0 {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// inFoundBubble runs a hub and those who find on a log in a bubble of time.
func inFoundBubble(t *testing.T, f *finds, test func(t *testing.T, hub *Hub, s *Finds)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := New(f, func(err error) { t.Errorf("trouble: %v", err) })
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- h.Run(ctx) }()
		test(t, h, NewFinds(h, f))
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// next is who is found next, within a minute of the bubble.
func next(t *testing.T, found <-chan *syncrun.Found) *syncrun.Found {
	t.Helper()
	select {
	case c := <-found:
		return c
	case <-time.After(time.Minute):
		t.Fatal("nobody is found")
		return nil
	}
}

// TestEveryoneFoundComesOnce is cut after each candidate, and goes on after the last one that came.
func TestEveryoneFoundComesOnce(t *testing.T) {
	t.Parallel()
	f := &finds{log: &log{first: 1, last: 30, live: 1}, each: 7}
	inFoundBubble(t, f, func(t *testing.T, _ *Hub, s *Finds) {
		for _, search := range []*int{nil, after(0), after(1)} {
			for _, atOnce := range []int{1, 4, 1000} {
				known := syncrun.FoundCursor{}
				for want := f.want(search); len(want) > 0; {
					ctx, cancel := context.WithCancel(t.Context())
					found, err := s.Subscribe(ctx, 1, search, &known)
					if err != nil {
						t.Fatal(err)
					}
					for range min(atOnce, len(want)) {
						c := next(t, found)
						if c.Candidate.ID != want[0] {
							t.Fatalf("candidate %d in place of %d", c.Candidate.ID, want[0])
						}
						want = want[1:]
						read, ok := syncrun.ReadFoundCursor(c.Sequence())
						if known = read; !ok {
							t.Fatalf("sequence %q", c.Sequence())
						}
					}
					cancel()
					for range found {
						continue // one may have been on its way
					}
				}
			}
		}
	})
}

// TestFoundFromNowOn passes over whom runs had found.
func TestFoundFromNowOn(t *testing.T) {
	t.Parallel()
	f := &finds{log: &log{first: 1, last: 10}, each: 2}
	inFoundBubble(t, f, func(t *testing.T, h *Hub, s *Finds) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		found, err := s.Subscribe(ctx, 1, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		f.change(func() { f.last = 12 })
		h.Hint(1, 1)
		for _, want := range []int{12_001, 12_002} {
			if c := next(t, found); c.Candidate.ID != want {
				t.Errorf("candidate %d in place of %d", c.Candidate.ID, want)
			}
		}
	})
}

// TestWhoIsKnownOfARunDoesNotCome begins while runs find: their cursor names whom each had found.
func TestWhoIsKnownOfARunDoesNotCome(t *testing.T) {
	t.Parallel()
	f := &finds{log: &log{first: 1, last: 4}, each: 2}
	inFoundBubble(t, f, func(t *testing.T, _ *Hub, s *Finds) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		found, err := s.Subscribe(ctx, 1, nil, &syncrun.FoundCursor{Number: 1, Through: map[int]int{104: 4001, 102: 2001}})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			syncrun.FoundCursor{Number: 1, Through: map[int]int{102: 2002, 104: 4001}}.String(),
			syncrun.FoundCursor{Number: 3, Through: map[int]int{104: 4002}}.String(),
		} {
			if c := next(t, found); c.Sequence() != want {
				t.Errorf("%+v", c.Known)
			}
		}
	})
}

// TestSlowReadersOfFoundWait reads no more of a large run than is taken.
func TestSlowReadersOfFoundWait(t *testing.T) {
	t.Parallel()
	f := &finds{log: &log{first: 1, last: 2}, each: 10_000}
	inFoundBubble(t, f, func(t *testing.T, _ *Hub, s *Finds) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		found, err := s.Subscribe(ctx, 1, nil, after0())
		if err != nil {
			t.Fatal(err)
		}
		taken := 0
		for range f.want(nil) {
			synctest.Wait()
			f.found.Lock()
			if f.found.pages > 1+taken/(foundAtOnce*2/3) {
				t.Fatalf("%d pages were read when %d candidates were taken", f.found.pages, taken)
			}
			f.found.Unlock()
			next(t, found)
			taken++
		}
		if taken != 6660 {
			t.Errorf("%d candidates", taken)
		}
	})
}

func after0() *syncrun.FoundCursor { return &syncrun.FoundCursor{} }

// TestFoundOutlivesAnOutage loses nobody while the database is away.
func TestFoundOutlivesAnOutage(t *testing.T) {
	t.Parallel()
	f := &finds{log: &log{first: 1, last: 2}, each: 2}
	f.found.err = syncrun.ErrUnavailable
	inFoundBubble(t, f, func(t *testing.T, _ *Hub, s *Finds) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		found, err := s.Subscribe(ctx, 1, nil, after0())
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(5 * time.Second) // of the bubble
		f.found.Lock()
		if f.found.pages < 3 {
			t.Errorf("%d tries", f.found.pages)
		}
		f.found.err = nil
		f.found.Unlock()
		for _, want := range []int{2001, 2002} {
			if c := next(t, found); c.Candidate.ID != want {
				t.Errorf("candidate %d in place of %d", c.Candidate.ID, want)
			}
		}
	})
}

func TestFindsRefuse(t *testing.T) {
	t.Parallel()
	f := &finds{log: &log{first: 4, last: 6}}
	inFoundBubble(t, f, func(t *testing.T, _ *Hub, s *Finds) {
		for _, number := range []int{-1, 0, 2, 7} {
			_, err := s.Subscribe(t.Context(), 1, nil, &syncrun.FoundCursor{Number: number})
			if _, invalid := errors.AsType[*syncrun.InvalidError](err); !invalid {
				t.Errorf("after %d: %v", number, err)
			}
		}
		f.change(func() { f.err = syncrun.ErrUnavailable })
		for _, known := range []*syncrun.FoundCursor{nil, {Number: 5}} {
			if _, err := s.Subscribe(t.Context(), 1, nil, known); !errors.Is(err, syncrun.ErrUnavailable) {
				t.Errorf("without a database: %v", err)
			}
		}
	})
}
