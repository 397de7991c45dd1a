package db

import (
	"context"

	"github.com/jmoiron/sqlx"

	"goodones/internal/viewer"
)

const forgetExports = `DELETE FROM export_tickets WHERE key_id = $1 AND created_at <= now() - interval '60 seconds'`

// A session that ends at this moment is waited for, and is none then.
const insertExport = `
	INSERT INTO export_tickets (hash, key_id, session_id, request)
	VALUES ($1, $2, (SELECT id FROM sessions WHERE id = $3 FOR KEY SHARE), $4)`

// CreateExport stores what a ticket of a viewer exports, by the SHA-256 of the ticket.
func (d *DB) CreateExport(ctx context.Context, v viewer.Viewer, hash [32]byte, request string) error {
	return d.forViewer(ctx, "create export ticket", func(ctx context.Context, tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, forgetExports, v.KeyID); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertExport, hash[:], v.KeyID, v.SessionID, request)
		return err
	})
}

const selectExport = `
	SELECT t.request, coalesce(t.session_id, 0) AS session_id,
		k.id AS key_id, k.prefix, u.id AS user_id, u.name AS user_name
	FROM export_tickets t JOIN api_keys k ON k.id = t.key_id JOIN users u ON u.id = k.user_id
	WHERE t.hash = $1 AND k.revoked_at IS NULL AND t.created_at > now() - interval '60 seconds'`

// ExportOf is what a ticket exports, and for whom. ErrNotFound for one that was never made, was used, is older than a
// minute, or whose key or session has ended.
func (d *DB) ExportOf(ctx context.Context, hash [32]byte) (viewer.ExportUse, error) {
	var row struct {
		Request  string `db:"request"`
		Session  int    `db:"session_id"`
		KeyID    int    `db:"key_id"`
		Prefix   string `db:"prefix"`
		UserID   int    `db:"user_id"`
		UserName string `db:"user_name"`
	}
	if err := d.viewer.GetContext(ctx, &row, selectExport, hash[:]); err != nil {
		return viewer.ExportUse{}, translate("read export ticket", err)
	}
	return viewer.ExportUse{Request: row.Request, Viewer: viewer.Viewer{UserID: row.UserID, UserName: row.UserName,
		KeyID: row.KeyID, Prefix: row.Prefix, SessionID: row.Session}}, nil
}

const useExport = `DELETE FROM export_tickets WHERE hash = $1 RETURNING key_id`

// UseExport ends a ticket, also one that grew older than a minute since it was read. ErrNotFound for one that was used,
// or whose session has ended.
func (d *DB) UseExport(ctx context.Context, hash [32]byte) error {
	var key int
	return translate("use export ticket", d.viewer.GetContext(ctx, &key, useExport, hash[:]))
}
