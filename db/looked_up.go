package db

import (
	"cmp"
	"context"
	"errors"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

const selectLookedUp = `
	SELECT ` + accountColumns + ` FROM tracked_accounts a
	WHERE a.user_id = $1 AND a.network = $2 AND a.x_user_id = CASE WHEN $2 = 'x' THEN $3
		ELSE (SELECT i.id FROM external_ids i WHERE i.network = $2 AND i.external_id = $4) END`

const selectConnected = `
	SELECT EXISTS (SELECT 1 FROM x_connections c WHERE c.user_id = $1 AND c.x_user_id = $2 AND c.state = 'connected')`

// LookedUp tells what the user has of an account that a network has just shown. Somebody erased is a
// *syncrun.UserError, as for who wants to track them. Nothing is written.
func (d *DB) LookedUp(ctx context.Context, userID int, profile syncrun.Profile) (found syncrun.LookedUp, err error) {
	network := cmp.Or(profile.Network, syncrun.NetworkX)
	err = d.forViewer(ctx, "account looked up", func(ctx context.Context, tx *sqlx.Tx) error {
		if err := d.refuseErased(ctx, tx, &profile, network); err != nil {
			return err
		}
		found.Tracked, err = getAccount(ctx, tx, "account looked up", selectLookedUp, userID, network, profile.ID,
			profile.ExternalID)
		if err != nil && !errors.Is(err, syncrun.ErrNotFound) {
			return err
		}
		if network != syncrun.NetworkX {
			return nil
		}
		return tx.GetContext(ctx, &found.Connected, selectConnected, userID, profile.ID)
	})
	return found, err
}

// refuseErased refuses an account whose person was erased.
func (d *DB) refuseErased(ctx context.Context, tx *sqlx.Tx, profile *syncrun.Profile, network syncrun.Network) error {
	erased, err := d.erasedAmong(ctx, tx, 0, []personKey{keyOfProfile(profile, network)})
	if err == nil && len(erased) > 0 {
		err = &syncrun.UserError{Field: "handle", Code: syncrun.UserHandleNotFound, Message: syncrun.MessageLeftOut}
	}
	return err
}
