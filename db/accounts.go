package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// changeTimeout bounds a change that may have to wait for the row of a run, which a stopped worker can hold for the
// time a transaction may idle.
const changeTimeout = 12 * time.Second

// accountColumns are the columns of a tracked account as accountRow reads them.
const accountColumns = `a.id, a.user_id, a.network, a.handle, a.x_user_id,
	coalesce((SELECT i.external_id FROM external_ids i WHERE i.id = a.x_user_id), a.x_user_id::text) AS external_id,
		a.tier, a.is_active, a.saved_search_id,
	coalesce((SELECT c.state FROM x_connections c
		WHERE c.user_id = a.user_id AND c.x_user_id = a.x_user_id AND a.network = 'x'), '') AS connection,
	a.profile_image_url, a.last_known_follower_count, a.created_at`

type accountRow struct {
	ID                     int                     `db:"id"`
	UserID                 int                     `db:"user_id"`
	Network                syncrun.Network         `db:"network"`
	Handle                 string                  `db:"handle"`
	PersonID               int64                   `db:"x_user_id"`
	ExternalID             string                  `db:"external_id"`
	Tier                   syncrun.AccountTier     `db:"tier"`
	IsActive               bool                    `db:"is_active"`
	SavedSearchID          sql.Null[int]           `db:"saved_search_id"`
	Connection             syncrun.ConnectionState `db:"connection"`
	ProfileImageURL        string                  `db:"profile_image_url"`
	LastKnownFollowerCount int                     `db:"last_known_follower_count"`
	CreatedAt              time.Time               `db:"created_at"`
}

func (a *accountRow) account() syncrun.TrackedAccount {
	return syncrun.TrackedAccount{
		ID: a.ID, UserID: a.UserID, Network: a.Network, Handle: a.Handle, PersonID: a.PersonID,
		ExternalID: a.ExternalID, Tier: a.Tier, IsActive: a.IsActive,
		SavedSearchID: optional(a.SavedSearchID), Connection: a.Connection, ProfileImageURL: a.ProfileImageURL,
		LastKnownFollowerCount: a.LastKnownFollowerCount, CreatedAt: a.CreatedAt,
	}
}

func accountsOf(rows []accountRow) []syncrun.TrackedAccount {
	accounts := make([]syncrun.TrackedAccount, len(rows))
	for i := range rows {
		accounts[i] = rows[i].account()
	}
	return accounts
}

const selectAccount = `SELECT ` + accountColumns + ` FROM tracked_accounts a WHERE a.user_id = $1 AND a.id = $2`

// Account finds a tracked account of the user; ErrNotFound when there is none of that id.
func (d *DB) Account(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error) {
	return getAccount(ctx, d.viewer, "account", selectAccount, userID, id)
}

func getAccount(ctx context.Context, q querier, doing, query string,
	args ...any) (*syncrun.TrackedAccount, error) {
	var row accountRow
	if err := q.GetContext(ctx, &row, query, args...); err != nil {
		return nil, translate(doing, err)
	}
	account := row.account()
	return &account, nil
}

const selectAccounts = `
	SELECT ` + accountColumns + ` FROM tracked_accounts a WHERE a.user_id = $1 ORDER BY a.id`

// Accounts lists the user's tracked accounts, sleeping ones included, oldest first.
func (d *DB) Accounts(ctx context.Context, userID int) ([]syncrun.TrackedAccount, error) {
	var rows []accountRow
	err := d.viewer.SelectContext(ctx, &rows, selectAccounts, userID)
	return accountsOf(rows), translate("accounts", err)
}

const selectAccountsByIDs = `
	SELECT ` + accountColumns + ` FROM tracked_accounts a WHERE a.user_id = $1 AND a.id = ANY($2)`

// AccountsByIDs finds those of ids that are the user's, in no particular order.
func (d *DB) AccountsByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.TrackedAccount, error) {
	var rows []accountRow
	err := d.viewer.SelectContext(ctx, &rows, selectAccountsByIDs, userID, pq.Array(ids))
	return accountsOf(rows), translate("accounts by ids", err)
}

// A handle that X gave to somebody else may name two accounts; the one that is awake, then the younger one is meant.
const selectAccountByHandle = `
	SELECT ` + accountColumns + ` FROM tracked_accounts a WHERE a.user_id = $1 AND a.network = 'x' AND a.handle = $2
	ORDER BY a.is_active DESC, a.id DESC LIMIT 1`

// AccountByHandle finds a tracked account of the user at X by its handle as ParseHandle returns it; ErrNotFound when
// there is none.
func (d *DB) AccountByHandle(ctx context.Context, userID int, handle string) (*syncrun.TrackedAccount, error) {
	return getAccount(ctx, d.viewer, "account by handle", selectAccountByHandle, userID, handle)
}

const insertAccount = `
	INSERT INTO tracked_accounts AS a (user_id, handle, x_user_id, tier, profile_image_url, last_known_follower_count,
		network, name)
	VALUES ($1, $2, $3, $4, $5, greatest($6, 0), $7, $8)
	ON CONFLICT (user_id, network, x_user_id) DO NOTHING
	RETURNING ` + accountColumns

const wakeAccount = `
	UPDATE tracked_accounts AS a SET is_active = true, handle = $2, tier = $4, profile_image_url = $5,
		last_known_follower_count = CASE WHEN $6 < 0 THEN a.last_known_follower_count ELSE $6 END, name = $8
	WHERE a.user_id = $1 AND a.x_user_id = $3 AND a.network = $7 AND NOT a.is_active
	RETURNING ` + accountColumns

const selectTracked = `
	SELECT ` + accountColumns + ` FROM tracked_accounts a WHERE a.user_id = $1 AND a.network = $2 AND a.x_user_id = $3`

// TrackAccount tracks the account that profile shows, under a handle as ParseHandle returns it. A sleeping account
// of the user is woken and takes the tier. One that is awake is returned unchanged, together with a
// *syncrun.UserError ALREADY_TRACKED.
func (d *DB) TrackAccount(ctx context.Context, userID int, profile syncrun.Profile, handle string,
	tier syncrun.AccountTier) (*syncrun.TrackedAccount, error) {
	network, id, err := d.personOf(ctx, profile)
	if err != nil {
		return nil, err
	}
	for _, query := range []string{insertAccount, wakeAccount} {
		account, err := getAccount(ctx, d.viewer, "track account", query, userID, handle, id, tier,
			profile.ProfileImageURL, profile.FollowersCount, network, profile.Name)
		if !errors.Is(err, syncrun.ErrNotFound) {
			return account, err
		}
	}
	account, err := getAccount(ctx, d.viewer, "track account", selectTracked, userID, network, id)
	if err != nil {
		return nil, err
	}
	return account, &syncrun.UserError{Field: "handle", Code: syncrun.UserAlreadyTracked,
		Message: syncrun.MessageTracked}
}

// personOf numbers the person of a profile, who must not be erased.
func (d *DB) personOf(ctx context.Context, profile syncrun.Profile) (syncrun.Network, int64, error) {
	network := cmp.Or(profile.Network, syncrun.NetworkX)
	id := profile.ID
	err := d.forViewer(ctx, "id at the network", func(ctx context.Context, tx *sqlx.Tx) error {
		if err := d.refuseErased(ctx, tx, &profile, network); err != nil || network == syncrun.NetworkX {
			return err
		}
		external := []string{profile.ExternalID}
		ids, err := numbered(ctx, tx, network, external, external)
		if err == nil {
			id = ids[0]
		}
		return err
	})
	return network, id, err
}

const sleepAccount = `
	UPDATE tracked_accounts AS a SET is_active = false WHERE a.user_id = $1 AND a.id = $2 RETURNING ` + accountColumns

// SleepAccount stops watching an account and cancels its live run in the same transaction. ErrNotFound when the
// user has none of that id; one that sleeps already stays so.
func (d *DB) SleepAccount(ctx context.Context, userID, id int) (account *syncrun.TrackedAccount, err error) {
	ctx, cancel := context.WithTimeout(ctx, changeTimeout)
	defer cancel()
	if err := d.answers(ctx); err != nil {
		return nil, err
	}
	var ended syncrun.Cursor
	err = d.inTx(ctx, "sleep account", func(tx *sqlx.Tx) error {
		if account, err = getAccount(ctx, tx, "sleep account", sleepAccount, userID, id); err != nil {
			return err
		}
		ended, err = cancelLive(ctx, tx, userID, id, syncrun.MessageAsleep)
		return err
	})
	if err != nil {
		return nil, err
	}
	if ended.After > 0 {
		d.cancelled(ended.RunID, ended.After)
	}
	return account, nil
}

const lockSearch = `
	SELECT s.id FROM saved_searches s WHERE s.user_id = $1 AND s.id = $2 AND s.deleted_at IS NULL FOR SHARE`

const assignSearch = `
	UPDATE tracked_accounts AS a SET saved_search_id = $3 WHERE a.user_id = $1 AND a.id = $2
	RETURNING ` + accountColumns

// AssignSearch chooses the search that runs of an account use, nil for none. ErrNotFound when the user has no such
// account; a *syncrun.UserError NOT_FOUND for field savedSearchId when the user has no such search.
func (d *DB) AssignSearch(ctx context.Context, userID, accountID int,
	searchID *int) (account *syncrun.TrackedAccount, err error) {
	err = d.forViewer(ctx, "assign search", func(ctx context.Context, tx *sqlx.Tx) error {
		query, args := assignSearch, []any{userID, accountID, searchID}
		refusal := holdSearch(ctx, tx, userID, searchID)
		if refusal != nil { // a missing account is told first
			query, args = selectAccount, []any{userID, accountID}
		}
		if account, err = getAccount(ctx, tx, "assign search", query, args...); err != nil {
			return err
		}
		return refusal
	})
	if err != nil {
		return nil, err
	}
	return account, nil
}

// holdSearch keeps a search from being deleted until the transaction ends.
func holdSearch(ctx context.Context, tx *sqlx.Tx, userID int, id *int) error {
	if id == nil {
		return nil
	}
	var held int
	err := tx.GetContext(ctx, &held, lockSearch, userID, *id)
	if errors.Is(err, sql.ErrNoRows) {
		return syncrun.Missing("savedSearchId", syncrun.NounSearch)
	}
	return err
}
