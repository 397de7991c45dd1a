package natshints

import (
	"context"
	"time"

	"github.com/nats-io/nats.go"

	"goodones/internal/hint"
)

// flushTimeout bounds how long the last hints may take to leave.
const flushTimeout = 900 * time.Millisecond

// Sender publishes hints that logs have moved. Its Hint never blocks.
type Sender struct {
	url    string
	outbox *hint.Outbox
	conn   *nats.Conn // set before the outbox runs
}

// NewSender makes a sender for the NATS server of a URL; its Run sends.
func NewSender(url string) *Sender {
	s := &Sender{url: url}
	s.outbox = hint.NewOutbox(s.publish, hint.Watch{}) // what NATS does not take is kept
	return s
}

// Hint notes that a run's log reaches seq.
func (s *Sender) Hint(runID, seq int) { s.outbox.Hint(runID, seq) }

// HintNow is Hint for what a run does seldom, such as its end: it does not wait for its turn.
func (s *Sender) HintNow(runID, seq int) { s.outbox.HintNow(runID, seq) }

// Run sends until ctx ends, then once more what is pending, and returns nil. While the server is away the newest hint
// of each run is kept. The error is a URL that nobody could connect to.
func (s *Sender) Run(ctx context.Context) error {
	conn, err := connect(s.url, func() {})
	if err != nil {
		return err
	}
	defer conn.end()
	s.conn = conn.Conn
	if err := s.outbox.Run(ctx); err != nil {
		return err
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTimeout)
	defer cancel()
	_ = conn.FlushWithContext(last) // readers look at the log every second anyway
	return nil
}

// publish hands hints to the connection, which writes them at once; what it does not take goes back.
func (s *Sender) publish(_ context.Context, batch hint.Batch) error {
	for _, payload := range batch.Progress {
		if s.conn.Publish(Subject, []byte(payload)) == nil {
			continue
		}
		if runID, seq, ok := hint.Parse(payload); ok {
			s.Hint(runID, seq)
		}
	}
	return nil
}
