package pipeline_test

import (
	"encoding/json"
	"iter"
	"maps"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// The calls of an oddNetwork, by what they ask for.
const (
	oddAccount   = "account"
	oddFollowers = "followers"
	oddPeople    = "people"
	oddPosts     = "posts"
	oddLikers    = "likers"
)

// The account of an oddX: its id, how many follow it, and how much it posted.
const (
	oddID        = 77
	oddFollowing = 250
	oddFirst     = 1_000_000 // id of the newest follower; others count down
	oddPostCount = 3
	oddPerPost   = 2 // likers of a post
)

// oddX is a network written for one test: a handler that may answer a call in the place of the network, or change what
// that would have answered. It shares nothing with the sandbox.
type oddX struct {
	plain func(r *http.Request) (call string, body map[string]any)
	mu    sync.Mutex
	asked map[string]int // calls of each kind
	// answer, if set, may answer a call, the nth of its kind; false leaves it to X.
	answer func(call string, nth int, w http.ResponseWriter, r *http.Request) bool
	// change, if set, changes an answer before it is sent.
	change func(call string, nth int, body map[string]any)
}

func (x *oddX) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	call, body := x.plain(r)
	x.mu.Lock()
	x.asked[call]++
	nth := x.asked[call]
	x.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("x-access-level", "read")
	if x.answer != nil && x.answer(call, nth, w, r) {
		return
	}
	if x.change != nil {
		x.change(call, nth, body)
	}
	_ = json.NewEncoder(w).Encode(body)
}

// calls are how many calls of each kind were made.
func (x *oddX) calls() map[string]int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return maps.Clone(x.asked)
}

// plainX is what X answers where nothing is odd.
func plainX(r *http.Request) (call string, body map[string]any) {
	query := r.URL.Query()
	switch path := r.URL.Path; {
	case path == "/2/users" && query.Get("ids") == strconv.Itoa(oddID):
		return oddAccount, oddList([]any{oddUser(oddID, oddFollowing)})
	case path == "/2/users":
		var people []any
		for text := range splitIDs(r) {
			id, _ := strconv.Atoi(text)
			people = append(people, oddUser(id, id%5000))
		}
		return oddPeople, oddList(people)
	case strings.HasSuffix(path, "/followers"):
		return oddFollowers, oddPage(query.Get("pagination_token"), query.Get("max_results"))
	case strings.HasSuffix(path, "/tweets"):
		var posts []any
		for i := range oddPostCount {
			at := time.Now().Add(-time.Duration(i+1) * time.Hour).UTC().Format(time.RFC3339)
			posts = append(posts, map[string]any{"id": strconv.Itoa(9_000 - i), "text": "post", "created_at": at})
		}
		return oddPosts, oddList(posts)
	}
	post, _ := strconv.Atoi(strings.Split(r.URL.Path, "/")[3])
	var likers []any
	for i := range oddPerPost {
		likers = append(likers, oddUser(post*10+i, 10))
	}
	return oddLikers, oddList(likers)
}

// splitIDs are the people whom a call names.
func splitIDs(r *http.Request) iter.Seq[string] {
	return strings.SplitSeq(r.URL.Query().Get("ids"), ",")
}

func oddList(data []any) map[string]any {
	return map[string]any{"data": data, "meta": map[string]any{"result_count": len(data)}}
}

// oddPage pages by the number of people who stand before.
func oddPage(token, size string) map[string]any {
	from, _ := strconv.Atoi(token)
	n, _ := strconv.Atoi(size)
	var people []any
	for i := from; i < min(from+n, oddFollowing); i++ {
		people = append(people, oddUser(oddFirst-i, 100+i))
	}
	body := oddList(people)
	if from+n < oddFollowing {
		body["meta"].(map[string]any)["next_token"] = strconv.Itoa(from + n)
	}
	return body
}

func oddUser(id, followers int) map[string]any {
	return map[string]any{
		"id": strconv.Itoa(id), "username": "h" + strconv.Itoa(id), "name": "Ann", "description": oddBio(strconv.Itoa(id)),
		"public_metrics": map[string]any{
			"followers_count": followers, "following_count": 50, "tweet_count": 10, "listed_count": 1,
		},
	}
}

// oddBio makes one in ten a founder: a candidate takes the database more than all else about a person.
func oddBio(name string) string {
	if strings.HasSuffix(name, "0") {
		return "founder of things"
	}
	return "lover of things"
}

// first is the first member of an answer.
func first(body map[string]any) map[string]any { return body["data"].([]any)[0].(map[string]any) }

// newOdd is a bench whose X is x, read by the real client.
func newOdd(t *testing.T, x *oddX) *world {
	t.Helper()
	return newOddOn(t, newGround(t), x)
}

// newOddOn is newOdd on an empty ground.
func newOddOn(t *testing.T, g *ground, x *oddX) *world {
	t.Helper()
	x.asked, x.plain = map[string]int{}, plainX
	listening := httptest.NewServer(x)
	t.Cleanup(listening.Close)
	client, err := xapi.New(xapi.Config{
		BaseURL: listening.URL, BearerTokens: []string{"app"}, UserToken: "user", Clock: pipeline.SystemClock{},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	w := &world{bench: newBenchOn(t, g, syncrun.TierPro, 0), url: listening.URL}
	w.sources = map[syncrun.Network]source.Source{syncrun.NetworkX: client}
	w.search(syncrun.Definition{Description: "founders"})
	return w
}

// answering answers a kind of call, from the nth on, with a status and a body.
func answering(call string, from, status int, body string) func(string, int, http.ResponseWriter, *http.Request) bool {
	return func(asked string, nth int, w http.ResponseWriter, _ *http.Request) bool {
		if asked != call || nth < from {
			return false
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
		return true
	}
}

// answeringOnce answers the second call of a kind alone.
func answeringOnce(call string, answer func(w http.ResponseWriter)) func(
	string, int, http.ResponseWriter, *http.Request) bool {
	return func(asked string, nth int, w http.ResponseWriter, _ *http.Request) bool {
		if asked != call || nth != 2 {
			return false
		}
		answer(w)
		return true
	}
}

// changing changes every answer to a kind of call.
func changing(kind string, edit func(body map[string]any)) func(string, int, map[string]any) {
	return func(call string, _ int, body map[string]any) {
		if call == kind {
			edit(body)
		}
	}
}

// following is the meta member of a page, with its token, which is empty on the last.
func following(body map[string]any) (meta map[string]any, token string) {
	meta = body["meta"].(map[string]any)
	token, _ = meta["next_token"].(string)
	return meta, token
}
