package db

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"goodones/internal/syncrun"
)

// The statements of a list are put together of these parts: one for each field that lists are sorted by, and for each
// direction. Their first four parameters are the ends of what is left of the list.
const (
	byFound     = `c.created_at`
	withinFound = ` AND (c.created_at, c.id) < ($1::timestamptz, $2::bigint)
		AND (c.created_at, c.id) > ($3::timestamptz, $4::bigint)`
	foundDown = ` ORDER BY c.created_at DESC, c.id DESC`
	foundUp   = ` ORDER BY c.created_at, c.id`

	byScore     = `c.score`
	withinScore = ` AND (c.score, c.id) < ($1::real, $2::bigint) AND (c.score, c.id) > ($3::real, $4::bigint)`
	scoreDown   = ` ORDER BY c.score DESC, c.id DESC`
	scoreUp     = ` ORDER BY c.score, c.id`

	byFollowers     = `c.followers_count`
	withinFollowers = ` AND (c.followers_count, c.id) < ($1::integer, $2::bigint)
		AND (c.followers_count, c.id) > ($3::integer, $4::bigint)`
	followersDown = ` ORDER BY c.followers_count DESC, c.id DESC`
	followersUp   = ` ORDER BY c.followers_count, c.id`
)

// A page of all groups: those groups whose first candidates are the first hold the page, so no others are read.
const (
	mergeHeads = ` g.id AS group_id FROM unnest($6::bigint[]) AS g(id)
		CROSS JOIN LATERAL (SELECT c.id, `
	mergeOne  = ` FROM candidates c WHERE c.group_id = g.id` + foundWithin
	mergeRest = ` LIMIT $5
	)
	SELECT c.id FROM heads h CROSS JOIN LATERAL (SELECT c.id, `
	mergeEach   = ` FROM candidates c WHERE c.group_id = h.group_id` + foundWithin
	foundWithin = ` AND c.created_at > $7::timestamptz AND c.created_at < $8::timestamptz`

	headFound = mergeHeads + byFound + mergeOne + withinFound
	restFound = mergeRest + byFound + mergeEach + withinFound

	headScore = mergeHeads + byScore + mergeOne + withinScore
	restScore = mergeRest + byScore + mergeEach + withinScore

	headFollowers = mergeHeads + byFollowers + mergeOne + withinFollowers
	restFollowers = mergeRest + byFollowers + mergeEach + withinFollowers

	mergeFoundDown = `WITH heads AS (SELECT` + headFound + foundDown + ` LIMIT 1) c` + foundDown + restFound +
		foundDown + mergeEnd + foundDown + ` LIMIT $5`
	mergeFoundUp = `WITH heads AS (SELECT` + headFound + foundUp + ` LIMIT 1) c` + foundUp + restFound +
		foundUp + mergeEnd + foundUp + ` LIMIT $5`
	mergeScoreDown = `WITH heads AS (SELECT` + headScore + scoreDown + ` LIMIT 1) c` + scoreDown + restScore +
		scoreDown + mergeEnd + scoreDown + ` LIMIT $5`
	mergeScoreUp = `WITH heads AS (SELECT` + headScore + scoreUp + ` LIMIT 1) c` + scoreUp + restScore +
		scoreUp + mergeEnd + scoreUp + ` LIMIT $5`
	mergeFollowersDown = `WITH heads AS (SELECT` + headFollowers + followersDown + ` LIMIT 1) c` + followersDown +
		restFollowers + followersDown + mergeEnd + followersDown + ` LIMIT $5`
	mergeFollowersUp = `WITH heads AS (SELECT` + headFollowers + followersUp + ` LIMIT 1) c` + followersUp +
		restFollowers + followersUp + mergeEnd + followersUp + ` LIMIT $5`
	mergeEnd = ` LIMIT $5) c`
)

// A walk through all candidates of a user in order, at most $11 of them. Words take longest to look at, so the searches
// and accounts of runs are looked at before.
const (
	columnsOfWalk = `
		SELECT c.id, c.created_at, c.score, c.followers_count, c.words, c.group_id, c.saved_search_id,
			c.tracked_account_id, c.person_id, c.source_type, c.hidden_at, c.judged_run_id`
	walkRows  = columnsOfWalk + ` FROM candidates c WHERE c.user_id = $9`
	walkThose = ` LIMIT $11) c
	WHERE c.created_at > $7::timestamptz AND c.created_at < $8::timestamptz
		AND CASE WHEN $6::bigint[] IS NULL THEN $12::bigint[] IS NOT NULL OR c.group_id IS NOT NULL
			ELSE coalesce(c.group_id = ANY($6::bigint[]), false) END
		AND CASE WHEN ($13::bigint[] IS NULL OR c.tracked_account_id = ANY($13::bigint[]))
				AND ($14::bigint[] IS NULL OR c.saved_search_id = ANY($14::bigint[]))
			THEN $10::tsquery IS NULL OR c.words @@ $10::tsquery ELSE false END
		AND ($12::bigint[] IS NULL OR ` + passedByRuns + `)`
	walkEnd = ` LIMIT $5 OFFSET $20`

	walkFoundDown = `SELECT c.id FROM (` + walkRows + withinFound + foundDown +
		walkThose + foundDown + walkEnd
	walkFoundUp = `SELECT c.id FROM (` + walkRows + withinFound + foundUp +
		walkThose + foundUp + walkEnd
	walkScoreDown = `SELECT c.id FROM (` + walkRows + withinScore + scoreDown +
		walkThose + scoreDown + walkEnd
	walkScoreUp = `SELECT c.id FROM (` + walkRows + withinScore + scoreUp +
		walkThose + scoreUp + walkEnd
	walkFollowersDown = `SELECT c.id FROM (` + walkRows + withinFollowers + followersDown +
		walkThose + followersDown + walkEnd
	walkFollowersUp = `SELECT c.id FROM (` + walkRows + withinFollowers + followersUp +
		walkThose + followersUp + walkEnd
)

// Who stands behind $6 of a user's candidates.
const (
	behindRows = ` FROM candidates c WHERE c.user_id = $5`
	behindEnd  = ` OFFSET $6 LIMIT 1`

	behindFoundDown = `SELECT c.id, c.created_at` + behindRows + withinFound + foundDown + behindEnd
	behindFoundUp   = `SELECT c.id, c.created_at` + behindRows + withinFound + foundUp + behindEnd
	behindScoreDown = `SELECT c.id, c.score` + behindRows + withinScore + scoreDown + behindEnd
	behindScoreUp   = `SELECT c.id, c.score` + behindRows + withinScore + scoreUp + behindEnd

	behindFollowersDown = `SELECT c.id, c.followers_count` + behindRows + withinFollowers + followersDown + behindEnd
	behindFollowersUp   = `SELECT c.id, c.followers_count` + behindRows + withinFollowers + followersUp + behindEnd
)

// passedByRuns tells whether the newest of the runs $12 that passed the candidate c judged it as the other
// conditions ask for. Whoever is in force by one of these runs was passed by it.
const passedByRuns = `c.hidden_at IS NULL
	AND ($15::text[] IS NULL OR c.source_type = ANY($15::text[]))
	AND ($16::text[] IS NULL OR coalesce((SELECT r.value FROM candidate_ratings r
		WHERE r.saved_search_id = c.saved_search_id AND r.tracked_account_id = c.tracked_account_id
			AND r.person_id = c.person_id), 'unrated') = ANY($16::text[]))
	AND CASE WHEN c.judged_run_id = ANY($12::bigint[]) AND c.group_id IS NOT NULL
			AND coalesce($17::text[], $18::text[], $19::text[]) IS NULL THEN true
		ELSE (SELECT ($17::text[] IS NULL OR v.confidence = ANY($17::text[]))
			AND ($18::text[] IS NULL OR v.gender = ANY($18::text[]))
			AND ($19::text[] IS NULL OR v.follower_count_tier = ANY($19::text[]))
		FROM verdicts v
		WHERE v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
			AND v.person_id = c.person_id AND v.run_id = ANY($12::bigint[]) AND v.outcome = 'passed'
		ORDER BY v.run_id DESC LIMIT 1) END`

// listOrder is how a part of a list is read: upwards or downwards, out of what lies above lower and below upper.
type listOrder struct {
	merge, walk  string
	passed       string // by runs
	behind       string
	field        syncrun.CandidateOrderField
	down         bool
	upper, lower any // bounds of the field
	upperID      int
	lowerID      int
	limit, skip  int
}

// orderOf is how to read a part of a list.
func (r *listReader) orderOf(ctx context.Context, list *syncrun.CandidateList) (*listOrder, error) {
	field := cmp.Or(list.OrderBy, syncrun.OrderFoundAt)
	o := &listOrder{field: field, down: list.Ascending == list.FromEnd, limit: list.Limit, skip: list.Skip,
		upperID: endOfIDs}
	switch field {
	case syncrun.OrderFoundAt:
		o.upper, o.upperID, o.lower, o.lowerID = r.before, 0, r.after, endOfIDs // without the moments themselves
		o.merge, o.walk = directed(o.down, mergeFoundDown, mergeFoundUp), directed(o.down, walkFoundDown, walkFoundUp)
		o.passed = directed(o.down, passedFoundDown, passedFoundUp)
		o.behind = directed(o.down, behindFoundDown, behindFoundUp)
	case syncrun.OrderScore:
		o.upper, o.lower = aboveScores, belowScores
		o.merge, o.walk = directed(o.down, mergeScoreDown, mergeScoreUp), directed(o.down, walkScoreDown, walkScoreUp)
		o.passed = directed(o.down, passedScoreDown, passedScoreUp)
		o.behind = directed(o.down, behindScoreDown, behindScoreUp)
	case syncrun.OrderFollowers:
		o.upper, o.lower = endOfCounts, -1
		o.merge = directed(o.down, mergeFollowersDown, mergeFollowersUp)
		o.walk = directed(o.down, walkFollowersDown, walkFollowersUp)
		o.passed = directed(o.down, passedFollowersDown, passedFollowersUp)
		o.behind = directed(o.down, behindFollowersDown, behindFollowersUp)
	default:
		return nil, syncrun.Invalid("orderBy", "is no field of a candidate")
	}
	return o, r.bound(ctx, o, list)
}

// No id, count or score reaches these.
const (
	aboveScores = 2.0
	belowScores = -2.0
	endOfIDs    = 1<<63 - 1
	endOfCounts = 1<<31 - 1
)

func directed(down bool, downwards, upwards string) string {
	if down {
		return downwards
	}
	return upwards
}

// bound moves the ends to where the list begins and ends: its beginning is the upper one unless it ascends.
func (r *listReader) bound(ctx context.Context, o *listOrder, list *syncrun.CandidateList) error {
	upper, lower := list.After, list.Before
	names := [2]string{"after", "before"}
	if list.Ascending {
		upper, lower = lower, upper
		names[0], names[1] = names[1], names[0]
	}
	if upper != nil {
		key, err := r.keyOf(ctx, o.field, upper, names[0])
		if err != nil {
			return err
		}
		if o.compare(o.end(key, upper.ID), o.end(o.upper, o.upperID)) < 0 {
			o.upper, o.upperID = key, upper.ID
		}
	}
	if lower != nil {
		key, err := r.keyOf(ctx, o.field, lower, names[1])
		if err != nil {
			return err
		}
		if o.compare(o.end(key, lower.ID), o.end(o.lower, o.lowerID)) > 0 {
			o.lower, o.lowerID = key, lower.ID
		}
	}
	return nil
}

const selectFoundAt = `SELECT c.created_at FROM candidates c WHERE c.user_id = $1 AND c.id = $2`

// keyOf is the value that the list is sorted by at a position.
func (r *listReader) keyOf(ctx context.Context, field syncrun.CandidateOrderField, p *syncrun.CandidatePosition,
	name string) (any, error) {
	switch field {
	case syncrun.OrderScore:
		return p.Score, nil
	case syncrun.OrderFollowers:
		return p.Followers, nil
	}
	if !p.FoundAt.IsZero() {
		return p.FoundAt, nil
	}
	var found time.Time
	err := r.tx.GetContext(ctx, &found, selectFoundAt, r.userID, p.ID)
	if errors.Is(translate("position", err), syncrun.ErrNotFound) {
		return nil, syncrun.Invalid(name, "is not a cursor of this list")
	}
	return found, err
}

// collected is a candidate with all that lists are sorted by.
type collected struct {
	ID        int       `db:"id"`
	FoundAt   time.Time `db:"created_at"`
	Score     float64   `db:"score"`
	Followers int       `db:"followers_count"`
}

// cut takes the page out of all candidates of the list.
func (o *listOrder) cut(found []collected) []int {
	found = o.within(found)
	found = found[min(o.skip, len(found)):]
	ids := make([]int, min(o.limit, len(found)))
	for i := range ids {
		ids[i] = found[i].ID
	}
	return ids
}

// within are those between the bounds, in the order in which they are read.
func (o *listOrder) within(found []collected) []collected {
	upper, lower := o.end(o.upper, o.upperID), o.end(o.lower, o.lowerID)
	found = slices.DeleteFunc(found, func(c collected) bool {
		return o.compare(c, upper) >= 0 || o.compare(c, lower) <= 0
	})
	slices.SortFunc(found, func(a, b collected) int {
		if o.down {
			a, b = b, a
		}
		return o.compare(a, b)
	})
	return found
}

// from is the order from a candidate on, who is in it.
func (o *listOrder) from(c collected) *listOrder {
	moved := *o
	var key any
	switch o.field {
	case syncrun.OrderScore:
		key = c.Score
	case syncrun.OrderFollowers:
		key = c.Followers
	default:
		key = c.FoundAt
	}
	if o.down {
		moved.upper, moved.upperID = key, c.ID+1
	} else {
		moved.lower, moved.lowerID = key, c.ID-1
	}
	return &moved
}

func (o *listOrder) compare(a, b collected) int {
	var order int
	switch o.field {
	case syncrun.OrderScore:
		order = cmp.Compare(a.Score, b.Score)
	case syncrun.OrderFollowers:
		order = cmp.Compare(a.Followers, b.Followers)
	default:
		order = a.FoundAt.Compare(b.FoundAt)
	}
	return cmp.Or(order, cmp.Compare(a.ID, b.ID))
}

// end is a bound as a candidate.
func (o *listOrder) end(key any, id int) collected {
	c := collected{ID: id}
	switch key := key.(type) {
	case time.Time:
		c.FoundAt = key
	case float64:
		c.Score = key
	case int:
		c.Followers = key
	default:
		panic(fmt.Sprintf("a bound of type %T", key))
	}
	return c
}
