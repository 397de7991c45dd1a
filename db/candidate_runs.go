package db

import (
	"context"
	"slices"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Candidates of runs are found run by run: a run has one search and one account, so that its verdicts and the
// candidates lie in the same order in their indexes.

// listRun is a run that a list names. Where others of its runs judge the same pair, the newest decides.
type listRun struct {
	ID        int  `db:"id"`
	SearchID  int  `db:"saved_search_id"`
	AccountID int  `db:"tracked_account_id"`
	IsNewest  bool `db:"is_newest"` // of its pair
	Passed    int  `db:"passed"`    // how many verdicts, up to a limit
}

const selectListRuns = `
	SELECT r.id, r.saved_search_id, r.tracked_account_id, NOT EXISTS (
			SELECT 1 FROM sync_runs n WHERE n.user_id = $1 AND n.id = ANY($2::bigint[]) AND n.id > r.id
				AND n.saved_search_id = r.saved_search_id AND n.tracked_account_id = r.tracked_account_id) AS is_newest,
		(SELECT count(*) FROM (
			SELECT 1 FROM unnest($5::text[]) AS q(confidence) CROSS JOIN LATERAL (
				SELECT 1 FROM verdicts v WHERE v.run_id = r.id AND v.confidence = q.confidence AND v.outcome = 'passed'
				LIMIT $6) v LIMIT $6) p) AS passed
	FROM sync_runs r
	WHERE r.user_id = $1 AND r.id = ANY($2::bigint[]) AND r.saved_search_id IS NOT NULL
		AND ($3::bigint[] IS NULL OR r.tracked_account_id = ANY($3::bigint[]))
		AND ($4::bigint[] IS NULL OR r.saved_search_id = ANY($4::bigint[]))
	ORDER BY r.id`

// mostLookedUp is how many people of small runs are looked up one by one, at most. Those of larger runs are merged with
// all candidates of the run's pair.
const mostLookedUp = 12_000

func (r *listReader) chooseRuns(ctx context.Context) error {
	f := r.filter
	err := r.tx.SelectContext(ctx, &r.runs, selectListRuns, r.userID, given(f.SyncRunIDs), given(r.accounts),
		given(f.SavedSearchIDs), pq.Array(r.confidences()), r.fewOfRun())
	r.none = len(r.passing()) == 0
	return err
}

// passing are those of the runs that passed somebody as the list asks for.
func (r *listReader) passing() []listRun {
	return slices.DeleteFunc(slices.Clone(r.runs), func(run listRun) bool { return run.Passed == 0 })
}

// fewOfRun is how many people a small run passes, at most; those of larger runs are not counted further.
func (r *listReader) fewOfRun() int { return max(1, mostLookedUp/len(r.filter.SyncRunIDs)) }

// confidences are those that the list leaves to a passed person.
func (r *listReader) confidences() []syncrun.Confidence {
	return slices.DeleteFunc(syncrun.Confidences(), func(of syncrun.Confidence) bool {
		return of == syncrun.ConfidenceNone || len(r.filter.Confidences) > 0 && !slices.Contains(r.filter.Confidences, of)
	})
}

// Of each run $6 and confidence $17 in turn. The newest of the runs decides, so whom a newer one has passed is left to
// it: for large runs ($19) the planner may collect all of those, for small ones it must look each up. The limit $20,
// which no small run reaches, tells the planner how many they are.
const (
	passedOfEach = `
		FROM unnest($6::bigint[], $7::bigint[], $8::bigint[], $11::boolean[])
			AS r(id, saved_search_id, tracked_account_id, is_newest)
		CROSS JOIN unnest($17::text[]) AS q(confidence)
		CROSS JOIN LATERAL (SELECT c.id, c.created_at, c.score, c.followers_count
		FROM (SELECT v.person_id, v.gender, v.follower_count_tier FROM verdicts v
			WHERE v.run_id = r.id AND v.confidence = q.confidence AND v.outcome = 'passed'
			ORDER BY v.person_id LIMIT $20) v
		JOIN candidates c ON c.person_id = v.person_id
		WHERE c.saved_search_id = r.saved_search_id AND c.tracked_account_id = r.tracked_account_id
			AND c.hidden_at IS NULL AND c.created_at > $9::timestamptz AND c.created_at < $10::timestamptz
			AND (r.is_newest OR CASE WHEN $19::boolean
				THEN NOT EXISTS (SELECT 1 FROM verdicts w` + ofNewerRun + `)
				ELSE (SELECT true FROM verdicts w` + ofNewerRun + ` LIMIT 1) IS NULL END)
			AND ($12::text[] IS NULL OR v.gender = ANY($12::text[]))
			AND ($13::text[] IS NULL OR v.follower_count_tier = ANY($13::text[]))
			AND ($14::text[] IS NULL OR c.source_type = ANY($14::text[]))
			AND ($15::text[] IS NULL OR coalesce((SELECT o.value FROM candidate_ratings o
				WHERE o.saved_search_id = r.saved_search_id AND o.tracked_account_id = r.tracked_account_id
					AND o.person_id = c.person_id), 'unrated') = ANY($15::text[]))
			AND ($16::tsquery IS NULL OR c.words @@ $16::tsquery)`
	passedLimit = ` LIMIT $5) c`
	ofNewerRun  = `
		WHERE w.saved_search_id = r.saved_search_id AND w.tracked_account_id = r.tracked_account_id
			AND w.person_id = v.person_id AND w.run_id > r.id AND w.run_id = ANY($18::bigint[]) AND w.outcome = 'passed'`

	passedFoundDown = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedOfEach +
		withinFound + foundDown + passedLimit
	passedFoundUp = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedOfEach +
		withinFound + foundUp + passedLimit
	passedScoreDown = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedOfEach +
		withinScore + scoreDown + passedLimit
	passedScoreUp = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedOfEach +
		withinScore + scoreUp + passedLimit
	passedFollowersDown = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedOfEach +
		withinFollowers + followersDown + passedLimit
	passedFollowersUp = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedOfEach +
		withinFollowers + followersUp + passedLimit

	countPassed = `SELECT count(*) FROM (SELECT 1` + passedOfEach + withinFound + passedLimit + ` LIMIT $5) n`
)

// byMerging lets the next statements merge two indexes and sort what comes out; byLookingUp looks up each person, and
// leaves everything but sorting as readLists has it.
const (
	byMerging   = `SET LOCAL enable_sort = on; SET LOCAL enable_mergejoin = on; SET LOCAL enable_nestloop = off`
	byLookingUp = `SET LOCAL enable_sort = on; SET LOCAL enable_mergejoin = off; SET LOCAL enable_nestloop = on`
)

// ofRuns calls each with the parameters of a statement about the large runs, and then about the small ones. The fifth
// is how many candidates of each are wanted.
func (r *listReader) ofRuns(ctx context.Context, o *listOrder, each func(args []any) error) error {
	few := r.fewOfRun()
	var large, small []listRun
	for _, run := range r.runs {
		if run.Passed < few {
			small = append(small, run)
		} else {
			large = append(large, run)
		}
	}
	if len(large) > 0 {
		if _, err := r.tx.ExecContext(ctx, byMerging); err != nil {
			return err
		}
		if err := each(append(r.ofEach(large, o), true, nil)); err != nil {
			return err
		}
	}
	if _, err := r.tx.ExecContext(ctx, byLookingUp); err != nil || len(small) == 0 {
		return err
	}
	return each(append(r.ofEach(small, o), false, few))
}

// ofEach are the parameters of a statement about these runs.
func (r *listReader) ofEach(runs []listRun, o *listOrder) []any {
	var ids, searches, accounts []int
	var newest []bool
	for _, run := range runs {
		ids, newest = append(ids, run.ID), append(newest, run.IsNewest)
		searches, accounts = append(searches, run.SearchID), append(accounts, run.AccountID)
	}
	f := r.filter
	return []any{o.upper, o.upperID, o.lower, o.lowerID, o.limit + o.skip, pq.Array(ids), pq.Array(searches),
		pq.Array(accounts), r.after, r.before, pq.Array(newest), given(f.Genders), given(f.Tiers), given(f.SourceTypes),
		given(f.Ratings), r.words, pq.Array(r.confidences()), pq.Array(r.runIDs())}
}

// fewPassed is how many passed people of runs are merged at once. Where they are more, the first of all the user's
// candidates are tried before: so many are soon met there.
const fewPassed = 30_000

const countVerdicts = `
	SELECT count(*) FROM (
		SELECT 1 FROM unnest($1::bigint[]) AS r(id) CROSS JOIN unnest($2::text[]) AS q(confidence) CROSS JOIN LATERAL (
			SELECT 1 FROM verdicts v WHERE v.run_id = r.id AND v.confidence = q.confidence AND v.outcome = 'passed'
			LIMIT $3
		) v LIMIT $3
	) n`

func (r *listReader) runIDs() (ids []int) {
	for _, run := range r.runs {
		ids = append(ids, run.ID)
	}
	return ids
}

// ofPairs are the searches and accounts of the runs that passed somebody, each once.
func (r *listReader) ofPairs() (searches, accounts []int) {
	for _, run := range r.passing() {
		searches, accounts = append(searches, run.SearchID), append(accounts, run.AccountID)
	}
	slices.Sort(searches)
	slices.Sort(accounts)
	return slices.Compact(searches), slices.Compact(accounts)
}

// passed counts whom the runs passed, up to most, if what is known of each does not tell.
func (r *listReader) passed(ctx context.Context, most int) (n int, err error) {
	least, all := 0, true
	for _, run := range r.runs {
		least += run.Passed
		all = all && run.Passed < r.fewOfRun()
	}
	if all || least >= most {
		return min(least, most), nil
	}
	err = r.tx.GetContext(ctx, &n, countVerdicts, pq.Array(r.runIDs()), pq.Array(r.confidences()), most)
	return n, err
}

// pageOfRuns takes the page out of the first of each run.
func (r *listReader) pageOfRuns(ctx context.Context, order *listOrder) ([]int, error) {
	passed, err := r.passed(ctx, fewPassed+1)
	if err != nil {
		return nil, err
	}
	if passed > fewPassed {
		ids, err := r.firstOf(ctx, order)
		if err != nil || len(ids) == order.limit {
			return ids, err
		}
	}
	if r.words == nil || passed < manyWithWords {
		return r.mergeRuns(ctx, order)
	}
	found, err := r.collectWithRareWords(ctx)
	if err != nil {
		return nil, err
	}
	if found != nil {
		return order.cut(found), nil
	}
	ids, err := r.pageWithWords(ctx, order)
	if err != nil || ids != nil {
		return ids, err
	}
	return r.mergeRuns(ctx, order)
}

// mergeRuns takes the page out of the first of each run, all of whose people are read.
func (r *listReader) mergeRuns(ctx context.Context, order *listOrder) ([]int, error) {
	var found []collected
	err := r.ofRuns(ctx, order, func(args []any) error {
		var first []collected
		err := r.tx.SelectContext(ctx, &first, order.passed, args...)
		found = append(found, first...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return order.cut(found), nil
}

// countOfRuns counts whom the runs passed, up to most.
func (r *listReader) countOfRuns(ctx context.Context, most int) (sum int, err error) {
	if r.words != nil {
		passed, err := r.passed(ctx, manyWithWords)
		if err != nil {
			return 0, err
		}
		if passed == manyWithWords {
			return r.countHaving(ctx, most)
		}
	}
	whole := &listOrder{upper: farAhead(), upperID: endOfIDs, lower: longAgo()}
	err = r.ofRuns(ctx, whole, func(args []any) error {
		args[4] = most - sum
		var n int
		err := r.tx.GetContext(ctx, &n, countPassed, args...)
		sum += n
		return err
	})
	return sum, err
}
