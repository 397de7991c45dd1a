package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/db/dbtest"
	"goodones/internal/config"
)

// childVariable makes the test binary the program itself. Its value is a text: when the program writes it, it gets a
// SIGINT; runChild is for none, stuckChild for a program that does not end by itself.
const (
	childVariable = "CLI_TEST_CHILD"
	runChild      = "run"
	stuckChild    = "stuck"
)

func TestMain(m *testing.M) {
	switch at := os.Getenv(childVariable); at {
	case "":
	case runChild:
		os.Exit(Main(os.Args[1:], os.Stdout, os.Stderr))
	case stuckChild:
		ctx, _, _ := interruptible(os.Stdout, os.Stderr)
		fmt.Println("ready")
		<-ctx.Done()
		select {}
	default:
		t := &trap{text: at, stopping: make(chan struct{})}
		os.Exit(Main(os.Args[1:], t.around(os.Stdout), t.around(os.Stderr)))
	}
	for _, v := range config.Variables() {
		if v.Name != "PG_BIN" {
			_ = os.Unsetenv(v.Name)
		}
	}
	dbtest.Main(m)
}

// trap interrupts its own process when a text is written, and lets the writer go on once the signal was seen.
type trap struct {
	text     string
	sprung   sync.Once
	seen     sync.Once
	stopping chan struct{}
}

func (t *trap) around(w io.Writer) io.Writer { return trapWriter{w, t} }

type trapWriter struct {
	io.Writer
	trap *trap
}

func (w trapWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if bytes.Contains(p, []byte("stopping;")) {
		w.trap.seen.Do(func() { close(w.trap.stopping) })
	}
	if bytes.Contains(p, []byte(w.trap.text)) {
		w.trap.sprung.Do(func() {
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				_ = self.Signal(os.Interrupt)
			}
			<-w.trap.stopping
		})
	}
	return n, err
}

// run runs the program in this process, which keeps the variables that the program drops: TEST_DATABASE_URL may need
// them.
func run(args ...string) (code int, stdout, stderr string) {
	for _, pair := range os.Environ() {
		if name, value, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "PG") {
			defer func() { _ = os.Setenv(name, value) }()
		}
	}
	var out, err bytes.Buffer
	code = Main(args, &out, &err)
	return code, out.String(), err.String()
}

// child prepares a process that runs the program; it is killed if it outlives its test, or the time that go test gives
// all tests.
func child(t *testing.T, mode, tmp string, args ...string) *exec.Cmd {
	t.Helper()
	limit, ok := t.Deadline()
	if !ok {
		limit = time.Now().Add(time.Hour)
	}
	ctx, cancel := context.WithDeadline(context.Background(), limit.Add(-5*time.Second))
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), childVariable+"="+mode, "TMPDIR="+tmp)
	return cmd
}

// openDir is a temporary directory that the account of a PostgreSQL can enter.
func openDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "cli")
	check(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	check(t, os.Chmod(dir, 0o755))
	return dir
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantEmpty fails unless nothing was left in dir.
func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// wantLine fails unless text is one line that holds every part.
func wantLine(t *testing.T, text string, parts ...string) {
	t.Helper()
	if strings.Count(text, "\n") != 1 {
		t.Errorf("not one line: %q", text)
	}
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in %q", part, text)
		}
	}
}
