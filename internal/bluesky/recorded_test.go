package bluesky_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/bluesky"
	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

const star = "did:plc:e34tmsb7w67a3s7t6ktiwcvq"

var _ source.Source = (*bluesky.Client)(nil)

type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

// newServer serves and returns the base URL.
func newServer(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// serve gives a client of a server of our own.
func serve(t *testing.T, handler http.HandlerFunc) *bluesky.Client {
	t.Helper()
	client, err := bluesky.New(bluesky.Config{AppViewURL: newServer(t, handler), Clock: systemClock{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// recorded answers what a real AppView once answered to one kind of call.
func recorded(t *testing.T, status int, file string) *bluesky.Client {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(t, w, status, file) })
}

func answer(t *testing.T, w http.ResponseWriter, status int, file string) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", file+".json"))
	if err != nil {
		t.Error(err)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	if _, err := w.Write(body); err != nil {
		t.Error(err)
	}
}

func TestRecordedProfile(t *testing.T) {
	t.Parallel()
	p, err := recorded(t, 200, "profile").Lookup(t.Context(), "star-account.test")
	if err != nil {
		t.Fatal(err)
	}
	p.CreatedAt = nil
	want := source.Profile{
		ExternalID: star, Handle: "star-account.test", Name: "The Star", Bio: "Everybody follows this account",
		FollowersCount: 120, TweetCount: 3, ListedCount: syncrun.UnknownCount, Detailed: true,
	}
	if p != want {
		t.Errorf("got %+v, want %+v", p, want)
	}
}

// TestRecordedFollowers checks that people of a list, who come without counts, are not taken for known in detail.
func TestRecordedFollowers(t *testing.T) {
	t.Parallel()
	page, err := recorded(t, 200, "followers").Followers(t.Context(), star, 3, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(page.Profiles)", len(page.Profiles), 3, page)
	fact.Not(fact.Must(t), "page.Next", page.Next, "")
	for i, p := range page.Profiles {
		if want := []string{"person119.test", "person118.test", "person117.test"}[i]; p.Handle != want {
			t.Errorf("follower %d is %s, want %s", i, p.Handle, want)
		}
		if p.Detailed || p.FollowersCount != syncrun.UnknownCount {
			t.Errorf("follower %d came without counts: %+v", i, p)
		}
	}
	last, err := recorded(t, 200, "followers_last").Followers(t.Context(), star, 100, page.Next)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "len(last.Profiles)", len(last.Profiles), 0, last)
	fact.Is(t, "last.Next", last.Next, "")
}

// TestRecordedProfiles checks that people who are gone are left out.
func TestRecordedProfiles(t *testing.T) {
	t.Parallel()
	ids := []string{star, "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"}
	people, err := recorded(t, 200, "profiles").Profiles(t.Context(), ids)
	if err != nil || len(people) != 3 {
		t.Fatalf("%+v, %v", people, err)
	}
	for _, p := range people {
		if !p.Detailed || p.FollowingCount != 1 {
			t.Errorf("%+v has its counts", p)
		}
	}
	none, err := recorded(t, 200, "profiles_none").Profiles(t.Context(), ids)
	if err != nil || len(none) != 0 {
		t.Errorf("nobody is left: %+v, %v", none, err)
	}
	_, err = recorded(t, 200, "profiles").Profiles(t.Context(), make([]string, 26))
	if !errors.Is(err, source.ErrInvalid) {
		t.Errorf("26 at once: %v", err)
	}
}

func TestRecordedPosts(t *testing.T) {
	t.Parallel()
	client := recorded(t, 200, "posts")
	all, err := client.Posts(t.Context(), star, time.Time{}, 2, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(all.Posts)", len(all.Posts), 2, all)
	fact.Not(fact.Must(t), "all.Next", all.Next, "")
	newest := all.Posts[0]
	if !strings.HasPrefix(newest.ExternalID, "at://"+star+"/app.bsky.feed.post/") {
		t.Errorf("the id of a post is its URI: %+v", newest)
	}
	if !newest.CreatedAt.After(all.Posts[1].CreatedAt) {
		t.Errorf("posts are newest first: %+v", all.Posts)
	}
	young, err := client.Posts(t.Context(), star, newest.CreatedAt, 2, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "len(young.Posts)", len(young.Posts), 1, young)
	fact.Is(t, "young.Next", young.Next, "")
	others, err := client.Posts(t.Context(), "did:plc:somebodyelse", time.Time{}, 2, "")
	if err != nil || len(others.Posts) != 0 {
		t.Errorf("posts of others are left out: %+v, %v", others, err)
	}
}

func TestRecordedLikers(t *testing.T) {
	t.Parallel()
	page, err := recorded(t, 200, "likes").Likers(t.Context(), "at://x", 2, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(page.Profiles)", len(page.Profiles), 2, page)
	fact.Not(fact.Must(t), "page.Next", page.Next, "")
	fact.Not(t, "page.Profiles[0].ExternalID", page.Profiles[0].ExternalID, "")
	gone, err := recorded(t, 200, "likes_none").Likers(t.Context(), "at://x", 2, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "len(gone.Profiles)", len(gone.Profiles), 0, gone)
	fact.Is(t, "gone.Next", gone.Next, "")
}

// asks are the calls of a client, by the names of their recordings.
func asks() map[string]func(context.Context, *bluesky.Client) error {
	return map[string]func(context.Context, *bluesky.Client) error{
		"profile": func(ctx context.Context, c *bluesky.Client) error { _, err := c.Account(ctx, star); return err },
		"followers": func(ctx context.Context, c *bluesky.Client) error {
			_, err := c.Followers(ctx, star, 1, "")
			return err
		},
		"posts": func(ctx context.Context, c *bluesky.Client) error {
			_, err := c.Posts(ctx, star, time.Time{}, 1, "")
			return err
		},
		"likes": func(ctx context.Context, c *bluesky.Client) error {
			_, err := c.Likers(ctx, "at://x", 1, "")
			return err
		},
	}
}

// TestRecordedRefusals checks what each refusal of a real AppView means.
func TestRecordedRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		call, file string
		status     int
		want       error
	}{
		{"profile", "profile_missing", 400, source.ErrNotFound},
		{"profile", "actor_bad", 400, source.ErrInvalid},
		{"followers", "followers_missing", 400, source.ErrNotFound},
		{"followers", "limit_refused", 400, source.ErrInvalid},
		{"posts", "posts_missing", 400, source.ErrNotFound},
		{"likes", "likes_bad", 400, source.ErrInvalid},
	} {
		if err := asks()[c.call](t.Context(), recorded(t, c.status, c.file)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.file, err, c.want)
		}
	}
	var unwell *source.TemporaryError
	if err := asks()["followers"](t.Context(), recorded(t, 500, "cursor_refused")); !errors.As(err, &unwell) {
		t.Errorf("a 500 for the head of a list passes: %v", err)
	}
}

// TestCursorRefused tells a cursor that is not taken from an AppView that is unwell: both are a 500.
func TestCursorRefused(t *testing.T) {
	t.Parallel()
	var asked []string
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		cursor := r.URL.Query().Get("cursor")
		asked = append(asked, cursor)
		if cursor != "" {
			answer(t, w, 500, "cursor_refused")
			return
		}
		answer(t, w, 200, "followers")
	})
	if _, err := client.Followers(t.Context(), star, 100, "bad"); !errors.Is(err, source.ErrCursor) {
		t.Errorf("%v, want %v", err, source.ErrCursor)
	}
	if want := []string{"bad", "", "bad"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, want %q", asked, want)
	}
	unwell := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(t, w, 500, "cursor_refused") })
	var temporary *source.TemporaryError
	_, err := unwell.Followers(t.Context(), star, 100, "good")
	if !errors.As(err, &temporary) || errors.Is(err, source.ErrCursor) {
		t.Errorf("while the head fails too, the cursor is not to blame: %v", err)
	}
}
