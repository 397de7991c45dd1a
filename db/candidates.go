package db

import (
	"context"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// candidateColumns are the columns of a candidate with its verdict and profile as candidateRow reads them.
const candidateColumns = `c.id, c.tracked_account_id, c.saved_search_id, c.first_run_id, c.last_run_id, c.source_type,
	c.created_at, v.confidence, v.reasons, v.score, v.match_parts, v.gender, v.follower_count_tier, v.labels,
		p.id AS person_id,
	coalesce(i.network, 'x') AS network, coalesce(i.external_id, p.id::text) AS external_id, p.handle,
	p.name, p.bio, p.location, p.profile_image_url, p.followers_count, j.id AS judged_run_id, j.seq AS judged_run_seq`

type candidateRow struct {
	ID                int                       `db:"id"`
	TrackedAccountID  int                       `db:"tracked_account_id"`
	SavedSearchID     int                       `db:"saved_search_id"`
	FirstRunID        int                       `db:"first_run_id"`
	LastRunID         int                       `db:"last_run_id"`
	SourceType        syncrun.SourceType        `db:"source_type"`
	CreatedAt         time.Time                 `db:"created_at"`
	Confidence        syncrun.Confidence        `db:"confidence"`
	Reasons           pq.StringArray            `db:"reasons"`
	Score             *float64                  `db:"score"`
	MatchParts        []byte                    `db:"match_parts"`
	Gender            syncrun.Gender            `db:"gender"`
	FollowerCountTier syncrun.FollowerCountTier `db:"follower_count_tier"`
	Labels            pq.StringArray            `db:"labels"`
	PersonID          int64                     `db:"person_id"`
	Network           syncrun.Network           `db:"network"`
	ExternalID        string                    `db:"external_id"`
	Handle            string                    `db:"handle"`
	Name              string                    `db:"name"`
	Bio               string                    `db:"bio"`
	Location          string                    `db:"location"`
	ProfileImageURL   string                    `db:"profile_image_url"`
	FollowersCount    int                       `db:"followers_count"`
	JudgedRunID       int                       `db:"judged_run_id"`
	JudgedRunSequence int                       `db:"judged_run_seq"`
}

// show is the candidate for a viewer, who sees by it that the run which judged it has got so far.
func (c *candidateRow) show(d *DB) syncrun.Candidate {
	d.shown(c.JudgedRunID, c.JudgedRunSequence)
	shown := syncrun.Candidate{
		ID: c.ID, TrackedAccountID: c.TrackedAccountID, SavedSearchID: c.SavedSearchID, MatchConfidence: c.Confidence,
		Reasons: filled(c.Reasons), Score: c.Score, SourceType: c.SourceType, FirstRunID: c.FirstRunID,
		LastRunID: c.LastRunID,
		CreatedAt: c.CreatedAt,
		Person: syncrun.Person{
			ID: c.PersonID, Network: c.Network, ExternalID: c.ExternalID, Handle: c.Handle, Name: c.Name, Bio: c.Bio,
			Location:        c.Location,
			ProfileImageURL: c.ProfileImageURL, FollowersCount: c.FollowersCount,
			FollowerCountTier: c.FollowerCountTier, Gender: c.Gender, Labels: filled(c.Labels),
		},
	}
	shown.MatchReasons = unpackReasons(c.MatchParts, shown.Reasons, &shown.Person)
	return shown
}

// candidateFilter is what both ways of listing have in common: owner, cursor, filters, order and limit.
const candidateFilter = `
	JOIN x_profiles p ON p.id = c.person_id
	LEFT JOIN external_ids i ON i.id = p.id
	JOIN sync_runs j ON j.id = v.run_id
	WHERE c.user_id = $1 AND ($2::bigint = 0 OR c.id < $2::bigint)
		AND ($3::bigint IS NULL OR c.tracked_account_id = $3::bigint)
		AND ($4::bigint IS NULL OR c.saved_search_id = $4::bigint)
		AND ($5::text IS NULL OR v.confidence = $5::text)
		AND ($6::text IS NULL OR c.source_type = $6::text)
	ORDER BY c.id DESC LIMIT $7`

const selectCandidatesInForce = `
	SELECT ` + candidateColumns + `
	FROM candidates c
	JOIN LATERAL (
		SELECT w.run_id, w.confidence, w.outcome, w.reasons, w.score, w.match_parts, w.gender, w.follower_count_tier,
			w.labels FROM verdicts w
		WHERE w.saved_search_id = c.saved_search_id AND w.tracked_account_id = c.tracked_account_id
			AND w.person_id = c.person_id
		ORDER BY w.run_id DESC LIMIT 1
	) v ON v.outcome = 'passed'` + candidateFilter

const selectCandidatesOfRun = `
	SELECT ` + candidateColumns + `
	FROM verdicts v
	JOIN candidates c ON c.saved_search_id = v.saved_search_id AND c.tracked_account_id = v.tracked_account_id
		AND c.person_id = v.person_id AND v.run_id = $8 AND v.outcome = 'passed'` + candidateFilter

// Candidates lists at most limit of the user's candidates that filter chooses, newest first: those after the
// candidate of id after, or from the newest on when that is 0. What was judged comes from the verdict of the run
// that filter names, else from the one in force; the profile is the one fetched last.
func (d *DB) Candidates(ctx context.Context, userID int, filter syncrun.CandidateFilter, after,
	limit int) ([]syncrun.Candidate, error) {
	query, args := selectCandidatesInForce, []any{userID, after, filter.TrackedAccountID, filter.SavedSearchID,
		filter.MatchConfidence, filter.SourceType, limit}
	if filter.SyncRunID != nil {
		query, args = selectCandidatesOfRun, append(args, *filter.SyncRunID)
	}
	var rows []candidateRow
	if err := d.viewer.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, translate("candidates", err)
	}
	candidates := make([]syncrun.Candidate, len(rows))
	for i := range rows {
		candidates[i] = rows[i].show(d)
	}
	return candidates, nil
}
