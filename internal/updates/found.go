package updates

import (
	"context"
	"fmt"

	"goodones/internal/syncrun"
)

// FoundLog is where found candidates come from. Errors are those of syncrun; every method ends soon after its context.
type FoundLog interface {
	// KnownFound is the cursor of those candidates that the user has now.
	KnownFound(ctx context.Context, userID int) (syncrun.FoundCursor, error)
	// FoundBy brings those whom a run of the user found first, with ids above one, at most so many.
	FoundBy(ctx context.Context, userID, runID, above, most int) (syncrun.FoundPage, error)
}

// foundAtOnce is how many candidates are read at once for one subscriber.
const foundAtOnce = 100

// Finds delivers whom runs find. Which runs have ended, and in which order, it is told by a hub. It is safe for
// concurrent use.
type Finds struct {
	hub *Hub
	log FoundLog
}

// NewFinds makes a Finds.
func NewFinds(hub *Hub, log FoundLog) *Finds { return &Finds{hub: hub, log: log} }

// Subscribe delivers the candidates that a user's runs find after a cursor, each once and in order, when their run has
// ended. With a search it delivers those of that alone; without after those found from now on. The channel is closed
// when ctx ends; what it brings is the receiver's, and no more than a page of candidates waits for a slow one. An
// InvalidError says that what follows the cursor is not kept; else the error is syncrun.ErrUnavailable.
func (f *Finds) Subscribe(
	ctx context.Context, userID int, search *int, after *syncrun.FoundCursor,
) (<-chan *syncrun.Found, error) {
	known, err := f.begin(ctx, userID, after)
	if err != nil {
		return nil, err
	}
	ends, err := f.hub.Subscribe(ctx, userID, nil, &known.Number)
	if err != nil {
		return nil, err
	}
	s := &finding{Finds: f, userID: userID, search: search, known: known, found: make(chan *syncrun.Found)}
	go s.serve(ctx, ends)
	return s.found, nil
}

// begin is where a subscription begins.
func (f *Finds) begin(ctx context.Context, userID int, after *syncrun.FoundCursor) (syncrun.FoundCursor, error) {
	if after == nil {
		known, err := f.log.KnownFound(ctx, userID)
		if err != nil {
			return known, fmt.Errorf("subscribe to found candidates: %w", err)
		}
		return known, nil
	}
	first, last, err := f.hub.log.UpdateBounds(ctx, userID)
	switch {
	case err != nil:
		return *after, fmt.Errorf("subscribe to found candidates: %w", err)
	case after.Number < 0 || after.Number > last:
		return *after, syncrun.Invalid("after", "must be a sequence or foundSequence of yours")
	case after.Number < first-1:
		return *after, syncrun.Invalid("after", "is too long ago: what runs found is told for a week; list the "+
			"candidates and begin at their foundSequence")
	}
	return *after, nil
}

// finding is one subscription. Its goroutine owns it.
type finding struct {
	*Finds
	userID int
	search *int // nil: of all
	known  syncrun.FoundCursor
	found  chan *syncrun.Found
}

func (s *finding) serve(ctx context.Context, updates <-chan *syncrun.Update) {
	defer close(s.found)
	for u := range updates {
		if u.Counts || !u.Run.Status.Ended() {
			continue
		}
		if s.wants(&u.Run) && !s.tell(ctx, u) {
			return
		}
		s.known = s.known.Ended(u.Number, u.Run.ID)
	}
}

func (s *finding) wants(run *syncrun.Run) bool {
	return run.SavedSearchID != nil && (s.search == nil || *s.search == *run.SavedSearchID)
}

// tell delivers whom a run found that has ended. It reports false when ctx has ended.
func (s *finding) tell(ctx context.Context, end *syncrun.Update) bool {
	above := s.known.Through[end.Run.ID]
	for more := true; more; {
		page, ok := s.read(ctx, end.Run.ID, above)
		if !ok {
			return false
		}
		for _, candidate := range page.Candidates {
			s.known = s.known.Sent(end.Number, end.Run.ID, candidate.ID)
			select {
			case <-ctx.Done():
				return false
			case s.found <- &syncrun.Found{Candidate: candidate, Known: s.known}:
			}
		}
		above, more = page.Through, page.More
	}
	return true
}

// read reads a page. While the database is away it waits; it reports false when ctx has ended.
func (s *finding) read(ctx context.Context, runID, above int) (syncrun.FoundPage, bool) {
	for ctx.Err() == nil {
		bounded, cancel := context.WithTimeout(ctx, readTimeout)
		page, err := s.log.FoundBy(bounded, s.userID, runID, above, foundAtOnce)
		cancel()
		if err == nil {
			return page, true
		}
		s.hub.await(ctx, err)
	}
	return syncrun.FoundPage{}, false
}
