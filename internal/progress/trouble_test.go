package progress

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/syncrun"
)

// troubleLog writes down what a hub says of trouble.
type troubleLog struct {
	mu   sync.Mutex
	list []string
}

func (t *troubleLog) trouble(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.list = append(t.list, fmt.Sprint(err))
}

func (t *troubleLog) check(test *testing.T, want ...string) {
	test.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	if !slices.Equal(t.list, want) {
		test.Errorf("heard %q, want %q", t.list, want)
	}
}

// laggards are cursors so far behind that each has to read history for itself; the log is in trouble when they begin
// to.
func laggards(t *testing.T, h *Hub, n int, trouble func(context.Context, string) error) (all []*client) {
	for range n {
		all = append(all, watch(t, h, 1, 0))
	}
	if log, ok := h.log.(*fakeLog); ok {
		log.upset(trouble)
	}
	for _, c := range all {
		c.take()
	}
	return all
}

// TestTroubleWithHistory fails what laggards read, while everything else works.
func TestTroubleWithHistory(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log, heard := newLog(), &troubleLog{}
		log.write(1, 300)
		h := start(t, log, Options{Keep: 10, Trouble: heard.trouble})
		clients := laggards(t, h, 10, func(_ context.Context, call string) error {
			if call == "History" {
				return errors.New("no such column")
			}
			return nil
		})
		quick, began := watch(t, h, 1, 300), time.Now()
		for range 60 {
			time.Sleep(time.Second)
			quick.readTo(t, log.write(1, 1))
		}
		heard.check(t, "no such column")
		if n := log.counts()["History"]; n > len(clients)*(int(time.Since(began)/longestPause)+6) {
			t.Errorf("%d tries for %d cursors in %v", n, len(clients), time.Since(began))
		}
		clients[0].cursor.Close() // what is given up is no trouble any more
		log.upset(nil)
		for _, c := range clients[1:] {
			c.readTo(t, 360)
			c.check(t, 0, 360)
		}
		synctest.Wait()
		time.Sleep(longestPause)
		heard.check(t, "no such column", "<nil>")
	})
}

// TestPaceOfTries has many cursors wait for a database that is away, and a reader that fails for ever.
func TestPaceOfTries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log, heard := newLog(), &troubleLog{}
		log.write(1, 300)
		h := start(t, log, Options{Keep: 10, Trouble: heard.trouble})
		laggards(t, h, 100, away)
		log.counts()
		time.Sleep(10 * time.Second)
		n := log.counts()
		if most := (cap(h.readers) + 1) * 11 * int(time.Second/retryPause); n["History"] == 0 ||
			n["History"]+n["After"] > most {
			t.Errorf("%v tries in 10 s without a database, want %d at most", n, most)
		}
		heard.check(t)
		log.upset(func(context.Context, string) error { return errors.New("no such table") })
		h.Lost()
		time.Sleep(10 * time.Second) // the pauses have grown
		log.counts()
		time.Sleep(time.Minute)
		if n := log.counts()["After"]; n == 0 || n > int(time.Minute/longestPause)+1 {
			t.Errorf("%d reads in a minute that all fail", n)
		}
		heard.check(t, "no such table")
	})
}

// emptyHistory has lost what it once had.
type emptyHistory struct{ *fakeLog }

func (emptyHistory) History(context.Context, int, int, int) ([]string, []syncrun.Event, error) {
	return nil, nil, nil
}

func TestHistoryThatIsMissingIsTrouble(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log, heard := newLog(), &troubleLog{}
		log.write(1, 300)
		h := start(t, emptyHistory{log}, Options{Keep: 10, Trouble: heard.trouble})
		laggards(t, h, 1, nil)
		synctest.Wait()
		heard.check(t, "log of run 1: nothing after event 0")
	})
}
