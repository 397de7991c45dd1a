package db

import (
	"context"
	"slices"

	"github.com/lib/pq"
)

// A database that was restored from a dump holds moves of another cluster, whose numbers of transactions are no numbers
// of this one. Those of transactions that have ended here are over, as they are. The others would count, once these
// have, as moves of just then: they are forgotten when the first page of a list is read, the next ones first.

// A row that can be seen was moved by a transaction that can be seen, or in another cluster.
const selectRestored = `
	SELECT c.id, c.moved::text AS moved FROM candidates c
	WHERE c.user_id = $1 AND c.moved >= pg_snapshot_xmin(pg_current_snapshot())
		AND NOT pg_visible_in_snapshot(c.moved, pg_current_snapshot()) ORDER BY c.moved LIMIT 20000`

// Rows that a transaction holds now are passed over: if it moves them, it forgets as well; else the next list does.
const forgetRestored = `
	UPDATE candidates c SET moved = NULL, moved_by = NULL, moved_from = NULL FROM (
		SELECT c.id FROM candidates c JOIN unnest($2::bigint[], $3::xid8[]) AS m(id, moved) USING (id, moved)
		WHERE c.user_id = $1 FOR UPDATE OF c SKIP LOCKED
	) m
	WHERE c.id = m.id`

// restoredMove is a candidate's last move, by a transaction that has not ended.
type restoredMove struct {
	ID    int
	Moved string
}

// begin takes the moment of a list by score whose first page is read.
func (r *listReader) begin(ctx context.Context) error {
	if err := r.tx.GetContext(ctx, &r.moment, selectMoment); err != nil {
		return err
	}
	return r.tx.SelectContext(ctx, &r.restored, selectRestored, r.userID)
}

// forget takes restored moves away from those who have not moved again.
func (d *DB) forget(ctx context.Context, userID int, restored []restoredMove) error {
	for some := range slices.Chunk(restored, 5000) {
		var ids []int
		var moves []string
		for _, m := range some {
			ids, moves = append(ids, m.ID), append(moves, m.Moved)
		}
		if _, err := d.pool.ExecContext(ctx, forgetRestored, userID, pq.Array(ids), pq.Array(moves)); err != nil {
			return translate("forget restored moves", err)
		}
	}
	return nil
}
