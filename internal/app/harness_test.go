package app_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/cli"
	"goodones/internal/config"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// childVariable makes the test binary behave as the program itself, so that tests can kill real processes.
const childVariable = "GOODONES_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		os.Exit(child())
	}
	for _, v := range config.Variables() { // children have those alone that a test sets
		if v.Name != "PG_BIN" {
			_ = os.Unsetenv(v.Name)
		}
	}
	dbtest.Main(m)
}

// world is a database, a simulated X, and a user with a key: all that servers and workers of a test share.
type world struct {
	t    testing.TB
	dsn  string
	sql  *sqlx.DB // a connection of the test's own
	x    *sandbox.Server
	xURL string
	nats string // where a writer sends its hints; empty: Postgres
	key  string
	user int

	env    map[string]string // what children get beyond their own settings
	stderr io.Writer         // of children and nodes; nil: the test's own when it is verbose
}

// child is the program itself, or a worker by a wrong clock.
func child() int {
	go endWithParent(os.Getppid())
	if skew := os.Getenv(clockVariable); skew != "" {
		return skewedWorker(skew)
	}
	return cli.Main(os.Args[1:], os.Stdout, os.Stderr)
}

// endWithParent ends a child of tests that were ended themselves, by their own timeout, say: what it listens at would
// stay taken.
func endWithParent(parent int) {
	for os.Getppid() == parent {
		pause(time.Second)
	}
	os.Exit(1)
}

func newWorld(t testing.TB, cfg sandbox.Config) *world {
	t.Helper()
	return newWorldOn(t, dbtest.DSN(t), cfg)
}

func newWorldOn(t testing.TB, dsn string, cfg sandbox.Config) *world {
	t.Helper()
	if cfg.RateLimits == "" {
		cfg.RateLimits = sandbox.RateLimitsOff
	}
	cfg.Faults = withThin(cfg.Faults)
	x, err := sandbox.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(x)
	t.Cleanup(func() { x.Close(); server.Close() })
	w := &world{t: t, dsn: dsn, x: x, xURL: server.URL, sql: sqlx.MustOpen("postgres", dsn)}
	t.Cleanup(func() { _ = w.sql.Close() })
	w.key, w.user = w.newUser("alice")
	return w
}

// withThin has one follower in 25 listed by id alone, so that there is work for every stage.
func withThin(faults string) string { return strings.TrimSuffix("idonly=0.04,"+faults, ",") }

// newUser makes a user with a key.
func (w *world) newUser(name string) (key string, id int) {
	w.t.Helper()
	d, err := db.Open(w.dsn, db.Options{MaxConns: 1})
	if err != nil {
		w.t.Fatal(err)
	}
	defer d.Close()
	if key, id, err = app.CreateKey(context.Background(), d, name); err != nil {
		w.t.Fatal(err)
	}
	return key, id
}

// config is what every server and worker of the world has; change may alter it.
func (w *world) config(change func(*config.Config)) config.Config {
	w.t.Helper()
	cfg, err := config.LoadFrom(nil, func(name string) (string, bool) {
		value, ok := map[string]string{
			"X_API_BASE_URL": w.xURL, "X_BEARER_TOKEN": "app", "X_USER_TOKEN": "user", "LISTEN_ADDR": "127.0.0.1:0",
			"RATE_LIMIT_PER_MINUTE": "0", "MAX_SOCKETS_PER_KEY": "0", "MAX_SUBSCRIPTIONS_PER_KEY": "0",
			"LEASE": "1s", "HEARTBEAT": "300ms", "SWEEP": "500ms", "BUDGETS": "off",
		}[name]
		return value, ok
	})
	if err != nil {
		w.t.Fatal(err)
	}
	if change != nil {
		change(&cfg)
	}
	return cfg
}

// node is one process of goodones, run inside the test.
type node struct {
	*client
	stop func()
}

// start runs a node inside the test until it is stopped or the test ends.
func (w *world) start(role app.Role, change func(*config.Config)) *node {
	w.t.Helper()
	return w.startWith(app.Options{Config: w.config(change), Role: role, DatabaseURL: w.dsn})
}

// startWith is start for whoever decides more. A nil Log gets warnings.
func (w *world) startWith(opts app.Options) *node {
	w.t.Helper()
	if opts.Log == nil {
		opts.Log = slog.New(slog.NewTextHandler(w.errors(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	}
	a, err := app.New(opts)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	stopped := false
	n := &node{client: &client{t: w.t, url: a.URL(), key: w.key}}
	n.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-done; err != nil {
			w.t.Errorf("node ended with %v", err)
		}
	}
	w.t.Cleanup(n.stop)
	return n
}

// process is one process of goodones, run as a child.
type process struct {
	t    testing.TB
	cmd  *exec.Cmd
	line string // the first line of its standard output
	done chan error
}

// spawn runs the program as a child process with the world's configuration and waits for its first line.
func (w *world) spawn(env map[string]string, args ...string) *process {
	w.t.Helper()
	exe, err := os.Executable()
	if err != nil {
		w.t.Fatal(err)
	}
	all := map[string]string{
		childVariable: "1", "DATABASE_URL": w.dsn, "X_API_BASE_URL": w.xURL, "X_BEARER_TOKEN": "app", "X_USER_TOKEN": "user",
		"LISTEN_ADDR": "127.0.0.1:0", "RATE_LIMIT_PER_MINUTE": "0", "MAX_SOCKETS_PER_KEY": "0",
		"MAX_SUBSCRIPTIONS_PER_KEY": "0",
		"LEASE":                     "1s", "HEARTBEAT": "300ms", "SWEEP": "500ms", "BUDGETS": "off", "LOG_LEVEL": "warn",
	}
	maps.Copy(all, w.env)
	maps.Copy(all, env)
	cmd := exec.Command(exe, args...)
	cmd.Env = os.Environ()
	for name, value := range all {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	cmd.Stderr = w.errors()
	out, err := cmd.StdoutPipe()
	if err != nil {
		w.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	p := &process{t: w.t, cmd: cmd, done: make(chan error, 1)}
	lines := bufio.NewScanner(out)
	if lines.Scan() {
		p.line = lines.Text()
	}
	go func() {
		for lines.Scan() {
			continue
		}
		p.done <- cmd.Wait()
	}()
	w.t.Cleanup(p.kill)
	return p
}

// errors is where children and nodes complain.
func (w *world) errors() io.Writer {
	switch {
	case w.stderr != nil:
		return w.stderr
	case testing.Verbose():
		return os.Stderr
	}
	return io.Discard
}

// worker spawns a worker process.
func (w *world) worker(env map[string]string) *process {
	w.t.Helper()
	p := w.spawn(env, "serve", "--role", "worker")
	if p.line != "working on runs" {
		w.t.Fatalf("worker says %q", p.line)
	}
	return p
}

// kill ends the process with SIGKILL, if it still runs, and waits until it is gone.
func (p *process) kill() {
	_ = p.cmd.Process.Signal(syscall.SIGKILL)
	_ = p.wait() // it was killed
}

func (p *process) wait() error {
	err := <-p.done
	p.done <- err
	return err
}

// eventually waits until check holds; it fails the test after limit. It asks often at first and then less, because each
// question takes time from what it waits for.
func eventually(t testing.TB, limit time.Duration, what string, check func() bool) {
	t.Helper()
	wait := 2 * time.Millisecond
	for deadline := time.Now().Add(limit); !check(); {
		if time.Now().After(deadline) {
			t.Fatalf("not within %s: %s", limit, what)
		}
		<-time.After(wait)
		wait = min(wait*5/4, 50*time.Millisecond)
	}
}

// whileBusy asks again as clients and workers do, while the database is too busy to answer in time.
func whileBusy(t testing.TB, what string, ask func() error) {
	t.Helper()
	var err error
	eventually(t, time.Minute, what, func() bool {
		err = ask()
		return !errors.Is(err, syncrun.ErrUnavailable)
	})
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// ledger is everything a run left behind that an undisturbed run of the same seed must have left as well.
type ledger struct {
	Status     string
	Counts     string
	Paid       string // by the run, and in the books of the user
	Kept       string // by how much the account's kept totals differ from its runs and edges
	Log        string // whether it has gaps, and how many ends
	Shares     string // how often what is done fell, and was all
	Events     int    // in it; waits add to them
	Messages   []string
	Edges      []string
	Likers     []string
	Verdicts   []string
	Candidates []string
}

// ledger reads what the run left. Ids of rows are left out, ids at X are the same for the same seed.
func (w *world) ledger(runID int) ledger {
	w.t.Helper()
	var l ledger
	w.get(&l.Status, `SELECT status || ' ' || error_code FROM sync_runs WHERE id = $1`, runID)
	w.get(&l.Counts, `SELECT string_agg(concat(c.key, ' ', c.value), ', ' ORDER BY c.key)
		FROM sync_runs r, jsonb_each_text(to_jsonb(r)) c
		WHERE r.id = $1 AND (c.key LIKE '%\_count' OR c.key = 'resources_used')`, runID)
	w.get(&l.Paid,
		`SELECT concat_ws(' ', r.cost_micro_usd, (SELECT sum(resources) FROM usage_days u WHERE u.user_id = r.user_id),
		(SELECT sum(cost_micro_usd) FROM usage_days u WHERE u.user_id = r.user_id)) FROM sync_runs r WHERE id = $1`, runID)
	w.get(&l.Kept, `SELECT concat_ws(' ', t.new_followers_count - (SELECT sum(s.new_followers_count) FROM sync_runs s
			WHERE s.tracked_account_id = r.tracked_account_id AND s.completed_at IS NOT NULL),
		t.likers_count - (SELECT sum(s.likers_count) FROM sync_runs s
			WHERE s.tracked_account_id = r.tracked_account_id AND s.completed_at IS NOT NULL),
		coalesce(k.people, 0) - (SELECT count(*) FROM edges e WHERE e.tracked_account_id = r.tracked_account_id))
		FROM sync_runs r JOIN run_totals t ON t.tracked_account_id = r.tracked_account_id
		LEFT JOIN known_followers k ON k.tracked_account_id = r.tracked_account_id WHERE r.id = $1`, runID)
	w.get(&l.Log,
		`SELECT concat_ws(' ', max(seq) - count(*), 'missing,', count(*) FILTER (WHERE status IN ('completed', 'failed')),
		'ends') FROM sync_run_events WHERE run_id = $1`, runID)
	w.get(&l.Shares, `SELECT concat_ws(' ', count(*) FILTER (WHERE e.run_progress < p.run_progress
			OR e.stage = p.stage AND e.stage_progress < p.stage_progress OR e.run_progress IS NULL), 'times less,',
			count(*) FILTER (WHERE e.run_progress = 1000), 'times all')
		FROM sync_run_events e LEFT JOIN sync_run_events p ON p.run_id = e.run_id AND p.seq = e.seq - 1
		WHERE e.run_id = $1`, runID)
	w.get(&l.Events, `SELECT seq FROM sync_runs WHERE id = $1`, runID)
	w.list(&l.Messages, `SELECT message FROM sync_run_events WHERE run_id = $1 AND message <> '' ORDER BY seq`, runID)
	w.list(&l.Edges, `SELECT e.person_id || ' ' || (e.detailed_at IS NOT NULL) || ' ' || e.facts_hash FROM edges e
		JOIN sync_runs r ON r.tracked_account_id = e.tracked_account_id WHERE r.id = $1 ORDER BY e.person_id`, runID)
	w.list(&l.Likers, `SELECT l.person_id || ' ' || coalesce(l.facts_hash, 0) FROM likers l
		JOIN sync_runs r ON r.tracked_account_id = l.tracked_account_id WHERE r.id = $1 ORDER BY l.person_id`, runID)
	w.list(&l.Verdicts, `SELECT concat_ws(' ', person_id, search_version, facts_hash, confidence, outcome, gender,
		follower_count_tier, array_to_string(reasons, '; ')) FROM verdicts WHERE run_id = $1 ORDER BY person_id`, runID)
	w.list(&l.Candidates,
		`SELECT person_id || ' ' || source_type FROM candidates WHERE last_run_id = $1 ORDER BY person_id`, runID)
	return l
}

func (w *world) get(into any, query string, args ...any) {
	w.t.Helper()
	if err := w.sql.Get(into, query, args...); err != nil {
		w.t.Fatalf("%s: %v", query, err)
	}
}

func (w *world) list(into any, query string, args ...any) {
	w.t.Helper()
	if err := w.sql.Select(into, query, args...); err != nil {
		w.t.Fatalf("%s: %v", query, err)
	}
}

// diff says in a line where two ledgers differ; empty when they do not.
func (l ledger) diff(other ledger) string {
	parts := []struct {
		name string
		a, b []string
	}{
		{"status", []string{l.Status}, []string{other.Status}}, {"counts", []string{l.Counts}, []string{other.Counts}},
		{"paid", []string{l.Paid}, []string{other.Paid}}, {"log", []string{l.Log}, []string{other.Log}},
		{"kept", []string{l.Kept}, []string{other.Kept}}, {"shares", []string{l.Shares}, []string{other.Shares}},
		{"messages", l.Messages, other.Messages}, {"edges", l.Edges, other.Edges}, {"likers", l.Likers, other.Likers},
		{"verdicts", l.Verdicts, other.Verdicts}, {"candidates", l.Candidates, other.Candidates},
	}
	var out []string
	for _, p := range parts {
		if !slices.Equal(p.a, p.b) {
			out = append(out, fmt.Sprintf("%s: %d against %d: %.200v … %.200v", p.name, len(p.a), len(p.b), p.a, p.b))
		}
	}
	return strings.Join(out, "\n")
}
