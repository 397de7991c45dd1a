package db_test

import (
	"sync"
	"testing"
	"time"

	"goodones/internal/fact"
)

// key makes a key and returns its id.
func (f *fixture) key(hash byte) int {
	f.t.Helper()
	if _, err := f.CreateKey(f.t.Context(), "ada", [32]byte{hash}, prefixOne); err != nil {
		f.t.Fatal(err)
	}
	owner, err := f.KeyOwner(f.t.Context(), [32]byte{hash})
	if err != nil {
		f.t.Fatal(err)
	}
	return owner.KeyID
}

func TestTakeRequests(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, other := f.key(1), f.key(2)
	steps := []struct {
		key, portion, granted, remaining int
	}{
		{key, 5, 5, 5}, {key, 3, 3, 2}, {key, 5, 2, 0}, {key, 5, 0, 0}, {key, 1, 0, 0}, {other, 4, 4, 6},
	}
	for i, step := range steps {
		got, err := f.TakeRequests(t.Context(), step.key, 10, step.portion)
		fact.Is(fact.Must(t), "err", err, nil, i)
		fact.Is(t, "got.Granted", got.Granted, step.granted, i)
		fact.Is(t, "got.Remaining", got.Remaining, step.remaining, i)
		if got.ResetIn <= 0 || got.ResetIn > time.Minute {
			t.Errorf("step %d: resets in %v", i, got.ResetIn)
		}
	}
}

func TestTakeRequestsBeginsAnew(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	lease := func() (int, time.Duration) {
		t.Helper()
		got, err := f.TakeRequests(t.Context(), key, 3, 3)
		must(t, err)
		return got.Granted, got.ResetIn
	}
	if granted, reset := lease(); granted != 3 || reset < 59*time.Second {
		t.Fatalf("first: %d, %v", granted, reset)
	}
	f.exec(`UPDATE key_windows SET started_at = now() - interval '50 seconds'`)
	if granted, reset := lease(); granted != 0 || reset > 10*time.Second {
		t.Errorf("after 50 s: %d, %v", granted, reset)
	}
	f.exec(`UPDATE key_windows SET started_at = now() - interval '60 seconds'`)
	if granted, reset := lease(); granted != 3 || reset < 59*time.Second {
		t.Errorf("after 60 s: %d, %v", granted, reset)
	}
}

// TestTakeRequestsAfterTheClockStepped moves the window of a used-up key the other way, which is what a step of the
// database's clock looks like to it.
func TestTakeRequestsAfterTheClockStepped(t *testing.T) {
	t.Parallel()
	for name, step := range map[string]string{"an hour back": "1 hour", "a minute back": "1 minute",
		"an hour ahead": "-1 hour", "a second back": "1 second"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			key := f.key(1)
			take := func() (int, time.Duration) {
				t.Helper()
				got, err := f.TakeRequests(t.Context(), key, 3, 3)
				must(t, err)
				return got.Granted, got.ResetIn
			}
			take()
			f.exec(`UPDATE key_windows SET started_at = started_at + $1::interval`, step)
			granted, reset := take()
			if want := map[bool]int{true: 0, false: 3}[step == "1 second"]; granted != want || reset > time.Minute {
				t.Errorf("granted %d, resets in %v", granted, reset)
			}
			if granted, reset := take(); granted != 0 || reset > time.Minute {
				t.Errorf("then: granted %d, resets in %v", granted, reset)
			}
		})
	}
}

func TestTakeRequestsConcurrently(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	const limit, askers, asks, portion = 60, 16, 10, 7
	var (
		wg  sync.WaitGroup
		mu  sync.Mutex
		sum int
	)
	for range askers {
		wg.Go(func() {
			for range asks {
				got, err := f.TakeRequests(t.Context(), key, limit, portion)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				sum += got.Granted
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if sum != limit {
		t.Errorf("granted %d in one window, want %d", sum, limit)
	}
}
