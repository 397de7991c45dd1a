package progress

import (
	"sync"
	"testing"
)

// TestQueueThatIsNeverEmpty has more put into a queue than is taken, then as much for long: it holds what waits, in
// order, and no more.
func TestQueueThatIsNeverEmpty(t *testing.T) {
	t.Parallel()
	var q queue
	q.ready = sync.NewCond(&q.mu)
	shards := make([]shard, 8)
	for i := range shards {
		q.put(&shards[i])
	}
	for i := range 10_000 {
		want := &shards[i%len(shards)]
		if got := q.take(); got != want {
			t.Fatalf("turn %d is another's", i)
		}
		want.queued.Store(false)
		q.put(want)
	}
	if held := cap(q.shards); held > 8*len(shards) {
		t.Errorf("%d places are kept for the %d that wait", held, len(shards))
	}
}
