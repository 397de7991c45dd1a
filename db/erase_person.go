package db

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// KnownPerson is somebody at a network whom the database knows by a handle.
type KnownPerson struct {
	Network    syncrun.Network `db:"network"`
	ExternalID string          `db:"external_id"`
	Handle     string          `db:"handle"`
	Name       string          `db:"name"`
}

const selectByHandle = `
	SELECT coalesce(i.network, 'x') AS network, coalesce(i.external_id, p.id::text) AS external_id, p.handle, p.name
	FROM x_profiles p LEFT JOIN external_ids i ON i.id = p.id
	WHERE lower(p.handle) = $1 AND coalesce(i.network, 'x') = $2
	UNION
	SELECT a.network, coalesce(i.external_id, a.x_user_id::text), a.handle, a.name
	FROM tracked_accounts a LEFT JOIN external_ids i ON i.id = a.x_user_id
	WHERE a.handle = $1 AND a.network = $2
	ORDER BY 2`

// PeopleByHandle finds whom a handle, as syncrun.ParseAccount returns it, was of when they were looked at last, and
// the tracked accounts that have it. It reads all profiles.
func (d *DB) PeopleByHandle(ctx context.Context, network syncrun.Network, handle string) ([]KnownPerson, error) {
	var people []KnownPerson
	err := d.pool.SelectContext(ctx, &people, selectByHandle, handle, network)
	seen := map[string]bool{}
	kept := people[:0]
	for _, p := range people {
		if !seen[p.ExternalID] {
			seen[p.ExternalID] = true
			kept = append(kept, p)
		}
	}
	return kept, translate("people by handle", err)
}

// Erased counts what was deleted of a person.
type Erased struct {
	Accounts   int // of whose followers or likers the person was
	Candidates int
	Tracked    int // tracked accounts of the person, which are deleted by Eraser from now on
}

const insertMark = `
	INSERT INTO erased_people (mark, key_name, user_id) VALUES ($1, $2, nullif($3, 0)) ON CONFLICT DO NOTHING`

const selectPersonID = `SELECT id FROM external_ids WHERE network = $1 AND external_id = $2`

const selectTrackedAs = `SELECT id FROM tracked_accounts WHERE network = $1 AND x_user_id = $2 ORDER BY id FOR UPDATE`

// ErrTracked means that somebody who is to be erased is an account that users track.
var ErrTracked = errors.New("users track this account")

// ErasePerson deletes what is kept of a person, in everybody's data, and remembers the person by a mark alone, so that
// no run brings them back. Accounts of theirs that users track are ErrTracked, or deleted with all that their runs
// found. ErrNoErasureKey when there is no key to make a mark with.
func (d *DB) ErasePerson(ctx context.Context, network syncrun.Network, external string, tracked bool) (
	erased Erased, err error) {
	ended := &endings{}
	err = d.inTx(ctx, "erase person", func(tx *sqlx.Tx) error {
		*ended, erased = endings{}, Erased{}
		id, err := personID(ctx, tx, network, external)
		if err != nil {
			return err
		}
		if err := d.remember(ctx, tx, 0, personKey{network, external}); err != nil {
			return err
		}
		if id == 0 {
			return nil
		}
		var accounts []int
		if err := tx.SelectContext(ctx, &accounts, selectTrackedAs, network, id); err != nil {
			return err
		}
		if erased.Tracked = len(accounts); erased.Tracked > 0 && !tracked {
			return ErrTracked
		}
		for _, account := range accounts {
			if err := bury(ctx, tx, account, ended); err != nil {
				return err
			}
		}
		if erased.Accounts, erased.Candidates, err = erase(ctx, tx, id, 0); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, eraseConnections, network, id); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, erasePosts, network, "at://"+external+"/")
		return err
	})
	if err == nil {
		ended.tell(d)
	}
	return erased, err
}

// personID is our id of a person; 0 for somebody who was never met.
func personID(ctx context.Context, q querier, network syncrun.Network, external string) (id int64, err error) {
	if network == syncrun.NetworkX {
		id, err = strconv.ParseInt(external, 10, 64)
		if err != nil || id <= 0 || strings.HasPrefix(external, "+") {
			return 0, syncrun.Invalid("id", "must be a number above 0")
		}
		return id, nil
	}
	err = q.GetContext(ctx, &id, selectPersonID, network, external)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// remember keeps the mark of a person, alone with all people from here on. User 0 is everybody.
func (d *DB) remember(ctx context.Context, tx *sqlx.Tx, userID int, person personKey) error {
	if len(d.marker.keys) == 0 {
		return ErrNoErasureKey
	}
	if _, err := tx.ExecContext(ctx, lockPeople); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, insertMark, authenticate(d.marker.keys[0], person.text()), d.marker.names()[0],
		userID)
	return err
}

// In these, $1 is the person and $2 the user in whose data alone they are erased, 0 for everybody.
const (
	memberOf = `
		SELECT m.tracked_account_id FROM (
			SELECT tracked_account_id FROM edges WHERE person_id = $1
			UNION SELECT tracked_account_id FROM likers WHERE person_id = $1
		) m JOIN tracked_accounts a ON a.id = m.tracked_account_id WHERE $2::bigint IN (0, a.user_id)`

	eraseCandidates = `
		DELETE FROM candidates c USING saved_searches s
		WHERE c.saved_search_id = s.id AND c.person_id = $1 AND c.tracked_account_id = ANY($3::bigint[])
			AND $2::bigint IN (0, c.user_id)`

	eraseRatings = `
		DELETE FROM candidate_ratings r USING saved_searches s
		WHERE r.saved_search_id = s.id AND r.person_id = $1 AND r.tracked_account_id = ANY($3::bigint[])
			AND $2::bigint IN (0, r.user_id)`

	eraseVerdicts = `
		DELETE FROM verdicts v USING saved_searches s
		WHERE v.saved_search_id = s.id AND v.person_id = $1 AND v.tracked_account_id = ANY($3::bigint[])
			AND $2::bigint IN (0, s.user_id)`

	eraseOpinions = `
		DELETE FROM model_opinions m USING saved_searches s
		WHERE m.person_id = $1 AND s.id = m.saved_search_id AND $2::bigint IN (0, s.user_id)`

	// A person who is left out was not missed: the count that the network tells includes them.
	eraseEdges = `
		WITH gone AS (
			DELETE FROM edges WHERE person_id = $1 AND tracked_account_id = ANY($2::bigint[])
			RETURNING tracked_account_id
		)
		UPDATE tracked_accounts SET count_gap = count_gap + 1 WHERE id IN (SELECT tracked_account_id FROM gone)`

	eraseLikers = `DELETE FROM likers WHERE person_id = $1 AND tracked_account_id = ANY($2::bigint[])`

	// A read tells on its day that the same person is free.
	eraseReads = `
		DELETE FROM resource_reads r USING users u
		WHERE r.user_id = u.id AND $2::bigint IN (0, u.id) AND r.resource_id = $1 AND r.kind <> 'post'`

	// What a text was to find may be the person's name. The request is looked at as it was written: PostgreSQL cannot
	// read all JSON, and nobody's text shall keep others from being erased.
	eraseTickets = `
		DELETE FROM export_tickets t USING api_keys k
		WHERE k.id = t.key_id AND $2::bigint IN (0, k.user_id) AND $1::bigint IS NOT NULL
			AND t.request LIKE '%"Text":"%' AND t.request NOT LIKE '%"Text":""%'`

	eraseConnections = `DELETE FROM x_connections WHERE x_user_id = $2 AND $1 = 'x'`

	// Posts are known by addresses that begin with their author's id.
	erasePosts = `DELETE FROM external_ids WHERE network = $1 AND starts_with(external_id, $2)`
)

// erase deletes a person, in one user's data or, for user 0, everywhere. The caller holds lockPeople.
func erase(ctx context.Context, tx *sqlx.Tx, id int64, userID int) (members, candidates int, err error) {
	if _, err := tx.ExecContext(ctx, walkIndexes); err != nil {
		return 0, 0, err
	}
	var accounts pq.Int64Array
	if err := tx.SelectContext(ctx, &accounts, memberOf, id, userID); err != nil {
		return 0, 0, err
	}
	if err := eraseUnsent(ctx, tx, id, userID); err != nil {
		return 0, 0, err
	}
	result, err := tx.ExecContext(ctx, eraseCandidates, id, userID, accounts)
	if err != nil {
		return 0, 0, err
	}
	n, err := result.RowsAffected()
	if err != nil {
		return 0, 0, err
	}
	for _, statement := range []string{eraseRatings, eraseVerdicts} {
		if _, err := tx.ExecContext(ctx, statement, id, userID, accounts); err != nil {
			return 0, 0, err
		}
	}
	for _, statement := range []string{eraseOpinions, eraseReads, eraseTickets} {
		if _, err := tx.ExecContext(ctx, statement, id, userID); err != nil {
			return 0, 0, err
		}
	}
	for _, statement := range []string{eraseEdges, eraseLikers} {
		if _, err := tx.ExecContext(ctx, statement, id, accounts); err != nil {
			return 0, 0, err
		}
	}
	return len(accounts), int(n), forget(ctx, tx, []int64{id})
}

// Deliveries that wait for users' webhooks name people by their candidates, whose rows are read when they are sent.
const eraseUnsentOf = `
	UPDATE webhook_deliveries d SET candidate_ids = ARRAY(
		SELECT u.id FROM unnest(d.candidate_ids) WITH ORDINALITY AS u(id, position)
		WHERE NOT u.id = ANY($3::bigint[]) ORDER BY u.position)
	FROM webhooks h
	WHERE d.state = 'pending' AND d.candidate_ids && $3::bigint[] AND h.id = d.webhook_id
		AND $2::bigint IN (0, h.user_id) AND $1::bigint IS NOT NULL`

const selectCandidatesOf = `SELECT c.id FROM candidates c WHERE c.person_id = $1 AND $2::bigint IN (0, c.user_id)`

// eraseUnsent takes a person out of what waits to be sent to users' webhooks; user 0 is everybody.
func eraseUnsent(ctx context.Context, tx *sqlx.Tx, id int64, userID int) error {
	var candidates pq.Int64Array
	err := tx.SelectContext(ctx, &candidates, selectCandidatesOf, id, userID)
	if err != nil || len(candidates) == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, eraseUnsentOf, id, userID, candidates)
	return err
}

// The shared rows of people stay as long as anybody's account has them. $1 are their ids.
const (
	stillMet = `EXISTS (SELECT 1 FROM edges e WHERE e.person_id = k.id)
		OR EXISTS (SELECT 1 FROM likers l WHERE l.person_id = k.id)`

	forgetProfiles = `
		DELETE FROM x_profiles p USING unnest($1::bigint[]) AS k(id) WHERE p.id = k.id AND NOT (` + stillMet + `)`

	forgetOpinions = `
		DELETE FROM model_opinions m USING unnest($1::bigint[]) AS k(id)
		WHERE m.person_id = k.id AND NOT (` + stillMet + `)`

	forgetIDs = `
		DELETE FROM external_ids i USING unnest($1::bigint[]) AS k(id)
		WHERE i.id = k.id AND NOT (` + stillMet + `)
			AND NOT EXISTS (SELECT 1 FROM tracked_accounts a WHERE a.x_user_id = k.id)`
)

// forget deletes what is shared of people whom nobody's account has any more. The caller holds lockPeople.
func forget(ctx context.Context, tx *sqlx.Tx, people []int64) error {
	for _, statement := range []string{forgetProfiles, forgetOpinions, forgetIDs} {
		if _, err := tx.ExecContext(ctx, statement, pq.Array(people)); err != nil {
			return err
		}
	}
	return nil
}
