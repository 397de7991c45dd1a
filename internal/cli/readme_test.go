package cli

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"goodones/internal/fact"
)

// readmeCommands has sh read the commands of the README that lead to a first candidate, with another key and address,
// and returns the arguments of each curl.
func readmeCommands(t *testing.T, key, url string) [][]string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	check(t, err)
	_, section, _ := strings.Cut(string(readme), "\n## From a key to the first candidate\n")
	_, block, _ := strings.Cut(section, "\n```\n")
	block, _, found := strings.Cut(block, "\n```\n")
	if !found {
		t.Fatal("the README has no such section with commands")
	}
	script := strings.NewReplacer("ctgo_…", key, "http://127.0.0.1:8080", url).Replace(block)
	const shown = `curl() { printf '%s\0' "$@"; printf '\1'; }; echo() { :; }` + "\n"
	said, err := exec.CommandContext(t.Context(), "sh", "-ec", shown+script).Output()
	check(t, err)
	var all [][]string
	for call := range strings.SplitSeq(strings.TrimSuffix(string(said), "\x01"), "\x01") {
		all = append(all, strings.Split(strings.TrimSuffix(call, "\x00"), "\x00"))
	}
	return all
}

func TestReadmeCommands(t *testing.T) {
	t.Parallel()
	s := start(t, child(t, runChild, openDir(t), "demo", "--latency", "0s", "--listen", "127.0.0.1:0"))
	said := s.until(t, "Serving until Ctrl-C.")
	found := regexp.MustCompile(`GraphQL +(\S+)/graphql\n[^~]*Key +(\S+)\n`).FindStringSubmatch(said)
	if found == nil {
		t.Fatalf("no address and key in\n%s", said)
	}
	calls := readmeCommands(t, found[2], found[1])
	wanted := []string{
		`"trackedAccount":{"id":"TrackedAccount:2"}`, `"savedSearch":{"id":"SavedSearch:2"}`, `"assignSavedSearch"`,
		`"syncRun":{"id":"SyncRun:3"}`,
		`"status":"COMPLETED"`, `"reasons":["Bio says `,
	}
	if len(calls) != len(wanted) {
		t.Fatalf("%d commands: %q", len(calls), calls)
	}
	for i, want := range wanted {
		body := curl(t, calls[i])
		fact.Contains(t, "body", body, want, calls[i])
		fact.Lacks(t, "body", body, `"message":"No`, calls[i], want)
		fact.Lacks(t, "body", body, `"errors"`, calls[i], want)
	}
	if code := s.end(t, os.Interrupt); code != exitOK {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
}
