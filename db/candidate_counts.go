package db

import "context"

const countInGroups = `
	SELECT count(*) FROM (
		SELECT 1 FROM unnest($1::bigint[]) AS g(id)
		CROSS JOIN LATERAL (
			SELECT 1 FROM candidates c WHERE c.group_id = g.id
				AND c.created_at > $2::timestamptz AND c.created_at < $3::timestamptz
			LIMIT $4
		) c LIMIT $4
	) n`

const countListed = `
	SELECT count(*) FROM (
		SELECT 1 FROM candidates c
		WHERE c.user_id = $1 AND c.created_at > $2::timestamptz AND c.created_at < $3::timestamptz
			AND c.group_id IS NOT NULL
		LIMIT $4
	) n`

// Every few of a user's candidates have the words, so they are counted in the order in which they lie.
const countCommonWords = `
	SELECT count(*) FROM (
		SELECT 1 FROM (
			SELECT c.id, c.words, c.group_id, c.created_at FROM candidates c WHERE c.user_id = $1
			ORDER BY c.created_at DESC, c.id DESC OFFSET 0
		) c
		WHERE c.group_id IS NOT NULL AND ($3::bigint[] IS NULL OR c.group_id = ANY($3::bigint[]))
			AND c.created_at > $4::timestamptz AND c.created_at < $5::timestamptz AND c.words @@ $2::tsquery
		LIMIT $6
	) n`

const countWordsInGroups = `SELECT count(*) FROM (` + collectWordsInGroups + `) n`

// oneInCommon: where more than one in so many of the newest rows match, they are soon met in order.
const oneInCommon = 6

// count counts the candidates of the list, up to most.
func (r *listReader) count(ctx context.Context, most int) (n int, err error) {
	switch {
	case r.none:
		return 0, nil
	case len(r.filter.SyncRunIDs) > 0:
		return r.countOfRuns(ctx, most)
	case r.words == nil && r.all:
		err = r.tx.GetContext(ctx, &n, countListed, r.userID, r.after, r.before, most)
		return n, err
	case r.words == nil:
		err = r.tx.GetContext(ctx, &n, countInGroups, r.groups, r.after, r.before, most)
		return n, err
	}
	return r.countWords(ctx, most)
}

// countWords counts those who have the words, in the way that their number asks for.
func (r *listReader) countWords(ctx context.Context, most int) (n int, err error) {
	s, err := r.takeSample(ctx)
	if err != nil {
		return 0, err
	}
	if s.rows < sampled {
		return min(s.matching, most), nil
	}
	if oneInCommon*s.matching > s.rows {
		err = r.tx.GetContext(ctx, &n, countCommonWords, r.userID, r.words, r.groups, r.after, r.before, most)
		return n, err
	}
	few, err := r.areFew(ctx)
	if err != nil {
		return 0, err
	}
	if few {
		err = r.tx.GetContext(ctx, &n, countWordsInGroups, r.words, r.userID, r.groups, r.after, r.before, most)
		return n, err
	}
	look, err := r.lookUp(ctx, most)
	if err != nil {
		return 0, err
	}
	err = r.tx.GetContext(ctx, &n, look.count, look.args...)
	return n, err
}
