package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// figure is what the test of a promise measured, in words.
type figure struct {
	text   string
	notRun bool
	slack  time.Duration // bars of time are multiplied by it; 0: as promised
}

// late tells whether something took longer than its bar, with the slack that the figure has.
func (f *figure) late(took, bar time.Duration) bool { return took > bar*max(1, f.slack) }

func (f *figure) say(format string, args ...any) { f.text = fmt.Sprintf(format, args...) }

// seeded is a source of moments and choices that follows from a seed and a name.
func seeded(seed int64, name string) *rand.Rand {
	sum := uint64(len(name))
	for _, c := range name {
		sum = sum*131 + uint64(c)
	}
	return rand.New(rand.NewPCG(uint64(seed), sum))
}

// pause waits for d. It is for silences that a test is about, not for something to happen.
func pause(d time.Duration) { <-time.After(d) }

// named is dsn for sessions that Postgres knows by name.
func named(dsn, name string) string {
	if strings.Contains(dsn, "://") {
		separator := "?"
		if strings.Contains(dsn, "?") {
			separator = "&"
		}
		return dsn + separator + "application_name=" + name
	}
	return dsn + " application_name=" + name
}

// member is one user who tracks one account.
type member struct {
	user, account int
	key, handle   string
	run           int // the run of the present round
}

// crowd is users who sync their accounts in rounds. From the second round on the accounts have grown.
type crowd struct {
	w       *world
	d       *db.DB
	starter *db.Starter
	name    string // of its members
	members []*member
	round   int
}

// wanted is the search of every member.
func wanted() syncrun.Definition {
	return syncrun.Definition{
		Description: "founders, engineers and designers",
		Labels: []syncrun.Label{{Kind: syncrun.LabelJobRole, Value: "founder"},
			{Kind: syncrun.LabelJobRole, Value: "software engineer"},
			{Kind: syncrun.LabelJobRole, Value: "designer"}},
		Genders:            []syncrun.Gender{syncrun.GenderFemale, syncrun.GenderNonbinary},
		FollowerCountTiers: []syncrun.FollowerCountTier{syncrun.Under1K, syncrun.From1KTo10K},
	}
}

// newCrowd makes a user for each of the handles, by their names at X.
func newCrowd(w *world, tier syncrun.AccountTier, handles ...string) *crowd {
	w.t.Helper()
	d, err := db.Open(w.dsn, db.Options{MaxConns: 4})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = d.Close() })
	c := newCrowdOf(w, d, "member")
	ids := map[string]int64{}
	for _, handle := range handles {
		if ids[handle] == 0 {
			ids[handle] = w.idAtX(handle)
		}
		c.join(tier, handle, ids[handle])
	}
	return c
}

// newCrowdOf is a crowd without members.
func newCrowdOf(w *world, d *db.DB, name string) *crowd {
	return &crowd{w: w, d: d, name: name, starter: d.Starter(db.Policy{Prices: syncrun.DocumentedPrices()})}
}

// idAtX asks X who an account is.
func (w *world) idAtX(handle string) int64 {
	w.t.Helper()
	x := w.source(nil)
	defer x.Close()
	for {
		profile, err := x.Lookup(context.Background(), handle)
		var temporary *source.TemporaryError
		var limited *source.RateLimitedError
		switch {
		case err == nil:
			return profile.ID
		case !errors.As(err, &temporary) && !errors.As(err, &limited):
			w.t.Fatal(err)
		}
	}
}

// source is a client of the world's X.
func (w *world) source(change func(*xapi.Config)) *xapi.Client {
	w.t.Helper()
	cfg := xapi.Config{BaseURL: w.xURL, BearerTokens: []string{"app"}, UserToken: "user", Clock: pipeline.SystemClock{}}
	if change != nil {
		change(&cfg)
	}
	x, err := xapi.New(cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	return x
}

// join adds a user who tracks an account with a search.
func (c *crowd) join(tier syncrun.AccountTier, handle string, xID int64) *member {
	c.w.t.Helper()
	m := &member{handle: handle}
	var err error
	if m.key, m.user, err = app.CreateKey(context.Background(), c.d, fmt.Sprint(c.name, " ", len(c.members))); err != nil {
		c.w.t.Fatal(err)
	}
	definition, err := json.Marshal(wanted())
	if err != nil {
		c.w.t.Fatal(err)
	}
	c.w.get(&m.account,
		`WITH s AS (INSERT INTO saved_searches (user_id, name, definition) VALUES ($1, 's', $2::jsonb) RETURNING id)
		INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier, saved_search_id) SELECT $1, $3, $4, $5, s.id FROM s
		RETURNING id`,
		m.user, string(definition), handle, xID, tier)
	c.members = append(c.members, m)
	return m
}

// start queues a run of one member.
func (c *crowd) start(m *member) {
	c.w.t.Helper()
	var run *syncrun.Run
	var err error
	eventually(c.w.t, time.Minute, "a run is queued", func() bool {
		run, err = c.starter.StartSync(context.Background(), syncrun.StartRequest{
			UserID: m.user, TrackedAccountID: m.account, Trigger: syncrun.TriggerManual})
		return !errors.Is(err, syncrun.ErrUnavailable)
	})
	if err != nil {
		c.w.t.Fatalf("start: %v", err)
	}
	m.run = run.ID
}

// begin starts the next round: a run of every member.
func (c *crowd) begin() {
	c.w.t.Helper()
	if c.round > 0 {
		grown := map[string]bool{}
		for _, m := range c.members {
			if !grown[m.handle] {
				grown[m.handle] = true
				if err := c.w.x.Advance(m.handle, 250, 3); err != nil {
					c.w.t.Fatal(err)
				}
			}
		}
	}
	c.round++
	for _, m := range c.members {
		c.start(m)
	}
}

// live counts runs that have not ended; -1 while the database is away.
func (c *crowd) live() int {
	var n int
	if err := c.w.sql.Get(&n, `SELECT count(*) FROM sync_runs WHERE status IN ('queued', 'running')`); err != nil {
		return -1
	}
	return n
}

// finish waits until every run has ended.
func (c *crowd) finish(limit time.Duration) {
	c.w.t.Helper()
	eventually(c.w.t, limit, "every run has ended", func() bool { return c.live() == 0 })
}

// events counts what the logs hold; -1 while the database is away.
func (c *crowd) events() int {
	var n int
	if err := c.w.sql.Get(&n, `SELECT coalesce(sum(seq), 0) FROM sync_runs`); err != nil {
		return -1
	}
	return n
}

// check compares what the round left with the undisturbed one and says where runs differ.
func (c *crowd) check(o *oracle) (differences []string) {
	c.w.t.Helper()
	want := o.ledgers(c.round)
	for _, m := range c.members {
		if d := c.w.ledger(m.run).diff(want[m.handle]); d != "" {
			differences = append(differences, fmt.Sprintf("round %d, run %d of %s is not as undisturbed:\n%s", c.round, m.run,
				m.handle, d))
		}
	}
	return differences
}

// mustMatch fails the test for each difference and counts the runs compared.
func (c *crowd) mustMatch(o *oracle) int {
	c.w.t.Helper()
	for _, d := range c.check(o) {
		c.w.t.Error(d)
	}
	return len(c.members)
}

// oracle tells what rounds leave when nothing goes wrong.
type oracle struct {
	mu     sync.Mutex
	c      *crowd
	rounds []map[string]ledger
	calls  []map[string]int64
}

// newOracle makes a world of its own for one member of each handle.
func newOracle(t testing.TB, cfg sandbox.Config, tier syncrun.AccountTier, handles ...string) *oracle {
	t.Helper()
	cfg.Latency = 0
	w := newWorld(t, cfg)
	w.start(app.RoleWorker, func(c *config.Config) { c.Workers = 2 })
	return &oracle{c: newCrowd(w, tier, handles...)}
}

// ledgers are those of the nth round, from 1, by handle.
func (o *oracle) ledgers(n int) map[string]ledger {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(o.rounds) < n {
		o.c.w.x.ResetCalls()
		o.c.begin()
		o.c.finish(2 * time.Minute)
		round := map[string]ledger{}
		for _, m := range o.c.members {
			round[m.handle] = o.c.w.ledger(m.run)
		}
		o.rounds = append(o.rounds, round)
		o.calls = append(o.calls, o.c.w.x.Calls().ByEndpoint)
	}
	return o.rounds[n-1]
}

// events is how many the run of a handle has in the nth round.
func (o *oracle) events(n int, handle string) int {
	return o.ledgers(n)[handle].Events
}

// callsPerRound is how many calls the nth round takes for one member of each handle.
func (o *oracle) callsPerRound(n int) int64 {
	o.ledgers(n)
	o.mu.Lock()
	defer o.mu.Unlock()
	return pages(o.calls[n-1])
}

// pages are the calls that runs make.
func pages(byEndpoint map[string]int64) int64 {
	var sum int64
	for endpoint, n := range byEndpoint {
		if endpoint != sandbox.EndpointUserByUsername {
			sum += n
		}
	}
	return sum
}

// record makes Postgres write down which session wrote each event and made each claim, and lets a test hold writers:
// whoever has advisory lock 7 stops every session that writes an event, inside its transaction.
func (w *world) record() {
	w.t.Helper()
	w.sql.MustExec(`
		CREATE TABLE claims (run_id bigint, attempt integer, app text);
		CREATE FUNCTION note_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			INSERT INTO claims VALUES (NEW.id, NEW.attempt, current_setting('application_name'));
			RETURN NEW; END $$;
		CREATE TRIGGER note_claim AFTER UPDATE ON sync_runs FOR EACH ROW
			WHEN (NEW.attempt <> OLD.attempt AND NEW.lease_until > now()) EXECUTE FUNCTION note_claim();
		CREATE TABLE writers (run_id bigint, seq integer, app text, attempt integer, at timestamptz);
		CREATE FUNCTION note_writer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			PERFORM pg_advisory_xact_lock_shared(7);
			INSERT INTO writers SELECT NEW.run_id, NEW.seq, current_setting('application_name'), r.attempt, clock_timestamp()
				FROM sync_runs r WHERE r.id = NEW.run_id;
			RETURN NEW; END $$;
		CREATE TRIGGER note_writer AFTER INSERT ON sync_run_events FOR EACH ROW EXECUTE FUNCTION note_writer()`)
}

// clockVariable gives a child worker a wrong clock.
const clockVariable = "GOODONES_TEST_CLOCK"

// skewed is what the two workers of a test have beside the rest: nothing, or clocks that disagree.
type skewed [2]map[string]string

func disagreeing(first, second string) skewed {
	return skewed{{clockVariable: first}, {clockVariable: second}}
}

// with is the environment of one of the two, and a name for its sessions.
func (s skewed) with(w *world, worker int, name string) map[string]string {
	env := map[string]string{"DATABASE_URL": named(w.dsn, name)}
	maps.Copy(env, s[worker])
	return env
}

// wrongClock is off by so much, or jumps between that late and that early every five seconds. How long a wait takes is
// true, as it is with any machine whose time of day is set.
type wrongClock struct {
	pipeline.SystemClock
	skew  time.Duration
	jumps bool
	born  time.Time
}

// newWrongClock reads "1h", "-1h", "jump 1h" or "jump -1h", which begins early.
func newWrongClock(skew string) wrongClock {
	by, jumps := strings.CutPrefix(skew, "jump ")
	off, _ := time.ParseDuration(by)
	return wrongClock{skew: off, jumps: jumps, born: time.Now()}
}

// Now is not now.
func (c wrongClock) Now() time.Time {
	now := time.Now().Round(0)
	if c.jumps && time.Since(c.born)/(5*time.Second)%2 == 1 {
		return now.Add(-c.skew)
	}
	return now.Add(c.skew)
}

// skewedWorker is a worker process with a wrong clock.
func skewedWorker(skew string) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	cfg, err := config.LoadFrom(nil, os.LookupEnv)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	a, err := app.New(app.Options{Config: cfg, Role: app.RoleWorker, DatabaseURL: cfg.DatabaseURL.Reveal(), Log: log,
		Clock: newWrongClock(skew)})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println("working on runs")
	if err := a.Run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
