package live

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

const withAccount = `{ sequence syncRun { trackedAccount { handle } } }`

func TestPrivateIsLive(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		s := w.subscribe(t, subscription(withAccount))
		if got := s.next(t, 1)[0]; !strings.Contains(got, `"handle":"first"`) {
			t.Error(got)
		}
		w.set("second", nil)
		w.write(syncrun.StatusRunning, "")
		if got := s.next(t, 1)[0]; !strings.Contains(got, `"sequence":2`) || !strings.Contains(got, `"handle":"second"`) {
			t.Error(got)
		}
	})
}

func TestPrivateWaitsForTheDatabase(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		s := w.subscribe(t, subscription(withAccount))
		s.next(t, 1)
		w.set("first", syncrun.ErrUnavailable)
		w.write(syncrun.StatusRunning, "")
		w.write(syncrun.StatusCompleted, "")
		w.mu.Lock()
		w.reads = 0
		w.mu.Unlock()
		<-time.After(time.Minute)
		none := s.Next(nil, 1<<20)
		fact.Is(t, "len(none.Payloads)", len(none.Payloads), 0, none.Payloads)
		fact.Is(t, "none.Done", none.Done, false)
		fact.Holds(t, "none.Errs == nil", none.Errs == nil, none.Errs)
		w.mu.Lock()
		if w.reads < 20 || w.reads > 60 {
			t.Errorf("%d reads in a minute", w.reads)
		}
		w.mu.Unlock()
		w.set("back", nil)
		before := time.Now()
		got := s.next(t, 99)
		fact.Is(fact.Must(t), "len(got)", len(got), 2, got)
		fact.Contains(t, "got[0]", got[0], `"sequence":2,"syncRun":{"trackedAccount":{"handle":"back"}}`)
		fact.Is(t, "s.done", s.done, true)
		if took := time.Since(before); took > lastPause {
			t.Errorf("took %v", took)
		}
	})
}

func TestPrivateTellsOtherErrors(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := threeEvents(t)
		w.set("", errors.New("secret"))
		got := w.subscribe(t, subscription(withAccount)).next(t, 99)
		fact.Is(fact.Must(t), "len(got)", len(got), 3, got)
		fact.Contains(t, "got[0]", got[0], `"code":"INTERNAL_SERVER_ERROR"`)
		fact.Lacks(t, "got[0]", got[0], "secret")
	})
}

func TestPrivateHoldsLittle(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		s := w.subscribe(t, subscription(withAccount))
		for range 100 {
			w.write(syncrun.StatusRunning, "")
		}
		w.write(syncrun.StatusCompleted, "")
		synctest.Wait()
		private := s.Stream.(*privateStream)
		private.mu.Lock()
		if n := len(private.queue); n != maxQueued {
			t.Errorf("%d payloads wait", n)
		}
		private.mu.Unlock()
		two := s.Next([][]byte{nil}, 200)
		fact.Is(t, "len(two.Payloads)", len(two.Payloads), 3)
		fact.Is(t, "two.More", two.More, true)
		fact.Is(t, "two.Done", two.Done, false)
		fact.Is(t, "s.sequence()", s.sequence(), 2)
		got := s.next(t, 999)
		fact.Is(t, "len(got)", len(got), 100)
		fact.Is(t, "s.done", s.done, true)
		fact.Is(t, "s.sequence()", s.sequence(), 102)
	})
}

// TestPrivateEndsWithItsSubscriber has it blocked in each of its waits.
func TestPrivateEndsWithItsSubscriber(t *testing.T) {
	t.Parallel()
	tests := map[string]func(w *world){
		"for events": func(*world) {},
		"for room": func(w *world) {
			for range 100 {
				w.write(syncrun.StatusRunning, "")
			}
		},
		"for the database": func(w *world) {
			w.set("", syncrun.ErrUnavailable)
			w.write(syncrun.StatusRunning, "")
		},
	}
	for name, block := range tests {
		for _, by := range []string{"Close", "context"} {
			t.Run(name+", by "+by, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { // fails when a goroutine stays
					w := newWorld(t)
					ctx, cancel := context.WithCancel(asOwner(t.Context()))
					defer cancel()
					s, errs := w.open(t, ctx, subscription(withAccount), nil)
					if errs != nil {
						t.Fatal(errs)
					}
					block(w)
					synctest.Wait()
					if by == "context" {
						cancel()
						synctest.Wait()
						for {
							portion := s.Next(nil, 1<<20)
							if portion.Done || portion.Errs != nil {
								t.Fatalf("done %t, errors %v: but the run goes on", portion.Done, portion.Errs)
							}
							if len(portion.Payloads) == 0 {
								break
							}
						}
					}
					s.Close()
					synctest.Wait()
				})
			})
		}
	}
}

func TestPrivateExecutionRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		ctx := asOwner(t.Context())
		op := w.operation(t, ctx, subscription(withAccount), nil)
		stranger := context.WithoutCancel(t.Context()) // without a viewer the resolver refuses
		s := &privateStream{live: w.Live, userID: owner, ctx: ctx, cancel: func() {}, wake: func() {},
			execution: newExecution(stranger, w.executor, op), next: &syncrun.Progress{}}
		s.execute(func(ctx context.Context) context.Context { return context.Background() })
		got := s.Next(nil, 1)
		fact.Is(fact.Must(t), "got.Done", got.Done, true)
		fact.Is(fact.Must(t), "len(got.Errs)", len(got.Errs), 1, got.Errs)
		fact.Is(t, `got.Errs[0].Extensions["code"]`, got.Errs[0].Extensions["code"], "UNAUTHENTICATED")
	})
}

// TestPrivateSelectionsShareReads has many subscriptions of one user see one event: what they show is read once.
func TestPrivateSelectionsShareReads(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		var all []*subscriber
		for range 50 {
			s := w.subscribe(t, subscription(withAccount))
			s.next(t, 1)
			all = append(all, s)
		}
		synctest.Wait()
		w.mu.Lock()
		w.reads = 0
		w.mu.Unlock()
		w.write(syncrun.StatusRunning, "")
		for _, s := range all {
			if got := s.next(t, 1)[0]; !strings.Contains(got, `"sequence":2,"syncRun":{"trackedAccount":{"handle":"first"}}`) {
				t.Error(got)
			}
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.reads > 3 { // a round may begin before all are woken
			t.Errorf("%d reads for one event", w.reads)
		}
	})
}
