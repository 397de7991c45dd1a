package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"goodones/internal/config"
	"goodones/internal/syncrun"
)

// screen shows runs: a bar that moves and the log's lines above it on a terminal, plain lines elsewhere.
type screen struct {
	out   io.Writer
	size  func() (width, height int) // of the terminal, in characters; nil when there is none
	began time.Time
	err   error // the first write that failed; nothing is written after it
}

func newScreen(out io.Writer) *screen {
	s := &screen{out: out}
	behind := out
	if p, ok := out.(*pipe); ok {
		behind = p.Writer
	}
	file, ok := behind.(*os.File)
	kind, _ := config.Overridden(nil)("TERM")
	if ok && term.IsTerminal(int(file.Fd())) && kind != "dumb" { // such a terminal moves no cursor
		s.size = func() (int, int) { return terminalSize(file) }
	}
	return s
}

// terminalSize is asked for anew for each drawing: windows change.
func terminalSize(file *os.File) (width, height int) {
	width, height, err := term.GetSize(int(file.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

func (s *screen) terminal() bool { return s.size != nil }

func (s *screen) width() int {
	width, _ := s.size()
	return width
}

func (s *screen) printf(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.out, format, args...)
	}
}

func (s *screen) begin(title, run string) {
	s.began = time.Now()
	s.printf("%s (run %s)\n", title, run)
}

// show adds the event's line to the log, if it has one, and moves the bar below. It writes once: a terminal must not
// show half of it.
func (s *screen) show(r *runState) {
	var text strings.Builder
	if s.terminal() {
		text.WriteString("\r\x1b[K")
	}
	if r.Message != "" {
		fmt.Fprintf(&text, "  %5.1fs  %s\n", time.Since(s.began).Seconds(), r.Message)
	}
	if s.terminal() && r.Status == "RUNNING" {
		text.WriteString(barLine(r, s.width()))
	}
	s.printf("%s", text.String())
}

// barLine stays within one line of the terminal: a longer one could not be taken back.
func barLine(r *runState, width int) string {
	line := []rune("  " + bar(r.Stage) + " " + counts(r))
	return string(line[:max(0, min(len(line), width-1))])
}

// stageNames are the stages in order, as GraphQL spells them.
func stageNames() []string {
	var names []string
	for _, stage := range syncrun.Stages() {
		names = append(names, strings.ToUpper(string(stage)))
	}
	return names
}

// stageCells is how much of the bar a stage is.
const stageCells = 2

// bar is as full as stages are reached.
func bar(stage string) string {
	full, names := 0, stageNames()
	for i, name := range names {
		if name == stage {
			full = i + 1
		}
	}
	return strings.Repeat("█", full*stageCells) + strings.Repeat("░", (len(names)-full)*stageCells)
}

func counts(r *runState) string {
	return fmt.Sprintf("%d new, %d refreshed, %d completed, %d likers, %d good ones", r.NewFollowersCount,
		r.DeepCrawlCount,
		r.BackfilledCount, r.LikersCount, r.CandidatesPassedCount)
}

func (s *screen) end(r *runState) {
	s.printf("  %s in %.1f s, %d events: %s (dropped %d by tier, %d by gender)\n", strings.ToLower(r.Status),
		time.Since(s.began).Seconds(), r.Sequence, counts(r), r.TierFilteredCount, r.GenderFilteredCount)
	if r.SyncRun.ErrorMessage != "" {
		s.printf("  %s\n", r.SyncRun.ErrorMessage)
	}
	if r.SyncRun.ResourcesUsed == 0 {
		s.printf("  nothing was charged\n")
		return
	}
	s.printf("  %d resources read; at X's list prices %s\n", r.SyncRun.ResourcesUsed, dollars(r.SyncRun.EstimatedCostUSD))
}

// farewell prints where the server is and what to try on the run. Each command is one line that sh understands.
func (s *screen) farewell(c *client, run string) {
	s.printf("GraphQL    %s/graphql\nWebsocket  %s (graphql-transport-ws)\nREST       "+
		"%s/api/v1/sync-status?syncRunId=%s\nKey        %s\n",
		c.url, websocketURL(c.url), c.url, run, c.key)
	s.printf("\nTry in another terminal the legacy REST route, a query, and a subscription:\n\n")
	curl := "curl -s -H 'Authorization: Bearer " + c.key + "'"
	graphql := curl + " -H 'Content-Type: application/json'"
	s.printf("%s '%s/api/v1/sync-status?syncRunId=%s'\n\n", curl, c.url, run)
	s.printf("%s '%s/graphql' -d '{\"query\":\"{ candidates(syncRunId: %s, first: 5) "+
		"{ edges { node { matchConfidence reasons person { handle name followersCount } } } } }\"}'\n\n", graphql, c.url, run)
	s.printf("%s -N -H 'Accept: text/event-stream' '%s/graphql' -d '{\"query\":\"subscription { "+
		"syncRunProgress(syncRunId: %s) "+
		"{ sequence stage message newFollowersCount } }\"}'\n\n", graphql, c.url, run)
	s.printf("Serving until Ctrl-C.\n")
}
