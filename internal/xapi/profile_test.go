package xapi

import (
	"context"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// onlyProfile is the profile a client makes of one user object.
func onlyProfile(t *testing.T, object string) syncrun.Profile {
	t.Helper()
	client := serve(t, saying(200, "application/json", `{"data":`+object+`}`))
	p, err := client.Lookup(context.Background(), "jill")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWholeProfile(t *testing.T) {
	t.Parallel()
	opened := time.Date(2009, 3, 1, 12, 0, 0, 0, time.UTC)
	got := onlyProfile(
		t,
		`{"id":"7","username":"Jill","name":"Jill \ud83c\udf1f","description":"Go & SQL","location":"Ulm",
		"url":"https://t.co/a","entities":{"url":{"urls":[{"start":0,"url":"https://t.co/a",`+
			`"expanded_url":"https://jill.example"}]},
		"description":{"hashtags":[]}},"profile_image_url":"https://pbs.example/a.jpg",`+
			`"created_at":"2009-03-01T12:00:00.000Z",
		"protected":true,"verified":true,"verified_type":"blue","withheld":{"country_codes":["DE"]},`+
			`"public_metrics":{"followers_count":1,
		"following_count":2,"tweet_count":3,"listed_count":4,"like_count":5}}`,
	)
	want := syncrun.Profile{
		ID: 7, ExternalID: "7", Handle: "Jill", Name: "Jill 🌟", Bio: "Go & SQL", Location: "Ulm", URL: "https://jill.example",
		ProfileImageURL: "https://pbs.example/a.jpg", FollowersCount: 1, FollowingCount: 2, TweetCount: 3, ListedCount: 4,
		Verified: true, Protected: true, CreatedAt: &opened, Detailed: true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestDetailed(t *testing.T) {
	t.Parallel()
	for object, want := range map[string]bool{
		`{"id":"7","username":"a","name":"b","public_metrics":{}}`:                         false,
		`{"id":"7","username":"a","name":"b","public_metrics":{"followers_count":0}}`:      true,
		`{"id":"7","username":"a","name":"b","public_metrics":null}`:                       false,
		`{"id":"7","username":"a","name":"b"}`:                                             false,
		`{"id":"7","username":"a","public_metrics":{"followers_count":3}}`:                 false,
		`{"id":"7","name":"b","description":"x","public_metrics":{"tweet_count":3}}`:       false,
		`{"id":"7","username":"a","name":"b","public_metrics":{"followers_count":"?"}}`:    false,
		`{"id":"7","username":"a","name":"\u0000","public_metrics":{"followers_count":3}}`: true,
		`{"id":"7"}`: false,
	} {
		if got := onlyProfile(t, object); got.Detailed != want || got.ID != 7 {
			t.Errorf("%s: %+v", object, got)
		}
	}
}

// TestCounts reads numbers in whatever spelling a server may send. What cannot be read is unknown, never 0.
func TestCounts(t *testing.T) {
	t.Parallel()
	const unknown, most = syncrun.UnknownCount, math.MaxInt32
	for spelled, want := range map[string]int{
		`0`: 0, `12`: 12, `"12"`: 12, `" 12 "`: 12, `12.0`: 12, `1.2e1`: 12, `2147483648`: most, `9223372036854775807`: most,
		`1e300`: most, `-3`: unknown, `-1e300`: unknown, `1.5`: unknown, `""`: unknown, `"many"`: unknown, `"NaN"`: unknown,
		`"Inf"`: unknown, `null`: unknown, `true`: unknown, `{}`: unknown, `[7]`: unknown,
	} {
		got := onlyProfile(t, `{"id":"7","public_metrics":{"followers_count":`+spelled+`}}`)
		if got.FollowersCount != want {
			t.Errorf("%s: %d, want %d", spelled, got.FollowersCount, want)
		}
	}
}

// TestBothGenerations reads the count of posts under its old name and its new one.
func TestBothGenerations(t *testing.T) {
	t.Parallel()
	for metrics, want := range map[string]int{
		`"tweet_count":3`: 3, `"post_count":4`: 4, `"tweet_count":3,"post_count":4`: 4, `"tweet_count":3,"post_count":"?"`: 3,
		`"like_count":5`: syncrun.UnknownCount,
	} {
		got := onlyProfile(t, `{"id":"7","username":"a","name":"b","public_metrics":{"followers_count":1,`+metrics+`}}`)
		if got.TweetCount != want || !got.Detailed {
			t.Errorf("%s: %+v, want %d posts", metrics, got, want)
		}
	}
}

// TestOneStrangeMember costs itself alone: everybody else, and whatever else is told of that person, is read.
func TestOneStrangeMember(t *testing.T) {
	t.Parallel()
	body := `{"data":[` + jill + `,{"id":"8","username":"b","name":["b"],"public_metrics":{"followers_count":1}},
		{"id":9,"username":"c","name":"c","public_metrics":{"followers_count":1}},5,
		{"id":"10","username":"d","name":"d","public_metrics":{"followers_count":1}}],"meta":{"next_token":"n"}}`
	page, err := serve(t, saying(200, "application/json", body)).Followers(t.Context(), "42", 100, "")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "page.Next", page.Next, "n", page)
	fact.Is(fact.Must(t), "len(page.Profiles)", len(page.Profiles), 4)
	for i, want := range []struct {
		id       int64
		handle   string
		detailed bool
	}{{7, "Jill", true}, {8, "b", false}, {9, "c", true}, {10, "d", true}} {
		p := page.Profiles[i]
		fact.Is(t, "p.ID", p.ID, want.id, i, want, p)
		fact.Is(t, "p.Detailed", p.Detailed, want.detailed, i, want)
		fact.Is(t, "p.Handle", p.Handle, want.handle, i, want)
	}
}

func TestTextsFitTheDatabase(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ä", 5000)
	got := onlyProfile(
		t,
		`{"id":"7","username":"`+long+`","name":"`+long+`","description":"`+long+`","location":"`+long+
			`","url":"https://a.example/`+long+`","profile_image_url":"https://b.example/\u0000c"}`,
	)
	for name, length := range map[string][2]int{
		"handle": {utf8.RuneCountInString(got.Handle), 50}, "name": {utf8.RuneCountInString(got.Name), 200},
		"bio": {utf8.RuneCountInString(got.Bio), 2000}, "location": {utf8.RuneCountInString(got.Location), 500},
		"url": {len(got.URL), 0},
	} {
		if length[0] != length[1] {
			t.Errorf("%s has %d characters, want %d", name, length[0], length[1])
		}
	}
	if got.ProfileImageURL != "https://b.example/c" {
		t.Errorf("image %q", got.ProfileImageURL)
	}
	got = onlyProfile(t, `{"id":"7","name":"a\u0000b`+"\xff\xfec"+`","description":"half \ud83c a pair"}`)
	if got.Name != "abc" || got.Bio != "half \uFFFD a pair" {
		t.Errorf("name %q, bio %q", got.Name, got.Bio)
	}
}

func TestLink(t *testing.T) {
	t.Parallel()
	for object, want := range map[string]string{
		`{"id":"7","url":"https://t.co/a"}`: "https://t.co/a",
		`{"id":"7","url":"https://t.co/a",` +
			`"entities":{}}`: "https://t.co/a",
		`{"id":"7","url":"https://t.co/a",` +
			`"entities":{"url":{"urls":[{}]}}}`: "https://t.co/a",
		`{"id":"7","url":"https://t.co/a","entities":{"url":{"urls":[{},` +
			`{"expanded_url":"http://b.test"}]}}}`: "http://b.test",
		`{"id":"7"}`: "",
	} {
		if got := onlyProfile(t, object).URL; got != want {
			t.Errorf("%s: got %q, want %q", object, got, want)
		}
	}
}

func TestDuplicatesKeepTheirPlaceAndTheirDetail(t *testing.T) {
	t.Parallel()
	client := serve(
		t,
		saying(200, "application/json", `{"data":[{"id":"7"},`+idOnly+`,`+jill+`,`+idOnly+`,{"id":"7"}]}`),
	)
	found, err := client.Profiles(context.Background(), []string{"7", "8"})
	if err != nil || len(found) != 2 {
		t.Fatal(found, err)
	}
	first, second := found[0], found[1]
	fact.Is(t, "first.ID", first.ID, 7, found)
	fact.Is(t, "first.Detailed", first.Detailed, true, found)
	fact.Is(t, "first.Handle", first.Handle, "Jill", found)
	fact.Is(t, "second.ID", second.ID, 8, found)
	fact.Is(t, "second.Detailed", second.Detailed, false, found)
}

func TestPostTimes(t *testing.T) {
	t.Parallel()
	client := serve(
		t,
		saying(200, "application/json", `{"data":[{"id":"2","created_at":"2026-08-22T09:00:00.500Z"},{"id":"1"}]}`),
	)
	got, err := client.Posts(context.Background(), "42", at, 5, "")
	want := []source.Post{
		{ID: 2, ExternalID: "2", CreatedAt: time.Date(2026, 8, 22, 9, 0, 0, 5e8, time.UTC)}, {ID: 1, ExternalID: "1"},
	}
	if err != nil || !reflect.DeepEqual(got.Posts, want) {
		t.Errorf("got %v, %v", got, err)
	}
}
