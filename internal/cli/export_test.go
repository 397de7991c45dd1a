package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"goodones/db/dbtest"
	"goodones/internal/fact"
)

func TestExport(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	if code, _, stderr := run("key", "create", "--user", "ada"); code != exitOK {
		t.Fatal(stderr)
	}
	for _, test := range []struct {
		args   []string
		code   int
		stdout string
		stderr string
	}{
		{[]string{"--user", "ada"}, exitOK, "id,network,externalId,", ""},
		{[]string{"--user", "ada", "--bom"}, exitOK, "\uFEFFid,network,", ""},
		{[]string{"--user", "ada", "--format", "jsonl"}, exitOK, "", ""},
		{[]string{"--user", "bob"}, exitFailed, "", `there is no user "bob"`},
		{[]string{"--user", "ada", "--format", "xml"}, exitUsage, "", "it is csv or jsonl"},
		{[]string{"--user", "ada", "--format", "jsonl", "--bom"}, exitUsage, "", "--bom is for --format csv"},
		{nil, exitUsage, "", "--user NAME is needed"},
	} {
		code, out, stderr := run(append([]string{"export"}, test.args...)...)
		fact.Is(t, "code", code, test.code, test.args)
		fact.Holds(t, "out begins with test.stdout", strings.HasPrefix(out, test.stdout), out, test.args)
		fact.Contains(t, "stderr", stderr, test.stderr, test.args)
	}
}

// TestPrivateServerTellsWhatFailed keeps the cause of what failed at a private server, and asks no second time.
func TestPrivateServerTellsWhatFailed(t *testing.T) {
	t.Setenv("DATABASE_URL", "")
	t.Setenv("STATE_DIR", openDir(t))
	if code, _, stderr := run("key", "create", "--user", "ada"); code != exitOK {
		t.Fatal(stderr)
	}
	for _, test := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"export", "--user", "bob"}, exitFailed, `goodones: there is no user "bob"; see goodones key list`},
		{[]string{"x", "status", "--user", "bob"}, exitFailed, `goodones: there is no user "bob"; see goodones key list`},
		{[]string{"key", "create", "--user", "a\nb"}, exitUsage, "goodones: --user: must be plain text"},
	} {
		code, _, stderr := run(test.args...)
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		if last := lines[len(lines)-1]; code != test.code || last != test.want {
			t.Errorf("%q: exit %d, %q", test.args, code, last)
		}
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	check(t, err)
	defer full.Close()
	var stderr bytes.Buffer
	if code := Main([]string{"export", "--user", "ada"}, full, &stderr); code != exitFailed ||
		!strings.HasSuffix(stderr.String(), "goodones: write /dev/full: no space left on device\n") {
		t.Errorf("a full disk: exit %d, %q", code, stderr.String())
	}
}
