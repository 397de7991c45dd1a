package db

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const insertPosts = `
	INSERT INTO run_posts (run_id, position, post_id, created_at)
	SELECT $1, u.position, u.id, to_timestamp(u.created)
	FROM unnest($2::bigint[], $3::bigint[]) WITH ORDINALITY AS u(id, created, position)`

// StorePosts commits the run's young posts, newest first, so that another claim does not ask again.
func (w *Worker) StorePosts(ctx context.Context, work *syncrun.Work, step syncrun.Step,
	posts []syncrun.Post) (syncrun.Committed, error) {
	ids, created := make([]int64, len(posts)), make([]int64, len(posts))
	for i, p := range posts {
		ids[i], created[i] = p.ID, p.CreatedAt.Unix()
	}
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		_, err := tx.ExecContext(ctx, insertPosts, work.RunID, pq.Array(ids), pq.Array(created))
		return err
	})
}

const selectPosts = `SELECT post_id, created_at FROM run_posts WHERE run_id = $1 ORDER BY position`

// Posts lists what StorePosts kept for the run.
func (w *Worker) Posts(ctx context.Context, runID int) ([]syncrun.Post, error) {
	var rows []struct {
		ID        int64     `db:"post_id"`
		CreatedAt time.Time `db:"created_at"`
	}
	if err := w.d.pool.SelectContext(ctx, &rows, selectPosts, runID); err != nil {
		return nil, translate("posts of the run", err)
	}
	posts := make([]syncrun.Post, len(rows))
	for i, r := range rows {
		posts[i] = syncrun.Post{ID: r.ID, CreatedAt: r.CreatedAt}
	}
	return posts, nil
}

// The facts of a liker stand with the edge where there is one. Edges are looked up by key (see insertVerdicts).
const upsertLikers = `
	INSERT INTO likers AS l (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash)
	SELECT $1, u.id, $2, CASE WHEN e.person_id IS NULL THEN now() END, CASE WHEN e.person_id IS NULL THEN u.hash END
	FROM unnest($3::bigint[], $4::bigint[]) AS u(id, hash)
	LEFT JOIN LATERAL (SELECT k.person_id FROM edges k
		WHERE k.tracked_account_id = $1 AND k.person_id = u.id LIMIT 1) AS e ON true
	ON CONFLICT (tracked_account_id, person_id) DO UPDATE SET fetched_at = excluded.fetched_at,
		facts_hash = CASE WHEN excluded.facts_hash = 0 THEN coalesce(l.facts_hash, 0) ELSE excluded.facts_hash END
	RETURNING l.person_id, l.first_run_id, l.xmax = 0 AS is_new`

// LikersPage commits who likes one post. It adds the pairs of account and person never seen before to the run's
// likersCount.
func (w *Worker) LikersPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, people []syncrun.Profile,
	sums []int64) (syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, add *syncrun.Counts) error {
		a := answer{profiles: people, hashes: sums}
		if err := a.write(ctx, tx, w, work); err != nil {
			return err
		}
		ids, hashes := pq.Array(a.ids()), pq.Array(a.hashes)
		if _, err := tx.ExecContext(ctx, refreshEdges, work.Account.ID, ids, hashes); err != nil {
			return err
		}
		var likers []edgeRow
		err := tx.SelectContext(ctx, &likers, upsertLikers, work.Account.ID, work.RunID, ids, hashes)
		if err != nil {
			return err
		}
		add.LikersCount += len(newPeople(likers))
		shown := sightingsOf(a.profiles)
		return shown.note(ctx, tx, a.before)
	})
}
