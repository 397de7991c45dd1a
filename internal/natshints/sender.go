package natshints

import (
	"context"
	"time"

	"github.com/nats-io/nats.go"

	"goodones/internal/syncrun"
)

// flushTimeout bounds how long the last hints may take to leave.
const flushTimeout = 900 * time.Millisecond

// Sender publishes hints that logs have moved. The embedded outbox gathers them; its Hint never blocks.
type Sender struct {
	*syncrun.Outbox
	url string
}

// NewSender makes a sender for the NATS server of a URL; its Run sends.
func NewSender(url string) *Sender { return &Sender{Outbox: syncrun.NewOutbox(), url: url} }

// Run sends until ctx ends, then once more what is pending, and returns nil. While the server is away the newest hint
// of each run is kept. The error is a URL that nobody could connect to.
func (s *Sender) Run(ctx context.Context) error {
	conn, err := connect(s.url, func() {})
	if err != nil {
		return err
	}
	defer conn.end()
	s.Outbox.Run(ctx, func(_ context.Context, payloads []string) { s.publish(conn.Conn, payloads) })
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTimeout)
	defer cancel()
	_ = conn.FlushWithContext(last) // readers look at the log every second anyway
	return nil
}

// publish hands hints to the connection, which writes them at once; what it does not take goes back.
func (s *Sender) publish(conn *nats.Conn, payloads []string) {
	for _, payload := range payloads {
		if conn.Publish(Subject, []byte(payload)) == nil {
			continue
		}
		if runID, seq, ok := syncrun.ParseHint(payload); ok {
			s.Hint(runID, seq)
		}
	}
}
