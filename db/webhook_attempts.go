package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Deliveries is the outbox of webhooks, for those who empty it.
type Deliveries struct{ d *DB }

// Deliveries gives the view of the database of whoever delivers.
func (d *DB) Deliveries() *Deliveries { return &Deliveries{d} }

// attemptLease is how long an attempt may take with all that belongs to it.
const attemptLease = 30 * time.Second

// maxAttemptsOfUser is how many attempts for one user may be under way, at all workers together.
const maxAttemptsOfUser = 8

// Users with the fewest attempts under way come first. A lease that seems twice as long as any was made before a step
// of the clock.
const claimDelivery = `
	WITH busy AS (
		SELECT user_id, count(*) AS n FROM webhooks
		WHERE leased_until > now() AND leased_until <= now() + $1::bigint * interval '2 microseconds' GROUP BY user_id
	), picked AS (
		SELECT d.id, w.id AS webhook_id FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
		LEFT JOIN busy b ON b.user_id = w.user_id
		WHERE d.state = 'pending' AND d.due_at <= now() AND (w.state = 'active' OR d.event = 'webhook.test')
			AND (w.leased_until <= now() OR w.leased_until > now() + $1::bigint * interval '2 microseconds')
			AND coalesce(b.n, 0) < $2
		ORDER BY coalesce(b.n, 0), d.due_at, d.id
		LIMIT 1 FOR NO KEY UPDATE OF d, w SKIP LOCKED
	), held AS (
		UPDATE webhooks w SET claims = w.claims + 1, leased_until = now() + $1::bigint * interval '1 microsecond'
		FROM picked p WHERE w.id = p.webhook_id
		RETURNING w.id, w.claims, w.user_id, w.host, w.target, w.secret,
			CASE WHEN w.old_secret_until > now() THEN w.old_secret END AS old_secret
	)
	UPDATE webhook_deliveries d SET attempts = d.attempts + 1, attempted_at = now(),
		retry_since = coalesce(d.retry_since, now())
	FROM picked p JOIN held h ON h.id = p.webhook_id WHERE d.id = p.id
	RETURNING d.id, d.message_id::text AS message_id, d.attempts, d.event, d.created_at, d.attempted_at, d.sync_run_id,
		d.candidate_ids, h.id AS webhook_id, h.claims, h.user_id, h.host, h.target, h.secret, h.old_secret`

type attemptRow struct {
	ID           int                  `db:"id"`
	MessageID    string               `db:"message_id"`
	Attempts     int                  `db:"attempts"`
	Event        syncrun.WebhookEvent `db:"event"`
	CreatedAt    time.Time            `db:"created_at"`
	AttemptedAt  time.Time            `db:"attempted_at"`
	SyncRunID    *int                 `db:"sync_run_id"`
	CandidateIDs pq.Int64Array        `db:"candidate_ids"`
	WebhookID    int                  `db:"webhook_id"`
	Claims       int                  `db:"claims"`
	UserID       int                  `db:"user_id"`
	Host         string               `db:"host"`
	Target       []byte               `db:"target"`
	Secret       []byte               `db:"secret"`
	OldSecret    []byte               `db:"old_secret"`
}

func (r *attemptRow) attempt() *syncrun.Attempt {
	a := &syncrun.Attempt{
		Number: r.Attempts, DeliveryID: r.ID, MessageID: messagePrefix + r.MessageID, WebhookID: r.WebhookID,
		Claim: r.Claims, UserID: r.UserID, Event: r.Event, CreatedAt: r.CreatedAt, At: r.AttemptedAt, Host: r.Host,
		Target: r.Target, Secrets: [][]byte{r.Secret}, SyncRunID: r.SyncRunID,
	}
	if r.OldSecret != nil {
		a.Secrets = append(a.Secrets, r.OldSecret)
	}
	return a
}

// Mostly there is nothing to do, which this tells at a fraction of what it costs to look for what may be taken.
const anyDelivery = `
	SELECT EXISTS (SELECT 1 FROM webhook_debts) AS owed,
		EXISTS (SELECT 1 FROM webhook_deliveries WHERE state = 'pending' AND due_at <= now()) AS due`

// Claim takes the next delivery that is due, or returns nil when none is. No other attempt for the same subscription
// begins before Finish, or before half a minute has passed. Each call also settles a part of what runs owe.
func (o *Deliveries) Claim(ctx context.Context) (*syncrun.Attempt, error) {
	for {
		var there struct {
			Owed bool `db:"owed"`
			Due  bool `db:"due"`
		}
		err := o.d.pool.GetContext(ctx, &there, anyDelivery)
		if err != nil || !there.Owed && !there.Due {
			return nil, translate("look for deliveries", err)
		}
		settled := false
		if there.Owed {
			if settled, err = o.Settle(ctx); err != nil {
				return nil, err
			}
		}
		a, err := o.claim(ctx)
		if err != nil || a != nil || !settled {
			return a, err
		}
	}
}

func (o *Deliveries) claim(ctx context.Context) (*syncrun.Attempt, error) {
	var row attemptRow
	err := o.d.pool.GetContext(ctx, &row, claimDelivery, attemptLease.Microseconds(), maxAttemptsOfUser)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, translate("claim delivery", err)
	}
	a := row.attempt()
	return a, o.load(ctx, a, row.CandidateIDs)
}

const selectDeliveryRun = `
	SELECT a.id, a.handle FROM sync_runs r JOIN tracked_accounts a ON a.id = r.tracked_account_id
	WHERE r.user_id = $1 AND r.id = $2`

// Somebody is told of as the newest verdict that let them pass has it, whether or not that is still in force.
const selectToldCandidates = `
	SELECT ` + candidateColumns + `
	FROM candidates c
	JOIN LATERAL (
		SELECT w.run_id, w.confidence, w.reasons, w.score, w.match_parts, w.gender, w.follower_count_tier, w.labels,
			w.judged_at FROM verdicts w
		WHERE w.saved_search_id = c.saved_search_id AND w.tracked_account_id = c.tracked_account_id
			AND w.person_id = c.person_id AND w.outcome = 'passed'
		ORDER BY w.run_id DESC LIMIT 1
	) v ON true` + shownWith + ` ORDER BY c.id`

// load completes an attempt: the account, and the people as they are now. Whoever was erased meanwhile is not there.
func (o *Deliveries) load(ctx context.Context, a *syncrun.Attempt, ids []int64) error {
	if a.SyncRunID == nil {
		return nil
	}
	var account struct {
		ID     int    `db:"id"`
		Handle string `db:"handle"`
	}
	if err := o.d.pool.GetContext(ctx, &account, selectDeliveryRun, a.UserID, *a.SyncRunID); err != nil {
		return translate("account of a delivery", err)
	}
	a.TrackedAccountID, a.Handle = &account.ID, account.Handle
	var rows []candidateRow
	if err := o.d.pool.SelectContext(ctx, &rows, selectToldCandidates, a.UserID, pq.Array(ids)); err != nil {
		return translate("people of a delivery", err)
	}
	a.People = make([]syncrun.Candidate, len(rows))
	for i := range rows {
		a.People[i] = rows[i].show(o.d)
	}
	return nil
}

const selectNextDelivery = `
	SELECT extract(epoch FROM min(greatest(d.due_at, w.leased_until)) - now())::float8
	FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
	WHERE d.state = 'pending' AND isfinite(greatest(d.due_at, w.leased_until))
		AND (w.state = 'active' OR d.event = 'webhook.test')
		AND greatest(d.due_at, w.leased_until) > now()`

// NextDue tells how long it is until the next delivery that waits; ok is false when there is none.
func (o *Deliveries) NextDue(ctx context.Context) (wait time.Duration, ok bool, err error) {
	var seconds sql.Null[float64]
	if err := o.d.pool.GetContext(ctx, &seconds, selectNextDelivery); err != nil {
		return 0, false, translate("next delivery", err)
	}
	return time.Duration(seconds.V * float64(time.Second)), seconds.Valid, nil
}

const handBackDelivery = `
	UPDATE webhook_deliveries SET due_at = '-infinity' WHERE id = $1 AND attempts = $2 AND state = 'pending'`

const freeWebhook = `UPDATE webhooks SET leased_until = '-infinity' WHERE id = $1 AND claims = $2`

// HandBack gives up an attempt that came to nothing through no fault of the receiver. It is made again at once.
func (o *Deliveries) HandBack(ctx context.Context, a *syncrun.Attempt) error {
	err := o.d.inTx(ctx, "hand back delivery", func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, freeWebhook, a.WebhookID, a.Claim); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, handBackDelivery, a.DeliveryID, a.Number)
		return err
	})
	if err == nil {
		o.d.queued()
	}
	return err
}

const forgetDeliveries = `
	DELETE FROM webhook_deliveries WHERE id IN (
		SELECT id FROM webhook_deliveries WHERE state <> 'pending' AND created_at < now() - interval '30 days'
		ORDER BY id LIMIT 10000 FOR UPDATE SKIP LOCKED)`

// Forget deletes deliveries of a month ago that are over, 10,000 at most.
func (o *Deliveries) Forget(ctx context.Context) error {
	_, err := o.d.pool.ExecContext(ctx, forgetDeliveries)
	return translate("forget deliveries", err)
}
