package syncrun

import (
	"context"
	"reflect"
	"slices"
	"testing"
	"testing/synctest"
	"time"
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
		o, began := NewOutbox(), time.Now()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		done := make(chan struct{})
		go func() {
			defer close(done)
			o.Run(ctx, func(ctx context.Context, payloads []string) {
				slices.Sort(payloads)
				sent = append(sent, sending{time.Since(began), payloads})
				select {
				case <-ctx.Done():
				case <-time.After(takes):
				}
			})
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

func TestHintPayload(t *testing.T) {
	t.Parallel()
	if run, seq, ok := ParseHint(FormatHint(42, 7)); run != 42 || seq != 7 || !ok {
		t.Errorf("read %d, %d, %v", run, seq, ok)
	}
	for _, payload := range []string{"", ":", "1", "1:", ":1", "0:1", "1:0", "-1:1", "1:-1", "a:1", "1:b", "1:2:3", "1.5:2", "99999999999999999999:1"} {
		if _, _, ok := ParseHint(payload); ok {
			t.Errorf("%q was read as a hint", payload)
		}
	}
}
