package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"

	"goodones/internal/fact"
)

func TestUsageErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ args, want string }{
		{"bogus", `unknown command "bogus"; see goodones --help`},
		{"demp", `unknown command "demp"; did you mean demo?`},
		{"--bogus", "unknown flag: --bogus; see goodones --help"},
		{"bogus --help", `unknown command "bogus"; see goodones --help`},
		{"key bogus -h", `unknown command "bogus"; see goodones key --help`},
		{"help bogus", `unknown command "bogus"`},
		{"help key bogus", `unknown command "bogus"; see goodones key --help`},
		{"key bogus", `unknown command "bogus"; see goodones key --help`},
		{"completion bogus", `unknown command "bogus"; see goodones completion --help`},
		{"demo here", `goodones demo takes no argument "here"`},
		{"migrate now", `goodones migrate takes no argument "now"`},
		{"demo --listen", "flag needs an argument: --listen"},
		{"demo --listen bad", "LISTEN_ADDR must be"},
		{"demo --rate-limit x", "RATE_LIMIT_PER_MINUTE must be"},
		{"demo --log-level loud", "LOG_LEVEL must be"},
		{"demo --once --listen 127.0.0.1:0 --pg-bin /nowhere", "PG_BIN: "},
		{"demo --once --listen 127.0.0.1:0 --use-database-url", "--use-database-url: DATABASE_URL is not set"},
		{"demo --network mastodon", `--network: "mastodon" is not x or bluesky`},
		{"demo --network bluesky --faults liking_users:forbidden", `--faults: endpoint "liking_users" is X's; Bluesky's are`},
		{"demo --network bluesky --faults credits=1", `--faults: fault "credits" is X's alone`},
		{"serve --role boss", `--role: unknown role "boss"`},
		{"serve --migrate=maybe", "--migrate"},
		{"key create", "--user NAME is needed"},
		{"key revoke", "give one key prefix"},
		{"key revoke a b", "give one key prefix"},
		{"judge", "--search TEXT or --label VALUE is needed"},
		{"judge --search people", `"people" says nothing to look for`},
		{"judge --search founders --format xml", `--format must be text or jsonl, not "xml"`},
		{"judge --search founders --gender women", `--gender has no "women"`},
		{"judge --search founders --tier huge", `--tier has no "huge"`},
		{"judge --label wizardry", `--label "wizardry" is not in the dictionary`},
		{"judge --label skill:founder", `--label "skill:founder" is not in the dictionary`},
		{"judge --label job:founder", "a label begins with role: or skill:"},
		{"judge profiles.jsonl", `goodones judge takes no argument "profiles.jsonl"`},
		{"sandbox --rate-limits some", "rate limits must be"},
		{"sandbox --faults bogus", "unknown fault"},
		{"sandbox --latency x", `invalid argument "x" for "--latency"`},
		{"sandbox --token-ttl -1s", "must not be negative"},
		{"sandbox --listen 999", "--listen: 999 cannot be listened on"},
	} {
		code, out, err := run(strings.Fields(c.args)...)
		if code != exitUsage || out != "" {
			t.Errorf("goodones %s: exit %d, stdout %q", c.args, code, out)
		}
		wantLine(t, err, "goodones: ", c.want)
	}
}

func TestNews(t *testing.T) {
	t.Parallel()
	canceled := fmt.Errorf("start: %w (last answer: %w)", context.Canceled, io.EOF)
	cleaning, closing := errors.New("remove: no permission"), fmt.Errorf("close: %w", io.ErrClosedPipe)
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{cleaning, "remove: no permission"},
		{canceled, ""},
		{syscall.EPIPE, ""},
		{errors.Join(canceled), ""},
		{errors.Join(canceled, cleaning), "remove: no permission"},
		{errors.Join(errors.Join(syscall.EPIPE, closing), context.Canceled, cleaning),
			closing.Error() + "\n" + cleaning.Error()},
		{fmt.Errorf("two causes: %w, %w", cleaning, closing), "two causes: " + cleaning.Error() + ", " + closing.Error()},
	} {
		got := news(c.err)
		if c.want == "" && got != nil || c.want != "" && (got == nil || got.Error() != c.want) {
			t.Errorf("of %q: %q, want %q", c.err, got, c.want)
		}
	}
}

func TestAddressInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer taken.Close()
	t.Setenv("X_BEARER_TOKEN", "token")
	address := taken.Addr().String()
	for _, c := range []struct {
		args []string
		name string
	}{
		{[]string{"demo", "--listen", address}, "LISTEN_ADDR"},
		{[]string{"demo", "--listen", "127.0.0.1:0", "--admin-listen", address}, "ADMIN_ADDR"},
		{[]string{"serve", "--listen", address}, "LISTEN_ADDR"},
		{[]string{"serve", "--role", "worker", "--admin-listen", address}, "ADMIN_ADDR"},
		{[]string{"sandbox", "--listen", address}, "--listen"},
	} {
		code, _, stderr := run(c.args...)
		if code != exitUsage {
			t.Errorf("%v: exit %d", c.args, code)
		}
		wantLine(t, stderr, c.name, address+" is in use")
	}
}

// TestDirectoryThatCannotBeMade blames the setting that names it.
func TestDirectoryThatCannotBeMade(t *testing.T) {
	const within = "/dev/null/data"
	t.Setenv("DATABASE_URL", "")
	for want, args := range map[string][]string{
		"goodones: STATE_DIR cannot be used: ": {"serve", "--listen", "127.0.0.1:0", "--state-dir", within},
		"goodones: --data-dir: ":               {"demo", "--once", "--listen", "127.0.0.1:0", "--data-dir", within},
	} {
		code, _, stderr := run(args...)
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		if last := lines[len(lines)-1]; code != exitUsage || !strings.HasPrefix(last, want) {
			t.Errorf("%s: exit %d, %q", args[0], code, last)
		}
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	for _, args := range []string{"", "--help", "help", "key", "help key", "key list --help", "--version",
		"version", "help --help", "completion bash"} {
		code, out, err := run(strings.Fields(args)...)
		fact.Is(t, "code", code, exitOK, args)
		fact.Contains(t, "out", out, "goodones", args)
		fact.Is(t, "err", err, "", args)
	}
	if _, out, _ := run("demo", "--help"); !strings.Contains(out, "or error (LOG_LEVEL) (default \"error\")") {
		t.Errorf("the demo's own default is not shown:\n%s", out)
	}
	if _, out, _ := run("sandbox", "--help"); !strings.Contains(out, "acme") || !strings.Contains(out, "X_API_BASE_URL=") {
		t.Errorf("neither accounts nor how to use them:\n%s", out)
	}
}

// What is printed is a result like any other: where it cannot be written, nobody is told that all went well.
func TestHelpOnAFullDisk(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	check(t, err)
	defer full.Close()
	for _, args := range []string{"", "--help", "help", "key", "help key", "key list --help", "--version", "version",
		"completion bash"} {
		var stderr bytes.Buffer
		code := Main(strings.Fields(args), full, &stderr)
		fact.Is(t, "code", code, exitFailed, args)
		fact.Is(t, "stderr", stderr.String(), "goodones: write /dev/full: no space left on device\n", args)
	}
}

// Every command explains itself and its flags, and a flag's value is not called by a word of its description.
func TestEveryCommandIsDescribed(t *testing.T) {
	t.Parallel()
	root := newRoot(nil, nil)
	var names []string
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		names = append(names, cmd.CommandPath())
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: short help %q", cmd.CommandPath(), cmd.Short)
		}
		if usage := cmd.LocalFlags().FlagUsages(); strings.Contains(usage, "`") ||
			strings.Contains(usage, "--state-dir goodones") {
			t.Errorf("%s:\n%s", cmd.CommandPath(), usage)
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	visit(root)
	for _, want := range []string{"demo", "serve", "migrate", "key create", "key list", "key revoke", "sandbox", "judge"} {
		if !slices.Contains(names, "goodones "+want) {
			t.Errorf("no %q among %q", want, names)
		}
	}
}
