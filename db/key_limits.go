package db

import (
	"context"
	"time"

	"goodones/internal/viewer"
)

// A portion is entered whole; what exceeds the limit is not granted and not carried along. now() is when the
// statement began, so of two that meet, both sides of the row's lock see one window. A window that begins further
// ahead than a statement waits for that lock was begun before the clock was put back: it would last until the clock
// is there again, so it counts as over.
const leaseRequests = `
	INSERT INTO key_windows AS w (key_id, started_at, used) VALUES ($1, now(), $3::integer)
	ON CONFLICT (key_id) DO UPDATE SET
		started_at = CASE WHEN w.started_at > now() - interval '60 seconds' AND w.started_at <= now() + interval '2 seconds'
			THEN w.started_at ELSE now() END,
		used = CASE WHEN w.started_at > now() - interval '60 seconds' AND w.started_at <= now() + interval '2 seconds'
			THEN least(w.used, $2::integer) ELSE 0 END + $3::integer
	RETURNING least($3::integer, greatest($2::integer - (w.used - $3::integer), 0)) AS granted,
		greatest($2::integer - w.used, 0) AS remaining,
		(extract(epoch FROM least(w.started_at - now(), interval '0') + interval '60 seconds') * 1000000)::bigint AS reset_in`

// TakeRequests takes up to portion requests out of what the key may still make in its current minute, counted for
// all servers together. The minute begins with the key's first request and lasts 60 s by the database's clock.
func (d *DB) TakeRequests(ctx context.Context, keyID, limit, portion int) (viewer.Portion, error) {
	var row struct {
		Granted   int   `db:"granted"`
		Remaining int   `db:"remaining"`
		ResetIn   int64 `db:"reset_in"`
	}
	if err := d.viewer.GetContext(ctx, &row, leaseRequests, keyID, limit, portion); err != nil {
		return viewer.Portion{}, translate("lease requests", err)
	}
	resetIn := time.Duration(row.ResetIn) * time.Microsecond
	return viewer.Portion{Granted: row.Granted, Remaining: row.Remaining, ResetIn: resetIn}, nil
}
