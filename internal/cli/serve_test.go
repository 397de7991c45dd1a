package cli

import (
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"goodones/db/dbtest"
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
	if code != exitFailed || out != "" || !strings.Contains(stderr, "run `goodones migrate` first") {
		t.Errorf("exit %d, stdout %q, stderr %q", code, out, stderr)
	}
	if !strings.Contains(stderr, `"msg":"private PostgreSQL in `+dir+`/postgres"`) {
		t.Errorf("the private server is not in the log: %s", stderr)
	}
}
