package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// ratingRow is the rating of a candidate, NULL where there is none.
type ratingRow struct {
	Value  *syncrun.RatingValue `db:"rating_value"`
	Reason *syncrun.BadReason   `db:"rating_reason"`
	Note   *string              `db:"rating_note"`
	At     *time.Time           `db:"rated_at"`
}

func (r *ratingRow) rating() *syncrun.Rating {
	if r.Value == nil {
		return nil
	}
	rating := &syncrun.Rating{Value: *r.Value, Note: *r.Note, At: *r.At}
	if r.Reason != nil {
		rating.Reason = *r.Reason
	}
	return rating
}

// The row is held, so that two ratings of one candidate come one after the other.
const selectRated = `
	SELECT c.saved_search_id, c.tracked_account_id, c.person_id
	FROM candidates c
	WHERE c.user_id = $1 AND c.id = $2 FOR NO KEY UPDATE`

type ratedRow struct {
	SavedSearchID    int   `db:"saved_search_id"`
	TrackedAccountID int   `db:"tracked_account_id"`
	PersonID         int64 `db:"person_id"`
}

// of is the same person and account for another search.
func (r *ratedRow) of(search int) *ratedRow {
	other := *r
	other.SavedSearchID = search
	return &other
}

const upsertRating = `
	INSERT INTO candidate_ratings AS r (user_id, saved_search_id, tracked_account_id, person_id, value, reason, note)
	VALUES ($1, $2, $3, $4, $5, nullif($6, ''), $7)
	ON CONFLICT (saved_search_id, tracked_account_id, person_id) DO UPDATE
	SET value = excluded.value, reason = excluded.reason, note = excluded.note, rated_at = now()
	WHERE (r.value, r.reason, r.note) IS DISTINCT FROM (excluded.value, excluded.reason, excluded.note)`

const deleteRating = `
	DELETE FROM candidate_ratings
	WHERE user_id = $1 AND saved_search_id = $2 AND tracked_account_id = $3 AND person_id = $4`

// RateCandidate keeps what the user thinks of the person of a candidate, for a search of the user, and returns the
// candidate as it is then. A rating for another search than the candidate's own is that of the person, account and
// search, whether or not the search has made a candidate of them yet. The same rating again changes nothing. The error
// is an InvalidError, syncrun.ErrNotFound for a candidate that is not the user's, a *syncrun.UserError NOT_FOUND for
// field savedSearchId, or syncrun.ErrUnavailable.
func (d *DB) RateCandidate(ctx context.Context, userID int,
	change syncrun.RatingChange) (candidate *syncrun.Candidate, err error) {
	if err := change.Check(); err != nil {
		return nil, err
	}
	var owed bool
	err = d.forViewer(ctx, "rate candidate", func(ctx context.Context, tx *sqlx.Tx) error {
		var rated ratedRow
		if err := tx.GetContext(ctx, &rated, selectRated, userID, change.CandidateID); err != nil {
			return err
		}
		if id := change.SavedSearchID; id != nil && *id != rated.SavedSearchID {
			if err := holdSearch(ctx, tx, userID, id); err != nil {
				return err
			}
		}
		if owed, err = rate(ctx, tx, userID, &rated, change); err != nil {
			return err
		}
		candidate, err = d.showRated(ctx, tx, userID, change.CandidateID)
		return err
	})
	if err != nil {
		return nil, err
	}
	if owed {
		d.queued()
	}
	return candidate, nil
}

const selectRatingValue = `
	SELECT value FROM candidate_ratings
	WHERE user_id = $1 AND saved_search_id = $2 AND tracked_account_id = $3 AND person_id = $4 FOR NO KEY UPDATE`

// rate writes the rating, and what it owes to webhooks if it is another one than before: owed tells whether that is
// anything.
func rate(ctx context.Context, tx *sqlx.Tx, userID int, rated *ratedRow,
	change syncrun.RatingChange) (owed bool, err error) {
	search := rated.SavedSearchID
	if change.SavedSearchID != nil {
		search = *change.SavedSearchID
	}
	if change.Value == "" {
		_, err := tx.ExecContext(ctx, deleteRating, userID, search, rated.TrackedAccountID, rated.PersonID)
		return false, err
	}
	var before syncrun.RatingValue
	err = tx.GetContext(ctx, &before, selectRatingValue, userID, search, rated.TrackedAccountID, rated.PersonID)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	_, err = tx.ExecContext(ctx, upsertRating, userID, search, rated.TrackedAccountID, rated.PersonID, change.Value,
		string(change.Reason), change.Note)
	if err != nil || before == change.Value {
		return false, err
	}
	return oweOfRating(ctx, tx, userID, change.Value, rated.of(search))
}

// showRated shows a candidate that need not be listed any more.
func (d *DB) showRated(ctx context.Context, tx *sqlx.Tx, userID, id int) (*syncrun.Candidate, error) {
	shown, err := d.candidatesPassed(ctx, tx, userID, []int{id}, nil)
	if err != nil {
		return nil, err
	}
	if len(shown) == 0 {
		return nil, syncrun.ErrNotFound
	}
	return &shown[0], nil
}
