package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

// screen shows runs: a bar that moves and the log's lines above it on a terminal, plain lines elsewhere.
type screen struct {
	out      io.Writer
	terminal bool
	began    time.Time
}

func newScreen(out io.Writer) *screen {
	file, ok := out.(*os.File)
	return &screen{out: out, terminal: ok && term.IsTerminal(int(file.Fd()))}
}

func (s *screen) printf(format string, args ...any) { fmt.Fprintf(s.out, format, args...) }

func (s *screen) begin(title, id string) {
	s.began = time.Now()
	s.printf("%s (run %s)\n", title, id)
}

// stageNames are the six stages in order, as GraphQL spells them.
func stageNames() []string {
	return []string{"FETCH_FOLLOWERS", "DEEP_CRAWL", "BACKFILL", "LIKERS", "CLASSIFY", "FILTER"}
}

const barWidth = 24

func (s *screen) show(r *runState) {
	if s.terminal {
		s.printf("\r\x1b[K")
	}
	if r.Message != "" {
		s.printf("  %5.1fs  %s\n", time.Since(s.began).Seconds(), r.Message)
	}
	if s.terminal && r.Status == "RUNNING" {
		s.printf("  [%s] %s", bar(r.Stage), counts(r))
	}
}

// bar is as full as stages are reached.
func bar(stage string) string {
	full := 0
	for i, name := range stageNames() {
		if name == stage {
			full = (i + 1) * barWidth / len(stageNames())
		}
	}
	return strings.Repeat("█", full) + strings.Repeat("░", barWidth-full)
}

func counts(r *runState) string {
	return fmt.Sprintf("%d new, %d refreshed, %d completed, %d likers, %d good ones", r.NewFollowersCount, r.DeepCrawlCount,
		r.BackfilledCount, r.LikersCount, r.CandidatesPassedCount)
}

func (s *screen) end(r *runState) {
	s.printf("  %s in %.1f s, %d events: %s (dropped %d by tier, %d by gender)\n", strings.ToLower(r.Status),
		time.Since(s.began).Seconds(), r.Sequence, counts(r), r.TierFilteredCount, r.GenderFilteredCount)
	if r.SyncRun.ErrorMessage != "" {
		s.printf("  %s\n", r.SyncRun.ErrorMessage)
	}
	s.printf("  %d resources read; at X's list prices $%.2f\n", r.SyncRun.ResourcesUsed, r.SyncRun.EstimatedCostUSD)
}

func (s *screen) farewell(c *client, run string, once bool) {
	if once {
		return
	}
	s.printf("\nGraphQL    %s/graphql\nWebsocket  %s/graphql (graphql-transport-ws)\nKey        %s\n\n", c.url,
		"ws"+strings.TrimPrefix(c.url, "http"), c.key)
	s.printf("Try, in another terminal:\n\n")
	s.printf("curl -s -H 'Authorization: Bearer %s' '%s/api/v1/sync-status?syncRunId=%s'\n\n", c.key, c.url, run)
	s.printf("curl -s -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' %s/graphql "+
		"-d '{\"query\":\"{ candidates(syncRunId: %s, first: 5) { edges { node { matchConfidence reasons person { handle name followersCount } } } } }\"}'\n\n",
		c.key, c.url, run)
	s.printf("curl -sN -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -H 'Accept: text/event-stream' %s/graphql "+
		"-d '{\"query\":\"subscription { syncRunProgress(syncRunId: %s) { sequence stage message newFollowersCount } }\"}'\n\n",
		c.key, c.url, run)
	s.printf("Serving until Ctrl-C.\n")
}
