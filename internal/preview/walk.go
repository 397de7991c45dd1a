package preview

import (
	"context"
	"slices"
	"time"

	"goodones/internal/syncrun"
)

// How many people are read at a time: few at first, so that judging begins, then as many as take about pageTime, so
// that a slow database delays the answer little.
const (
	firstPage = 200
	leastPage = 50
	mostPage  = 2_000
	pageTime  = 25 * time.Millisecond
)

// nextPage is how many to read after so many took so long.
func nextPage(size int, took time.Duration) int {
	return min(max(int(int64(size)*int64(pageTime)/max(int64(took), 1)), leastPage), mostPage, 4*size)
}

// batch is people of one account.
type batch struct {
	account int
	people  []syncrun.KnownPerson
}

// walk goes through the people of several accounts, a page of each in turn, until its time is up.
type walk struct {
	accounts []position
	seen     map[int64]bool // whom an account before has met; nil with one account
	end      time.Time
	took     time.Duration // to read the page before; 0: there was none
}

type position struct {
	account int
	after   *syncrun.KnownPosition // nil: at the beginning
	ended   bool
}

func newWalk(accounts []int, end time.Time) *walk {
	w := &walk{end: end}
	for _, id := range accounts {
		w.accounts = append(w.accounts, position{account: id})
	}
	if len(accounts) > 1 {
		w.seen = map[int64]bool{}
	}
	return w
}

// isOver tells whether there is no time for another page, if it takes as long as the one before: nobody would be judged
// whom it brings.
func (w *walk) isOver() bool {
	now := time.Now()
	return !now.Before(w.end) || now.Add(w.took).After(w.end)
}

// waiting is the context of reading a page: a late one is not waited for, unless it is the first.
func (w *walk) waiting(ctx context.Context) (context.Context, context.CancelFunc) {
	if w.took == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, w.end.Add(pageTime))
}

// read sends everybody to pages, each once, and reports whether it came to the end of all accounts.
func (f *Finder) read(ctx context.Context, userID int, w *walk, pages chan<- batch) (complete bool, err error) {
	for size := firstPage; len(w.accounts) > 0; {
		for i := range w.accounts {
			if ctx.Err() != nil || w.isOver() {
				return false, ctx.Err()
			}
			p, began := &w.accounts[i], time.Now()
			waiting, stop := w.waiting(ctx)
			page, err := f.people.KnownPeople(waiting, userID, p.account, p.after, size)
			isLate := waiting.Err() != nil && ctx.Err() == nil
			stop()
			if err != nil && isLate {
				return false, nil
			}
			if err != nil {
				return false, err
			}
			w.took = max(time.Since(began), 1)
			size = nextPage(size, w.took)
			p.after, p.ended = &page.Through, page.Last
			select {
			case pages <- batch{p.account, w.fresh(page.People)}:
			case <-ctx.Done():
				return false, ctx.Err()
			}
		}
		w.accounts = slices.DeleteFunc(w.accounts, func(p position) bool { return p.ended })
	}
	return true, nil
}

// fresh leaves out who came before.
func (w *walk) fresh(people []syncrun.KnownPerson) []syncrun.KnownPerson {
	if w.seen == nil {
		return people
	}
	return slices.DeleteFunc(people, func(p syncrun.KnownPerson) bool {
		known := w.seen[p.Profile.ID]
		w.seen[p.Profile.ID] = true
		return known
	})
}
