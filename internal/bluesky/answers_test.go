package bluesky_test

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"goodones/internal/bluesky"
	"goodones/internal/fact"
	"goodones/internal/fetch"
	"goodones/internal/source"
)

func say(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body)) // a client that went away fails its own test
	}
}

func TestNamedRefusals(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]error{
		"AccountTakedown": source.ErrSuspended, "AccountDeactivated": source.ErrNotFound,
		"BlockedActor": source.ErrItemGone, "ActorNotFound": source.ErrNotFound,
	} {
		err := asks()["profile"](t.Context(), serve(t, say(400, `{"error":"`+name+`","message":"m"}`)))
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	const body = `{"error":"AuthMissing","message":"Authentication Required"}`
	for status, want := range map[int]error{
		401: source.ErrForbidden, 403: source.ErrForbidden, 404: source.ErrInvalid,
	} {
		err := asks()["profile"](t.Context(), serve(t, say(status, body)))
		if !errors.Is(err, want) {
			t.Errorf("%d: %v, want %v", status, err, want)
		}
	}
}

// TestRefusalsOfItems has posts and people refused who were asked for: that is no word about the account.
func TestRefusalsOfItems(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"error":"InvalidRequest","message":"Could not find post"}`, `{"error":"NotFound","message":"Post not found"}`,
		`{"error":"AccountTakedown","message":"Account has been suspended"}`,
	} {
		for _, status := range []int{400, 404, 200} {
			client := serve(t, say(status, body))
			_, people := client.Profiles(t.Context(), []string{star})
			_, likers := client.Likers(t.Context(), "at://x", 100, "")
			if !errors.Is(people, source.ErrItemGone) || !errors.Is(likers, source.ErrItemGone) {
				t.Errorf("%d %s: %v, %v", status, body, people, likers)
			}
		}
	}
}

// TestUnusableAnswers checks that whatever makes no sense may be asked for again.
func TestUnusableAnswers(t *testing.T) {
	t.Parallel()
	for name, handler := range map[string]http.HandlerFunc{
		"HTML": say(200, "<html>"), "503": say(503, ""), "HTML with a 400": say(400, "<html>"),
		"half": say(200, `{"did":"did:plc:a`), "no DID": say(200, `{"handle":"a.test"}`),
		"a number for a DID": say(200, `{"did":5}`), "redirect": say(302, ""),
	} {
		var temporary *source.TemporaryError
		if err := asks()["profile"](t.Context(), serve(t, handler)); !errors.As(err, &temporary) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestStrangePeople checks that one strange person costs nobody else.
func TestStrangePeople(t *testing.T) {
	t.Parallel()
	body := `{"followers":[{"did":"did:plc:a","handle":"a.test","createdAt":"yesterday"},{"did":"nonsense"},
		{"handle":"b.test"},{"did":"did:plc:a","handle":"again.test"},
		{"did":"did:web:c.test","handle":"c.test","displayName":" "}],"cursor":"next"}`
	page, err := serve(t, say(200, body)).Followers(t.Context(), star, 100, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(page.Profiles)", len(page.Profiles), 2, page)
	fact.Is(fact.Must(t), "page.Next", page.Next, "next")
	first, second := page.Profiles[0], page.Profiles[1]
	if first.Handle != "a.test" || first.CreatedAt != nil {
		t.Errorf("first %+v", first)
	}
	if second.Name != "c.test" {
		t.Errorf("who gave no name is shown by the handle: %+v", second)
	}
}

// TestPostsOutOfTurn leaves out reposts and the pinned post, and believes no post to be younger than its index.
func TestPostsOutOfTurn(t *testing.T) {
	t.Parallel()
	post := func(uri, author, created, indexed, reason string) string {
		return `{"post":{"uri":"` + uri + `","author":{"did":"` + author + `"},"record":{"createdAt":"` + created +
			`"},"indexedAt":"` + indexed + `"}` + reason + `}`
	}
	const day1, day2, future = "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "2030-01-01T00:00:00Z"
	body := `{"feed":[` + strings.Join([]string{
		post("at://pinned", star, day1, day1, `,"reason":{"$type":"app.bsky.feed.defs#reasonPin"}`),
		post("at://new", star, future, day2, ""),
		post("at://reposted", star, day2, day2, `,"reason":{"$type":"app.bsky.feed.defs#reasonRepost"}`),
		post("at://new", star, future, day2, ""),
	}, ",") + `],"cursor":"more"}`
	since := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	page, err := serve(t, say(200, body)).Posts(t.Context(), star, since, 100, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(page.Posts)", len(page.Posts), 1, page)
	fact.Is(fact.Must(t), "page.Next", page.Next, "more")
	if got := page.Posts[0].CreatedAt.Format(time.RFC3339); got != day2 {
		t.Errorf("made at %s, want %s", got, day2)
	}
}

// TestAddressesThatCannotBeKept leaves out a post whose address is longer than the database takes, which would fail the
// run that has to number it.
func TestAddressesThatCannotBeKept(t *testing.T) {
	t.Parallel()
	var feed []string
	for _, length := range []int{2048, 2049, 8192} {
		uri := "at://" + strings.Repeat("x", length-len("at://"))
		feed = append(feed, `{"post":{"uri":"`+uri+`","author":{"did":"`+star+`"},"indexedAt":"2026-11-02T00:00:00Z"}}`)
	}
	page, err := serve(t, say(200, `{"feed":[`+strings.Join(feed, ",")+`]}`)).Posts(t.Context(), star, time.Time{}, 100,
		"")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(page.Posts)", len(page.Posts), 1)
	fact.Is(t, "len(page.Posts[0].ExternalID)", len(page.Posts[0].ExternalID), 2048)
}

// ledger is a limiter that notes what it is told.
type ledger struct {
	wait     time.Duration
	observed []fetch.Observation
}

func (l *ledger) Reserve(context.Context, string) (time.Duration, error) { return l.wait, nil }

func (l *ledger) Observe(_ context.Context, _ string, o fetch.Observation) error {
	l.observed = append(l.observed, o)
	return nil
}

func limited(t *testing.T, l *ledger, handler http.HandlerFunc) *bluesky.Client {
	t.Helper()
	server := newServer(t, handler)
	client, err := bluesky.New(bluesky.Config{AppViewURL: server, Clock: systemClock{}, Limiter: l})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

func TestRateWindow(t *testing.T) {
	t.Parallel()
	handler := func(w http.ResponseWriter, _ *http.Request) {
		now := time.Now()
		w.Header().Set("Date", now.UTC().Format(http.TimeFormat))
		w.Header().Set("RateLimit-Limit", "3000")
		w.Header().Set("RateLimit-Remaining", "0")
		w.Header().Set("RateLimit-Reset", strconv.FormatInt(now.Unix()+60, 10))
		w.WriteHeader(http.StatusTooManyRequests)
	}
	l := &ledger{}
	err := asks()["profile"](t.Context(), limited(t, l, handler))
	var tooFast *source.RateLimitedError
	if !errors.As(err, &tooFast) || tooFast.For != time.Minute {
		t.Errorf("%v, want a minute's wait", err)
	}
	want := fetch.Observation{Limit: 3000, ResetIn: time.Minute, Limited: true}
	if len(l.observed) != 1 || l.observed[0] != want {
		t.Errorf("observed %+v, want %+v", l.observed, want)
	}
	never := func(http.ResponseWriter, *http.Request) { t.Error("a call was made") }
	var wait *source.WaitError
	err = asks()["profile"](t.Context(), limited(t, &ledger{wait: time.Second}, never))
	if !errors.As(err, &wait) || wait.For != time.Second {
		t.Errorf("%v, want a second's wait", err)
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]bluesky.Config{
		"no clock": {}, "no URL": {Clock: systemClock{}, AppViewURL: "api"},
		"password": {Clock: systemClock{}, AppViewURL: "https://a:secret@b.test"},
	} {
		if _, err := bluesky.New(config); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIsDID(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		star: true, "did:web:example.com": true, "did:plc:": false, "did:key:abc": false, "plc:abc": false, "": false,
		"did:plc:a/b": false, "did:plc:" + strings.Repeat("a", 3000): false, "did:plc": false,
	} {
		if got := bluesky.IsDID(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
