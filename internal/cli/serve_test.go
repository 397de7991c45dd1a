package cli

import (
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"goodones/db/dbtest"
	"goodones/internal/fact"
)

func TestServe(t *testing.T) {
	t.Parallel()
	dsn := dbtest.DSN(t)
	var hangUp os.Signal = syscall.SIGHUP
	if signal.Ignored(syscall.SIGHUP) { // under nohup children ignore it as well
		hangUp = os.Interrupt
	}
	for _, c := range []struct {
		role, says string
		signal     os.Signal
	}{
		{"all", "listening on ", os.Interrupt},
		{"api", "listening on ", hangUp},
		{"worker", "working on runs", syscall.SIGTERM},
	} {
		t.Run(c.role, func(t *testing.T) {
			t.Parallel()
			cmd := child(t, runChild, openDir(t), "serve", "--role", c.role, "--listen", "127.0.0.1:0", "--migrate=false")
			cmd.Env = append(cmd.Env, "DATABASE_URL="+dsn, "X_BEARER_TOKEN=token", "X_API_BASE_URL=http://127.0.0.1:1")
			s := start(t, cmd)
			line := s.until(t, c.says)
			if url, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on "); ok {
				request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/healthz", nil)
				check(t, err)
				ask(t, request)
			}
			if code := s.end(t, c.signal); code != exitOK || !strings.Contains(s.stderr.String(), "stopping;") {
				t.Errorf("exit %d: %s", code, s.stderr)
			}
		})
	}
}

func TestServeRefusesAnOlderSchema(t *testing.T) {
	t.Setenv("X_BEARER_TOKEN", "token")
	dir := openDir(t)
	code, out, stderr := run("serve", "--migrate=false", "--listen", "127.0.0.1:0", "--state-dir", dir)
	fact.Is(t, "code", code, exitFailed)
	fact.Is(t, "out", out, "")
	fact.Contains(t, "stderr", stderr, "run `goodones migrate` first")
	if !strings.Contains(stderr, `"msg":"private PostgreSQL in `+dir+`/postgres"`) {
		t.Errorf("the private server is not in the log: %s", stderr)
	}
}

// TestServeEndsWithItsData takes away the directory of a server's PostgreSQL, as cleaners of temporary files may. It
// says which one, and does not answer 503 for ever.
func TestServeEndsWithItsData(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	s := start(t, child(t, runChild, openDir(t), "serve", "--role", "api", "--listen", "127.0.0.1:0", "--state-dir", dir))
	s.until(t, "listening on ")
	for os.RemoveAll(dir) != nil { // PostgreSQL may make a file in it meanwhile
	}
	began := time.Now()
	code := s.end(t, nil)
	if took := time.Since(began); took > 30*time.Second {
		t.Errorf("it ended after %v", took)
	}
	if code != exitFailed || !strings.Contains(s.stderr.String(), dir) {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
}

// TestDrainIsForBalancers ends servers that would serve on for ten minutes: SIGTERM lets them until the second signal,
// which ends the process at once, whichever it is. A terminal's Ctrl-C does not, and the demo never serves on.
func TestDrainIsForBalancers(t *testing.T) {
	t.Parallel()
	dsn := dbtest.DSN(t)
	serve := func(t *testing.T) (s *started, url string) {
		cmd := child(t, runChild, openDir(t), "serve", "--role", "api", "--listen", "127.0.0.1:0", "--migrate=false",
			"--shutdown-drain", "10m")
		cmd.Env = append(cmd.Env, "DATABASE_URL="+dsn)
		s = start(t, cmd)
		return s, strings.TrimSpace(strings.TrimPrefix(s.until(t, "listening on "), "listening on "))
	}
	for _, second := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run("SIGTERM and then "+second.String(), func(t *testing.T) {
			t.Parallel()
			s, url := serve(t)
			check(t, s.Process.Signal(syscall.SIGTERM))
			for statusOf(t, url+"/readyz") != http.StatusServiceUnavailable {
			}
			if status := statusOf(t, url+"/healthz"); status != http.StatusOK {
				t.Errorf("while it serves on: %d", status)
			}
			if code := s.end(t, second); code != exitInterrupt {
				t.Errorf("exit %d: %s", code, s.stderr)
			}
		})
	}
	t.Run("Ctrl-C", func(t *testing.T) {
		t.Parallel()
		s, _ := serve(t)
		if code := s.end(t, os.Interrupt); code != exitOK {
			t.Errorf("exit %d: %s", code, s.stderr)
		}
	})
	t.Run("demo", func(t *testing.T) {
		t.Parallel()
		cmd := child(t, runChild, openDir(t), "demo", "--latency", "0s", "--listen", "127.0.0.1:0")
		cmd.Env = append(cmd.Env, "SHUTDOWN_DRAIN=10m")
		s := start(t, cmd)
		s.until(t, "Serving until Ctrl-C.")
		if code := s.end(t, syscall.SIGTERM); code != exitOK {
			t.Errorf("exit %d: %s", code, s.stderr)
		}
	})
}

func statusOf(t *testing.T, url string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	check(t, err)
	response, err := http.DefaultClient.Do(request)
	check(t, err)
	_ = response.Body.Close()
	return response.StatusCode
}
