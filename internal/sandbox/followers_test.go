package sandbox

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
)

func TestPagingReturnsEveryFollowerOnce(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		handle     string
		size, want int
	}{
		{"nobody", 100, 0},
		{"dozen", 5, 12},
		{"dozen", 12, 12},
		{"corner", 1, 150},
		{"acme", 1000, 2_400},
		{"town", 999, 5_000},
		{"town", 1000, 5_000},
	} {
		t.Run(fmt.Sprintf("%s by %d", tc.handle, tc.size), func(t *testing.T) {
			users := pages(t, unlimited(t), tc.handle, tc.size, nil)
			if got := len(distinct(t, users)); got != tc.want {
				t.Errorf("%d different followers, want %d", got, tc.want)
			}
		})
	}
}

// A scan that is open while the list grows must neither miss nor repeat
// anybody who was there when it began.
func TestGrowthMovesNoOpenScan(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	before := pages(t, unlimited(t), "town", 1000, nil)
	during := pages(t, s, "town", 700, func(page int) {
		if err := s.Advance("town", 33*page, 1); err != nil {
			t.Fatal(err)
		}
	})
	if len(during) != len(before) {
		t.Fatalf("%d followers, want %d", len(during), len(before))
	}
	for i := range before {
		if during[i].ID != before[i].ID {
			t.Fatalf("entry %d is %s, want %s", i, during[i].ID, before[i].ID)
		}
	}
}

func TestPreviousTokenGoesBack(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	id := userID(t, s, "corner")
	first := ask(t, s, "/2/users/%s/followers?max_results=40", id)
	second := ask(t, s, "/2/users/%s/followers?max_results=40&pagination_token=%s", id, first.Meta.NextToken)
	back := ask(t, s, "/2/users/%s/followers?max_results=40&pagination_token=%s", id, second.Meta.PreviousToken)
	if first.Meta.PreviousToken != "" || second.Meta.PreviousToken == "" {
		t.Fatalf("previous tokens: %q, %q", first.Meta.PreviousToken, second.Meta.PreviousToken)
	}
	if string(back.Data) != string(first.Data) {
		t.Error("the page before the second is not the first")
	}
}

func TestHydrationFailures(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	a := ask(t, s, "/2/users/%s/followers?max_results=1000&user.fields=description", userID(t, s, "town"))
	failed := map[string]bool{}
	for _, p := range a.Errors {
		if !strings.HasSuffix(p.Type, "/field-hydration-failure") {
			t.Fatalf("unexpected error %+v", p)
		}
		failed[p.ResourceID] = true
	}
	if n := len(failed); n < 20 || n > 70 {
		t.Errorf("%d of 1000 by id only, want about 40", n)
	}
	filled := 0
	for _, u := range a.users(t) {
		if failed[u.ID] != (u.Username == "") {
			t.Fatalf("user %+v and errors disagree", u)
		}
		if failed[u.ID] {
			filled += len(ask(t, s, "/2/users?ids=%s", u.ID).users(t))
		}
	}
	if filled < len(failed)-3 { // a few may be deleted as well
		t.Errorf("/2/users fills %d of %d", filled, len(failed))
	}
}

func TestAdvance(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	old := distinct(t, pages(t, s, "acme", 1000, nil))
	total := len(old)
	for _, n := range []int{150, 1, 19, 20, 21} {
		if err := s.Advance("ACME", n, 0); err != nil {
			t.Fatal(err)
		}
		a := ask(t, s, "/2/users/%s/followers?max_results=%d", userID(t, s, "acme"), n)
		idOnly := 0
		for _, u := range a.users(t) {
			if old[u.ID] {
				t.Fatalf("%s was on the list before", u.ID)
			}
			old[u.ID] = true
			if u.Username != "" {
				continue
			}
			idOnly++
			if got := ask(t, s, "/2/users?ids=%s", u.ID).users(t); len(got) != 1 || got[0].Username == "" {
				t.Errorf("/2/users does not fill %s: %+v", u.ID, got)
			}
		}
		if idOnly*20 < n {
			t.Errorf("%d of %d by id only, want at least one in 20", idOnly, n)
		}
		total += n
	}
	if got := len(distinct(t, pages(t, s, "acme", 1000, nil))); got != total || len(old) != total {
		t.Errorf("the list has %d, seen %d, want %d", got, len(old), total)
	}
}

func TestAdvanceRefuses(t *testing.T) {
	t.Parallel()
	s := unlimited(t)
	for _, tc := range []struct {
		handle           string
		followers, posts int
	}{
		{"missing", 1, 1}, {"acme", -1, 0}, {"acme", 0, -1}, {"acme", maxPlace, 0}, {"acme", 0, maxPosts},
	} {
		if err := s.Advance(tc.handle, tc.followers, tc.posts); err == nil {
			t.Errorf("%+v was taken", tc)
		}
	}
	if got := accountOf(s.network, "acme").growth.Load(); got.people != 2_400 || len(got.posts) != 0 {
		t.Errorf("a refused advance changed something: %+v", got)
	}
}

func TestPageTokenRefusals(t *testing.T) {
	t.Parallel()
	at := newClock()
	s := newServer(t, Config{Seed: 1, RateLimits: RateLimitsOff, TokenTTL: time.Hour, Now: at.Now})
	acme, town := userID(t, s, "acme"), userID(t, s, "town")
	token := ask(t, s, "/2/users/%s/followers", acme).Meta.NextToken
	beyond := s.tokens.encode(pageToken{kind: pagesFollowers, before: 9_999, issued: at.Now()})

	stranger := formatID(s.network.id(makeKey(groupCrowd, 1)))
	for name, target := range map[string]string{
		"garbage":           "/2/users/" + acme + "/followers?pagination_token=abc",
		"empty":             "/2/users/" + acme + "/followers?pagination_token=",
		"of another list":   "/2/users/" + town + "/followers?pagination_token=" + token,
		"of another kind":   "/2/users/" + acme + "/tweets?pagination_token=" + token,
		"from beyond":       "/2/users/" + acme + "/followers?pagination_token=" + beyond,
		"without a list":    "/2/users/" + stranger + "/followers?pagination_token=" + token,
		"for liking users":  "/2/tweets/1/liking_users?pagination_token=" + token,
		"with a letter off": "/2/users/" + acme + "/followers?pagination_token=A" + token[1:],
	} {
		if a := ask(t, s, "%s", target); a.status != http.StatusBadRequest || !a.hasError("invalid-request") {
			t.Errorf("%s: %d %s", name, a.status, a.raw)
		}
	}

	at.pass(time.Hour)
	if a := ask(t, s, "/2/users/%s/followers?pagination_token=%s", acme, token); a.status != http.StatusOK {
		t.Errorf("at the end of its time: %d %s", a.status, a.raw)
	}
	at.pass(time.Millisecond)
	if a := ask(t, s, "/2/users/%s/followers?pagination_token=%s", acme, token); a.status != http.StatusBadRequest {
		t.Errorf("after its time: %d", a.status)
	}
}

func FuzzTokenDecode(f *testing.F) {
	c := newTokenCodec(1, 0)
	good := c.encode(pageToken{kind: pagesFollowers, account: 3, before: 77, issued: time.UnixMilli(5)})
	f.Add(good)
	f.Add("")
	f.Add(good[:len(good)-1])
	f.Add(strings.Repeat("A", 32))
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := c.decode(text)
		if ok && c.encode(got) != text {
			t.Errorf("%q decodes to %+v, which encodes otherwise", text, got)
		}
		if ok && text != good {
			t.Errorf("%q is forged", text)
		}
	})
}

func TestTokenOfAnotherSeed(t *testing.T) {
	t.Parallel()
	one, two := newTokenCodec(1, 0), newTokenCodec(2, 0)
	text := one.encode(pageToken{kind: pagesPosts, account: 1, before: 5, issued: time.UnixMilli(9)})
	got, ok := one.decode(text)
	fact.Is(fact.Must(t), "ok", ok, true, got)
	fact.Is(t, "got.before", got.before, 5)
	fact.Is(t, "got.account", got.account, 1)
	fact.Is(t, "got.kind", got.kind, pagesPosts)
	if _, ok := two.decode(text); ok {
		t.Error("taken with another seed's key")
	}
}

// nowhere is a response writer that keeps nothing, so that the benchmark
// measures the server alone.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header         { return n.header }
func (n nowhere) Write(b []byte) (int, error) { return io.Discard.Write(b) }
func (n nowhere) WriteHeader(int)             {}

func BenchmarkFollowersPage(b *testing.B) {
	s := unlimited(b)
	r := httptest.NewRequest(http.MethodGet, fmt.Sprintf("/2/users/%s/followers?max_results=1000&user.fields=%s",
		userID(b, s, "million"), allUserFields), nil)
	r.Header.Set("Authorization", "Bearer app")
	b.ReportAllocs()
	for b.Loop() {
		s.ServeHTTP(nowhere{http.Header{}}, r)
	}
}
