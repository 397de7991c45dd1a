package db

import (
	"context"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// cutGrace is how long a server may still answer after the context of a query has ended: long enough for its word
// that the query was cancelled, short enough for viewerTimeout.
const cutGrace = 100 * time.Millisecond

// line is the network connection under one connection of the driver, and the driver's dialer for it. While the
// connection is being opened, a dial is for the connection itself; afterwards it can only be for a request to cancel
// a query whose context has ended, and then the line is cut: the driver uses the connection no more in any case.
// So the context of every query is minded without a cost to queries that end in time.
type line struct {
	opened atomic.Bool
	worn   atomic.Bool // it was cut, or may be at any moment: not to be used again

	mu   sync.Mutex
	conn net.Conn
}

// Dial is DialContext without a context.
func (l *line) Dial(network, address string) (net.Conn, error) {
	return l.DialContext(context.Background(), network, address)
}

// DialTimeout is Dial with a bound.
func (l *line) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	return l.DialContext(ctx, network, address)
}

// DialContext dials the connection itself, or one that carries a request to cancel.
func (l *line) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	if l.opened.Load() {
		return l.dialCancel(ctx, network, address)
	}
	conn, err := dialer{}.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	l.keep(conn)
	if ctx.Err() != nil { // the cut may have come before there was anything to cut
		l.cut()
	}
	return conn, nil
}

// dialCancel cuts the line and dials another for the request, which ends within dialTimeout whatever the server does.
func (l *line) dialCancel(ctx context.Context, network, address string) (net.Conn, error) {
	l.cut()
	deadline := time.Now().Add(dialTimeout)
	conn, err := dialer{}.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return conn, conn.SetDeadline(deadline)
}

// keep makes conn the line. The driver leaves one behind when the server refuses TLS and it goes on without.
func (l *line) keep(conn net.Conn) {
	l.hangUp()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.conn = conn
}

// cut ends whatever waits for the server cutGrace from now.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		_ = l.conn.SetDeadline(time.Now().Add(cutGrace)) // fails when closed, which is as good
	}
}

func (l *line) hangUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		_ = l.conn.Close()
	}
}
