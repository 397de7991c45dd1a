package db_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/fact"
)

const bucket = "followers/app"

// reserve takes one call and tells how long it must wait instead; 0 means that it may go.
func (f *fixture) reserve() time.Duration {
	f.t.Helper()
	wait, err := f.ReserveCall(f.t.Context(), bucket)
	must(f.t, err)
	return wait
}

func (f *fixture) observe(allowance, remaining int, resetIn time.Duration) {
	f.t.Helper()
	must(f.t, f.ObserveCall(f.t.Context(), bucket, allowance, remaining, resetIn))
}

// window is the bucket's row; its reset is told in seconds from now.
type window struct {
	Allowance     int
	Used          int
	IsProvisional bool    `db:"is_provisional"`
	ResetIn       float64 `db:"reset_in"`
}

func (f *fixture) window() window {
	f.t.Helper()
	var w window
	f.scan(&w,
		`SELECT allowance, used, is_provisional, extract(epoch FROM reset_at - clock_timestamp())::float8 AS reset_in
		FROM rate_windows WHERE bucket = $1`, bucket)
	return w
}

func (f *fixture) wantWindow(when string, used int, provisional bool, resetIn time.Duration) {
	f.t.Helper()
	w := f.window()
	fact.Is(f.t, "w.Used", w.Used, used, when, resetIn, w)
	fact.Is(f.t, "w.IsProvisional", w.IsProvisional, provisional, when, resetIn)
	fact.Holds(f.t, "w.ResetIn <= resetIn.Seconds()+0.1", w.ResetIn <= resetIn.Seconds()+0.1,
		w.ResetIn, resetIn.Seconds()+0.1, when, resetIn)
	fact.Holds(f.t, "w.ResetIn >= resetIn.Seconds()-5", w.ResetIn >= resetIn.Seconds()-5, w.ResetIn, resetIn.Seconds()-5,
		when, resetIn)
}

// pass lets the window's end come.
func (f *fixture) pass() {
	f.t.Helper()
	f.exec(`UPDATE rate_windows SET reset_at = now() - interval '1 millisecond'`)
}

// TestReserveCall lets eight callers take calls as fast as they can: in each window exactly as many as it allows.
func TestReserveCall(t *testing.T) {
	t.Parallel()
	f := open(t)
	const allowance, windows = 75, 3
	f.reserve()
	f.observe(allowance, allowance-1, time.Hour)
	taken := 1
	for n := range windows {
		var got, refused atomic.Int64
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for {
					wait, err := f.ReserveCall(t.Context(), bucket)
					if err != nil {
						t.Error(err)
						return
					}
					if wait > 0 {
						refused.Add(1)
						return
					}
					got.Add(1)
				}
			})
		}
		wg.Wait()
		if taken+int(got.Load()) != allowance || refused.Load() != 8 {
			t.Errorf("window %d: %d calls were taken, %d callers refused", n, taken+int(got.Load()), refused.Load())
		}
		f.pass()
		taken = 0
	}
}

// TestFirstWindow takes calls freely until an answer tells the allowance; those under way count.
func TestFirstWindow(t *testing.T) {
	t.Parallel()
	f := open(t)
	for range 5 {
		if wait := f.reserve(); wait != 0 {
			t.Fatalf("an unknown window refuses for %v", wait)
		}
	}
	f.wantWindow("before any answer", 5, true, 15*time.Minute)
	f.observe(6, 5, time.Minute) // X has seen one of the five
	f.wantWindow("after one answer", 5, false, time.Minute)
	if wait := f.reserve(); wait != 0 {
		t.Errorf("the sixth call waits for %v", wait)
	}
	if wait := f.reserve(); wait < 50*time.Second || wait > time.Minute {
		t.Errorf("the seventh call waits for %v", wait)
	}
	f.wantWindow("a refused call", 6, false, time.Minute)
}

func TestObserveCall(t *testing.T) {
	t.Parallel()
	type observation struct {
		allowance, remaining int
		resetIn              time.Duration
	}
	const m = time.Minute
	cases := map[string]struct {
		seen []observation
		used int
		in   time.Duration
	}{
		"answers in order":     {[]observation{{100, 99, 10 * m}, {100, 98, 10 * m}, {100, 90, 10 * m}}, 10, 10 * m},
		"answers out of order": {[]observation{{100, 90, 10 * m}, {100, 99, 10 * m}, {100, 98, 10 * m}}, 10, 10 * m},
		"jitter of a second": {[]observation{{100, 90, 10 * m}, {100, 95, 10*m - time.Second},
			{100, 94, 10*m + time.Second}}, 10, 10*m + time.Second},
		"a later window":                {[]observation{{100, 10, 2 * m}, {100, 99, 15 * m}}, 1, 15 * m},
		"a later window, then an older": {[]observation{{100, 10, 2 * m}, {100, 99, 15 * m}, {100, 5, 2 * m}}, 1, 15 * m},
		"older ones only raise nothing": {[]observation{{100, 99, 15 * m}, {100, 0, 2 * m}}, 1, 15 * m},
		"a 429":                         {[]observation{{100, 60, 10 * m}, {100, 0, 10 * m}, {100, 59, 10 * m}}, 100, 10 * m},
		"a window that is over":         {[]observation{{100, 60, 10 * m}, {100, 0, -m}}, 40, 10 * m},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			for _, o := range c.seen {
				f.observe(o.allowance, o.remaining, o.resetIn)
			}
			f.wantWindow(name, c.used, false, c.in)
			if wait := f.reserve(); (wait > 0) != (c.used == 100) {
				t.Errorf("then a call waits for %v", wait)
			}
		})
	}
}

// TestProvisionalWindow begins a window by itself when the last is over, and believes the first answer about its end.
func TestProvisionalWindow(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.observe(3, 2, time.Minute)
	f.pass()
	for range 3 {
		if wait := f.reserve(); wait != 0 {
			t.Fatalf("a new window refuses for %v", wait)
		}
	}
	f.wantWindow("begun by itself", 3, true, 15*time.Minute)
	if wait := f.reserve(); wait < 14*time.Minute {
		t.Errorf("used up it lasts %v", wait)
	}
	f.observe(3, 1, 30*time.Second)
	f.wantWindow("told its end", 3, false, 30*time.Second)
	f.pass()
	f.reserve()
	f.observe(3, 0, 2*time.Second) // X's window was not over after all
	if wait := f.reserve(); wait <= 0 || wait > 2*time.Second {
		t.Errorf("after a 429 a call waits for %v", wait)
	}
	f.pass()
	if wait := f.reserve(); wait != 0 {
		t.Errorf("after the window a call waits for %v", wait)
	}
}

// TestBucketsAreApart counts every token and endpoint for itself.
func TestBucketsAreApart(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.observe(1, 0, time.Minute)
	for i := range 3 {
		if wait, err := f.ReserveCall(t.Context(), fmt.Sprint("other ", i)); err != nil || wait != 0 {
			t.Errorf("another bucket waits for %v, %v", wait, err)
		}
	}
}
