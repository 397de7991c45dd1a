package cli

import (
	"context"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/config"
	"goodones/internal/fact"
)

const password = "s3cretpw"

// nowhere has no server, and none is given its port: that of a listener that was closed soon belongs to another test.
const nowhere = "127.0.0.1:1"

func TestUnreachableDatabase(t *testing.T) {
	t.Setenv("X_BEARER_TOKEN", "token")
	for _, dsn := range []string{"postgres://u:" + password + "@" + nowhere + "/x", "host=/nowhere password=" + password} {
		t.Setenv("DATABASE_URL", dsn)
		for _, args := range []string{
			"serve --listen 127.0.0.1:0", "serve --migrate=false --listen 127.0.0.1:0", "migrate", "key list",
			"key create --user a", "key revoke ctgo_abcd1234",
		} {
			code, out, stderr := run(strings.Fields(args)...)
			fact.Is(t, "code", code, exitFailed, args)
			fact.Is(t, "out", out, "", args)
			fact.Lacks(t, "stderr", stderr, password, args)
			wantLine(t, stderr, "the database of DATABASE_URL cannot be used: dial ")
		}
		code, _, stderr := run("demo", "--once", "--listen", "127.0.0.1:0", "--use-database-url")
		fact.Is(t, "code", code, exitFailed)
		fact.Lacks(t, "stderr", stderr, password)
		fact.Contains(t, "stderr", stderr, "cannot be used: dial ")
	}
}

// noServer refuses to be asked: whoever connects fails the test.
func noServer(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if conn, err := listener.Accept(); err == nil {
			t.Error("it connected")
			_ = conn.Close()
		}
	}()
	t.Cleanup(func() { _ = listener.Close(); <-done })
	return listener.Addr().String()
}

func TestUnreadableDatabaseAddress(t *testing.T) {
	at := noServer(t)
	host, port, _ := net.SplitHostPort(at)
	good := "postgres://" + at + "/x"
	for _, dsn := range []string{
		"nonsense " + password,
		password,
		"postgres:" + password,
		"POSTGRES://u:" + password + "@" + at + "/x",
		"mysql://u:" + password + "@" + at + "/x",
		`"postgres://u:` + password + "@" + at + `/x"`,
		"postgres://u:" + password + "%et@" + at + "/x",
		"postgres://u:x@" + host + ":" + password + "/x",
		"postgres://u:a#" + password + "@" + at + "/x",
		"postgres://u:a/" + password + "@" + at + "/x",
		"postgres://u:1/" + password + "@" + at + "/x",
		"postgres://u:a@" + password + "@" + at + "/x",
		"postgres://u:a " + password + "@" + at + "/x",
		"postgres://" + at + "/x?" + password,
		"postgres://" + at + "/x?" + password + "=1",
		"postgres://" + at + "/x?sslmode=" + password,
		"postgres://" + at + "/x?service=" + password,
		"postgres://" + at + ",other:" + password + "/x",
		"host=" + host + " port=" + port + " pass=" + password,
		"host=" + host + " port=" + port + " password=a " + password,
		"host=" + host + " port=" + port + " password='a" + password,
		"host=" + host + " port=" + password,
		"host=" + host + " port=" + port + ",1 password=" + password,
		"hostaddr=" + password + " port=" + port,
		"host=" + host + " port=" + port + " connect_timeout=" + password,
	} {
		t.Setenv("DATABASE_URL", dsn)
		t.Setenv("LISTEN_DATABASE_URL", "")
		code, _, stderr := run("migrate")
		fact.Is(t, "code", code, exitUsage, dsn)
		fact.Lacks(t, "stderr", stderr, password, dsn)
		fact.Holds(t, "stderr begins with goodones: DATABASE_URL ", strings.HasPrefix(stderr, "goodones: DATABASE_URL "),
			stderr, dsn)
		wantLine(t, stderr)
		t.Setenv("DATABASE_URL", good)
		t.Setenv("LISTEN_DATABASE_URL", dsn)
		code, _, stderr = run("migrate")
		fact.Is(t, "code", code, exitUsage, dsn)
		fact.Lacks(t, "stderr", stderr, password, dsn)
		fact.Holds(t, "stderr begins with goodones: LISTEN_DATABASE_URL ",
			strings.HasPrefix(stderr, "goodones: LISTEN_DATABASE_URL "), stderr, dsn)
	}
}

// A variable that lib/pq reads by itself is blamed by its own name.
func TestUnreadableEnvironment(t *testing.T) {
	t.Setenv("DATABASE_URL", "postgres://"+noServer(t)+"/x")
	t.Setenv("PGREQUIREPEER", "root")
	code, _, stderr := run("migrate")
	if code != exitUsage || strings.Contains(stderr, "DATABASE_URL") {
		t.Errorf("exit %d: %q", code, stderr)
	}
	wantLine(t, stderr, "PGREQUIREPEER")
}

// A private server in a place that anybody may write to would be anybody's.
func TestPrivateServerNeedsAPlace(t *testing.T) {
	t.Parallel()
	_, err := lastingDatabase(t.Context(), &config.Config{}, t.Logf)
	if !isUsage(err) || !strings.Contains(err.Error(), "STATE_DIR is needed") {
		t.Errorf("got %v", err)
	}
	if _, err := lastingDatabase(t.Context(), &config.Config{DatabaseURL: "host=/nowhere"}, t.Logf); err == nil ||
		isUsage(err) {
		t.Errorf("a named server: %v", err)
	}
}

func TestPingOfASilentServer(t *testing.T) {
	t.Parallel()
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	taken := make(chan net.Conn, 1)
	go func() {
		if conn, err := silent.Accept(); err == nil {
			taken <- conn
		}
	}()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, err = askEncoding(ctx, "postgres://u:"+password+"@"+silent.Addr().String()+"/x?sslmode=disable")
	if err == nil || err.Error() != "no answer within 5s" {
		t.Errorf("got %v", err)
	}
	check(t, (<-taken).Close()) // ends what still waits for it
	check(t, silent.Close())
}

// Each of them may be the one that started the server, and take it away from the others.
func TestMigrateByFourOnAPrivateServer(t *testing.T) {
	t.Parallel()
	state := openDir(t)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if said, err := child(t, runChild, state, "migrate", "--state-dir", state).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, said)
			}
		})
	}
	group.Wait()
}
