package server

import (
	"context"
	"errors"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

func TestWithoutKeyNothingIsParsed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	unknown, _, _ := viewer.NewKey()
	tests := []struct {
		name, header string
		want         viewer.Refusal
	}{
		{"absent", "", viewer.ErrHeader},
		{"basic", "Basic abc", viewer.ErrHeader},
		{"not a key", "Bearer abc", viewer.ErrKeyFormat},
		{"mistyped", "Bearer " + h.key[:44] + "!", viewer.ErrKeyFormat},
		{"unknown", "Bearer " + unknown, viewer.ErrKeyUnknown},
	}
	for _, tt := range tests {
		for _, route := range []string{"POST /graphql", "GET /graphql", "DELETE /graphql", "GET /api/v1/sync-status", "GET /",
			"GET /nothing", "OPTIONS /graphql", "POST /healthz"} {
			method, path, _ := strings.Cut(route, " ")
			headers := []string{"Accept", legacyJSON}
			if tt.header != "" {
				headers = append(headers, "Authorization", tt.header)
			}
			got := h.sendAs("", method, path, `{"not json`, headers...)
			if got.Code != 401 || got.Header().Get("WWW-Authenticate") != "Bearer" {
				t.Errorf("%s, %s: %d", tt.name, route, got.Code)
			}
			if path == graphqlPath {
				a := decodeAnswer(t, got.Body.Bytes())
				fact.Is(fact.Must(t), "len(a.Errors)", len(a.Errors), 1, tt.name, route, got.Body)
				fact.Is(t, "a.Errors[0].Message", a.Errors[0].Message, tt.want.Error(), tt.name, route, got.Body)
				fact.Is(t, `a.Errors[0].Extensions["code"]`, a.Errors[0].Extensions["code"], codeUnauthenticated,
					tt.name, route, got.Body)
				fact.Holds(t, "a.Data == nil", a.Data == nil, a.Data, tt.name, route, got.Body)
			} else if want := string(encode(map[string]string{"error": tt.want.Error()})); got.Body.String() != want {
				t.Errorf("%s, %s: %s, want %s", tt.name, route, got.Body, want)
			}
		}
	}
	if got := h.sendAs("", "GET", "/nothing", "", "Accept", legacyJSON); got.Body.String() !=
		`{"error":"Missing or invalid Authorization header. Use: Bearer <api_key>"}` {
		t.Errorf("escaped: %s", got.Body)
	}
}

func TestMistypedKeyCostsNoQuery(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.sendAs(h.key[:44]+"!", "GET", "/", "")
	if h.keys.asked() != 0 {
		t.Fatal("a query for a key that cannot exist")
	}
}

func TestKeyOpensEveryRoute(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for target, want := range map[string]int{
		"/": 200, "/api/v1/sync-status?syncRunId=1": 200, "/graphql?query={__typename}": 200, "/nothing": 404,
		"/healthz": 200, "/readyz": 200,
	} {
		if got := h.send("GET", target, ""); got.Code != want {
			t.Errorf("%s: %d %s", target, got.Code, got.Body)
		}
	}
	if got := h.send("GET", "/api/v1/x", ""); got.Body.String() != `{"path":"/api/v1/x","user":1}` {
		t.Errorf("the viewer is not in the context: %s", got.Body)
	}
	if got := h.send("POST", "/", ""); got.Code != 405 || got.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST /: %d", got.Code)
	}
}

func TestDatabaseAwayIs503NotUnauthorized(t *testing.T) {
	t.Parallel()
	for _, away := range []error{syncrun.ErrUnavailable, context.DeadlineExceeded} {
		h := newHouse(t)
		h.keys.err = away
		rest := h.send("GET", "/api/v1/sync-status", "")
		if rest.Code != 503 || rest.Body.String() != `{"error":"Temporarily unavailable. Try again."}` {
			t.Errorf("REST: %d %s", rest.Code, rest.Body)
		}
		got := h.ask("{__typename}")
		if a := decodeAnswer(t, got.Body.Bytes()); got.Code != 503 || a.Errors[0].Extensions["code"] != codeUnavailable {
			t.Errorf("GraphQL: %d %s", got.Code, got.Body)
		}
	}
}

func TestUnknownErrorOfKeysIsHidden(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.keys.err = errors.New("pq: relation api_keys")
	got := h.send("GET", "/api/v1/sync-status", "")
	id := got.Header().Get("X-Request-Id")
	fact.Is(fact.Must(t), "got.Code", got.Code, 500, got.Body)
	fact.Is(fact.Must(t), "got.Body.String()", got.Body.String(), `{"error":"Internal error. Request id: `+id+`"}`)
	fact.Not(fact.Must(t), "id", id, "")
	if !strings.Contains(h.log.text(), "relation api_keys") {
		t.Fatal("not logged")
	}
}

func TestStampedeCostsOneQuery(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		keys := &fakeKeys{owners: map[[32]byte]viewer.Viewer{}, gate: make(chan struct{})}
		hash, _ := viewer.ParseKey(keys.add(1))
		ring := newKeyring(keys)
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() {
				if v, err := ring.owner(t.Context(), hash); err != nil || v.UserID != 1 {
					t.Errorf("%+v, %v", v, err)
				}
			})
		}
		synctest.Wait()
		close(keys.gate)
		all.Wait()
		if n := keys.asked(); n != 1 {
			t.Errorf("%d queries", n)
		}
	})
}

func TestOwnersAreRememberedForASecond(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		keys := &fakeKeys{owners: map[[32]byte]viewer.Viewer{}}
		hash, _ := viewer.ParseKey(keys.add(1))
		ring := newKeyring(keys)
		look := func() error { _, err := ring.owner(t.Context(), hash); return err }
		_ = look()
		time.Sleep(keyTTL - time.Millisecond)
		_ = look()
		if n := keys.asked(); n != 1 {
			t.Fatalf("%d queries within a second", n)
		}
		keys.set(func(k *fakeKeys) { clear(k.owners) })
		time.Sleep(time.Millisecond)
		if err := look(); !errors.Is(err, viewer.ErrKeyUnknown) {
			t.Fatalf("revoked for a second: %v", err)
		}
		_ = look()
		if n := keys.asked(); n != 3 {
			t.Fatalf("%d queries: a refusal must not be remembered", n)
		}
	})
}

func TestForgottenKeyIsLookedUpAtOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if got := h.send("GET", "/", ""); got.Code != 200 {
		t.Fatal(got.Code)
	}
	h.keys.set(func(k *fakeKeys) { clear(k.owners) })
	h.Revoke(2)
	if got := h.send("GET", "/", ""); got.Code != 200 {
		t.Fatalf("another key's revocation: %d", got.Code)
	}
	h.Revoke(1)
	if got := h.send("GET", "/", ""); got.Code != 401 {
		t.Fatalf("revoked: %d", got.Code)
	}
}

// A lookup that was under way when the key was revoked must not be remembered, nor answer those who ask later.
func TestRevocationDuringLookup(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		keys := &fakeKeys{owners: map[[32]byte]viewer.Viewer{}, gate: make(chan struct{})}
		hash, _ := viewer.ParseKey(keys.add(1))
		ring := newKeyring(keys)
		first := make(chan error, 1)
		go func() { _, err := ring.owner(t.Context(), hash); first <- err }()
		synctest.Wait()
		keys.set(func(k *fakeKeys) { clear(k.owners) })
		ring.forget(1)
		second := make(chan error, 1)
		go func() { _, err := ring.owner(t.Context(), hash); second <- err }()
		synctest.Wait()
		close(keys.gate)
		if err := <-first; err != nil {
			t.Errorf("asked before: %v", err)
		}
		if err := <-second; !errors.Is(err, viewer.ErrKeyUnknown) {
			t.Errorf("asked after: %v", err)
		}
		if _, err := ring.owner(t.Context(), hash); !errors.Is(err, viewer.ErrKeyUnknown) {
			t.Errorf("remembered: %v", err)
		}
	})
}

func TestWhoLeavesDoesNotStopTheLookup(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		keys := &fakeKeys{owners: map[[32]byte]viewer.Viewer{}, gate: make(chan struct{})}
		hash, _ := viewer.ParseKey(keys.add(1))
		ring := newKeyring(keys)
		ctx, cancel := context.WithCancel(t.Context())
		left, stayed := make(chan error, 1), make(chan error, 1)
		go func() { _, err := ring.owner(ctx, hash); left <- err }()
		synctest.Wait()
		go func() { _, err := ring.owner(t.Context(), hash); stayed <- err }()
		synctest.Wait()
		cancel()
		if err := <-left; !errors.Is(err, context.Canceled) {
			t.Errorf("left: %v", err)
		}
		close(keys.gate)
		if err := <-stayed; err != nil {
			t.Errorf("stayed: %v", err)
		}
	})
}

func TestKeyringDropsTheExpired(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		keys := &fakeKeys{owners: map[[32]byte]viewer.Viewer{}}
		ring := newKeyring(keys)
		for i := range 3000 {
			hash, _ := viewer.ParseKey(keys.add(i))
			_, _ = ring.owner(t.Context(), hash)
			time.Sleep(keyTTL / 100)
		}
		if n := len(ring.known); n > 1200 {
			t.Fatalf("%d owners are kept", n)
		}
	})
}

// TestKnownKeysDoNotQueueBehindStrangers lets a key that was good a moment ago in while made-up ones wait for their
// turn, until it is good no more.
func TestKnownKeysDoNotQueueBehindStrangers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		keys := &fakeKeys{owners: map[[32]byte]viewer.Viewer{}}
		mine, _ := viewer.ParseKey(keys.add(1))
		ring := newKeyring(keys)
		_, _ = ring.owner(t.Context(), mine)
		time.Sleep(keyTTL)
		gate := make(chan struct{})
		keys.set(func(k *fakeKeys) { k.gate = gate })
		var crowd sync.WaitGroup
		for range 10 * maxAsking {
			key, _, _ := viewer.NewKey()
			hash, _ := viewer.ParseKey(key)
			crowd.Go(func() { _, _ = ring.owner(t.Context(), hash) })
		}
		synctest.Wait()
		if n := keys.asked(); n != 1+maxAsking {
			t.Errorf("%d strangers are asked for at once", n-1)
		}
		keys.set(func(k *fakeKeys) { k.gate = nil })
		began := time.Now()
		if _, err := ring.owner(t.Context(), mine); err != nil || time.Since(began) > 0 {
			t.Errorf("a known key: %v after %v", err, time.Since(began))
		}
		time.Sleep(keyTTL)
		keys.set(func(k *fakeKeys) { clear(k.owners) })
		if _, err := ring.owner(t.Context(), mine); !errors.Is(err, viewer.ErrKeyUnknown) {
			t.Errorf("a revoked key: %v", err)
		}
		if _, known := ring.known[mine]; known {
			t.Error("a revoked key is no stranger")
		}
		close(gate)
		crowd.Wait()
	})
}

// TestTooManyStrangersAreToldToComeBack holds the database so long that those behind give up.
func TestTooManyStrangersAreToldToComeBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		h.keys.set(func(k *fakeKeys) { k.gate = make(chan struct{}) })
		began := time.Now()
		var crowd sync.WaitGroup
		for range 2 * maxAsking {
			key, _, _ := viewer.NewKey()
			crowd.Go(func() {
				if got := h.sendAs(key, "GET", "/", ""); got.Code != 503 || got.Header().Get("Retry-After") != "1" {
					t.Errorf("%d %v", got.Code, got.Header())
				}
			})
		}
		crowd.Wait()
		if took := time.Since(began); took > keyTimeout {
			t.Errorf("waiting for a turn is not counted: %v", took)
		}
	})
}

func TestHealth(t *testing.T) {
	t.Parallel()
	status := func(h *house, path string) int { return h.sendAs("", "GET", path, "").Code }
	for name, tt := range map[string]struct {
		change func(*house)
		ready  int
	}{
		"well":          {func(*house) {}, 200},
		"database away": {func(h *house) { h.database.err = syncrun.ErrUnavailable }, 503},
		"about to stop": {func(h *house) { h.end() }, 503},
	} {
		h := newHouse(t)
		tt.change(h)
		if status(h, "/healthz") != 200 || status(h, "/readyz") != tt.ready {
			t.Errorf("%s: %d, %d", name, status(h, "/healthz"), status(h, "/readyz"))
		}
		if h.keys.asked() != 0 || h.windows.takes != 0 {
			t.Errorf("%s: health costs queries", name)
		}
	}
}

// TestReadinessIsAskedForOnce asks the database once for all who ask within a moment, and again after it.
func TestReadinessIsAskedForOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t)
		ask := func() int { return h.sendAs("", "GET", "/readyz", "").Code }
		for range 100 {
			if ask() != 200 {
				t.Fatal("not ready")
			}
		}
		h.database.err = syncrun.ErrUnavailable
		if ask() != 200 || h.database.pings.Load() != 1 {
			t.Errorf("%d pings", h.database.pings.Load())
		}
		time.Sleep(readyFor) // of the bubble's clock
		if ask() != 503 || h.database.pings.Load() != 2 {
			t.Errorf("%d pings, and still ready", h.database.pings.Load())
		}
	})
}

// TestMadeUpKeysAreAskedForAFewAtATime has a crowd come with keys of the right form that nobody owns.
func TestMadeUpKeysAreAskedForAFewAtATime(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	gate := make(chan struct{})
	h.keys.set(func(k *fakeKeys) { k.gate = gate })
	const crowd = 40
	statuses := make(chan int, crowd)
	for range crowd {
		key, _, _ := viewer.NewKey()
		go func() { statuses <- h.sendAs(key, "GET", "/", "").Code }()
	}
	for deadline := time.Now().Add(10 * time.Second); h.keys.asked() < maxAsking; runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatalf("%d keys are asked for", h.keys.asked())
		}
	}
	if asked := h.keys.asked(); asked != maxAsking {
		t.Errorf("%d keys are asked for at once", asked)
	}
	close(gate)
	for range crowd {
		if status := <-statuses; status != 401 {
			t.Errorf("status %d", status)
		}
	}
}

func TestNewNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	_, err := New(Config{RateLimitPerMinute: 1})
	if err == nil || !strings.Contains(err.Error(), "server: Config.") {
		t.Fatal(err)
	}
	h := newHouse(t)
	full := h.cfg
	full.Windows, full.Metrics = nil, nil
	if _, err := New(full); err != nil {
		t.Fatalf("no windows are needed without a limit: %v", err)
	}
	full.RateLimitPerMinute = 60
	if _, err := New(full); err == nil || !strings.Contains(err.Error(), "Windows") {
		t.Fatal(err)
	}
}

func TestCrossOrigin(t *testing.T) {
	t.Parallel()
	h := newHouse(t, func(c *Config) { c.AllowedOrigins = []string{"https://app.example"} })
	preflight := func(origin string) http.Header {
		got := h.sendAs("", "OPTIONS", "/graphql", "", "Origin", origin, "Access-Control-Request-Method", "POST",
			"Access-Control-Request-Headers", "authorization,content-type,x-apollo-operation-name")
		if got.Code != 204 {
			t.Errorf("%s: %d", origin, got.Code)
		}
		return got.Header()
	}
	allowed := preflight("https://app.example")
	if allowed.Get("Access-Control-Allow-Origin") != "https://app.example" ||
		!slices.Contains(allowed.Values("Vary"), "Origin") {
		t.Errorf("%v", allowed)
	}
	if got := allowed.Get("Access-Control-Allow-Headers"); got != "authorization,content-type,x-apollo-operation-name" {
		t.Errorf("allowed are the headers %q", got)
	}
	if foreign := preflight("https://evil.example"); foreign.Get("Access-Control-Allow-Origin") != "" ||
		foreign.Get("Access-Control-Allow-Headers") != "" {
		t.Errorf("%v", foreign)
	}
	got := h.send("GET", "/", "", "Origin", "https://app.example")
	exposed := got.Header().Get("Access-Control-Expose-Headers")
	for _, name := range []string{"ETag", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining"} {
		if !strings.Contains(exposed, name) {
			t.Errorf("%s is not exposed", name)
		}
	}
	if got := h.sendAs("", "GET", "/api/v1/me", "", "Origin", "https://app.example"); got.Code != 401 ||
		got.Header().Get("Access-Control-Allow-Origin") == "" {
		t.Error("a page must be able to read a 401")
	}
	if got := h.sendAs("", "OPTIONS", "/graphql", ""); got.Code != 401 {
		t.Errorf("OPTIONS that is no preflight: %d", got.Code)
	}
}
