package xapi

import (
	"bytes"
	"context"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func FuzzRateHeaders(f *testing.F) {
	date := at.Format(http.TimeFormat)
	f.Add(200, "300", "299", in(60), date)
	f.Add(429, "300", "17", in(-60), date)
	f.Add(429, "", "", "", "")
	f.Add(200, "-1", "99999999999", "9223372036854775807", "Mon, 01 Jan 0001 00:00:00 GMT")
	f.Add(503, "1e9", "0x10", "-9223372036854775808", date)
	f.Fuzz(func(t *testing.T, status int, limit, remaining, reset, date string) {
		h := http.Header{}
		h.Set("X-Rate-Limit-Limit", limit)
		h.Set("X-Rate-Limit-Remaining", remaining)
		h.Set("X-Rate-Limit-Reset", reset)
		h.Set("Date", date)
		o, telling := observation(status, h)
		switch {
		case telling && !o.Limited && o.Limit == 0, o.Limited && !telling:
			t.Errorf("telling %t: %+v", telling, o)
		case o.Remaining < 0, o.Remaining > o.Limit, o.Limit > math.MaxInt32:
			t.Errorf("counts of %+v", o)
		case o.Limited && o.Remaining > 0:
			t.Errorf("limited, yet %d left", o.Remaining)
		case o.ResetIn < 0, o.ResetIn > 16*time.Minute:
			t.Errorf("reset in %s", o.ResetIn)
		}
	})
}

func FuzzAnswer(f *testing.F) {
	for _, body := range []string{
		`{"data":` + jill + `}`, `{"data":[` + jill + `,` + idOnly + `],"meta":{"result_count":2,"next_token":"n"}}`,
		problems("resource-not-found 42"), problems("field-hydration-failure"), `{"meta":{"result_count":0}}`,
		onToken, onTokenOld, problemOf("usage-capped"), html, "{\"data\":[{\"id\":\"7\",\"name\":\"\xff\\u0000\"}]}",
		`{"detail":"` + appToken + `"}`,
	} {
		for _, status := range []int{200, 400, 403} {
			f.Add(status, []byte(body))
		}
	}
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		client := offline(t, func(*http.Request) (*http.Response, error) {
			return canned(status, http.Header{}, bytes.NewReader(body)), nil
		})
		ctx := context.Background()
		one, err := client.Lookup(ctx, "jill")
		check(t, status, []syncrun.Profile{one}[:ones(err)], err)
		page, err := client.Followers(ctx, "42", 1000, "sent")
		check(t, status, page.Profiles, err)
		if page.Next == "sent" || strings.ContainsRune(page.Next, 0) {
			t.Errorf("next token %q", page.Next)
		}
		some, err := client.Likers(ctx, "9", 100, "")
		check(t, status, some.Profiles, err)
		_, err = client.Posts(ctx, "42", at, 5, "")
		check(t, status, nil, err)
	})
}

// ones is 1 without an error, else 0.
func ones(err error) int {
	if err != nil {
		return 0
	}
	return 1
}

// check is what holds of every answer, whatever came.
func check(t *testing.T, status int, people []syncrun.Profile, err error) {
	t.Helper()
	if err != nil {
		checkError(t, err, people)
		return
	}
	if status != 200 {
		t.Errorf("a %d was taken for an answer", status)
	}
	seen := map[int64]bool{}
	for _, p := range people {
		if p.ID <= 0 || seen[p.ID] {
			t.Errorf("id %d, seen %t", p.ID, seen[p.ID])
		}
		seen[p.ID] = true
		for _, text := range []string{p.Handle, p.Name, p.Bio, p.Location, p.URL, p.ProfileImageURL} {
			fact.Holds(t, "utf8.ValidString(text)", utf8.ValidString(text), text)
			fact.Holds(t, "!strings.ContainsRune(text, 0)", !strings.ContainsRune(text, 0), text)
			fact.Holds(t, "utf8.RuneCountInString(text) <= 2048", utf8.RuneCountInString(text) <= 2048,
				utf8.RuneCountInString(text))
		}
		for _, n := range []int{p.FollowersCount, p.FollowingCount, p.TweetCount, p.ListedCount} {
			if n < syncrun.UnknownCount || n > math.MaxInt32 {
				t.Errorf("count %d", n)
			}
		}
	}
}

func checkError(t *testing.T, err error, people []syncrun.Profile) {
	t.Helper()
	text := err.Error()
	if outcome(err) == text || len(people) != 0 {
		t.Errorf("an error of no type, or people beside it: %v, %v", err, people)
	}
	unprintable := func(r rune) bool { return !unicode.IsPrint(r) }
	fact.Lacks(t, "text", text, appToken)
	fact.Lacks(t, "text", text, userToken)
	fact.Holds(t, "!strings.ContainsFunc(text, unprintable)", !strings.ContainsFunc(text, unprintable), text)
	fact.Holds(t, "len([]rune(text)) <= 500", len([]rune(text)) <= 500, len([]rune(text)))
}
