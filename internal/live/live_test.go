package live

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/99designs/gqlgen/graphql"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// threeEvents makes a run of a queued, a running and a failed event.
func threeEvents(t testing.TB) *world {
	w := newWorld(t)
	w.write(syncrun.StatusRunning, "Fetching \"new\" followers...")
	w.write(syncrun.StatusFailed, "Cancelled by user")
	return w
}

func TestSelections(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		query  string
		shared bool
		want   []string // the result of syncRunProgress for each event
	}{
		"plain": {subscription(`{ sequence status stage message newFollowersCount }`), true, []string{
			`{"sequence":1,"status":"QUEUED","stage":null,"message":null,"newFollowersCount":100}`,
			`{"sequence":2,"status":"RUNNING","stage":"FETCH_FOLLOWERS","message":"Fetching \"new\" followers...",` +
				`"newFollowersCount":200}`,
			`{"sequence":3,"status":"FAILED","stage":"FETCH_FOLLOWERS","message":"Cancelled by user","newFollowersCount":300}`}},
		"fragments and aliases": {subscription(`{ a: sequence ...f ... on SyncRunProgress { b: sequence } __typename }`,
			`fragment f on SyncRunProgress { at r: syncRun { id } }`), true, []string{
			`{"a":1,"at":"2026-04-17T12:05:01.123000Z","r":{"id":"SyncRun:41"},"b":1,"__typename":"SyncRunProgress"}`,
			`{"a":2,"at":"2026-04-17T12:05:02.123000Z","r":{"id":"SyncRun:41"},"b":2,"__typename":"SyncRunProgress"}`,
			`{"a":3,"at":"2026-04-17T12:05:03.123000Z","r":{"id":"SyncRun:41"},"b":3,"__typename":"SyncRunProgress"}`}},
		"the run as of the event": {subscription(`{ syncRun { status startedAt completedAt lastSequence progressLog
			estimatedCostUsd resourcesUsed errorCode errorMessage source triggeredAt __typename } }`), true, []string{
			`{"syncRun":{"status":"QUEUED","startedAt":null,"completedAt":null,"lastSequence":1,"progressLog":[],` +
				`"estimatedCostUsd":0.01,"resourcesUsed":1,"errorCode":null,"errorMessage":null,"source":"MANUAL",` +
				`"triggeredAt":"2026-04-17T12:05:00.123000Z","__typename":"SyncRun"}}`,
			`{"syncRun":{"status":"RUNNING","startedAt":"2026-04-17T12:05:02.123000Z","completedAt":null,"lastSequence":2,` +
				`"progressLog":["Fetching \"new\" followers..."],"estimatedCostUsd":0.02,"resourcesUsed":2,"errorCode":null,` +
				`"errorMessage":null,"source":"MANUAL","triggeredAt":"2026-04-17T12:05:00.123000Z","__typename":"SyncRun"}}`,
			`{"syncRun":{"status":"FAILED","startedAt":"2026-04-17T12:05:02.123000Z",` +
				`"completedAt":"2026-04-17T12:05:03.123000Z","lastSequence":3,` +
				`"progressLog":["Fetching \"new\" followers...","Cancelled by user"],"estimatedCostUsd":0.03,` +
				`"resourcesUsed":3,"errorCode":"CANCELLED","errorMessage":"Cancelled by user","source":"MANUAL",` +
				`"triggeredAt":"2026-04-17T12:05:00.123000Z","__typename":"SyncRun"}}`}},
		"live field skipped": {subscription(`{ sequence syncRun @skip(if: true) { trackedAccount { handle } } }`), true,
			[]string{`{"sequence":1}`, `{"sequence":2}`, `{"sequence":3}`}},
		"account": {subscription(`{ sequence syncRun { status trackedAccount { handle } } }`), false, []string{
			`{"sequence":1,"syncRun":{"status":"QUEUED","trackedAccount":{"handle":"first"}}}`,
			`{"sequence":2,"syncRun":{"status":"RUNNING","trackedAccount":{"handle":"first"}}}`,
			`{"sequence":3,"syncRun":{"status":"FAILED","trackedAccount":{"handle":"first"}}}`}},
		"account in a fragment": {subscription(`{ ...f }`,
			`fragment f on SyncRunProgress { syncRun { trackedAccount { id } } }`), false,
			slices.Repeat([]string{`{"syncRun":{"trackedAccount":{"id":"TrackedAccount:5"}}}`}, 3)},
		"events": {subscription(`{ syncRun { lastSequence events(after: 1) { sequence } } }`), false, []string{
			`{"syncRun":{"lastSequence":1,"events":[]}}`,
			`{"syncRun":{"lastSequence":2,"events":[{"sequence":2}]}}`,
			`{"syncRun":{"lastSequence":3,"events":[{"sequence":2},{"sequence":3}]}}`}},
		"search": {subscription(`{ syncRun { savedSearch { name } } }`), false,
			slices.Repeat([]string{`{"syncRun":{"savedSearch":null}}`}, 3)},
		"root in a fragment": {`subscription { ...f } fragment f on Subscription { syncRunProgress(syncRunId: 41) {
			sequence } }`, true,
			[]string{`{"sequence":1}`, `{"sequence":2}`, `{"sequence":3}`}},
		"root with a directive": {`subscription { syncRunProgress(syncRunId: "41", after: 1) @include(if: true) {
			sequence } }`, true,
			[]string{`{"sequence":2}`, `{"sequence":3}`}},
		"after null": {`subscription { syncRunProgress(syncRunId: 41, after: null) { sequence } }`, true,
			[]string{`{"sequence":1}`, `{"sequence":2}`, `{"sequence":3}`}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := threeEvents(t).subscribe(t, tt.query)
			if _, shared := s.Stream.(sharedStream); shared != tt.shared {
				t.Errorf("a %T", s.Stream)
			}
			got := s.next(t, 99)
			for i, want := range tt.want {
				if want = `{"data":{"syncRunProgress":` + want + `}}`; i >= len(got) || got[i] != want {
					t.Errorf("payloads\n%s\nwant as number %d\n%s", strings.Join(got, "\n"), i, want)
				}
			}
			fact.Is(t, "len(got)", len(got), len(tt.want))
			fact.Is(t, "s.done", s.done, true)
			fact.Is(t, "len(s.errs)", len(s.errs), 0, s.errs)
			fact.Is(t, "s.sequence()", s.sequence(), 3)
		})
	}
}

func TestIncludeByVariable(t *testing.T) {
	t.Parallel()
	w := threeEvents(t)
	query := `subscription ($id: ID!, $after: Int, $account: Boolean!) { p: syncRunProgress(syncRunId: $id, after:
		$after) {
		sequence syncRun @include(if: $account) { trackedAccount { handle } } } }`
	for _, with := range []bool{false, true} {
		s, errs := w.open(t, asOwner(t.Context()), query, map[string]any{"id": "41", "after": 2, "account": with})
		if errs != nil {
			t.Fatal(errs)
		}
		want := `{"data":{"p":{"sequence":3}}}`
		if with {
			want = `{"data":{"p":{"sequence":3,"syncRun":{"trackedAccount":{"handle":"first"}}}}}`
		}
		_, shared := s.Stream.(sharedStream)
		got := s.next(t, 9)
		fact.Is(fact.Must(t), "len(got)", len(got), 1, with, s.Stream, got)
		fact.Is(t, "got[0]", got[0], want, with, s.Stream)
		fact.Not(t, "shared", shared, with, s.Stream)
		s.Close()
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	w := threeEvents(t)
	stranger := viewer.With(t.Context(), viewer.Viewer{UserID: owner + 1})
	live := `{ syncRun { trackedAccount { handle } } }`
	tests := map[string]struct {
		ctx         context.Context
		query, code string
	}{
		"missing": {asOwner(t.Context()), `subscription { syncRunProgress(syncRunId: 42) { sequence } }`,
			"NOT_FOUND"},
		"foreign":          {stranger, subscription(`{ sequence }`), "NOT_FOUND"},
		"foreign, private": {stranger, subscription(live), "NOT_FOUND"},
		"above": {asOwner(t.Context()), `subscription { syncRunProgress(syncRunId: 41, after: 4) { sequence } }`,
			"BAD_USER_INPUT"},
		"below": {asOwner(t.Context()), `subscription { syncRunProgress(syncRunId: 41, after: -1) { sequence } }`,
			"BAD_USER_INPUT"},
		"above, private": {asOwner(t.Context()), `subscription { syncRunProgress(syncRunId: 41, after: 4) ` + live + ` }`,
			"BAD_USER_INPUT"},
		"no number": {asOwner(t.Context()), `subscription { syncRunProgress(syncRunId: "x") { sequence } }`, ""},
		"no viewer": {t.Context(), subscription(`{ sequence }`), ""},
		"nothing": {asOwner(t.Context()),
			`subscription { syncRunProgress(syncRunId: 41) @skip(if: true) { sequence } }`, ""},
		"two fields": {asOwner(t.Context()), `query { viewer { id } }`, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, errs := w.open(t, tt.ctx, tt.query, nil)
			if s.Stream != nil {
				t.Fatalf("a %T", s.Stream)
			}
			if tt.code == "" && errs != nil {
				t.Errorf("%v, but the executor is to refuse it", errs)
			}
			if tt.code != "" && (len(errs) != 1 || errs[0].Extensions["code"] != tt.code) {
				t.Errorf("%v, want %s", errs, tt.code)
			}
		})
	}
}

func TestResume(t *testing.T) {
	t.Parallel()
	w := threeEvents(t)
	ctx := asOwner(t.Context())
	ctx, _, ok := Identify(ctx, w.operation(t, ctx, subscription(`{ sequence }`), nil), "2")
	if !ok {
		t.Fatal("2 is no id")
	}
	for _, selection := range []string{`{ sequence }`, `{ sequence syncRun { savedSearch { id } } }`} {
		s, errs := w.open(t, ctx, subscription(selection), nil)
		if errs != nil {
			t.Fatal(errs)
		}
		if got := s.sequence(); got != 2 {
			t.Errorf("begins at %d", got)
		}
		if got := s.next(t, 9); len(got) != 1 || !strings.Contains(got[0], `"sequence":3`) {
			t.Errorf("%s: %v", selection, got)
		}
		s.Close()
	}
	events, err := w.Subscribe(ctx, owner, runID, 0)
	if err != nil {
		t.Fatal(err)
	}
	if p := <-events; p.Sequence != 3 {
		t.Errorf("event %d", p.Sequence)
	}
}

// FuzzIdentify takes no id of another subscription for one of its own.
func FuzzIdentify(f *testing.F) {
	found := syncrun.FoundCursor{Number: 3, Through: map[int]int{7: 8}}.String()
	for _, seed := range []string{"", "0", "42", "-1", "007", "99999999999999999999", "+1", " 1", "x", found,
		found + "A"} {
		f.Add(seed)
	}
	w := threeEvents(f)
	op := w.operation(f, f.Context(), subscription(`{ sequence }`), nil)
	finding := w.operation(f, f.Context(), `subscription { candidateFound { sequence } }`, nil)
	f.Fuzz(func(t *testing.T, last string) {
		ctx, _, ok := Identify(t.Context(), op, last)
		if after := resume(ctx, -5); ok && strconv.Itoa(after) != last && (last != "" || after != -5) {
			t.Errorf("%q is %d", last, after)
		}
		_, _, ok = Identify(t.Context(), finding, last)
		if cursor, read := syncrun.ReadFoundCursor(last); ok != (last == "" || read && cursor.String() == last) {
			t.Errorf("%q: %v", last, ok)
		}
	})
}

// TestWithoutAStream is what the executor alone does.
func TestWithoutAStream(t *testing.T) {
	t.Parallel()
	w := threeEvents(t)
	ctx, cancel := context.WithCancel(asOwner(t.Context()))
	defer cancel()
	responses, ctx := w.executor.DispatchOperation(ctx, w.operation(t, ctx, subscription(`{ sequence }`), nil))
	for _, want := range []string{`{"syncRunProgress":{"sequence":1}}`, `{"syncRunProgress":{"sequence":2}}`,
		`{"syncRunProgress":{"sequence":3}}`} {
		if got := responses(ctx); got == nil || string(got.Data) != want {
			t.Fatalf("got %v, want %s", got, want)
		}
	}
	if got := responses(ctx); got != nil {
		t.Errorf("%s after the end", got.Data)
	}
}

func TestFeedOutlivesItsFirstSubscriber(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, cancel := context.WithCancel(asOwner(t.Context()))
	first, errs := w.open(t, ctx, subscription(`{ sequence }`), nil)
	if errs != nil {
		t.Fatal(errs)
	}
	second := w.subscribe(t, subscription(`{ sequence }`))
	first.next(t, 1)
	cancel()
	first.Close()
	w.write(syncrun.StatusRunning, "")
	if got := second.next(t, 2); got[1] != `{"data":{"syncRunProgress":{"sequence":2}}}` {
		t.Errorf("%v", got)
	}
}

func TestTemplateKeys(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	key := func(query string, variables map[string]any) string {
		op := w.operation(t, asOwner(t.Context()), query, variables)
		field, _ := progressField(op)
		c, ok := compile(op, field)
		if !ok {
			t.Fatalf("%s is not pure", query)
		}
		return c.key
	}
	base := key(subscription(`{ sequence at }`), nil)
	for _, same := range []string{
		`subscription Named { syncRunProgress(syncRunId: 41, after: 0) { sequence, at } }`,
		`subscription { syncRunProgress(syncRunId: 41) { ...f at } } fragment f on SyncRunProgress { sequence }`,
	} {
		if key(same, nil) != base {
			t.Errorf("%s gives the same bytes, but does not share them", same)
		}
	}
	for _, other := range []string{`{ at sequence }`, `{ sequence }`, `{ a: sequence at }`,
		`{ sequence: newFollowersCount at }`,
		`{ sequence at __typename }`, `{ sequence at syncRun { id } }`} {
		if key(subscription(other), nil) == base {
			t.Errorf("%s gives other bytes, but shares them", other)
		}
	}
	if key(subscription(`{ x: stage }`), nil) == key(subscription(`{ x: status }`), nil) ||
		key(subscription(`{ status syncRun { id } }`), nil) == key(subscription(`{ status syncRun { x: id } }`), nil) {
		t.Error("other bytes are shared")
	}
	query := `subscription ($after: Int, $x: Boolean!) { syncRunProgress(syncRunId: 41, after: $after) { sequence at
		@include(if: $x) } }`
	if key(query, map[string]any{"after": 5, "x": true}) != base || key(query, map[string]any{"x": false}) == base {
		t.Error("variables are not what decides")
	}
}

func TestSharedBytesAreTheSame(t *testing.T) {
	t.Parallel()
	w := threeEvents(t)
	var first [][]byte
	for range 3 {
		s := w.subscribe(t, subscription(`{ sequence }`))
		portion := s.Next(nil, 1<<20)
		got := portion.Payloads
		if len(got) != 3 || !portion.Done {
			t.Fatalf("%d payloads", len(got))
		}
		if first == nil {
			first = got
		}
		for i := range got {
			if &got[i][0] != &first[i][0] {
				t.Errorf("payload %d was encoded again", i)
			}
		}
	}
}

// TestOpenWithEndedContext may notice it or not, but it must not say that the run is over.
func TestOpenWithEndedContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := threeEvents(t)
		ctx, cancel := context.WithCancel(asOwner(context.Background()))
		op := w.operation(t, ctx, subscription(`{ syncRun { savedSearch { id } } }`), nil)
		cancel()
		s, errs := w.Open(graphql.WithOperationContext(ctx, op), op, func() {})
		if errs != nil {
			return
		}
		synctest.Wait()
		if s.Next(nil, 1).Done {
			t.Error("done")
		}
		s.Close()
	})
}
