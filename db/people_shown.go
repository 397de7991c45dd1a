package db

import (
	"context"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// A person who is or was listed, as judged last by the searches and accounts for which they were.
const selectPeopleByIDs = `
	SELECT DISTINCT ON (p.id) p.id AS person_id, coalesce(i.network, 'x') AS network,
		coalesce(i.external_id, p.id::text) AS external_id, p.handle, p.name, p.bio, p.location, p.profile_image_url,
		p.followers_count, p.fetched_at, v.gender, v.follower_count_tier, v.labels,
		j.id AS judged_run_id, j.seq AS judged_run_seq
	FROM candidates c
	JOIN verdicts v ON v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
		AND v.person_id = c.person_id AND v.run_id = c.judged_run_id
	JOIN x_profiles p ON p.id = c.person_id
	LEFT JOIN external_ids i ON i.id = p.id
	JOIN sync_runs j ON j.id = v.run_id
	WHERE c.user_id = $1 AND c.person_id = ANY($2::bigint[]) AND c.hidden_at IS NULL
	ORDER BY p.id, v.run_id DESC, c.id DESC`

type personRow struct {
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
	Gender            syncrun.Gender            `db:"gender"`
	FollowerCountTier syncrun.FollowerCountTier `db:"follower_count_tier"`
	Labels            pq.StringArray            `db:"labels"`
	JudgedRunID       int                       `db:"judged_run_id"`
	JudgedRunSequence int                       `db:"judged_run_seq"`
}

// PeopleByIDs finds those of ids whom searches of the user have listed, in no particular order, as judged last by them.
func (d *DB) PeopleByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Person, error) {
	var rows []personRow
	if err := d.viewer.SelectContext(ctx, &rows, selectPeopleByIDs, userID, pq.Array(ids)); err != nil {
		return nil, translate("people by ids", err)
	}
	people := make([]syncrun.Person, len(rows))
	for i, r := range rows {
		d.shown(r.JudgedRunID, r.JudgedRunSequence)
		people[i] = syncrun.Person{
			ID: r.PersonID, Network: r.Network, ExternalID: r.ExternalID, Handle: r.Handle, Name: r.Name, Bio: r.Bio,
			Location: r.Location, ProfileImageURL: r.ProfileImageURL, FollowersCount: r.FollowersCount,
			FetchedAt: r.FetchedAt, FollowerCountTier: r.FollowerCountTier, Gender: r.Gender, Labels: filled(r.Labels),
		}
	}
	return people, nil
}
