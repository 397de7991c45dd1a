package sandbox

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
)

// listed are the ids on the list of an account, newest first, read by pages of a size.
func listed(t *testing.T, s *Server, handle string, size int, afterPage func(page int)) []string {
	t.Helper()
	users := pages(t, s, handle, size, afterPage)
	ids := make([]string, len(users))
	for i, u := range users {
		ids[i] = u.ID
	}
	return ids
}

func change(t *testing.T, s *Server, c ListChange) {
	t.Helper()
	if err := s.ChangeList("village", c); err != nil {
		t.Fatal(err)
	}
}

// TestListChanges has people leave, return, move and join, and reads the list anew each time.
func TestListChanges(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	was := listed(t, s, "village", 1000, nil)
	change(t, s, ListChange{Change: "leave", From: 100, Count: 40})
	want := slices.Concat(was[:100], was[140:])
	wantList(t, s, "left", want)
	change(t, s, ListChange{Change: "move", From: 0, Count: 10, To: 50})
	want = slices.Concat(want[10:60], want[:10], want[60:])
	wantList(t, s, "moved", want)
	change(t, s, ListChange{Change: "return", Count: 15})
	want = slices.Concat(was[125:140], want) // those who left last first
	wantList(t, s, "returned", want)
	change(t, s, ListChange{Change: "join", From: 300, Count: 30})
	got := listed(t, s, "village", 1000, nil)
	if joined := got[300:330]; !slices.Equal(slices.Concat(got[:300], got[330:]), want) || slices.ContainsFunc(joined,
		func(id string) bool { return slices.Contains(was, id) }) {
		t.Error("who joined is not where they should be")
	}
	if err := s.Advance("village", 7, 0); err != nil {
		t.Fatal(err)
	}
	wantList(t, s, "grown", append(listed(t, s, "village", 7, nil)[:7], got...))
	if n := ask(t, s, "/2/users/by/username/village?user.fields=public_metrics").raw; !strings.Contains(n,
		`"followers_count":812`) { // 800 - 40 + 15 + 30 + 7
		t.Errorf("the profile says %s", n)
	}
}

func wantList(t *testing.T, s *Server, what string, want []string) {
	t.Helper()
	for _, size := range []int{1000, 33} {
		if got := listed(t, s, "village", size, nil); !slices.Equal(got, want) {
			t.Errorf("%s, read by %d: %d people, want %d, or another order", what, size, len(got), len(want))
		}
	}
}

// TestListChangesInMidScan pages on where it was, whatever becomes of the list meanwhile: everybody who stays is met.
func TestListChangesInMidScan(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	was := listed(t, s, "village", 1000, nil)
	changes := []ListChange{
		{Change: "leave", From: 90, Count: 20}, // the boundary of the first page among them
		{Change: "return", Count: 20},
		{Change: "join", From: 500, Count: 5},
		{Change: "move", From: 0, Count: 100, To: 700},
	}
	met := listed(t, s, "village", 100, func(page int) {
		if page > 0 && page <= len(changes) {
			change(t, s, changes[page-1])
		}
	})
	for i, id := range was {
		if !slices.Contains(met, id) && (i < 90 || i >= 110) {
			t.Errorf("number %d was not met", i)
		}
	}
}

func TestListChangeRefuses(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	for _, c := range []ListChange{
		{Change: "leave"}, {Change: "leave", From: 801, Count: 1}, {Change: "leave", From: -1, Count: 1},
		{Change: "burn", Count: 1}, {Change: "move", Count: 1, To: -1}, {Change: "join", Count: maxPlace},
	} {
		if err := s.ChangeList("village", c); err == nil {
			t.Errorf("%+v is taken", c)
		}
	}
	if err := s.ChangeList("missing", ListChange{Change: "leave", Count: 1}); !errors.Is(err, ErrUnknownHandle) {
		t.Errorf("an unknown account: %v", err)
	}
	for body, want := range map[string]int{
		`{"handle":"village","change":"leave","count":3}`: 204, `{"handle":"village","change":"burn","count":3}`: 400,
		`{"handle":"missing","change":"leave","count":3}`: 404, `{"handle":"village","leave":3}`: 400,
	} {
		if a := send(t, s, http.MethodPost, "/sandbox/list", body); a.status != want {
			t.Errorf("%s: %d, want %d", body, a.status, want)
		}
	}
	if n := len(listed(t, s, "village", 1000, nil)); n != 797 {
		t.Errorf("%d people are left", n)
	}
}

// TestRenamed takes and tells the names of 2026 only.
func TestRenamed(t *testing.T) {
	t.Parallel()
	for faults, want := range map[string]struct{ taken, refused, count string }{
		"": {"tweet.fields", "post.fields", "tweet_count"}, "renamed": {"post.fields", "tweet.fields", "post_count"},
	} {
		s := newServer(t, Config{RateLimits: RateLimitsOff, Faults: faults})
		id := userID(t, s, "acme")
		if a := ask(t, s, "/2/users/%s/tweets?%s=created_at", id, want.taken); a.status != 200 ||
			!strings.Contains(a.raw, "created_at") {
			t.Errorf("%q: %s is answered %s", faults, want.taken, a.raw)
		}
		a := ask(t, s, "/2/users/%s/tweets?%s=created_at", id, want.refused)
		fact.Is(fact.Must(t), "a.status", a.status, 400, faults, a.raw)
		fact.Is(fact.Must(t), "len(a.Errors)", len(a.Errors), 1, faults)
		fact.Is(t, "a.Errors[0].Parameter", a.Errors[0].Parameter, want.refused, faults)
		if a := ask(t, s, "/2/users?ids=%s&user.fields=public_metrics", id); !strings.Contains(a.raw, want.count) ||
			strings.Count(a.raw, "_count") != 6 {
			t.Errorf("%q: counts %s", faults, a.raw)
		}
	}
}

// TestNobodyIsListedByIDAlone unless it is asked for.
func TestNobodyIsListedByIDAlone(t *testing.T) {
	t.Parallel()
	s := newServer(t, Config{RateLimits: RateLimitsOff})
	if err := s.Advance("town", 150, 0); err != nil {
		t.Fatal(err)
	}
	if a := ask(t, s, "/2/users/%s/followers?max_results=1000", userID(t, s, "town")); len(a.Errors) != 0 {
		t.Errorf("%d are", len(a.Errors))
	}
}

// TestPostsGo leaves deleted posts out of the timeline, and knows nothing of them.
func TestPostsGo(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	id := userID(t, s, "acme")
	was := ask(t, s, "/2/users/%s/tweets", id).Meta
	if err := s.Change("acme", Change{DeletePosts: 2}); err != nil {
		t.Fatal(err)
	}
	if now := ask(t, s, "/2/users/%s/tweets", id).Meta; now.NewestID == was.NewestID {
		t.Error("the newest post is there still")
	}
	a := ask(t, s, "/2/tweets/%s/liking_users", was.NewestID)
	if !a.hasError("resource-not-found") {
		t.Errorf("its likers: %s", a.raw)
	}
	if err := s.Change("acme", Change{DeletePosts: 10_000}); err == nil {
		t.Error("posts are deleted that never were")
	}
}

// TestFaultOfTheAppView meets its one call, and no call of X.
func TestFaultOfTheAppView(t *testing.T) {
	t.Parallel()
	s := newServer(t, Config{RateLimits: RateLimitsOff, Faults: EndpointFollowersOf + ":500"})
	if a := send(t, s, http.MethodGet, "/xrpc/"+EndpointFollowersOf+"?actor=acme.test", ""); a.status != 500 {
		t.Errorf("%d %s", a.status, a.raw)
	}
	if a := send(t, s, http.MethodGet, "/xrpc/"+EndpointProfile+"?actor=acme.test", ""); a.status != 200 {
		t.Errorf("another call: %d %s", a.status, a.raw)
	}
	if a := ask(t, s, "/2/users/%s/followers", userID(t, s, "acme")); a.status != 200 {
		t.Errorf("X: %d %s", a.status, a.raw)
	}
}

// TestRefusalsAsFaults meets every refusal at one endpoint, and none at others.
func TestRefusalsAsFaults(t *testing.T) {
	t.Parallel()
	for _, kind := range Refusals() {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			s := newServer(t, Config{RateLimits: RateLimitsOff, Faults: EndpointPosts + ":" + string(kind)})
			id := userID(t, s, "acme")
			a := ask(t, s, "/2/users/%s/tweets", id)
			if a.Data != nil || s.Calls().Faults[string(kind)] != 1 {
				t.Errorf("%d %s", a.status, a.raw)
			}
		})
	}
}
