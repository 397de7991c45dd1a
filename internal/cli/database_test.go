package cli

import (
	"context"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/config"
)

const password = "s3cretpw"

func TestUnreachableDatabase(t *testing.T) {
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	address := gone.Addr().String()
	check(t, gone.Close())
	t.Setenv("X_BEARER_TOKEN", "token")
	for _, dsn := range []string{"postgres://u:" + password + "@" + address + "/x", "host=/nowhere password=" + password} {
		t.Setenv("DATABASE_URL", dsn)
		for _, args := range []string{
			"serve --listen 127.0.0.1:0", "serve --migrate=false --listen 127.0.0.1:0", "migrate", "key list",
			"key create --user a", "key revoke ctgo_",
		} {
			code, out, stderr := run(strings.Fields(args)...)
			if code != exitFailed || out != "" || strings.Contains(stderr, password) {
				t.Errorf("%s: exit %d, stdout %q, stderr %q", args, code, out, stderr)
			}
			wantLine(t, stderr, "the database of DATABASE_URL cannot be used: dial ")
		}
		code, _, stderr := run("demo", "--once", "--listen", "127.0.0.1:0", "--use-database-url")
		if code != exitFailed || strings.Contains(stderr, password) || !strings.Contains(stderr, "cannot be used: dial ") {
			t.Errorf("demo: exit %d, stderr %q", code, stderr)
		}
	}
}

func TestUnreadableDatabaseAddress(t *testing.T) {
	for _, c := range []struct{ dsn, want string }{
		{"nonsense " + password, "must be a postgres:// URL"},
		{"postgres://u:" + password + "%et@h/x", "written as %XX"},
		{"postgres://u:x@h:" + password + "/x", "must be a postgres:// URL"},
		{"mysql://u:" + password + "@h/x", "must be a postgres:// URL"},
		{"postgres://u:" + password + "@h/x?sslmode=maybe", "maybe"},
	} {
		t.Setenv("DATABASE_URL", c.dsn)
		t.Setenv("LISTEN_DATABASE_URL", "")
		code, _, stderr := run("migrate")
		if code != exitUsage || strings.Contains(stderr, password) {
			t.Errorf("exit %d: %q", code, stderr)
		}
		wantLine(t, stderr, "DATABASE_URL ", c.want)
		t.Setenv("DATABASE_URL", "postgres://h/x")
		t.Setenv("LISTEN_DATABASE_URL", c.dsn)
		code, _, stderr = run("migrate")
		if code != exitUsage || strings.Contains(stderr, password) {
			t.Errorf("exit %d: %q", code, stderr)
		}
		wantLine(t, stderr, "LISTEN_DATABASE_URL ", c.want)
	}
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
	err = ping(ctx, "postgres://u:"+password+"@"+silent.Addr().String()+"/x?sslmode=disable")
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
