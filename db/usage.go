package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const selectUsage = `
	SELECT m.first AT TIME ZONE 'UTC' AS period_start, (m.first + interval '1 month') AT TIME ZONE 'UTC' AS period_end,
		(m.first + interval '1 month')::date - (now() AT TIME ZONE 'UTC')::date AS days_remaining,
		coalesce(sum(u.resources), 0)::bigint AS resources, coalesce(sum(u.cost_micro_usd), 0)::bigint AS cost_micro_usd
	FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') AS first) m
	LEFT JOIN usage_days u ON u.user_id = $1 AND u.day >= m.first AND u.day < m.first + interval '1 month'
	GROUP BY m.first`

// UsageOfMonth tells what the user has spent in the current calendar month, UTC, by the database's clock. The cap is
// left out: the database does not know it.
func (d *DB) UsageOfMonth(ctx context.Context, userID int) (syncrun.Usage, error) {
	var row struct {
		PeriodStart   time.Time `db:"period_start"`
		PeriodEnd     time.Time `db:"period_end"`
		DaysRemaining int       `db:"days_remaining"`
		Resources     int       `db:"resources"`
		CostMicroUSD  int64     `db:"cost_micro_usd"`
	}
	if err := d.viewer.GetContext(ctx, &row, selectUsage, userID); err != nil {
		return syncrun.Usage{}, translate("usage of month", err)
	}
	return syncrun.Usage{PeriodStart: row.PeriodStart, PeriodEnd: row.PeriodEnd, DaysRemaining: row.DaysRemaining,
		ResourcesUsed: row.Resources, CostMicroUSD: row.CostMicroUSD}, nil
}

const insertReads = `
	INSERT INTO resource_reads (user_id, day, kind, resource_id)
	SELECT $1, ((now() - $4::bigint * interval '1 microsecond') AT TIME ZONE 'UTC')::date, $2, u.id
	FROM unnest($3::bigint[]) AS u(id) ORDER BY u.id
	ON CONFLICT DO NOTHING`

const addUsage = `
	INSERT INTO usage_days AS u (user_id, day, resources, cost_micro_usd)
	VALUES ($1, ((now() - $4::bigint * interval '1 microsecond') AT TIME ZONE 'UTC')::date, $2, $3)
	ON CONFLICT (user_id, day) DO UPDATE SET resources = u.resources + excluded.resources,
		cost_micro_usd = u.cost_micro_usd + excluded.cost_micro_usd`

// charge enters what X returned in the user's bill, on the day on which it did, and tells how much of it is new on
// that day, and its price.
func (w *Worker) charge(ctx context.Context, tx *sqlx.Tx, userID int, reads []syncrun.Read) (int, int64, error) {
	reads, err := w.anonymous(ctx, tx, userID, reads)
	if err != nil {
		return 0, 0, err
	}
	resources, cost, age := 0, int64(0), int64(0)
	for _, read := range reads {
		if len(read.IDs) == 0 {
			continue
		}
		if read.Age != nil {
			age = read.Age().Microseconds()
		}
		result, err := tx.ExecContext(ctx, insertReads, userID, read.Kind, pq.Array(read.IDs), age)
		if err != nil {
			return 0, 0, err
		}
		fresh, err := result.RowsAffected()
		if err != nil {
			return 0, 0, err
		}
		resources += int(fresh)
		cost += fresh * w.prices[read.Kind]
	}
	if resources == 0 {
		return 0, 0, nil
	}
	_, err = tx.ExecContext(ctx, addUsage, userID, resources, cost, age)
	return resources, cost, err
}

// Reads tell only on their own day what is free.
const deletePastReads = `
	DELETE FROM resource_reads WHERE ctid = ANY(ARRAY(
		SELECT ctid FROM resource_reads WHERE user_id = $1 AND day < (now() AT TIME ZONE 'UTC')::date LIMIT $2))`

// forgetAtOnce is how many reads one statement forgets.
const forgetAtOnce = 10_000

// ForgetReads deletes what X returned to a user on past days. The bill, which is kept by day, does not need it.
func (w *Worker) ForgetReads(ctx context.Context, userID int) error {
	for {
		result, err := w.d.pool.ExecContext(ctx, deletePastReads, userID, forgetAtOnce)
		if err != nil {
			return translate("forget reads", err)
		}
		if n, err := result.RowsAffected(); err != nil || n < forgetAtOnce {
			return translate("forget reads", err)
		}
	}
}

const selectEstimateFacts = `
	SELECT a.tier, a.network, a.last_known_follower_count, a.count_gap, a.looked_in_vain,
		a.network = 'x' AND EXISTS (SELECT 1 FROM x_connections c
			WHERE c.user_id = a.user_id AND c.x_user_id = a.x_user_id AND c.state = 'connected') AS owned,
		` + knownFollowers + ` AS known_followers,
		(SELECT count(*) FROM scans s WHERE s.tracked_account_id = a.id AND s.state = 'open') AS open_scans,
		(SELECT max(s.resources) FROM scans s WHERE s.tracked_account_id = a.id AND s.state = 'open' AND s.is_full)
			AS full_read
	FROM tracked_accounts a WHERE a.user_id = $1 AND a.id = $2`

// recentRuns is how many completed runs an estimate looks back at.
const recentRuns = 3

const selectRecentCosts = `
	SELECT r.resources_used, r.new_followers_count, r.deep_crawl_count FROM sync_runs r
	WHERE r.user_id = $1 AND r.tracked_account_id BETWEEN $2 AND $2 AND r.status = 'completed'
	ORDER BY r.tracked_account_id DESC, r.id DESC LIMIT $3` // by the account's index, as in selectAccountOverviews

// EstimateFacts tells what is known of an account of the user before a sync; ErrNotFound when there is none of that
// id.
func (d *DB) EstimateFacts(ctx context.Context, userID, accountID int) (syncrun.EstimateFacts, error) {
	var row struct {
		Tier               syncrun.AccountTier `db:"tier"`
		Network            syncrun.Network     `db:"network"`
		LastKnownFollowers int                 `db:"last_known_follower_count"`
		KnownFollowers     int                 `db:"known_followers"`
		OpenScans          int                 `db:"open_scans"`
		CountGap           sql.Null[int]       `db:"count_gap"`
		InVain             int                 `db:"looked_in_vain"`
		FullRead           sql.Null[int]       `db:"full_read"`
		Owned              bool                `db:"owned"`
	}
	if err := d.viewer.GetContext(ctx, &row, selectEstimateFacts, userID, accountID); err != nil {
		return syncrun.EstimateFacts{}, translate("estimate facts", err)
	}
	var costs []syncrun.RunCost
	if err := d.viewer.SelectContext(ctx, &costs, selectRecentCosts, userID, accountID, recentRuns); err != nil {
		return syncrun.EstimateFacts{}, translate("recent costs", err)
	}
	due := 0
	if limit := row.Tier.Limits().DeepCrawl; row.KnownFollowers < limit { // else followers alone fill a deep crawl
		var err error
		if due, err = d.dueLikers(ctx, userID, accountID, limit); err != nil {
			return syncrun.EstimateFacts{}, err
		}
	}
	return syncrun.EstimateFacts{Tier: row.Tier, Network: row.Network, LastKnownFollowers: row.LastKnownFollowers,
		KnownFollowers: row.KnownFollowers, OpenScans: row.OpenScans, CountGap: optional(row.CountGap),
		InVain: row.InVain, FullRead: optional(row.FullRead), Owned: row.Owned, DueLikers: due, Completed: costs}, nil
}
