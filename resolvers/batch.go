package resolvers

import (
	"context"
	"errors"
	"sync"
)

// errAbandoned is what those who wait for a query get when it panicked.
var errAbandoned = errors.New("the query was abandoned")

// batch reads objects of one kind for one response. Whoever lists parents tells it which keys their fields may ask
// for; the first to ask for one of them reads all of these with one query, and the others wait for it.
type batch[K comparable, V any] struct {
	read  func(ctx context.Context, keys []K) (map[K]V, error)
	mu    sync.Mutex
	reads map[K]*reading[K, V]
}

// reading is one query: made by whoever needs it first, awaited by the others.
type reading[K comparable, V any] struct {
	keys    []K
	started bool
	done    chan struct{}
	found   map[K]V
	err     error
}

func newBatch[K comparable, V any](read func(context.Context, []K) (map[K]V, error)) *batch[K, V] {
	return &batch[K, V]{read: read, reads: map[K]*reading[K, V]{}}
}

// expect says that keys may be asked for, together.
func (b *batch[K, V]) expect(keys []K) {
	b.mu.Lock()
	defer b.mu.Unlock()
	together := &reading[K, V]{done: make(chan struct{})}
	for _, key := range keys {
		if b.reads[key] == nil {
			b.reads[key] = together
			together.keys = append(together.keys, key)
		}
	}
}

// get returns the values of keys; a key without value is missing from the map.
func (b *batch[K, V]) get(ctx context.Context, keys []K) (map[K]V, error) {
	b.expect(keys)
	values := make(map[K]V, len(keys))
	for _, key := range keys {
		l, first := b.claim(key)
		if first {
			l.run(ctx, b.read)
		}
		select {
		case <-l.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if l.err != nil {
			return nil, l.err
		}
		if value, ok := l.found[key]; ok {
			values[key] = value
		}
	}
	return values, nil
}

func (l *reading[K, V]) run(ctx context.Context, read func(ctx context.Context, keys []K) (map[K]V, error)) {
	defer close(l.done)
	l.err = errAbandoned
	l.found, l.err = read(ctx, l.keys)
}

// claim returns the query that brings key and whether the caller has to make it.
func (b *batch[K, V]) claim(key K) (l *reading[K, V], first bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	l = b.reads[key]
	first = !l.started
	l.started = true
	return l, first
}
