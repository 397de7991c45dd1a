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
		s.d.queuedRuns()
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
	account, err := lockToStart(ctx, tx, req)
	if err != nil {
		return 0, err
	}
	if req.IdempotencyKey != "" {
		if id, err := repeated(ctx, tx, req); id != 0 || err != nil {
			return id, err
		}
	}
	if err := account.refuse(); err != nil {
		return 0, err
	}
	basis, err := basisOf(ctx, tx, req, account)
	if err != nil {
		return 0, err
	}
	if basis.LiveRunID.Valid {
		return basis.LiveRunID.V, &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserAlreadyRunning,
			Message: "A sync of this account is already running"}
	}
	if err := basis.refuse(req); err != nil {
		return 0, err
	}
	budget, err := s.budget(ctx, tx, req, account)
	if err != nil {
		return 0, err
	}
	return insertRun(ctx, tx, req, basis, runLimits{
		resources: budget, microUSD: s.policy.mostMicroUSD(int64(budget), account.Network.IsFree())})
}

func mutationInput(req syncrun.StartRequest) string {
	search := "default"
	if req.SavedSearchID != nil {
		search = strconv.Itoa(*req.SavedSearchID)
	}
	input := strconv.Itoa(req.TrackedAccountID) + "/" + search
	switch {
	case req.Trigger == syncrun.TriggerExplore:
		input = "rejudge/" + input
	case req.Rescan:
		input = "rescan/" + input
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
	Found         bool                `db:"found"`
	Network       syncrun.Network     `db:"network"`
	Tier          syncrun.AccountTier `db:"tier"`
	IsActive      bool                `db:"is_active"`
	SavedSearchID sql.Null[int]       `db:"saved_search_id"`
}

// The rows are locked in this order, and what they hold is as of the lock. What other starts of the user have written
// is not: the statement after this one sees it.
const lockUserAndAccount = `
	WITH u AS MATERIALIZED (
		SELECT id FROM users WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE
	), a AS MATERIALIZED (
		SELECT a.id, a.network, a.tier, a.is_active, a.saved_search_id FROM u JOIN tracked_accounts a ON a.user_id = u.id
		WHERE a.id = $2 FOR NO KEY UPDATE OF a
	)
	SELECT a.id IS NOT NULL AS found, coalesce(a.network, '') AS network, coalesce(a.tier, '') AS tier,
		coalesce(a.is_active, false) AS is_active, a.saved_search_id
	FROM u LEFT JOIN a ON true`

// lockToStart locks the user and the account, if it is the user's.
func lockToStart(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest) (account syncAccount, err error) {
	err = tx.GetContext(ctx, &account, lockUserAndAccount, req.UserID, req.TrackedAccountID)
	return account, err
}

func (a *syncAccount) refuse() error {
	switch {
	case !a.Found:
		return syncrun.Missing("trackedAccountId", syncrun.NounAccount)
	case !a.IsActive:
		return &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserInvalid, Message: syncrun.MessageSleeping}
	default:
		return nil
	}
}

// startBasis is what a run is started from: the account's live run, which forbids it, and a copy of the search.
type startBasis struct {
	LiveRunID  sql.Null[int]    `db:"live_run_id"`
	SearchID   sql.Null[int]    `db:"search_id"`
	Version    sql.Null[int]    `db:"version"`
	Definition sql.Null[string] `db:"definition"`
	wanted     bool             // a search was asked for, or the account has one
}

const selectStartBasis = `
	SELECT (` + selectLive + `) AS live_run_id, s.id AS search_id, s.version, s.definition
	FROM (SELECT $3::bigint AS id) w
	LEFT JOIN saved_searches s ON s.user_id = $1 AND s.id = w.id AND s.deleted_at IS NULL`

func basisOf(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest,
	account syncAccount) (basis startBasis, err error) {
	wanted := account.SavedSearchID
	if req.SavedSearchID != nil {
		wanted = sql.Null[int]{V: *req.SavedSearchID, Valid: true}
	}
	err = tx.GetContext(ctx, &basis, selectStartBasis, req.UserID, req.TrackedAccountID, wanted)
	basis.wanted = wanted.Valid
	return basis, err
}

// refuse refuses a run for want of its search.
func (b *startBasis) refuse(req syncrun.StartRequest) error {
	switch {
	case b.wanted && !b.SearchID.Valid:
		return syncrun.Missing("savedSearchId", syncrun.NounSearch)
	case !b.wanted && req.Trigger == syncrun.TriggerExplore:
		return &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserInvalid, Message: syncrun.MessageNoSearch}
	default:
		return nil
	}
}

const queueRun = `
	WITH moved AS (
		INSERT INTO sync_runs AS r (user_id, tracked_account_id, source, status, seq, saved_search_id, search_version,
			search_definition, budget, max_cost_micro_usd, client_mutation_id, client_mutation_input, day_ends_at,
			rescan)
		VALUES ($3, $4, $5, 'queued', 1, $6, $7, $8::jsonb, $9, nullif($10::bigint, -1), nullif($11, ''), $12,
			` + endOfDay + `, $13)
		RETURNING ` + movedColumns + `, r.triggered_at AS at
	)` + noteForUpdates + eventOfMoved + `, run_id`

// runLimits are what a run may be charged at most.
type runLimits struct {
	resources int   // at the dearest price
	microUSD  int64 // or unlimitedCost
}

func insertRun(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest, basis startBasis,
	limits runLimits) (id int, err error) {
	var queued struct {
		RunID int `db:"run_id"`
		committedRow
	}
	err = tx.GetContext(ctx, &queued, queueRun, "", "queued", req.UserID, req.TrackedAccountID, req.Trigger,
		basis.SearchID, basis.Version, basis.Definition, limits.resources, limits.microUSD, req.IdempotencyKey,
		mutationInput(req), req.Rescan)
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
