package db

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"

	"goodones/internal/syncrun"
)

// A turn that nobody renews for a minute, since its server is gone or its client takes so long for a page, is over for
// whoever comes next.
const beginExport = `
	INSERT INTO running_exports AS r (key_id, turn, until) VALUES ($1, $2, now() + interval '1 minute')
	ON CONFLICT (key_id) DO UPDATE SET turn = excluded.turn, until = excluded.until WHERE r.until <= now()
	RETURNING turn`

// BeginExport takes the turn of a key, of whose exports one runs at a time over all servers. ErrConflict: another runs.
func (d *DB) BeginExport(ctx context.Context, keyID int) (turn int64, err error) {
	err = d.viewer.GetContext(ctx, &turn, beginExport, keyID, rand.Int64()) //nolint:gosec // no secret
	if errors.Is(err, sql.ErrNoRows) {
		return 0, syncrun.ErrConflict
	}
	return turn, translate("begin export", err)
}

const renewExport = `
	UPDATE running_exports SET until = now() + interval '1 minute' WHERE key_id = $1 AND turn = $2 RETURNING turn`

// RenewExport keeps a turn for another minute. ErrConflict: it was over, and another export has the key's turn.
func (d *DB) RenewExport(ctx context.Context, keyID int, turn int64) error {
	err := d.viewer.GetContext(ctx, &turn, renewExport, keyID, turn)
	if errors.Is(err, sql.ErrNoRows) {
		return syncrun.ErrConflict
	}
	return translate("renew export", err)
}

const endExport = `DELETE FROM running_exports WHERE key_id = $1 AND turn = $2`

// EndExport gives a turn back; one that is over is none.
func (d *DB) EndExport(ctx context.Context, keyID int, turn int64) error {
	_, err := d.viewer.ExecContext(ctx, endExport, keyID, turn)
	return translate("end export", err)
}
