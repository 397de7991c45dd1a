package db

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/viewer"
)

// sessionLives tells whether a session s of a key k is good: 7 days at most, 12 hours without a request, and as long as
// its key.
const sessionLives = `(s.created_at > now() - interval '7 days' AND s.seen_at > now() - interval '12 hours'
	AND k.revoked_at IS NULL)`

// A key keeps the 20 sessions that were used last, less the one that is to come.
const forgetSessions = `
	DELETE FROM sessions d WHERE d.key_id = $1 AND (
		d.created_at <= now() - interval '7 days' OR d.seen_at <= now() - interval '12 hours'
		OR d.id IN (SELECT s.id FROM sessions s WHERE s.key_id = $1 ORDER BY s.seen_at DESC, s.id DESC OFFSET 19))`

const insertSession = `
	INSERT INTO sessions (hash, key_id, user_id)
	SELECT $2::bytea, k.id, k.user_id FROM api_keys k WHERE k.id = $1 AND k.revoked_at IS NULL RETURNING id`

// lockKey is for what may not happen twice at once for a key.
const lockKey = `SELECT id FROM api_keys WHERE id = $1 FOR NO KEY UPDATE`

// CreateSession signs a browser in by a key: hash is the SHA-256 of what its cookie holds. ErrNotFound when the key
// does not work. Of more than 20 sessions of a key those end that were not used for longest.
func (d *DB) CreateSession(ctx context.Context, keyID int, hash [32]byte) error {
	return d.forViewer(ctx, "create session", func(ctx context.Context, tx *sqlx.Tx) error {
		var id int
		if err := tx.GetContext(ctx, &id, lockKey, keyID); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, forgetSessions, keyID); err != nil {
			return err
		}
		return tx.GetContext(ctx, &id, insertSession, keyID, hash[:])
	})
}

const selectSessionOwner = `
	SELECT s.id, s.key_id, k.user_id, u.name AS user_name, k.prefix,
		(s.seen_at < now() - interval '1 minute') AS stale
	FROM sessions s JOIN api_keys k ON k.id = s.key_id JOIN users u ON u.id = k.user_id
	WHERE s.hash = $1 AND ` + sessionLives

// SessionOwner finds the viewer of a session that was used now, by the SHA-256 of what its cookie holds. ErrNotFound
// for one that never was or has ended.
func (d *DB) SessionOwner(ctx context.Context, hash [32]byte) (viewer.Viewer, error) {
	var row struct {
		ID       int    `db:"id"`
		KeyID    int    `db:"key_id"`
		UserID   int    `db:"user_id"`
		UserName string `db:"user_name"`
		Prefix   string `db:"prefix"`
		Stale    bool   `db:"stale"`
	}
	if err := d.viewer.GetContext(ctx, &row, selectSessionOwner, hash[:]); err != nil {
		return viewer.Viewer{}, translate("session owner", err)
	}
	if row.Stale {
		d.stampSession(ctx, row.ID)
		d.stampKey(ctx, row.KeyID)
	}
	return viewer.Viewer{UserID: row.UserID, UserName: row.UserName, KeyID: row.KeyID, Prefix: row.Prefix,
		SessionID: row.ID}, nil
}

// A session that somebody else writes at this moment is skipped, as with keys.
const stampSession = `
	UPDATE sessions SET seen_at = now() WHERE id = (
		SELECT id FROM sessions WHERE id = $1 AND seen_at < now() - interval '1 minute' FOR UPDATE SKIP LOCKED)`

// stampSession notes that a session was used. An answer is not refused because the note could not be made.
func (d *DB) stampSession(ctx context.Context, id int) {
	_, _ = d.pool.ExecContext(ctx, stampSession, id)
}

const selectLiveSession = `
	SELECT s.id FROM sessions s JOIN api_keys k ON k.id = s.key_id WHERE s.hash = $1 AND ` + sessionLives

// CheckSession is ErrNotFound when a session has ended. It does not count as a use.
func (d *DB) CheckSession(ctx context.Context, hash [32]byte) error {
	var id int
	return translate("check session", d.viewer.GetContext(ctx, &id, selectLiveSession, hash[:]))
}

const deleteSession = `DELETE FROM sessions WHERE hash = $1`

// EndSession signs a browser out. A session that never was is no error.
func (d *DB) EndSession(ctx context.Context, hash [32]byte) error {
	_, err := d.viewer.ExecContext(ctx, deleteSession, hash[:])
	return translate("end session", err)
}

// leaseSessionRequests does what leaseRequests does for a key.
const leaseSessionRequests = `
	UPDATE sessions AS w SET
		window_started_at = CASE WHEN w.window_started_at > now() - interval '60 seconds'
			AND w.window_started_at <= now() + interval '2 seconds' THEN w.window_started_at ELSE now() END,
		window_used = CASE WHEN w.window_started_at > now() - interval '60 seconds'
			AND w.window_started_at <= now() + interval '2 seconds' THEN least(w.window_used, $2::integer) ELSE 0 END
			+ $3::integer
	WHERE w.id = $1
	RETURNING least($3::integer, greatest($2::integer - (w.window_used - $3::integer), 0)) AS granted,
		greatest($2::integer - w.window_used, 0) AS remaining,
		(extract(epoch FROM least(w.window_started_at - now(), interval '0') + interval '60 seconds') * 1000000)::bigint
			AS reset_in`

// TakeSessionRequests is TakeRequests for a session, which has a window of its own. ErrNotFound when it has ended.
func (d *DB) TakeSessionRequests(ctx context.Context, sessionID, limit, portion int) (viewer.Portion, error) {
	var row struct {
		Granted   int   `db:"granted"`
		Remaining int   `db:"remaining"`
		ResetIn   int64 `db:"reset_in"`
	}
	if err := d.viewer.GetContext(ctx, &row, leaseSessionRequests, sessionID, limit, portion); err != nil {
		return viewer.Portion{}, translate("lease requests of a session", err)
	}
	return viewer.Portion{Granted: row.Granted, Remaining: row.Remaining,
		ResetIn: time.Duration(row.ResetIn) * time.Microsecond}, nil
}
