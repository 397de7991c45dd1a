package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Schedule queues the runs of users' schedules, whichever process looks first.
type Schedule struct{ starter *Starter }

// Schedule gives the scheduler's view of the database; runs are started under policy.
func (d *DB) Schedule(policy Policy) *Schedule { return &Schedule{starter: d.Starter(policy)} }

// A schedule is taken together with its user, and only when both are free: whoever changes settings holds the user
// first, so that waiting for either here could be waiting for each other.
const claimSchedule = `
	SELECT s.user_id, s.tier, s.times, s.next_at, coalesce(u.timezone, 'UTC') AS timezone, now() AS now
	FROM schedules s JOIN users u ON u.id = s.user_id
	WHERE s.next_at <= now() ORDER BY s.next_at LIMIT 1
	FOR UPDATE OF s SKIP LOCKED FOR NO KEY UPDATE OF u SKIP LOCKED`

const moveSchedule = `UPDATE schedules SET next_at = $3 WHERE user_id = $1 AND tier = $2`

// What failed is tried again, but not before everybody else had a turn.
const postponeSchedule = `
	UPDATE schedules SET next_at = now() + interval '15 minutes' WHERE user_id = $1 AND tier = $2 AND next_at = $3`

const selectScheduled = `
	SELECT id FROM tracked_accounts WHERE user_id = $1 AND tier = $2 AND is_active
		AND (paused_until IS NULL OR paused_until <= now()) ORDER BY id`

type dueSchedule struct {
	UserID   int                 `db:"user_id"`
	Tier     syncrun.AccountTier `db:"tier"`
	Times    pq.StringArray      `db:"times"`
	NextAt   time.Time           `db:"next_at"`
	Timezone string              `db:"timezone"`
	Now      time.Time           `db:"now"`
}

// Due queues the runs of one schedule whose time has come, and moves that to its next time, in one transaction: a
// slot is run once, and slots missed while nobody looked are one run. Accounts that cannot be synced just now (a live
// run, no allowance, no budget) are passed over. found is false when no schedule was due, or others are at it. A
// schedule that fails is put off for a quarter of an hour, so that it does not stand in the way of the others.
func (s *Schedule) Due(ctx context.Context) (queued int, found bool, err error) {
	var due dueSchedule
	var runs []int
	err = s.starter.d.inTx(ctx, "schedule", func(tx *sqlx.Tx) error {
		found = false
		err := tx.GetContext(ctx, &due, claimSchedule)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		found = true
		if err := due.move(ctx, tx); err != nil {
			return err
		}
		runs, err = s.startAll(ctx, tx, due)
		return err
	})
	if err == nil {
		s.tell(runs)
		return len(runs), found, nil
	}
	if found && ctx.Err() == nil && !errors.Is(err, syncrun.ErrUnavailable) {
		err = fmt.Errorf("user %d, tier %s: %w", due.UserID, due.Tier, err)
		err = errors.Join(err, s.postpone(ctx, due))
	}
	return 0, found, err
}

// tell hints, after the commit, that runs were queued.
func (s *Schedule) tell(runs []int) {
	for _, id := range runs {
		s.starter.d.moved(id, 1)
	}
	if len(runs) > 0 {
		s.starter.d.queued()
	}
}

func (s *Schedule) postpone(ctx context.Context, due dueSchedule) error {
	_, err := s.starter.d.pool.ExecContext(ctx, postponeSchedule, due.UserID, due.Tier, due.NextAt)
	return translate("postpone schedule", err)
}

func (due *dueSchedule) move(ctx context.Context, tx *sqlx.Tx) error {
	loc, err := syncrun.ParseTimezone(due.Timezone)
	if err != nil {
		return err
	}
	next := sql.Null[time.Time]{V: syncrun.Next(due.Times, loc, due.Now)}
	next.Valid = !next.V.IsZero()
	_, err = tx.ExecContext(ctx, moveSchedule, due.UserID, due.Tier, next)
	return err
}

func (s *Schedule) startAll(ctx context.Context, tx *sqlx.Tx, due dueSchedule) (runs []int, err error) {
	var accounts []int
	if err := tx.SelectContext(ctx, &accounts, selectScheduled, due.UserID, due.Tier); err != nil {
		return nil, err
	}
	for _, account := range accounts {
		id, err := s.starter.start(ctx, tx, syncrun.StartRequest{
			UserID: due.UserID, TrackedAccountID: account, Source: syncrun.SourceCron,
		})
		if _, refused := errors.AsType[*syncrun.UserError](err); refused {
			continue
		}
		if err != nil {
			return nil, err
		}
		runs = append(runs, id)
	}
	return runs, nil
}
