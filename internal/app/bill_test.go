package app_test

import (
	"cmp"
	"maps"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// The figures of the large account of these tests.
const (
	bigFollowers = 80_000
	bigRuns      = 21 // 4,000 in the first, then 3,900 each behind a page at the head
)

// payer is one account whose runs are billed.
type payer struct {
	*world
	n        *node
	account  int
	dearest  int64            // price; 0: the documented one
	returned map[string]int64 // what X has returned in all, by kind, as of the last look
}

// newPayer tracks an account on a growth plan, without a search, with budgets on.
func newPayer(t *testing.T, role app.Role, handle string, cfg sandbox.Config) *payer {
	t.Helper()
	w := newWorld(t, cfg)
	p := &payer{world: w, n: w.start(role, func(c *config.Config) { c.Budgets = true })}
	p.account = p.n.track(handle)
	w.sql.MustExec(`UPDATE tracked_accounts SET tier = 'growth', saved_search_id = NULL`)
	return p
}

// nextDay makes everything so far a day older: what was read may be charged again, and the day's allowance is whole.
func (p *payer) nextDay() {
	p.sql.MustExec(`UPDATE sync_runs SET triggered_at = triggered_at - interval '1 day',
		day_ends_at = day_ends_at - interval '1 day'`)
	p.sql.MustExec(`DELETE FROM resource_reads`)
}

type estimate struct {
	MaxResources, LikelyResources, RunsUntilComplete int
	MaxCostUsd, LikelyCostUsd                        float64
}

func (p *payer) estimate() estimate {
	p.t.Helper()
	var got struct{ EstimateSync estimate }
	p.n.must(`query($a: ID!) { estimateSync(trackedAccountId: $a) { maxResources likelyResources runsUntilComplete
		maxCostUsd likelyCostUsd } }`,
		map[string]any{"a": p.account}, &got)
	return got.EstimateSync
}

// bill is what a run was charged, after it has ended.
type bill struct {
	Status    string `db:"status"`
	Resources int    `db:"resources_used"`
	Cost      int64  `db:"cost_micro_usd"`
}

func (p *payer) ended(run int) bill {
	p.t.Helper()
	var b bill
	eventually(p.t, time.Minute, "the run ends", func() bool {
		p.get(&b, `SELECT status, resources_used, cost_micro_usd FROM sync_runs WHERE id = $1`, run)
		return b.Status != "running" && b.Status != "queued"
	})
	dearest := cmp.Or(p.dearest, syncrun.DocumentedPrices().Highest()) // cheaper resources take less of a budget
	if limits := syncrun.TierGrowth.Limits(); b.Cost > int64(limits.Budget)*dearest {
		p.t.Errorf("run %d used %d resources at %d of %d", run, b.Resources, b.Cost, limits.Budget)
	}
	return b
}

// sent is what X has returned since it was asked last, by X's own count.
func (p *payer) sent() map[string]int64 {
	now := p.x.Calls().Resources
	since := maps.Clone(now)
	for kind, n := range p.returned {
		since[kind] -= n
	}
	p.returned = now
	return since
}

// wantX compares what a run was charged with what X returned for it: every follower and post once; users may have been
// returned twice, as likers of two posts, and are charged once.
func (p *payer) wantX(run int, got bill) {
	p.t.Helper()
	sent := p.sent()
	charged := map[string]int64{}
	for _, kind := range []string{"user", "follower", "post"} {
		var n int64
		p.get(&n, `SELECT count(*) FROM resource_reads WHERE kind = $1`, kind)
		charged[kind] = n
	}
	again := sent["user"] - charged["user"]
	fact.Is(p.t, `charged["follower"]`, charged["follower"], sent["follower"], run, sent, charged)
	fact.Is(p.t, `charged["post"]`, charged["post"], sent["post"], run, sent)
	fact.Holds(p.t, "again >= 0", again >= 0, again, run, sent)
	fact.Holds(p.t, "again <= 100", again <= 100, again, run, sent)
	fact.Is(p.t, `charged["user"]+charged["follower"]+charged["post"]`,
		charged["user"]+charged["follower"]+charged["post"], int64(got.Resources), run, sent)
}

// complete tells whether the follower list has been read to its end, with nothing left open.
func (p *payer) complete() bool {
	var open, edges int
	p.get(&open, `SELECT count(*) FROM scans WHERE state = 'open'`)
	p.get(&edges, `SELECT count(*) FROM edges`)
	return open == 0 && edges > 0
}

func (p *payer) edges() (n int) {
	p.get(&n, `SELECT count(*) FROM edges`)
	return n
}

// read is how many of an account's followers X returned, and how many different ones.
func (p *payer) read(handle string) sandbox.FollowersRead {
	all := p.x.Calls().Followers
	i := slices.IndexFunc(all, func(f sandbox.FollowersRead) bool { return f.Handle == handle })
	if i < 0 {
		return sandbox.FollowersRead{}
	}
	return all[i]
}

// TestLargeAccountIsPaidOnce syncs 80,000 followers a day at a time until they are all known.
func TestLargeAccountIsPaidOnce(t *testing.T) {
	t.Parallel()
	p := newPayer(t, app.RoleAll, "bigco", sandbox.Config{Seed: 21})
	promised := p.estimate()
	fact.Is(t, "promised.RunsUntilComplete", promised.RunsUntilComplete, bigRuns, promised)
	fact.Is(t, "promised.MaxResources", promised.MaxResources, 5_000)
	fact.Is(t, "promised.MaxCostUsd", promised.MaxCostUsd, 50)
	runs, off, cost := 0, 0, int64(0)
	p.nextDay() // the account's own look-up is another day's
	p.sent()
	for ; !p.complete() && runs < 2*bigRuns; runs++ {
		before := p.estimate()
		if before.RunsUntilComplete != bigRuns-runs {
			t.Errorf("before run %d the estimate is %+v", runs+1, before)
		}
		got := p.ended(p.n.sync(p.account))
		if got.Status != "completed" || float64(got.Cost) > before.MaxCostUsd*1e6 {
			t.Errorf("run %d: %+v, estimated %+v", runs+1, got, before)
		}
		p.wantX(runs+1, got)
		cost += got.Cost
		off = max(off, 100*max(got.Resources-before.LikelyResources, before.LikelyResources-got.Resources)/got.Resources)
		p.nextDay()
	}
	read := p.read("bigco")
	fact.Is(t, "runs", runs, bigRuns)
	fact.Is(t, "p.edges()", p.edges(), bigFollowers)
	fact.Is(t, "read.Distinct", read.Distinct, bigFollowers)
	if needless := read.Returned - read.Distinct; needless > int64(100*(runs-1)) {
		t.Errorf("%d followers were read again; a page of 100 at the head of each run is needed", needless)
	}
	if off > 30 {
		t.Errorf("the likely resources were off by %d %%", off)
	}
	// 80,000 followers are $800; no run can cost more than $50.
	if usd := float64(cost) / 1e6; usd < 800 || usd > 50*bigRuns {
		t.Errorf("all runs cost $%.2f", usd)
	}
	t.Logf("%d runs, %d read for %d followers, $%.2f in all, likely resources off by at most %d %%", runs, read.Returned,
		p.edges(), float64(cost)/1e6, off)
}

// TestLargeAccountIsNeverMissed does the same with 22,000 while runs are cancelled and killed in mid-scan, the account
// grows, and X refuses an old token.
func TestLargeAccountIsNeverMissed(t *testing.T) {
	t.Parallel()
	const cancelledRun, grownRun, killedRun, refusedRun = 2, 3, 4, 5
	const followers, due = 22_000, 6 // runs for all of them: 4,000 in the first, then 3,900 each
	var later atomic.Int64
	p := newPayer(t, app.RoleAPI, "bigco", sandbox.Config{Seed: 22, TokenTTL: time.Hour,
		Now: func() time.Time { return time.Now().Add(time.Duration(later.Load())) }})
	few := sandbox.ListChange{Change: "leave", From: followers, Count: bigFollowers - followers}
	if err := p.x.ChangeList("bigco", few); err != nil {
		t.Fatal(err)
	}
	worker := p.worker(nil)
	knownAtRefusal, runs := 0, 0
	for ; !p.complete() && runs < 2*due; runs++ {
		switch runs + 1 {
		case grownRun:
			if err := p.x.Advance("bigco", 250, 0); err != nil {
				t.Fatal(err)
			}
		case refusedRun:
			later.Add(int64(2 * time.Hour))
			knownAtRefusal = p.edges()
		}
		held, release := p.x.Hold(sandbox.EndpointFollowers, 3)
		run := p.n.sync(p.account)
		await(t, held)
		switch runs + 1 {
		case cancelledRun:
			var none any
			p.n.must(`mutation($r: ID!) { cancelSync(syncRunId: $r) { userErrors { code } } }`, map[string]any{"r": run}, &none)
		case killedRun:
			worker.kill()
			worker = p.worker(nil)
		}
		release()
		if got := p.ended(run); (got.Status == "failed") != (runs+1 == cancelledRun) {
			t.Errorf("run %d: %+v", runs+1, got)
		}
		p.nextDay()
	}
	read := p.read("bigco")
	if p.edges() != followers+250 || int(read.Distinct) != followers+250 {
		t.Errorf("%d runs found %d followers, X told of %d", runs, p.edges(), read.Distinct)
	}
	// heads, the list once more, and the pages at hand when a run ended
	needed := int64(100*runs + knownAtRefusal + 2*1000)
	if needless := read.Returned - read.Distinct; needless > needed {
		t.Errorf("%d followers were read again, %d had to be", needless, needed)
	}
	if want := refusedRun - 1 + due; runs > want+1 {
		t.Errorf("it took %d runs; %d are due", runs, want)
	}
	t.Logf("%d runs, %d read for %d followers, of which %d were known when the token was refused", runs, read.Returned,
		p.edges(), knownAtRefusal)
}

// TestMonthIsCapped syncs until the month's budget is used up.
func TestMonthIsCapped(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 23})
	p := &payer{world: w, n: w.start(app.RoleAll, func(c *config.Config) { c.Budgets = true; c.MonthlyBudgetUSD = 3 })}
	p.account = p.n.track("village")
	var refused struct {
		StartSync struct {
			UserErrors []struct{ Code, Message string }
		}
	}
	runs := 0
	for ; runs < 10 && len(refused.StartSync.UserErrors) == 0; runs++ {
		p.n.must(`mutation($a: ID!) { startSync(input: {trackedAccountId: $a}) { syncRun { id } userErrors { code
			message } } }`,
			map[string]any{"a": p.account}, &refused)
		eventually(t, time.Minute, "the run ends",
			func() bool { return p.text(`SELECT count(*) FROM sync_runs WHERE completed_at IS NULL`) == "0" })
		p.nextDay()
	}
	var month struct {
		Viewer struct {
			Usage struct{ EstimatedCostUsd float64 }
		}
	}
	p.n.must(`{ viewer { usage { estimatedCostUsd } } }`, nil, &month)
	spent := month.Viewer.Usage.EstimatedCostUsd
	now := time.Now().UTC()
	next := time.Date(now.Year(), now.Month()+1, 1, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
	errs := refused.StartSync.UserErrors
	fact.Is(fact.Must(t), "len(errs)", len(errs), 1, runs, spent, next, errs)
	fact.Is(t, "errs[0].Code", errs[0].Code, "BUDGET_EXHAUSTED", runs, spent, next)
	fact.Contains(t, "errs[0].Message", errs[0].Message, next, runs, spent)
	if spent > 3 || spent < 2.9 {
		t.Errorf("$%.2f of $3.00 were spent", spent)
	}
	t.Logf("%d runs spent $%.2f of $3.00, then: %+v", runs-1, spent, errs)
}

// TestPricesAreASetting charges, estimates and caps by the prices that are set.
func TestPricesAreASetting(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 24})
	n := w.start(app.RoleAll, func(c *config.Config) {
		c.Budgets, c.MonthlyBudgetUSD = true, 5000
		c.PricesMicroUSD = map[string]int64{"user": 1_000_000, "follower": 2_000_000, "post": 3_000_000}
	})
	// the look-up of the account costs a user's price
	p := &payer{world: w, n: n, account: n.track("village"), dearest: 3_000_000}
	if got := p.estimate(); got.MaxResources != 1666 || got.MaxCostUsd != 4998 { // at the dearest price
		t.Errorf("the estimate is %+v", got)
	}
	run := p.ended(n.sync(p.account))
	sent := p.x.Calls().Resources
	want := (sent["user"]-1)*1_000_000 + sent["follower"]*2_000_000 + sent["post"]*3_000_000
	var month struct {
		Viewer struct {
			Usage struct{ EstimatedCostUsd float64 }
		}
	}
	n.must(`{ viewer { usage { estimatedCostUsd } } }`, nil, &month)
	// A liker of two posts is returned twice and charged once.
	fact.Is(t, "run.Status", run.Status, "completed", sent, run)
	fact.Not(t, "run.Cost", run.Cost, 0, sent)
	fact.Holds(t, "run.Cost <= want", run.Cost <= want, run.Cost, want, sent)
	fact.Holds(t, `run.Cost >= want-int64(sent["user"])*1_000_000`, run.Cost >= want-int64(sent["user"])*1_000_000,
		run.Cost, want-int64(sent["user"])*1_000_000, sent)
	if spent := month.Viewer.Usage.EstimatedCostUsd; spent != float64(run.Cost+1_000_000)/1e6 {
		t.Errorf("the month has cost $%.2f, the run %d", spent, run.Cost)
	}
}

// TestParallelLookupsFitTheCap tracks twenty accounts at once where the month has room for one question: X is asked
// once, and the others read that the month is used up.
func TestParallelLookupsFitTheCap(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 23})
	n := w.start(app.RoleAPI, func(c *config.Config) { c.MonthlyBudgetUSD = 0.01 })
	held, release := w.x.Hold(sandbox.EndpointUserByUsername, 0)
	const track = `mutation($h: String!) { trackAccount(input: {handle: $h, tier: PRO}) { trackedAccount { id }
		userErrors { code } } }`
	ask := func(handle string) string {
		var tracked struct {
			TrackAccount struct{ UserErrors []struct{ Code string } }
		}
		n.must(track, map[string]any{"h": handle}, &tracked)
		if refused := tracked.TrackAccount.UserErrors; len(refused) > 0 {
			return refused[0].Code
		}
		return ""
	}
	answers := make(chan string, 20)
	for i := range 20 {
		go func() { answers <- ask([]string{"acme", "village"}[i%2]) }()
	}
	await(t, held)
	for range 19 {
		if code := <-answers; code != string(syncrun.UserBudgetExhausted) {
			t.Errorf("while X is asked, another look-up is answered %q", code)
		}
	}
	release()
	if code := <-answers; code != "" {
		t.Errorf("the one there is room for is answered %q", code)
	}
	if asked := w.x.Calls().ByEndpoint[sandbox.EndpointUserByUsername]; asked != 1 {
		t.Errorf("X was asked %d times", asked)
	}
	if code := ask("bigco"); code != string(syncrun.UserBudgetExhausted) {
		t.Errorf("after it, another look-up is answered %q", code)
	}
}
