package resolvers

import (
	"strings"
	"testing"

	"goodones/graph"
)

// TestTheSchemaTellsItsCodes reads what introspection shows of the schema as a whole.
func TestTheSchemaTellsItsCodes(t *testing.T) {
	t.Parallel()
	description := graph.NewExecutableSchema(graph.Config{}).Schema().Description
	for _, word := range []string{"Authorization: Bearer", "retryAfter", CodeUnauthenticated, CodeBadUserInput,
		CodeNotFound, CodeRateLimited, CodeUnavailable, CodeInternal, CodeNotPersisted} {
		if !strings.Contains(description, word) {
			t.Errorf("%s is not in %q", word, description)
		}
	}
}
