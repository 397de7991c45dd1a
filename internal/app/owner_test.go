package app_test

import (
	"errors"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

func (w *world) db() *db.DB {
	w.t.Helper()
	d, err := db.Open(w.dsn, db.Options{MaxConns: 4})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = d.Close() })
	return d
}

func (w *world) log() *slog.Logger { return slog.New(slog.NewTextHandler(w.errors(), nil)) }

// finish syncs an account and returns the run once it has completed.
func (w *world) finish(n *node, account int) (run int) {
	w.t.Helper()
	run = n.sync(account)
	w.completes(run)
	return run
}

func (w *world) completes(run int) {
	w.t.Helper()
	eventually(w.t, 5*time.Minute, "the run ends", func() bool { // 80,000 followers, on whatever machine this is
		return w.text(`SELECT count(*) FROM sync_runs WHERE id = $1 AND completed_at IS NOT NULL`, run) == "1"
	})
	if got := w.text(`SELECT status || error_code FROM sync_runs WHERE id = $1`, run); got != "completed" {
		w.t.Fatalf("run %d is %s", run, got)
	}
}

// readers are whose tokens X was asked with lately.
func (w *world) readers() map[string]bool {
	used := map[string]bool{}
	for _, call := range w.x.Calls().Last {
		used[call.Token] = true
	}
	return used
}

// lines are the messages of a run.
func (w *world) lines(run int) []string {
	w.t.Helper()
	return w.ledger(run).Messages
}

// charged compares what was charged since the last look with what X returned, by X's own kinds: exactly, but for what X
// returned twice and charges once a day. These are likers of two posts, and pages of followers that were asked for
// again: on a busy machine an answer comes too late to be waited for, or a lease ends with a page in hand.
func (w *world) charged(run int, sent map[string]int64) {
	w.t.Helper()
	prices := syncrun.DocumentedPrices()
	var resources, cost int64
	for _, kind := range syncrun.ResourceKinds() {
		var n int64
		w.get(&n, `SELECT count(*) FROM resource_reads r JOIN sync_runs s ON s.user_id = r.user_id
			WHERE r.kind = $1 AND s.id = $2`, kind, run)
		again := map[syncrun.ResourceKind]int64{
			syncrun.ResourceUser: 200, syncrun.ResourceFollower: w.repeated(), syncrun.ResourceOwned: w.repeated(),
		}
		if twice := sent[string(kind)] - n; twice < 0 || twice > again[kind] {
			w.t.Errorf("%d resources of kind %s were charged; X returned %d", n, kind, sent[string(kind)])
		}
		resources += n
		cost += n * prices[kind]
	}
	var got struct {
		Resources int64 `db:"resources_used"`
		Cost      int64 `db:"cost_micro_usd"`
	}
	w.get(&got, `SELECT resources_used, cost_micro_usd FROM sync_runs WHERE id = $1`, run)
	if got.Resources != resources || got.Cost != cost {
		w.t.Errorf("run %d was charged %+v, the books say %d resources and %d", run, got, resources, cost)
	}
}

// repeated is how many of the followers that X returned it had returned before.
func (w *world) repeated() (n int64) {
	for _, read := range w.x.Calls().Followers {
		n += read.Returned - read.Distinct
	}
	return n
}

// forget makes the next run the first of a day that is charged.
func (w *world) forget() {
	w.sql.MustExec(`DELETE FROM resource_reads`)
	w.x.ResetCalls()
}

// TestOwnAccountCostsLess reads a connected account as its owner: lists at the owned price, and likers; another account
// of the same user is read as anybody can, and says why its likers are not.
func TestOwnAccountCostsLess(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 65})
	w.allow(w.user, "village")
	n := w.connectNode(app.RoleAll, nil)
	own, other := n.track("village"), n.track("corner")
	wantLikers(t, n, own, true, "CONNECTED")
	wantLikers(t, n, other, false, "")
	w.forget()
	run := w.finish(n, own)
	sent := w.x.Calls().Resources
	w.charged(run, sent)
	fact.Is(t, `sent["follower"]`, sent["follower"], 0, sent)
	fact.Is(t, `sent["post"]`, sent["post"], 0)
	fact.Holds(t, `sent["owned"] >= 800`, sent["owned"] >= 800, sent["owned"])
	if got := w.text(`SELECT likers_count > 0 FROM sync_runs WHERE id = $1`, run); got != "true" {
		t.Errorf("likers were found: %s", got)
	}
	w.forget()
	run = w.finish(n, other)
	w.charged(run, w.x.Calls().Resources)
	if got := w.readers(); got["user-village"] || got["user-corner"] {
		t.Errorf("read with the tokens of %v", slices.Sorted(maps.Keys(got)))
	}
	if !slices.Contains(w.lines(run), syncrun.LineNoLikers) || w.x.Calls().ByEndpoint[sandbox.EndpointLikers] > 0 {
		t.Errorf("the log says %q", w.lines(run))
	}
}

// TestOwnLikersOutliveTheApp finds the likers of a connected account's posts with its owner's token, though X refused
// those of the application in the stage before.
func TestOwnLikersOutliveTheApp(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 68})
	w.allow(w.user, "village")
	n := w.connectNode(app.RoleAll, nil)
	account := n.track("village")
	w.x.Refuse(sandbox.EndpointUsers, sandbox.RefuseUnauthorized, 1) // the account itself goes through
	run := w.finish(n, account)
	lines := w.lines(run)
	if !slices.Contains(lines, syncrun.LineStopped("X refused our credentials")) {
		t.Errorf("the log says %q", lines)
	}
	if got := w.text(`SELECT likers_count > 0 FROM sync_runs WHERE id = $1`, run); got != "true" {
		t.Errorf("likers were found: %s; the log says %q", got, lines)
	}
}

// TestOwnFollowersCost80 reads 80,000 followers of one's own in one run of a pro account, for $80 and the other stages.
func TestOwnFollowersCost80(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 66})
	w.allow(w.user, "bigco")
	n := w.connectNode(app.RoleAll, func(c *config.Config) { c.Budgets = true })
	p := &payer{world: w, n: n, account: n.track("bigco")}
	w.sql.MustExec(`UPDATE tracked_accounts SET saved_search_id = NULL`)
	promised := p.estimate()
	fact.Is(t, "promised.RunsUntilComplete", promised.RunsUntilComplete, 1, promised)
	fact.Is(t, "promised.MaxCostUsd", promised.MaxCostUsd, 200)
	fact.Holds(t, "promised.LikelyResources >= bigFollowers", promised.LikelyResources >= bigFollowers,
		promised.LikelyResources, bigFollowers)
	fact.Holds(t, "promised.LikelyCostUsd >= 80", promised.LikelyCostUsd >= 80, promised.LikelyCostUsd)
	fact.Holds(t, "promised.LikelyCostUsd <= 120", promised.LikelyCostUsd <= 120, promised.LikelyCostUsd)
	w.forget()
	run := w.finish(n, p.account)
	sent := w.x.Calls().Resources
	w.charged(run, sent)
	if p.edges() != bigFollowers || !p.complete() {
		t.Errorf("%d followers were found", p.edges())
	}
	var read int64
	w.get(&read, `SELECT count(*) FROM resource_reads r WHERE kind = 'owned' AND EXISTS (SELECT 1 FROM edges e
		WHERE e.person_id = r.resource_id)`)
	if usd := float64(read) * 0.001; usd != 80 {
		t.Errorf("the followers cost $%.2f", usd)
	}
	var cost int64
	w.get(&cost, `SELECT cost_micro_usd FROM sync_runs WHERE id = $1`, run)
	usd := float64(cost) / 1e6
	fact.Holds(t, "usd <= 200", usd <= 200, usd, promised.LikelyCostUsd)
	fact.Holds(t, "usd <= 1.3*promised.LikelyCostUsd", usd <= 1.3*promised.LikelyCostUsd, usd, 1.3*promised.LikelyCostUsd,
		promised.LikelyCostUsd)
	fact.Holds(t, "usd >= promised.LikelyCostUsd/1.3", usd >= promised.LikelyCostUsd/1.3, usd, promised.LikelyCostUsd/1.3,
		promised.LikelyCostUsd)
	t.Logf("80,000 followers: $%.2f, estimated $%.2f, X returned %v", float64(cost)/1e6, promised.LikelyCostUsd, sent)
}

// TestOwnBudgetIsMoney stops a starter's run at ten dollars, of which owned reads take a tenth each.
func TestOwnBudgetIsMoney(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 67})
	w.allow(w.user, "tenk")
	n := w.connectNode(app.RoleAll, func(c *config.Config) { c.Budgets = true })
	account := n.track("tenk")
	w.sql.MustExec(`UPDATE tracked_accounts SET tier = 'starter', saved_search_id = NULL`)
	w.forget()
	run := w.finish(n, account)
	w.charged(run, w.x.Calls().Resources)
	// Four fifths of $10, less the look-up of the account, is 7,990 followers.
	if got := w.text(`SELECT count(*) FROM edges`); got != "7990" {
		t.Errorf("%s followers were read", got)
	}
	var cost int64
	w.get(&cost, `SELECT cost_micro_usd FROM sync_runs WHERE id = $1`, run)
	if cost > 10_000_000 || cost < 9_000_000 {
		t.Errorf("the run cost $%.3f", float64(cost)/1e6)
	}
}

// TestTokenServesItsUserAlone has two users track one account, which one of them has connected.
func TestTokenServesItsUserAlone(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 68})
	w.allow(w.user, "village")
	n := w.connectNode(app.RoleAll, nil)
	key, bob := w.newUser("bob")
	guest := &node{client: n.as(key)}
	account := guest.track("village")
	wantLikers(t, guest, account, false, "")
	w.forget()
	run := w.finish(guest, account)
	w.charged(run, w.x.Calls().Resources)
	if got := w.readers(); got["user-village"] {
		t.Error("the account of one user was read with the token of another")
	}
	w.allow(bob, "corner") // a connection of his own to another account does not serve this one
	w.forget()
	run = w.finish(guest, account)
	if got := w.readers(); got["user-village"] || got["user-corner"] {
		t.Errorf("read with the tokens of %v", slices.Sorted(maps.Keys(got)))
	}
	if !slices.Contains(w.lines(run), syncrun.LineNoLikers) {
		t.Errorf("the log says %q", w.lines(run))
	}
}

// TestTokenIsRenewedBeforeItEnds has a run find a token that is due, and another whose token has ended while nobody
// asked: X never refuses one.
func TestTokenIsRenewedBeforeItEnds(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 69})
	w.allow(w.user, "corner")
	n := w.connectNode(app.RoleAll, nil)
	account := n.track("corner")
	for i, when := range []string{
		"renew_at = now()", "renew_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'",
	} {
		w.sql.MustExec(`UPDATE x_connections SET ` + when)
		w.x.ResetCalls()
		w.finish(n, account)
		calls := w.x.Calls()
		fact.Is(fact.Must(t), "calls.ByEndpoint[sandbox.EndpointToken]", calls.ByEndpoint[sandbox.EndpointToken], 1,
			when, calls.ByEndpoint, calls.ByStatus, calls.Resources)
		fact.Is(t, "calls.ByStatus[401]", calls.ByStatus[401], 0, when)
		fact.Not(t, `calls.Resources["owned"]`, calls.Resources["owned"], 0, when)
		if got := w.text(`SELECT generation || ' ' || (ends_at > now() + interval '1 hour') FROM x_connections`); got !=
			[]string{"2 true", "3 true"}[i] {
			t.Errorf("%s: the tokens are of generation %s", when, got)
		}
	}
}

// TestManyRenewOnce has eight ask two processes' keepers for a token that has ended: X is asked once.
func TestManyRenewOnce(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 70})
	w.allow(w.user, "corner")
	w.sql.MustExec(`UPDATE x_connections SET renew_at = now(), ends_at = now()`)
	w.x.ResetCalls()
	held, release := w.x.Hold(sandbox.EndpointToken, 0)
	var id syncrun.ConnectionID
	w.get(&id.XUserID, `SELECT x_user_id FROM x_connections`)
	id.UserID = w.user
	var asking sync.WaitGroup
	for range 2 {
		keeper, err := app.NewKeeper(new(w.config(func(c *config.Config) { c.XClientID = "app-of-tests" })), w.db(), w.keys(),
			w.log(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			asking.Go(func() {
				for t.Context().Err() == nil {
					_, err := keeper.Of(id).Token(t.Context())
					if _, waits := errors.AsType[*source.WaitError](err); !waits {
						if err != nil {
							t.Error(err)
						}
						return
					}
					pause(20 * time.Millisecond)
				}
			})
		}
	}
	await(t, held)
	release()
	asking.Wait()
	if asked := w.x.Calls().ByEndpoint[sandbox.EndpointToken]; asked != 1 {
		t.Errorf("X was asked %d times", asked)
	}
	if got := w.text(`SELECT generation || state FROM x_connections`); got != "2connected" {
		t.Errorf("the connection is %s", got)
	}
}

// TestHolderDiesBeforeItsWrite kills a worker that has the new tokens and has not stored them: the old refresh token is
// of no use, the account reads RECONNECT, and runs go on without it.
func TestHolderDiesBeforeItsWrite(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 71})
	w.allow(w.user, "corner")
	n := w.connectNode(app.RoleAPI, nil)
	account := n.track("corner")
	w.sql.MustExec(`UPDATE x_connections SET renew_at = now(), ends_at = now()`)
	held, release := w.x.Hold(sandbox.EndpointToken, 0)
	worker := w.worker(nil)
	run := n.sync(account)
	await(t, held)
	tx := w.sql.MustBegin()
	tx.MustExec(`SELECT 1 FROM x_connections FOR UPDATE`)
	release()
	const writing = `datname = current_database() AND wait_event_type = 'Lock' AND
		query LIKE '%UPDATE x_connections SET sealed%' AND pid <> pg_backend_pid()`
	eventually(t, 30*time.Second, "the answer waits to be stored", func() bool {
		return w.text(`SELECT count(*) FROM pg_stat_activity WHERE `+writing) != "0"
	})
	worker.kill()
	// PostgreSQL would still do what a client asked for that has died.
	w.sql.MustExec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ` + writing)
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	w.sql.MustExec(`UPDATE x_connections SET renewing_until = now()`) // the lease of the dead worker has ended
	w.worker(nil)
	w.completes(run)
	if got := w.connections(); got != "alice @corner reconnect" {
		t.Errorf("the connection is %s", got)
	}
	wantLikers(t, n, account, false, "RECONNECT")
	lines := w.lines(run)
	gone := syncrun.LineDisconnected(syncrun.NetworkX)
	if !slices.Contains(lines, gone) || !slices.Contains(lines, syncrun.LineNoLikers) {
		t.Errorf("the log says %q", lines)
	}
	if got := w.text(`SELECT count(*) FROM edges`); got != "150" {
		t.Errorf("%s followers were found", got)
	}
	next := w.finish(n, account)
	if lines := w.lines(next); !slices.Contains(lines, gone) {
		t.Errorf("the next run says %q", lines)
	}
	w.allow(w.user, "corner")
	wantLikers(t, n, account, true, "CONNECTED")
}

// TestAccessTakenBack has owners take the access back at X before a run and in the middle of one: what is charged is
// what X counts, and the candidates are those of an account whose likers were never asked for.
func TestAccessTakenBack(t *testing.T) {
	t.Parallel()
	undisturbed := newConnectWorld(t, sandbox.Config{Seed: 72})
	n := undisturbed.connectNode(app.RoleAll, nil)
	want := undisturbed.ledger(undisturbed.finish(n, n.track("village")))
	for name, pages := range map[string]int{"before": 0, "after three pages": 3} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newConnectWorld(t, sandbox.Config{Seed: 72})
			w.allow(w.user, "village")
			n := w.connectNode(app.RoleAll, nil)
			account := n.track("village")
			w.forget()
			held, release := w.x.Hold(sandbox.EndpointFollowers, pages)
			run := n.sync(account)
			await(t, held)
			w.x.EndGrants()
			release()
			w.completes(run)
			sent := w.x.Calls().Resources
			w.charged(run, sent)
			if (sent["owned"] > 0) != (pages > 0) || sent["follower"] == 0 {
				t.Errorf("X returned %v", sent)
			}
			got := w.ledger(run)
			fact.Equal(t, "got.Candidates", got.Candidates, want.Candidates)
			fact.Equal(t, "got.Edges", got.Edges, want.Edges)
			fact.Is(t, "len(got.Likers)", len(got.Likers), 0)
			if !slices.Contains(got.Messages, syncrun.LineDisconnected(syncrun.NetworkX)) {
				t.Errorf("the log says %q", got.Messages)
			}
			if got := w.connections(); got != "alice @village reconnect" {
				t.Errorf("the connection is %s", got)
			}
		})
	}
}

// TestStaticTokenEnds has X refuse X_USER_TOKEN: the run says so, the log warns, and the candidates are those of an
// account without likers.
func TestStaticTokenEnds(t *testing.T) {
	t.Parallel()
	without := newConnectWorld(t, sandbox.Config{Seed: 73})
	n := without.connectNode(app.RoleAll, nil)
	want := without.ledger(without.finish(n, n.track("village")))
	w := newWorld(t, sandbox.Config{Seed: 73})
	var log strings.Builder
	w.stderr = &log
	n = w.start(app.RoleAll, func(c *config.Config) { c.XUserToken = "bad-since-two-hours" })
	got := w.ledger(w.finish(n, n.track("village")))
	n.stop()
	if !slices.Equal(got.Candidates, want.Candidates) || len(want.Candidates) == 0 {
		t.Errorf("%d candidates, want %d", len(got.Candidates), len(want.Candidates))
	}
	said := strings.Join(got.Messages, "\n")
	fact.Contains(t, "said", said, "X refused our credentials")
	fact.Contains(t, "log.String()", log.String(), "network refused")
	fact.Lacks(t, "log.String()", log.String(), "bad-since")
}

// TestConnectionOfAnotherKey has a server with another SECRET_KEY: runs go on, and nothing is lost. Such a connection
// can be given up all the same, as can one where nobody knows X_CLIENT_ID any more; X is not told then.
func TestConnectionOfAnotherKey(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 74})
	w.allow(w.user, "corner")
	w.env["SECRET_KEY"] = strings.Repeat("another-key-", 4)
	n := w.connectNode(app.RoleAPI, nil)
	account := n.track("corner")
	w.worker(nil)
	run := w.finish(n, account)
	if !slices.Contains(w.lines(run), syncrun.LineDisconnected(syncrun.NetworkX)) {
		t.Errorf("the log says %q", w.lines(run))
	}
	if got := w.connections(); got != "alice @corner connected" {
		t.Errorf("the connection is %s", got)
	}
	w.allow(w.user, "village")
	for handle, missing := range map[string]string{"corner": "", "village": "X_CLIENT_ID"} {
		delete(w.env, missing)
		ok, said := w.command("x", "disconnect", "--user", "alice", handle).ended()
		fact.Is(fact.Must(t), "ok", ok, true, handle)
		fact.Contains(t, "said", said, "disconnected @"+handle, handle)
		fact.Contains(t, "said", said, "X could not be told", handle)
	}
	if got := w.connections(); got != "" {
		t.Errorf("left: %s", got)
	}
}

// TestTokensAreDown has X answer no question for tokens, and then refuse the app: a token that still works is used, a
// run whose token has ended goes on without it, and the connection is kept for when it works again.
func TestTokensAreDown(t *testing.T) {
	t.Parallel()
	w := newConnectWorld(t, sandbox.Config{Seed: 75})
	w.allow(w.user, "corner")
	n := w.connectNode(app.RoleAll, nil)
	account := n.track("corner")
	w.sql.MustExec(`UPDATE x_connections SET renew_at = now()`)
	w.x.Refuse(sandbox.EndpointToken, sandbox.RefuseDown, 0)
	w.forget()
	run := w.finish(n, account)
	sent := w.x.Calls().Resources
	w.charged(run, sent)
	fact.Not(t, `sent["owned"]`, sent["owned"], 0, sent)
	fact.Is(t, `sent["follower"]`, sent["follower"], 0)
	fact.Is(t, "w.connections()", w.connections(), "alice @corner connected")
	w.sql.MustExec(`UPDATE x_connections SET ends_at = now()`)
	w.wantNotRenewed()
	lift := w.x.Refuse(sandbox.EndpointToken, sandbox.RefuseUnauthorized, 0)
	run = w.finish(n, account)
	if !slices.Contains(w.lines(run), syncrun.LineDisconnected(syncrun.NetworkX)) {
		t.Errorf("the log says %q", w.lines(run))
	}
	lift()
	w.forget()
	w.finish(n, account)
	if sent := w.x.Calls().Resources; sent["owned"] == 0 || w.connections() != "alice @corner connected" {
		t.Errorf("X returned %v, the connection is %s", sent, w.connections())
	}
}

// wantNotRenewed asks for the token of the one connection, whose answer does not come at the moment.
func (w *world) wantNotRenewed() {
	w.t.Helper()
	keeper, err := app.NewKeeper(new(w.config(func(c *config.Config) { c.XClientID = "app-of-tests" })), w.db(), w.keys(),
		w.log(), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	id := syncrun.ConnectionID{UserID: w.user}
	w.get(&id.XUserID, `SELECT x_user_id FROM x_connections`)
	_, err = keeper.Of(id).Token(w.t.Context())
	if _, passes := errors.AsType[*source.TemporaryError](err); !passes || !errors.Is(err, source.ErrNotRenewed) {
		w.t.Errorf("an ended token, which X does not renew at the moment, is %v", err)
	}
}
