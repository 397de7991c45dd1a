package db

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// walkIndexes makes a look cost no more than the rows it passes. The planner would sort the whole account for each
// while the tables have no statistics yet, which is so for every account's first run.
const walkIndexes = `SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
	SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL max_parallel_workers_per_gather = 0`

// Everybody of the account, a person once: followers, and likers who do not follow. Facts of a liker are kept only
// while no edge exists, so the two parts never overlap.
const selectWalk = `
	SELECT coalesce(max(a.person_id), 0) AS through, count(*) AS people FROM (
		SELECT b.person_id FROM (
			(SELECT person_id FROM edges
			WHERE tracked_account_id = $1 AND person_id > $2 ORDER BY person_id LIMIT $3)
			UNION ALL
			(SELECT person_id FROM likers
			WHERE tracked_account_id = $1 AND fetched_at IS NOT NULL AND person_id > $2 ORDER BY person_id LIMIT $3)
		) b ORDER BY b.person_id LIMIT $3
	) a`

const selectUnjudged = `
	SELECT s.person_id, s.facts_hash, p.handle, p.name, p.bio, p.location, p.url, p.profile_image_url,
		p.followers_count, p.following_count, p.tweet_count, p.listed_count, p.verified, p.protected, p.opened_at
	FROM (
		SELECT person_id, facts_hash FROM edges
		WHERE tracked_account_id = $1 AND person_id > $4 AND person_id <= $5
		UNION ALL
		SELECT person_id, facts_hash FROM likers
		WHERE tracked_account_id = $1 AND fetched_at IS NOT NULL AND person_id > $4 AND person_id <= $5
	) s
	LEFT JOIN LATERAL (
		SELECT v.run_id, v.search_version, v.facts_hash, v.classifier_version FROM verdicts v
		WHERE v.saved_search_id = $2 AND v.tracked_account_id = $1 AND v.person_id = s.person_id
		ORDER BY v.run_id DESC LIMIT 1
	) v ON true
	LEFT JOIN x_profiles p ON p.id = s.person_id AND s.facts_hash <> 0
	WHERE p.gone_at IS NULL AND v.run_id IS DISTINCT FROM $7
		AND (v.search_version IS DISTINCT FROM $3 OR v.facts_hash <> s.facts_hash OR v.classifier_version < $6)`

type subjectRow struct {
	PersonID        int64            `db:"person_id"`
	FactsHash       int64            `db:"facts_hash"`
	Handle          sql.Null[string] `db:"handle"`
	Name            sql.Null[string] `db:"name"`
	Bio             sql.Null[string] `db:"bio"`
	Location        sql.Null[string] `db:"location"`
	URL             sql.Null[string] `db:"url"`
	ProfileImageURL sql.Null[string] `db:"profile_image_url"`
	FollowersCount  sql.Null[int]    `db:"followers_count"`
	FollowingCount  sql.Null[int]    `db:"following_count"`
	TweetCount      sql.Null[int]    `db:"tweet_count"`
	ListedCount     sql.Null[int]    `db:"listed_count"`
	Verified        sql.Null[bool]   `db:"verified"`
	Protected       sql.Null[bool]   `db:"protected"`
	OpenedAt        *time.Time       `db:"opened_at"`
}

func (r *subjectRow) subject() syncrun.Subject {
	return syncrun.Subject{FactsHash: r.FactsHash, Profile: syncrun.Profile{
		ID: r.PersonID, Handle: r.Handle.V, Name: r.Name.V, Bio: r.Bio.V, Location: r.Location.V, URL: r.URL.V,
		ProfileImageURL: r.ProfileImageURL.V, FollowersCount: known(r.FollowersCount),
		FollowingCount: known(r.FollowingCount), TweetCount: known(r.TweetCount), ListedCount: known(r.ListedCount),
		Verified: r.Verified.V, Protected: r.Protected.V,
		CreatedAt: r.OpenedAt, Detailed: r.Handle.Valid,
	}}
}

// known is a count that was told, else syncrun.UnknownCount.
func known(count sql.Null[int]) int {
	if !count.Valid {
		return syncrun.UnknownCount
	}
	return count.V
}

// Unjudged looks at the next people of the account, by id above after, at most so many, and finds those whom this
// version of the search or the classifier has not judged or whose facts have changed since. Whom the run itself has
// judged it judges once, also if a worker with a newer classifier goes on with it: the next run has them anew. What a
// look costs is bounded by how many it looks at, not by how far away the next to be judged is.
func (w *Worker) Unjudged(ctx context.Context, work *syncrun.Work, after int64, most int) (syncrun.Unjudged, error) {
	var walk struct {
		Through int64 `db:"through"`
		People  int   `db:"people"`
	}
	var rows []subjectRow
	err := w.d.inTx(ctx, "people to judge", func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, walkIndexes); err != nil {
			return err
		}
		if err := tx.GetContext(ctx, &walk, selectWalk, work.Account.ID, after, most); err != nil {
			return err
		}
		return tx.SelectContext(ctx, &rows, selectUnjudged, work.Account.ID, work.SavedSearchID, work.SearchVersion,
			after, walk.Through, work.ClassifierVersion, work.RunID)
	})
	if err != nil {
		return syncrun.Unjudged{}, err
	}
	found := syncrun.Unjudged{
		People: make([]syncrun.Subject, len(rows)), Through: walk.Through, Looked: walk.People, Last: walk.People < most,
	}
	slices.SortFunc(rows, func(a, b subjectRow) int { return cmp.Compare(a.PersonID, b.PersonID) })
	for i := range rows {
		found.People[i] = rows[i].subject()
	}
	return found, nil
}

// A match that an earlier run left unfiltered is replaced by the new verdict, lest it be filtered as well.
const deleteUnfiltered = `
	DELETE FROM verdicts
	WHERE saved_search_id = $1 AND tracked_account_id = $2 AND person_id = ANY($3::bigint[]) AND outcome IS NULL`

// Each person is looked up by key. The statistics of a table that a run is filling are old, and a join or an EXISTS
// would be planned by them: it would read the whole account for each page.
const insertVerdicts = `
	WITH made AS (
		INSERT INTO verdicts (saved_search_id, tracked_account_id, run_id, search_version, person_id, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels, score, match_parts, classifier_version)
		SELECT $1, $2, $3, $4, u.id, u.hash, u.confidence, nullif(u.outcome, ''),
			string_to_array(u.reasons, E'\x1f'), u.gender, u.tier, string_to_array(u.labels, E'\x1f'), u.score,
			nullif(u.parts, ''), u.version
		FROM unnest($5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
			$12::text[], $13::real[], $14::bytea[], $15::smallint[])
			AS u(id, hash, confidence, outcome, reasons, gender, tier, labels, score, parts, version)
		WHERE coalesce(
			(SELECT true FROM edges e WHERE e.tracked_account_id = $2 AND e.person_id = u.id),
			(SELECT true FROM likers l WHERE l.tracked_account_id = $2 AND l.person_id = u.id), false)
		RETURNING outcome
	)
	SELECT count(*) AS judged, count(*) FILTER (WHERE outcome = 'bot') AS bots,
		count(*) FILTER (WHERE outcome IS NULL) AS matched FROM made`

// madeRow counts verdicts: all, those of bots, and those of matches, which the filters decide about.
type madeRow struct {
	Judged  syncrun.OptionalInt `db:"judged"`
	Bots    syncrun.OptionalInt `db:"bots"`
	Matched syncrun.OptionalInt `db:"matched"`
}

// listSeparator joins the elements of a list inside one array element; it occurs in no reason and no label.
const listSeparator = "\x1f"

// JudgePage commits the verdicts on one page of people, and adds them to the run's counts. Who was erased since they
// were read gets none.
func (w *Worker) JudgePage(ctx context.Context, work *syncrun.Work, step syncrun.Step,
	verdicts []syncrun.Verdict) (syncrun.Committed, error) {
	n := len(verdicts)
	ids, hashes := make([]int64, n), make([]int64, n)
	confidence, outcome, reasons := make([]string, n), make([]string, n), make([]string, n)
	gender, tier, labels := make([]string, n), make([]string, n), make([]string, n)
	scores, parts, versions := make([]float64, n), make([][]byte, n), make([]int64, n)
	for i, v := range verdicts {
		scores[i], parts[i], versions[i] = v.Score, packReasons(v.Reasons, v.MatchReasons), int64(v.ClassifierVersion)
		ids[i], hashes[i] = v.PersonID, v.FactsHash
		confidence[i], outcome[i] = string(v.Confidence), string(v.Outcome)
		reasons[i], labels[i] = strings.Join(v.Reasons, listSeparator), strings.Join(v.Labels, listSeparator)
		gender[i], tier[i] = string(v.Gender), string(v.FollowerCountTier)
	}
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, add *syncrun.Counts) error {
		if _, err := tx.ExecContext(ctx, holdPeople); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, deleteUnfiltered, work.SavedSearchID, work.Account.ID, pq.Array(ids))
		if err != nil {
			return err
		}
		var made madeRow
		err = tx.GetContext(ctx, &made, insertVerdicts, work.SavedSearchID, work.Account.ID, work.RunID,
			work.SearchVersion, pq.Array(ids), pq.Array(hashes), pq.Array(confidence), pq.Array(outcome),
			pq.Array(reasons), pq.Array(gender), pq.Array(tier), pq.Array(labels), pq.Array(scores),
			pq.Array(parts), pq.Array(versions))
		add.JudgedCount += made.Judged
		add.BotCount += made.Bots
		add.MatchedCount += made.Matched
		return err
	})
}

const selectMatches = `
	SELECT person_id, gender, follower_count_tier, run_id FROM verdicts
	WHERE saved_search_id = $1 AND tracked_account_id = $2 AND outcome IS NULL
	ORDER BY person_id LIMIT $3`

// Matches lists full and maybe verdicts that wait for the filters, also those that an earlier run left.
func (w *Worker) Matches(ctx context.Context, work *syncrun.Work, limit int) ([]syncrun.Match, error) {
	var rows []struct {
		PersonID          int64                     `db:"person_id"`
		Gender            syncrun.Gender            `db:"gender"`
		FollowerCountTier syncrun.FollowerCountTier `db:"follower_count_tier"`
		RunID             int                       `db:"run_id"`
	}
	if err := w.d.pool.SelectContext(ctx, &rows, selectMatches, work.SavedSearchID, work.Account.ID, limit); err != nil {
		return nil, translate("matches to filter", err)
	}
	matches := make([]syncrun.Match, len(rows))
	for i, r := range rows {
		matches[i] = syncrun.Match(r)
	}
	return matches, nil
}

// Each match is looked up by key, and updated where it was found (see insertVerdicts).
const decideMatches = `
	UPDATE verdicts SET outcome = ($5::text[])[array_position($4::bigint[], person_id)], run_id = $3
	WHERE outcome IS NULL AND ctid = ANY(ARRAY(SELECT (
		SELECT v.ctid FROM verdicts v WHERE v.saved_search_id = $1 AND v.tracked_account_id = $2
			AND v.person_id = u.id AND v.outcome IS NULL) FROM unnest($4::bigint[]) AS u(id)))
	RETURNING person_id`

const upsertCandidates = `
	INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
		source_type)
	SELECT $1, $2, $3, u.id, $4, $4, coalesce(
		(SELECT 'follower' FROM edges e WHERE e.tracked_account_id = $3 AND e.person_id = u.id), 'liker')
	FROM unnest($5::bigint[]) AS u(id)
	ORDER BY u.id
	ON CONFLICT (saved_search_id, tracked_account_id, person_id) DO UPDATE SET last_run_id = excluded.last_run_id`

// FilterPage commits what the filters made of one page of matches, and adds it to the run's counts; outcomes go with
// matches by position. Who was erased since they were read is left out.
func (w *Worker) FilterPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, matches []syncrun.Match,
	outcomes []syncrun.Outcome) (syncrun.Committed, error) {
	ids, words := make([]int64, len(matches)), make([]string, len(matches))
	for i, m := range matches {
		ids[i], words[i] = m.PersonID, string(outcomes[i])
	}
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, add *syncrun.Counts) error {
		if _, err := tx.ExecContext(ctx, holdPeople); err != nil {
			return err
		}
		var decided []int64
		err := tx.SelectContext(ctx, &decided, decideMatches, work.SavedSearchID, work.Account.ID, work.RunID,
			pq.Array(ids), pq.Array(words))
		if err != nil {
			return err
		}
		slices.Sort(decided)
		var passed []int64
		for i, m := range matches {
			if _, found := slices.BinarySearch(decided, m.PersonID); !found {
				continue
			}
			if outcomes[i] == syncrun.OutcomePassed {
				passed = append(passed, m.PersonID)
			}
			countMatch(add, outcomes[i], m.RunID != work.RunID)
		}
		_, err = tx.ExecContext(ctx, upsertCandidates, work.UserID, work.SavedSearchID, work.Account.ID, work.RunID,
			pq.Array(passed))
		return err
	})
}

// countMatch counts what the filters made of a match; the verdict of an earlier run becomes this one's.
func countMatch(add *syncrun.Counts, outcome syncrun.Outcome, earlier bool) {
	if earlier {
		add.JudgedCount++
		add.MatchedCount++
	}
	switch outcome {
	case syncrun.OutcomeTier:
		add.TierFilteredCount++
	case syncrun.OutcomeGender:
		add.GenderFilteredCount++
	default:
		add.CandidatesPassedCount++
	}
}
