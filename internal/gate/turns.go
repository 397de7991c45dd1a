package gate

import (
	"context"
	"sync"
)

// Turns lets each user do one thing at a time in this process, so that a crowd of one user's questions neither takes
// every connection while it waits nor holds up anybody else. Its zero value is ready.
type Turns struct {
	mu    sync.Mutex
	users map[int]*turn
}

// turn is one user's: whoever has sent to it has the turn.
type turn struct {
	held  chan struct{}
	users int // who hold or want it
}

// Take waits for the user's turn, or returns the context's error when that ends first. done gives it back.
func (t *Turns) Take(ctx context.Context, userID int) (done func(), err error) {
	t.mu.Lock()
	if t.users == nil {
		t.users = map[int]*turn{}
	}
	mine := t.users[userID]
	if mine == nil {
		mine = &turn{held: make(chan struct{}, 1)}
		t.users[userID] = mine
	}
	mine.users++
	t.mu.Unlock()
	select {
	case mine.held <- struct{}{}:
		return func() { <-mine.held; t.leave(userID, mine) }, nil
	case <-ctx.Done():
		t.leave(userID, mine)
		return nil, ctx.Err()
	}
}

func (t *Turns) leave(userID int, mine *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if mine.users--; mine.users == 0 {
		delete(t.users, userID)
	}
}
