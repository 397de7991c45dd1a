//go:build unix

package pgserver

import (
	"context"
	"database/sql"
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/lib/pq"

	"goodones/internal/fact"
)

const patience = 20 * time.Second

// start opens a cluster that is closed at the end of the test.
func start(t *testing.T, opts Options) *Server {
	t.Helper()
	s, err := Start(within(t, patience), opts)
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

// query returns one value as text.
func query(t *testing.T, dsn, statement string) string {
	t.Helper()
	db, err := sql.Open("postgres", dsn)
	check(t, err)
	defer db.Close()
	var value string
	check(t, db.QueryRowContext(within(t, patience), statement).Scan(&value))
	return value
}

// execute runs a statement.
func execute(t *testing.T, dsn, statement string) {
	t.Helper()
	db, err := sql.Open("postgres", dsn)
	check(t, err)
	defer db.Close()
	_, err = db.ExecContext(within(t, patience), statement)
	check(t, err)
}

func postmaster(t *testing.T, d directory) int {
	t.Helper()
	f, err := d.readPIDFile()
	check(t, err)
	return f.pid
}

func TestTemporaryClusterLivesAndLeavesNothing(t *testing.T) {
	t.Parallel()
	s := start(t, Options{Settings: map[string]string{"max_connections": "17", "listen_addresses": "*"}})
	dsn := s.DSN("postgres")
	for statement, want := range map[string]string{
		"SHOW max_connections":  "17",
		"SHOW listen_addresses": "",
		"SHOW fsync":            "on",
		"SHOW server_encoding":  "UTF8",
		"SELECT current_user":   "postgres",
		"SELECT datcollate FROM pg_database WHERE datname = current_database()": "C",
	} {
		if got := query(t, dsn, statement); got != want {
			t.Errorf("%s = %q, want %q", statement, got, want)
		}
	}
	execute(t, dsn, `CREATE DATABASE "it's \ odd"`)
	if got := query(t, s.DSN(`it's \ odd`), "SELECT current_database()"); got != `it's \ odd` {
		t.Errorf("connected to %q", got)
	}
	for _, private := range []string{s.cluster.data(), s.cluster.sockets()} {
		info, err := os.Stat(private)
		check(t, err)
		if info.Mode().Perm() != 0o700 || !s.cluster.account.owns(private) {
			t.Errorf("%s has mode %v or the wrong owner", private, info.Mode())
		}
	}
	pid := postmaster(t, s.cluster.directory)
	check(t, s.Close())
	check(t, s.Close())
	if alive(pid) {
		t.Error("the postmaster is still there")
	}
	if _, err := os.Stat(s.Dir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the directory is still there: %v", err)
	}
	if err := s.Restart(within(t, patience), "fast"); !errors.Is(err, errClosed) {
		t.Errorf("Restart after Close: %v", err)
	}
}

func TestKeptDirectoryKeepsItsData(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "deep", "state")
	s := start(t, Options{Dir: dir})
	execute(t, s.DSN("postgres"), "CREATE TABLE kept AS SELECT 'yes' AS answer")
	check(t, s.Close())
	occupy(t, s.cluster.directory)
	s = start(t, Options{Dir: dir})
	if got := query(t, s.DSN("postgres"), "SELECT answer FROM kept"); got != "yes" {
		t.Errorf("got %q", got)
	}
}

// occupy leaves what a crash before a reboot does: pid files whose number now
// belongs to an innocent process of the same user.
func occupy(t *testing.T, d directory) {
	t.Helper()
	innocent := sleeper(t, d.account)
	text := strings.Join([]string{innocent, d.data(), "1", port, d.sockets(), "", "1 1", "ready", ""}, "\n")
	for _, path := range []string{d.pidPath(), d.socket() + ".lock"} {
		check(t, os.WriteFile(path, []byte(text), 0o600))
		check(t, d.account.take(path))
	}
}

func TestRestart(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	execute(t, s.DSN("postgres"), "CREATE TABLE kept AS SELECT 'yes' AS answer")
	for _, mode := range []string{"immediate", "fast", "immediate"} {
		before := postmaster(t, s.cluster.directory)
		check(t, s.Restart(within(t, patience), mode))
		if got := query(t, s.DSN("postgres"), "SELECT answer FROM kept"); got != "yes" {
			t.Errorf("after %s: %q", mode, got)
		}
		if after := postmaster(t, s.cluster.directory); after == before {
			t.Errorf("%s: still process %d", mode, after)
		}
	}
	if err := s.Restart(within(t, patience), "smart"); err == nil {
		t.Error("mode smart was accepted")
	}
}

func TestStopAndStartAgain(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	check(t, s.StartAgain(within(t, patience)))
	for _, mode := range []string{"fast", "immediate"} {
		check(t, s.Stop(within(t, patience), mode))
		check(t, s.Stop(within(t, patience), mode))
		if s.cluster.ping(within(t, patience)) == nil {
			t.Errorf("%s: it still accepts connections", mode)
		}
		check(t, s.StartAgain(within(t, patience)))
		query(t, s.DSN("postgres"), "SELECT 1")
	}
	check(t, s.Stop(within(t, patience), "fast"))
	check(t, s.Restart(within(t, patience), "fast"))
	check(t, s.Stop(within(t, patience), "fast"))
}

func TestSupervisorRestartsAfterCrash(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var said []string
	s := start(t, Options{Log: func(format string, _ ...any) {
		mu.Lock()
		defer mu.Unlock()
		said = append(said, format)
	}})
	for range 2 {
		pid := postmaster(t, s.cluster.directory)
		check(t, syscall.Kill(pid, syscall.SIGKILL))
		until(t, "a new postmaster", func() bool {
			f, err := s.cluster.readPIDFile()
			return err == nil && f.pid != pid && s.cluster.ping(context.Background()) == nil
		})
	}
	mu.Lock()
	defer mu.Unlock()
	if len(said) == 0 {
		t.Error("nobody was told of the crash")
	}
}

func TestLongPathHasItsSocketElsewhere(t *testing.T) {
	t.Parallel()
	wantSocketElsewhere(t, filepath.Join(openDir(t), strings.Repeat("long", 25)))
}

// A comma separates hosts in an address, and directories in the server's settings.
func TestCommaInThePath(t *testing.T) {
	t.Parallel()
	wantSocketElsewhere(t, filepath.Join(openDir(t), "a,b"))
}

func wantSocketElsewhere(t *testing.T, dir string) {
	t.Helper()
	s := start(t, Options{Dir: dir})
	sockets := s.cluster.sockets()
	if !s.cluster.outside() || len(s.cluster.socket()) > maxSocketPath {
		t.Fatalf("the socket is in %s", sockets)
	}
	joined := start(t, Options{Dir: dir})
	if joined.DSN("x") != s.DSN("x") {
		t.Errorf("joined by %s, not %s", joined.DSN("x"), s.DSN("x"))
	}
	d, err := sql.Open("postgres", s.DSN("postgres"))
	check(t, err)
	check(t, d.PingContext(t.Context()))
	check(t, d.Close())
	check(t, joined.Close())
	check(t, s.Close())
	if _, err := os.Stat(sockets); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", sockets, err)
	}
	if again := start(t, Options{Dir: dir}); again.cluster.sockets() != sockets {
		t.Errorf("the socket moved to %s", again.cluster.sockets())
	}
}

func TestStartFailureQuotesTheLogAndLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", openDir(t))
	_, err := Start(within(t, patience), Options{Settings: map[string]string{"no_such_setting": "1"}})
	if err == nil || !strings.Contains(err.Error(), `unrecognized configuration parameter "no_such_setting"`) {
		t.Errorf("got %v", err)
	}
	nothingIn(t, os.TempDir())
}

func TestStartStopsWithItsContext(t *testing.T) {
	t.Setenv("TMPDIR", openDir(t))
	for _, after := range []time.Duration{0, 150 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(context.Background(), after)
		_, err := Start(ctx, Options{PGBin: installed})
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("after %v: %v", after, err)
		}
		nothingIn(t, os.TempDir())
	}
}

func TestRootsUmaskIsNoObstacle(t *testing.T) {
	// Not parallel: the umask is that of the process.
	dir := filepath.Join(openDir(t), "deep", "state")
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	s := start(t, Options{Dir: dir})
	query(t, s.DSN("postgres"), "SELECT 1")
}

// A variable that speaks of another server is none of a private one's business.
func TestEnvironmentOfAnotherServer(t *testing.T) {
	for name, value := range map[string]string{
		"PGHOSTADDR": "192.0.2.1", "PGSERVICE": "production", "PGOPTIONS": "-c no_such_setting=1", "PGGSSENCMODE": "prefer",
		"PGCHANNELBINDING": "require", "PGREQUIREAUTH": "scram-sha-256", "PGTARGETSESSIONATTRS": "standby",
	} {
		t.Setenv(name, value)
	}
	t.Setenv("PG_BIN", "/kept")
	s := start(t, Options{})
	check(t, Isolate())
	query(t, s.DSN("postgres"), "SELECT 1")
	if os.Getenv("PG_BIN") == "" {
		t.Error("PG_BIN is gone")
	}
}

func TestRefusalIsToldAtOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	s := start(t, Options{Dir: dir})
	data := s.cluster.data()
	check(t, s.Close())
	check(t, os.WriteFile(filepath.Join(data, "pg_hba.conf"), []byte("local all all reject\n"), 0o644))
	_, err := Start(within(t, patience), Options{Dir: dir})
	fact.Not(fact.Must(t), "err", err, nil)
	fact.Contains(t, "err.Error()", err.Error(), "pg_hba.conf rejects")
	fact.Holds(t, "err is not context.DeadlineExceeded", !errors.Is(err, context.DeadlineExceeded), err)
}

func TestWhatLastsIsSynced(t *testing.T) {
	t.Parallel()
	for _, dir := range []string{"", openDir(t)} {
		c, err := open(within(t, patience), Options{Dir: dir})
		check(t, err)
		if temporary := dir == ""; slices.Contains(c.initdbArguments(), "--no-sync") != temporary {
			t.Errorf("directory %q: %q", dir, c.initdbArguments())
		}
		check(t, os.RemoveAll(c.path))
	}
}

func nothingIn(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	check(t, err)
	for _, entry := range left {
		t.Errorf("%s is left", entry.Name())
	}
}

func TestForeignServerIsNotFought(t *testing.T) {
	t.Parallel()
	d := directory{path: openDir(t)}
	check(t, os.Mkdir(d.data(), 0o700))
	elsewhere := openDir(t)
	listener, err := net.Listen("unix", filepath.Join(elsewhere, ".s.PGSQL.5433"))
	check(t, err)
	defer listener.Close()
	text := strings.Join([]string{sleeper(t, account{}), d.data(), "1", "5433", elsewhere, ""}, "\n")
	check(t, os.WriteFile(d.pidPath(), []byte(text), 0o600))
	if pid, err := d.running(); pid != 0 || err == nil {
		t.Errorf("running() = %d, %v", pid, err)
	}
}
