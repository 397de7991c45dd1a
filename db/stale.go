package db

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// staleAtOnce is how many candidates one look takes.
const staleAtOnce = 1_000

// A profile of an account that is awake is too old after $1 days; 0: never. Whoever is gone stays hidden until they are
// seen. A sleeping account's people are looked at every day, for it may wake.
const lookForStale = `
	WITH due AS (
		SELECT c.id, c.person_id, c.tracked_account_id FROM candidates c
		WHERE c.look_at <= now() ORDER BY c.look_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
	), found AS (
		SELECT d.id, p.id IS NULL OR p.gone_at IS NOT NULL AS gone, p.fetched_at + $1::integer * interval '1 day' AS until,
			$1::integer > 0 AND a.is_active AND p.fetched_at <= now() - $1::integer * interval '1 day' AS stale
		FROM due d JOIN tracked_accounts a ON a.id = d.tracked_account_id LEFT JOIN x_profiles p ON p.id = d.person_id
	)
	UPDATE candidates c SET
		hidden_at = CASE WHEN f.gone OR f.stale THEN coalesce(c.hidden_at, now()) END,
		group_id = CASE WHEN NOT f.gone AND NOT f.stale THEN c.group_id END,
		look_at = CASE WHEN f.gone THEN now() + interval '30 days' ELSE greatest(f.until, now() + interval '1 day') END
	FROM found f WHERE c.id = f.id
	RETURNING c.id, c.group_id IS NULL AND NOT f.gone AND NOT f.stale AS shown`

// HideStale hides candidates whose profile nobody has looked at for too long, and shows those again who have been
// looked at or whose account sleeps. It says how many it looked at, and whether there are more to look at now.
func (e *Eraser) HideStale(ctx context.Context) (looked int, more bool, err error) {
	err = e.d.inTx(ctx, "hide stale people", func(tx *sqlx.Tx) error {
		var rows []struct {
			ID    int64 `db:"id"`
			Shown bool  `db:"shown"`
		}
		err := tx.SelectContext(ctx, &rows, lookForStale, e.d.staleDays, staleAtOnce)
		if err != nil {
			return err
		}
		looked = len(rows)
		var shown []int64
		for _, row := range rows {
			if row.Shown {
				shown = append(shown, row.ID)
			}
		}
		if len(shown) == 0 {
			return nil
		}
		_, err = tx.ExecContext(ctx, refreshCandidates, pq.Array(shown))
		return err
	})
	return looked, looked == staleAtOnce, err
}

// lookAfter is after how long listed people are looked at again: five sixths of what hides them.
func (d *DB) lookAfter() time.Duration { return time.Duration(d.staleDays) * 24 * time.Hour / 6 * 5 }

// Listed people of the account $1 of the user $2 whose profile is older than $3 microseconds, and for whom the run $4
// has not asked yet; likers without an edge too.
const dueForLook = `
	FROM saved_searches s
	JOIN candidates c ON c.saved_search_id = s.id AND c.tracked_account_id = $1
	JOIN x_profiles p ON p.id = c.person_id
	LEFT JOIN edges e ON e.tracked_account_id = $1 AND e.person_id = c.person_id
	LEFT JOIN likers l ON l.tracked_account_id = $1 AND l.person_id = c.person_id
	WHERE s.user_id = $2 AND (c.group_id IS NOT NULL OR c.hidden_at IS NOT NULL) AND p.gone_at IS NULL
		AND p.fetched_at <= now() - $3::bigint * interval '1 microsecond'
		AND e.asked_run_id IS DISTINCT FROM $4 AND l.asked_run_id IS DISTINCT FROM $4
		AND coalesce(e.ask_at, 0) <= (SELECT a.scans_begun FROM tracked_accounts a WHERE a.id = $1)`

const selectDueForLook = `SELECT c.person_id` + dueForLook + `
	GROUP BY c.person_id ORDER BY min(p.fetched_at), c.person_id LIMIT $5`

// dueForLook chooses listed people who are to be looked at before their profile is too old.
func (w *Worker) dueForLook(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error) {
	if w.d.staleDays == 0 {
		return nil, nil
	}
	var ids []int64
	err := w.d.pool.SelectContext(ctx, &ids, selectDueForLook, work.Account.ID, work.UserID,
		w.d.lookAfter().Microseconds(), work.RunID, limit)
	return ids, translate("listed people", err)
}

// None of a run asks for them here: that run has not been started.
const countDueLikers = `
	SELECT count(*) FROM (SELECT DISTINCT c.person_id` + dueForLook + ` AND e.person_id IS NULL LIMIT $5) d`

// dueLikers counts those of them who do not follow, up to limit.
func (d *DB) dueLikers(ctx context.Context, userID, accountID, limit int) (n int, err error) {
	if d.staleDays == 0 {
		return 0, nil
	}
	err = d.viewer.GetContext(ctx, &n, countDueLikers, accountID, userID, d.lookAfter().Microseconds(), 0, limit)
	return n, translate("listed likers", err)
}
