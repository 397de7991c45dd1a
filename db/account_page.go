package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// A fact that the network left out stays as it was.
const writeAccount = `
	UPDATE tracked_accounts SET handle = coalesce(nullif($2, ''), handle), name = coalesce(nullif($3, ''), name),
		profile_image_url = $4, is_protected = $5, last_known_follower_count = coalesce($6, last_known_follower_count),
		paused_until = NULL
	WHERE id = $1`

const writeFollowerCount = `
	INSERT INTO follower_counts (tracked_account_id, day, followers)
	VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2)
	ON CONFLICT (tracked_account_id, day) DO UPDATE SET followers = excluded.followers`

// AccountPage commits what the network told of the run's account: its handle may be another than it was. Whoever
// answers has credit, so that a pause of the account's schedule ends.
func (w *Worker) AccountPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, profile syncrun.Profile) (
	syncrun.Committed, error) {
	_, handle, err := syncrun.ParseAccount(work.Account.Network, profile.Handle)
	if err != nil || handle == syncrun.HandleInvalid {
		handle = "" // the network has no handle that ours could be
	}
	followers := sql.Null[int]{V: profile.FollowersCount, Valid: profile.Detailed}
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		_, err := tx.ExecContext(ctx, writeAccount, work.Account.ID, handle, profile.Name, profile.ProfileImageURL,
			profile.Protected, followers)
		if err != nil || !followers.Valid {
			return err
		}
		_, err = tx.ExecContext(ctx, writeFollowerCount, work.Account.ID, followers.V)
		return err
	})
}

const selectListFacts = `
	SELECT a.last_known_follower_count AS told, a.count_gap AS gap, a.looked_in_vain AS in_vain,
		` + knownFollowers + ` AS known,
		coalesce(extract(epoch FROM now() - a.full_scan_at), 0)::float8 AS since
	FROM tracked_accounts a WHERE a.id = $1`

// ListFacts tells what is known of the account's follower list as a whole.
func (w *Worker) ListFacts(ctx context.Context, accountID int) (syncrun.ListFacts, error) {
	var row struct {
		Reported int           `db:"told"`
		Gap      sql.Null[int] `db:"gap"`
		InVain   int           `db:"in_vain"`
		Known    int           `db:"known"`
		Since    float64       `db:"since"`
	}
	if err := w.d.pool.GetContext(ctx, &row, selectListFacts, accountID); err != nil {
		return syncrun.ListFacts{}, translate("facts of the list", err)
	}
	return syncrun.ListFacts{
		Reported: row.Reported, Known: row.Known, Gap: optional(row.Gap), InVain: row.InVain,
		SinceFullScan: time.Duration(row.Since * float64(time.Second)),
	}, nil
}
