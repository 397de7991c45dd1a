package pipeline_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"goodones/internal/bluesky"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// oddStar is the DID of an odd Bluesky's account, whom oddFollowing people follow.
const oddStar = "did:plc:star"

// plainBluesky is what the AppView answers where nothing is odd. Lists of people have no counts there.
func plainBluesky(r *http.Request) (call string, body map[string]any) {
	query := r.URL.Query()
	switch r.URL.Path {
	case "/xrpc/app.bsky.actor.getProfile":
		return oddAccount, oddActor("star", oddFollowing)
	case "/xrpc/app.bsky.actor.getProfiles":
		var people []any
		for i, did := range query["actors"] {
			people = append(people, oddActor(strings.TrimPrefix(did, "did:plc:"), 100+i))
		}
		return oddPeople, map[string]any{"profiles": people}
	case "/xrpc/app.bsky.graph.getFollowers":
		from, _ := strconv.Atoi(query.Get("cursor"))
		size, _ := strconv.Atoi(query.Get("limit"))
		var people []any
		for i := from; i < min(from+size, oddFollowing); i++ {
			people = append(people, oddActor(fmt.Sprint("p", i), -1))
		}
		body := map[string]any{"followers": people}
		if from+size < oddFollowing {
			body["cursor"] = strconv.Itoa(from + size)
		}
		return oddFollowers, body
	case "/xrpc/app.bsky.feed.getAuthorFeed":
		var posts []any
		for i := range oddPostCount {
			at := time.Now().Add(-time.Duration(i+1) * time.Hour).UTC().Format(time.RFC3339)
			posts = append(posts, map[string]any{"post": map[string]any{
				"uri": fmt.Sprintf("at://%s/app.bsky.feed.post/%d", oddStar, i), "author": map[string]any{"did": oddStar},
				"record": map[string]any{"createdAt": at}, "indexedAt": at,
			}})
		}
		return oddPosts, map[string]any{"feed": posts}
	}
	post := query.Get("uri")
	var likes []any
	for i := range oddPerPost {
		likes = append(likes, map[string]any{"actor": oddActor(fmt.Sprintf("l%s.%d", post[len(post)-1:], i), -1)})
	}
	return oddLikers, map[string]any{"likes": likes}
}

// oddActor is somebody at Bluesky; fewer than 0 followers are not told.
func oddActor(name string, followers int) map[string]any {
	actor := map[string]any{
		"did": "did:plc:" + name, "handle": name + ".test", "displayName": "Ann", "description": oddBio(name),
		"labels": []any{map[string]any{"val": "spam"}}, "viewer": map[string]any{"blockedBy": false},
	}
	if followers >= 0 {
		actor["followersCount"], actor["followsCount"], actor["postsCount"] = followers, 50, 10
	}
	return actor
}

// newOddBluesky is a bench whose Bluesky is x, read by the real client.
func newOddBluesky(t *testing.T, g *ground, x *oddX) *world {
	t.Helper()
	x.asked, x.plain = map[string]int{}, plainBluesky
	listening := httptest.NewServer(x)
	t.Cleanup(listening.Close)
	client, err := bluesky.New(bluesky.Config{AppViewURL: listening.URL, Clock: pipeline.SystemClock{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	w := &world{bench: newBenchOn(t, g, syncrun.TierPro, 0), url: listening.URL}
	w.sources = map[syncrun.Network]source.Source{syncrun.NetworkBluesky: client}
	account, err := w.db.TrackAccount(t.Context(), w.user,
		syncrun.Profile{Network: syncrun.NetworkBluesky, ExternalID: oddStar}, "star.test", syncrun.TierPro)
	if err != nil {
		t.Fatal(err)
	}
	w.account = account.ID
	w.search(syncrun.Definition{Description: "founders"})
	return w
}

// TestOddAnswersOfBluesky is TestOddAnswersOfX for the AppView, which charges nothing.
func TestOddAnswersOfBluesky(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for kind, rows := range map[string]map[string]oddRow{
		"members": oddActors(), "lists": oddFeeds(), "items": oddItems(),
	} {
		for _, name := range slices.Sorted(maps.Keys(rows)) {
			row := rows[name]
			t.Run(kind+"/"+name, func(t *testing.T) {
				t.Parallel()
				w := newOddBluesky(t, all.take(t), row.x)
				row.checkRun(t, w, w.sync())
				var handle string
				if err := w.sql.Get(&handle, `SELECT handle FROM tracked_accounts WHERE id = $1`, w.account); err != nil ||
					handle != "star.test" {
					t.Errorf("the account is called %q (%v)", handle, err)
				}
			})
		}
	}
}

// free is a row of a run at a network that charges nothing.
func free(x *oddX, found int, line string, calls int) oddRow { return oddRow{x, 0, found, line, calls} }

// oddCalls is how many calls for people an undisturbed run makes: 25 at a time.
const oddCalls = oddFollowing/25 + oddPostCount

// oddActors are answers in which members have other types or values than they should, and refusals.
func oddActors() map[string]oddRow {
	each := func(edit func(actor map[string]any)) *oddX {
		return &oddX{change: func(_ string, _ int, body map[string]any) {
			people, _ := body["followers"].([]any)
			profiles, _ := body["profiles"].([]any)
			likes, _ := body["likes"].([]any)
			for _, like := range likes {
				people = append(people, like.(map[string]any)["actor"])
			}
			for _, actor := range slices.Concat(people, profiles) {
				edit(actor.(map[string]any))
			}
		}}
	}
	rows := map[string]oddRow{"plain": free(&oddX{}, oddFollowing, "", oddCalls)}
	for name, edit := range map[string]func(actor map[string]any){
		"counts are texts": func(actor map[string]any) {
			if n, found := actor["followersCount"]; found {
				actor["followersCount"], actor["postsCount"] = fmt.Sprint(n), "many"
			}
		},
		"members of other types": func(actor map[string]any) {
			actor["description"], actor["avatar"], actor["createdAt"] = 5, []any{}, 7
		},
		"nobody's handle is valid": func(actor map[string]any) { actor["handle"] = syncrun.HandleInvalid },
	} {
		rows[name] = free(each(edit), oddFollowing, "", oddCalls)
	}
	rows["a follower is no object"] = free(&oddX{change: changing(oddFollowers, func(body map[string]any) {
		body["followers"].([]any)[0] = "text"
	})}, oddFollowing-3, "", oddCalls)
	rows["the account's handle is invalid"] = free(&oddX{change: changing(oddAccount, func(body map[string]any) {
		body["handle"] = syncrun.HandleInvalid
	})}, oddFollowing, "", oddCalls)
	rows["people are taken down"] = free(&oddX{change: changing(oddPeople, func(body map[string]any) {
		body["profiles"] = body["profiles"].([]any)[1:]
	})}, oddFollowing, "", oddCalls)
	return rows
}

// oddItems are refusals because of one post or one person: none costs more than that.
func oddItems() map[string]oddRow {
	const (
		noPost     = `{"error":"InvalidRequest","message":"Could not find post"}`
		taken      = `{"error":"AccountTakedown","message":"Account has been suspended"}`
		noLogin    = `{"error":"AuthMissing","message":"Authentication Required"}`
		manyCalls  = oddCalls + 14
		signInLine = "Bluesky does not show this without a login; the rest of this step is left out"
	)
	naming := func(person string) *oddX {
		return &oddX{answer: func(call string, nth int, w http.ResponseWriter, r *http.Request) bool {
			return slices.Contains(r.URL.Query()["actors"], "did:plc:"+person) &&
				answering(oddPeople, 1, 400, taken)(call, nth, w, r)
		}}
	}
	return map[string]oddRow{
		"a post is gone": free(&oddX{answer: answeringOnce(oddLikers, func(w http.ResponseWriter) {
			w.WriteHeader(400)
			_, _ = w.Write([]byte(noPost))
		})}, oddFollowing, "", oddCalls),
		"a post is gone, says a 200": free(&oddX{answer: answeringOnce(oddLikers, func(w http.ResponseWriter) {
			_, _ = w.Write([]byte(noPost))
		})}, oddFollowing, "", oddCalls),
		"one person is taken down": free(naming("p7"), oddFollowing, "", manyCalls),
		"one liker is taken down":  free(naming("l1.1"), oddFollowing, "", manyCalls),
		"likers need a login": free(&oddX{answer: answering(oddLikers, 1, 401, noLogin)}, oddFollowing, signInLine,
			oddCalls),
	}
}

// TestActorNotFound has the account's own absence told by name alone: the run fails with the cause.
func TestActorNotFound(t *testing.T) {
	t.Parallel()
	for _, status := range []int{400, 404} {
		w := newOddBluesky(t, newGround(t), &oddX{answer: answering(oddAccount, 1, status, `{"error":"ActorNotFound"}`)})
		if run := w.sync(); run.ErrorCode != syncrun.CodeHandleNotFound {
			t.Errorf("%d: the run ends as %s %s: %s", status, run.Status, run.ErrorCode, run.ErrorMessage)
		}
	}
}

// oddFeeds are lists that are missing, refused, or go on where they should not.
func oddFeeds() map[string]oddRow {
	const noAnswer = "Bluesky did not answer usefully for too long; the rest of this step is left out"
	led := func(kind string, where func(nth int) string) *oddX {
		return &oddX{change: func(call string, nth int, body map[string]any) {
			if call == kind {
				body["cursor"] = where(nth)
			}
		}}
	}
	count := func(nth int) string { return strconv.Itoa(1000 + nth) }
	circle := func(nth int) string { return "ab"[nth%2 : nth%2+1] }
	reposts := func(hours int) *oddX {
		return &oddX{change: func(call string, nth int, body map[string]any) {
			if call != oddPosts {
				return
			}
			at := time.Now().Add(-time.Duration(hours*nth) * time.Hour).UTC().Format(time.RFC3339)
			for _, entry := range body["feed"].([]any) {
				entry.(map[string]any)["reason"] = map[string]any{"indexedAt": at}
			}
			body["cursor"] = count(nth)
		}}
	}
	return map[string]oddRow{
		"followers are missing": free(&oddX{answer: answering(oddFollowers, 2, 200, `{"cursor":"5"}`)}, 100, noAnswer, 40),
		"a cursor is refused by 400": free(&oddX{answer: func(call string, nth int, w http.ResponseWriter,
			r *http.Request) bool {
			return r.URL.Query().Get("cursor") == "100" && answering(oddFollowers, 1, 400,
				`{"error":"InvalidRequest","message":"Malformed cursor"}`)(call, nth, w, r)
		}}, 100, syncrun.LineRescan(syncrun.NetworkBluesky), 20),
		"a cursor cannot be kept": free(&oddX{change: changing(oddFollowers, func(body map[string]any) {
			if body["cursor"] == "200" {
				body["cursor"] = "\x00"
			}
		})}, 100, syncrun.LineRefusedAgain(syncrun.NetworkBluesky), 60),
		"a post's address cannot be kept": free(&oddX{change: changing(oddPosts, func(body map[string]any) {
			body["feed"].([]any)[0].(map[string]any)["post"].(map[string]any)["uri"] = "at://\x00"
			body["feed"] = append(body["feed"].([]any), "text", nil)
		})}, oddFollowing, "", oddCalls),
		"posts go in a circle":    free(led(oddPosts, circle), oddFollowing, syncrun.LineEndlessPosts, oddCalls),
		"likers go in a circle":   free(led(oddLikers, circle), oddFollowing, syncrun.LineEndlessLikers, oddCalls),
		"likers go on for ever":   free(led(oddLikers, count), oddFollowing, syncrun.LineEndlessLikers, 63),
		"reposts alone, for days": free(reposts(12), oddFollowing, "", oddCalls),
		"reposts alone, for ever": free(reposts(0), oddFollowing, syncrun.LineEndlessPosts, 20),
		"429 with Retry-After": free(&oddX{answer: answeringOnce(oddFollowers, func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "3")
			w.WriteHeader(429)
		})}, oddFollowing, "", oddCalls),
		"429 with seconds": free(&oddX{answer: answeringOnce(oddFollowers, func(w http.ResponseWriter) {
			w.Header().Set("RateLimit-Reset", "3")
			w.WriteHeader(429)
		})}, oddFollowing, "", oddCalls),
	}
}
