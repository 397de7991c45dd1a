package db

import (
	"context"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/viewer"
)

// freeNow chooses what may be opened again at no cost. Nothing is kept from it for longer than a minute, so what lies
// further ahead was noted before the clock was put back.
const freeNow = `(o.free_from <= now() OR o.free_from > now() + interval '62 seconds')`

// An opening that was closed a minute ago, or whose server fell silent a minute ago, is open no more. Closed ones
// are taken first: an open one may have a reconnect of its own before it.
const takeOpening = `)
	DELETE FROM open_subscriptions o USING found f
	WHERE o.server_id = f.server_id AND o.number = f.number
	RETURNING o.number`

// Those who resume the same at a time take one each.
const resumeAny = `
	WITH found AS (
		SELECT o.server_id, o.number
		FROM open_subscriptions o JOIN api_servers s ON s.id = o.server_id
		WHERE o.key_id = $1 AND o.fingerprint = $2 AND ` + freeNow + `
			AND (o.server_id <> $3 OR o.closed_at IS NOT NULL)
			AND coalesce(o.closed_at, s.seen_at) > now() - interval '60 seconds'
		ORDER BY o.closed_at NULLS LAST LIMIT 1 FOR UPDATE OF o SKIP LOCKED` + takeOpening

// A server that notes the end of one at this moment has it locked, and no other may be left.
const resumeLocked = `
	WITH found AS (
		SELECT o.server_id, o.number
		FROM open_subscriptions o JOIN api_servers s ON s.id = o.server_id
		WHERE o.key_id = $1 AND o.fingerprint = $2 AND ` + freeNow + `
			AND (o.server_id <> $3 OR o.closed_at IS NOT NULL)
			AND coalesce(o.closed_at, s.seen_at) > now() - interval '60 seconds'
		ORDER BY o.closed_at NULLS LAST LIMIT 1 FOR UPDATE OF o` + takeOpening

// Resume tells a server whether a key had this open within the last minute, on any server but not still on this one,
// and may open it again at no cost. Each may be resumed once, and what was resumed not again within a minute.
func (d *DB) Resume(ctx context.Context, server int64, keyID int, fingerprint int64) (bool, error) {
	for _, statement := range []string{resumeAny, resumeLocked} {
		var numbers []int64
		err := d.viewer.SelectContext(ctx, &numbers, statement, keyID, fingerprint, server)
		if err != nil || len(numbers) > 0 {
			return len(numbers) > 0, translate("resume", err)
		}
	}
	return false, nil
}

const touchServer = `
	INSERT INTO api_servers (id, seen_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`

// An opening after a loop's other rounds is free no sooner than they are.
const insertOpenings = `
	INSERT INTO open_subscriptions (server_id, number, key_id, fingerprint, free_from, closed_at)
	SELECT $1, n.number, n.key_id, n.fingerprint,
		CASE WHEN n.resumed THEN now() + interval '60 seconds'
			ELSE greatest(now(), (SELECT max(p.free_from) FROM open_subscriptions p
				WHERE p.key_id = n.key_id AND p.fingerprint = n.fingerprint
					AND p.free_from <= now() + interval '62 seconds')) END,
		CASE WHEN n.closed THEN now() END
	FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[], $6::boolean[])
			AS n (number, key_id, fingerprint, resumed, closed)
		JOIN api_keys k ON k.id = n.key_id
	ON CONFLICT (server_id, number) DO NOTHING`

const closeOpenings = `
	UPDATE open_subscriptions SET closed_at = now()
	WHERE server_id = $1 AND number = ANY ($2::bigint[]) AND closed_at IS NULL`

// Servers forget at the same moments: each leaves to the other what that has locked, lest they wait for each other.
const forgetOpenings = `
	DELETE FROM open_subscriptions WHERE ctid = ANY(ARRAY(
		SELECT o.ctid FROM open_subscriptions o WHERE o.closed_at < now() - interval '60 seconds'
		FOR UPDATE SKIP LOCKED))`

const forgetServers = `
	DELETE FROM api_servers WHERE id = ANY(ARRAY(
		SELECT s.id FROM api_servers s WHERE s.seen_at < now() - interval '10 minutes' FOR UPDATE SKIP LOCKED))`

// NoteOpenings tells what a server has opened and closed since it told the last time, and that it lives. The same may
// be told again.
func (d *DB) NoteOpenings(ctx context.Context, server int64, opened []viewer.Opening, closed []int64) error {
	var numbers, keys, fingerprints []int64
	var resumed, over []bool
	for _, o := range opened {
		numbers, keys = append(numbers, o.Number), append(keys, int64(o.KeyID))
		fingerprints = append(fingerprints, o.Fingerprint)
		resumed, over = append(resumed, o.Resumed), append(over, o.Closed)
	}
	return d.inTx(ctx, "note openings", func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, touchServer, server); err != nil {
			return err
		}
		if len(opened) > 0 {
			if _, err := tx.ExecContext(ctx, insertOpenings, server, pq.Array(numbers), pq.Array(keys),
				pq.Array(fingerprints), pq.Array(resumed), pq.Array(over)); err != nil {
				return err
			}
		}
		if len(closed) > 0 {
			if _, err := tx.ExecContext(ctx, closeOpenings, server, pq.Array(closed)); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, forgetOpenings); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, forgetServers)
		return err
	})
}
