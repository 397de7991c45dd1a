package db

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"github.com/jmoiron/sqlx"

	"goodones/internal/gate"
	"goodones/internal/syncrun"
)

// Starter queues and cancels runs.
type Starter struct {
	d      *DB
	policy Policy
	turns  gate.Turns // starts of one user wait for each other in the database anyway
}

// Starter gives the view of the database that starts runs under policy.
func (d *DB) Starter(policy Policy) *Starter { return &Starter{d: d, policy: policy} }

// StartSync queues a run; once it has returned, the run survives anything. A refusal is a *syncrun.UserError; with
// ALREADY_RUNNING the account's live run is returned beside it. The same idempotency key answers for 24 hours with the
// run that it started, or with CONFLICT when the rest of the request differs. One that explores needs a search, may be
// charged nothing and takes nothing from the day's allowance.
func (s *Starter) StartSync(ctx context.Context, req syncrun.StartRequest) (*syncrun.Run, error) {
	ctx, cancel := context.WithTimeout(ctx, changeTimeout) // starts of one user wait for each other
	defer cancel()
	if err := s.d.answers(ctx); err != nil { // before the turn: a silent server would be asked by one after another
		return nil, err
	}
	done, err := s.turns.Take(ctx, req.UserID)
	if err != nil {
		return nil, translate("start sync", err)
	}
	defer done()
	var id int
	var refusal *syncrun.UserError
	err = s.d.inTx(ctx, "start sync", func(tx *sqlx.Tx) error {
		id, err = s.start(ctx, tx, req)
		if errors.As(err, &refusal) {
			return nil
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case refusal == nil:
		s.d.queued()
		s.d.turned(id, 1)
	case id == 0:
		return nil, refusal
	}
	run, err := s.d.RunByID(ctx, req.UserID, id)
	if err == nil && refusal != nil {
		err = refusal
	}
	return run, err
}

// Starts of one user happen one after another, so that budgets add up.
const lockUser = `SELECT id FROM users WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE`

const selectKeyed = `
	SELECT id, client_mutation_input, triggered_at <= now() - interval '24 hours' AS expired
	FROM sync_runs WHERE user_id = $1 AND client_mutation_id = $2`

const releaseKey = `UPDATE sync_runs SET client_mutation_id = NULL WHERE user_id = $1 AND id = $2`

// start returns the run that answers the request: a new one, the one of the same idempotency key, or the live one
// together with a refusal.
func (s *Starter) start(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest) (id int, err error) {
	var user int
	if err := tx.GetContext(ctx, &user, lockUser, req.UserID); err != nil {
		return 0, err
	}
	if req.IdempotencyKey != "" {
		if id, err := repeated(ctx, tx, req); id != 0 || err != nil {
			return id, err
		}
	}
	account, err := accountToSync(ctx, tx, req)
	if err != nil {
		return 0, err
	}
	err = tx.GetContext(ctx, &id, selectLive, req.UserID, req.TrackedAccountID)
	if err == nil {
		return id, &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserAlreadyRunning,
			Message: "A sync of this account is already running"}
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	search, err := searchToUse(ctx, tx, req, account)
	if err != nil {
		return 0, err
	}
	budget, err := s.budget(ctx, tx, req, account)
	if err != nil {
		return 0, err
	}
	return insertRun(ctx, tx, req, search, runLimits{
		resources: budget, microUSD: s.policy.mostMicroUSD(int64(budget), account.Network != syncrun.NetworkX)})
}

func mutationInput(req syncrun.StartRequest) string {
	search := "default"
	if req.SavedSearchID != nil {
		search = strconv.Itoa(*req.SavedSearchID)
	}
	input := strconv.Itoa(req.TrackedAccountID) + "/" + search
	if req.Trigger == syncrun.TriggerExplore {
		input = "rejudge/" + input
	}
	return input
}

// repeated returns the run that was started with the same idempotency key; 0 when there is none, or when the key has
// expired, which frees it.
func repeated(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest) (id int, err error) {
	var earlier struct {
		ID      int    `db:"id"`
		Input   string `db:"client_mutation_input"`
		Expired bool   `db:"expired"`
	}
	err = tx.GetContext(ctx, &earlier, selectKeyed, req.UserID, req.IdempotencyKey)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if earlier.Expired {
		_, err := tx.ExecContext(ctx, releaseKey, req.UserID, earlier.ID)
		return 0, err
	}
	if earlier.Input != mutationInput(req) {
		return 0, &syncrun.UserError{Field: req.KeyField, Code: syncrun.UserConflict,
			Message: "This " + req.KeyField + syncrun.MessageOtherInput}
	}
	return earlier.ID, nil
}

type syncAccount struct {
	Network       syncrun.Network     `db:"network"`
	Tier          syncrun.AccountTier `db:"tier"`
	IsActive      bool                `db:"is_active"`
	SavedSearchID sql.Null[int]       `db:"saved_search_id"`
}

const selectSyncAccount = `
	SELECT network, tier, is_active, saved_search_id FROM tracked_accounts
	WHERE user_id = $1 AND id = $2 FOR NO KEY UPDATE`

func accountToSync(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest) (syncAccount, error) {
	var account syncAccount
	err := tx.GetContext(ctx, &account, selectSyncAccount, req.UserID, req.TrackedAccountID)
	if errors.Is(err, sql.ErrNoRows) {
		return account, syncrun.Missing("trackedAccountId", syncrun.NounAccount)
	}
	if err == nil && !account.IsActive {
		err = &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserInvalid,
			Message: syncrun.MessageSleeping}
	}
	return account, err
}

type copiedSearch struct {
	ID         sql.Null[int]    `db:"id"`
	Version    sql.Null[int]    `db:"version"`
	Definition sql.Null[string] `db:"definition"`
}

const selectSearchCopy = `
	SELECT id, version, definition FROM saved_searches WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL`

func searchToUse(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest,
	account syncAccount) (copiedSearch, error) {
	var search copiedSearch
	wanted := account.SavedSearchID
	if req.SavedSearchID != nil {
		wanted = sql.Null[int]{V: *req.SavedSearchID, Valid: true}
	}
	if !wanted.Valid && req.Trigger == syncrun.TriggerExplore {
		return search, &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserInvalid,
			Message: syncrun.MessageNoSearch}
	}
	if !wanted.Valid {
		return search, nil
	}
	err := tx.GetContext(ctx, &search, selectSearchCopy, req.UserID, wanted.V)
	if errors.Is(err, sql.ErrNoRows) {
		err = syncrun.Missing("savedSearchId", syncrun.NounSearch)
	}
	return search, err
}

const queueRun = `
	WITH moved AS (
		INSERT INTO sync_runs AS r (user_id, tracked_account_id, source, status, seq, saved_search_id, search_version,
			search_definition, budget, max_cost_micro_usd, client_mutation_id, client_mutation_input, day_ends_at)
		VALUES ($3, $4, $5, 'queued', 1, $6, $7, $8::jsonb, $9, nullif($10::bigint, -1), nullif($11, ''), $12,
			` + endOfDay + `)
		RETURNING ` + movedColumns + `, r.triggered_at AS at
	)` + noteForUpdates + eventOfMoved + `, run_id`

// runLimits are what a run may be charged at most.
type runLimits struct {
	resources int   // at the dearest price
	microUSD  int64 // or unlimitedCost
}

func insertRun(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest, search copiedSearch,
	limits runLimits) (id int, err error) {
	var queued struct {
		RunID int `db:"run_id"`
		committedRow
	}
	err = tx.GetContext(ctx, &queued, queueRun, "", "queued", req.UserID, req.TrackedAccountID, req.Trigger, search.ID,
		search.Version, search.Definition, limits.resources, limits.microUSD, req.IdempotencyKey, mutationInput(req))
	return queued.RunID, err
}

// CancelSync ends a live run of the user. A run that has ended already is returned with NOT_RUNNING.
func (s *Starter) CancelSync(ctx context.Context, userID, runID int) (*syncrun.Run, error) {
	ctx, cancel := context.WithTimeout(ctx, changeTimeout)
	defer cancel()
	if err := s.d.answers(ctx); err != nil {
		return nil, err
	}
	var end int
	err := s.d.inTx(ctx, "cancel sync", func(tx *sqlx.Tx) (err error) {
		end, err = cancelRun(ctx, tx, userID, runID, syncrun.MessageCancelled)
		return err
	})
	if err != nil {
		return nil, err
	}
	if end > 0 {
		s.d.cancelled(runID, end)
	}
	run, err := s.d.RunByID(ctx, userID, runID)
	if err == nil && end == 0 {
		err = &syncrun.UserError{Field: "syncRunId", Code: syncrun.UserNotRunning, Message: syncrun.MessageEnded}
	}
	return run, err
}
