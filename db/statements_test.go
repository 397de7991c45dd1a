package db_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	gqlast "github.com/vektah/gqlparser/v2/ast"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// statementStart tells SQL from other text.
var statementStart = regexp.MustCompile(`^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s`)

// TestStatementsFitSchema prepares every statement of the package, so that a renamed column fails here and not in
// front of somebody.
func TestStatementsFitSchema(t *testing.T) {
	t.Parallel()
	f := open(t)
	statements := statementsOf(t, ".")
	if len(statements) < 40 {
		t.Fatalf("found %d statements only", len(statements))
	}
	for name, text := range statements {
		prepared, err := f.raw.PrepareContext(t.Context(), text)
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
			continue
		}
		_ = prepared.Close()
	}
}

// TestStatementsNameColumns keeps SELECT * and statements built by formatting out.
func TestStatementsNameColumns(t *testing.T) {
	t.Parallel()
	star := regexp.MustCompile(`(?i)\bselect\s+(\w+\.)?\*|\breturning\s+\*`)
	for name, text := range statementsOf(t, ".") {
		fact.Is(t, "star.MatchString(text)", star.MatchString(text), false, name)
		fact.Lacks(t, "text", text, "%s", name)
		fact.Lacks(t, "text", text, "%d", name)
	}
}

func TestFoldsConstants(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	source := "package p\n\nconst columns = `a, b`\n\nconst list = `SELECT ` + columns + other\n\n" +
		"const other = ` FROM c`\n\nfunc f() string { return `DELETE FROM c` }\n"
	if err := os.WriteFile(filepath.Join(dir, "p.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, text := range statementsOf(t, dir) {
		texts = append(texts, text)
	}
	slices.Sort(texts)
	if want := []string{"DELETE FROM c", "SELECT a, b FROM c"}; !slices.Equal(texts, want) {
		t.Errorf("folded %q, want %q", texts, want)
	}
}

// statementsOf collects the SQL of a package by name or place: constants, folded, and literals elsewhere.
func statementsOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	set, consts, loose := token.NewFileSet(), map[string]ast.Expr{}, map[string]ast.Expr{}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		collect(file, set, consts, loose)
	}
	statements, parts := map[string]string{}, partsOf(consts, loose)
	for _, found := range []map[string]ast.Expr{consts, loose} {
		for name, expr := range found {
			if text, ok := fold(expr, consts); ok && !parts[name] && statementStart.MatchString(text) {
				statements[name] = text
			}
		}
	}
	return statements
}

// collect notes constants by name, and string expressions anywhere else by place.
func collect(file *ast.File, set *token.FileSet, consts, loose map[string]ast.Expr) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GenDecl:
			if n.Tok != token.CONST {
				return true
			}
			for _, spec := range n.Specs {
				value := spec.(*ast.ValueSpec)
				for i, name := range value.Names {
					if i < len(value.Values) {
						consts[name.Name] = value.Values[i]
					}
				}
			}
			return false
		case *ast.BinaryExpr, *ast.BasicLit:
			loose[set.Position(n.Pos()).String()] = n.(ast.Expr)
			return false
		}
		return true
	})
}

// partsOf names the constants that only end other statements, and are prepared with them.
func partsOf(found ...map[string]ast.Expr) map[string]bool {
	parts := map[string]bool{}
	for _, exprs := range found {
		for _, expr := range exprs {
			ast.Inspect(expr, func(n ast.Node) bool {
				if sum, ok := n.(*ast.BinaryExpr); ok {
					if name, ok := sum.Y.(*ast.Ident); ok {
						parts[name.Name] = true
					}
				}
				return true
			})
		}
	}
	return parts
}

// fold evaluates a concatenation of string literals and constants.
func fold(expr ast.Expr, consts map[string]ast.Expr) (string, bool) {
	switch e := expr.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.Ident:
		value, ok := consts[e.Name]
		if !ok {
			return "", false
		}
		return fold(value, consts)
	case *ast.ParenExpr:
		return fold(e.X, consts)
	case *ast.BinaryExpr:
		left, ok := fold(e.X, consts)
		right, also := fold(e.Y, consts)
		return left + right, ok && also && e.Op == token.ADD
	default:
		return "", false
	}
}

// words are one enumeration: its column in the schema, its Go list, its name in GraphQL.
type words struct {
	column  string // table.column
	list    []string
	graphql string // "" where GraphQL has none
	empty   bool   // the column may hold '' for none
}

func wordsOf[T ~string](column, graphql string, empty bool, list []T) words {
	w := words{column: column, graphql: graphql, empty: empty}
	for _, word := range list {
		w.list = append(w.list, string(word))
	}
	return w
}

func enumerations() []words {
	return []words{
		wordsOf("sync_runs.status", "SyncStatus", false, syncrun.Statuses()),
		wordsOf("sync_run_events.status", "SyncStatus", false, syncrun.Statuses()),
		wordsOf("sync_runs.stage", "SyncStage", true, syncrun.Stages()),
		wordsOf("sync_run_events.stage", "SyncStage", true, syncrun.Stages()),
		wordsOf("sync_runs.source", "SyncSource", false, syncrun.Triggers()),
		wordsOf("sync_runs.error_code", "SyncErrorCode", true, syncrun.ErrorCodes()),
		wordsOf("sync_run_events.error_code", "SyncErrorCode", true, syncrun.ErrorCodes()),
		wordsOf("tracked_accounts.network", "Network", false, syncrun.Networks()),
		wordsOf("tracked_accounts.tier", "AccountTier", false, syncrun.AccountTiers()),
		wordsOf("schedules.tier", "AccountTier", false, syncrun.AccountTiers()),
		wordsOf("verdicts.confidence", "MatchConfidence", false, syncrun.Confidences()),
		wordsOf("model_opinions.confidence", "MatchConfidence", false, syncrun.Confidences()),
		wordsOf("verdicts.gender", "Gender", false, syncrun.Genders()),
		wordsOf("verdicts.follower_count_tier", "FollowerCountTier", false, syncrun.FollowerCountTiers()),
		wordsOf("verdicts.outcome", "", false, syncrun.Outcomes()),
		wordsOf("candidates.source_type", "SourceType", false, syncrun.SourceTypes()),
		wordsOf("candidate_ratings.value", "RatingValue", false, syncrun.RatingValues()),
		wordsOf("candidate_ratings.reason", "BadReason", false, syncrun.BadReasons()),
		wordsOf("candidate_groups.rating", "CandidateRatingStatus", false, syncrun.RatingStatuses()),
		wordsOf("webhooks.source_type", "SourceType", false, syncrun.SourceTypes()),
		wordsOf("webhooks.confidence", "MatchConfidence", false, syncrun.Confidences()),
		wordsOf("webhooks.rating", "RatingValue", false, syncrun.RatingValues()),
		wordsOf("webhooks.state", "WebhookState", false, syncrun.WebhookStates()),
		wordsOf("webhook_deliveries.event", "", false, syncrun.WebhookEvents()),
		wordsOf("webhook_deliveries.state", "WebhookDeliveryState", false, syncrun.DeliveryStates()),
		wordsOf("scans.state", "", false, syncrun.ScanStates()),
		wordsOf("x_connections.state", "ConnectionState", false, syncrun.ConnectionStates()),
		wordsOf("resource_reads.kind", "", false, syncrun.ResourceKinds()),
	}
}

// TestChecksEqualLists compares every CHECK that lists words with the list of the domain, both ways.
func TestChecksEqualLists(t *testing.T) {
	t.Parallel()
	checks := checksOf(t, open(t))
	for _, w := range enumerations() {
		want := slices.Clone(w.list)
		if w.empty {
			want = append(want, "")
		}
		slices.Sort(want)
		if got := checks[w.column]; !slices.Equal(got, want) {
			t.Errorf("%s allows %q, the domain has %q", w.column, got, want)
		}
		delete(checks, w.column)
	}
	for column := range checks {
		t.Errorf("%s has a CHECK that no list is compared with", column)
	}
}

// checksOf reads the words that each column's CHECK allows, sorted.
func checksOf(t *testing.T, f *fixture) map[string][]string {
	t.Helper()
	rows, err := f.raw.QueryContext(t.Context(), `
		SELECT c.conrelid::regclass::text || '.' || a.attname, pg_get_constraintdef(c.oid)
		FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
		WHERE c.contype = 'c' AND cardinality(c.conkey) = 1 AND pg_get_constraintdef(c.oid) LIKE '%ANY (ARRAY[%'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	quoted, checks := regexp.MustCompile(`'([^']*)'`), map[string][]string{}
	for rows.Next() {
		var column, definition string
		if err := rows.Scan(&column, &definition); err != nil {
			t.Fatal(err)
		}
		for _, match := range quoted.FindAllStringSubmatch(definition, -1) {
			checks[column] = append(checks[column], match[1])
		}
		slices.Sort(checks[column])
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return checks
}

// TestSchemaEqualsLists compares every enum of the GraphQL schema with the list of the domain. Names that GraphQL
// cannot spell begin with FROM_.
func TestSchemaEqualsLists(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema := gqlparser.MustLoadSchema(&gqlast.Source{Name: "schema.graphqls", Input: string(source)})
	compared := map[string]bool{}
	all := append(enumerations(), wordsOf("", "LabelKind", false, syncrun.LabelKinds()),
		wordsOf("", "UserErrorCode", false, syncrun.UserErrorCodes()),
		wordsOf("", "CandidateOrderField", false, syncrun.CandidateOrderFields()),
		wordsOf("", "OrderDirection", false, []string{"asc", "desc"}),
		wordsOf("", "MatchReasonKind", false, syncrun.MatchReasonKinds()),
		wordsOf("", "ProfileField", false, syncrun.ProfileFields()))
	for _, w := range all {
		if w.graphql == "" {
			continue
		}
		compared[w.graphql] = true
		var got, want []string
		for _, value := range schema.Types[w.graphql].EnumValues {
			got = append(got, strings.TrimPrefix(value.Name, "FROM_"))
		}
		for _, word := range w.list {
			want = append(want, strings.ToUpper(word))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("enum %s has %q, the domain %q", w.graphql, got, want)
		}
	}
	for name, definition := range schema.Types {
		if definition.Kind == gqlast.Enum && !definition.BuiltIn && !compared[name] {
			t.Errorf("enum %s is compared with nothing", name)
		}
	}
}
