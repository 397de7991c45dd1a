package sandbox

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
)

func TestRefusals(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	acme := userID(t, s, "acme")
	post := ask(t, s, "/2/users/%s/tweets", acme).Meta.NewestID
	many := strings.TrimSuffix(strings.Repeat("1,", 101), ",")
	for _, tc := range []struct {
		name, bearer, target string
		status               int
		kind                 string // last segment of the problem type
	}{
		{"no bearer", "", "/2/users/by/username/acme", 401, "about:blank"},
		{"bad bearer", "bad-one", "/2/users/by/username/acme", 401, "about:blank"},
		{"used up", "capped", "/2/users/by/username/acme", 403, "usage-capped"},
		{"not enrolled", "forbidden", "/2/users/by/username/acme", 403, "client-forbidden"},
		{"likers by an app", "app", "/2/tweets/" + post + "/liking_users", 403, "unsupported-authentication"},
		{"long handle", "app", "/2/users/by/username/" + strings.Repeat("a", 16), 400, "invalid-request"},
		{"odd handle", "app", "/2/users/by/username/a-b", 400, "invalid-request"},
		{"no handles", "app", "/2/users/by", 400, "invalid-request"},
		{"an odd handle of two", "app", "/2/users/by?usernames=acme,a-b", 400, "invalid-request"},
		{"no ids", "app", "/2/users?ids=", 400, "invalid-request"},
		{"too many ids", "app", "/2/users?ids=" + many, 400, "invalid-request"},
		{"a word for an id", "app", "/2/users?ids=x", 400, "invalid-request"},
		{"a long id", "app", "/2/users?ids=12345678901234567890", 400, "invalid-request"},
		{"unknown field", "app", "/2/users?ids=1&user.fields=name,shoe_size", 400, "invalid-request"},
		{"unknown post field", "app", "/2/users/" + acme + "/tweets?tweet.fields=smell", 400, "invalid-request"},
		{"unknown parameter", "app", "/2/users?ids=1&limit=5", 400, "invalid-request"},
		{"parameter twice", "app", "/2/users?ids=1&ids=2", 400, "invalid-request"},
		{"page of none", "app", "/2/users/" + acme + "/followers?max_results=0", 400, "invalid-request"},
		{"page too long", "app", "/2/users/" + acme + "/followers?max_results=1001", 400, "invalid-request"},
		{"page of words", "app", "/2/users/" + acme + "/followers?max_results=ten", 400, "invalid-request"},
		{"followers of a word", "app", "/2/users/acme/followers", 400, "invalid-request"},
		{"four posts", "app", "/2/users/" + acme + "/tweets?max_results=4", 400, "invalid-request"},
		{"101 posts", "app", "/2/users/" + acme + "/tweets?max_results=101", 400, "invalid-request"},
		{"odd time", "app", "/2/users/" + acme + "/tweets?start_time=yesterday", 400, "invalid-request"},
		{"odd since", "app", "/2/users/" + acme + "/tweets?since_id=x", 400, "invalid-request"},
		{"odd exclusion", "app", "/2/users/" + acme + "/tweets?exclude=likes", 400, "invalid-request"},
		{"101 likers", "user", "/2/tweets/" + post + "/liking_users?max_results=101", 400, "invalid-request"},
		{"likers of a word", "user", "/2/tweets/x/liking_users", 400, "invalid-request"},
		{"no such route", "app", "/2/lists/1", 404, "about:blank"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := getWith(t, s, tc.target, tc.bearer)
			fact.Is(t, "a.status", a.status, tc.status, a.raw)
			fact.Not(t, "a.Title", a.Title, "")
			fact.Is(t, `a.Type[strings.LastIndex(a.Type, "/")+1:]`, a.Type[strings.LastIndex(a.Type, "/")+1:], tc.kind)
			if (tc.status == 400) != a.hasError("invalid-request") {
				t.Errorf("errors: %s", a.raw)
			}
			if !strings.Contains(a.header.Get("Content-Type"), "json") || a.header.Get("Date") == "" {
				t.Errorf("headers: %v", a.header)
			}
		})
	}
	const want = `{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}`
	if got := getWith(t, s, "/2/users", "").raw; got != want {
		t.Errorf("401 body is %s, want %s", got, want)
	}
}

func TestTwoHundredWithErrorsOnly(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	for _, tc := range []struct{ target, kind string }{
		{"/2/users/by/username/missing", "resource-not-found"},
		{"/2/users/by/username/who_is_this", "resource-not-found"},
		{"/2/users/by/username/gone", "resource-not-found"},
		{"/2/users/by/username/locked", "not-authorized-for-resource"},
		{"/2/users/1/followers", "resource-not-found"},
		{"/2/users/1/tweets", "resource-not-found"},
		{"/2/users?ids=1", "resource-not-found"},
		{"/2/users/by?usernames=missing", "resource-not-found"},
		{"/2/users/" + userID(t, s, "gone") + "/followers", "resource-not-found"},
		{"/2/users/" + userID(t, s, "locked") + "/followers", "not-authorized-for-resource"},
		{"/2/users/" + userID(t, s, "shy") + "/followers", "not-authorized-for-resource"},
		{"/2/users/" + userID(t, s, "shy") + "/tweets", "not-authorized-for-resource"},
		{"/2/tweets/1/liking_users", "resource-not-found"},
		{"/2/tweets/" + formatID(s.network.postID(accountOf(s.network, "gone"), 0)) + "/liking_users", "resource-not-found"},
		{"/2/tweets/" + formatID(s.network.postID(accountOf(s.network, "acme"), 0)+1) + "/liking_users",
			"resource-not-found"},
		{"/2/tweets/9999999999999999999/liking_users", "resource-not-found"},
	} {
		a := ask(t, s, "%s", tc.target)
		fact.Is(t, "a.status", a.status, 200, tc.target, a.raw)
		fact.Holds(t, "a.Data == nil", a.Data == nil, a.Data)
		fact.Is(t, "len(a.Errors)", len(a.Errors), 1)
		fact.Is(t, "a.hasError(tc.kind)", a.hasError(tc.kind), true)
	}
}

func TestLookups(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	a := ask(t, s, "/2/users/by?usernames=acme,MISSING,Town,locked,acme&user.fields=description")
	var names []string
	for _, u := range a.users(t) {
		names = append(names, u.Username)
	}
	if !slices.Equal(names, []string{"acme", "town"}) || len(a.Errors) != 2 {
		t.Errorf("%v, %s", names, a.raw)
	}
	one := ask(t, s, "/2/users/by/username/AcMe")
	if want := `{"data":{"id":"` + userID(t, s, "acme") + `","name":"Acme Tools","username":"acme"}}`; one.raw != want {
		t.Errorf("without fields: %s, want %s", one.raw, want)
	}
	shy := ask(t, s, "/2/users/by/username/shy?user.fields=protected,public_metrics")
	if !strings.Contains(shy.raw, `"protected":true`) || !strings.Contains(shy.raw, `"followers_count":300`) {
		t.Errorf("shy: %s", shy.raw)
	}
}

func TestOnlyTheFieldsAskedFor(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	always := []string{"id", "name", "username"}
	seen := map[string]bool{}
	for field := range strings.SplitSeq(allUserFields, ",") {
		a := ask(t, s, "/2/users/%s/followers?max_results=1000&user.fields=%s", userID(t, s, "million"), field)
		for _, u := range list[map[string]any](t, a) {
			for member, value := range u {
				if member != field && !slices.Contains(always, member) {
					t.Fatalf("asked for %s, got %s", field, member)
				}
				if value == "" || value == nil {
					t.Fatalf("%s is there and empty", member)
				}
				seen[member] = true
			}
		}
	}
	for field := range strings.SplitSeq(allUserFields, ",") {
		if !seen[field] {
			t.Errorf("nobody has %s", field)
		}
	}
}

func TestListsOfPeopleWithoutAnAccount(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	a := accountOf(s.network, "acme")
	id := formatID(s.network.id(makeKey(a.passerByGroup(), 3)))
	for _, what := range []string{"followers", "tweets"} {
		got := ask(t, s, "/2/users/%s/%s", id, what)
		if got.raw != `{"meta":{"result_count":0}}` {
			t.Errorf("%s: %d %s", what, got.status, got.raw)
		}
	}
}

func TestTimeline(t *testing.T) {
	t.Parallel()
	at := newClock()
	s := newServer(t, Config{Seed: 1, RateLimits: RateLimitsOff, Now: at.Now})
	id := userID(t, s, "acme")
	since := at.Now().Add(-48 * time.Hour).UTC().Format(time.RFC3339)
	recent := ask(t, s,
		"/2/users/%s/tweets?max_results=100&tweet.fields=created_at&exclude=replies,retweets&start_time=%s", id,
		since).posts(t)
	if len(recent) != 6 {
		t.Errorf("%d posts of its own in 48 hours, want 6", len(recent))
	}
	for _, p := range recent {
		fact.Is(t, "p.CreatedAt.After(at.Now())", p.CreatedAt.After(at.Now()), false, p)
		fact.Holds(t, "at.Now().Sub(p.CreatedAt) <= 48*time.Hour", at.Now().Sub(p.CreatedAt) <= 48*time.Hour,
			at.Now().Sub(p.CreatedAt))
		fact.Holds(t, `!strings.HasPrefix(p.Text, "RT @")`, !strings.HasPrefix(p.Text, "RT @"), p.Text)
	}

	at.pass(time.Hour)
	if err := s.Advance("acme", 0, 3); err != nil {
		t.Fatal(err)
	}
	fresh := ask(t, s, "/2/users/%s/tweets?tweet.fields=created_at&since_id=%s", id, recent[0].ID).posts(t)
	if len(fresh) != 3 {
		t.Fatalf("%d posts since the last, want 3", len(fresh))
	}
	for _, p := range fresh {
		if !p.CreatedAt.Equal(at.Now().Truncate(time.Millisecond)) {
			t.Errorf("a new post is dated %s, want %s", p.CreatedAt, at.Now())
		}
	}
	older := ask(t, s, "/2/users/%s/tweets?max_results=100&until_id=%s&end_time=%s", id, recent[5].ID, since)
	if got := len(older.posts(t)); got != 8 {
		t.Errorf("%d posts before the last 48 hours, want 8", got)
	}
}

func TestTimelinePages(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	id := userID(t, s, "million")
	var ids []string
	token := ""
	for range 100 {
		a := ask(t, s, "/2/users/%s/tweets?max_results=5&exclude=replies%s", id, token)
		for _, p := range a.posts(t) {
			ids = append(ids, p.ID)
		}
		if a.Meta.NextToken == "" {
			break
		}
		token = "&pagination_token=" + a.Meta.NextToken
		if err := s.Advance("million", 0, 1); err != nil {
			t.Fatal(err)
		}
	}
	want := 64 - 8 // one in eight is a reply
	if got := len(slices.Compact(slices.Sorted(slices.Values(ids)))); got != want || len(ids) != want {
		t.Errorf("%d posts, %d different, want %d", len(ids), got, want)
	}
	newestFirst := func(a, b string) int { return strings.Compare(b, a) }
	if !slices.IsSortedFunc(ids, newestFirst) {
		t.Error("posts do not come newest first")
	}
}

func TestLikers(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	followers := map[string]bool{}
	for _, u := range pages(t, s, "town", 1000, nil) {
		followers[u.ID] = true
	}
	posts := ask(t, s, "/2/users/%s/tweets?max_results=100&tweet.fields=public_metrics", userID(t, s, "town")).posts(t)
	if err := s.Advance("town", 10, 4); err != nil {
		t.Fatal(err)
	}
	fresh := ask(t, s, "/2/users/%s/tweets?since_id=%s&tweet.fields=public_metrics", userID(t, s, "town"),
		posts[0].ID).posts(t)

	seen := map[string]bool{}
	in, out, capped := 0, 0, 0
	for i, p := range slices.Concat(posts, fresh) {
		likers := ask(t, s, "/2/tweets/%s/liking_users", p.ID)
		users := likers.users(t)
		if len(users) > min(100, p.Metrics.Likes) || likers.Meta.NextToken != "" {
			t.Errorf("post %s has %d likes, %d likers", p.ID, p.Metrics.Likes, len(users))
		}
		if p.Metrics.Likes > 100 {
			capped++
		}
		never := 0
		for id := range distinct(t, users) {
			if !seen[id] {
				never++
			}
			seen[id] = true
			if followers[id] {
				in++
			} else {
				out++
			}
		}
		if i >= len(posts) && never < 5 {
			t.Errorf("new post %s has %d likers never seen", p.ID, never)
		}
	}
	fact.Not(t, "in", in, 0)
	fact.Not(t, "out", out, 0)
	fact.Not(t, "capped", capped, 0)
	fact.Is(t, "len(fresh)", len(fresh), 4)
	ten := ask(t, s, "/2/tweets/%s/liking_users?max_results=10", fresh[0].ID)
	if len(ten.users(t)) != 10 || ten.Meta.NextToken != "" {
		t.Errorf("asked for ten: %s", ten.raw)
	}
}

// Small lists must not make a post ask for followers that are not there.
func TestLikersOfSmallAccounts(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	for followers := range 9 {
		if err := s.Advance("nobody", min(followers, 1), 2); err != nil {
			t.Fatal(err)
		}
		a := ask(t, s, "/2/users/%s/tweets?max_results=100", userID(t, s, "nobody"))
		for _, p := range a.posts(t) {
			users := ask(t, s, "/2/tweets/%s/liking_users", p.ID).users(t)
			if len(distinct(t, users)) < 20 {
				t.Errorf("%d followers: %d likers", followers, len(users))
			}
		}
	}
}

func TestRateWindows(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		bearer, path string
		limit        int
	}{
		{"app", "/2/users/by/username/missing", 300},
		{"user", "/2/users/by/username/missing", 900},
		{"user", "/2/users/1/followers", 300},
		{"user", "/2/tweets/1/liking_users", 75},
		{"app", "/2/tweets/1/liking_users", 75},
		{"user", "/2/users/1/tweets", 900},
		{"app", "/2/users/1/tweets", 10_000},
	} {
		t.Run(tc.bearer+tc.path, func(t *testing.T) {
			at := newClock()
			s := newServer(t, Config{Now: at.Now})
			for i := range tc.limit {
				a := getWith(t, s, tc.path, tc.bearer)
				wantRate(t, a, tc.limit, tc.limit-1-i, at.Now().Add(15*time.Minute))
				if a.status == 429 {
					t.Fatalf("call %d is refused", i+1)
				}
			}
			a := getWith(t, s, tc.path, tc.bearer)
			if a.status != 429 || !strings.HasSuffix(a.Type, "/rate-limit-exceeded") {
				t.Fatalf("call %d: %d %s", tc.limit+1, a.status, a.raw)
			}
			wantRate(t, a, tc.limit, 0, at.Now().Add(15*time.Minute))
			if other := getWith(t, s, tc.path, "another"); other.status == 429 {
				t.Error("another token shares the window")
			}
			at.pass(15*time.Minute + 700*time.Millisecond) // the next whole second
			if a := getWith(t, s, tc.path, tc.bearer); a.status == 429 {
				t.Error("refused at the reset")
			}
		})
	}
}

// wantRate checks the three headers; the reset is end, rounded up to a second.
func wantRate(t *testing.T, a apiReply, limit, remaining int, end time.Time) {
	t.Helper()
	reset := end.Add(time.Second - 1).Unix()
	want := fmt.Sprint(limit, remaining, reset)
	got := strings.Join([]string{
		a.header.Get("x-rate-limit-limit"), a.header.Get("x-rate-limit-remaining"), a.header.Get("x-rate-limit-reset"),
	}, " ")
	if got != want {
		t.Fatalf("rate headers %q, want %q", got, want)
	}
}

func TestWindowsUse(t *testing.T) {
	t.Parallel()
	at := newClock()
	s := newServer(t, Config{Now: at.Now, Window: time.Minute})
	for range 80 {
		ask(t, s, "/2/tweets/1/liking_users")
	}
	at.pass(2 * time.Minute)
	for range 77 {
		ask(t, s, "/2/tweets/1/liking_users")
	}
	want := WindowUse{
		Endpoint: EndpointLikers, Token: "user", Limit: 75, Opened: 2, Allowed: 150, Refused: 7, MostRefused: 5,
	}
	calls := s.Calls()
	fact.Is(fact.Must(t), "len(calls.Windows)", len(calls.Windows), 1, calls.Windows)
	fact.Is(t, "calls.Windows[0]", calls.Windows[0], want)
	fact.Is(t, "calls.RateLimited", calls.RateLimited, 7)
	s.ResetCalls()
	if a := ask(t, s, "/2/tweets/1/liking_users"); a.status != 429 {
		t.Errorf("a reset of counts opened the window: %d", a.status)
	}
}

func TestNoRateHeadersWhenOff(t *testing.T) {
	t.Parallel()
	a := ask(t, unlimited(t), "/2/users/by/username/acme")
	if got := a.header.Get("X-Rate-Limit-Limit"); got != "" {
		t.Errorf("limit %q", got)
	}
	if _, err := strconv.Atoi(a.header.Get("Content-Length")); err != nil {
		t.Error(err)
	}
}

func TestDateIsTheServersClock(t *testing.T) {
	t.Parallel()
	at := newClock()
	at.pass(-100 * time.Hour)
	s := newServer(t, Config{Now: at.Now})
	got, err := http.ParseTime(ask(t, s, "/2/users/by/username/acme").header.Get("Date"))
	if err != nil || !got.Equal(at.Now().Truncate(time.Second)) {
		t.Errorf("%s, %v; want %s", got, err, at.Now())
	}
}
