package xapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// rateHeaders makes a header of an answer dated at; empty values are left out.
func rateHeaders(limit, remaining, reset string) http.Header {
	h := http.Header{"Date": {at.Format(http.TimeFormat)}}
	for name, value := range map[string]string{
		"x-rate-limit-limit": limit, "x-rate-limit-remaining": remaining, "x-rate-limit-reset": reset,
	} {
		if value != "" {
			h.Set(name, value)
		}
	}
	return h
}

// in is a reset so many seconds from at.
func in(seconds int64) string { return strconv.FormatInt(at.Unix()+seconds, 10) }

func TestRateLimitedErrorSaysHowLong(t *testing.T) {
	t.Parallel()
	for reset, want := range map[string]source.RateLimitedError{
		in(60):  {For: time.Minute},
		in(-60): {}, in(0): {}, in(3600): {}, "": {}, "soon": {},
	} {
		client := offline(t, func(*http.Request) (*http.Response, error) {
			return canned(429, rateHeaders("300", "5", reset), strings.NewReader(`{}`)), nil
		})
		_, err := client.Profiles(context.Background(), []string{"1"})
		var limited *source.RateLimitedError
		if !errors.As(err, &limited) || *limited != want {
			t.Errorf("reset %q: got %v, want %+v", reset, err, want)
		}
	}
}

// TestDayWindows believes a window of 24 hours that is used up, and only then: the other one is open again before.
func TestDayWindows(t *testing.T) {
	t.Parallel()
	day := func(window, remaining, reset string) http.Header {
		h := rateHeaders("300", "5", in(60))
		h.Set(window+"Limit", "5000")
		h.Set(window+"Remaining", remaining)
		h.Set(window+"Reset", reset)
		return h
	}
	for name, test := range map[string]struct {
		header http.Header
		want   time.Duration
	}{
		"app":              {day("X-App-Limit-24hour-", "0", in(80_000)), 80_000 * time.Second},
		"user":             {day("X-User-Limit-24hour-", "0", in(7200)), 2 * time.Hour},
		"calls left":       {day("X-App-Limit-24hour-", "3", in(80_000)), time.Minute},
		"beyond its bound": {day("X-App-Limit-24hour-", "0", in(90_000)), time.Minute},
		"without an end":   {day("X-App-Limit-24hour-", "0", ""), time.Minute},
		"the later of the 2": {merged(day("X-App-Limit-24hour-", "0", in(7200)),
			day("X-User-Limit-24hour-", "0", in(80_000))), 80_000 * time.Second},
	} {
		if got := limitedFor(test.header); got != test.want {
			t.Errorf("%s: wait %s, want %s", name, got, test.want)
		}
	}
	o, telling := observation(429, day("X-App-Limit-24hour-", "0", in(80_000)))
	if want := (Observation{Limit: 5000, ResetIn: 80_000 * time.Second, Limited: true}); !telling || o != want {
		t.Errorf("observed %+v, want %+v", o, want)
	}
}

func merged(a, b http.Header) http.Header {
	for name, values := range b {
		a[name] = values
	}
	return a
}

// limited is a client with that limiter whose every call gets that answer.
func limited(t *testing.T, l Limiter, status int, h http.Header, body io.Reader) *Client {
	c := config("http://x.test")
	c.Limiter = l
	c.HTTP = &http.Client{Transport: roundTrip(func(*http.Request) (*http.Response, error) {
		if status == 0 {
			return nil, io.ErrUnexpectedEOF
		}
		return canned(status, h, body), nil
	})}
	return newClient(t, c)
}

func TestEveryAnswerWithRateHeadersIsObserved(t *testing.T) {
	t.Parallel()
	headers := rateHeaders("300", "299", in(60))
	tests := []struct {
		name    string
		status  int
		header  http.Header
		body    io.Reader
		want    int
		outcome string
	}{
		{"good", 200, headers, strings.NewReader(`{"data":[]}`), 1, "ok"},
		{"broken", 200, headers, strings.NewReader(`{"da`), 1, "temporary"},
		{"cut off", 200, headers, io.MultiReader(strings.NewReader(`{"da`), failing{}), 1, "temporary"},
		{"refused", 401, headers, strings.NewReader(``), 1, "unauthorized"},
		{"limited", 429, rateHeaders("", "", ""), strings.NewReader(``), 1, "limited"},
		{"unwell", 503, headers, strings.NewReader(``), 1, "temporary"},
		{"untold", 200, http.Header{}, strings.NewReader(`{"data":[]}`), 0, "ok"},
		{"no answer", 0, nil, nil, 0, "temporary"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := &ledger{}
			got := followers.ask(limited(t, l, test.status, test.header, test.body))
			if got.outcome != test.outcome {
				t.Errorf("got %+v", got)
			}
			if len(l.reserved) != 1 || len(l.observed) != test.want {
				t.Errorf("reserved %v, observed %v", l.reserved, l.observed)
			}
			if test.want == 1 && l.buckets[0] != l.reserved[0] {
				t.Errorf("reserved in %v, observed in %v", l.reserved, l.buckets)
			}
		})
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestBucketsAreOnePerTokenAndEndpoint(t *testing.T) {
	t.Parallel()
	l := &ledger{wait: time.Second}
	client := limited(t, l, 0, nil, nil)
	for _, call := range []caller{byUsername, byIDs, followers, posted, liking, followers} {
		call.ask(client)
	}
	c := config("http://x.test")
	c.BearerTokens, c.Limiter = []string{"another-token"}, l
	followers.ask(newClient(t, c))

	distinct := map[string]bool{}
	for _, bucket := range l.reserved {
		distinct[bucket] = true
		if strings.Contains(bucket, "token") {
			t.Errorf("bucket %q reveals its token", bucket)
		}
	}
	fact.Is(fact.Must(t), "len(l.reserved)", len(l.reserved), 7, l.reserved)
	fact.Is(fact.Must(t), "len(distinct)", len(distinct), 6)
	fact.Is(t, "l.reserved[2]", l.reserved[2], l.reserved[5])
	app, ofApp := strings.CutPrefix(l.reserved[0], "user_by_username:")
	user, ofUser := strings.CutPrefix(l.reserved[4], "liking_users:")
	fact.Is(fact.Must(t), "ofApp", ofApp, true, l.reserved)
	fact.Is(fact.Must(t), "ofUser", ofUser, true)
	fact.Not(fact.Must(t), "app", app, user)
	fact.Is(t, "l.reserved[2]", l.reserved[2], "followers:"+app)
}

func TestOurOwnLimiterSaysWait(t *testing.T) {
	t.Parallel()
	l := &ledger{wait: 90 * time.Second}
	client := limited(t, l, 200, rateHeaders("1", "1", ""), strings.NewReader(`{"data":[]}`))
	_, err := client.Followers(context.Background(), "1", 100, "")
	var wait *source.WaitError
	if !errors.As(err, &wait) || wait.For != 90*time.Second {
		t.Errorf("got %v", err)
	}
	if len(l.observed) != 0 {
		t.Error("a call was made")
	}
}

func TestLimiterAway(t *testing.T) {
	t.Parallel()
	away := fmt.Errorf("windows: %w", syncrun.ErrUnavailable)
	l := &ledger{reserveErr: away}
	client := limited(t, l, 200, rateHeaders("1", "1", ""), strings.NewReader(`{"data":[]}`))
	_, err := client.Followers(context.Background(), "1", 100, "")
	var unwell *source.TemporaryError
	fact.Holds(t, "err is syncrun.ErrUnavailable", errors.Is(err, syncrun.ErrUnavailable), err)
	fact.Holds(t, "!errors.As(err, &unwell)", !errors.As(err, &unwell), err)
	fact.Is(t, "len(l.observed)", len(l.observed), 0)
}

func TestAnswerOutlivesTheLimiter(t *testing.T) {
	t.Parallel()
	l := &ledger{observeErr: syncrun.ErrUnavailable}
	client := limited(t, l, 200, rateHeaders("2", "1", ""), strings.NewReader(`{"data":[`+jill+`]}`))
	want := result{outcome: "ok", ids: []int64{7}}
	if got := followers.ask(client); !reflect.DeepEqual(got, want) || len(l.observed) != 1 {
		t.Errorf("got %+v, observed %v", got, l.observed)
	}
}
