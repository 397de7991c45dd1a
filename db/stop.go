package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

const setFailure = `UPDATE sync_runs SET failure_code = $2, failure_message = $3 WHERE id = $1`

// Without a date of the network's own an account is tried again at the same time of the next day.
const pauseAccount = `
	UPDATE tracked_accounts SET paused_until = greatest(coalesce($2::timestamptz, now() + interval '23 hours'), now())
	WHERE id = $1`

// Stop commits a step that says that the network refused something: the failure with which the run will end, if it is
// that, and a pause of the account's schedule, if credit is used up.
func (w *Worker) Stop(ctx context.Context, work *syncrun.Work, step syncrun.Step, stop syncrun.Stop) (
	syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		if stop.NoCredit { // before the run: whoever puts an account to sleep holds it before its run
			until := sql.Null[time.Time]{V: stop.PauseUntil, Valid: !stop.PauseUntil.IsZero()}
			if _, err := tx.ExecContext(ctx, pauseAccount, work.Account.ID, until); err != nil {
				return err
			}
		}
		if f := stop.Failure; f != nil {
			_, err := tx.ExecContext(ctx, setFailure, work.RunID, f.Code, f.Message)
			return err
		}
		return nil
	})
}
