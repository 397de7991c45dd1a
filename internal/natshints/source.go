package natshints

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"goodones/internal/hint"
)

const (
	// testTimeout is how long a self-test may take to come back.
	testTimeout = time.Second
	// testEvery is how soon a failed self-test is tried again.
	testEvery = time.Second
)

// Source delivers the hints of all processes to a sink.
type Source struct {
	url      string
	sink     hint.Sink
	changed  chan struct{} // look at the connection
	selfTest hint.SelfTest
}

// NewSource makes a source from the NATS server of a URL; its Run delivers.
func NewSource(url string, sink hint.Sink) *Source {
	return &Source{url: url, sink: sink, changed: make(chan struct{}, 1)}
}

// Run delivers until ctx ends and returns nil. It reconnects for ever, tells the sink Lost whenever something may
// have been missed, and Listening(false) while nothing can be heard. The error is a URL that nobody could connect to.
func (s *Source) Run(ctx context.Context) error {
	conn, err := connect(s.url, func() { signal(s.changed) })
	if err != nil {
		return err
	}
	defer conn.end()
	if _, err := conn.Subscribe(Subject, s.handle); err != nil {
		return fmt.Errorf("NATS: %w", err)
	}
	for ctx.Err() == nil {
		s.await(ctx, s.check(ctx, conn.Conn))
	}
	return nil
}

func (s *Source) handle(message *nats.Msg) {
	payload := string(message.Data)
	if runID, seq, ok := hint.Parse(payload); ok {
		s.sink.Hint(runID, seq)
		return
	}
	s.selfTest.Heard(payload)
}

// check finds out whether hints arrive, after each change of the connection.
func (s *Source) check(ctx context.Context, conn *nats.Conn) bool {
	works := conn.IsConnected() && s.test(ctx, conn) == nil
	if ctx.Err() != nil {
		return false
	}
	s.sink.Listening(works)
	if works {
		s.sink.Lost()
	}
	return works
}

// test publishes and waits for it here: a server may take a subscription and, for want of a permission, never
// deliver. What comes back proves too that the subscription is in force, so that Lost closes the gap.
func (s *Source) test(ctx context.Context, conn *nats.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, testTimeout)
	defer cancel()
	return s.selfTest.Try(ctx, func(_ context.Context, payload string) error {
		return conn.Publish(Subject, []byte(payload))
	})
}

// await waits for the next change, or for the time to test again what did not work.
func (s *Source) await(ctx context.Context, works bool) {
	var again <-chan time.Time
	if !works {
		again = time.After(testEvery)
	}
	select {
	case <-ctx.Done():
	case <-s.changed:
	case <-again:
	}
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
