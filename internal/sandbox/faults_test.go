package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"goodones/internal/fact"
)

func TestParseFaults(t *testing.T) {
	t.Parallel()
	got, err := parseFaults(" 429=0.05, html=0.5,reset=0,liking_users:forbidden,tweets:500=0.4,idonly=0.9,renamed ")
	want := []faultShare{
		{EndpointLikers, "forbidden", 1}, {EndpointPosts, "500", 0.4},
		{"", "429", 0.05}, {"", "html", 0.5}, {"", "reset", 0}, {"", "idonly", 0.9}, {"", "renamed", 1},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	if got, err := parseFaults(""); err != nil || len(got) != 0 {
		t.Errorf("nothing: %v, %v", got, err)
	}
	for spec, says := range map[string]string{
		"fire=0.1":                `unknown fault "fire"`,
		"429":                     "needs a rate",
		"429=":                    "needs a rate",
		"429=-0.1":                "needs a rate",
		"429=1.1":                 "needs a rate",
		"429=NaN":                 "needs a rate",
		"429=0.1,429=0.1":         "twice",
		"429=0.6,stall=0.6":       "add up",
		"users:429=0.6,users:500": "add up",
		"users:fire":              `unknown fault "fire"`,
		"nothing:500":             `unknown endpoint "nothing"`,
		"app.bsky.x:500":          `unknown endpoint "app.bsky.x"`,
		"users:renamed":           `unknown endpoint "users" of fault "renamed"`,
		"idonly":                  "needs a rate",
		"429=0.1,":                `unknown fault ""`,
	} {
		if _, err := parseFaults(spec); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want one about %q", spec, err, says)
		}
	}
}

func FuzzParseFaults(f *testing.F) {
	for _, seed := range []string{"", "429=0.05,500=0.02", "html=1", "stall=1e-3", "reset=Inf", "=", ",,", "429=0x1p-2"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		shares, err := parseFaults(spec)
		sum := 0.0
		for _, s := range shares {
			if !(s.rate >= 0 && s.rate <= 1) {
				t.Errorf("%q: rate %g", spec, s.rate)
			}
			if s.endpoint == "" && s.ofCalls() {
				sum += s.rate
			}
		}
		if sum > 1 || err != nil && shares != nil {
			t.Errorf("%q: sum %g, %v with %v", spec, sum, shares, err)
		}
	})
}

func TestFaultsFollowSeedAndNumber(t *testing.T) {
	t.Parallel()
	shares, err := parseFaults("429=0.1,500=0.2")
	if err != nil {
		t.Fatal(err)
	}
	one, two, other := faults{1, shares}, faults{1, shares}, faults{2, shares}
	counts, differ := map[string]int{}, false
	for n := range int64(10_000) {
		kind := one.pick(n, EndpointUsers)
		counts[kind]++
		if kind != two.pick(n, EndpointUsers) {
			t.Fatalf("call %d: %q and %q", n, kind, two.pick(n, EndpointUsers))
		}
		differ = differ || kind != other.pick(n, EndpointUsers)
	}
	c := counts["429"]
	fact.Holds(t, "c >= 850", c >= 850, c, counts)
	fact.Holds(t, "c <= 1_150", c <= 1_150, c)
	fact.Holds(t, `counts["500"] >= 1_800`, counts["500"] >= 1_800, counts["500"])
	fact.Holds(t, `counts["500"] <= 2_200`, counts["500"] <= 2_200, counts["500"])
	fact.Is(t, "differ", differ, true)
}

// faulty asks a live server all of whose calls meet one fault.
func faulty(t *testing.T,
	kind string) (s *Server, get func(ctx context.Context, path string) (*http.Response, []byte, error)) {
	t.Helper()
	s = newServer(t, Config{Seed: 1, RateLimits: RateLimitsOff, Faults: kind + "=1"})
	return s, live(t, s)
}

func TestFaultsWithAnAnswer(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		kind, contentType string
		status            int
	}{
		{"500", kindProblem, 500}, {"502", kindProblem, 502}, {"503", kindProblem, 503}, {"504", kindProblem, 504},
		{"html", kindHTML, 503}, {"errorsonly", kindJSON, 200}, {"429", kindProblem, 429},
	} {
		t.Run(tc.kind, func(t *testing.T) {
			s, get := faulty(t, tc.kind)
			response, body, err := get(t.Context(), "/2/users/by/username/acme")
			fact.Is(fact.Must(t), "err", err, nil, body, response)
			fact.Is(fact.Must(t), "response.StatusCode", response.StatusCode, tc.status, body)
			fact.Is(fact.Must(t), "Content-Type", response.Header.Get("Content-Type"), tc.contentType, body)
			if json.Valid(body) == (tc.kind == "html") {
				t.Errorf("body %s", body)
			}
			c := s.Calls()
			fact.Is(t, "c.Faults[tc.kind]", c.Faults[tc.kind], 1, c)
			fact.Is(t, "c.RateLimited", c.RateLimited, 0)
			fact.Is(t, "len(c.Resources)", len(c.Resources), 0)
		})
	}
}

func TestErrorsOnlyHasNoData(t *testing.T) {
	t.Parallel()
	s := newServer(t, Config{Faults: "errorsonly=1"})
	a := ask(t, s, "/2/users/%s/followers", userID(t, s, "acme"))
	fact.Holds(t, "a.Data == nil", a.Data == nil, a.Data, a.raw)
	fact.Is(t, "len(a.Errors)", len(a.Errors), 1)
	fact.Is(t, `a.hasError("resource-not-found")`, a.hasError("resource-not-found"), false)
}

func TestOddResets(t *testing.T) {
	t.Parallel()
	at := newClock()
	s := newServer(t, Config{Faults: "429=1", Now: at.Now})
	var got []string
	for range 4 { // numbers 1 to 4
		reset := ask(t, s, "/2/users?ids=1").header.Get("X-Rate-Limit-Reset")
		if reset != "" {
			seconds, err := strconv.ParseInt(reset, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			reset = time.Unix(seconds, 0).Sub(at.Now().Truncate(time.Second)).String()
		}
		got = append(got, reset)
	}
	if want := []string{"-1m0s", "1h0m0s", "", "2s"}; !slices.Equal(got, want) {
		t.Errorf("resets %q, want %q", got, want)
	}
}

func TestBadTokenNeedsAToken(t *testing.T) {
	t.Parallel()
	s := newServer(t, Config{RateLimits: RateLimitsOff, Faults: "badtoken=1"})
	id := userID(t, s, "acme")
	first := ask(t, s, "/2/users/%s/followers", id)
	second := ask(t, s, "/2/users/%s/followers?pagination_token=%s", id, first.Meta.NextToken)
	third := ask(t, s, "/2/users/%s/followers?pagination_token=%s", id, first.Meta.NextToken)
	other := strings.Contains(second.raw, `"parameters":{"pagination_token":["`)
	fact.Is(t, "first.status", first.status, 200, second.raw, third.raw)
	fact.Is(t, "second.status", second.status, 400)
	fact.Is(t, "third.status", third.status, 400)
	fact.Is(t, `third.hasError("invalid-request")`, third.hasError("invalid-request"), true)
	fact.Is(t, "other", other, true)
	if got := s.Calls().Faults["badtoken"]; got != 2 {
		t.Errorf("counted %d times", got)
	}
}

func TestTruncate(t *testing.T) {
	t.Parallel()
	s, get := faulty(t, "truncate")
	path := "/2/users/" + userID(t, s, "acme") + "/followers"
	_, body, err := get(t.Context(), path) // number 1: ends properly
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(t, "len(body)", len(body), 0)
	fact.Is(t, "json.Valid(body)", json.Valid(body), false)
	_, cutBody, err := get(t.Context(), path)
	if err == nil || !bytes.HasPrefix(body, cutBody) {
		t.Errorf("an even call: %v, %d bytes", err, len(cutBody))
	}
	if c := s.Calls(); len(c.Resources) != 0 || c.ByStatus[200] != 2 {
		t.Errorf("halves count as delivered: %+v", c)
	}
}

func TestStallAndSilence(t *testing.T) {
	t.Parallel()
	for kind, status := range map[string]int{"stall": 200, "silence": 0} {
		t.Run(kind, func(t *testing.T) {
			s, get := faulty(t, kind)
			ctx, giveUp := context.WithCancel(t.Context())
			go func() {
				for s.Calls().ByStatus[status] == 0 {
					runtime.Gosched()
				}
				giveUp()
			}()
			if _, _, err := get(ctx, "/2/users/by/username/acme"); !errors.Is(err, context.Canceled) {
				t.Errorf("%v", err)
			}
			if got := s.Calls(); got.Faults[kind] != 1 || len(got.Resources) != 0 {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestReset(t *testing.T) {
	t.Parallel()
	_, get := faulty(t, "reset")
	if _, _, err := get(t.Context(), "/2/users/by/username/acme"); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("%v, want a reset connection", err)
	}
}

func TestConfigRefusals(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]Config{
		"limits":   {RateLimits: "some"},
		"window":   {Window: -1},
		"latency":  {Latency: -1},
		"lifetime": {TokenTTL: -1},
		"faults":   {Faults: "fire=1"},
	} {
		if s, err := New(c); err == nil || s != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUserToken(t *testing.T) {
	t.Parallel()
	s := newServer(t, Config{UserToken: "me"})
	for bearer, want := range map[string]int{"me": 200, "user": 403, "app": 403} {
		if a := getWith(t, s, "/2/tweets/1/liking_users", bearer); a.status != want {
			t.Errorf("%s: %d, want %d", bearer, a.status, want)
		}
	}
	for _, call := range s.Calls().Last {
		if strings.Contains(fmt.Sprint(call), "Bearer") ||
			call.Token != "user" && !strings.HasPrefix(call.Token, "app-") {
			t.Errorf("%+v", call)
		}
	}
}
