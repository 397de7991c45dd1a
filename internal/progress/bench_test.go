package progress

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/syncrun"
)

// BenchmarkFanout is what one event costs for each of a run's subscribers, without their sockets.
func BenchmarkFanout(b *testing.B) {
	const subscribers = 1000
	log := newLog()
	log.write(1, 1)
	h := start(b, log, Options{Tick: time.Hour, DeafTick: time.Hour})
	var delivered atomic.Int64
	payload := make([]byte, 400)
	arrived := make(chan struct{}, 1)
	for range subscribers {
		wakeOnNext(b, h, 1, func(*syncrun.Progress) []byte { return payload }, func(n int) {
			if delivered.Add(int64(n))%subscribers == 0 {
				arrived <- struct{}{}
			}
		})
	}
	<-arrived
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		h.Hint(1, log.write(1, 1))
		<-arrived
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*subscribers), "ns/delivery")
}

// BenchmarkManyTopics is what one event costs when every run has a single subscriber, two events of each are read at
// once, and nothing is encoded or written.
func BenchmarkManyTopics(b *testing.B) {
	const topics = 1000
	log := newLog()
	h := start(b, log, Options{Tick: time.Hour, DeafTick: time.Hour})
	var delivered sync.WaitGroup
	payload := make([]byte, 400)
	for run := 1; run <= topics; run++ {
		log.write(run, 1)
		delivered.Add(1)
		wakeOnNext(b, h, run, func(*syncrun.Progress) []byte { return payload }, func(n int) { delivered.Add(-n) })
	}
	delivered.Wait()
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		delivered.Add(2 * topics)
		b.StopTimer()
		for run := 1; run <= topics; run++ {
			log.write(run, 2)
		}
		b.StartTimer()
		h.Lost()
		delivered.Wait()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*2*topics), "ns/event")
}

// wakeOnNext watches as a transport does that writes on the goroutine that wakes it.
func wakeOnNext(b *testing.B, h *Hub, run int, encode func(*syncrun.Progress) []byte, got func(n int)) {
	var cursor atomic.Pointer[Cursor]
	var mu sync.Mutex
	var room [][]byte
	wake := func() {
		c := cursor.Load()
		if c == nil {
			return
		}
		mu.Lock()
		payloads, _, _ := c.Next(room[:0], 1<<20)
		n := len(payloads)
		room = payloads
		mu.Unlock()
		if n > 0 {
			got(n)
		}
	}
	c, err := h.Watch(context.Background(), owner, syncrun.Cursor{RunID: run}, Encoding{"bench", encode}, wake)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(c.Close)
	cursor.Store(c)
	wake()
}
