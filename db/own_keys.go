package db

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// mostOwnKeys is how many working keys a user may have who makes them without the operator.
const mostOwnKeys = 50

type ownKeyRow struct {
	ID         int        `db:"id"`
	Prefix     string     `db:"prefix"`
	CreatedAt  time.Time  `db:"created_at"`
	LastUsedAt *time.Time `db:"last_used_at"`
}

func (r *ownKeyRow) key() viewer.Key {
	return viewer.Key{ID: r.ID, Prefix: r.Prefix, CreatedAt: r.CreatedAt, LastUsedAt: r.LastUsedAt}
}

const selectOwnKeys = `
	SELECT id, prefix, created_at, last_used_at FROM api_keys WHERE user_id = $1 AND revoked_at IS NULL ORDER BY id`

// OwnKeys lists the user's keys that work, oldest first.
func (d *DB) OwnKeys(ctx context.Context, userID int) ([]viewer.Key, error) {
	var rows []ownKeyRow
	if err := d.viewer.SelectContext(ctx, &rows, selectOwnKeys, userID); err != nil {
		return nil, translate("own keys", err)
	}
	keys := make([]viewer.Key, len(rows))
	for i := range rows {
		keys[i] = rows[i].key()
	}
	return keys, nil
}

const countOwnKeys = `SELECT count(*) FROM api_keys WHERE user_id = $1 AND revoked_at IS NULL`

const insertOwnKey = `
	INSERT INTO api_keys (user_id, prefix, hash) VALUES ($1, $2, $3) RETURNING id, prefix, created_at, last_used_at`

// CreateOwnKey stores another key of the user by the SHA-256 of its text and its first 12 characters. A user who has
// enough of them gets a *syncrun.UserError.
func (d *DB) CreateOwnKey(ctx context.Context, userID int, hash [32]byte, prefix string) (viewer.Key, error) {
	var row ownKeyRow
	err := d.forViewer(ctx, "create own key", func(ctx context.Context, tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockUser, userID); err != nil {
			return err
		}
		var working int
		if err := tx.GetContext(ctx, &working, countOwnKeys, userID); err != nil {
			return err
		}
		if working >= mostOwnKeys {
			return &syncrun.UserError{Code: syncrun.UserInvalid,
				Message: fmt.Sprintf("You have %d keys that work: revoke one first", working)}
		}
		return tx.GetContext(ctx, &row, insertOwnKey, userID, prefix, hash[:])
	})
	return row.key(), err
}

const revokeOwnKey = `
	UPDATE api_keys SET revoked_at = now() WHERE user_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`

// RevokeOwnKey ends a working key of the user for good, and hints so to every server; ErrNotFound when there is none
// of that id.
func (d *DB) RevokeOwnKey(ctx context.Context, userID, id int) error {
	var revoked int
	if err := d.viewer.GetContext(ctx, &revoked, revokeOwnKey, userID, id); err != nil {
		return translate("revoke own key", err)
	}
	d.revoked(revoked)
	return nil
}
