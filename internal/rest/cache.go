package rest

import (
	"sync"
	"time"

	"goodones/internal/syncrun"
)

// moment is what tells two states of a run apart. The sequence does, until a failover to a standby that lagged takes
// events back and others come in their place.
type moment struct {
	sequence  int
	status    syncrun.Status
	completed time.Time
	counts    syncrun.Counts
	lines     int
	line      string // the last of them
}

func momentOf(run *syncrun.Run) moment {
	m := moment{sequence: run.LastSequence, status: run.Status, counts: run.Counts, lines: len(run.ProgressLog)}
	if run.CompletedAt != nil {
		m.completed = run.CompletedAt.UTC()
	}
	if m.lines > 0 {
		m.line = run.ProgressLog[m.lines-1]
	}
	return m
}

// state is a run as encoded once.
type state struct {
	moment
	etag string
	body []byte // shared, never modified
}

// cache keeps the newest encoded state of runs. It has two generations: what is used moves to the young one, and when
// that is full the old one is dropped as a whole. So it holds at most limit runs, those used last among them.
type cache struct {
	mu         sync.Mutex
	half       int
	young, old map[int]state
}

func newCache(limit int) *cache {
	return &cache{half: max(1, limit/2), young: map[int]state{}, old: map[int]state{}}
}

// find returns the state of a run as of a moment.
func (c *cache) find(runID int, m moment) (state, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.young[runID]
	if !ok {
		if s, ok = c.old[runID]; ok {
			c.put(runID, s)
		}
	}
	return s, ok && s.moment == m
}

// add keeps s unless a newer state of the run is there. One of the same sequence is newer: the log has changed.
func (c *cache) add(runID int, s state) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if had, ok := c.young[runID]; !ok || had.sequence <= s.sequence {
		c.put(runID, s)
	}
}

func (c *cache) put(runID int, s state) {
	if _, ok := c.young[runID]; !ok && len(c.young) >= c.half {
		c.young, c.old = make(map[int]state, c.half), c.young
	}
	c.young[runID] = s
}
