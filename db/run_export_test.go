package db

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// InTx is inTx, for tests that stop inside a transaction.
func (d *DB) InTx(ctx context.Context, fn func(tx *sqlx.Tx) error) error {
	return d.inTx(ctx, "test", fn)
}

// Hurry makes the listener look as often as tests can wait for.
func (l *Listener) Hurry() {
	l.pace = pace{pingEvery: 200 * time.Millisecond, pingTimeout: 300 * time.Millisecond,
		lookDeaf: 100 * time.Millisecond, testTimeout: 500 * time.Millisecond, minReconnect: 10 * time.Millisecond,
		maxReconnect: 100 * time.Millisecond}
}

// Impatient makes whatever is asked without a deadline end after limit.
func (d *DB) Impatient(limit time.Duration) { d.pool.patience = limit }

// LooksEvery is how often a listener pings in production, and how long it waits for the answer.
func LooksEvery() (every, timeout time.Duration) {
	return usualPace().pingEvery, usualPace().pingTimeout
}

// Advance is advance with the first run of each person who was on the page.
func Advance(page syncrun.FollowerPage, firstRun map[int64]int) syncrun.Scan {
	var edges []edgeRow
	for id, run := range firstRun {
		edges = append(edges, edgeRow{PersonID: id, FirstRunID: run})
	}
	return advance(page, edges)
}

// Translate is translate.
func Translate(err error) error { return translate("test", err) }

// SelectUnjudged is the statement of Unjudged and what must be set before it.
func SelectUnjudged() (settings, walk, unjudged string) {
	return walkIndexes, selectWalk, selectUnjudged
}

// SessionDSN is sessionDSN for the pool, or for the listener.
func SessionDSN(dsn string, listens bool) (string, error) {
	if listens {
		return sessionDSN(dsn, sessionListen)
	}
	return sessionDSN(dsn, sessionPool)
}

// CountColumns is the list of counts that every statement shares.
const CountColumns = countColumns

// PageStatements are the statements that write one page of people each.
func PageStatements() (followers, likers, verdicts string) {
	return upsertEdges, upsertLikers, insertVerdicts
}

// FilterStatements are the statements that write what the filters made of one page of matches.
func FilterStatements() (outcomes, candidates string) { return decideMatches, upsertCandidates }

// ArrayLiteral is arrayLiteral, for tests that let PostgreSQL read it.
func ArrayLiteral(texts []string) string { return arrayLiteral(texts) }
