package db

import (
	"context"
	"strconv"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const selectIDs = `SELECT external_id, id FROM external_ids WHERE network = $1 AND external_id = ANY($2::text[])`

// Whoever comes second to number somebody finds the number of whoever came first.
const insertIDs = `
	INSERT INTO external_ids (network, external_id)
	SELECT $1, u.external_id FROM unnest($2::text[]) AS u(external_id) ORDER BY u.external_id
	ON CONFLICT DO NOTHING`

// IDs numbers what a network knows by ids of its own, in the order of external. What was numbered once keeps its
// number. X's ids are ours, and must be numbers.
func (w *Worker) IDs(ctx context.Context, network syncrun.Network, external []string) ([]int64, error) {
	ids, err := numbered(ctx, w.d.pool, network, external)
	return ids, translate("ids at the network", err)
}

func numbered(ctx context.Context, q querier, network syncrun.Network, external []string) ([]int64, error) {
	ids := make([]int64, len(external))
	if network == syncrun.NetworkX {
		for i, text := range external {
			id, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return nil, err
			}
			ids[i] = id
		}
		return ids, nil
	}
	known, err := knownIDs(ctx, q, network, external)
	if err != nil {
		return nil, err
	}
	var fresh []string
	for _, text := range external {
		if known[text] == 0 {
			fresh = append(fresh, text)
		}
	}
	if len(fresh) > 0 {
		if _, err := q.ExecContext(ctx, insertIDs, network, pq.Array(fresh)); err != nil {
			return nil, err
		}
		if known, err = knownIDs(ctx, q, network, external); err != nil {
			return nil, err
		}
	}
	for i, text := range external {
		ids[i] = known[text]
	}
	return ids, nil
}

func knownIDs(ctx context.Context, q querier, network syncrun.Network, external []string) (
	map[string]int64, error) {
	var rows []struct {
		ExternalID string `db:"external_id"`
		ID         int64  `db:"id"`
	}
	if err := q.SelectContext(ctx, &rows, selectIDs, network, pq.Array(external)); err != nil {
		return nil, err
	}
	known := make(map[string]int64, len(rows))
	for _, row := range rows {
		known[row.ExternalID] = row.ID
	}
	return known, nil
}

const selectExternalIDs = `
	SELECT coalesce(e.external_id, '') FROM unnest($1::bigint[]) WITH ORDINALITY AS u(id, position)
	LEFT JOIN external_ids e ON e.id = u.id ORDER BY u.position`

// ExternalIDs gives the network's own ids of what IDs numbered, in the order of ids.
func (w *Worker) ExternalIDs(ctx context.Context, network syncrun.Network, ids []int64) ([]string, error) {
	external := make([]string, 0, len(ids))
	if network == syncrun.NetworkX {
		for _, id := range ids {
			external = append(external, strconv.FormatInt(id, 10))
		}
		return external, nil
	}
	err := w.d.pool.SelectContext(ctx, &external, selectExternalIDs, pq.Array(ids))
	return external, translate("ids at the network", err)
}
