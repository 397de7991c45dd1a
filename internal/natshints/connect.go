package natshints

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/nats-io/nats.go"
)

// Subject is what hints are published on; a message is one hint as hint.Format writes it.
const Subject = "goodones.progress"

// The times of a connection. A server that fell silent is noticed after two pings without an answer.
const (
	connectTimeout = time.Second
	pingEvery      = 2 * time.Second
	minReconnect   = 100 * time.Millisecond
	maxReconnect   = 2 * time.Second
)

// connection is a connection to NATS that is made again for ever.
type connection struct {
	*nats.Conn
	closed chan struct{}
}

// connect makes the first attempt, which may take a second; an absent server is no error. changed is called whenever
// the connection comes or goes or messages were dropped; it must not block.
func connect(url string, changed func()) (*connection, error) {
	c := &connection{closed: make(chan struct{})}
	conn, err := nats.Connect(url, nats.Name("goodones"), nats.Timeout(connectTimeout),
		nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.IgnoreAuthErrorAbort(),
		nats.CustomReconnectDelay(reconnectDelay), nats.PingInterval(pingEvery), nats.MaxPingsOutstanding(2),
		// Hints that wait for a connection wait in the outbox, by the newest of each run.
		nats.ReconnectBufSize(-1),
		nats.ConnectHandler(func(*nats.Conn) { changed() }),
		nats.ReconnectHandler(func(*nats.Conn) { changed() }),
		nats.DisconnectErrHandler(func(*nats.Conn, error) { changed() }),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) { changed() }),
		nats.ClosedHandler(func(*nats.Conn) { close(c.closed) }))
	if err != nil {
		return nil, fmt.Errorf("NATS: %w", err)
	}
	c.Conn = conn
	return c, nil
}

// end closes the connection and waits until nothing of it is called any more.
func (c *connection) end() {
	c.Close()
	<-c.closed
}

// reconnectDelay doubles with each round of attempts, less up to half of it by chance, so that many processes do not
// come back in step.
func reconnectDelay(attempts int) time.Duration {
	delay := min(minReconnect<<min(attempts, 10), maxReconnect)
	return delay - rand.N(delay/2)
}
