package db

import (
	"context"
	"slices"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Whom runs passed is found run by run: a run has one search and one account, so that its verdicts and the candidates
// lie in the same order in their indexes.

// listRun is a run that a list names, and those of the list's other runs that are newer and judge the same pair.
type listRun struct {
	ID        int           `db:"id"`
	SearchID  int           `db:"saved_search_id"`
	AccountID int           `db:"tracked_account_id"`
	Newer     pq.Int64Array `db:"newer"`
}

const selectListRuns = `
	SELECT r.id, r.saved_search_id, r.tracked_account_id, ARRAY(
			SELECT n.id FROM sync_runs n WHERE n.user_id = $1 AND n.id = ANY($2::bigint[]) AND n.id > r.id
				AND n.saved_search_id = r.saved_search_id AND n.tracked_account_id = r.tracked_account_id) AS newer
	FROM sync_runs r
	WHERE r.user_id = $1 AND r.id = ANY($2::bigint[]) AND r.saved_search_id IS NOT NULL
		AND ($3::bigint[] IS NULL OR r.tracked_account_id = ANY($3::bigint[]))
		AND ($4::bigint[] IS NULL OR r.saved_search_id = ANY($4::bigint[]))
	ORDER BY r.id`

// byRun lets the next statements merge two indexes and sort what comes out.
const byRun = `SET LOCAL enable_mergejoin = on; SET LOCAL enable_sort = on`

func (r *listReader) chooseRuns(ctx context.Context) error {
	f := r.filter
	err := r.tx.SelectContext(ctx, &r.runs, selectListRuns, r.userID, given(f.SyncRunIDs), given(r.accounts),
		given(f.SavedSearchIDs))
	r.none = len(r.runs) == 0
	return err
}

// The newest of the runs decides, so whom one of the newer runs $11 has passed is left to it.
const (
	passedFrom = ` FROM verdicts v JOIN candidates c ON c.person_id = v.person_id
		WHERE v.run_id = $6 AND v.confidence = $17 AND v.outcome = 'passed'
			AND c.saved_search_id = $7 AND c.tracked_account_id = $8
			AND c.hidden_at IS NULL AND c.created_at > $9::timestamptz AND c.created_at < $10::timestamptz
			AND (cardinality($11::bigint[]) = 0 OR NOT EXISTS (SELECT 1 FROM verdicts w
				WHERE w.saved_search_id = $7 AND w.tracked_account_id = $8 AND w.person_id = v.person_id
					AND w.run_id = ANY($11::bigint[]) AND w.outcome = 'passed'))
			AND ($12::text[] IS NULL OR v.gender = ANY($12::text[]))
			AND ($13::text[] IS NULL OR v.follower_count_tier = ANY($13::text[]))
			AND ($14::text[] IS NULL OR c.source_type = ANY($14::text[]))
			AND ($15::text[] IS NULL OR coalesce((SELECT r.value FROM candidate_ratings r
				WHERE r.saved_search_id = $7 AND r.tracked_account_id = $8 AND r.person_id = c.person_id), 'unrated')
				= ANY($15::text[]))
			AND ($16::tsquery IS NULL OR c.words @@ $16::tsquery)`
	passedLimit = ` LIMIT $5`

	passedFoundDown = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedFrom +
		withinFound + foundDown + passedLimit
	passedFoundUp = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedFrom +
		withinFound + foundUp + passedLimit
	passedScoreDown = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedFrom +
		withinScore + scoreDown + passedLimit
	passedScoreUp = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedFrom +
		withinScore + scoreUp + passedLimit
	passedFollowersDown = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedFrom +
		withinFollowers + followersDown + passedLimit
	passedFollowersUp = `SELECT c.id, c.created_at, c.score, c.followers_count` + passedFrom +
		withinFollowers + followersUp + passedLimit

	countPassed = `SELECT count(*) FROM (SELECT 1` + passedFrom + withinFound + passedLimit + `) n`
)

// ofRun are the parameters of the statements about one run and confidence.
func (r *listReader) ofRun(run *listRun, of syncrun.Confidence, o *listOrder, limit int) []any {
	f := r.filter
	return []any{o.upper, o.upperID, o.lower, o.lowerID, limit, run.ID, run.SearchID, run.AccountID, r.after, r.before,
		run.Newer, given(f.Genders), given(f.Tiers), given(f.SourceTypes), given(f.Ratings), r.words, of}
}

// ofRuns calls each for every run and confidence, until it says that it has enough.
func (r *listReader) ofRuns(each func(run *listRun, of syncrun.Confidence) (enough bool, err error)) error {
	for i := range r.runs {
		for _, of := range syncrun.Confidences() {
			if of == syncrun.ConfidenceNone || len(r.filter.Confidences) > 0 && !slices.Contains(r.filter.Confidences, of) {
				continue
			}
			if enough, err := each(&r.runs[i], of); err != nil || enough {
				return err
			}
		}
	}
	return nil
}

// fewPassed is how many passed people of runs are merged at once. Where they are more, the first of all the user's
// candidates are tried before: so many are soon met there.
const fewPassed = 30_000

const countVerdicts = `
	SELECT count(*) FROM (
		SELECT 1 FROM unnest($1::bigint[]) AS r(id) CROSS JOIN LATERAL (
			SELECT 1 FROM verdicts v WHERE v.run_id = r.id AND v.outcome = 'passed'
				AND ($2::text[] IS NULL OR v.confidence = ANY($2::text[])) LIMIT $3
		) v LIMIT $3
	) n`

// pageOfRuns takes the page out of the first of each run.
func (r *listReader) pageOfRuns(ctx context.Context, order *listOrder) ([]int, error) {
	var passed int
	err := r.tx.GetContext(ctx, &passed, countVerdicts, given(r.filter.SyncRunIDs), given(r.filter.Confidences),
		fewPassed+1)
	if err != nil {
		return nil, err
	}
	if passed > fewPassed {
		look := firstLook
		ids, err := r.walk(ctx, order, &look)
		if err != nil || len(ids) == order.limit {
			return ids, err
		}
	}
	if _, err := r.tx.ExecContext(ctx, byRun); err != nil {
		return nil, err
	}
	var found []collected
	err = r.ofRuns(func(run *listRun, of syncrun.Confidence) (bool, error) {
		var first []collected
		err := r.tx.SelectContext(ctx, &first, order.passed, r.ofRun(run, of, order, order.limit+order.skip)...)
		found = append(found, first...)
		return false, err
	})
	if err != nil {
		return nil, err
	}
	return order.cut(found), nil
}

// countOfRuns counts whom the runs passed, up to most.
func (r *listReader) countOfRuns(ctx context.Context, most int) (int, error) {
	if _, err := r.tx.ExecContext(ctx, byRun); err != nil {
		return 0, err
	}
	whole := &listOrder{upper: farAhead(), upperID: endOfIDs, lower: longAgo()}
	sum := 0
	err := r.ofRuns(func(run *listRun, of syncrun.Confidence) (bool, error) {
		var n int
		err := r.tx.GetContext(ctx, &n, countPassed, r.ofRun(run, of, whole, most-sum)...)
		sum += n
		return sum >= most, err
	})
	return sum, err
}
