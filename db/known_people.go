package db

import (
	"context"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Of an account's people, a person once; facts of a liker are kept only while no edge exists.
const selectKnown = `
	SELECT s.first_run_id, s.person_id, s.facts_hash, s.source_type, p.handle, p.name, p.bio, p.location, p.url,
		p.profile_image_url, p.followers_count, p.following_count, p.tweet_count, p.listed_count, p.verified, p.protected,
		p.opened_at
	FROM (
		SELECT b.first_run_id, b.person_id, b.facts_hash, b.source_type FROM (
			(SELECT first_run_id, person_id, facts_hash, 'follower' AS source_type FROM edges
			WHERE tracked_account_id = (SELECT a.id FROM tracked_accounts a WHERE a.user_id = $1 AND a.id = $2)
				AND (first_run_id, person_id) < ($3::bigint, $4::bigint)
			ORDER BY first_run_id DESC, person_id DESC LIMIT $5)
			UNION ALL
			(SELECT first_run_id, person_id, facts_hash, 'liker' AS source_type FROM likers
			WHERE tracked_account_id = (SELECT a.id FROM tracked_accounts a WHERE a.user_id = $1 AND a.id = $2)
				AND fetched_at IS NOT NULL AND (first_run_id, person_id) < ($3::bigint, $4::bigint)
			ORDER BY first_run_id DESC, person_id DESC LIMIT $5)
		) b ORDER BY b.first_run_id DESC, b.person_id DESC LIMIT $5
	) s
	LEFT JOIN x_profiles p ON p.id = s.person_id AND s.facts_hash <> 0 AND p.gone_at IS NULL
	ORDER BY s.first_run_id DESC, s.person_id DESC`

// KnownPeople reads on behind after in those whom an account of the user has met, whom it met last first: at most so
// many are looked at. A nil after is the beginning. Nobody is known to an account that is not the user's.
func (d *DB) KnownPeople(ctx context.Context, userID, accountID int, after *syncrun.KnownPosition, most int) (
	syncrun.KnownPage, error) {
	if after == nil {
		after = &syncrun.KnownPosition{FirstRunID: endOfIDs}
	}
	var rows []struct {
		subjectRow
		FirstRunID int                `db:"first_run_id"`
		SourceType syncrun.SourceType `db:"source_type"`
	}
	err := d.forViewer(ctx, "known people", func(ctx context.Context, tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, readLists); err != nil {
			return err
		}
		return tx.SelectContext(ctx, &rows, selectKnown, userID, accountID, after.FirstRunID, after.PersonID, most)
	})
	page := syncrun.KnownPage{Through: *after, Last: len(rows) < most}
	for i := range rows {
		if rows[i].Handle.Valid {
			page.People = append(page.People, syncrun.KnownPerson{
				Subject: rows[i].subject(), SourceType: rows[i].SourceType,
			})
		}
		page.Through = syncrun.KnownPosition{FirstRunID: rows[i].FirstRunID, PersonID: rows[i].PersonID}
	}
	return page, err
}

const selectIdentities = `
	SELECT p.id AS person_id, coalesce(i.network, 'x') AS network, coalesce(i.external_id, p.id::text) AS external_id,
		p.fetched_at
	FROM x_profiles p LEFT JOIN external_ids i ON i.id = p.id
	WHERE p.id = ANY($2::bigint[]) AND p.gone_at IS NULL AND EXISTS (
		SELECT 1 FROM tracked_accounts a WHERE a.user_id = $1
			AND (EXISTS (SELECT 1 FROM edges e WHERE e.tracked_account_id = a.id AND e.person_id = p.id)
				OR EXISTS (SELECT 1 FROM likers l WHERE l.tracked_account_id = a.id AND l.person_id = p.id)))`

// Identities tells of those of ids whom accounts of the user have met where they are at their network, and when the
// network was asked for them last; in no particular order, and nothing else of them.
func (d *DB) Identities(ctx context.Context, userID int, ids []int64) ([]syncrun.Person, error) {
	var rows []personRow
	if err := d.viewer.SelectContext(ctx, &rows, selectIdentities, userID, pq.Array(ids)); err != nil {
		return nil, translate("identities", err)
	}
	people := make([]syncrun.Person, len(rows))
	for i, r := range rows {
		people[i] = syncrun.Person{ID: r.PersonID, Network: r.Network, ExternalID: r.ExternalID, FetchedAt: r.FetchedAt}
	}
	return people, nil
}
