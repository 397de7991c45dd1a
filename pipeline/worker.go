package pipeline

import (
	"context"
	"errors"
	"sync"
	"time"

	"goodones/internal/syncrun"
)

// checkEvery is how often a worker asks whether its leases still hold, so that a cancelled run stops within about a
// second even when every hint is lost.
const checkEvery = time.Second

// checkTimeout bounds such a question, so that a slow answer never keeps the next heartbeat waiting.
const checkTimeout = 2 * time.Second

// drainTimeout is how long a stopping worker waits for its runs to be handed back before it drops them; whoever
// claims them next then waits for their leases to end.
const drainTimeout = 12 * time.Second

// Queue hands out runs and tells which leases still hold.
type Queue interface {
	Claim(ctx context.Context, lease time.Duration, suspects bool) (*syncrun.Work, error)
	NextDue(ctx context.Context) (wait time.Duration, ok bool, err error)
	Heartbeat(ctx context.Context, leases []syncrun.Lease, lease time.Duration) (held []int, err error)
	Held(ctx context.Context, leases []syncrun.Lease) (held []int, err error)
	HandBack(ctx context.Context, lease syncrun.Lease) error
	// RunToHandBack names the run that should go so that a user who has none gets a turn; 0 for none.
	RunToHandBack(ctx context.Context, suspects bool) (int, error)
}

// Worker claims due runs and works on several at once. Several workers, in one process or many, share the queue.
type Worker struct {
	cfg    Config
	outage outage
	wake   chan struct{} // there may be work
	check  chan struct{} // a lease may be gone
	freed  chan struct{} // a slot is free

	mu   sync.Mutex
	held map[int]*holding
}

// holding is one run in this worker's hands.
type holding struct {
	*run
	drop context.CancelFunc // the run is not ours any more: stop at once
}

// New makes a worker; its Run works.
func New(cfg Config) *Worker {
	cfg = cfg.withDefaults()
	return &Worker{
		cfg: cfg, outage: outage{log: cfg.Log}, held: map[int]*holding{},
		wake: make(chan struct{}, 1), check: make(chan struct{}, 1), freed: make(chan struct{}, 1),
	}
}

// Wake says that there may be a run to claim. It never blocks.
func (w *Worker) Wake() { signal(w.wake) }

// Check says that a lease may be gone, because a run was cancelled, say. It never blocks.
func (w *Worker) Check() { signal(w.check) }

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// Run works until ctx ends, then hands back what it holds and returns nil.
func (w *Worker) Run(ctx context.Context) error {
	// Runs outlive ctx for as long as it takes to hand them back.
	hard, dropAll := context.WithCancel(context.WithoutCancel(ctx))
	defer dropAll()
	var runs, keeper sync.WaitGroup
	keeper.Go(func() { w.keepLeases(hard) })
	w.claimLoop(ctx, hard, &runs)
	w.stopAll()
	w.awaitRuns(hard, &runs, dropAll)
	dropAll()
	keeper.Wait()
	return nil
}

func (w *Worker) awaitRuns(ctx context.Context, runs *sync.WaitGroup, drop func()) {
	done := make(chan struct{})
	go func() { runs.Wait(); close(done) }()
	expired, stop := w.cfg.Clock.After(drainTimeout)
	defer stop()
	select {
	case <-done:
		return
	case <-expired:
		drop()
	case <-ctx.Done():
	}
	<-done
}

func (w *Worker) claimLoop(ctx, hard context.Context, runs *sync.WaitGroup) {
	for ctx.Err() == nil {
		if w.full() {
			w.await(ctx, w.cfg.Sweep, false)
			continue
		}
		work, err := w.cfg.Queue.Claim(ctx, w.cfg.Lease, !w.holdsSuspect())
		if ctx.Err() != nil {
			w.giveBack(hard, work)
			return
		}
		w.outage.note(callClaim, err)
		if err != nil {
			if !errors.Is(err, syncrun.ErrUnavailable) {
				w.cfg.Log.Error("no run could be claimed", "error", err)
			}
			w.await(ctx, checkEvery, false)
			continue
		}
		if work == nil {
			w.await(ctx, w.idle(ctx), true)
			continue
		}
		w.start(hard, work, runs)
	}
}

// giveBack returns a run that was claimed in the moment of stopping.
func (w *Worker) giveBack(ctx context.Context, work *syncrun.Work) {
	if work != nil {
		w.outage.note(callClaim, w.cfg.Queue.HandBack(ctx, work.Lease))
	}
}

// idle is how long nothing will be due: until the next window ends or lease runs out, but no longer than a sweep.
func (w *Worker) idle(ctx context.Context) time.Duration {
	wait, ok, err := w.cfg.Queue.NextDue(ctx)
	if err != nil || !ok {
		return w.cfg.Sweep
	}
	return min(wait+time.Millisecond, w.cfg.Sweep)
}

// await lets d pass, or less: until a slot is free or, with hints, until somebody says that there is work.
func (w *Worker) await(ctx context.Context, d time.Duration, hints bool) {
	wake := w.wake
	if !hints {
		wake = nil
	}
	expired, stop := w.cfg.Clock.After(d)
	defer stop()
	select {
	case <-ctx.Done():
	case <-expired:
	case <-wake:
	case <-w.freed:
	}
}

func (w *Worker) full() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.held) >= w.cfg.Slots
}

func (w *Worker) holdsSuspect() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, h := range w.held {
		if h.suspect() {
			return true
		}
	}
	return false
}

// start works on a claimed run in a goroutine of its own. A run that is still in our hands by an older claim, whose
// lease ended while the database was away, is dropped there.
func (w *Worker) start(hard context.Context, work *syncrun.Work, runs *sync.WaitGroup) {
	ctx, drop := context.WithCancel(hard)
	h := &holding{run: newRun(&w.cfg, &w.outage, work), drop: drop}
	w.mu.Lock()
	if older := w.held[work.RunID]; older != nil {
		older.drop()
	}
	w.held[work.RunID] = h
	w.mu.Unlock()
	runs.Go(func() {
		defer drop()
		w.cfg.Watch.RunLeft(h.perform(ctx))
		w.outage.forget(h.run)
		w.mu.Lock()
		if w.held[work.RunID] == h {
			delete(w.held, work.RunID)
		}
		w.mu.Unlock()
		signal(w.freed)
	})
}

func (w *Worker) stopAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, h := range w.held {
		h.handBackSoon()
	}
}

func (w *Worker) leases() []syncrun.Lease {
	w.mu.Lock()
	defer w.mu.Unlock()
	leases := make([]syncrun.Lease, 0, len(w.held))
	for _, h := range w.held {
		leases = append(leases, h.work.Lease)
	}
	return leases
}

// keepLeases extends leases, drops runs whose lease is gone, and lets a starving user have a turn. Hints may come in
// any number: they hold up neither the heartbeat nor the regular check.
func (w *Worker) keepLeases(ctx context.Context) {
	every := min(checkEvery, w.cfg.Heartbeat)
	check, stopCheck := w.cfg.Clock.After(every)
	beat, stopBeat := w.cfg.Clock.After(w.cfg.Heartbeat)
	defer func() { stopCheck(); stopBeat() }()
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.check:
			w.renew(ctx, callHeld, w.cfg.Queue.Held)
		case <-check:
			w.makeRoom(ctx)
			w.renew(ctx, callHeld, w.cfg.Queue.Held)
			check, stopCheck = w.cfg.Clock.After(every)
		case <-beat:
			next := w.cfg.Heartbeat
			if !w.renew(ctx, callExtend, w.extend) {
				next = every
			}
			beat, stopBeat = w.cfg.Clock.After(next)
		}
	}
}

func (w *Worker) extend(ctx context.Context, leases []syncrun.Lease) ([]int, error) {
	return w.cfg.Queue.Heartbeat(ctx, leases, w.cfg.Lease)
}

// The worker's own calls, which an outage tells apart.
const (
	callClaim  = "claim"
	callHeld   = "held"
	callExtend = "extend"
)

// renew asks which leases hold and drops the runs whose lease does not. It says whether there was an answer.
func (w *Worker) renew(
	ctx context.Context, call string, ask func(context.Context, []syncrun.Lease) ([]int, error),
) bool {
	leases := w.leases()
	if len(leases) == 0 {
		w.outage.forget(call)
		return true
	}
	ctx, cancel := context.WithTimeout(ctx, min(checkTimeout, w.cfg.Heartbeat))
	defer cancel()
	held, err := ask(ctx, leases)
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			w.outage.note(call, err)
		}
		return false
	}
	w.outage.note(call, nil)
	w.dropLost(leases, held)
	return true
}

func (w *Worker) dropLost(leases []syncrun.Lease, held []int) {
	still := make(map[int]bool, len(held))
	for _, id := range held {
		still[id] = true
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, lease := range leases {
		if h := w.held[lease.RunID]; !still[lease.RunID] && h != nil && h.work.Lease == lease {
			h.drop()
		}
	}
}

// makeRoom hands a run back at its next page when a user without any waits, no slot here is free, and we could take
// what waits.
func (w *Worker) makeRoom(ctx context.Context) {
	if !w.full() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, min(checkTimeout, w.cfg.Heartbeat))
	defer cancel()
	id, err := w.cfg.Queue.RunToHandBack(ctx, !w.holdsSuspect())
	if err != nil || id == 0 {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if h := w.held[id]; h != nil {
		h.leave()
	}
}
