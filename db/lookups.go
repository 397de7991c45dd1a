package db

import (
	"context"
	"errors"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// freshLookup chooses the look-ups l whose answer may still come. The minute is longer than anybody waits for one. A
// step of the clock, either way, makes none of them last longer than it would have.
const freshLookup = `l.reserved_at > now() - interval '1 minute' AND l.reserved_at < now() + interval '1 minute'`

const deleteStaleLookups = `DELETE FROM lookups l WHERE l.user_id = $1 AND NOT (` + freshLookup + `)`

const insertLookup = `INSERT INTO lookups (user_id, micro_usd) VALUES ($1, $2) RETURNING id`

// ReserveLookup sets the price of one user of X aside in the user's month, as a run's budget is, and returns the number
// by which it is charged or released; 0 when there is nothing to set aside: no cap, or no price. A month in which too
// little is left is a *syncrun.UserError, BUDGET_EXHAUSTED. What is neither charged nor released ends after a minute.
func (s *Starter) ReserveLookup(ctx context.Context, userID int) (id int, err error) {
	price := s.policy.Prices[syncrun.ResourceUser]
	if s.policy.MonthlyCapMicroUSD == 0 || price == 0 {
		return 0, nil
	}
	ctx, cancel := context.WithTimeout(ctx, changeTimeout)
	defer cancel()
	if err := s.d.answers(ctx); err != nil {
		return 0, err
	}
	done, err := s.turns.Take(ctx, userID)
	if err != nil {
		return 0, translate("reserve lookup", err)
	}
	defer done()
	var refusal *syncrun.UserError
	err = s.d.inTx(ctx, "reserve lookup", func(tx *sqlx.Tx) error {
		id, err = s.reserve(ctx, tx, userID, price)
		if errors.As(err, &refusal) {
			return nil
		}
		return err
	})
	if err == nil && refusal != nil {
		return 0, refusal
	}
	return id, err
}

func (s *Starter) reserve(ctx context.Context, tx *sqlx.Tx, userID int, price int64) (id int, err error) {
	var user int
	if err := tx.GetContext(ctx, &user, lockUser, userID); err != nil {
		return 0, err
	}
	if _, err := tx.ExecContext(ctx, deleteStaleLookups, userID); err != nil {
		return 0, err
	}
	var month monthRow
	if err := tx.GetContext(ctx, &month, selectMonth, userID, s.policy.Prices.Highest()); err != nil {
		return 0, err
	}
	if err := s.policy.affords(month, price); err != nil {
		return 0, err
	}
	err = tx.GetContext(ctx, &id, insertLookup, userID, price)
	return id, err
}

const chargeLookup = `
	WITH done AS (
		DELETE FROM lookups WHERE user_id = $1 AND id = $5
	), fresh AS (
		INSERT INTO resource_reads (user_id, day, kind, resource_id)
		VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2, $3)
		ON CONFLICT DO NOTHING RETURNING day
	)
	INSERT INTO usage_days AS u (user_id, day, resources, cost_micro_usd) SELECT $1, f.day, 1, $4 FROM fresh f
	ON CONFLICT (user_id, day) DO UPDATE SET resources = u.resources + 1,
		cost_micro_usd = u.cost_micro_usd + excluded.cost_micro_usd`

// ChargeLookup enters one user that X returned outside a run, and ends the reservation. The same one is free for the
// rest of the UTC day.
func (s *Starter) ChargeLookup(ctx context.Context, userID, reservation int, xUserID int64) error {
	_, err := s.d.viewer.ExecContext(ctx, chargeLookup, userID, syncrun.ResourceUser, xUserID,
		s.policy.Prices[syncrun.ResourceUser], reservation)
	return translate("charge lookup", err)
}

const releaseLookup = `DELETE FROM lookups WHERE user_id = $1 AND id = $2`

// ReleaseLookup ends the reservation of a look-up for which nothing is charged.
func (s *Starter) ReleaseLookup(ctx context.Context, userID, reservation int) error {
	if reservation == 0 {
		return nil
	}
	_, err := s.d.viewer.ExecContext(ctx, releaseLookup, userID, reservation)
	return translate("release lookup", err)
}
