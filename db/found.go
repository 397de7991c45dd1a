package db

import (
	"context"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

const selectFoundBy = `
	SELECT c.id FROM candidates c
	WHERE c.user_id = $1 AND c.first_run_id = $2 AND c.id > $3 ORDER BY c.id LIMIT $4`

// FoundBy brings those whom a run of the user found first, with ids above one, at most so many, as the newest run that
// passed them judged them. Only what a run that has ended found is complete.
func (d *DB) FoundBy(ctx context.Context, userID, runID, above, most int) (page syncrun.FoundPage, err error) {
	var ids []int
	if err := d.viewer.SelectContext(ctx, &ids, selectFoundBy, userID, runID, above, most); err != nil {
		return page, translate("found candidates", err)
	}
	page.Through = above
	if n := len(ids); n > 0 {
		page.Through, page.More = ids[n-1], n == most
	}
	page.Candidates, err = d.candidatesPassed(ctx, d.viewer, userID, ids, nil)
	return page, translate("found candidates", err)
}

// The candidates of a run are made page after page, so those that are there are all up to the last. A run whose end has
// no number yet has a row in update_cursors, and its end gets a number above that of the head.
const selectKnownFound = `
	SELECT h.last, c.run_id, c.through FROM update_heads h
	LEFT JOIN (
		SELECT u.run_id, (
				SELECT max(k.id) FROM candidates k WHERE k.user_id = u.user_id AND k.first_run_id = u.run_id) AS through
		FROM update_cursors u WHERE u.user_id = $1
	) c ON c.through IS NOT NULL
	WHERE h.user_id = $1`

// KnownFound is the cursor of those candidates that the user has now. The error is ErrUnavailable.
func (d *DB) KnownFound(ctx context.Context, userID int) (syncrun.FoundCursor, error) {
	if _, _, err := d.UpdateBounds(ctx, userID); err != nil {
		return syncrun.FoundCursor{}, err
	}
	known, err := knownFound(ctx, d.viewer, userID)
	return known, translate("known candidates", err)
}

// knownFound is the cursor of the candidates that q sees. What the user's runs have logged has been numbered before.
func knownFound(ctx context.Context, q querier, userID int) (known syncrun.FoundCursor, err error) {
	var rows []struct {
		Last    int  `db:"last"`
		RunID   *int `db:"run_id"`
		Through *int `db:"through"`
	}
	if err := q.SelectContext(ctx, &rows, selectKnownFound, userID); err != nil {
		return known, err
	}
	known.Through = map[int]int{}
	for _, row := range rows {
		known.Number = row.Last
		if row.RunID != nil {
			known.Through[*row.RunID] = *row.Through
		}
	}
	return known, nil
}

// CandidatesKnown lists candidates as Candidates does, with the cursor of all that the user had at that moment.
func (d *DB) CandidatesKnown(ctx context.Context, userID int, list syncrun.CandidateList) (
	candidates []syncrun.Candidate, known syncrun.FoundCursor, err error) {
	if _, _, err := d.UpdateBounds(ctx, userID); err != nil { // takes its turn, for which it may wait
		return nil, known, err
	}
	err = d.forViewer(ctx, "candidates", func(ctx context.Context, tx *sqlx.Tx) (err error) {
		if candidates, _, err = d.listCandidates(ctx, tx, userID, &list); err != nil {
			return err
		}
		known, err = knownFound(ctx, tx, userID)
		return err
	})
	return candidates, known, err
}
