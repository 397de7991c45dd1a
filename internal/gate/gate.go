// Package gate lets few ask a database at a time, and the others wait for their turn. A crowd that comes at once would
// else wait for connections until its time is up, and take a busy database for one that is away.
package gate

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"goodones/internal/syncrun"
)

// patience is the longest wait for a turn: less than what a websocket's client has to say who it is (10 s).
const patience = 8 * time.Second

// Gate has a number of turns. Make it with New; a nil Gate lets everybody in.
type Gate struct {
	turns chan struct{}

	answered atomic.Int64 // questions

	mu   sync.Mutex
	away chan struct{} // closed when somebody finds the database away
}

// New makes a gate for so many at a time, but at least one.
func New(turns int) *Gate {
	return &Gate{turns: make(chan struct{}, max(1, turns)), away: make(chan struct{})}
}

// Through calls ask when there is a turn, and returns its error. isAway tells whether such an error means that the
// database is away: unless that answered somebody else meanwhile, whoever waits for a turn then waits no longer. The
// error of who gets none is ErrUnavailable, or that of ctx.
func (g *Gate) Through(ctx context.Context, isAway func(error) bool, ask func() error) error {
	if g == nil {
		return ask()
	}
	if err := g.enter(ctx); err != nil {
		return err
	}
	defer func() { <-g.turns }()
	before := g.answered.Load()
	err := ask()
	switch away := err != nil && isAway(err); {
	case !away:
		g.answered.Add(1)
	case ctx.Err() == nil && before == g.answered.Load():
		g.sendHome()
	}
	return err
}

// sendHome ends all waits.
func (g *Gate) sendHome() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.away)
	g.away = make(chan struct{})
}

func (g *Gate) enter(ctx context.Context) error {
	select {
	case g.turns <- struct{}{}:
		return nil
	default:
	}
	g.mu.Lock()
	away := g.away
	g.mu.Unlock()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case g.turns <- struct{}{}:
		return nil
	case <-away:
		return fmt.Errorf("%w: others found it so", syncrun.ErrUnavailable)
	case <-timer.C:
		return fmt.Errorf("%w: no turn within %s", syncrun.ErrUnavailable, patience)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Unavailable is an isAway for errors of the domain.
func Unavailable(err error) bool { return errors.Is(err, syncrun.ErrUnavailable) }
