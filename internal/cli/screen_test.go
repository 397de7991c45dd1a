package cli

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"
)

// story of two events.
func showAll(s *screen) {
	s.begin("First sync", "7")
	s.show(&runState{Status: "RUNNING", Stage: "DEEP_CRAWL", Message: "Refreshing", NewFollowersCount: 2400})
	s.show(&runState{Status: "RUNNING", Stage: "BACKFILL", NewFollowersCount: 2400})
	s.show(&runState{Status: "COMPLETED", Message: "Classification complete"})
	last := &runState{Sequence: 9, Status: "FAILED", TierFilteredCount: 6, GenderFilteredCount: 14}
	last.SyncRun.ErrorMessage, last.SyncRun.ResourcesUsed, last.SyncRun.EstimatedCostUSD = "no such account", 802, 8.014
	s.end(last)
}

func TestScreenPlain(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	showAll(newScreen(&pipe{Writer: &out}))
	want := `First sync (run 7)
    0.0s  Refreshing
    0.0s  Classification complete
  failed in 0.0 s, 9 events: 0 new, 0 refreshed, 0 completed, 0 likers, 0 good ones (dropped 6 by tier, 14 by gender)
  no such account
  802 resources read; at X's list prices $8.01
`
	if out.String() != want {
		t.Errorf("got:\n%s", out.String())
	}
}

func TestScreenTerminal(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	showAll(&screen{out: &out, size: func() (int, int) { return 80, 24 }})
	const wipe = "\r\x1b[K"
	want := "First sync (run 7)\n" +
		wipe + "    0.0s  Refreshing\n" +
		"  ████░░░░░░░░ 2400 new, 0 refreshed, 0 completed, 0 likers, 0 good ones" +
		wipe + "  ██████░░░░░░ 2400 new, 0 refreshed, 0 completed, 0 likers, 0 good ones" +
		wipe + "    0.0s  Classification complete\n  failed in"
	if !strings.HasPrefix(out.String(), want) {
		t.Errorf("got:\n%q, want\n%q", out.String(), want)
	}
}

// A bar that wrapped would leave its first line behind.
func TestBarStaysInItsLine(t *testing.T) {
	t.Parallel()
	r := &runState{Stage: "FILTER", NewFollowersCount: 16_000, DeepCrawlCount: 16_000, BackfilledCount: 16_000}
	for _, width := range []int{1, 10, 40, 80, 200} {
		line := barLine(r, width)
		if n := utf8.RuneCountInString(line); n >= width {
			t.Errorf("%d characters in a terminal of %d: %q", n, width, line)
		}
	}
	if got := bar("FILTER"); got != strings.Repeat("█", 12) {
		t.Errorf("the last stage: %q", got)
	}
	if got := bar(""); got != strings.Repeat("░", 12) {
		t.Errorf("no stage: %q", got)
	}
}

type fullDisk struct{ writes int }

func (d *fullDisk) Write([]byte) (int, error) {
	d.writes++
	return 0, errors.New("no space left")
}

func TestScreenKeepsTheFirstError(t *testing.T) {
	t.Parallel()
	disk := &fullDisk{}
	s := newScreen(disk)
	showAll(s)
	if s.err == nil || disk.writes != 1 {
		t.Errorf("%v after %d writes", s.err, disk.writes)
	}
}

// commands has sh read the printed commands and returns the arguments of each.
func commands(t *testing.T, text string) [][]string {
	t.Helper()
	var found [][]string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "curl ") {
			continue
		}
		said, err := exec.CommandContext(t.Context(), "sh", "-c", `curl() { printf '%s\n' "$@"; }; `+line).Output()
		check(t, err)
		found = append(found, strings.Split(strings.TrimSuffix(string(said), "\n"), "\n"))
	}
	return found
}

func TestFarewellReadBySh(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	newScreen(&out).farewell(newClient("http://[::]:8080", "ctgo_key"), "42")
	found := commands(t, out.String())
	if len(found) != 3 {
		t.Fatalf("%d commands in\n%s", len(found), out.String())
	}
	for i, want := range []string{"http://localhost:8080/api/v1/sync-status?syncRunId=42", "http://localhost:8080/graphql",
		"http://localhost:8080/graphql"} {
		text := strings.Join(found[i], "\n") + "\n"
		if !strings.Contains(text, "\n"+want+"\n") || !strings.Contains(text, "\nAuthorization: Bearer ctgo_key\n") {
			t.Errorf("command %d is %q", i, found[i])
		}
	}
	if !strings.Contains(out.String(), "ws://localhost:8080/graphql (graphql-transport-ws)") {
		t.Errorf("no websocket in\n%s", out.String())
	}
}
