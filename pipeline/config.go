package pipeline

import (
	"cmp"
	"log/slog"
	"time"

	"goodones/internal/classify"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// Config is what a worker is made of. What it reads and writes, and how people are judged, is required.
type Config struct {
	Queue     Queue
	Steps     StepStore
	Accounts  AccountStore
	Followers FollowerStore
	DeepCrawl DeepCrawlStore
	Backfill  BackfillStore
	Likers    LikerStore
	Judging   JudgingStore
	Filtering FilterStore
	Ranking   RankingStore

	IDs        IDStore
	Sources    map[syncrun.Network]source.Source // one for each network that accounts may be at
	Owners     Owners                            // nil: no account is read as its owner
	Classifier *classify.Classifier
	Opinion    Opinion // nil: the rules alone judge

	Clock Clock        // nil: the machine's
	Log   *slog.Logger // nil: silent
	Watch Watch        // hooks for metrics; each may be nil

	FullScanDays int // after how many days a follower list is read whole again; 0: 30 where reading is free, else never

	Slots     int           // runs at once; 0: 4
	Lease     time.Duration // how long a claim holds without a heartbeat; 0: 30 s
	Heartbeat time.Duration // how often leases are extended; 0: 10 s
	Sweep     time.Duration // how often the queue is looked at when nothing hints at work; 0: 5 s
	Backoff   time.Duration // the first wait after a failed call, doubled each time; 0: 500 ms
	Grace     time.Duration // how long a call under way may go on when the worker stops; 0: 3 s
}

// Watch is told what the worker does, for metrics. Its functions must not block.
type Watch struct {
	StageDone func(stage syncrun.Stage, took time.Duration)
	RunLeft   func(how string) // completed, failed, handed_back, lost
}

func (c Config) withDefaults() Config {
	c.Slots = cmp.Or(c.Slots, 4)
	c.Lease = cmp.Or(c.Lease, 30*time.Second)
	c.Heartbeat = cmp.Or(c.Heartbeat, 10*time.Second)
	c.Sweep = cmp.Or(c.Sweep, 5*time.Second)
	c.Backoff = cmp.Or(c.Backoff, 500*time.Millisecond)
	c.Grace = cmp.Or(c.Grace, 3*time.Second)
	if c.Clock == nil {
		c.Clock = SystemClock{}
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Watch.StageDone == nil {
		c.Watch.StageDone = func(syncrun.Stage, time.Duration) {}
	}
	if c.Watch.RunLeft == nil {
		c.Watch.RunLeft = func(string) {}
	}
	return c
}

// sourceOf is the source of a network; one that is not configured refuses everything.
func (c *Config) sourceOf(network syncrun.Network) source.Source {
	if s := c.Sources[network]; s != nil {
		return s
	}
	return source.None{}
}
