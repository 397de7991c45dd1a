package db

import (
	"context"
	"time"

	"goodones/internal/syncrun"
)

const wakeAccountByID = `
	UPDATE tracked_accounts AS a SET is_active = true WHERE a.user_id = $1 AND a.id = $2 RETURNING ` + accountColumns

// WakeAccount watches an account again that sleeps, with the tier that it had; one that is awake stays so. ErrNotFound
// when the user has none of that id.
func (d *DB) WakeAccount(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error) {
	return getAccount(ctx, d.viewer, "wake account", wakeAccountByID, userID, id)
}

const changeTier = `
	UPDATE tracked_accounts AS a SET tier = $3
	FROM (SELECT b.id, b.tier FROM tracked_accounts b WHERE b.user_id = $1 AND b.id = $2 FOR NO KEY UPDATE) old
	WHERE a.user_id = $1 AND a.id = old.id
	RETURNING ` + accountColumns + `, old.tier AS tier_before, now() AS changed_at`

// ChangeTier puts an account on another tier at once: its next run has the budget of that. ErrNotFound when the user
// has none of that id.
func (d *DB) ChangeTier(ctx context.Context, userID, id int, tier syncrun.AccountTier) (*syncrun.TierChange, error) {
	var row struct {
		accountRow
		Before syncrun.AccountTier `db:"tier_before"`
		At     time.Time           `db:"changed_at"`
	}
	if err := d.viewer.GetContext(ctx, &row, changeTier, userID, id, tier); err != nil {
		return nil, translate("change tier", err)
	}
	return &syncrun.TierChange{Account: row.account(), Before: row.Before, At: row.At}, nil
}
