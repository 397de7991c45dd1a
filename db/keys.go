package db

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Key is an API key as its owner may see it again: without its secret.
type Key struct {
	ID         int        `db:"id"`
	UserName   string     `db:"user_name"`
	Prefix     string     `db:"prefix"` // the first 12 characters
	CreatedAt  time.Time  `db:"created_at"`
	LastUsedAt *time.Time `db:"last_used_at"` // exact to a minute; nil: never
	RevokedAt  *time.Time `db:"revoked_at"`   // nil: it works
}

// The update that changes nothing makes the row come back whether it is new or not.
const upsertUser = `
	INSERT INTO users (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`

const insertKey = `INSERT INTO api_keys (user_id, prefix, hash) VALUES ($1, $2, $3)`

// CreateKey stores a key by the SHA-256 of its text and its first 12 characters, makes its user when there is none
// of that name, and returns the user's id. A name that cannot be one is an InvalidError.
func (d *DB) CreateKey(ctx context.Context, userName string, hash [32]byte, prefix string) (userID int, err error) {
	if err := checkName(userName); err != nil {
		return 0, err
	}
	err = d.inTx(ctx, "create key", func(tx *sqlx.Tx) error {
		if err := tx.GetContext(ctx, &userID, upsertUser, userName); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertKey, userID, prefix, hash[:])
		return err
	})
	return userID, err
}

const selectKeys = `
	SELECT k.id, u.name AS user_name, k.prefix, k.created_at, k.last_used_at, k.revoked_at
	FROM api_keys k JOIN users u ON u.id = k.user_id ORDER BY k.id`

// Keys lists every key of every user, oldest first, for whoever runs the server.
func (d *DB) Keys(ctx context.Context) ([]Key, error) {
	var keys []Key
	err := d.pool.SelectContext(ctx, &keys, selectKeys)
	return keys, translate("keys", err)
}

const selectLiveKeys = `SELECT id FROM api_keys WHERE prefix = $1 AND revoked_at IS NULL FOR UPDATE`

const revokeKey = `UPDATE api_keys SET revoked_at = now() WHERE id = $1`

// RevokeKey ends the key with these first 12 characters for good, and hints so to every server. ErrNotFound when no
// working key has them, InvalidError when several do.
func (d *DB) RevokeKey(ctx context.Context, prefix string) error {
	var ids []int
	err := d.inTx(ctx, "revoke key", func(tx *sqlx.Tx) error {
		if err := tx.SelectContext(ctx, &ids, selectLiveKeys, prefix); err != nil {
			return err
		}
		switch {
		case len(ids) == 0:
			return syncrun.ErrNotFound
		case len(ids) > 1:
			return syncrun.Invalid("prefix", "belongs to several keys")
		}
		_, err := tx.ExecContext(ctx, revokeKey, ids[0])
		return err
	})
	if err == nil {
		d.revoked(ids[0])
	}
	return err
}

const selectKeyOwner = `
	SELECT k.id, k.user_id, u.name AS user_name, k.prefix,
		(k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute') AS stale
	FROM api_keys k JOIN users u ON u.id = k.user_id
	WHERE k.hash = $1 AND k.revoked_at IS NULL`

// KeyOwner finds the viewer whose working key has this SHA-256. ErrNotFound for unknown and revoked keys.
func (d *DB) KeyOwner(ctx context.Context, hash [32]byte) (viewer.Viewer, error) {
	var row struct {
		ID       int    `db:"id"`
		UserID   int    `db:"user_id"`
		UserName string `db:"user_name"`
		Prefix   string `db:"prefix"`
		Stale    bool   `db:"stale"`
	}
	if err := d.viewer.GetContext(ctx, &row, selectKeyOwner, hash[:]); err != nil {
		return viewer.Viewer{}, translate("key owner", err)
	}
	if row.Stale {
		d.stampKey(ctx, row.ID)
	}
	return viewer.Viewer{UserID: row.UserID, UserName: row.UserName, KeyID: row.ID, Prefix: row.Prefix}, nil
}

// A key that somebody else writes at this moment is skipped: nobody waits for a stamp.
const stampKey = `
	UPDATE api_keys SET last_used_at = now() WHERE id = (
		SELECT id FROM api_keys
		WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
		FOR UPDATE SKIP LOCKED)`

// stampKey notes that a key was used. An answer is not refused because the note could not be made.
func (d *DB) stampKey(ctx context.Context, id int) {
	_, _ = d.pool.ExecContext(ctx, stampKey, id)
}
