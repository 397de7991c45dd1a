package resolvers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestErrorTable(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		err    error
		want   string
		logged bool
	}{
		"not found": {fmt.Errorf("q: %w", syncrun.ErrNotFound), `{"code":"NOT_FOUND"} not found`, false},
		"away": {fmt.Errorf("q: %w (dial 10.0.0.1)", syncrun.ErrUnavailable),
			`{"code":"SERVICE_UNAVAILABLE","retryAfter":1} temporarily unavailable, try again later`, false},
		"invalid": {fmt.Errorf("q: %w", syncrun.Invalid("after", "is odd")), `{"code":"BAD_USER_INPUT"} after: is odd`,
			false},
		"refusal": {&syncrun.UserError{Code: syncrun.UserInvalid, Message: "no"}, `{"code":"BAD_USER_INPUT"} no`, false},
		"gone": {fmt.Errorf("q: %w", context.Canceled),
			`{"code":"SERVICE_UNAVAILABLE","retryAfter":1} the request was cut short`, false},
		"unforeseen": {errors.New("pq: SELECT secret"),
			`{"code":"INTERNAL_SERVER_ERROR","requestId":"req-1"} internal error`, true},
		"with a code": {&gqlerror.Error{Message: "slow down", Extensions: map[string]any{"code": CodeRateLimited, "x": 1}},
			`{"code":"RATE_LIMITED"} slow down`, false},
		"odd code": {&gqlerror.Error{Message: "pq: SELECT", Extensions: map[string]any{"code": "X"}},
			`{"code":"INTERNAL_SERVER_ERROR","requestId":"req-1"} internal error`, true},
	}
	for name, c := range cases {
		a := newAPI(t, &fake{err: c.err})
		if got := a.ask(`{ trackedAccounts { id } }`); got != "trackedAccounts "+c.want {
			t.Errorf("%s: %s", name, got)
		}
		if lines := strings.Count(a.log.String(), "\n"); (lines == 1) != c.logged || lines > 1 {
			t.Errorf("%s: logged %q", name, a.log)
		}
		if strings.Contains(a.log.String(), "req-1") { // the logger adds it
			t.Errorf("%s: the request id is logged twice: %s", name, a.log)
		}
	}
}

func TestNoViewer(t *testing.T) {
	t.Parallel()
	nobody := newAPI(t, history(1)).as(t.Context())
	for _, field := range []string{`viewer { id }`, `syncRun(id: 1) { id }`, `syncRuns { edges { cursor } }`,
		`trackedAccount(id: 1) { id }`, `trackedAccounts { id }`, `savedSearch(id: 5) { id }`, `savedSearches { id }`,
		`candidates { edges { cursor } }`, `estimateSync(trackedAccountId: 1) { maxResources }`,
		`syncSettings { timezone }`} {
		name, _, _ := strings.Cut(strings.Fields(field)[0], "(")
		nobody.want(`{ `+field+` }`, name+` {"code":"UNAUTHENTICATED"} authentication required`)
	}
	for _, field := range []string{`trackAccount(input: {handle: "a", tier: PRO})`, `sleepTrackedAccount(id: 1)`,
		`createSavedSearch(input: {name: "n"})`, `updateSavedSearch(id: 5, input: {})`, `deleteSavedSearch(id: 5)`,
		`assignSavedSearch(trackedAccountId: 1)`, `startSync(input: {trackedAccountId: 1})`, `cancelSync(syncRunId: 1)`,
		`updateSyncSettings(input: {})`} {
		name, _, _ := strings.Cut(field, "(")
		nobody.want(`mutation { `+field+` { userErrors { code } } }`,
			name+` {"code":"UNAUTHENTICATED"} authentication required`)
	}
	nobody.want(`subscription { syncRunProgress(syncRunId: 1) { sequence } }`,
		`syncRunProgress {"code":"UNAUTHENTICATED"} authentication required`)
	if calls := nobody.fake.counts(); len(calls) > 0 {
		t.Errorf("nobody caused %v", calls)
	}
}

func TestBadArguments(t *testing.T) {
	t.Parallel()
	f := history(1)
	a := newAPI(t, f)
	for query, want := range map[string]string{
		`{ syncRun(id: "x") { id } }`: `syncRun.id {` +
			`"code":"BAD_USER_INPUT"} not a valid value for id`,
		`{ syncRun(id: "99999999999999999999") { id }
			}`: `syncRun.id {"code":"BAD_USER_INPUT"} not a valid value for id`,
		`{ syncRuns(filter: {trackedAccountId: "x"}) { edges { cursor } }
			}`: `syncRuns.filter.trackedAccountId {"code":"BAD_USER_INPUT"} not a valid value for ` +
			`filter.trackedAccountId`,
		`mutation { cancelSync(syncRunId: "1; DROP TABLE users") { userErrors { code } } }`: `cancelSync.syncRunId ` +
			`{"code":"BAD_USER_INPUT"} not a valid value for syncRunId`,
	} {
		a.want(query, want)
	}
	for _, query := range []string{``, `{`, `{ nothing }`, `{ syncRun { id } }`, `{ syncRun(id: 1) { idd } }`,
		`{ syncRuns(filter: {status: DONE}) { edges { cursor } } }`,
		`mutation { trackAccount(input: {handle: "a", tier: PROO}) { userErrors { code } } }`,
		`{ ` + strings.Repeat("x", 5000) + ` }`} {
		got := a.ask(query)
		fact.Contains(t, "got", got, `{"code":"BAD_USER_INPUT"}`, query)
		fact.Lacks(t, "got", got, "Did you mean", query)
		fact.Lacks(t, "got", got, "strconv", query)
		fact.Holds(t, "len(got) <= 500", len(got) <= 500, len(got), query)
	}
	if calls := f.counts(); len(calls) > 0 {
		t.Errorf("bad requests caused %v", calls)
	}
	if a.log.Len() > 0 {
		t.Errorf("logged %s", a.log)
	}
}

func TestPanicIsAnInternalError(t *testing.T) {
	t.Parallel()
	f := &fake{lookup: func(context.Context, string) (syncrun.Profile, error) { panic("secret") }}
	a := newAPI(t, f)
	a.want(tracking("acme"), `trackAccount {"code":"INTERNAL_SERVER_ERROR","requestId":"req-1"} internal error`)
	log := a.log.String()
	fact.Is(t, `strings.Count(log, "\n")`, strings.Count(log, "\n"), 1)
	fact.Contains(t, "log", log, "secret")
	fact.Contains(t, "log", log, "accounts.go")
}

func TestPresenterOutsideAnOperation(t *testing.T) {
	t.Parallel()
	present := Presenter(nil, nil)
	body := strings.Repeat("x", 1000)
	got := present(t.Context(), gqlerror.Errorf("json request body could not be decoded: EOF body:%s", body))
	if got.Extensions["code"] != CodeBadUserInput || strings.Contains(got.Message, "xx") {
		t.Errorf("presented %v %s", got.Extensions, got.Message)
	}
	var _ graphql.ErrorPresenterFunc = present
}
