package db

import (
	"context"
	"slices"
	"strconv"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const selectIDs = `SELECT external_id, id FROM external_ids WHERE network = $1 AND external_id = ANY($2::text[])`

// A transaction that comes second to number somebody finds the number that the first one gave.
const insertIDs = `
	INSERT INTO external_ids (network, external_id)
	SELECT $1, u.external_id FROM unnest($2::text[]) AS u(external_id) ORDER BY u.external_id
	ON CONFLICT DO NOTHING`

// IDs numbers what the network of a run knows by ids of its own, in the order of external. What was numbered once keeps
// its number. X's ids are ours, and must be numbers. Somebody who was erased gets a number below 0, which stands for
// nobody, and is not stored.
func (w *Worker) IDs(ctx context.Context, work *syncrun.Work, external []string) (ids []int64, err error) {
	if ids, err = parsedOrKnown(ctx, w.d.pool, work.Account.Network, external); err != nil || !slices.Contains(ids, 0) {
		return ids, translate("ids at the network", err)
	}
	err = w.d.inTx(ctx, "number people", func(tx *sqlx.Tx) error {
		ids, err = w.numberFresh(ctx, tx, work, external, ids)
		return err
	})
	return ids, err
}

// numberFresh numbers those of external who have no number among the known, except erased people, who get a pseudonym.
func (w *Worker) numberFresh(ctx context.Context, tx *sqlx.Tx, work *syncrun.Work, external []string,
	known []int64) ([]int64, error) {
	keys := make([]personKey, len(external))
	for i, text := range external {
		keys[i] = personKey{work.Account.Network, text}
	}
	erased, err := w.d.erasedAmong(ctx, tx, work.UserID, keys)
	if err != nil {
		return nil, err
	}
	fresh := make([]string, 0, len(external))
	for i, text := range external {
		if known[i] == 0 && erased[keys[i]] == nil {
			fresh = append(fresh, text)
		}
	}
	ids, err := numbered(ctx, tx, work.Account.Network, external, fresh)
	if err != nil {
		return nil, err
	}
	for i := range ids {
		if mark := erased[keys[i]]; mark != nil && ids[i] == 0 {
			ids[i] = pseudonym(mark)
		}
	}
	return ids, nil
}

// parsedOrKnown gives the numbers of what needs none made; 0 for the others.
func parsedOrKnown(ctx context.Context, q querier, network syncrun.Network, external []string) ([]int64, error) {
	if network != syncrun.NetworkX {
		return numbered(ctx, q, network, external, nil)
	}
	ids := make([]int64, len(external))
	for i, text := range external {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

// numbered numbers those of external that are fresh, and gives the numbers of all; 0 for who has none.
func numbered(ctx context.Context, q querier, network syncrun.Network, external, fresh []string) ([]int64, error) {
	if len(fresh) > 0 {
		if _, err := q.ExecContext(ctx, insertIDs, network, pq.Array(fresh)); err != nil {
			return nil, err
		}
	}
	known, err := knownIDs(ctx, q, network, external)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(external))
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
