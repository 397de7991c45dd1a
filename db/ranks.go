package db

import (
	"context"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// mostRatings is how many ratings of a search are learnt from: the newest.
const mostRatings = 2000

const profileOfPerson = `p.handle, p.name, p.bio, p.location, p.url, p.profile_image_url, p.followers_count,
	p.following_count, p.tweet_count, p.listed_count, p.verified, p.protected, p.opened_at`

const selectRatedPeople = `
	SELECT r.person_id, r.value, ` + profileOfPerson + `
	FROM candidate_ratings r JOIN x_profiles p ON p.id = r.person_id
	WHERE r.user_id = $1 AND r.saved_search_id = $2 ORDER BY r.rated_at DESC, r.person_id LIMIT $3`

// Rated lists whom the owner of the run's search rated for it, on whatever account, newest first. Whoever has no
// profile any more is left out.
func (w *Worker) Rated(ctx context.Context, work *syncrun.Work) ([]syncrun.RatedPerson, error) {
	var rows []struct {
		subjectRow
		Value syncrun.RatingValue `db:"value"`
	}
	err := w.d.pool.SelectContext(ctx, &rows, selectRatedPeople, work.UserID, work.SavedSearchID, mostRatings)
	if err != nil {
		return nil, translate("ratings to learn from", err)
	}
	rated := make([]syncrun.RatedPerson, len(rows))
	for i := range rows {
		rated[i] = syncrun.RatedPerson{Profile: rows[i].subject().Profile, Good: rows[i].Value == syncrun.RatingGood}
	}
	return rated, nil
}

const selectRanked = `
	SELECT c.person_id, v.run_id, v.confidence, coalesce(v.score, 0) AS score, v.reasons, ` + profileOfPerson + `
	FROM candidates c JOIN x_profiles p ON p.id = c.person_id
	JOIN verdicts v ON v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
		AND v.person_id = c.person_id AND v.run_id = c.judged_run_id AND v.outcome = 'passed'
	WHERE c.saved_search_id = $1 AND c.tracked_account_id = $2 AND c.person_id > $3
	ORDER BY c.person_id LIMIT $4`

// Ranked lists the candidates in force of the run's search and account, by person from after on.
func (w *Worker) Ranked(ctx context.Context, work *syncrun.Work, after int64, limit int) ([]syncrun.Ranked, error) {
	var rows []struct {
		subjectRow
		RunID      int                `db:"run_id"`
		Confidence syncrun.Confidence `db:"confidence"`
		Score      float64            `db:"score"`
		Reasons    pq.StringArray     `db:"reasons"`
	}
	err := w.d.pool.SelectContext(ctx, &rows, selectRanked, work.SavedSearchID, work.Account.ID, after, limit)
	if err != nil {
		return nil, translate("candidates to rank", err)
	}
	ranked := make([]syncrun.Ranked, len(rows))
	for i := range rows {
		ranked[i] = syncrun.Ranked{Profile: rows[i].subject().Profile, RunID: rows[i].RunID,
			Confidence: rows[i].Confidence, Score: rows[i].Score, Reasons: rows[i].Reasons}
	}
	return ranked, nil
}

// Reasons quote profiles: whoever is gone and was erased since they were read gets none again.
const updateRanks = `
	UPDATE verdicts v SET score = u.score, reasons = string_to_array(u.reasons, E'\x1f')
	FROM unnest($3::bigint[], $4::bigint[], $5::real[], $6::text[]) AS u(id, run, score, reasons)
	WHERE v.saved_search_id = $1 AND v.tracked_account_id = $2 AND v.person_id = u.id AND v.run_id = u.run
		AND v.outcome = 'passed' AND EXISTS (SELECT 1 FROM x_profiles p WHERE p.id = u.id)`

// RankPage commits scores and reasons of candidates in force. What runs counted and logged stays. Who was erased since
// they were read is left out.
func (w *Worker) RankPage(ctx context.Context, work *syncrun.Work, step syncrun.Step,
	ranked []syncrun.Ranked) (syncrun.Committed, error) {
	n := len(ranked)
	ids, runs, scores, reasons := make([]int64, n), make([]int64, n), make([]float64, n), make([]string, n)
	for i, r := range ranked {
		ids[i], runs[i], scores[i] = r.Profile.ID, int64(r.RunID), r.Score
		reasons[i] = strings.Join(r.Reasons, listSeparator)
	}
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		if _, err := tx.ExecContext(ctx, holdPeople); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, updateRanks, work.SavedSearchID, work.Account.ID, pq.Array(ids), pq.Array(runs),
			pq.Array(scores), pq.Array(reasons))
		return err
	})
}
