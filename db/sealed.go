package db

import (
	"context"
	"database/sql"
	"errors"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Sealed is the view of the database of whoever seals anew, after a key was replaced, what is stored sealed. It serves
// the operator, never a viewer. Writes are of what was read before: where something else stands by now, they change
// nothing.
type Sealed struct {
	d     *DB
	heads [][]byte
}

// Sealed gives the view for these keys, each told by the bytes that begin what it seals, the one in use first.
func (d *DB) Sealed(heads [][]byte) *Sealed { return &Sealed{d, heads} }

// sealedAtOnce is how many rows are read at once.
const sealedAtOnce = 100

// livingSecret is the secret before the newest, as long as it signs too.
const livingSecret = `CASE WHEN w.old_secret_until > now() THEN w.old_secret END`

const selectOtherWebhooks = `
	SELECT w.id, w.user_id, w.target, w.secret, ` + livingSecret + ` AS old_secret FROM webhooks w
	WHERE w.id > $2 AND (substring(w.target FROM 1 FOR length($1::bytea)) <> $1
		OR substring(w.secret FROM 1 FOR length($1)) <> $1
		OR substring(` + livingSecret + ` FROM 1 FOR length($1)) <> $1)
	ORDER BY w.id LIMIT $3`

// Webhooks lists some webhooks, after the one of an id, of which another key than the one in use sealed something.
// None means that there are no more.
func (s *Sealed) Webhooks(ctx context.Context, after int) ([]syncrun.SealedWebhook, error) {
	var rows []struct {
		ID        int    `db:"id"`
		UserID    int    `db:"user_id"`
		Target    []byte `db:"target"`
		Secret    []byte `db:"secret"`
		OldSecret []byte `db:"old_secret"`
	}
	if err := s.d.pool.SelectContext(ctx, &rows, selectOtherWebhooks, s.heads[0], after, sealedAtOnce); err != nil {
		return nil, translate("webhooks of other keys", err)
	}
	webhooks := make([]syncrun.SealedWebhook, len(rows))
	for i, row := range rows {
		webhooks[i] = syncrun.SealedWebhook{ID: row.ID, UserID: row.UserID, Target: row.Target,
			Secrets: [][]byte{row.Secret}}
		if row.OldSecret != nil {
			webhooks[i].Secrets = append(webhooks[i].Secrets, row.OldSecret)
		}
	}
	return webhooks, nil
}

// By the hash the same target is recognised. Servers that know both keys find it by either, so no second webhook of the
// target can come in between. Should there be one, made by a server that did not know the other's key, it keeps the
// hash of the key in use.
const resealTarget = `
	UPDATE webhooks w SET target = $3, target_hash = CASE WHEN EXISTS (
		SELECT 1 FROM webhooks o WHERE o.user_id = w.user_id AND o.target_hash = $4 AND o.id <> w.id)
		THEN w.target_hash ELSE $4::bytea END
	WHERE w.id = $1 AND w.target = $2
	RETURNING w.id`

// ResealTarget stores the target of a webhook as the key in use seals it, with its hash by that key; false when the
// webhook has another target by now, or is gone.
func (s *Sealed) ResealTarget(ctx context.Context, of *syncrun.SealedWebhook, sealed, hash []byte) (bool, error) {
	return s.moved(ctx, "seal a target anew", resealTarget, of.ID, of.Target, sealed, hash)
}

// A rotation makes the newest secret the one before; it is found there.
const resealSecret = `
	UPDATE webhooks w SET secret = CASE WHEN w.secret = $2 THEN $3::bytea ELSE w.secret END,
		old_secret = CASE WHEN w.old_secret = $2 THEN $3::bytea ELSE w.old_secret END
	WHERE w.id = $1 AND (w.secret = $2 OR w.old_secret = $2)
	RETURNING w.id`

// ResealSecret stores a secret of a webhook as the key in use seals it; false when the webhook has it no more.
func (s *Sealed) ResealSecret(ctx context.Context, webhookID int, secret, sealed []byte) (bool, error) {
	return s.moved(ctx, "seal a secret anew", resealSecret, webhookID, secret, sealed)
}

const selectOtherConnections = `
	SELECT ` + connectionColumns + ` FROM x_connections c JOIN users u ON u.id = c.user_id
	WHERE (c.user_id, c.x_user_id) > ($2::bigint, $3::bigint) AND substring(c.sealed FROM 1 FOR length($1::bytea)) <> $1
	ORDER BY c.user_id, c.x_user_id LIMIT $4`

// Connections lists some connections, after one, whose tokens another key than the one in use sealed. None means that
// there are no more.
func (s *Sealed) Connections(ctx context.Context, after syncrun.ConnectionID) ([]syncrun.Connection, error) {
	var rows []connectionRow
	err := s.d.pool.SelectContext(ctx, &rows, selectOtherConnections, s.heads[0], after.UserID, after.XUserID,
		sealedAtOnce)
	if err != nil {
		return nil, translate("connections of other keys", err)
	}
	return connectionsOf(rows), nil
}

const resealConnection = `
	UPDATE x_connections SET sealed = $4 WHERE user_id = $1 AND x_user_id = $2 AND sealed = $3
	RETURNING generation`

// ResealConnection stores the tokens of a connection as the key in use seals them; false when it has others by now, or
// is gone. They stay of their generation.
func (s *Sealed) ResealConnection(ctx context.Context, of *syncrun.Connection, sealed []byte) (bool, error) {
	return s.moved(ctx, "seal tokens anew", resealConnection, of.UserID, of.XUserID, of.Sealed, sealed)
}

// moved runs a statement on one row, and tells whether there was one.
func (s *Sealed) moved(ctx context.Context, doing, statement string, args ...any) (bool, error) {
	var id int
	err := s.d.pool.GetContext(ctx, &id, statement, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, translate(doing, err)
}

const countByKeys = `
	SELECT coalesce(k.n, 0) AS key, count(DISTINCT w.id) AS webhooks, 0 AS connections, 0 AS erased
	FROM webhooks w
	CROSS JOIN LATERAL (VALUES (w.target), (w.secret), (` + livingSecret + `)) s (sealed)
	LEFT JOIN unnest($1::bytea[]) WITH ORDINALITY k (head, n) ON k.head = substring(s.sealed FROM 1 FOR length(k.head))
	WHERE s.sealed IS NOT NULL GROUP BY k.n
	UNION ALL
	SELECT coalesce(k.n, 0), 0, count(*), 0 FROM x_connections c
	LEFT JOIN unnest($1::bytea[]) WITH ORDINALITY k (head, n) ON k.head = substring(c.sealed FROM 1 FOR length(k.head))
	GROUP BY k.n
	UNION ALL
	SELECT coalesce(k.n, 0), 0, 0, count(*) FROM erased_people e
	LEFT JOIN unnest($2::bytea[]) WITH ORDINALITY k (name, n) ON k.name = e.key_name
	GROUP BY k.n`

// KeyUses counts what depends on each key, in their order, and on keys that are not known here.
func (s *Sealed) KeyUses(ctx context.Context) (known []syncrun.KeyUse, unknown syncrun.KeyUse, err error) {
	var rows []struct {
		Key         int `db:"key"` // from 1 on; 0: unknown
		Webhooks    int `db:"webhooks"`
		Connections int `db:"connections"`
		Erased      int `db:"erased"`
	}
	err = s.d.pool.SelectContext(ctx, &rows, countByKeys, pq.ByteaArray(s.heads), s.d.marker.names())
	if err != nil {
		return nil, unknown, translate("what depends on keys", err)
	}
	uses := make([]syncrun.KeyUse, 1+max(len(s.heads), len(s.d.marker.keys)))
	for _, row := range rows {
		uses[row.Key].Webhooks += row.Webhooks
		uses[row.Key].Connections += row.Connections
		uses[row.Key].Erased += row.Erased
	}
	return uses[1:], uses[0], nil
}
