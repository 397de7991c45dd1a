package cli

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"goodones/db/dbtest"
	"goodones/internal/fact"
)

// wantStory fails unless both syncs were shown to complete, and the second one with all seven counts above zero.
func wantStory(t *testing.T, code int, out, stderr string) {
	t.Helper()
	if code != exitOK {
		t.Fatalf("exit %d:\n%s%s", code, out, stderr)
	}
	for _, want := range []string{
		`First sync \(run \d+\)\n`, `Found 2400 new followers\n`, `acme gained 150 followers and 3 posts`,
		`Second sync \(run \d+\)\n`, `Found 150 new followers\n`,
	} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	const above = `[1-9]\d*`
	completed := regexp.MustCompile(`  completed in .* events: 150 new, ` + above + ` refreshed, ` + above +
		` completed, ` + above +
		` likers, ` + above + ` good ones \(dropped ` + above + ` by tier, ` + above + ` by gender\)\n`)
	if !completed.MatchString(out) || strings.Count(out, "  completed in ") != 2 {
		t.Errorf("not both completed with all counts:\n%s", out)
	}
}

// A kept database changes nothing: each start has a user of its own.
func TestDemoOnceOnANamedDatabase(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	for range 2 {
		code, out, stderr := run("demo", "--once", "--listen", "127.0.0.1:0", "--use-database-url")
		wantStory(t, code, out, stderr)
		wantLine(t, stderr, "using the database of DATABASE_URL")
		if strings.Contains(out, "ctgo_") || strings.Contains(out, "\x1b") {
			t.Errorf("a key or a terminal's codes in\n%s", out)
		}
	}
}

// A user who exported the address of a database in use does not want the demo in it.
func TestDemoLeavesOtherDatabasesAlone(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	t.Setenv("LISTEN_DATABASE_URL", "host=/nowhere")
	code, out, stderr := run("demo", "--once", "--listen", "127.0.0.1:0")
	wantStory(t, code, out, stderr)
	if !strings.HasPrefix(stderr, "DATABASE_URL is left alone; --use-database-url works there\nprivate PostgreSQL in ") {
		t.Errorf("told %q", stderr)
	}
	t.Setenv("LISTEN_DATABASE_URL", "")
	if keys := list(t); len(keys) != 1 {
		t.Errorf("it made users: %q", keys)
	}
}

func TestDemoKeepsItsDataDirectory(t *testing.T) {
	// Not parallel: with a private server the program drops PG… from the environment of this process.
	dir := filepath.Join(openDir(t), "kept")
	for range 2 {
		code, out, stderr := run("demo", "--once", "--listen", "127.0.0.1:0", "--data-dir", dir)
		wantStory(t, code, out, stderr)
		wantLine(t, stderr, "private PostgreSQL in "+dir)
	}
}

func TestDemoInterrupted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		at   string
		code int
	}{
		{"private PostgreSQL", exitInterrupt},
		{"First sync", exitInterrupt},
		{"Found 2400", exitInterrupt},
		{"gained 150", exitInterrupt},
		{"Second sync", exitInterrupt},
		{"Serving until", exitOK},
	} {
		t.Run(c.at, func(t *testing.T) {
			t.Parallel()
			tmp := openDir(t)
			cmd := child(t, c.at, tmp, "demo", "--latency", "0s", "--listen", "127.0.0.1:0")
			said, _ := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != c.code || strings.Contains(string(said), "goodones: ") {
				t.Errorf("exit %d:\n%s", code, said)
			}
			wantEmpty(t, tmp)
		})
	}
}

func TestDemoWithoutAReader(t *testing.T) {
	t.Parallel()
	tmp := openDir(t)
	s := start(t, child(t, runChild, tmp, "demo", "--latency", "0s", "--listen", "127.0.0.1:0"))
	s.until(t, "First sync")
	check(t, s.stdout.Close())
	_ = s.Wait()
	if code := s.ProcessState.ExitCode(); code != exitInterrupt || strings.Contains(s.stderr.String(), "goodones:") {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
	wantEmpty(t, tmp)
}

func TestDemoServes(t *testing.T) {
	t.Parallel()
	tmp := openDir(t)
	s := start(t, child(t, runChild, tmp, "demo", "--latency", "0s", "--listen", ":0", "--log-level", "debug"))
	said := s.until(t, "Serving until Ctrl-C.")
	key := regexp.MustCompile(`Key +(ctgo_\w{40})\n`).FindStringSubmatch(said)
	if key == nil {
		t.Fatalf("no key in\n%s", said)
	}
	found := commands(t, said)
	if len(found) != 3 {
		t.Fatalf("%d commands in\n%s", len(found), said)
	}
	for i, want := range []string{
		`"status":"completed"`, `"matchConfidence":"FULL"`, `"message":"Classification complete"`,
	} {
		if body := curl(t, found[i]); !strings.Contains(body, want) {
			t.Errorf("%q: no %s in %s", found[i], want, body)
		}
	}
	if code := s.end(t, os.Interrupt); code != exitOK {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
	logged := s.stderr.String()
	if !strings.Contains(logged, `"route":"/graphql"`) || strings.Contains(logged, key[1]) {
		t.Errorf("no requests, or the key, in the log:\n%s", logged)
	}
	wantEmpty(t, tmp)
}

// curl asks what curl would ask with these arguments.
func curl(t *testing.T, args []string) string {
	t.Helper()
	method, url, body, header := http.MethodGet, "", "", http.Header{}
	for i := 0; i < len(args); i++ {
		switch args[i] {
		case "-s", "-N":
		case "-H":
			i++
			name, value, _ := strings.Cut(args[i], ": ")
			header.Set(name, value)
		case "-d":
			i++
			method, body = http.MethodPost, args[i]
		default:
			url = args[i]
		}
	}
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	check(t, err)
	request.Header = header
	return ask(t, request)
}

// TestDemoOfBluesky runs both syncs on a simulated Bluesky, whose lists leave out who was deleted, with no key of X.
func TestDemoOfBluesky(t *testing.T) {
	t.Setenv("X_BEARER_TOKEN", "")
	code, out, stderr := run("demo", "--once", "--listen", "127.0.0.1:0", "--network", "bluesky")
	if code != exitOK {
		t.Fatalf("exit %d:\n%s%s", code, out, stderr)
	}
	for _, want := range []string{
		"syncs @acme.test from a simulated Bluesky at ", "Found 2390 new followers\n", "Completed 2390 thin profiles\n",
		"acme.test gained 150 followers and 3 posts", "Found 150 new followers\n", "  nothing was charged\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if n := strings.Count(out, "  completed in "); n != 2 {
		t.Errorf("%d syncs completed:\n%s", n, out)
	}
}

// TestDemoWithFaults shows what a run makes of a refusal, in the run's own lines and no others.
func TestDemoWithFaults(t *testing.T) {
	t.Parallel()
	cmd := child(t, runChild, openDir(t), "demo", "--once", "--listen", "127.0.0.1:0",
		"--faults", "liking_users:forbidden")
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v:\n%s", err, said)
	}
	if !strings.Contains(string(said), "; the rest of this step is left out\n") || strings.Contains(string(said), "{") {
		t.Errorf("it said\n%s", said)
	}
}

// TestDemoRefusesFaults before it starts anything, whoever listens on this machine.
func TestDemoRefusesFaults(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer taken.Close()
	code, out, stderr := run("demo", "--faults", "fire", "--listen", taken.Addr().String())
	fact.Is(t, "code", code, exitUsage)
	fact.Is(t, "out", out, "")
	fact.Holds(t, `stderr begins with goodones: --faults: unknown fault "fire"`,
		strings.HasPrefix(stderr, `goodones: --faults: unknown fault "fire"`), stderr)
	fact.Is(t, `strings.Count(stderr, "\n")`, strings.Count(stderr, "\n"), 1)
}
