package bluesky_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"goodones/internal/bluesky"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/source"
)

// simulate serves the sandbox and gives a client of it.
func simulate(t *testing.T, cfg sandbox.Config) (client *bluesky.Client, base string) {
	t.Helper()
	x, err := sandbox.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(x)
	t.Cleanup(server.Close)
	client, err = bluesky.New(bluesky.Config{AppViewURL: server.URL, Clock: systemClock{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client, server.URL
}

// TestSandboxAnswersAsTheAppView holds each answer of the sandbox against the one that a real AppView gave: the same
// status, and no member that the real one does not have, or has of another type.
func TestSandboxAnswersAsTheAppView(t *testing.T) {
	t.Parallel()
	client, base := simulate(t, sandbox.Config{Seed: 1})
	account, err := client.Lookup(t.Context(), "acme.test")
	if err != nil {
		t.Fatal(err)
	}
	page, err := client.Followers(t.Context(), account.ExternalID, 3, "")
	if err != nil {
		t.Fatal(err)
	}
	posts, err := client.Posts(t.Context(), account.ExternalID, time.Time{}, 100, "")
	if err != nil {
		t.Fatal(err)
	}
	actor := url.Values{"actor": {account.ExternalID}}
	with := func(name, value string) url.Values {
		query := url.Values{"actor": {account.ExternalID}}
		query.Set(name, value)
		return query
	}
	for file, c := range map[string]struct {
		call   string
		query  url.Values
		status int
	}{
		"profile":           {"app.bsky.actor.getProfile", actor, 200},
		"profile_missing":   {"app.bsky.actor.getProfile", url.Values{"actor": {"nobody-here.test"}}, 400},
		"profiles":          {"app.bsky.actor.getProfiles", url.Values{"actors": {page.Profiles[0].ExternalID}}, 200},
		"profiles_none":     {"app.bsky.actor.getProfiles", url.Values{"actors": {star}}, 200},
		"profiles_too_many": {"app.bsky.actor.getProfiles", url.Values{"actors": make([]string, 26)}, 400},
		"followers":         {"app.bsky.graph.getFollowers", with("limit", "3"), 200},
		"followers_missing": {"app.bsky.graph.getFollowers", url.Values{"actor": {"nobody-here.test"}}, 400},
		"limit_refused":     {"app.bsky.graph.getFollowers", with("limit", "101"), 400},
		"cursor_refused":    {"app.bsky.graph.getFollowers", with("cursor", "bad"), 500},
		"posts":             {"app.bsky.feed.getAuthorFeed", with("filter", "posts_no_replies"), 200},
		"posts_missing":     {"app.bsky.feed.getAuthorFeed", url.Values{"actor": {"nobody-here.test"}}, 400},
		"likes":             {"app.bsky.feed.getLikes", url.Values{"uri": {posts.Posts[0].ExternalID}}, 200},
		"likes_none": {
			"app.bsky.feed.getLikes", url.Values{"uri": {"at://" + star + "/app.bsky.feed.post/3aaa"}}, 200,
		},
		"likes_bad": {"app.bsky.feed.getLikes", url.Values{"uri": {"nonsense"}}, 400},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			compareAnswers(t, file, base+"/xrpc/"+c.call+"?"+c.query.Encode(), c.status)
		})
	}
}

func compareAnswers(t *testing.T, file, url string, status int) {
	t.Helper()
	response, err := http.Get(url) //nolint:noctx // the test's own server
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	ours, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != status {
		t.Errorf("status %d, want %d", response.StatusCode, status)
	}
	real, err := os.ReadFile(filepath.Join("testdata", file+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(ours, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(real, &want); err != nil {
		t.Fatal(err)
	}
	compareShape(t, file, got, want)
}

// unrecorded are members that dev-env's people do not have, but that the lexicons know.
var unrecorded = []string{"avatar", "reason"}

// compareShape checks that got has no member that want lacks, and that shared ones are of one type.
func compareShape(t *testing.T, path string, got, want any) {
	t.Helper()
	if reflect.TypeOf(got) != reflect.TypeOf(want) {
		t.Errorf("%s: %T, the AppView has %T", path, got, want)
		return
	}
	switch got := got.(type) {
	case map[string]any:
		for name, value := range got {
			theirs, known := want.(map[string]any)[name]
			switch {
			case known:
				compareShape(t, path+"."+name, value, theirs)
			case !slices.Contains(unrecorded, name):
				t.Errorf("%s.%s: the AppView has no such member", path, name)
			}
		}
	case []any:
		if theirs := merged(want.([]any)); theirs != nil {
			for _, item := range got {
				compareShape(t, path+"[]", item, theirs)
			}
		}
	}
}

// merged has the members of every object of a list, since members without a value are left out; nil: an empty list.
func merged(items []any) any {
	var all any
	for _, item := range items {
		object, ok := item.(map[string]any)
		if !ok {
			return item
		}
		if all == nil {
			all = map[string]any{}
		}
		for name, value := range object {
			known, again := all.(map[string]any)[name]
			if _, nested := value.(map[string]any); nested && again {
				value = merged([]any{known, value})
			}
			all.(map[string]any)[name] = value
		}
	}
	return all
}

// TestSandboxPages reads whole lists of the sandbox: everybody once, newest first, and the same by any page size.
func TestSandboxPages(t *testing.T) {
	t.Parallel()
	client, _ := simulate(t, sandbox.Config{Seed: 1})
	account, err := client.Lookup(t.Context(), "acme.test")
	if err != nil {
		t.Fatal(err)
	}
	var lists [2][]string
	for i, size := range []int{100, 37} {
		seen := map[string]bool{}
		for cursor, first := "", true; first || cursor != ""; first = false {
			page, err := client.Followers(t.Context(), account.ExternalID, size, cursor)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range page.Profiles {
				if seen[p.ExternalID] || p.Detailed {
					t.Fatalf("%+v comes twice, or in detail", p)
				}
				seen[p.ExternalID] = true
				lists[i] = append(lists[i], p.ExternalID)
			}
			cursor = page.Next
		}
	}
	if !slices.Equal(lists[0], lists[1]) || len(lists[0]) < 2300 {
		t.Errorf("%d followers by pages of 100, %d by pages of 37", len(lists[0]), len(lists[1]))
	}
	people, err := client.Profiles(t.Context(), lists[0][:25])
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(people)", len(people), 25)
	fact.Is(t, "people[0].Detailed", people[0].Detailed, true)
	posts, err := client.Posts(t.Context(), account.ExternalID, time.Now().Add(-48*time.Hour), 100, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(t, "len(posts.Posts)", len(posts.Posts), 0, posts)
	fact.Is(t, "posts.Next", posts.Next, "")
	likers := 0
	for _, post := range posts.Posts {
		for cursor, first := "", true; first || cursor != ""; first = false {
			page, err := client.Likers(t.Context(), post.ExternalID, 30, cursor)
			if err != nil {
				t.Fatal(err)
			}
			likers += len(page.Profiles)
			cursor = page.Next
		}
	}
	if likers < len(posts.Posts) {
		t.Errorf("%d likers of %d posts", likers, len(posts.Posts))
	}
	if _, err := client.Followers(t.Context(), account.ExternalID, 100, "bad"); !errors.Is(err, source.ErrCursor) {
		t.Errorf("a bad cursor: %v", err)
	}
	if _, err := client.Lookup(t.Context(), "gone.test"); !errors.Is(err, source.ErrSuspended) {
		t.Errorf("a suspended account: %v", err)
	}
}

// TestSandboxFaults checks that the sandbox's faults reach the AppView's calls.
func TestSandboxFaults(t *testing.T) {
	t.Parallel()
	for faults, want := range map[string]any{
		"503=1": new(*source.TemporaryError), "429=1": new(*source.RateLimitedError),
	} {
		client, _ := simulate(t, sandbox.Config{Seed: 1, Faults: faults})
		if _, err := client.Lookup(t.Context(), "acme.test"); !errors.As(err, want) {
			t.Errorf("%s: %v", faults, err)
		}
	}
}
