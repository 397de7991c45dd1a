package child

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestAddressIn(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"listening on http://127.0.0.1:8080":          "127.0.0.1:8080",
		"listening 127.0.0.1:1":                       "127.0.0.1:1",
		`{"msg":"listening","addr":"127.0.0.1:4711"}`: "127.0.0.1:4711",
		"connecting to 127.0.0.1:5432":                "",
		"listening on [::1]:80":                       "",
		"":                                            "",
	} {
		if got := addressIn(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestLifeOfAProcess(t *testing.T) {
	t.Parallel()
	p, err := Start(t.Context(), []string{"PORT=4711"}, "/bin/sh", "-c",
		`echo starting; trap 'exit 0' TERM; echo "listening 127.0.0.1:$PORT"; while :; do sleep 0.02; done`)
	if err != nil {
		t.Fatal(err)
	}
	if address, err := p.Address(t.Context()); err != nil || address != "127.0.0.1:4711" {
		t.Errorf("address %q, %v", address, err)
	}
	if p.PID() <= 0 {
		t.Errorf("pid %d", p.PID())
	}
	if err := p.Stop(); err != nil {
		t.Errorf("stop: %v", err)
	}
	if p.err != nil {
		t.Errorf("it was killed, not asked: %v", p.err)
	}
}

func TestNeverReady(t *testing.T) {
	t.Parallel()
	p, err := Start(t.Context(), nil, "/bin/sleep", "60")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.AwaitReady(ctx, "127.0.0.1:1"); err == nil || !strings.Contains(err.Error(), "does not get ready") {
		t.Errorf("ready: %v", err)
	}
	if err := p.Stop(); err != nil {
		t.Errorf("stop: %v", err)
	}
}

func TestDeathExplainsItself(t *testing.T) {
	t.Parallel()
	p, err := Start(t.Context(), nil, "/bin/sh", "-c", "echo no database >&2; exit 3")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Address(t.Context()); err == nil || !strings.Contains(err.Error(), "no database") {
		t.Errorf("address: %v", err)
	}
	if err := p.Stop(); err == nil || !strings.Contains(err.Error(), "died") {
		t.Errorf("stop: %v", err)
	}
}

func TestMissingProgram(t *testing.T) {
	t.Parallel()
	if _, err := Start(t.Context(), nil, "/nowhere/at/all"); err == nil {
		t.Error("a missing program was started")
	}
}

func TestPrepare(t *testing.T) {
	t.Parallel()
	binary := filepath.Join(t.TempDir(), "goodones")
	script := "#!/bin/sh\ncase $1 in migrate) ;; key) echo \"key-of-$4-in-$DATABASE_URL\";; " +
		"*) echo what >&2; exit 2;; esac\n"
	syscall.ForkLock.RLock() // or a child of another test, not yet itself, would hold the file open for writing
	err := os.WriteFile(binary, []byte(script), 0o700)
	syscall.ForkLock.RUnlock()
	if err != nil {
		t.Fatal(err)
	}
	key, err := Product{Binary: binary, Database: "db"}.Prepare(t.Context(), "bench")
	if err != nil || key != "key-of-bench-in-db" {
		t.Errorf("key %q, %v", key, err)
	}
	if _, err := output(t.Context(), nil, binary, "dance"); err == nil || !strings.Contains(err.Error(), "what") {
		t.Errorf("a failing command: %v", err)
	}
}
