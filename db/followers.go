package db

import (
	"context"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const insertScan = `
	INSERT INTO scans (tracked_account_id, run_id, is_full) VALUES ($1, $2, false)
	ON CONFLICT (run_id, is_full) DO NOTHING`

const countScan = `UPDATE tracked_accounts SET scans_begun = scans_begun + 1 WHERE id = $1`

// BeginScan commits a step that opens the run's scan from the head.
func (w *Worker) BeginScan(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		if _, err := tx.ExecContext(ctx, insertScan, work.Account.ID, work.RunID); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, countScan, work.Account.ID)
		return err
	})
}

const abandonScans = `UPDATE scans SET state = 'abandoned' WHERE tracked_account_id = $1 AND state = 'open'`

const insertFullScan = `
	INSERT INTO scans (tracked_account_id, run_id, is_full, count_gap)
	SELECT a.id, $2, true, a.last_known_follower_count - ` + knownFollowers + ` FROM tracked_accounts a WHERE a.id = $1
	ON CONFLICT (run_id, is_full) DO NOTHING`

// Until the scan has found people it counts as begun in vain.
const noteLook = `
	UPDATE tracked_accounts SET looked_in_vain = greatest(looked_in_vain, $2) WHERE id = $1 AND looked_in_vain < $2`

// RestartScan commits a step that gives up every open scan of the account and opens one full scan in their place. moved
// is the movement of a count for which it is begun; 0: it is begun for another reason.
func (w *Worker) RestartScan(ctx context.Context, work *syncrun.Work, step syncrun.Step, moved int) (
	syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		if _, err := tx.ExecContext(ctx, noteLook, work.Account.ID, moved); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, abandonScans, work.Account.ID); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertFullScan, work.Account.ID, work.RunID)
		return err
	})
}

const abandonScan = `UPDATE scans SET state = 'abandoned' WHERE id = $1`

// AbandonScan commits a step that gives up one scan.
func (w *Worker) AbandonScan(ctx context.Context, work *syncrun.Work, step syncrun.Step, scanID int) (
	syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		_, err := tx.ExecContext(ctx, abandonScan, scanID)
		return err
	})
}

// knownFollowers is how many followers of the account a runs have found, those who left included.
const knownFollowers = `
	coalesce((SELECT k.people FROM known_followers k WHERE k.tracked_account_id = a.id), 0)::integer`

// People who left since are known still, so that the difference falls; it is kept as low as it was seen.
const keepGap = `
	UPDATE tracked_accounts a SET count_gap = least(a.count_gap,
		a.last_known_follower_count - ` + knownFollowers + `)
	WHERE a.id = $1 AND NOT EXISTS (SELECT 1 FROM scans s WHERE s.tracked_account_id = a.id AND s.state = 'open')`

// EndScans commits the step that ends stage 1. When no scan is left open it notes by how much the count that the
// network tells differs from who is known.
func (w *Worker) EndScans(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, _ *syncrun.Counts) error {
		_, err := tx.ExecContext(ctx, keepGap, work.Account.ID)
		return err
	})
}

type scanRow struct {
	ID         int               `db:"id"`
	RunID      int               `db:"run_id"`
	IsFull     bool              `db:"is_full"`
	NextToken  string            `db:"next_token"`
	Pages      int               `db:"pages"`
	KnownInRow int               `db:"known_in_row"`
	Inserted   int               `db:"inserted"`
	Resources  int               `db:"resources"`
	State      syncrun.ScanState `db:"state"`
}

func scansOf(rows []scanRow) []syncrun.Scan {
	scans := make([]syncrun.Scan, len(rows))
	for i, r := range rows {
		scans[i] = syncrun.Scan{ID: r.ID, RunID: r.RunID, Full: r.IsFull, NextToken: r.NextToken, Pages: r.Pages,
			KnownInRow: r.KnownInRow, Inserted: r.Inserted, Resources: r.Resources, State: r.State}
	}
	return scans
}

const selectOpenScans = `
	SELECT id, run_id, is_full, next_token, pages, known_in_row, inserted, resources, state
	FROM scans WHERE tracked_account_id = $1 AND state = 'open' ORDER BY id DESC`

// OpenScans lists the account's open scans, newest first.
func (w *Worker) OpenScans(ctx context.Context, accountID int) ([]syncrun.Scan, error) {
	var rows []scanRow
	err := w.d.pool.SelectContext(ctx, &rows, selectOpenScans, accountID)
	return scansOf(rows), translate("open scans", err)
}

const selectFullScans = `
	SELECT id, run_id, is_full, next_token, pages, known_in_row, inserted, resources, state
	FROM scans WHERE tracked_account_id = $1 AND is_full ORDER BY id DESC LIMIT $2`

// FullScans lists the account's newest full scans of any state, newest first.
func (w *Worker) FullScans(ctx context.Context, accountID, limit int) ([]syncrun.Scan, error) {
	var rows []scanRow
	err := w.d.pool.SelectContext(ctx, &rows, selectFullScans, accountID, limit)
	return scansOf(rows), translate("full scans", err)
}

// Somebody who liked before and follows now brings along what is known; facts stand in one place only. A list that
// shows people without their counts does not stand in for looking at them: they ($5) stay as old as before, so that
// stage 2 comes to them. Each liker is looked up by key, whatever the statistics say (see insertVerdicts).
const upsertEdges = `
	INSERT INTO edges AS e (tracked_account_id, person_id, first_run_id, fetched_at, detailed_at, facts_hash)
	SELECT $1, u.id, $2, now(), CASE WHEN u.hash <> 0 THEN now() WHEN l.facts_hash <> 0 THEN l.fetched_at END,
		CASE WHEN u.hash <> 0 THEN u.hash ELSE coalesce(l.facts_hash, 0) END
	FROM unnest($3::bigint[], $4::bigint[]) AS u(id, hash)
	LEFT JOIN LATERAL (SELECT k.facts_hash, k.fetched_at FROM likers k
		WHERE k.tracked_account_id = $1 AND k.person_id = u.id LIMIT 1) AS l ON true
	ON CONFLICT (tracked_account_id, person_id) DO UPDATE
		SET fetched_at = CASE WHEN e.person_id = ANY($5::bigint[]) THEN e.fetched_at ELSE excluded.fetched_at END,
		detailed_at = coalesce(excluded.detailed_at, e.detailed_at),
		facts_hash = CASE WHEN excluded.facts_hash <> 0 THEN excluded.facts_hash ELSE e.facts_hash END
	RETURNING e.person_id, e.first_run_id, e.xmax = 0 AS is_new`

type edgeRow struct {
	PersonID   int64 `db:"person_id"`
	FirstRunID int   `db:"first_run_id"`
	IsNew      bool  `db:"is_new"`
}

const forgetLikerFacts = `
	UPDATE likers SET fetched_at = NULL, facts_hash = NULL
	WHERE tracked_account_id = $1 AND person_id = ANY($2::bigint[]) AND fetched_at IS NOT NULL`

const moveScan = `
	UPDATE scans SET next_token = $2, pages = pages + 1, known_in_row = $3, inserted = inserted + $4,
		resources = resources + $5, state = $6
	WHERE id = $1`

// FollowerPage commits one page of a scan: profiles, edges, and the scan's move. It adds the edges it made to the
// run's newFollowersCount.
func (w *Worker) FollowerPage(ctx context.Context, work *syncrun.Work, step syncrun.Step,
	page syncrun.FollowerPage) (syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(tx *sqlx.Tx, add *syncrun.Counts) error {
		edges, err := w.writeFollowers(ctx, tx, work, &page)
		if err != nil {
			return err
		}
		fresh := len(newPeople(edges))
		add.NewFollowersCount += fresh
		after := advance(page, edges)
		if after.NextToken == "" { // before the scan: whoever ends a run holds the account before its scans
			found := page.Scan.Inserted + fresh
			if _, err := tx.ExecContext(ctx, noteListEnd, work.Account.ID, found, after.ID); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, moveScan, after.ID, after.NextToken, after.KnownInRow, fresh, len(page.Profiles),
			after.State)
		return err
	})
}

// writeFollowers writes the people of a page and that they follow, and returns the edges.
func (w *Worker) writeFollowers(ctx context.Context, tx *sqlx.Tx, work *syncrun.Work, page *syncrun.FollowerPage) (
	edges []edgeRow, err error) {
	a := answer{profiles: page.Profiles, hashes: page.Hashes}
	if err := a.write(ctx, tx, w, work); err != nil {
		return nil, err
	}
	err = tx.SelectContext(ctx, &edges, upsertEdges, work.Account.ID, work.RunID, pq.Array(a.ids()), pq.Array(a.hashes),
		pq.Array(uncounted(a.profiles)))
	if err != nil {
		return nil, err
	}
	if fresh := newPeople(edges); len(fresh) > 0 {
		if _, err := tx.ExecContext(ctx, forgetLikerFacts, work.Account.ID, pq.Array(fresh)); err != nil {
			return nil, err
		}
	}
	shown := sightingsOf(a.profiles)
	if err := shown.note(ctx, tx, a.before); err != nil {
		return nil, err
	}
	return edges, shown.keepClosed(ctx, tx, work.Account.ID)
}

// All who followed when the scan began have been met by now: differences count from what it was then, less those whom
// the scan has found ($2), or from what it is now if that is less, because people left meanwhile. A scan that found as
// many people as were looked for was not in vain.
const noteListEnd = `
	UPDATE tracked_accounts a SET full_scan_at = now(),
		count_gap = least((SELECT s.count_gap - $2 FROM scans s WHERE s.id = $3),
			a.last_known_follower_count - ` + knownFollowers + `),
		looked_in_vain = CASE WHEN $2 >= a.looked_in_vain THEN 0 ELSE a.looked_in_vain END
	WHERE a.id = $1`

// uncounted are those who were listed by name, but without their counts.
func uncounted(profiles []syncrun.Profile) []int64 {
	ids := []int64{}
	for i := range profiles {
		if p := &profiles[i]; !p.Detailed && p.Handle != "" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func newPeople(edges []edgeRow) []int64 {
	var fresh []int64
	for _, e := range edges {
		if e.IsNew {
			fresh = append(fresh, e.PersonID)
		}
	}
	return fresh
}

// advance is the scan after its page. Known to a scan is whom a run older than the scan's own found; a full scan
// knows nobody.
func advance(page syncrun.FollowerPage, edges []edgeRow) syncrun.Scan {
	scan := page.Scan
	first := make(map[int64]int, len(edges))
	for _, e := range edges {
		first[e.PersonID] = e.FirstRunID
	}
	scan.NextToken = page.NextToken
	if page.NextToken == "" {
		scan.State = syncrun.ScanDone
	}
	for _, p := range page.Profiles {
		if scan.Full || first[p.ID] >= scan.RunID {
			scan.KnownInRow = 0
			continue
		}
		if scan.KnownInRow++; scan.KnownInRow >= syncrun.KnownInRowLimit {
			scan.State = syncrun.ScanDone
			break
		}
	}
	return scan
}
