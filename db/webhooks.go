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

// webhookColumns are the columns of a subscription as webhookRow reads them.
const webhookColumns = `w.id, w.host, w.target_shown, w.tells_failed, w.tracked_account_id, w.saved_search_id,
	w.source_type, w.confidence, w.rating, w.state, w.created_at, w.failing_since, w.paused_at`

type webhookRow struct {
	ID               int                  `db:"id"`
	Host             string               `db:"host"`
	TargetShown      string               `db:"target_shown"`
	TellsFailed      bool                 `db:"tells_failed"`
	TrackedAccountID *int                 `db:"tracked_account_id"`
	SavedSearchID    *int                 `db:"saved_search_id"`
	SourceType       *syncrun.SourceType  `db:"source_type"`
	Confidence       *syncrun.Confidence  `db:"confidence"`
	Rating           *syncrun.RatingValue `db:"rating"`
	State            syncrun.WebhookState `db:"state"`
	CreatedAt        time.Time            `db:"created_at"`
	FailingSince     *time.Time           `db:"failing_since"`
	PausedAt         *time.Time           `db:"paused_at"`
}

func (r *webhookRow) webhook() *syncrun.Webhook {
	return &syncrun.Webhook{
		ID: r.ID, Host: r.Host, TargetURL: r.TargetShown, TellsFailed: r.TellsFailed, State: r.State,
		CreatedAt: r.CreatedAt, FailingSince: r.FailingSince, PausedAt: r.PausedAt, Filter: syncrun.WebhookFilter{
			TrackedAccountID: r.TrackedAccountID, SavedSearchID: r.SavedSearchID, SourceType: r.SourceType,
			Confidence: r.Confidence, Rating: r.Rating,
		},
	}
}

const selectWebhooks = `SELECT ` + webhookColumns + ` FROM webhooks w WHERE w.user_id = $1 ORDER BY w.id`

// Webhooks lists the user's subscriptions, oldest first.
func (d *DB) Webhooks(ctx context.Context, userID int) ([]syncrun.Webhook, error) {
	var rows []webhookRow
	if err := d.viewer.SelectContext(ctx, &rows, selectWebhooks, userID); err != nil {
		return nil, translate("webhooks", err)
	}
	webhooks := make([]syncrun.Webhook, len(rows))
	for i := range rows {
		webhooks[i] = *rows[i].webhook()
	}
	return webhooks, nil
}

const selectWebhookOfTarget = `
	SELECT ` + webhookColumns + ` FROM webhooks w WHERE w.user_id = $1 AND w.target_hash = ANY($2::bytea[])`

const countWebhooks = `SELECT count(*) FROM webhooks WHERE user_id = $1`

const insertWebhook = `
	INSERT INTO webhooks AS w (user_id, target_hash, target, host, target_shown, secret, tells_failed,
		tracked_account_id, saved_search_id, source_type, confidence, rating)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
	RETURNING ` + webhookColumns

// People who were candidates before the subscription are not told of.
const beginCursors = `
	INSERT INTO webhook_cursors (webhook_id, tracked_account_id, told_through)
	SELECT $2, a.id, c.last FROM tracked_accounts a
	CROSS JOIN LATERAL (SELECT max(id) AS last FROM candidates WHERE tracked_account_id = a.id) c
	WHERE a.user_id = $1 AND c.last IS NOT NULL
	ON CONFLICT (webhook_id, tracked_account_id) DO UPDATE SET told_through = excluded.told_through`

// CreateWebhook makes a subscription. The user's one of the same target is returned as it is, and made is false. The
// error is a *syncrun.UserError for one too many, and for an account or a search that is not the user's.
func (d *DB) CreateWebhook(ctx context.Context, userID int,
	s syncrun.NewWebhook) (webhook *syncrun.Webhook, made bool, err error) {
	err = d.forViewer(ctx, "create webhook", func(ctx context.Context, tx *sqlx.Tx) error {
		webhook, err = webhookOfTarget(ctx, tx, userID, &s.Target)
		if webhook != nil || err != nil {
			return err
		}
		made = true
		webhook, err = insertWebhookOf(ctx, tx, userID, &s)
		return err
	})
	if err != nil {
		return nil, false, err
	}
	return webhook, made, nil
}

// webhookOfTarget finds the user's subscription of that target, nil when there is none. Until the commit nobody else
// makes one for the user or points one elsewhere, so that their number and their targets hold.
func webhookOfTarget(ctx context.Context, tx *sqlx.Tx, userID int,
	target *syncrun.WebhookTarget) (*syncrun.Webhook, error) {
	if _, err := tx.ExecContext(ctx, lockUser, userID); err != nil {
		return nil, err
	}
	var row webhookRow
	err := tx.GetContext(ctx, &row, selectWebhookOfTarget, userID, pq.Array(target.Hashes))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return row.webhook(), nil
}

func insertWebhookOf(ctx context.Context, tx *sqlx.Tx, userID int, s *syncrun.NewWebhook) (*syncrun.Webhook, error) {
	var n int
	if err := tx.GetContext(ctx, &n, countWebhooks, userID); err != nil {
		return nil, err
	}
	if n >= syncrun.MaxWebhooks {
		return nil, &syncrun.UserError{Code: syncrun.UserInvalid,
			Message: fmt.Sprintf("You have %d webhooks, which is the most there may be; delete one first", n)}
	}
	if err := checkFilter(ctx, tx, userID, &s.Filter); err != nil {
		return nil, err
	}
	var row webhookRow
	f := &s.Filter
	err := tx.GetContext(ctx, &row, insertWebhook, userID, s.Target.Hashes[0], s.Target.Sealed, s.Target.Host,
		s.Target.Shown, s.Secret, s.TellsFailed, f.TrackedAccountID, f.SavedSearchID, f.SourceType, f.Confidence,
		f.Rating)
	if err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, beginCursors, userID, row.ID)
	return row.webhook(), err
}

const selectAccountExists = `SELECT EXISTS (SELECT 1 FROM tracked_accounts WHERE user_id = $1 AND id = $2)`

const selectSearchExists = `
	SELECT EXISTS (SELECT 1 FROM saved_searches WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL)`

// checkFilter refuses a filter by what is not the user's.
func checkFilter(ctx context.Context, tx *sqlx.Tx, userID int, f *syncrun.WebhookFilter) error {
	for _, part := range []struct {
		id                   *int
		query, member, thing string
	}{
		{f.TrackedAccountID, selectAccountExists, "trackedAccountId", syncrun.NounAccount},
		{f.SavedSearchID, selectSearchExists, "savedSearchId", syncrun.NounSearch},
	} {
		if part.id == nil {
			continue
		}
		var exists bool
		if err := tx.GetContext(ctx, &exists, part.query, userID, *part.id); err != nil {
			return err
		}
		if !exists {
			return syncrun.Missing(part.member, part.thing)
		}
	}
	return nil
}

const selectWebhookToEdit = `
	SELECT ` + webhookColumns + ` FROM webhooks w WHERE w.user_id = $1 AND w.id = $2 FOR UPDATE`

const updateWebhook = `
	UPDATE webhooks AS w SET tells_failed = $3, tracked_account_id = $4, saved_search_id = $5, source_type = $6,
		confidence = $7, rating = $8
	WHERE w.user_id = $1 AND w.id = $2
	RETURNING ` + webhookColumns

const moveWebhook = `
	UPDATE webhooks AS w SET target_hash = $3, target = $4, host = $5, target_shown = $6
	WHERE w.user_id = $1 AND w.id = $2`

// UpdateWebhook changes a subscription of the user. ErrNotFound when there is none of that id; a *syncrun.UserError
// for a target that another one has, and for an account or a search that is not the user's.
func (d *DB) UpdateWebhook(ctx context.Context, userID, id int,
	change syncrun.WebhookChange) (webhook *syncrun.Webhook, err error) {
	err = d.forViewer(ctx, "update webhook", func(ctx context.Context, tx *sqlx.Tx) error {
		if err := retarget(ctx, tx, userID, id, change.Target); err != nil {
			return err
		}
		var row webhookRow
		if err := tx.GetContext(ctx, &row, selectWebhookToEdit, userID, id); err != nil {
			return err
		}
		webhook = row.webhook()
		before := webhook.Filter
		if change.Filter != nil {
			webhook.Filter = *change.Filter
		}
		if change.TellsFailed != nil {
			webhook.TellsFailed = *change.TellsFailed
		}
		webhook, err = saveWebhook(ctx, tx, userID, webhook, &before)
		return err
	})
	if err != nil {
		return nil, err
	}
	return webhook, nil
}

// retarget points a subscription elsewhere; nil: it stays.
func retarget(ctx context.Context, tx *sqlx.Tx, userID, id int, target *syncrun.WebhookTarget) error {
	if target == nil {
		return nil
	}
	other, err := webhookOfTarget(ctx, tx, userID, target)
	if err != nil {
		return err
	}
	if other != nil && other.ID != id {
		return &syncrun.UserError{Field: "targetUrl", Code: syncrun.UserConflict,
			Message: "Another webhook of yours has this target"}
	}
	_, err = tx.ExecContext(ctx, moveWebhook, userID, id, target.Hashes[0], target.Sealed, target.Host, target.Shown)
	return err
}

// saveWebhook writes an edited subscription. One that was told of ratings, and is told of new candidates now, begins
// with those that come from now on.
func saveWebhook(ctx context.Context, tx *sqlx.Tx, userID int, w *syncrun.Webhook,
	before *syncrun.WebhookFilter) (*syncrun.Webhook, error) {
	f := &w.Filter
	if err := checkFilter(ctx, tx, userID, f); err != nil {
		return nil, err
	}
	var row webhookRow
	err := tx.GetContext(ctx, &row, updateWebhook, userID, w.ID, w.TellsFailed, f.TrackedAccountID, f.SavedSearchID,
		f.SourceType, f.Confidence, f.Rating)
	if err != nil {
		return nil, err
	}
	if before.Rating != nil && f.Rating == nil {
		if _, err := tx.ExecContext(ctx, beginCursors, userID, w.ID); err != nil {
			return nil, err
		}
	}
	return row.webhook(), nil
}
