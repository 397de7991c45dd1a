package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

const selectPersonKey = `
	SELECT coalesce(i.network, 'x') AS network, coalesce(i.external_id, p.id::text) AS external_id
	FROM (SELECT $1::bigint AS id) p LEFT JOIN external_ids i ON i.id = p.id
	WHERE EXISTS (SELECT 1 FROM edges e JOIN tracked_accounts a ON a.id = e.tracked_account_id
			WHERE e.person_id = p.id AND a.user_id = $2)
		OR EXISTS (SELECT 1 FROM likers l JOIN tracked_accounts a ON a.id = l.tracked_account_id
			WHERE l.person_id = p.id AND a.user_id = $2)`

// ErasePersonOf deletes a person in one user's data alone: what others have of them stays, the shared profile too. The
// user's later runs leave the person out. ErrNotFound for somebody whom none of the user's accounts has met, and
// ErrNoErasureKey when there is no key to make a mark with.
func (d *DB) ErasePersonOf(ctx context.Context, userID int, person int64) (erased Erased, err error) {
	ctx, cancel := context.WithTimeout(ctx, changeTimeout)
	defer cancel()
	err = d.inTx(ctx, "erase person", func(tx *sqlx.Tx) error {
		var key struct {
			Network    syncrun.Network `db:"network"`
			ExternalID string          `db:"external_id"`
		}
		if err := tx.GetContext(ctx, &key, selectPersonKey, person, userID); err != nil {
			return err
		}
		if err := d.remember(ctx, tx, userID, personKey{key.Network, key.ExternalID}); err != nil {
			return err
		}
		erased.Accounts, erased.Candidates, err = erase(ctx, tx, person, userID)
		return err
	})
	return erased, err
}

// DeletePerson is ErasePersonOf by the network and the person's id there. Without a key it is a *syncrun.UserError.
func (d *DB) DeletePerson(ctx context.Context, userID int, network syncrun.Network, external string) error {
	id, err := personID(ctx, d.viewer, network, external)
	if invalid, ok := errors.AsType[*syncrun.InvalidError](err); ok {
		return syncrun.Invalid("externalId", invalid.Reason)
	}
	if err != nil {
		return translate("person", err)
	}
	_, err = d.ErasePersonOf(ctx, userID, id)
	if errors.Is(err, ErrNoErasureKey) {
		return &syncrun.UserError{Field: "externalId", Code: syncrun.UserInvalid, Message: syncrun.MessageNoKey}
	}
	return err
}

const selectToDelete = `SELECT a.handle FROM tracked_accounts a WHERE a.user_id = $1 AND a.id = $2 FOR UPDATE`

// It deletes nothing of an account whose handle is another.
const deleteSome = `
	DELETE FROM candidates WHERE id = ANY(ARRAY(
		SELECT c.id FROM tracked_accounts a JOIN saved_searches s ON s.user_id = a.user_id
		JOIN candidates c ON c.saved_search_id = s.id AND c.tracked_account_id = a.id
		WHERE a.user_id = $1 AND a.id = $2 AND a.handle = $3 LIMIT $4))`

// deletionTimeout bounds the deletion of an account. What is deleted by then stays so; asking again goes on.
const deletionTimeout = time.Minute

// DeleteAccount deletes a tracked account of the user with all that its runs found; a live run is cancelled. Nothing of
// it is seen from then on, and Eraser deletes the rows bit by bit. handle is the account's, as syncrun.ParseAccount
// returns it; another is a *syncrun.UserError INVALID for field confirmHandle. ErrNotFound when the user has no such
// account.
func (d *DB) DeleteAccount(ctx context.Context, userID, id int, handle string) error {
	ctx, cancel := context.WithTimeout(ctx, deletionTimeout)
	defer cancel()
	if err := d.answers(ctx); err != nil {
		return err
	}
	for full := true; full; { // in the last transaction only those are left that a run has made meanwhile
		result, err := d.pool.ExecContext(ctx, deleteSome, userID, id, handle, bit)
		if err != nil {
			return translate("delete candidates", err)
		}
		n, err := result.RowsAffected()
		if err != nil {
			return err
		}
		full = n == bit
	}
	ended := &endings{}
	err := d.inTx(ctx, "delete account", func(tx *sqlx.Tx) error {
		*ended = endings{}
		var has string
		err := tx.GetContext(ctx, &has, selectToDelete, userID, id)
		if errors.Is(err, sql.ErrNoRows) {
			return syncrun.ErrNotFound
		}
		if err != nil {
			return err
		}
		if has != handle {
			return &syncrun.UserError{Field: "confirmHandle", Code: syncrun.UserInvalid,
				Message: syncrun.MessageOtherHandle}
		}
		return bury(ctx, tx, id, ended)
	})
	if err == nil {
		ended.tell(d)
	}
	return err
}
