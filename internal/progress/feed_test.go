package progress

import (
	"bytes"
	"context"
	"testing"
	"testing/synctest"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestOneFeedEncodesOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 10)
		h := start(t, log, Options{})
		encoded := map[string]int{}
		encoder := func(key string) func(*syncrun.Progress) []byte {
			return func(p *syncrun.Progress) []byte { encoded[key]++; return append([]byte(key), text(p)...) }
		}
		var cursors []*Cursor
		for _, key := range []string{"a", "b"} {
			for range 300 {
				c, err := h.Watch(t.Context(), owner, syncrun.Cursor{RunID: 1}, Encoding{key, encoder(key)}, func() {})
				if err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				cursors = append(cursors, c)
			}
		}
		h.Hint(1, log.write(1, 20))
		synctest.Wait()
		for i, c := range cursors {
			got, _, _ := c.Next(nil, 1<<20)
			if len(got) != 30 || string(got[29]) != string("ab"[i/300])+wanted(30) {
				t.Fatalf("cursor %d got %d payloads, the last %s", i, len(got), got[len(got)-1])
			}
		}
		if encoded["a"] != 30 || encoded["b"] != 30 {
			t.Errorf("encoded %v", encoded)
		}
	})
}

// TestFeedsAreBoundedInBytes has a client choose payloads of any size: other clients do not pay for it.
func TestFeedsAreBoundedInBytes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 40)
		h := start(t, log, Options{})
		large := func(p *syncrun.Progress) []byte { return append(text(p), make([]byte, maxCached/10)...) }
		encoded := 0
		tooLarge := func(*syncrun.Progress) []byte { encoded++; return make([]byte, maxCached+1) }
		for range 2 {
			c, err := h.Watch(t.Context(), owner, syncrun.Cursor{RunID: 1, After: 39}, Encoding{"too large", tooLarge},
				func() {})
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if got, _, _ := c.Next(nil, 1); len(got) != 1 || len(got[0]) != maxCached+1 {
				t.Errorf("%d payloads", len(got))
			}
		}
		f := h.topics[1].feeds["too large"]
		fact.Is(t, "f.size", f.size, 0)
		fact.Is(t, "len(f.bytes)", len(f.bytes), 0)
		fact.Is(t, "encoded", encoded, 2)
		c, err := h.Watch(t.Context(), owner, syncrun.Cursor{RunID: 1}, Encoding{"large", large}, func() {})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		got := 0
		for got < 40 {
			payloads, _, _ := c.Next(nil, 1)
			for _, payload := range payloads {
				if got++; !bytes.HasPrefix(payload, []byte(wanted(got))) {
					t.Fatalf("payload %d is %.40s", got, payload)
				}
			}
			f := h.topics[1].feeds["large"]
			sum := 0
			for _, b := range f.bytes {
				sum += len(b)
			}
			if sum != f.size || sum > maxCached {
				t.Fatalf("after %d payloads the feed keeps %d bytes and counts %d", got, sum, f.size)
			}
			if len(payloads) == 0 {
				synctest.Wait()
			}
		}
	})
}

func TestFeedOutlivesItsFirstCursor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		h := start(t, log, Options{})
		first := watch(t, h, 1, 0)
		second := watch(t, h, 1, 0)
		first.cursor.Close()
		h.Hint(1, log.write(1, 1))
		second.readTo(t, 2)
		second.check(t, 0, 2)
		if second.cursor.Close(); len(h.topics[1].feeds) != 0 {
			t.Error("a feed outlives its last cursor")
		}
	})
}

func TestShardsFillHoles(t *testing.T) {
	t.Parallel()
	f := &feed{topic: &topic{}}
	var cursors []*Cursor
	for range 3 * shardSize {
		c := &Cursor{}
		f.add(c)
		cursors = append(cursors, c)
	}
	for i, c := range cursors {
		if i%3 > 0 && f.remove(c) {
			t.Fatal("the last of many")
		}
	}
	for range 2 * shardSize {
		f.add(&Cursor{})
	}
	seen := map[*Cursor]bool{}
	f.eachShard(func(s *shard) {
		for i, c := range s.cursors {
			seen[c] = true
			if c.shard != s || c.index != i {
				t.Fatalf("a cursor at %d believes to be at %d", i, c.index)
			}
		}
	})
	fact.Is(t, "len(f.shards)", len(f.shards), 3)
	fact.Is(t, "len(seen)", len(seen), 3*shardSize)
	fact.Is(t, "f.subscribers", f.subscribers, 3*shardSize)
}

func TestQueueDrainsWhenClosed(t *testing.T) {
	t.Parallel()
	h := New(newLog(), Options{})
	woken := 0
	for range 10 {
		s := &shard{}
		s.add(&Cursor{wake: func() { woken++ }})
		h.fanout.put(s)
		h.fanout.put(s) // waits already
	}
	h.fanout.close()
	h.fanout.work()
	if woken != 10 {
		t.Errorf("%d woken", woken)
	}
}

// TestQueueTakesWhatIsWokenAgain has news come while a shard is being woken: its cursors may have looked already.
func TestQueueTakesWhatIsWokenAgain(t *testing.T) {
	t.Parallel()
	h := New(newLog(), Options{})
	s, woken := &shard{}, 0
	s.add(&Cursor{wake: func() {
		if woken++; woken == 1 {
			h.fanout.put(s)
		}
	}})
	h.fanout.put(s)
	h.fanout.close()
	h.fanout.work()
	if woken != 2 {
		t.Errorf("woken %d times", woken)
	}
}

func TestSubscribe(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 100)
		h := start(t, log, Options{Keep: 10})
		ctx, leave := context.WithCancel(t.Context())
		left, err := h.Subscribe(ctx, owner, syncrun.Cursor{RunID: 1})
		if err != nil {
			t.Fatal(err)
		}
		<-left
		events, err := h.Subscribe(t.Context(), owner, syncrun.Cursor{RunID: 1, After: 3})
		if err != nil {
			t.Fatal(err)
		}
		go func() { log.write(1, 50); h.Hint(1, log.end(1)) }()
		next := 4
		for p := range events {
			if p.Sequence != next || !right(p) {
				t.Fatalf("event %d, want %d: %+v", p.Sequence, next, p)
			}
			next++
		}
		if next != 152 {
			t.Errorf("ended before %d", next)
		}
		leave()
		for range left {
			t.Error("an event after the context's end")
		}
		if _, err := h.Subscribe(t.Context(), owner+1, syncrun.Cursor{RunID: 1}); err == nil {
			t.Error("a foreign run was subscribed to")
		}
	})
}
