package resolvers

import (
	"strings"
	"testing"
	"time"

	"goodones/internal/viewer"
)

func TestCreateStreamTicket(t *testing.T) {
	t.Parallel()
	a := newAPI(t, &fake{})
	const document = "subscription($id: ID!) { syncRunProgress(syncRunId: $id) { sequence } }"
	got := a.ask(`mutation { createStreamTicket(input: {query: "` + document +
		`", variables: {id: 7}}) { ticket userErrors { code } } }`)
	if !strings.HasPrefix(got, `{"createStreamTicket":{"ticket":"ctgs_`) {
		t.Fatal(got)
	}
	if len(a.fake.tickets) != 1 || a.fake.tickets[0] != (viewer.StreamTicket{Query: document, Variables: `{"id":7}`}) {
		t.Errorf("kept %+v", a.fake.tickets)
	}
	for input, want := range map[string]string{
		`query: "{ viewer { userName } }"`:                                    "must be a subscription",
		`query: "subscription {"`:                                             "must be a GraphQL document",
		`query: "subscription A { a } query B { b }", operationName: "B"`:     "must be a subscription",
		`query: "subscription { a }", variables: {x: "` + long(64<<10) + `"}`: "must have at most 64 KiB",
		`query: "subscription { a } # ` + strings.Repeat("x ", 40_000) + `"`:  "must have at most 64 KiB",
		`query: "subscription A { a } subscription B { a }"`:                  "must be a subscription",
	} {
		got := a.ask(`mutation { createStreamTicket(input: {` + input + `}) { ticket userErrors { field code message } } }`)
		if !strings.Contains(got, want) || !strings.HasPrefix(got, `{"createStreamTicket":{"ticket":null`) {
			t.Errorf("%.80s: %.200s", input, got)
		}
	}
}

func long(n int) string { return strings.Repeat("x", n) }

func TestRateLimit(t *testing.T) {
	t.Parallel()
	a := newAPI(t, &fake{})
	a.want("{ rateLimit { limit remaining resetAt } }", `{"rateLimit":null}`)
	a.ctx = viewer.WithQuota(a.ctx, func() (viewer.Quota, bool) {
		return viewer.Quota{Limit: 60, Remaining: 12, ResetAt: time.Unix(0, 0).UTC()}, true
	})
	a.want("{ rateLimit { limit remaining resetAt } }",
		`{"rateLimit":{"limit":60,"remaining":12,"resetAt":"1970-01-01T00:00:00.000000Z"}}`)
}
