package progress

import (
	"maps"
	"sync"

	"goodones/internal/syncrun"
)

// Encoding is how a cursor's payloads look. Cursors of a run with the same Key get the same bytes, those of the Encode
// that came first.
type Encoding struct {
	Key string
	// Encode turns progress into bytes, always the same for the same event. It is called by one goroutine at a time for
	// each run, does no I/O, and keeps nothing of p.
	Encode func(p *syncrun.Progress) []byte
}

// feed is one encoding of a topic, shared by all subscribers who see the same bytes.
type feed struct {
	Encoding
	topic *topic
	keep  int // about how many events the topic keeps

	mu       sync.Mutex
	progress syncrun.Progress // what is being encoded
	bytes    map[int][]byte   // by sequence; only what is, or was lately, in the topic's memory
	size     int              // of bytes

	shardsMu    sync.Mutex
	shards      []*shard
	subscribers int
}

// maxCached is how many bytes a feed keeps. A client chooses how large its payloads are, and there may be a feed for
// each of its subscriptions; the usual ones of a whole topic fit. One that is larger alone is encoded for each who
// reads it.
const maxCached = 256 << 10

// payload is event seq, encoded now or before; nil when the event is not in memory.
func (f *feed) payload(seq int) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	if b := f.bytes[seq]; b != nil {
		return b
	}
	if !f.topic.tell(seq, &f.progress) {
		return nil
	}
	b := f.Encode(&f.progress)
	if len(b) <= maxCached {
		f.prune(len(b))
		f.bytes[seq] = b
		f.size += len(b)
	}
	return b
}

// prune forgets what the topic has forgotten, in strides, and everything when there is no room for n more bytes.
func (f *feed) prune(n int) {
	if f.size+n > maxCached {
		clear(f.bytes)
		f.size = 0
	}
	if len(f.bytes) <= f.keep+f.keep/2 {
		return
	}
	first := f.topic.first()
	maps.DeleteFunc(f.bytes, func(seq int, b []byte) bool {
		if seq < first {
			f.size -= len(b)
		}
		return seq < first
	})
}

// encodeOnce is for history, which is hardly ever asked for twice.
func (f *feed) encodeOnce(e *entry) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.topic.tellOf(e, &f.progress)
	return f.Encode(&f.progress)
}

func (f *feed) eachShard(do func(*shard)) {
	f.shardsMu.Lock()
	defer f.shardsMu.Unlock()
	for _, s := range f.shards {
		do(s)
	}
}

// shardSize is how many subscribers one fan-out worker serves in a go: enough to be cheap, few enough that several
// workers share many subscribers.
const shardSize = 128

// add puts the cursor into a shard with room.
func (f *feed) add(c *Cursor) {
	f.shardsMu.Lock()
	defer f.shardsMu.Unlock()
	f.subscribers++
	for i := len(f.shards) - 1; i >= 0; i-- {
		if f.shards[i].add(c) {
			return
		}
	}
	s := &shard{}
	s.add(c)
	f.shards = append(f.shards, s)
}

// remove takes the cursor out and says whether it was the last.
func (f *feed) remove(c *Cursor) bool {
	f.shardsMu.Lock()
	defer f.shardsMu.Unlock()
	c.shard.remove(c)
	f.subscribers--
	return f.subscribers == 0
}
