package db

import (
	"context"
	"database/sql"
	"errors"
	"math"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// endings are runs and keys that a transaction has ended; others are told after its commit.
type endings struct {
	runs []syncrun.Cursor
	keys []int
}

func (e *endings) tell(d *DB) {
	for _, run := range e.runs {
		d.cancelled(run.RunID, run.After)
	}
	for _, key := range e.keys {
		d.revoked(key)
	}
}

// A page that holds its scan refers to its user before it takes its run. That does not wait for this, as it would for a
// change of the name, by which users are told apart.
const beginErasing = `UPDATE users SET erased_at = coalesce(erased_at, now()) WHERE name = $1 RETURNING id`

// This waits for pages that refer to the user, so it is a transaction of its own, which holds nothing they wait for.
const freeName = `UPDATE users SET name = ' erased user ' || id WHERE id = $1`

const revokeKeysOf = `UPDATE api_keys SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL RETURNING id`

const deleteWebhooksOf = `DELETE FROM webhooks WHERE user_id = $1`

const stopSchedules = `DELETE FROM schedules WHERE user_id = $1`

const selectLiveRuns = `SELECT id FROM sync_runs WHERE user_id = $1 AND status IN ('queued', 'running') ORDER BY id`

// EraseUser ends whatever a user has under way, and all keys. From then on the name is free, and Eraser deletes what
// belonged to the user bit by bit. ErrNotFound when there is no user of that name. After any other error the name may
// not be free yet, and erasing again finishes it.
func (d *DB) EraseUser(ctx context.Context, name string) error {
	ended := &endings{}
	var id int
	err := d.inTx(ctx, "erase user", func(tx *sqlx.Tx) error {
		*ended = endings{}
		if err := tx.GetContext(ctx, &id, beginErasing, name); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, stopSchedules, id); err != nil {
			return err
		}
		if err := tx.SelectContext(ctx, &ended.keys, revokeKeysOf, id); err != nil {
			return err
		}
		if err := ended.cancelAll(ctx, tx, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, deleteWebhooksOf, id) // after the runs, whose ends hold them
		return err
	})
	if err != nil {
		return err
	}
	ended.tell(d)
	return d.inTx(ctx, "free a name", func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, freeName, id)
		return err
	})
}

func (e *endings) cancelAll(ctx context.Context, tx *sqlx.Tx, userID int) error {
	var runs []int
	if err := tx.SelectContext(ctx, &runs, selectLiveRuns, userID); err != nil {
		return err
	}
	for _, run := range runs {
		end, err := cancelRun(ctx, tx, userID, run, syncrun.MessageErased)
		if err != nil {
			return err
		}
		if end > 0 {
			e.runs = append(e.runs, syncrun.Cursor{RunID: run, After: end})
		}
	}
	return nil
}

const selectOwner = `SELECT user_id, x_user_id FROM tracked_accounts WHERE id = $1 FOR UPDATE`

// An account that is deleted belongs to nobody from then on: to a user who is being erased.
const (
	insertNobody = `
		INSERT INTO users (name, erased_at) VALUES (' erased account ' || $1::bigint, now()) RETURNING id`
	buryAccount = `
		UPDATE tracked_accounts SET user_id = $2, is_active = false, saved_search_id = NULL, x_user_id = -id, name = '',
			profile_image_url = '', handle = CASE network WHEN 'x' THEN 'erased' ELSE 'erased.invalid' END
		WHERE id = $1`
	buryRuns    = `UPDATE sync_runs SET user_id = $2 WHERE tracked_account_id = $1`
	buryCursors = `
		UPDATE update_cursors c SET user_id = $2 FROM sync_runs r WHERE r.id = c.run_id AND r.tracked_account_id = $1`
)

// These take an account of a user out of all lists, at most $3 rows at a time.
const (
	deleteCandidates = `
		DELETE FROM candidates WHERE id = ANY(ARRAY(
			SELECT c.id FROM saved_searches s
			JOIN candidates c ON c.saved_search_id = s.id AND c.tracked_account_id = $2
			WHERE s.user_id = $1 LIMIT $3))`
	deleteRatings = `
		DELETE FROM candidate_ratings r USING saved_searches s
		WHERE s.user_id = $1 AND r.saved_search_id = s.id AND r.tracked_account_id = $2`
	deleteGroups        = `DELETE FROM candidate_groups WHERE user_id = $1 AND tracked_account_id = $2`
	deleteOldConnection = `DELETE FROM x_connections c USING tracked_accounts a
		WHERE a.user_id = $1 AND a.id = $2 AND a.network = 'x' AND c.user_id = a.user_id AND c.x_user_id = a.x_user_id`
)

// bury takes an account with its runs from its user, ends its live run, deletes what lists show of it, and leaves the
// rest to Eraser.
func bury(ctx context.Context, tx *sqlx.Tx, account int, ended *endings) error {
	var owner struct {
		UserID   int   `db:"user_id"`
		PersonID int64 `db:"x_user_id"`
	}
	if err := tx.GetContext(ctx, &owner, selectOwner, account); err != nil {
		return err
	}
	end, err := cancelLive(ctx, tx, owner.UserID, account, syncrun.MessageErased)
	if err != nil {
		return err
	}
	if end.After > 0 {
		ended.runs = append(ended.runs, end)
	}
	if _, err := tx.ExecContext(ctx, deleteCandidates, owner.UserID, account, math.MaxInt32); err != nil {
		return err
	}
	for _, statement := range []string{deleteRatings, deleteGroups, deleteOldConnection} {
		if _, err := tx.ExecContext(ctx, statement, owner.UserID, account); err != nil {
			return err
		}
	}
	var nobody int
	if err := tx.GetContext(ctx, &nobody, insertNobody, account); err != nil {
		return err
	}
	for _, statement := range []string{buryAccount, buryRuns, buryCursors} {
		if _, err := tx.ExecContext(ctx, statement, account, nobody); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, forgetIDs, pq.Array([]int64{owner.PersonID}))
	return err
}

// Eraser deletes bit by bit what belonged to users who are being erased. Any number may work at a time.
type Eraser struct{ d *DB }

// Eraser gives the view of the database that erases.
func (d *DB) Eraser() *Eraser { return &Eraser{d} }

// bit is how many rows one transaction deletes.
const bit = 5_000

const selectErased = `
	SELECT id FROM users WHERE erased_at IS NOT NULL ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`

const eraseUserRow = `DELETE FROM users WHERE id = $1`

// EraseRows deletes the next bit, and says how many rows that was and whether there is more to do. Users whom somebody
// else erases at the moment are passed over.
func (e *Eraser) EraseRows(ctx context.Context) (rows int, more bool, err error) {
	err = e.d.inTx(ctx, "erase rows", func(tx *sqlx.Tx) error {
		rows, more = 0, false
		var user int
		err := tx.GetContext(ctx, &user, selectErased)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		more = true
		if _, err := tx.ExecContext(ctx, walkIndexes); err != nil {
			return err
		}
		for _, part := range userParts() {
			if rows, err = part.erase(ctx, tx, user); err != nil || rows > 0 {
				return err
			}
		}
		rows = 1
		_, err = tx.ExecContext(ctx, eraseUserRow, user)
		return err
	})
	return rows, more, err
}

// userPart is one table with what belongs to a user: a statement that deletes at most $2 rows of user $1.
type userPart struct {
	statement string
	people    bool // it returns people who may not be needed by anybody any more
}

func (p userPart) erase(ctx context.Context, tx *sqlx.Tx, user int) (int, error) {
	if !p.people {
		result, err := tx.ExecContext(ctx, p.statement, user, bit)
		if err != nil {
			return 0, err
		}
		n, err := result.RowsAffected()
		return int(n), err
	}
	if _, err := tx.ExecContext(ctx, lockPeople); err != nil {
		return 0, err
	}
	var people []int64
	err := tx.SelectContext(ctx, &people, p.statement, user, bit)
	if err != nil || len(people) == 0 {
		return 0, err
	}
	return len(people), forget(ctx, tx, people)
}
