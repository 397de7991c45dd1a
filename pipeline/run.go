package pipeline

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// StepStore writes what every run has in common: steps that bring no data, and its end.
type StepStore interface {
	// Stop commits a step that says what the network refused, and what comes of it.
	Stop(ctx context.Context, work *syncrun.Work, step syncrun.Step, stop syncrun.Stop) (syncrun.Committed, error)
	// Note commits a step that brings no data.
	Note(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
	End(ctx context.Context, lease syncrun.Lease, ending syncrun.Ending) error
	HandBack(ctx context.Context, lease syncrun.Lease) error
	HandBackUntil(ctx context.Context, lease syncrun.Lease, wait time.Duration, limited bool, line string) error
	// SetRateLimited keeps how many answers of "too fast" in a row the page at hand has met.
	SetRateLimited(ctx context.Context, lease syncrun.Lease, inRow int) error
	// ForgetReads deletes what a user was charged for on past days.
	ForgetReads(ctx context.Context, userID int) error
}

// run is one claimed run in the hands of a worker.
type run struct {
	cfg          *Config
	outage       *outage
	work         *syncrun.Work
	source       source.Source // the network of the account
	limits       source.Limits // of the network
	asOwner      bool          // the source reads the account with its owner's token
	thrifty      bool          // it did, and will again: the list may cost no more than as the owner
	log          *slog.Logger
	counts       syncrun.Counts
	spent        int64         // charged so far, in millionths of a dollar
	limitedInRow int           // answers of "too fast" in a row for the page at hand
	stage        syncrun.Stage // the one at work
	meter        meter         // of that stage
	atHead       bool          // the account or the head of its list is asked for: a refusal fails the run
	calls        int           // made by the run, as far as is known
	inHand       bool          // the network has answered since the last commit
	consulted    time.Duration // what second opinions took so far
	failedInRow  int           // how many of the last calls for them brought nothing
	silenced     bool          // no more of them are asked for
	unsettled    bool          // the log says that some were not answered

	committed atomic.Bool   // this claim has written a step
	leaving   atomic.Bool   // hand the run back at its next page
	stopping  chan struct{} // closed: soon
	stopOnce  sync.Once
}

func newRun(cfg *Config, outage *outage, work *syncrun.Work) *run {
	at := cfg.sourceOf(work.Account.Network)
	own := cfg.ownSource(work)
	if own != nil {
		at = own
	}
	return &run{
		cfg: cfg, outage: outage, work: work, source: at, limits: at.Limits(), asOwner: own != nil, counts: work.Counts,
		spent: work.CostMicroUSD, calls: len(work.Steps), limitedInRow: work.LimitedInRow,
		log: cfg.Log.With("run", work.RunID, "attempt", work.Attempt), stopping: make(chan struct{}),
	}
}

// leave has the run handed back at its next page, however long the one at hand takes.
func (r *run) leave() { r.leaving.Store(true) }

// handBackSoon has the run handed back soon: the page at hand gets Grace to be finished. It may be called more than
// once.
func (r *run) handBackSoon() {
	r.leave()
	r.stopOnce.Do(func() { close(r.stopping) })
}

func (r *run) isStopping() bool {
	select {
	case <-r.stopping:
		return true
	default:
		return false
	}
}

// suspect tells whether the last two claims of the run, ours among them, have written nothing yet.
func (r *run) suspect() bool { return r.work.Suspect && !r.committed.Load() }

// errHandBack asks for the run to be handed back at once.
var errHandBack = errors.New("hand back")

// waitError asks for the run to be handed back until X's window is over.
type waitError struct {
	wait    time.Duration
	limited bool // X itself said so, not our own count
}

func (e *waitError) Error() string { return fmt.Sprintf("wait %s for X", e.wait) }

// The ways in which a worker leaves a run, as metrics name them.
const (
	leftCompleted  = "completed"
	leftFailed     = "failed"
	leftHandedBack = "handed_back"
	leftLost       = "lost"
)

// perform takes the run as far as it goes and says how it was left. ctx ends when the run is not ours any more. A
// panic never takes other runs with it.
func (r *run) perform(ctx context.Context) (how string) {
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("panic at the end of a run, which is left to its lease",
				"panic", p, "stack", string(debug.Stack()))
			how = leftLost
		}
	}()
	how, err := r.settle(ctx, r.stages(ctx))
	switch {
	case err == nil:
	case errors.Is(err, syncrun.ErrLeaseLost), ctx.Err() != nil:
		if errors.Is(err, syncrun.ErrUnbilled) {
			r.log.Error("the bill of a user is incomplete", "user", r.work.UserID, "error", err)
		}
		r.tidy(ctx) // a cancelled run ends so
		return leftLost
	default:
		// Nothing more can be written: the lease runs out and somebody else goes on.
		r.log.Error("run left to its lease", "error", err)
		return leftLost
	}
	r.log.Info("run left", "how", how)
	if how != leftHandedBack {
		r.tidy(ctx)
	}
	return how
}

// tidyTimeout bounds the deletion of old reads, so that a stopping worker does not wait for it long.
const tidyTimeout = 3 * time.Second

// tidy has reads of past days deleted. What cannot be deleted now is when the user's next run has ended.
func (r *run) tidy(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), tidyTimeout)
	defer cancel()
	if err := r.cfg.Steps.ForgetReads(ctx, r.work.UserID); err != nil && !errors.Is(err, context.Canceled) {
		r.log.Info("reads of past days are kept for now", "error", err)
	}
}

// settle writes how the stages ended.
func (r *run) settle(ctx context.Context, err error) (string, error) {
	var wait *waitError
	var fail *syncrun.FailError
	switch {
	case err == nil && r.work.Failure != nil:
		fail = &syncrun.FailError{Code: r.work.Failure.Code, Message: r.work.Failure.Message}
	case err == nil:
		return leftCompleted, r.retryWrite(ctx, func() error {
			return r.cfg.Steps.End(ctx, r.work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted})
		})
	case errors.Is(err, syncrun.ErrLeaseLost) || ctx.Err() != nil:
		return leftLost, err
	case errors.Is(err, errHandBack):
		return leftHandedBack, r.retryWrite(ctx, func() error { return r.cfg.Steps.HandBack(ctx, r.work.Lease) })
	case errors.As(err, &wait):
		return leftHandedBack, r.retryWrite(ctx, func() error {
			return r.cfg.Steps.HandBackUntil(ctx, r.work.Lease, wait.wait, wait.limited,
				syncrun.LineWaiting(r.work.Account.Network))
		})
	case !errors.As(err, &fail):
		fail = &syncrun.FailError{Code: syncrun.CodeInternal, Message: syncrun.MessageInternal, Err: err}
	}
	r.log.Warn("run failed", "code", fail.Code, "error", fail)
	ending := syncrun.Ending{Status: syncrun.StatusFailed, Code: fail.Code, Message: fail.Message}
	return leftFailed, r.retryWrite(ctx, func() error { return r.cfg.Steps.End(ctx, r.work.Lease, ending) })
}

// stage is one part of a run: what it logs first, what it does, and what it logs last.
type stage struct {
	name   syncrun.Stage
	weight int  // how much of a run it is held to be, against the others
	asks   bool // of the network
	first  string
	do     func(ctx context.Context) error
	last   func() string
}

// plan is what the run does. One that explores has the lines of every run and asks the network nothing.
func (r *run) plan() []stage {
	judged := func() string {
		if r.work.Search == nil {
			return syncrun.LineNoSearch
		}
		return syncrun.LineJudged
	}
	judging := []stage{
		{syncrun.StageClassify, 25, false, syncrun.LineClassify, r.classify, judged},
		{syncrun.StageFilter, 5, false, syncrun.LineFilter, r.filter,
			func() string { return syncrun.LineClassified }},
	}
	if r.work.Trigger == syncrun.TriggerExplore {
		return append([]stage{{syncrun.StageFetchFollowers, 1, false, syncrun.LineFetching,
			func(context.Context) error { return nil }, func() string { return syncrun.LineFound(0) }}}, judging...)
	}
	return append([]stage{
		{syncrun.StageFetchFollowers, 35, true, syncrun.LineFetching, r.fetchFollowers,
			func() string { return syncrun.LineFound(r.counts.NewFollowersCount) }},
		{syncrun.StageDeepCrawl, 10, true, syncrun.LineDeepCrawl, r.deepCrawl,
			func() string { return syncrun.LineRefreshed(r.counts.DeepCrawlCount) }},
		{syncrun.StageBackfill, 10, true, syncrun.LineBackfill, r.backfill,
			func() string { return syncrun.LineCompleted(r.counts.BackfilledCount) }},
		{syncrun.StageLikers, 15, true, syncrun.LineLikers, r.findLikers,
			func() string { return syncrun.LineFoundLikers(r.counts.LikersCount) }},
	}, judging...)
}

// stages does what earlier claims left to do, in order. A panic fails this run and no other.
func (r *run) stages(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("panic in a stage", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	for _, s := range r.plan() {
		if r.work.Steps[endOf(s.name)] || (s.asks && r.work.Failure != nil) {
			continue
		}
		if err := r.perStage(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

func startOf(s syncrun.Stage) string { return string(s) + ":start" }
func endOf(s syncrun.Stage) string   { return string(s) + ":end" }

func (r *run) perStage(ctx context.Context, s stage) error {
	r.stage, r.meter, r.atHead = s.name, meter{}, false
	if r.work.Stage == s.name {
		r.meter.base = max(int(r.work.Shares.StageDone), 0)
	}
	took := r.cfg.Clock.Stopwatch()
	begin := r.cfg.Steps.Note
	scans := s.asks && s.name == syncrun.StageFetchFollowers
	if scans {
		begin = r.cfg.Followers.BeginScan
	}
	step := syncrun.Step{Key: startOf(s.name), Stage: s.name, Message: s.first, Shares: r.shares(s.name, 0)}
	if err := r.once(ctx, step, begin); err != nil {
		return err
	}
	if err := r.doStage(ctx, s); err != nil {
		return err
	}
	if s.asks && r.work.Failure != nil {
		return nil // the run fails: what this stage did not get is no result
	}
	end := r.cfg.Steps.Note
	if scans {
		end = r.cfg.Followers.EndScans
	}
	step = syncrun.Step{Key: endOf(s.name), Stage: s.name, Message: s.last(), Shares: r.shares(s.name, syncrun.Whole)}
	if err := r.once(ctx, step, end); err != nil {
		return err
	}
	r.cfg.Watch.StageDone(s.name, took())
	return nil
}

// doStage does what is left of a stage. A refusal by the network ends it, and is no error.
func (r *run) doStage(ctx context.Context, s stage) error {
	switch {
	case !s.asks:
		return s.do(ctx)
	case r.stoppedBefore(s.name):
		return nil
	case r.refusedFor(s.name):
		return r.line(ctx, s.name, "not_asked", syncrun.LineNotAsked(r.work.Account.Network))
	}
	if err := r.sayIfDisconnected(ctx, s.name); err != nil {
		return err
	}
	err := s.do(ctx)
	if r.ownerGone(err) {
		if err = r.goOnWithoutOwner(ctx, s.name, err); err == nil {
			err = s.do(ctx)
		}
	}
	if errors.Is(err, source.ErrItemGone) || errors.Is(err, source.ErrCursor) {
		err = unreadable(r.work.Account.Network, err)
	}
	if refused, ok := errors.AsType[*refusal](err); ok {
		return r.stop(ctx, s.name, refused)
	}
	return err
}
