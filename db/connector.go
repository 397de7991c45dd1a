package db

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/lib/pq"
)

// dialTimeout bounds one attempt to reach the server, so that an absent database is reported in under a second.
const dialTimeout = 900 * time.Millisecond

// openTimeout bounds dialing and handshake of a connection that nobody waits for with a deadline.
const openTimeout = 3 * time.Second

// connector opens the connections of a pool, each on a line of its own. The driver looks at a context while it dials
// and, when one ends later, asks the server to cancel the query and goes on reading; a server that is silent would
// keep the caller for as long as it likes. The line ends that.
type connector struct{ base pq.Connector }

func newConnector(dsn string) (*connector, error) {
	dsn, err := sessionDSN(dsn, sessionPool)
	if err != nil {
		return nil, err
	}
	base, err := pq.NewConnector(dsn)
	if err != nil {
		return nil, fmt.Errorf("database settings: %w", err)
	}
	return &connector{base: *base}, nil
}

// Driver is the driver underneath.
func (c *connector) Driver() driver.Driver { return c.base.Driver() }

// Connect opens a connection; it returns soon after ctx has ended, also in the middle of a handshake.
func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	l := &line{}
	stop := context.AfterFunc(ctx, l.cut)
	base := c.base
	base.Dialer(l)
	conn, err := base.Connect(ctx)
	if err != nil {
		l.hangUp()
		return nil, err
	}
	if !stop() { // the line may have been cut
		_ = conn.Close()
		return nil, ctx.Err()
	}
	l.opened.Store(true)
	return timedConn{driverConn: conn.(driverConn), line: l}, nil
}

// driverConn is all that database/sql looks for in a connection of the driver.
type driverConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.NamedValueChecker
	driver.Pinger
	driver.QueryerContext
	driver.SessionResetter
	driver.Tx // the driver's connection is its transaction too
	driver.Validator
}

// timedConn is a connection of the driver that also minds the contexts of transactions, at their beginning and at their
// end: the driver has no watch of a BEGIN, and its own of the transaction, which would be in the way, begins with its
// BeginTx alone.
type timedConn struct {
	driverConn
	line *line
}

// beginPlain states what our statements are written for, whatever a role or database has as its default.
const beginPlain = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE`

// BeginTx begins a transaction of the database's usual kind; it returns soon after ctx has ended.
func (s timedConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	if opts != (driver.TxOptions{}) {
		return nil, errors.New("database: a transaction of another kind than the usual one")
	}
	begin := beginPlain
	if ctx.Value(limited{}) != nil {
		begin = beginLimited
	}
	tx := timedTx{conn: s, stop: context.AfterFunc(ctx, s.line.cut)}
	if _, err := s.ExecContext(ctx, begin, nil); err != nil {
		tx.leave()
		s.line.worn.Store(true) // whatever it is in the middle of
		return nil, err
	}
	return tx, nil
}

// IsValid says whether the connection may be used again.
func (s timedConn) IsValid() bool { return !s.line.worn.Load() && s.driverConn.IsValid() }

// ResetSession is asked before the connection is used again.
func (s timedConn) ResetSession(ctx context.Context) error {
	if s.line.worn.Load() {
		return driver.ErrBadConn
	}
	return s.driverConn.ResetSession(ctx)
}

// timedTx is a transaction whose end returns soon after the context of its beginning has ended.
type timedTx struct {
	conn timedConn
	stop func() bool
}

// Commit commits.
func (t timedTx) Commit() error {
	defer t.leave()
	return t.conn.driverConn.Commit()
}

// Rollback rolls back.
func (t timedTx) Rollback() error {
	defer t.leave()
	return t.conn.driverConn.Rollback()
}

// leave ends the watch. A line that is cut, or is about to be, serves nobody else.
func (t timedTx) leave() {
	if !t.stop() {
		t.conn.line.worn.Store(true)
	}
}

// dialer bounds the time of a connection attempt and turns on TCP keep-alive.
type dialer struct{}

func (dialer) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	return net.DialTimeout(network, address, min(timeout, dialTimeout))
}

func (dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: dialTimeout, KeepAlive: 10 * time.Second}
	return d.DialContext(ctx, network, address)
}
