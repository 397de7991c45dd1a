package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"goodones/internal/syncrun"
)

// Connections is the view of the database that keeps the access to accounts at X which users allowed. It serves the
// operator and runs, never a viewer.
type Connections struct{ d *DB }

// Connections gives the view of connections.
func (d *DB) Connections() *Connections { return &Connections{d} }

const connectionColumns = `c.user_id, c.x_user_id, u.name, c.handle, c.sealed, c.generation, c.state, c.connected_at,
	c.renewed_at, c.ends_at, c.renew_at <= now() AS due, c.ends_at <= now() AS ended`

type connectionRow struct {
	UserID      int                     `db:"user_id"`
	XUserID     int64                   `db:"x_user_id"`
	UserName    string                  `db:"name"`
	Handle      string                  `db:"handle"`
	Sealed      []byte                  `db:"sealed"`
	Generation  int                     `db:"generation"`
	State       syncrun.ConnectionState `db:"state"`
	ConnectedAt time.Time               `db:"connected_at"`
	RenewedAt   time.Time               `db:"renewed_at"`
	EndsAt      time.Time               `db:"ends_at"`
	Due         bool                    `db:"due"`
	Ended       bool                    `db:"ended"`
}

func (r *connectionRow) connection() syncrun.Connection {
	return syncrun.Connection{
		ConnectionID: syncrun.ConnectionID{UserID: r.UserID, XUserID: r.XUserID}, UserName: r.UserName, Handle: r.Handle,
		Sealed: r.Sealed, Generation: r.Generation, State: r.State, ConnectedAt: r.ConnectedAt, RenewedAt: r.RenewedAt,
		EndsAt: r.EndsAt, Due: r.Due, Ended: r.Ended,
	}
}

// A token is renewed ten minutes before it ends, and a short one when half of its life is over.
const upsertConnection = `
	INSERT INTO x_connections AS c (user_id, x_user_id, handle, sealed, renew_at, ends_at)
	VALUES ($1, $2, $3, $4, now() + greatest($5::bigint - 600000000, $5::bigint / 2) * interval '1 microsecond',
		now() + $5::bigint * interval '1 microsecond')
	ON CONFLICT (user_id, x_user_id) DO UPDATE SET handle = excluded.handle, sealed = excluded.sealed,
		generation = c.generation + 1, state = 'connected', connected_at = now(), renewed_at = now(),
		renew_at = excluded.renew_at, ends_at = excluded.ends_at, renewing_until = now()`

// Connect stores the tokens of a connection, sealed, in place of those that it had. life is the token's, from now on.
func (c *Connections) Connect(ctx context.Context, id syncrun.ConnectionID, handle string, sealed []byte,
	life time.Duration) error {
	_, err := c.d.pool.ExecContext(ctx, upsertConnection, id.UserID, id.XUserID, handle, sealed, life.Microseconds())
	return translate("connect", err)
}

const selectConnection = `
	SELECT ` + connectionColumns + ` FROM x_connections c JOIN users u ON u.id = c.user_id
	WHERE c.user_id = $1 AND c.x_user_id = $2`

// Connection finds a connection; ErrNotFound when there is none.
func (c *Connections) Connection(ctx context.Context, id syncrun.ConnectionID) (syncrun.Connection, error) {
	var row connectionRow
	err := c.d.pool.GetContext(ctx, &row, selectConnection, id.UserID, id.XUserID)
	return row.connection(), translate("connection", err)
}

const selectConnections = `
	SELECT ` + connectionColumns + ` FROM x_connections c JOIN users u ON u.id = c.user_id
	ORDER BY u.name, c.handle, c.x_user_id`

// All lists the connections of all users, by user and handle.
func (c *Connections) All(ctx context.Context) ([]syncrun.Connection, error) {
	var rows []connectionRow
	if err := c.d.pool.SelectContext(ctx, &rows, selectConnections); err != nil {
		return nil, translate("connections", err)
	}
	return connectionsOf(rows), nil
}

func connectionsOf(rows []connectionRow) []syncrun.Connection {
	connections := make([]syncrun.Connection, len(rows))
	for i := range rows {
		connections[i] = rows[i].connection()
	}
	return connections
}

// One of all who want to renew the same tokens gets this far. Where a lease seems to last twice as long as any does,
// the clock was put back.
const leaseRenewal = `
	UPDATE x_connections SET renewing_until = now() + $4::bigint * interval '1 microsecond'
	WHERE user_id = $1 AND x_user_id = $2 AND generation = $3 AND state = 'connected'
		AND (renewing_until <= now() OR renewing_until > now() + 2 * $4::bigint * interval '1 microsecond')
	RETURNING generation`

// LeaseRenewal gives the right to renew the tokens of that generation, for so long; false when somebody else has it or
// there are newer ones.
func (c *Connections) LeaseRenewal(ctx context.Context, id syncrun.ConnectionID, generation int,
	lease time.Duration) (bool, error) {
	return c.moved(ctx, "lease a renewal", leaseRenewal, id.UserID, id.XUserID, generation, lease.Microseconds())
}

const releaseRenewal = `
	UPDATE x_connections SET renewing_until = now() WHERE user_id = $1 AND x_user_id = $2 AND generation = $3
	RETURNING generation`

// ReleaseRenewal gives the right back without new tokens.
func (c *Connections) ReleaseRenewal(ctx context.Context, id syncrun.ConnectionID, generation int) error {
	_, err := c.moved(ctx, "release a renewal", releaseRenewal, id.UserID, id.XUserID, generation)
	return err
}

const renewConnection = `
	UPDATE x_connections SET sealed = $4, generation = generation + 1, state = 'connected', renewed_at = now(),
		renew_at = now() + greatest($5::bigint - 600000000, $5::bigint / 2) * interval '1 microsecond',
		ends_at = now() + $5::bigint * interval '1 microsecond', renewing_until = now()
	WHERE user_id = $1 AND x_user_id = $2 AND generation = $3
	RETURNING generation`

// Renew stores what the tokens of that generation were turned into; false when others stand there by now.
func (c *Connections) Renew(ctx context.Context, of syncrun.Connection, sealed []byte,
	life time.Duration) (bool, error) {
	return c.moved(ctx, "renew a connection", renewConnection, of.UserID, of.XUserID, of.Generation, sealed,
		life.Microseconds())
}

const endConnection = `
	UPDATE x_connections SET state = 'reconnect', renewing_until = now()
	WHERE user_id = $1 AND x_user_id = $2 AND generation = $3
	RETURNING generation`

// End notes that X takes the tokens of that generation no more, unless there are newer ones.
func (c *Connections) End(ctx context.Context, id syncrun.ConnectionID, generation int) error {
	_, err := c.moved(ctx, "end a connection", endConnection, id.UserID, id.XUserID, generation)
	return err
}

const deleteConnection = `DELETE FROM x_connections WHERE user_id = $1 AND x_user_id = $2 RETURNING generation`

// Disconnect forgets a connection; false when there is none.
func (c *Connections) Disconnect(ctx context.Context, id syncrun.ConnectionID) (bool, error) {
	return c.moved(ctx, "disconnect", deleteConnection, id.UserID, id.XUserID)
}

// moved runs a statement on one row, and tells whether there was one.
func (c *Connections) moved(ctx context.Context, doing, statement string, args ...any) (bool, error) {
	var generation int
	err := c.d.pool.GetContext(ctx, &generation, statement, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, translate(doing, err)
}
