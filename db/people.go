package db

import (
	"context"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const upsertProfile = `
	INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
		following_count, tweet_count, listed_count, verified, protected, opened_at)
	SELECT u.id, u.handle, u.name, u.bio, u.location, u.url, u.image, u.followers, nullif(u.following, -1),
		nullif(u.tweets, -1), nullif(u.listed, -1), u.verified, u.protected, to_timestamp(nullif(u.opened, 0))
	FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[],
		$9::integer[], $10::integer[], $11::integer[], $12::boolean[], $13::boolean[], $14::bigint[])
		AS u(id, handle, name, bio, location, url, image, followers, following, tweets, listed, verified, protected,
			opened)
	ON CONFLICT (id) DO UPDATE SET handle = excluded.handle, name = excluded.name, bio = excluded.bio,
		location = excluded.location, url = excluded.url, profile_image_url = excluded.profile_image_url,
		followers_count = excluded.followers_count, following_count = excluded.following_count,
		tweet_count = excluded.tweet_count, listed_count = excluded.listed_count, verified = excluded.verified,
		protected = excluded.protected, opened_at = excluded.opened_at, fetched_at = now()`

// upsertProfiles keeps the profiles that came with detail and are open to the public; they must be in id order.
func upsertProfiles(ctx context.Context, tx *sqlx.Tx, profiles []syncrun.Profile) error {
	var c profileColumns
	for i := range profiles {
		if profiles[i].Detailed && !profiles[i].Protected {
			c.add(&profiles[i])
		}
	}
	if len(c.id) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, upsertProfile, pq.Array(c.id), pq.Array(c.handle), pq.Array(c.name),
		pq.Array(c.bio), pq.Array(c.location), pq.Array(c.url), pq.Array(c.image), pq.Array(c.followers),
		pq.Array(c.following), pq.Array(c.tweets), pq.Array(c.listed), pq.Array(c.verified), pq.Array(c.protected),
		pq.Array(c.opened))
	return err
}

// profileColumns are profiles turned on their side, as unnest wants them.
type profileColumns struct {
	id, followers, following, tweets, listed, opened []int64
	handle, name, bio, location, url, image          []string
	verified, protected                              []bool
}

func (c *profileColumns) add(p *syncrun.Profile) {
	c.id = append(c.id, p.ID)
	c.handle = append(c.handle, p.Handle)
	c.name = append(c.name, p.Name)
	c.bio = append(c.bio, p.Bio)
	c.location = append(c.location, p.Location)
	c.url = append(c.url, p.URL)
	c.image = append(c.image, p.ProfileImageURL)
	c.followers = append(c.followers, int64(p.FollowersCount))
	c.following = append(c.following, int64(p.FollowingCount))
	c.tweets = append(c.tweets, int64(p.TweetCount))
	c.listed = append(c.listed, int64(p.ListedCount))
	c.verified = append(c.verified, p.Verified)
	c.protected = append(c.protected, p.Protected)
	c.opened = append(c.opened, unixOrZero(p.CreatedAt))
}

func unixOrZero(t *time.Time) int64 {
	if t == nil {
		return 0
	}
	return t.Unix()
}

func idsOf(profiles []syncrun.Profile) []int64 {
	ids := make([]int64, len(profiles))
	for i := range profiles {
		ids[i] = profiles[i].ID
	}
	return ids
}

const selectStale = `
	SELECT person_id FROM edges
	WHERE tracked_account_id = $1 AND detailed_at IS NOT NULL AND fetched_at < $2 AND asked_run_id IS DISTINCT FROM $3
		AND ask_at <= (SELECT a.scans_begun FROM tracked_accounts a WHERE a.id = $1)
	ORDER BY greatest(fetched_at, asked_at), person_id LIMIT $4`

// Stale chooses whom stage 2 asks for next: listed people whose profile would be too old soon, then the least recently
// touched followers who have detail, nobody whom this run fetched or asked for.
func (w *Worker) Stale(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error) {
	ids, err := w.dueForLook(ctx, work, limit)
	if err != nil || len(ids) == limit {
		return ids, err
	}
	var others []int64
	err = w.d.pool.SelectContext(ctx, &others, selectStale, work.Account.ID, work.StartedAt, work.RunID, limit)
	listed := len(ids)
	for _, id := range others {
		if len(ids) < limit && !slices.Contains(ids[:listed], id) {
			ids = append(ids, id)
		}
	}
	return ids, translate("stale followers", err)
}

const countAsked = `
	SELECT (SELECT count(*) FROM edges WHERE tracked_account_id = $1 AND asked_run_id = $2)
		+ (SELECT count(*) FROM likers WHERE tracked_account_id = $1 AND asked_run_id = $2)`

// Asked counts the people whom this run has asked for already.
func (w *Worker) Asked(ctx context.Context, work *syncrun.Work) (int, error) {
	var n int
	err := w.d.pool.GetContext(ctx, &n, countAsked, work.Account.ID, work.RunID)
	return n, translate("people asked for", err)
}

const selectThin = `
	SELECT person_id FROM edges
	WHERE tracked_account_id = $1 AND detailed_at IS NULL AND asked_run_id IS DISTINCT FROM $2
		AND ask_at <= (SELECT a.scans_begun FROM tracked_accounts a WHERE a.id = $1)
	ORDER BY asked_at NULLS FIRST, person_id LIMIT $3`

// Thin chooses whom stage 3 asks for next: followers known by id alone, the least recently asked first.
func (w *Worker) Thin(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error) {
	var ids []int64
	err := w.d.pool.SelectContext(ctx, &ids, selectThin, work.Account.ID, work.RunID, limit)
	return ids, translate("thin profiles", err)
}

// A person who was asked for in vain is asked for again by the next run, then after two runs more, after four and so
// on. Of several who were refused together ($5) nobody is known to be why.
const markAsked = `
	UPDATE edges e SET asked_run_id = $2, asked_at = now(),
		vain_asks = CASE WHEN e.person_id = ANY($4::bigint[]) THEN 0 WHEN $5 THEN e.vain_asks
			ELSE least(e.vain_asks + 1, 10) END,
		ask_at = CASE WHEN e.person_id = ANY($4::bigint[]) OR $5 THEN 0 ELSE a.scans_begun + (1 << e.vain_asks) END
	FROM tracked_accounts a
	WHERE a.id = $1 AND e.tracked_account_id = $1 AND e.person_id = ANY($3::bigint[])`

// Somebody who liked and does not follow is asked for as a candidate.
const markAskedLikers = `
	UPDATE likers SET asked_run_id = $2
	WHERE tracked_account_id = $1 AND person_id = ANY($3::bigint[]) AND fetched_at IS NOT NULL`

const refreshLikers = `
	UPDATE likers l SET fetched_at = now(), facts_hash = CASE WHEN u.hash <> 0 THEN u.hash ELSE l.facts_hash END
	FROM unnest($2::bigint[], $3::bigint[]) AS u(id, hash)
	WHERE l.tracked_account_id = $1 AND l.person_id = u.id AND l.fetched_at IS NOT NULL`

const refreshEdges = `
	UPDATE edges e SET fetched_at = now(),
		detailed_at = CASE WHEN u.hash <> 0 THEN now() ELSE e.detailed_at END,
		facts_hash = CASE WHEN u.hash <> 0 THEN u.hash ELSE e.facts_hash END
	FROM unnest($2::bigint[], $3::bigint[]) AS u(id, hash)
	WHERE e.tracked_account_id = $1 AND e.person_id = u.id`

// ProfilePage commits an answer to a question for certain followers: everybody asked is marked so, returned or not,
// that people X no longer knows never jam the queue.
func (w *Worker) ProfilePage(ctx context.Context, work *syncrun.Work, step syncrun.Step,
	page syncrun.ProfilePage) (syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		a := answer{profiles: page.Profiles, hashes: page.Hashes, others: slices.Concat(page.Asked, page.Gone)}
		if err := a.write(ctx, tx, w, work); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, markAsked, work.Account.ID, work.RunID, pq.Array(page.Asked),
			pq.Array(detailedOf(a.profiles)), page.Refused && len(page.Asked) > 1)
		if err != nil {
			return err
		}
		for _, statement := range []string{refreshEdges, refreshLikers} {
			_, err := tx.ExecContext(ctx, statement, work.Account.ID, pq.Array(a.ids()), pq.Array(a.hashes))
			if err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, markAskedLikers, work.Account.ID, work.RunID, pq.Array(page.Asked)); err != nil {
			return err
		}
		shown := sightingsOf(a.profiles)
		if err := shown.keepClosed(ctx, tx, work.Account.ID); err != nil {
			return err
		}
		if !page.Refused {
			shown.missing(page.Asked, page.Gone)
		}
		return shown.note(ctx, tx, a.before)
	})
}

func detailedOf(profiles []syncrun.Profile) []int64 {
	ids := make([]int64, 0, len(profiles))
	for i := range profiles {
		if profiles[i].Detailed {
			ids = append(ids, profiles[i].ID)
		}
	}
	return ids
}
