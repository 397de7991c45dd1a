package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// scored is a candidate as a page sorted by score shows it.
type scored struct {
	ID     string
	Score  float64
	Labels []string
}

// pageByScore reads a page of a list sorted by score, from behind a cursor.
func (c *client) pageByScore(first int, after *string) (page []scored, end *string, more bool) {
	c.t.Helper()
	var got struct {
		Candidates struct {
			Edges    []struct{ Node scored }
			PageInfo struct {
				HasNextPage bool
				EndCursor   *string
			}
		}
	}
	c.must(`query($first: Int, $after: String) { candidates(first: $first, after: $after, orderBy: {field: SCORE}) {
		edges { node { id: databaseId score labels } } pageInfo { hasNextPage endCursor } } }`,
		map[string]any{"first": first, "after": after}, &got)
	for _, edge := range got.Candidates.Edges {
		page = append(page, edge.Node)
	}
	return page, got.Candidates.PageInfo.EndCursor, got.Candidates.PageInfo.HasNextPage
}

// wholeByScore is the list as it is now.
func (c *client) wholeByScore() (whole []scored) {
	c.t.Helper()
	for after, more := (*string)(nil), true; more; {
		var page []scored
		page, after, more = c.pageByScore(100, after)
		whole = append(whole, page...)
	}
	return whole
}

// rateAll rates candidates, a few in one document.
func (c *client) rateAll(ids []string, value string) {
	c.t.Helper()
	for part := range slices.Chunk(ids, 5) {
		var document strings.Builder
		for i, id := range part {
			fmt.Fprintf(&document, "r%d: rateCandidate(input: {candidateId: %s, value: %s}) { userErrors { code } }\n", i, id,
				value)
		}
		var got map[string]struct{ UserErrors []struct{ Code string } }
		c.must("mutation { "+document.String()+" }", nil, &got)
		for name, rated := range got {
			if len(rated.UserErrors) > 0 {
				c.t.Fatalf("%s: %+v", name, rated.UserErrors)
			}
		}
	}
}

// judgeAgain runs a rejudge of an account to its end.
func (c *client) judgeAgain(account int) {
	c.t.Helper()
	var started struct {
		Rejudge struct {
			SyncRun *struct {
				ID int `json:"id,string"`
			}
			UserErrors []struct{ Code string }
		}
	}
	c.must(`mutation($a: ID!) { rejudge(input: {trackedAccountId: $a}) { syncRun { id: databaseId }
		userErrors { code } } }`, map[string]any{"a": account}, &started)
	if started.Rejudge.SyncRun == nil {
		c.t.Fatalf("rejudge: %+v", started.Rejudge.UserErrors)
	}
	events := c.subscribe(started.Rejudge.SyncRun.ID, 0).all(0)
	if last := events[len(events)-1]; last.Status != "COMPLETED" {
		c.t.Fatalf("the rejudge is %s: %s", last.Status, last.Message)
	}
}

func idsOf(page []scored) (ids []string) {
	for _, c := range page {
		ids = append(ids, c.ID)
	}
	return ids
}

// TestPagesWhileScoresChange reads a list sorted by score page by page while ratings and a rejudge move most of it:
// what is read is the list as it was when the first page was read, nobody twice and nobody missing.
func TestPagesWhileScoresChange(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	n := w.start(app.RoleAll, nil)
	account := n.track("village")
	n.subscribe(n.sync(account), 0).all(0)
	before := n.wholeByScore()
	if len(before) < 100 {
		t.Fatalf("the run found %d", len(before))
	}
	got, after, more := n.pageByScore(20, nil)
	// Those of one label are good and those of another bad, wherever they stand.
	n.rateAll(ofLabel(before, "founder", 15), "BAD")
	n.rateAll(ofLabel(before, "software engineer", 15), "GOOD")
	for pages := 1; more; pages++ {
		if pages == 1 || pages == 4 {
			n.judgeAgain(account)
		}
		if pages == 3 {
			n.rateAll(ofLabel(before, "software engineer", 15), "BAD")
			n.rateAll(ofLabel(before, "founder", 15), "GOOD")
		}
		var page []scored
		page, after, more = n.pageByScore(20, after)
		got = append(got, page...)
	}
	if moved := movedFrom(before, n.wholeByScore()); moved < 30 {
		t.Fatalf("%d of %d stand elsewhere, which proves little", moved, len(before))
	}
	if want := idsOf(before); !slices.Equal(idsOf(got), want) {
		t.Errorf("%d read of %d: twice %v, missing %v", len(got), len(want), repeated(idsOf(got)),
			missing(want, idsOf(got)))
	}
}

// ofLabel are the ids of some candidates who have a label.
func ofLabel(list []scored, label string, most int) []string {
	having := slices.DeleteFunc(slices.Clone(list), func(c scored) bool { return !slices.Contains(c.Labels, label) })
	return idsOf(having[:min(most, len(having))])
}

// movedFrom counts who stands at another place.
func movedFrom(before, now []scored) (moved int) {
	for i := range before {
		if i >= len(now) || before[i].ID != now[i].ID {
			moved++
		}
	}
	return moved
}

func repeated(ids []string) (twice []string) {
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			twice = append(twice, id)
		}
		seen[id] = true
	}
	return twice
}

func missing(want, got []string) []string {
	return slices.DeleteFunc(slices.Clone(want), func(id string) bool { return slices.Contains(got, id) })
}
