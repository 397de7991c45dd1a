package hint

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
)

// ErrDeaf means that what was sent does not arrive, although it was accepted: behind a transaction pooler, say, or for
// want of a permission.
var ErrDeaf = errors.New("hints are accepted but never arrive")

// selfTest begins the payload that a listener sends itself; no hint looks like it.
const selfTest = "self-test:"

// SelfTest finds out whether a listener hears what this process sends. The zero value is ready.
type SelfTest struct {
	mu      sync.Mutex
	awaited string        // the payload under way; empty: none
	arrived chan struct{} // closed when it is heard
}

// Try sends a payload that nobody else sends, and waits until Heard is given it. The error is that of send, or ErrDeaf
// when nothing arrives before ctx ends. One Try at a time.
func (t *SelfTest) Try(ctx context.Context, send func(ctx context.Context, payload string) error) error {
	payload := selfTest + rand.Text()
	arrived := t.expect(payload)
	if err := send(ctx, payload); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ErrDeaf
	case <-arrived:
		return nil
	}
}

func (t *SelfTest) expect(payload string) <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.awaited, t.arrived = payload, make(chan struct{})
	return t.arrived
}

// Heard takes a payload that is no hint. Those of other processes, and late ones, mean nothing.
func (t *SelfTest) Heard(payload string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if payload != "" && payload == t.awaited {
		t.awaited = ""
		close(t.arrived)
	}
}
