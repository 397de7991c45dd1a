package updates

import (
	"slices"
	"sort"

	"goodones/internal/syncrun"
)

// feed is what is new for one user with subscribers in this process. The hub's mutex guards it.
type feed struct {
	subscribers int
	head        int              // the number of the last change known
	from        int              // changes holds all there are above this number
	changes     []syncrun.Update // in order; deleted accounts leave gaps
	live        []syncrun.Update // the live runs as of head
	changed     chan struct{}    // closed when anything is added
}

func newFeed(head int) *feed { return &feed{head: head, from: head, changed: make(chan struct{})} }

// add takes what follows head.
func (f *feed) add(news syncrun.Updates) {
	if news.Head < f.head || len(news.Changes) > 0 && news.Changes[0].Number <= f.head {
		return // of a feed that was another then
	}
	f.changes = append(f.changes, news.Changes...)
	if surplus := len(f.changes) - kept; surplus > 0 {
		f.from = f.changes[surplus-1].Number
		f.changes = slices.Delete(f.changes, 0, surplus)
	}
	f.head = news.Head
	f.live = news.Live
	close(f.changed)
	f.changed = make(chan struct{})
}

// after returns the changes after a number. It reports false when some of them are not in memory any more.
func (f *feed) after(number int) ([]syncrun.Update, bool) {
	if number < f.from {
		return nil, false
	}
	first := sort.Search(len(f.changes), func(i int) bool { return f.changes[i].Number > number })
	return slices.Clone(f.changes[first:]), true
}
