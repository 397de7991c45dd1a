package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
)

// live serves s on loopback and returns a function that asks it as an app and
// returns the whole body.
func live(t *testing.T, s *Server) func(ctx context.Context, path string) (*http.Response, []byte, error) {
	t.Helper()
	web := httptest.NewServer(s)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	t.Cleanup(func() {
		s.Close()
		web.Close()
	})
	return func(ctx context.Context, path string) (*http.Response, []byte, error) {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, web.URL+path, nil)
		if err != nil {
			return nil, nil, err
		}
		r.Header.Set("Authorization", "Bearer app")
		response, err := client.Do(r)
		if err != nil {
			return nil, nil, err
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		return response, body, err
	}
}

func TestAdvanceRoute(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	a := send(t, s, http.MethodPost, "/sandbox/advance", `{"handle":"acme","followers":150,"posts":2}`)
	var got grown
	if err := json.Unmarshal([]byte(a.raw), &got); err != nil || a.status != 200 {
		t.Fatalf("%d %s: %v", a.status, a.raw, err)
	}
	fact.Is(t, "got.Followers", got.Followers, 150, got)
	fact.Is(t, "got.FollowersTotal", got.FollowersTotal, 2_550)
	fact.Is(t, "got.IDOnly", got.IDOnly, 8)
	fact.Is(t, "len(got.Posts)", len(got.Posts), 2)
	fact.Is(t, "got.PostsTotal", got.PostsTotal, 18)
	if newest := ask(t, s, "/2/users/%s/tweets", got.UserID).Meta.NewestID; newest != got.Posts[1] {
		t.Errorf("the newest post is %s, want %s", newest, got.Posts[1])
	}
	page := ask(t, s, "/2/users/%s/followers?max_results=150", got.UserID)
	if len(page.Errors) != got.IDOnly {
		t.Errorf("%d by id only, reported %d", len(page.Errors), got.IDOnly)
	}
}

func TestControlRefuses(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	for _, tc := range []struct {
		method, path, body string
		status             int
	}{
		{"POST", "/sandbox/advance", `{"handle":"missing"}`, 404},
		{"POST", "/sandbox/advance", `{"handle":"acme","followers":-1}`, 400},
		{"POST", "/sandbox/advance", `{"handle":"acme","changed":1}`, 400},
		{"POST", "/sandbox/advance", `{"handle":"acme"} {}`, 400},
		{"POST", "/sandbox/advance", `nonsense`, 400},
		{"POST", "/sandbox/advance", `{"handle":"` + strings.Repeat("a", maxControlBody) + `"}`, 400},
		{"POST", "/sandbox/gate", `{"endpoint":"nothing"}`, 400},
		{"POST", "/sandbox/gate", `{"endpoint":"followers","after":-1}`, 400},
		{"GET", "/sandbox/calls?last=x", "", 400},
		{"GET", "/sandbox/nothing", "", 404},
		{"PUT", "/sandbox/calls", "", 404},
	} {
		if a := send(t, s, tc.method, tc.path, tc.body); a.status != tc.status {
			t.Errorf("%s %s %.60s: %d %s, want %d", tc.method, tc.path, tc.body, a.status, a.raw, tc.status)
		}
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	a := getWith(t, unlimited(t), "/", "")
	if a.status != 200 || !strings.HasPrefix(a.header.Get("Content-Type"), "text/plain") {
		t.Errorf("%d %v", a.status, a.header)
	}
	for _, h := range Handles() {
		if !strings.Contains(a.raw, h.Name) {
			t.Errorf("help is silent about %s", h.Name)
		}
	}
	for _, k := range FaultKinds() {
		if !strings.Contains(a.raw, k.About) {
			t.Errorf("help is silent about fault %s", k.Name)
		}
	}
}

func TestCalls(t *testing.T) {
	t.Parallel()
	at := newClock()
	s := newServer(t, Config{Seed: 1, RateLimits: RateLimitsOff, Now: at.Now})
	id := userID(t, s, "acme")
	page := "/2/users/" + id + "/followers?max_results=1000"
	token := ask(t, s, "%s", page).Meta.NextToken
	ask(t, s, "%s&pagination_token=%s", page, token)
	at.pass(time.Second) // another token for the same place
	again := ask(t, s, "%s", page).Meta.NextToken
	ask(t, s, "%s&pagination_token=%s", page, again)
	ask(t, s, "/2/users/%s/followers?max_results=10&pagination_token=%s", id, token)
	ask(t, s, "/2/users/by/username/acme")
	ask(t, s, "/2/users/%s/tweets?max_results=5", id)
	ask(t, s, "/2/users?ids=x")
	getWith(t, s, "/2/users?ids=1", "")

	var got Calls
	a := getWith(t, s, "/sandbox/calls?last=1", "")
	if err := json.Unmarshal([]byte(a.raw), &got); err != nil {
		t.Fatal(err)
	}
	check := func(what string, got, want any) {
		t.Helper()
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("total", got.Total, 9)
	check("by endpoint", got.ByEndpoint, map[string]int{"followers": 5, "tweets": 1, "user_by_username": 1, "users": 2})
	check("by status", got.ByStatus, map[int]int{200: 7, 400: 1, 401: 1})
	check("resources", got.Resources, map[string]int{"follower": 4_010, "post": 5, "user": 1})
	check("followers", got.Followers, []FollowersRead{{Handle: "acme", Returned: 4_010, Distinct: 2_000}})
	check("pages repeated", got.PagesRepeated, 2)
	check("heads repeated", got.HeadsRepeated, 1)
	check("last", len(got.Last), 1)
	check("status of the last", got.Last[0].Status, 401)

	send(t, s, http.MethodDelete, "/sandbox/calls", "")
	c := s.Calls()
	fact.Is(t, "c.Total", c.Total, 0, c)
	fact.Is(t, "len(c.Last)", len(c.Last), 0)
	fact.Is(t, "len(c.Followers)", len(c.Followers), 0)
	fact.Is(t, "c.PagesRepeated", c.PagesRepeated, 0)
}

// A list that grew has another head: reading it again repeats nothing.
func TestGrownHeadIsNoRepetition(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	for range 2 {
		ask(t, s, "/2/users/%s/followers", userID(t, s, "acme"))
		if err := s.Advance("acme", 1, 0); err != nil {
			t.Fatal(err)
		}
	}
	if c := s.Calls(); c.PagesRepeated != 0 {
		t.Errorf("%d pages repeated", c.PagesRepeated)
	}
}

func TestCallsRemembersTheLast(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	for i := range ringSize + 10 {
		ask(t, s, "/2/users?ids=%d", i+1)
	}
	last := s.Calls().Last
	fact.Is(fact.Must(t), "len(last)", len(last), ringSize)
	fact.Is(t, "last[0].Number", last[0].Number, 11)
	fact.Is(t, "last[ringSize-1].Number", last[ringSize-1].Number, ringSize+10)
	fact.Is(t, "last[0].Query", last[0].Query, "ids=11", last[0])
	fact.Is(t, "last[0].Path", last[0].Path, "/2/users")
	fact.Is(t, "last[0].Token", last[0].Token, "user")
}

func TestHold(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	get := live(t, s)
	held, release := s.Hold(EndpointUsers, 2)
	ctx := t.Context()
	for range 2 {
		if _, _, err := get(ctx, "/2/users?ids=1"); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-held:
		t.Fatal("held too early")
	default:
	}
	done := make(chan error)
	go func() {
		_, _, err := get(ctx, "/2/users?ids=2")
		done <- err
	}()
	<-held
	if _, _, err := get(ctx, "/2/users/by/username/acme"); err != nil {
		t.Errorf("another endpoint is held: %v", err)
	}
	select {
	case err := <-done:
		t.Fatalf("the call was not held: %v", err)
	default:
	}
	release()
	if err := <-done; err != nil {
		t.Error(err)
	}
	release() // again: nothing
	if _, _, err := get(ctx, "/2/users?ids=3"); err != nil {
		t.Errorf("after release: %v", err)
	}
}

func TestGateRoutes(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	get := live(t, s)
	send(t, s, http.MethodPost, "/sandbox/gate", `{"endpoint":"followers","after":0}`)
	if a := getWith(t, s, "/sandbox/gate", ""); a.raw != `{"endpoints":{"followers":0},"held":0}` {
		t.Errorf("before: %s", a.raw)
	}
	waited := make(chan string)
	go func() { waited <- getWith(t, s, "/sandbox/gate?wait=1", "").raw }()

	caller, leave := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, _, err := get(caller, "/2/users/1/followers")
		done <- err
	}()
	if got := <-waited; got != `{"endpoints":{"followers":1},"held":1}` {
		t.Errorf("waited for %s", got)
	}
	leave() // as a killed worker does
	if err := <-done; err == nil {
		t.Error("a held call was answered")
	}
	send(t, s, http.MethodDelete, "/sandbox/gate", "")
	if _, body, err := get(t.Context(), "/2/users/1/followers"); err != nil || len(body) == 0 {
		t.Errorf("after the gate is gone: %v", err)
	}
}

func TestHoldAgainReleasesTheFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := newGates()
		first := g.set(EndpointUsers, 0)
		done := make(chan error, 1)
		go func() { done <- g.pass(t.Context(), EndpointUsers) }()
		synctest.Wait()
		second := g.set(EndpointUsers, 1)
		if err := <-done; err != nil {
			t.Error(err)
		}
		g.release(EndpointUsers, first) // stands no more: must not open the second
		if err := g.pass(t.Context(), EndpointUsers); err != nil || second.after != 0 {
			t.Errorf("%v, %d left", err, second.after)
		}
		if _, total, _ := g.held(); total != 0 {
			t.Errorf("%d held", total)
		}
	})
}

func TestCloseEndsWaitingCalls(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	get := live(t, s)
	held, _ := s.Hold(EndpointUsers, 0)
	done := make(chan error)
	go func() {
		_, _, err := get(context.Background(), "/2/users?ids=1")
		done <- err
	}()
	<-held
	s.Close()
	if err := <-done; err == nil {
		t.Error("a held call was answered")
	}
	if got := s.Calls().ByStatus[0]; got != 1 {
		t.Errorf("%d calls ended unanswered, want 1", got)
	}
}

func TestHoldUnknownEndpointPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	unlimited(t).Hold("nothing", 0)
}

func TestLatency(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, Config{Latency: 50 * time.Millisecond, Now: time.Now})
		defer s.Close()
		start := time.Now()
		if a := ask(t, s, "/2/users/by/username/acme"); a.status != 200 || time.Since(start) != 50*time.Millisecond {
			t.Errorf("%d after %s", a.status, time.Since(start))
		}
		start = time.Now()
		getWith(t, s, "/sandbox/calls", "")
		if time.Since(start) != 0 {
			t.Error("control routes are delayed")
		}
	})
}
