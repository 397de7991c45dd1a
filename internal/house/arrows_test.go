package house_test

import (
	"slices"
	"strings"
	"testing"
)

// arrows says what of ours each room may import. A room that is not listed may not exist. The app may import
// everything that is not built on it, but not the page, which the server alone serves; the benchmarks drive the
// product from outside.
func arrows() map[string][]string {
	domain := []string{"internal/syncrun"}
	table := map[string][]string{
		".": {"internal/cli"},

		"docs":                     nil,
		"web":                      nil,
		"internal/syncrun":         nil,
		"internal/house":           nil,
		"internal/hint":            nil,
		"internal/viewer":          nil,
		"internal/config":          nil,
		"internal/telemetry":       {"internal/pause"},
		"internal/pgserver":        {"internal/pause"},
		"internal/pause":           nil,
		"internal/fact":            nil,
		"internal/scratch":         nil,
		"internal/secret":          nil,
		"internal/sandbox":         {"internal/pause"},
		"internal/graphqlws":       nil,
		"internal/scalar":          nil,
		"internal/classify/counts": nil,
		"internal/classify/tune":   {"internal/classify", "internal/classify/counts", "internal/syncrun"},

		"graph":             {"internal/scalar", "internal/syncrun", "internal/viewer"},
		"internal/gate":     domain,
		"db":                {"internal/gate", "internal/hint", "internal/pause", "internal/syncrun", "internal/viewer"},
		"internal/progress": {"internal/pause", "internal/syncrun"},
		"internal/updates":  {"internal/pause", "internal/syncrun"},
		"internal/source":   domain,
		"internal/fetch":    {"internal/source"},
		"internal/xapi":     {"internal/syncrun", "internal/source", "internal/fetch"},
		"internal/connection": {"internal/xapi", "internal/source", "internal/secret", "internal/syncrun",
			"internal/pause"},
		"internal/bluesky":    {"internal/source", "internal/fetch", "internal/syncrun"},
		"internal/classify":   {"internal/classify/counts", "internal/syncrun"},
		"internal/preview":    {"internal/classify", "internal/gate", "internal/syncrun"},
		"internal/natshints":  {"internal/hint"},
		"internal/profile":    domain,
		"internal/judgemodel": {"internal/pause", "internal/syncrun"},
		"internal/export":     {"internal/syncrun", "internal/viewer"},
		"internal/webhook":    {"internal/pause", "internal/secret", "internal/syncrun"},
		"internal/eval":       {"internal/classify", "internal/profile", "internal/syncrun"},

		"db/dbtest":     {"db", "internal/pgserver", "internal/scratch"},
		"internal/rest": {"docs", "internal/syncrun", "internal/viewer"},
		"pipeline":      {"internal/syncrun", "internal/classify", "internal/source", "internal/pause"},
		"resolvers":     {"graph", "internal/export", "internal/syncrun", "internal/viewer"},
		"internal/live": {"internal/graphqlws", "internal/progress", "internal/scalar", "internal/syncrun",
			"internal/viewer"},
		"internal/document": {"resolvers", "internal/telemetry"},
		"internal/server": {"graph", "resolvers", "internal/document", "internal/export", "internal/rest", "internal/gate",
			"internal/graphqlws",
			"internal/syncrun",
			"internal/viewer", "internal/telemetry", "web"},
		"internal/cli": {"internal/app", "internal/config", "internal/export", "db", "internal/sandbox", "internal/pgserver",
			"internal/connection", "internal/secret", "internal/source", "internal/xapi",
			"internal/telemetry", "internal/classify", "internal/profile", "internal/syncrun", "internal/pause"},
	}
	above := []string{".", "web", "internal/cli", "internal/house", "internal/classify/tune", "internal/eval", "db/dbtest"}
	for room := range table {
		if !slices.Contains(above, room) {
			table["internal/app"] = append(table["internal/app"], room)
		}
	}
	return table
}

// testsMayImport says whose tests may use the database beyond what their room may.
var testsMayImport = map[string][]string{"pipeline": {"db"}, "internal/progress": {"db"}, "internal/live": {"db"}}

func TestHouseArrows(t *testing.T) {
	t.Parallel()
	table := arrows()
	used := map[string][]string{}
	for _, p := range listPackages(t) {
		room := p.room()
		used[room] = ours(slices.Concat(p.Imports, p.TestImports, p.XTestImports))
		if room == "bench" || strings.HasPrefix(room, "bench/") {
			for _, imported := range ours(p.Imports) {
				if !strings.HasPrefix(imported, "bench/") {
					t.Errorf("%s imports %s: benchmarks import nothing of the product", room, imported)
				}
			}
			continue
		}
		allowed, known := table[room]
		if !known {
			t.Errorf("%s is not in the table of rooms", room)
		}
		for _, imported := range ours(p.Imports) {
			if !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s, which it may not", room, imported)
			}
		}
		for _, imported := range ours(slices.Concat(p.TestImports, p.XTestImports)) {
			inTests := slices.Concat(allowed, testsMayImport[room], []string{room})
			if imported == "db" && !slices.Contains(inTests, imported) {
				t.Errorf("the tests of %s import db, which they may not", room)
			}
		}
	}
	for room, allowed := range table {
		for _, imported := range allowed {
			if room != "internal/app" && !slices.Contains(used[room], imported) {
				t.Errorf("%s may import %s, but does not: take the arrow out", room, imported)
			}
		}
	}
}
