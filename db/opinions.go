package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// opinionTimeout bounds each statement about opinions: a run can do without.
const opinionTimeout = 5 * time.Second

const selectOpinions = `
	SELECT profile_hash, confidence, quote, person_id FROM model_opinions
	WHERE saved_search_id = $1 AND search_version = $2 AND model = $3 AND profile_hash = ANY($4)`

// Opinions returns what a model said earlier to the questions; all must be of one search, version and model.
func (d *DB) Opinions(ctx context.Context, keys []syncrun.OpinionKey) (map[syncrun.OpinionKey]syncrun.Opinion, error) {
	known := map[syncrun.OpinionKey]syncrun.Opinion{}
	if len(keys) == 0 {
		return known, nil
	}
	ctx, cancel := context.WithTimeout(ctx, opinionTimeout)
	defer cancel()
	hashes := make(pq.ByteaArray, len(keys))
	for i := range keys {
		hashes[i] = keys[i].ProfileHash[:]
	}
	var rows []struct {
		ProfileHash []byte             `db:"profile_hash"`
		Confidence  syncrun.Confidence `db:"confidence"`
		Quote       string             `db:"quote"`
		PersonID    int64              `db:"person_id"`
	}
	key := keys[0]
	err := d.pool.SelectContext(ctx, &rows, selectOpinions, key.SearchID, key.SearchVersion, key.Model, hashes)
	if err != nil {
		return nil, translate("read opinions", err)
	}
	for _, row := range rows {
		copy(key.ProfileHash[:], row.ProfileHash)
		known[key] = syncrun.Opinion{PersonID: row.PersonID, Confidence: row.Confidence, Quote: row.Quote}
	}
	return known, nil
}

// Versions of a search that are past are asked about by runs that began before the change alone. They can ask again.
const insertOpinion = `
	WITH past AS (DELETE FROM model_opinions WHERE saved_search_id = $1 AND search_version < $2)
	INSERT INTO model_opinions (saved_search_id, search_version, model, profile_hash, confidence, quote, person_id)
	SELECT $1, $2, $3, $4, $5, $6, $7
	FROM saved_searches s JOIN tracked_accounts a ON a.user_id = s.user_id
	WHERE s.id = $1 AND (EXISTS (SELECT 1 FROM edges e WHERE e.tracked_account_id = a.id AND e.person_id = $7)
		OR EXISTS (SELECT 1 FROM likers l WHERE l.tracked_account_id = a.id AND l.person_id = $7))
	LIMIT 1
	ON CONFLICT (saved_search_id, search_version, model, profile_hash) DO NOTHING`

// KeepOpinion keeps what a model said, and forgets what was said to earlier versions of the search. The first answer to
// a question stays. Somebody who was erased meanwhile has none.
func (d *DB) KeepOpinion(ctx context.Context, key syncrun.OpinionKey, opinion syncrun.Opinion) error {
	ctx, cancel := context.WithTimeout(ctx, opinionTimeout)
	defer cancel()
	return d.inTx(ctx, "keep opinion", func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, holdPeople); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertOpinion, key.SearchID, key.SearchVersion, key.Model, key.ProfileHash[:],
			opinion.Confidence, opinion.Quote, opinion.PersonID)
		return err
	})
}

const reserveModelMoney = `
	INSERT INTO model_spending AS s (month, micro_usd)
	SELECT date_trunc('month', now() AT TIME ZONE 'UTC')::date, $1::bigint WHERE $1::bigint <= $2::bigint
	ON CONFLICT (month) DO UPDATE SET micro_usd = s.micro_usd + $1::bigint WHERE s.micro_usd + $1::bigint <= $2::bigint
	RETURNING s.micro_usd`

// ReserveModelMoney sets money aside in the current month, UTC, in millionths of a dollar, unless more than most would
// be spent in it then. Two that meet are counted one after the other.
func (d *DB) ReserveModelMoney(ctx context.Context, microUSD, most int64) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, opinionTimeout)
	defer cancel()
	var spent int64
	err := d.pool.GetContext(ctx, &spent, reserveModelMoney, microUSD, most)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, translate("reserve money for a model", err)
}

const returnModelMoney = `
	UPDATE model_spending SET micro_usd = greatest(micro_usd - $1, 0)
	WHERE month = (SELECT max(month) FROM model_spending)`

// ReturnModelMoney gives back what was set aside and not used; below zero, it takes more. It is the newest month's:
// what was set aside within a month's last seconds may be given to the next one.
func (d *DB) ReturnModelMoney(ctx context.Context, microUSD int64) error {
	ctx, cancel := context.WithTimeout(ctx, opinionTimeout)
	defer cancel()
	_, err := d.pool.ExecContext(ctx, returnModelMoney, microUSD)
	return translate("return money for a model", err)
}
