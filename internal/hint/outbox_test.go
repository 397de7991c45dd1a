package hint

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
)

// sending is what an outbox sent, and when.
type sending struct {
	at       time.Duration // since the outbox began
	payloads []string
}

// outboxOf runs an outbox on a clock of the test's own while play hints, and returns what was sent. Each sending
// takes so long.
func outboxOf(t *testing.T, takes time.Duration, play func(o *Outbox, stop func())) (sent []sending) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		o := NewOutbox(func(ctx context.Context, batch Batch) error {
			slices.Sort(batch.Progress)
			payloads := batch.Progress
			if batch.Runs {
				payloads = append(payloads, "runs")
			}
			if batch.Work {
				payloads = append(payloads, "work")
			}
			for _, id := range batch.Keys {
				payloads = append(payloads, fmt.Sprint("key ", id))
			}
			sent = append(sent, sending{time.Since(began), payloads})
			select {
			case <-ctx.Done():
			case <-time.After(takes):
			}
			return nil
		}, Watch{})
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		done := make(chan struct{})
		go func() {
			defer close(done)
			if err := o.Run(ctx); err != nil {
				t.Errorf("Run ended with %v", err)
			}
		}()
		synctest.Wait()
		play(o, cancel)
		synctest.Wait()
		cancel()
		<-done
	})
	return sent
}

func after(ms int, payloads ...string) sending {
	return sending{time.Duration(ms) * time.Millisecond, payloads}
}

func wait(ms int) {
	time.Sleep(time.Duration(ms) * time.Millisecond) // of the bubble's clock
	synctest.Wait()
}

func TestOutbox(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		takes time.Duration
		play  func(o *Outbox, stop func())
		want  []sending
	}{
		"nothing to send": {0, func(*Outbox, func()) { wait(1000) }, nil},
		"at once when quiet": {0, func(o *Outbox, _ func()) {
			wait(30)
			o.Hint(1, 1)
			wait(500)
			o.Hint(1, 2)
			wait(500)
		}, []sending{after(30, "1:1"), after(530, "1:2")}},
		"then every 100 ms, with the last": {0, func(o *Outbox, _ func()) {
			for seq := range 25 {
				o.Hint(1, seq+1)
				wait(10)
			}
			wait(1000)
		}, []sending{after(0, "1:1"), after(100, "1:10"), after(200, "1:20"), after(300, "1:25")}},
		"all runs together, each by its newest": {0, func(o *Outbox, _ func()) {
			o.Hint(9, 1)
			wait(1)
			o.Hint(1, 3)
			o.Hint(2, 8)
			o.Hint(1, 2)
			wait(1000)
		}, []sending{after(0, "9:1"), after(100, "1:3", "2:8")}},
		"what gathers during a slow sending": {300 * time.Millisecond, func(o *Outbox, _ func()) {
			o.Hint(1, 1)
			wait(10)
			o.Hint(1, 2)
			wait(1000)
		}, []sending{after(0, "1:1"), after(400, "1:2")}},
		"a sending that hangs is given up": {time.Hour, func(o *Outbox, _ func()) {
			o.Hint(1, 1)
			wait(10)
			o.Hint(1, 2)
			wait(1500)
		}, []sending{after(0, "1:1"), after(1000, "1:2")}},
		"work is told of at once": {0, func(o *Outbox, _ func()) {
			o.Hint(1, 1)
			wait(10)
			o.Hint(1, 2)
			o.Work()
			o.Runs()
			wait(10)
			o.Runs()
			o.Runs()
			wait(10)
			o.Key(7)
			o.Key(8)
			wait(1000)
		}, []sending{after(0, "1:1"), after(10, "work"), after(20, "runs"), after(30, "key 7", "key 8"), after(100, "1:2")}},
		"an end is told of at once": {0, func(o *Outbox, _ func()) {
			o.Hint(1, 1)
			wait(10)
			o.Hint(1, 2)
			o.Hint(2, 1)
			o.HintNow(1, 3)
			wait(1000)
		}, []sending{after(0, "1:1"), after(10, "1:3"), after(100, "2:1")}},
		"work that comes during a slow sending is next": {50 * time.Millisecond, func(o *Outbox, _ func()) {
			o.Hint(1, 1)
			wait(10)
			o.Hint(1, 2)
			o.Work()
			wait(1000)
		}, []sending{after(0, "1:1"), after(50, "work"), after(150, "1:2")}},
		"work alone does not hold up what comes next": {0, func(o *Outbox, _ func()) {
			o.Work()
			wait(10)
			o.Hint(1, 1)
			wait(1000)
		}, []sending{after(0, "work"), after(10, "1:1")}},
		"the rest at the end": {0, func(o *Outbox, stop func()) {
			o.Hint(1, 1)
			wait(10)
			o.Hint(1, 2)
			o.Hint(3, 1)
			stop()
			wait(10)
		}, []sending{after(0, "1:1"), after(10, "1:2", "3:1")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := outboxOf(t, c.takes, c.play); !reflect.DeepEqual(got, c.want) {
				t.Errorf("sent %v, want %v", got, c.want)
			}
		})
	}
}

// TestSendingOutlivesTheEnd ends an outbox in the middle of a sending, which holds what the last part to end has said.
func TestSendingOutlivesTheEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		var sent int
		o := NewOutbox(func(sending context.Context, _ Batch) error {
			end()
			synctest.Wait()
			if err := sending.Err(); err != nil {
				return err
			}
			sent++
			return nil
		}, Watch{Trouble: func(err error) { t.Errorf("the hint is lost: %v", err) }})
		o.Work()
		if err := o.Run(ctx); err != nil || sent != 1 {
			t.Errorf("sent %d, %v", sent, err)
		}
	})
}

// TestOutboxReportsOnce refuses some batches in a row.
func TestOutboxReportsOnce(t *testing.T) {
	t.Parallel()
	refused := errors.New("refused")
	answers := []error{refused, refused, nil, nil, refused}
	failed, troubles := 0, []error{}
	o := NewOutbox(func(context.Context, Batch) error {
		answer := answers[0]
		answers = answers[1:]
		return answer
	}, Watch{Failed: func() { failed++ }, Trouble: func(err error) { troubles = append(troubles, err) }})
	for len(answers) > 0 {
		o.Work()
		want := answers[0]
		if err := o.Flush(t.Context()); !errors.Is(err, want) {
			t.Errorf("Flush returned %v, want %v", err, want)
		}
	}
	if err := o.Flush(t.Context()); err != nil {
		t.Errorf("an empty outbox: %v", err)
	}
	if failed != 3 || !reflect.DeepEqual(troubles, []error{refused, nil, refused}) {
		t.Errorf("%d batches failed, troubles %v", failed, troubles)
	}
}

func TestSelfTest(t *testing.T) {
	t.Parallel()
	refused := errors.New("refused")
	for name, c := range map[string]struct {
		send func(test *SelfTest, payload string) error
		want error
	}{
		"it arrives": {func(test *SelfTest, payload string) error { test.Heard(payload); return nil }, nil},
		"it arrives twice": {func(test *SelfTest,
			payload string) error {
			test.Heard(payload)
			test.Heard(payload)
			return nil
		}, nil},
		"another arrives": {func(test *SelfTest, payload string) error {
			test.Heard(payload +
				"x")
			test.Heard("")
			return nil
		}, ErrDeaf},
		"it is refused": {func(*SelfTest, string) error { return refused }, refused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				test := &SelfTest{}
				err := test.Try(ctx, func(_ context.Context, payload string) error {
					if _, _, ok := Parse(payload); ok {
						t.Errorf("%q looks like a hint", payload)
					}
					return c.send(test, payload)
				})
				if !errors.Is(err, c.want) {
					t.Errorf("error %v, want %v", err, c.want)
				}
			})
		})
	}
}

func TestHintPayload(t *testing.T) {
	t.Parallel()
	run, seq, ok := Parse(Format(42, 7))
	fact.Is(t, "run", run, 42)
	fact.Is(t, "seq", seq, 7)
	fact.Is(t, "ok", ok, true)
	for _, payload := range []string{"", ":", "1", "1:", ":1", "0:1", "1:0", "-1:1", "1:-1", "a:1", "1:b", "1:2:3",
		"1.5:2", "99999999999999999999:1"} {
		if _, _, ok := Parse(payload); ok {
			t.Errorf("%q was read as a hint", payload)
		}
	}
}
