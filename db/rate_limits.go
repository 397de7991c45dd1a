package db

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// windowGuess is how long a window is taken to last until an answer has told its end (X's documented 15 minutes).
const windowGuess = 15 * time.Minute

// windowOver tells whether a window w is over: its end has come, or the clock was put back since its end was set, and
// nobody knows any more how long it lasts.
const windowOver = `(w.reset_at <= clock_timestamp() OR w.set_at > clock_timestamp() + interval '2 seconds')`

// A window that is over is begun anew by whoever comes first. The update locks the row, so callers of all processes
// are counted one after another.
const reserveCall = `
	INSERT INTO rate_windows AS w (bucket, used, reset_at) VALUES ($1, 1, now() + $2::bigint * interval '1 microsecond')
	ON CONFLICT (bucket) DO UPDATE SET
		used = CASE WHEN ` + windowOver + ` THEN 1 ELSE w.used + 1 END,
		is_provisional = w.is_provisional OR ` + windowOver + `,
		reset_at = CASE WHEN ` + windowOver + ` THEN excluded.reset_at ELSE w.reset_at END,
		set_at = CASE WHEN ` + windowOver + ` THEN excluded.set_at ELSE w.set_at END
	WHERE ` + windowOver + ` OR w.allowance = 0 OR w.used < w.allowance
	RETURNING used`

const selectReset = `
	SELECT extract(epoch FROM reset_at - clock_timestamp())::float8 FROM rate_windows WHERE bucket = $1`

// ReserveCall takes one call of a bucket (a token and endpoint) out of the window that all workers share. When the
// window is used up it returns how long it lasts, and nothing is taken.
func (d *DB) ReserveCall(ctx context.Context, bucket string) (time.Duration, error) {
	var used int
	err := d.pool.GetContext(ctx, &used, reserveCall, bucket, windowGuess.Microseconds())
	if err == nil {
		return 0, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return 0, translate("reserve call", err)
	}
	var seconds float64
	if err := d.pool.GetContext(ctx, &seconds, selectReset, bucket); err != nil {
		return 0, translate("rate window", err)
	}
	return max(time.Duration(seconds*float64(time.Second)), time.Millisecond), nil
}

// An answer from a later window than the row's begins that window; one from the same window can only raise what is
// used, so answers may arrive in any order.
const observeCall = `
	INSERT INTO rate_windows AS w (bucket, allowance, used, reset_at, is_provisional)
	VALUES ($1, $2, $3, now() + $4::bigint * interval '1 microsecond', false)
	ON CONFLICT (bucket) DO UPDATE SET
		allowance = excluded.allowance,
		used = CASE WHEN ` + windowOver + `
				OR NOT w.is_provisional AND excluded.reset_at > w.reset_at + interval '2 seconds'
			THEN excluded.used ELSE greatest(w.used, excluded.used) END,
		reset_at = CASE WHEN w.is_provisional OR ` + windowOver + ` THEN excluded.reset_at
			ELSE greatest(w.reset_at, excluded.reset_at) END,
		is_provisional = false, set_at = excluded.set_at
	WHERE excluded.reset_at > clock_timestamp()
		AND (w.is_provisional OR ` + windowOver + ` OR excluded.reset_at > w.reset_at - interval '2 seconds')`

// ObserveCall enters what an answer told of its window: calls allowed, calls left, and how long until the reset.
func (d *DB) ObserveCall(ctx context.Context, bucket string, allowance, remaining int, resetIn time.Duration) error {
	_, err := d.pool.ExecContext(ctx, observeCall, bucket, allowance, allowance-remaining, resetIn.Microseconds())
	return translate("observe call", err)
}
