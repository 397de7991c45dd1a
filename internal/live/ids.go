package live

import (
	"context"
	"strconv"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"goodones/internal/syncrun"
)

// ids are those of the events of one SSE stream: where it goes on, and what its results were given by Updates and
// Finds, which know what the executor makes of them only as a selection. It is safe for concurrent use.
type ids struct {
	last string // of the last event that the client received; empty for none

	mu   sync.Mutex
	left []string // of what is on its way to the executor, in order
}

type idsKey struct{}

func idsOf(ctx context.Context) *ids {
	of, _ := ctx.Value(idsKey{}).(*ids)
	return of
}

func (i *ids) leave(id string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.left = append(i.left, id)
}

func (i *ids) take() (id string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if len(i.left) > 0 {
		id, i.left = i.left[0], i.left[1:]
	}
	return id
}

// Identify prepares an operation for SSE. In the context that it returns a subscription goes on after the event whose
// id is last, whatever its arguments say, and next is the id of what the executor makes of it: of its beginning, when
// it has begun, and then of each result in order; empty where there is none. It reports false if last is no id of this
// subscription. Ids of other operations are ignored.
func Identify(ctx context.Context, op *graphql.OperationContext, last string) (
	prepared context.Context, next func() string, ok bool) {
	of := &ids{last: last}
	field, subscribes := rootField(op)
	switch {
	case last == "" || !subscribes:
		ok = true
	case field.Name == "candidateFound":
		_, ok = syncrun.ReadFoundCursor(last)
	default:
		after, err := strconv.Atoi(last)
		ok = err == nil && after >= 0 && strconv.Itoa(after) == last
	}
	return context.WithValue(ctx, idsKey{}, of), of.take, ok
}

// resume is the number of the last event that an SSE client received, else after.
func resume(ctx context.Context, after int) int {
	if of := idsOf(ctx); of != nil {
		if last, err := strconv.Atoi(of.last); err == nil {
			return last
		}
	}
	return after
}

// identified are the values of a channel, the id of each being left for its event before. It must be read to its end,
// or until ctx has ended.
func identified[T any](ctx context.Context, of *ids, in <-chan *T, id func(*T) string) <-chan *T {
	out := make(chan *T)
	go func() {
		defer close(out)
		for value := range in {
			of.leave(id(value))
			select {
			case out <- value:
			case <-ctx.Done():
			}
		}
	}()
	return out
}

// UpdateHub delivers what is new about all runs of a user; updates.Hub does.
type UpdateHub interface {
	Subscribe(ctx context.Context, userID int, account, after *int) (<-chan *syncrun.Update, error)
}

// UpdateLog knows where updates end; db.DB does.
type UpdateLog interface {
	UpdateBounds(ctx context.Context, userID int) (first, last int, err error)
}

// Updates are a hub's with ids for the events of SSE.
type Updates struct {
	Hub UpdateHub
	Log UpdateLog
}

// Subscribe is the hub's. By SSE it goes on after the last event that the client received, and even where it begins
// has an id, so that nothing is missed by a client that is cut off before the first event.
func (u Updates) Subscribe(ctx context.Context, userID int, account, after *int) (<-chan *syncrun.Update, error) {
	of := idsOf(ctx)
	if of == nil {
		return u.Hub.Subscribe(ctx, userID, account, after)
	}
	var from int
	if after != nil {
		from = *after
	} else if of.last == "" {
		var err error
		if _, from, err = u.Log.UpdateBounds(ctx, userID); err != nil {
			return nil, err
		}
	}
	from = resume(ctx, from)
	updates, err := u.Hub.Subscribe(ctx, userID, account, &from)
	if err != nil {
		return nil, err
	}
	of.leave(strconv.Itoa(from))
	return identified(ctx, of, updates, func(u *syncrun.Update) string { return strconv.Itoa(u.Number) }), nil
}

// FoundHub delivers whom all runs of a user find; updates.Finds does.
type FoundHub interface {
	Subscribe(
		ctx context.Context, userID int, search *int, after *syncrun.FoundCursor,
	) (<-chan *syncrun.Found, error)
}

// FoundLog knows whom runs have found; db.DB does.
type FoundLog interface {
	KnownFound(ctx context.Context, userID int) (syncrun.FoundCursor, error)
}

// Finds are a hub's with ids for the events of SSE.
type Finds struct {
	Hub FoundHub
	Log FoundLog
}

// Subscribe is the hub's. By SSE it goes on after the last event that the client received, and even where it begins
// has an id.
func (f Finds) Subscribe(
	ctx context.Context, userID int, search *int, after *syncrun.FoundCursor,
) (<-chan *syncrun.Found, error) {
	of := idsOf(ctx)
	if of == nil {
		return f.Hub.Subscribe(ctx, userID, search, after)
	}
	if last, ok := syncrun.ReadFoundCursor(of.last); ok {
		after = &last
	}
	if after == nil {
		known, err := f.Log.KnownFound(ctx, userID)
		if err != nil {
			return nil, err
		}
		after = &known
	}
	found, err := f.Hub.Subscribe(ctx, userID, search, after)
	if err != nil {
		return nil, err
	}
	of.leave(after.String())
	return identified(ctx, of, found, (*syncrun.Found).Sequence), nil
}
