package app_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// hookTrouble is what a receiver does with a POST, having recorded it: it fails one in six, and answers half of them
// late, so that workers die while they wait for it.
func hookTrouble(random *rand.Rand) (status int, late time.Duration) {
	switch random.IntN(6) {
	case 0:
		return http.StatusInternalServerError, 0
	case 1, 2, 3:
		return 0, time.Duration(random.IntN(200)) * time.Millisecond
	}
	return 0, 0
}

// hookKills is what killed workers left.
type hookKills struct {
	kills, sending, runs, posts, candidates int
}

// killDeliveries kills the only worker again and again, at moments that a seed chooses, while accounts are synced and
// two webhooks are told of whom they find. Then it lets another deliver the rest.
func killDeliveries(t testing.TB, seed int64, kills int) hookKills {
	t.Helper()
	w := quiet(newWorld(t, sandbox.Config{Seed: seed}))
	moments := seeded(seed, "R16")
	var got hookKills
	hooks := []*hook{newHook(t), newHook(t)}
	for i, h := range hooks {
		h.trouble = seeded(seed, fmt.Sprint("hook ", i))
	}
	n := w.hooked(app.RoleAPI, hooks...)
	n.createWebhook(hooks[0].target("patient"), "")
	n.createWebhook(hooks[1].target("hasty"), `events: ["run.completed", "run.failed"]`)
	w.env = map[string]string{
		"SECRET_KEY": hookKey, "WEBHOOK_ALLOW_HTTP": "on", "WEBHOOK_ALLOW_NETWORKS": "127.0.0.0/8",
		"WEBHOOK_PORTS": hooks[0].port() + "," + hooks[1].port(),
	}
	handles := []string{"acme", "village"}
	accounts := map[string]int{}
	for _, handle := range handles {
		accounts[handle] = n.track(handle)
		n.sync(accounts[handle])
		got.runs++
	}
	for ; got.kills < kills && !t.Failed(); got.kills++ {
		p := w.worker(nil)
		if got.kills%2 == 0 {
			w.awaitMoment(hooks, moments.IntN(12))
		} else {
			got.runs += w.awaitPost(n, hooks, accounts, moments)
		}
		p.kill()
		var sending int
		w.get(&sending, `SELECT count(*) FROM webhooks WHERE leased_until > now()`)
		got.sending += min(sending, 1)
		w.free()
		got.runs += w.stir(n, accounts, moments)
	}
	w.worker(nil)
	eventually(t, 2*time.Minute, "every run has ended and every delivery arrived", func() bool {
		w.sql.MustExec(`UPDATE webhook_deliveries SET due_at = '-infinity' WHERE state = 'pending' AND due_at > now()`)
		var open int
		w.get(&open, `SELECT (SELECT count(*) FROM webhook_deliveries WHERE state = 'pending')
			+ (SELECT count(*) FROM webhook_debts)
			+ (SELECT count(*) FROM sync_runs WHERE status IN ('queued', 'running'))`)
		return open == 0
	})
	for _, h := range hooks {
		got.posts += len(h.taken())
		w.wantToldOnce(h)
	}
	w.get(&got.candidates, `SELECT count(*) FROM candidates`)
	return got
}

// awaitMoment waits until so many pages were written and POSTs came, or for as long as nothing may happen.
func (w *world) awaitMoment(hooks []*hook, steps int) {
	w.t.Helper()
	count := func() (n int) {
		w.get(&n, `SELECT count(*) FROM sync_run_events`)
		for _, h := range hooks {
			n += len(h.taken())
		}
		return n
	}
	before := count()
	for waited := time.Now(); count() < before+steps && time.Since(waited) < 700*time.Millisecond; {
		pause(5 * time.Millisecond) // each look takes time from the worker
	}
}

// awaitPost waits until a POST has come, which is answered late or has been answered just now. It returns how many runs
// it has started for that.
func (w *world) awaitPost(n *node, hooks []*hook, accounts map[string]int, moments *rand.Rand) (started int) {
	w.t.Helper()
	posts := func() int { return len(hooks[0].taken()) + len(hooks[1].taken()) }
	before := posts()
	eventually(w.t, time.Minute, "a POST", func() bool {
		var open int
		w.get(&open, `SELECT (SELECT count(*) FROM webhook_deliveries WHERE state = 'pending')
			+ (SELECT count(*) FROM webhook_debts)
			+ (SELECT count(*) FROM sync_runs WHERE status IN ('queued', 'running'))`)
		if open == 0 {
			started += w.stir(n, accounts, moments)
		}
		return posts() > before
	})
	pause(time.Duration(moments.IntN(150)) * time.Millisecond)
	return started
}

// free takes from a dead worker what it held, and makes due what waits.
func (w *world) free() {
	w.t.Helper()
	w.sql.MustExec(`UPDATE webhooks SET leased_until = '-infinity'`)
	w.sql.MustExec(`UPDATE webhook_deliveries SET due_at = '-infinity' WHERE state = 'pending' AND due_at > now()`)
	w.sql.MustExec(`UPDATE sync_runs SET lease_until = now() - interval '1 second' WHERE status = 'running'`)
}

// stir cancels a run in ten, lets accounts grow and syncs those that have no live run. It returns how many runs it has
// started.
func (w *world) stir(n *node, accounts map[string]int, moments *rand.Rand) (started int) {
	w.t.Helper()
	var live []int
	w.list(&live, `SELECT id FROM sync_runs WHERE status IN ('queued', 'running') ORDER BY id`)
	for _, run := range live {
		if moments.IntN(10) == 0 {
			var cancelled any
			n.must(`mutation($r: ID!) { cancelSync(syncRunId: $r) { userErrors { code } } }`,
				map[string]any{"r": run}, &cancelled)
		}
	}
	for _, handle := range []string{"acme", "village"} {
		var busy int
		w.get(&busy, `SELECT count(*) FROM sync_runs WHERE tracked_account_id = $1 AND status IN ('queued', 'running')`,
			accounts[handle])
		if busy > 0 {
			continue
		}
		if err := w.x.Advance(handle, 40, 1); err != nil {
			w.t.Fatal(err)
		}
		n.sync(accounts[handle])
		started++
	}
	return started
}

// TestWebhooksOutliveWorkers is R16, small.
func TestWebhooksOutliveWorkers(t *testing.T) {
	t.Parallel()
	got := killDeliveries(t, shortSeed, 6)
	t.Log(got.String())
}

func (k *hookKills) String() string {
	return fmt.Sprintf("%d kills, %d while sending, over %d runs: %d candidates told to 2 hooks in %d POSTs, 0 lost, "+
		"0 under two ids", k.kills, k.sending, k.runs, k.candidates, k.posts)
}
