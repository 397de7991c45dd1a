package hint

import (
	"context"
	"sync"
	"time"
)

const (
	// interval is the least time between two sendings of how far logs are: at most ten a second of one process, for
	// whatever carries hints pays for each, most of all NOTIFY, which takes a lock of the whole cluster.
	interval = 100 * time.Millisecond
	// timeout bounds one sending.
	timeout = 900 * time.Millisecond
)

// Batch is what leaves an outbox at once.
type Batch struct {
	Progress []string // payloads as Format writes them: of each run the newest
	Runs     bool     // there may be a run to claim
	Work     bool     // there may be work of any kind, or a lease may be gone
	Keys     []int    // ids of keys that were revoked
}

func (b *Batch) empty() bool { return len(b.Progress) == 0 && !b.Runs && !b.Work && len(b.Keys) == 0 }

// Watch is told of hints that could not be sent. Its functions must not block; nil ones are not called.
type Watch struct {
	Failed  func()      // a batch is lost
	Trouble func(error) // the first batch in a row is lost, or, with nil, a batch has left again
}

// Carrier takes hints of logs that have moved to other processes. It does not block.
type Carrier interface {
	Hint(runID, seq int)
	HintNow(runID, seq int)
}

// Outbox holds hints on their way out of a process. What it cannot send is lost: readers look for themselves, only
// later. All methods are safe for concurrent use, and none but Run and Flush blocks.
type Outbox struct {
	send   func(ctx context.Context, batch Batch) error
	watch  Watch
	moved  chan struct{} // logs have moved
	urgent chan struct{} // there is something that does not wait for its turn

	mu       sync.Mutex
	progress map[int]int // the newest sequence of each run
	now      map[int]int // the same of what does not wait for its turn
	runs     bool
	work     bool
	keys     []int

	sending  sync.Mutex // one batch at a time
	troubled bool       // guarded by sending
}

// NewOutbox makes an empty outbox, which hands what has gathered to send.
func NewOutbox(send func(ctx context.Context, batch Batch) error, watch Watch) *Outbox {
	return &Outbox{send: send, watch: watch, progress: map[int]int{}, now: map[int]int{},
		moved: make(chan struct{}, 1), urgent: make(chan struct{}, 1)}
}

// Hint notes that a run's log reaches seq.
func (o *Outbox) Hint(runID, seq int) {
	o.mu.Lock()
	o.progress[runID] = max(seq, o.progress[runID])
	o.mu.Unlock()
	signal(o.moved)
}

// HintNow is Hint for what a run does seldom, such as its end.
func (o *Outbox) HintNow(runID, seq int) {
	o.mu.Lock()
	o.now[runID] = max(seq, o.now[runID])
	o.mu.Unlock()
	signal(o.urgent)
}

// Runs notes that there may be a run to claim.
func (o *Outbox) Runs() {
	o.mu.Lock()
	o.runs = true
	o.mu.Unlock()
	signal(o.urgent)
}

// Work notes that there may be work of any kind, or that a lease may be gone.
func (o *Outbox) Work() {
	o.mu.Lock()
	o.work = true
	o.mu.Unlock()
	signal(o.urgent)
}

// Key notes that a key was revoked.
func (o *Outbox) Key(id int) {
	o.mu.Lock()
	o.keys = append(o.keys, id)
	o.mu.Unlock()
	signal(o.urgent)
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// Run sends until ctx ends, then once more what is pending, and returns nil. How far logs are is sent at once when it
// was quiet, then at most every 100 ms, all runs together; everything else at once.
func (o *Outbox) Run(ctx context.Context) error {
	pause := time.NewTimer(interval)
	defer pause.Stop()
	quiet := true
	for {
		moved := o.moved
		if !quiet {
			moved = nil
		}
		select {
		case <-ctx.Done():
			_ = o.Flush(context.WithoutCancel(ctx)) // Watch is told of the error
			return nil
		case <-pause.C:
			quiet = true
			continue
		case <-moved:
		case <-o.urgent:
		}
		// Hints that are being sent when ctx ends would be lost with it, such as that runs were handed back.
		if moved, _ := o.flush(context.WithoutCancel(ctx), quiet); moved && quiet {
			quiet = false
			pause.Reset(interval)
		}
	}
}

// Flush sends now what is pending, which takes under a second. It returns the error of the sending.
func (o *Outbox) Flush(ctx context.Context) error {
	_, err := o.flush(ctx, true)
	return err
}

// flush sends what is pending, how far logs are only with progress, and says whether that was told.
func (o *Outbox) flush(ctx context.Context, progress bool) (moved bool, err error) {
	o.sending.Lock()
	defer o.sending.Unlock()
	batch := o.take(progress)
	if batch.empty() {
		return false, nil
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	err = o.send(ctx, batch)
	o.report(err)
	return len(batch.Progress) > 0, err
}

// report says what became of a batch.
func (o *Outbox) report(err error) {
	if err != nil && o.watch.Failed != nil {
		o.watch.Failed()
	}
	if troubled := err != nil; troubled != o.troubled {
		o.troubled = troubled
		if o.watch.Trouble != nil {
			o.watch.Trouble(err)
		}
	}
}

func (o *Outbox) take(progress bool) Batch {
	o.mu.Lock()
	defer o.mu.Unlock()
	for runID, seq := range o.now {
		if o.progress[runID] <= seq {
			delete(o.progress, runID)
		}
	}
	if progress {
		for runID, seq := range o.progress {
			o.now[runID] = seq
		}
		clear(o.progress)
	}
	batch := Batch{Runs: o.runs && !o.work, Work: o.work, Keys: o.keys}
	for runID, seq := range o.now {
		batch.Progress = append(batch.Progress, Format(runID, seq))
	}
	clear(o.now)
	o.runs, o.work, o.keys = false, false, nil
	return batch
}
