// Package db is the only place that speaks SQL: connections, migrations, and one file per family of tables.
// Every query made for a viewer carries the user's id. Queries without one are made for no viewer: those of Worker,
// Schedule, Notifier, Log and Sealed, and those of DB about keys, users, rate limits and figures, which serve
// the operator.
package db

import (
	"cmp"
	"context"
	"database/sql"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/gate"
	"goodones/internal/hint"
	"goodones/internal/syncrun"
)

// DB is a pool of connections to one database. It is safe for concurrent use.
type DB struct {
	pool      pool // for what nobody waits for
	viewer    pool // the same connections, for what a viewer waits for
	hints     *hint.Outbox
	carrier   hint.Carrier
	runs      func()
	work      func()
	key       func(id int)
	shown     func(runID, seq int)
	marker    marker
	staleDays int
}

// Options tune Open.
type Options struct {
	// MaxConns bounds the pool; 0 means 16.
	MaxConns int
	// Carrier takes the hints of logs that have moved to other processes, in place of NOTIFY; nil: NOTIFY.
	Carrier hint.Carrier
	// Hints is told of hints that could not be sent by NOTIFY.
	Hints hint.Watch
	// Runs is told, in this process, that there may be a run to claim, and Work that there may be work of any kind or
	// that a lease may be gone. Neither may block; nil: there is none to tell.
	Runs, Work func()
	// Key is told, in this process, that a key was revoked. It must not block; nil: there is none to tell.
	Key func(id int)
	// Shown is told how far the log of a run reaches that a viewer is about to see, whichever method returns it or counts
	// what it did: so whoever answers viewers from memory never shows less afterwards. It must not block; nil: there is
	// none.
	Shown func(runID, seq int)
	// ErasureKeys know erased people again, the one in use first. Without any nobody can be erased, and where somebody
	// was, people cannot be written.
	ErasureKeys [][]byte
	// StaleDays is after how many days without a look a listed person is hidden; 0: never.
	StaleDays int
}

// Open prepares a pool for the server that dsn names (a URL or keyword string as lib/pq reads it). It does not
// connect; the first query does. Sessions speak UTC and pass parameters in binary, so that a transaction pooler may
// stand in between.
func Open(dsn string, opts Options) (*DB, error) {
	connector, err := newConnector(dsn)
	if err != nil {
		return nil, err
	}
	most := cmp.Or(opts.MaxConns, 16)
	open := sql.OpenDB(connector)
	open.SetMaxOpenConns(most)
	open.SetMaxIdleConns(most)
	open.SetConnMaxIdleTime(5 * time.Minute)
	open.SetConnMaxLifetime(10 * time.Minute) // one that leads to a server that was demoted does not stay
	conns := sqlx.NewDb(open, "postgres")
	d := &DB{
		pool: pool{DB: conns, patience: patience},
		viewer: pool{DB: conns, patience: viewerTimeout, strict: true,
			gate: gate.New(most * 3 / 4)}, // the rest is for all else
		carrier: opts.Carrier, runs: opts.Runs, work: opts.Work, key: opts.Key, shown: opts.Shown,
		marker: marker{opts.ErasureKeys}, staleDays: opts.StaleDays,
	}
	d.hints = hint.NewOutbox(d.notify, opts.Hints)
	if d.carrier == nil {
		d.carrier = d.hints
	}
	if d.runs == nil {
		d.runs = func() {}
	}
	if d.work == nil {
		d.work = func() {}
	}
	if d.key == nil {
		d.key = func(int) {}
	}
	if d.shown == nil {
		d.shown = func(int, int) {}
	}
	return d, nil
}

// Close releases every connection.
func (d *DB) Close() error { return d.pool.Close() }

// Ping tells whether the database answers now.
func (d *DB) Ping(ctx context.Context) error {
	ctx, cancel := d.pool.bounded(ctx)
	defer cancel()
	return translate("ping", d.pool.PingContext(ctx))
}

const selectReadOnly = `SELECT current_setting('transaction_read_only') = 'on'`

// Ready tells whether the database answers now and can be written to. The error is ErrUnavailable, and ErrReadOnly too
// for a standby or a server that was told to write nothing.
func (d *DB) Ready(ctx context.Context) error {
	var readOnly bool
	if err := d.pool.GetContext(ctx, &readOnly, selectReadOnly); err != nil {
		return translate("ready", err)
	}
	if readOnly {
		return syncrun.ErrReadOnly
	}
	return nil
}

// Pool is the pool itself, for metrics.
func (d *DB) Pool() *sql.DB { return d.pool.DB.DB }
