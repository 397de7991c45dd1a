package db

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// candidateColumns are the columns of a candidate with its verdict and profile as candidateRow reads them.
const candidateColumns = `c.id, c.tracked_account_id, c.saved_search_id, c.first_run_id, c.last_run_id, c.source_type,
	c.created_at, v.confidence, v.reasons, v.score, v.match_parts, v.gender, v.follower_count_tier, v.labels,
		p.id AS person_id,
	coalesce(i.network, 'x') AS network, coalesce(i.external_id, p.id::text) AS external_id, p.handle,
	p.name, p.bio, p.location, p.profile_image_url, p.followers_count, p.fetched_at,
	j.id AS judged_run_id, j.seq AS judged_run_seq,
	coalesce(v.judged_at, j.completed_at, j.started_at, j.triggered_at) AS judged_at, r.value AS rating_value,
	r.reason AS rating_reason, r.note AS rating_note, r.rated_at, c.score AS sort_score`

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
	FetchedAt         time.Time                 `db:"fetched_at"`
	JudgedRunID       int                       `db:"judged_run_id"`
	JudgedRunSequence int                       `db:"judged_run_seq"`
	JudgedAt          time.Time                 `db:"judged_at"`
	SortScore         float64                   `db:"sort_score"`
	ratingRow
}

// show is the candidate for a viewer, who sees by it that the run which judged it has got so far.
func (c *candidateRow) show(d *DB) syncrun.Candidate {
	d.shown(c.JudgedRunID, c.JudgedRunSequence)
	shown := syncrun.Candidate{
		ID: c.ID, TrackedAccountID: c.TrackedAccountID, SavedSearchID: c.SavedSearchID, MatchConfidence: c.Confidence,
		Reasons: filled(c.Reasons), Score: c.Score, SourceType: c.SourceType, FirstRunID: c.FirstRunID,
		LastRunID: c.LastRunID, JudgedRunID: c.JudgedRunID,
		CreatedAt: c.CreatedAt, SortScore: c.SortScore, JudgedAt: c.JudgedAt, Rating: c.rating(),
		Person: syncrun.Person{
			ID: c.PersonID, Network: c.Network, ExternalID: c.ExternalID, Handle: c.Handle, Name: c.Name, Bio: c.Bio,
			Location:        c.Location,
			ProfileImageURL: c.ProfileImageURL, FollowersCount: c.FollowersCount, FetchedAt: c.FetchedAt,
			FollowerCountTier: c.FollowerCountTier, Gender: c.Gender, Labels: filled(c.Labels),
		},
	}
	shown.MatchReasons = unpackReasons(c.MatchParts, shown.Reasons, &shown.Person)
	return shown
}

// shownWith is what a candidate is shown with beside its verdict.
const shownWith = `
	JOIN x_profiles p ON p.id = c.person_id
	LEFT JOIN external_ids i ON i.id = p.id
	JOIN sync_runs j ON j.id = v.run_id
	LEFT JOIN candidate_ratings r ON r.saved_search_id = c.saved_search_id
		AND r.tracked_account_id = c.tracked_account_id AND r.person_id = c.person_id
	WHERE c.user_id = $1 AND c.id = ANY($2::bigint[]) AND c.hidden_at IS NULL`

const selectCandidatesInForce = `
	SELECT ` + candidateColumns + `
	FROM candidates c
	JOIN verdicts v ON v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
		AND v.person_id = c.person_id AND v.run_id = c.judged_run_id` + shownWith

// Of several runs, NULL for all, the newest that passed a candidate. Who is listed was passed by the verdict in force.
const selectCandidatesPassed = `
	SELECT ` + candidateColumns + `
	FROM candidates c
	JOIN LATERAL (
		SELECT w.run_id, w.confidence, w.reasons, w.score, w.match_parts, w.gender, w.follower_count_tier, w.labels,
			w.judged_at FROM verdicts w
		WHERE w.saved_search_id = c.saved_search_id AND w.tracked_account_id = c.tracked_account_id
			AND w.person_id = c.person_id AND ($3::bigint[] IS NULL OR w.run_id = ANY($3::bigint[]))
			AND w.outcome = 'passed'
		ORDER BY w.run_id DESC LIMIT 1
	) v ON true` + shownWith

// candidatesInForce reads the user's candidates of ids, who are listed, in their order.
func (d *DB) candidatesInForce(ctx context.Context, q querier, userID int, ids []int) ([]syncrun.Candidate, error) {
	return d.showCandidates(ctx, q, ids, selectCandidatesInForce, userID, pq.Array(ids))
}

// candidatesPassed reads the user's candidates of ids in their order, as the newest of runs judged them that passed
// them, of all runs when none is given.
func (d *DB) candidatesPassed(ctx context.Context, q querier, userID int, ids []int, runs []int) (
	[]syncrun.Candidate, error) {
	return d.showCandidates(ctx, q, ids, selectCandidatesPassed, userID, pq.Array(ids), given(runs))
}

// candidatesOfRuns reads the user's candidates of ids in their order. Each is shown as everywhere, and has beside it
// how the newest of runs judged it.
func (d *DB) candidatesOfRuns(ctx context.Context, q querier, userID int, ids []int, runs []int) (
	[]syncrun.Candidate, error) {
	candidates, err := d.candidatesPassed(ctx, q, userID, ids, nil)
	if err != nil {
		return nil, err
	}
	var others []int
	for i := range candidates {
		if c := candidates[i]; slices.Contains(runs, c.JudgedRunID) {
			candidates[i].OfRun = &c // the newest of all is the newest of these
		} else {
			others = append(others, c.ID)
		}
	}
	judged, err := d.candidatesPassed(ctx, q, userID, others, runs)
	byID := make(map[int]*syncrun.Candidate, len(judged))
	for i := range judged {
		byID[judged[i].ID] = &judged[i]
	}
	for i := range candidates {
		if candidates[i].OfRun == nil {
			candidates[i].OfRun = byID[candidates[i].ID]
		}
	}
	return candidates, err
}

func (d *DB) showCandidates(ctx context.Context, q querier, ids []int, query string, args ...any) (
	[]syncrun.Candidate, error) {
	if len(ids) == 0 {
		return []syncrun.Candidate{}, nil
	}
	var rows []candidateRow
	if err := q.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	order := make(map[int]int, len(ids))
	for i, id := range ids {
		order[id] = i
	}
	slices.SortFunc(rows, func(a, b candidateRow) int { return cmp.Compare(order[a.ID], order[b.ID]) })
	candidates := make([]syncrun.Candidate, len(rows))
	for i := range rows {
		candidates[i] = rows[i].show(d)
	}
	return candidates, nil
}

const selectListed = `SELECT c.id FROM candidates c WHERE c.user_id = $1 AND c.id = ANY($2) AND c.group_id IS NOT NULL`

// CandidatesByIDs finds those of ids that are listed for the user, in no particular order, as the verdict in force has
// them.
func (d *DB) CandidatesByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Candidate, error) {
	var listed []int
	if err := d.viewer.SelectContext(ctx, &listed, selectListed, userID, pq.Array(ids)); err != nil {
		return nil, translate("listed candidates", err)
	}
	found, err := d.candidatesInForce(ctx, d.viewer, userID, listed)
	return found, translate("candidates by ids", err)
}
