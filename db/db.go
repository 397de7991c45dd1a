// Package db is the only place that speaks SQL: connections, migrations, and one file per family of tables.
// Every query made for a viewer carries the user's id; what a worker may do across users stands in the files
// queue.go, notify.go and schedule.go.
package db

import (
	"context"
	"database/sql"
	"fmt"
	"net"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// dialTimeout bounds one attempt to reach the server, so that an absent database is reported in under a second.
const dialTimeout = 900 * time.Millisecond

// DB is a pool of connections to one database. It is safe for concurrent use.
type DB struct {
	x        *sqlx.DB
	announce func(runID, seq int)
}

// Options tune Open.
type Options struct {
	// MaxConns bounds the pool; 0 means 16.
	MaxConns int
	// Announce is told of each event whose own transaction tells of it by NOTIFY, once that has committed: for a
	// carrier of hints beside NOTIFY. It must not block; nil: there is none.
	Announce func(runID, seq int)
}

// Open prepares a pool for the server that dsn names (a URL or keyword string as lib/pq reads it). It does not
// connect; the first query does. Sessions speak UTC and pass parameters in binary, so that a transaction pooler may
// stand in between.
func Open(dsn string, opts Options) (*DB, error) {
	connector, err := newConnector(dsn)
	if err != nil {
		return nil, err
	}
	pool := sql.OpenDB(connector)
	conns := opts.MaxConns
	if conns == 0 {
		conns = 16
	}
	pool.SetMaxOpenConns(conns)
	pool.SetMaxIdleConns(conns)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	d := &DB{x: sqlx.NewDb(pool, "postgres"), announce: opts.Announce}
	if d.announce == nil {
		d.announce = func(int, int) {}
	}
	return d, nil
}

func newConnector(dsn string) (*pq.Connector, error) {
	config, err := sessionConfig(dsn)
	if err != nil {
		return nil, err
	}
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, fmt.Errorf("database settings: %w", err)
	}
	connector.Dialer(dialer{})
	return connector, nil
}

// dialer bounds the time of a connection attempt and turns on TCP keep-alive.
type dialer struct{}

func (dialer) Dial(network, address string) (net.Conn, error) {
	return dialer{}.DialContext(context.Background(), network, address)
}

func (dialer) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	return net.DialTimeout(network, address, min(timeout, dialTimeout))
}

func (dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: dialTimeout, KeepAlive: 10 * time.Second}
	return d.DialContext(ctx, network, address)
}

// Close releases every connection.
func (d *DB) Close() error { return d.x.Close() }

// Ping tells whether the database answers now.
func (d *DB) Ping(ctx context.Context) error {
	return translate("ping", d.x.PingContext(ctx))
}

// Pool is the pool itself, for metrics.
func (d *DB) Pool() *sql.DB { return d.x.DB }
