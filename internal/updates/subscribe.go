package updates

import (
	"context"
	"errors"
	"fmt"
	"time"

	"goodones/internal/syncrun"
)

// Subscribe delivers a user's updates: every change after a number, once and in order, and newer counts of live runs
// between them. With an account it delivers those of its runs alone; without after what happens from now on. The
// channel is closed when ctx ends; what it brings is the receiver's. An InvalidError says that such changes are not
// kept; else the error is syncrun.ErrUnavailable.
func (h *Hub) Subscribe(ctx context.Context, userID int, account, after *int) (<-chan *syncrun.Update, error) {
	first, last, err := h.log.UpdateBounds(ctx, userID)
	if err != nil {
		return nil, fmt.Errorf("subscribe to updates: %w", err)
	}
	from := last
	if after != nil {
		from = *after
	}
	if from > last || from < 0 {
		return nil, syncrun.Invalid("after",
			fmt.Sprintf("must be between 0 and the newest update's number, which is %d", last))
	}
	if from < first-1 {
		return nil, syncrun.Invalid("after", fmt.Sprintf(
			"is too long ago: updates are kept from number %d on; list the runs and begin at their updateSequence",
			first))
	}
	s := &subscriber{hub: h, userID: userID, account: account, after: from}
	s.seen, s.updates = map[int]int{}, make(chan *syncrun.Update)
	s.feed = h.join(userID, last)
	go s.serve(ctx)
	h.poke()
	return s.updates, nil
}

// join enters a subscriber in the user's feed, which begins at head when it is new.
func (h *Hub) join(userID, head int) *feed {
	h.mu.Lock()
	defer h.mu.Unlock()
	f := h.feeds[userID]
	if f == nil {
		f = newFeed(head)
		h.feeds[userID] = f
	}
	f.subscribers++
	return f
}

func (h *Hub) leave(userID int, f *feed) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if f.subscribers--; f.subscribers == 0 {
		delete(h.feeds, userID)
	}
}

// subscriber is one subscription. Its goroutine owns it.
type subscriber struct {
	hub     *Hub
	userID  int
	account *int // nil: of all
	feed    *feed
	after   int         // the number of the last change delivered or passed over
	seen    map[int]int // of each live run, the sequence that was delivered
	updates chan *syncrun.Update
}

func (s *subscriber) serve(ctx context.Context) {
	defer close(s.updates)
	defer s.hub.leave(s.userID, s.feed)
	for ctx.Err() == nil {
		s.hub.mu.Lock()
		changes, inMemory := s.feed.after(s.after)
		live, changed, head := s.feed.live, s.feed.changed, s.feed.head
		if head < s.after {
			live = nil // older than what the subscriber knows
		}
		s.hub.mu.Unlock()
		if !inMemory {
			s.catchUp(ctx, head)
			continue
		}
		if s.deliver(ctx, changes) && s.deliver(ctx, s.newer(live)) {
			select {
			case <-ctx.Done():
			case <-changed:
			}
		}
	}
}

// catchUp delivers what the feed, which is at head, does not hold any more. While the database is away it waits.
func (s *subscriber) catchUp(ctx context.Context, head int) {
	bounded, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	cursor := syncrun.UpdateCursor{UserID: s.userID, After: s.after}
	news, err := s.hub.log.Updates(bounded, []syncrun.UpdateCursor{cursor})
	if err != nil {
		s.hub.await(ctx, err)
		return
	}
	of := news[s.userID]
	if s.deliver(ctx, of.Changes) && !of.More {
		s.after = max(s.after, head) // what lay between is there no more
	}
}

// await tells of what kept somebody from reading, and waits before they read again.
func (h *Hub) await(ctx context.Context, err error) {
	h.tellTrouble(err)
	select {
	case <-ctx.Done():
	case <-time.After(tick):
	}
}

// newer are those of the live runs of which something is new.
func (s *subscriber) newer(live []syncrun.Update) []syncrun.Update {
	var newer []syncrun.Update
	for _, u := range live {
		if u.Run.LastSequence > s.seen[u.Run.ID] {
			newer = append(newer, u)
		}
	}
	return newer
}

// deliver sends updates in order, and reports false when ctx has ended.
func (s *subscriber) deliver(ctx context.Context, updates []syncrun.Update) bool {
	for i := range updates {
		u := updates[i]
		if s.account == nil || *s.account == u.Run.TrackedAccountID {
			u.Number = max(u.Number, s.after)
			select {
			case <-ctx.Done():
				return false
			case s.updates <- &u:
			}
		}
		s.seen[u.Run.ID] = u.Run.LastSequence
		if u.Run.Status.Ended() {
			delete(s.seen, u.Run.ID)
		}
		if !u.Counts {
			s.after = u.Number
		}
	}
	return true
}

// isAway tells whether reading fails because the database is not there, or nobody waits any more.
func isAway(err error) bool {
	return errors.Is(err, syncrun.ErrUnavailable) || errors.Is(err, context.Canceled)
}
