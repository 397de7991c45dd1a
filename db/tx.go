package db

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// beginLimited guards every transaction of ours. A process stopped inside one would hold its rows for ever, so idling
// in it ends it; the lock timeout is longer than that, so whoever waits for such rows gets them. The limits are set in
// the round trip that begins the transaction.
const beginLimited = beginPlain + `; SET LOCAL idle_in_transaction_session_timeout = '5s';
	SET LOCAL statement_timeout = '30s'; SET LOCAL lock_timeout = '10s'`

// limited marks the context of a transaction that begins with these limits. Migrations have none.
type limited struct{}

// inTx runs fn in a transaction and commits it. Any error rolls back. An error of the commit itself leaves open
// whether it happened. A transaction of a caller without a deadline has that of the pool's patience, so that a server
// that fell silent is an ErrUnavailable too.
func (d *DB) inTx(ctx context.Context, doing string, fn func(tx *sqlx.Tx) error) error {
	ctx, cancel := d.pool.bounded(ctx)
	defer cancel()
	tx, err := d.pool.BeginTxx(context.WithValue(ctx, limited{}, true), nil)
	if err != nil {
		return translate(doing, err)
	}
	if err := fn(tx); err != nil {
		_ = tx.Rollback() // the connection is discarded when even this fails
		return translate(doing, orCancelled(ctx, err))
	}
	if err := tx.Commit(); err != nil {
		return translate(fmt.Sprintf("%s: commit", doing), orCancelled(ctx, err))
	}
	return nil
}

// forViewer is inTx for what somebody waits for: the transaction ends within viewerTimeout.
func (d *DB) forViewer(ctx context.Context, doing string, fn func(ctx context.Context, tx *sqlx.Tx) error) error {
	ctx, cancel := context.WithTimeout(ctx, viewerTimeout)
	defer cancel()
	return d.inTx(ctx, doing, func(tx *sqlx.Tx) error { return fn(ctx, tx) })
}

// answers tells within viewerTimeout that the server does: for what may wait for a row much longer, and must not take
// a silent server for a busy row.
func (d *DB) answers(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, viewerTimeout)
	defer cancel()
	return d.Ping(ctx)
}
