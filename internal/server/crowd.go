package server

import (
	"context"
	"runtime/debug"
	"sync/atomic"
	"time"
)

const (
	// crowdSize is how many connections leave enough behind to tidy up after them.
	crowdSize = 1000
	// crowdLook is how often is looked whether more are coming.
	crowdLook = 500 * time.Millisecond
)

// crowd gives memory back after many connections were opened, as after the restart of another server. What is needed to
// admit them, stacks most of all, is half as much again as what they hold, and a process in which nothing happens
// afterwards would keep it for minutes.
type crowd struct {
	opened atomic.Int64
	tidy   func() // replaced in tests
}

func newCrowd() *crowd { return &crowd{tidy: debug.FreeOSMemory} }

// run tidies in the first moment without new connections after crowdSize of them, until ctx ends.
func (c *crowd) run(ctx context.Context) {
	tick := time.NewTicker(crowdLook)
	defer tick.Stop()
	var tidied, seen int64
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		opened := c.opened.Load()
		if opened == seen && opened-tidied >= crowdSize {
			c.tidy()
			tidied = opened
		}
		seen = opened
	}
}
