package syncfloor

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	_ "github.com/lib/pq" // the driver "postgres"
)

const insertOwner = `
	WITH u AS (INSERT INTO users (name) VALUES ('floor') RETURNING id),
	a AS (INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier) SELECT u.id, 'floor', 1, 'pro' FROM u
	RETURNING id),
	s AS (INSERT INTO saved_searches (user_id, name, definition) SELECT u.id, 'floor', '{}' FROM u RETURNING id)
	INSERT INTO sync_runs (user_id, tracked_account_id, source, status, started_at, budget, attempt, lease_until,
		saved_search_id, search_version, search_definition)
	SELECT u.id, a.id, 'manual', 'running', now(), 0, 1, now() + interval '1 day', s.id, 1, '{}' FROM u, a, s
	RETURNING id, user_id, tracked_account_id, saved_search_id`

const insertProfiles = `
	INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
		following_count, tweet_count, listed_count, verified, protected, opened_at)
	SELECT u.id, u.handle, u.name, u.bio, u.location, u.url, u.image, u.followers, u.following, u.tweets, u.listed,
		u.verified, u.protected, to_timestamp(u.opened)
	FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[],
		$9::integer[], $10::integer[], $11::integer[], $12::boolean[], $13::boolean[], $14::bigint[])
		AS u(id, handle, name, bio, location, url, image, followers, following, tweets, listed, verified, protected, opened)`

const insertEdges = `
	INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, detailed_at, facts_hash)
	SELECT $1, u.id, $2, now(), CASE WHEN $4 THEN now() END, CASE WHEN $4 THEN u.id ELSE 0 END
	FROM unnest($3::bigint[]) AS u(id)`

const completeEdges = `
	UPDATE edges SET fetched_at = now(), detailed_at = now(), facts_hash = person_id, asked_run_id = $2, asked_at = now()
	WHERE tracked_account_id = $1 AND person_id = ANY($3::bigint[])`

const insertReads = `
	INSERT INTO resource_reads (user_id, day, kind, resource_id)
	SELECT $1, (now() AT TIME ZONE 'UTC')::date, $2, u.id FROM unnest($3::bigint[]) AS u(id)`

const addUsage = `
	INSERT INTO usage_days AS u (user_id, day, resources, cost_micro_usd)
	VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2, $2 * 10000)
	ON CONFLICT (user_id, day) DO UPDATE SET resources = u.resources + excluded.resources,
		cost_micro_usd = u.cost_micro_usd + excluded.cost_micro_usd`

const insertVerdicts = `
	INSERT INTO verdicts (saved_search_id, tracked_account_id, run_id, search_version, person_id, facts_hash,
		confidence, outcome, reasons, gender, follower_count_tier, labels)
	SELECT $1, $2, $3, 1, u.id, u.hash, u.confidence, nullif(u.outcome, ''), ARRAY[u.reason], u.gender, u.tier,
		ARRAY[u.label]
	FROM unnest($4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
		AS u(id, hash, confidence, outcome, reason, gender, tier, label)`

const decideMatches = `
	UPDATE verdicts v SET outcome = u.outcome
	FROM unnest($4::bigint[], $5::text[]) AS u(id, outcome)
	WHERE v.saved_search_id = $1 AND v.tracked_account_id = $2 AND v.person_id = u.id AND v.run_id = $3`

const insertCandidates = `
	INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
		source_type)
	SELECT $1, $2, $3, u.id, $4, $4, 'follower'
	FROM unnest($5::bigint[], $6::text[]) AS u(id, outcome) WHERE u.outcome = 'passed'`

const moveRun = `
	WITH moved AS (
		UPDATE sync_runs SET seq = seq + 1, stage = $2, new_followers_count = new_followers_count + $3,
			resources_used = resources_used + $3
		WHERE id = $1 RETURNING id, seq, stage, new_followers_count, resources_used
	)
	INSERT INTO sync_run_events (run_id, seq, at, status, stage, message, step_key, new_followers_count,
		deep_crawl_count, backfilled_count, likers_count, candidates_passed_count, tier_filtered_count,
		gender_filtered_count, resources_used, cost_micro_usd, error_code, error_message)
	SELECT m.id, m.seq, clock_timestamp(), 'running', m.stage, '', m.stage || ':' || m.seq, m.new_followers_count,
		0, 0, 0, 0, 0, 0, m.resources_used, 0, '', ''
	FROM moved m`

// Result is what inserting took.
type Result struct {
	Elapsed   time.Duration
	Followers int
}

// owner names the rows that everything else belongs to.
type owner struct{ run, user, account, search int64 }

// floor inserts over one connection.
type floor struct {
	conn *sql.Conn
	plan Plan
	owner
}

// Run inserts a plan into a migrated, empty database.
func Run(ctx context.Context, dsn string, plan Plan) (r Result, err error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return r, err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return r, err
	}
	defer conn.Close()
	f := &floor{conn: conn, plan: plan}
	began := time.Now()
	row := conn.QueryRowContext(ctx, insertOwner)
	if err := row.Scan(&f.run, &f.user, &f.account, &f.search); err != nil {
		return r, fmt.Errorf("floor: %w", err)
	}
	for _, stage := range []func(context.Context) error{f.fetch, f.backfill, f.classify, f.filter} {
		if err := stage(ctx); err != nil {
			return r, fmt.Errorf("floor: %w", err)
		}
	}
	return Result{time.Since(began), plan.Followers}, nil
}

// statement is one of a batch's.
type statement struct {
	text string
	args []any
}

// step commits statements, and the event that tells of them, together.
func (f *floor) step(ctx context.Context, stage string, followers int, statements ...statement) error {
	tx, err := f.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, s := range append(statements, statement{moveRun, []any{f.run, stage, followers}}) {
		if _, err := tx.ExecContext(ctx, s.text, s.args...); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// fetch inserts the followers page by page, the thin ones evenly among them.
func (f *floor) fetch(ctx context.Context) error {
	detailed := f.plan.Followers - f.plan.Thin
	for _, page := range cut(f.plan.Followers, append(firstPages(), f.plan.PageSize)...) {
		// Whose detail is known has the lower places: the pages take their shares of both.
		some := span{page.from * detailed / f.plan.Followers, page.to * detailed / f.plan.Followers}
		known, thin := some.people(), span{detailed + page.from - some.from, detailed + page.to - some.to}.people()
		all := append(ids(known), ids(thin)...)
		slices.Sort(all)
		err := f.step(ctx, "fetch_followers", page.size(),
			statement{insertProfiles, profileColumns(known)},
			statement{insertEdges, []any{f.account, f.run, ids(known), true}},
			statement{insertEdges, []any{f.account, f.run, ids(thin), false}},
			statement{insertReads, []any{f.user, "follower", all}},
			statement{addUsage, []any{f.user, page.size()}})
		if err != nil {
			return err
		}
	}
	return nil
}

// backfill completes the thin ones.
func (f *floor) backfill(ctx context.Context) error {
	first := f.plan.Followers - f.plan.Thin
	for _, some := range cut(f.plan.Thin, f.plan.ThinSize) {
		people := span{first + some.from, first + some.to}.people()
		err := f.step(ctx, "backfill", 0,
			statement{insertProfiles, profileColumns(people)},
			statement{completeEdges, []any{f.account, f.run, ids(people)}},
			statement{insertReads, []any{f.user, "user", ids(people)}},
			statement{addUsage, []any{f.user, len(people)}})
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *floor) classify(ctx context.Context) error {
	everybody := span{0, f.plan.Judged}.people()
	for _, some := range cut(f.plan.Judged, f.plan.JudgeSize) {
		args := append([]any{f.search, f.account, f.run}, verdictColumns(everybody[some.from:some.to], f.plan.Matches)...)
		if err := f.step(ctx, "classify", 0, statement{insertVerdicts, args}); err != nil {
			return err
		}
	}
	return nil
}

func (f *floor) filter(ctx context.Context) error {
	matches := span{0, f.plan.Matches}.people()
	for _, some := range cut(f.plan.Matches, f.plan.JudgeSize) {
		people := matches[some.from:some.to]
		words := outcomes(people, f.plan.Passed)
		err := f.step(ctx, "filter", 0,
			statement{decideMatches, []any{f.search, f.account, f.run, ids(people), words}},
			statement{insertCandidates, []any{f.user, f.search, f.account, f.run, ids(people), words}})
		if err != nil {
			return err
		}
	}
	return nil
}
