package db

import (
	"context"

	"github.com/jmoiron/sqlx"

	"goodones/internal/viewer"
)

const insertTicket = `
	INSERT INTO stream_tickets (hash, key_id, query, variables, operation_name) VALUES ($1, $2, $3, $4, $5)`

// A key keeps its newest tickets. What was never used is worth nothing after a minute, what has ended is kept for a
// day, so that its client is told to ask no more.
const forgetTickets = `
	DELETE FROM stream_tickets WHERE key_id = $1 AND (
		completed_at < now() - interval '1 day' OR used_at < now() - interval '30 days'
		OR used_at IS NULL AND created_at < now() - interval '1 hour'
		OR hash IN (SELECT t.hash FROM stream_tickets t WHERE t.key_id = $1 ORDER BY t.created_at DESC OFFSET 1000))`

// CreateTicket stores what a ticket opens, by the SHA-256 of the ticket.
func (d *DB) CreateTicket(ctx context.Context, keyID int, hash [32]byte, t viewer.StreamTicket) error {
	return d.forViewer(ctx, "create ticket", func(ctx context.Context, tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, forgetTickets, keyID); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertTicket, hash[:], keyID, t.Query, t.Variables, t.OperationName)
		return err
	})
}

const useTicket = `
	UPDATE stream_tickets t SET used_at = now()
	FROM api_keys k JOIN users u ON u.id = k.user_id
	WHERE t.hash = $1 AND k.id = t.key_id AND k.revoked_at IS NULL
		AND (t.used_at IS NOT NULL OR t.created_at > now() - interval '60 seconds')
	RETURNING t.query, t.variables, t.operation_name, t.completed_at IS NOT NULL AS completed,
		k.id AS key_id, k.hash AS key_hash, k.prefix, u.id AS user_id, u.name AS user_name`

// UseTicket is what a ticket opens, and for whom. ErrNotFound for a ticket that was never made, was not used within a
// minute, or whose key is revoked.
func (d *DB) UseTicket(ctx context.Context, hash [32]byte) (viewer.TicketUse, error) {
	var row struct {
		Query         string `db:"query"`
		Variables     string `db:"variables"`
		OperationName string `db:"operation_name"`
		Completed     bool   `db:"completed"`
		KeyID         int    `db:"key_id"`
		KeyHash       []byte `db:"key_hash"`
		Prefix        string `db:"prefix"`
		UserID        int    `db:"user_id"`
		UserName      string `db:"user_name"`
	}
	if err := d.viewer.GetContext(ctx, &row, useTicket, hash[:]); err != nil {
		return viewer.TicketUse{}, translate("use ticket", err)
	}
	use := viewer.TicketUse{
		StreamTicket: viewer.StreamTicket{
			Query: row.Query, Variables: row.Variables, OperationName: row.OperationName,
		},
		Viewer:    viewer.Viewer{UserID: row.UserID, UserName: row.UserName, KeyID: row.KeyID, Prefix: row.Prefix},
		Completed: row.Completed,
	}
	copy(use.KeyHash[:], row.KeyHash)
	return use, nil
}

const completeTicket = `UPDATE stream_tickets SET completed_at = coalesce(completed_at, now()) WHERE hash = $1`

// CompleteTicket ends a ticket: what it opened is over.
func (d *DB) CompleteTicket(ctx context.Context, hash [32]byte) error {
	_, err := d.viewer.ExecContext(ctx, completeTicket, hash[:])
	return translate("complete ticket", err)
}
