package profile

import (
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestParse(t *testing.T) {
	t.Parallel()
	line := `{"handle":"@ada","name":"Ada","bio":"founder","location":"Hull","url":"https://example.com",` +
		`"profileImageUrl":"","followersCount":12,"followingCount":3,"tweetCount":0,"listedCount":1,` +
		`"verified":true,"protected":true,"createdAt":"2011-02-03T04:05:06Z","zodiac":"cat","born":{"in":1}}`
	parsed, ignored, err := Parse([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(ignored, ",") != "born,zodiac" {
		t.Errorf("ignored %q", ignored)
	}
	p := parsed.Profile(7)
	opened := time.Date(2011, 2, 3, 4, 5, 6, 0, time.UTC)
	fact.Is(t, "p.ID", p.ID, 7, p)
	fact.Is(t, "p.Handle", p.Handle, "ada")
	fact.Is(t, "p.ProfileImageURL", p.ProfileImageURL, "")
	fact.Is(t, "p.TweetCount", p.TweetCount, 0)
	fact.Is(t, "p.Detailed", p.Detailed, true)
	fact.Not(fact.Must(t), "p.CreatedAt", p.CreatedAt, nil)
	fact.Holds(t, "p.CreatedAt equals opened", p.CreatedAt.Equal(opened), p.CreatedAt, opened)
	fact.Is(t, "p.FollowersCount", p.FollowersCount, 12, p)
	fact.Is(t, "p.FollowingCount", p.FollowingCount, 3)
	fact.Is(t, "p.ListedCount", p.ListedCount, 1)
	fact.Is(t, "p.Verified", p.Verified, true)
	fact.Is(t, "p.Protected", p.Protected, true)
}

func TestCountsThatAreLeftOutAreUnknown(t *testing.T) {
	t.Parallel()
	parsed, _, err := Parse([]byte(`{"bio":"founder"}`))
	if err != nil {
		t.Fatal(err)
	}
	p := parsed.Profile(1)
	for _, count := range []int{p.FollowersCount, p.FollowingCount, p.TweetCount, p.ListedCount} {
		if count != syncrun.UnknownCount {
			t.Errorf("%+v", p)
		}
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"":                                    "is no JSON object",
		"[1]":                                 "is no JSON object",
		`{"bio":`:                             "is no JSON: ",
		`{"bio":"x"} {}`:                      "is no JSON: ",
		`{}`:                                  "has neither handle, name nor bio",
		`{"bio":" "}`:                         "has neither handle, name nor bio",
		`{"bio":5}`:                           "bio must be a text, not a number",
		`{"bio":"x","verified":"yes"}`:        "verified must be true or false, not a string",
		`{"bio":"x","followersCount":"12"}`:   "followersCount must be a whole number, not a string",
		`{"bio":"x","followersCount":1.5}`:    "followersCount must be a whole number, not 1.5",
		"{\"bio\":\"M\xfcnchen\"}":            "is not written in UTF-8",
		`{"bio":["x"]}`:                       "bio must be a text, not a array",
		`{"bio":"x","tweetCount":-1}`:         "tweetCount must not be negative",
		`{"bio":"x","createdAt":"yesterday"}`: "createdAt must be a time such as",
	} {
		if _, _, err := Parse([]byte(line)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v; want %s", line, err, want)
		}
	}
}

func TestParseTakesWhatOtherProgramsWrite(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"byte order mark": "\ufeff{\"handle\":\"ada\"}",
		"carriage return": "{\"handle\":\"ada\"}\r\n",
		"capitals":        `{"Handle":"ada"}`,
	} {
		parsed, ignored, err := Parse([]byte(line))
		fact.Is(fact.Must(t), "err", err, nil, name, parsed)
		fact.Is(t, "parsed.Handle", parsed.Handle, "ada", name)
		fact.Is(t, "len(ignored)", len(ignored), 0, name, ignored)
	}
}
