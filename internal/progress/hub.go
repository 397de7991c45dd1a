// Package progress delivers runs' logs to subscribers. A watched run is a topic: the newest part of its log, kept
// in memory and read on when a hint comes, when hints may have been missed, and at every tick. A subscriber is a
// cursor on that log: registered first, then caught up, then fed, so it can never miss, repeat or reorder an event.
// Subscribers who see the same bytes share a feed, which encodes each event once.
package progress

import (
	"cmp"
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"goodones/internal/syncrun"
)

// Log is where events come from. Events of a run are numbered 1, 2, 3 … and never change; a run has one at least.
// Every method ends soon after its context. Errors are those of syncrun: ErrNotFound, and ErrUnavailable for what may
// pass.
type Log interface {
	// Owns is nil for a run of the user, ErrNotFound for any other.
	Owns(ctx context.Context, userID, runID int) error
	// Tail returns the end of the log with its last n events.
	Tail(ctx context.Context, runID, n int) (syncrun.Tail, error)
	// History returns at most limit events after a sequence, and the messages logged up to it.
	History(ctx context.Context, runID, after, limit int) ([]string, []syncrun.Event, error)
	// After reads on in many logs at once: the events that follow each cursor, in order and together for each run. Of
	// a run it may bring a part, but 100 events if there are so many. It does not keep cursors.
	After(ctx context.Context, cursors []syncrun.Cursor) ([]syncrun.Event, error)
}

// Options tune a hub; zero values are the defaults.
type Options struct {
	Keep     int           // events of a topic kept in memory, give or take a quarter; 0: 512
	Tick     time.Duration // how old what is known of a log may grow without any hint; 0: 1 s
	DeafTick time.Duration // the same while no hints can be heard; 0: 500 ms
	Compare  time.Duration // how often topics are compared with their logs; 0: 3 s
	Linger   time.Duration // how long a topic outlives its last use; 0: 30 s
	Workers  int           // fan-out workers; 0: one for each processor
	// Lag is told, once per event and process, how long after its commit an event is handed to subscribers; may be nil.
	Lag func(time.Duration)
	// Trouble is told when reading logs begins to fail although the database is there, and, with nil, when nothing fails
	// any more; may be nil. It must not wait.
	Trouble func(error)
	// TakenBack is told of how many topics the database had lost events, as a failover to a standby that lagged does; may
	// be nil. It must not wait.
	TakenBack func(topics int)
}

// Hub is the process's live logs. Make it with New, feed it hints (it is a hint.Sink), and let Run run.
//
// Locks are taken in this order, each for a few instructions and never over I/O:
//
//	Hub.mu                            which topics there are, and which are to be read on
//	feed.mu → topic.mu                a payload is encoded from the topic's memory
//	topic.mu → feed.shardsMu → shard.mu → queue.mu
//	                                  subscribers come and go, and are queued to be woken
//
// Hub.mu is never held together with another of them: what needs both reads one and then takes the other. A
// subscriber's wake is called without any lock, since it may call Next, which takes feed.mu.
type Hub struct {
	log  Log
	opts Options

	life    context.Context // of reads that subscribers wait for; ends with Run
	end     context.CancelFunc
	helpers sync.WaitGroup // goroutines of those reads
	asking  singleflight.Group

	mu        sync.Mutex
	over      bool // no helper may be started
	topics    map[int]*topic
	marked    []*topic // open topics to read on, each once
	freshness freshness

	wake     chan struct{}
	lastHint atomic.Int64 // Unix nanoseconds
	fanout   queue
	readers  chan struct{} // bounds how many read history at once
	troubles troubles
}

// New makes a hub on log.
func New(log Log, opts Options) *Hub {
	opts.Keep = cmp.Or(opts.Keep, 512)
	opts.Tick = cmp.Or(opts.Tick, time.Second)
	opts.DeafTick = cmp.Or(opts.DeafTick, 500*time.Millisecond)
	opts.Compare = cmp.Or(opts.Compare, 3*time.Second)
	opts.Linger = cmp.Or(opts.Linger, 30*time.Second)
	opts.Workers = cmp.Or(opts.Workers, runtime.GOMAXPROCS(0))
	if opts.Lag == nil {
		opts.Lag = func(time.Duration) {}
	}
	if opts.Trouble == nil {
		opts.Trouble = func(error) {}
	}
	if opts.TakenBack == nil {
		opts.TakenBack = func(int) {}
	}
	h := &Hub{
		log:     log,
		opts:    opts,
		topics:  map[int]*topic{},
		wake:    make(chan struct{}, 1),
		readers: make(chan struct{}, 4),
	}
	h.troubles.tell = opts.Trouble
	h.life, h.end = context.WithCancel(context.Background())
	h.fanout.ready = sync.NewCond(&h.fanout.mu)
	return h
}

// Run reads and delivers until ctx ends; it may be called once. When it returns, nothing of the hub runs any more but
// the goroutines of Subscribe, which end with their own contexts, and subscribers hear no more.
func (h *Hub) Run(ctx context.Context) error {
	var workers sync.WaitGroup
	for range h.opts.Workers {
		workers.Go(h.fanout.work)
	}
	h.read(ctx)
	h.end()
	h.mu.Lock()
	h.over = true
	h.mu.Unlock()
	h.helpers.Wait()
	h.fanout.close()
	workers.Wait()
	return nil
}

// help runs do on a goroutine that Run waits for. It reports false when the hub is over.
func (h *Hub) help(do func(ctx context.Context)) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.helpLocked(do)
}

func (h *Hub) helpLocked(do func(ctx context.Context)) bool {
	if !h.over {
		h.helpers.Go(func() { do(h.life) })
	}
	return !h.over
}

// Stats tell what a hub does, for metrics.
type Stats struct {
	Topics    int
	Listening bool
	LastHint  time.Time // zero: none yet
}

// Stats reports the hub's state.
func (h *Hub) Stats() Stats {
	h.mu.Lock()
	s := Stats{Topics: len(h.topics), Listening: h.freshness.connected}
	h.mu.Unlock()
	if at := h.lastHint.Load(); at != 0 {
		s.LastHint = time.Unix(0, at)
	}
	return s
}
