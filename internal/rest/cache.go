package rest

import "sync"

// state is a run as encoded once.
type state struct {
	sequence int // the run's LastSequence
	etag     string
	body     []byte // shared, never modified
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

// find returns the state of a run as of a sequence. A run changes only with its sequence.
func (c *cache) find(runID, sequence int) (state, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.young[runID]
	if !ok {
		if s, ok = c.old[runID]; ok {
			c.put(runID, s)
		}
	}
	return s, ok && s.sequence == sequence
}

// add keeps s unless a newer state of the run is there.
func (c *cache) add(runID int, s state) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if had, ok := c.young[runID]; !ok || had.sequence < s.sequence {
		c.put(runID, s)
	}
}

func (c *cache) put(runID int, s state) {
	if _, ok := c.young[runID]; !ok && len(c.young) >= c.half {
		c.young, c.old = make(map[int]state, c.half), c.young
	}
	c.young[runID] = s
}
