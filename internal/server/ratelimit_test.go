package server

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

func limitTo(n int) func(*Config) { return func(c *Config) { c.RateLimitPerMinute = n } }

// A refusal that passes says when, in the answer and in its header, by whichever way an operation comes.
func TestWhatPassesSaysWhen(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change func(*house)
		status int
		code   string
		least  int // seconds
	}{
		"quota used up": {func(h *house) { h.windows.used[1], h.windows.ends[1] = 60, time.Now().Add(30*time.Second) },
			429, codeRateLimited, 29},
		"no keys": {func(h *house) { h.keys.set(func(k *fakeKeys) { k.err = syncrun.ErrUnavailable }) },
			503, codeUnavailable, 1},
		"no quota": {func(h *house) { h.windows.err = syncrun.ErrUnavailable },
			503, codeUnavailable, 1},
	} {
		for _, accept := range []string{legacyJSON, responseJSON, eventStream} {
			for _, document := range []string{"{ __typename }", subscription} {
				h := newHouse(t, limitTo(60), withFeed(newFeed()))
				tt.change(h)
				got := h.ask(document, "Accept", accept)
				a := decodeAnswer(t, got.Body.Bytes())
				fact.Is(fact.Must(t), "got.Code", got.Code, tt.status, name, accept, document, got.Body)
				fact.Is(fact.Must(t), "len(a.Errors)", len(a.Errors), 1, name, accept, document)
				fact.Is[any](fact.Must(t), `a.Errors[0].Extensions["code"]`, a.Errors[0].Extensions["code"], tt.code,
					name, accept, document)
				after, _ := a.Errors[0].Extensions["retryAfter"].(float64)
				if header := got.Header().Get("Retry-After"); int(after) < tt.least || header != fmt.Sprint(after) {
					t.Errorf("%s, %s, %s: retryAfter %v, Retry-After %q", name, accept, document, after, header)
				}
			}
		}
	}
}

func TestSixtyAMinute(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, limitTo(60))
		for i := range 60 {
			got := h.send("GET", "/api/v1/sync-status", "")
			fact.Is(fact.Must(t), "got.Code", got.Code, 200, i+1, got.Header())
			fact.Is(fact.Must(t), "X-RateLimit-Limit", got.Header().Get("X-RateLimit-Limit"), "60", i+1)
			fact.Is(fact.Must(t), "X-RateLimit-Remaining", got.Header().Get("X-RateLimit-Remaining"), strconv.Itoa(59-i), i+1)
		}
		time.Sleep(20*time.Second + time.Millisecond)
		for _, target := range []string{"/api/v1/sync-status", "/graphql?query={__typename}", "/"} {
			got := h.send("GET", target, "", "X-Forwarded-For", "10.0.0."+strconv.Itoa(len(target)))
			fact.Is(fact.Must(t), "got.Code", got.Code, 429, target, got.Header())
			fact.Is(fact.Must(t), "Retry-After", got.Header().Get("Retry-After"), "40", target)
			fact.Is(fact.Must(t), "X-RateLimit-Remaining", got.Header().Get("X-RateLimit-Remaining"), "0", target)
		}
		if a := decodeAnswer(t, h.ask("{__typename}").Body.Bytes()); a.Errors[0].Extensions["code"] != codeRateLimited {
			t.Errorf("%+v", a)
		}
		if got := h.sendAs(h.keys.add(2), "GET", "/", ""); got.Code != 200 {
			t.Errorf("another key: %d", got.Code)
		}
		time.Sleep(40 * time.Second) // what Retry-After said
		if got := h.send("GET", "/", ""); got.Code != 200 {
			t.Errorf("after Retry-After: %d", got.Code)
		}
	})
}

func TestRefusedKeysDoNotCount(t *testing.T) {
	t.Parallel()
	h := newHouse(t, limitTo(60))
	unknown, _, _ := viewer.NewKey()
	for range 100 {
		if got := h.sendAs(unknown, "GET", "/", ""); got.Code != 401 || got.Header().Get("X-RateLimit-Limit") != "" {
			t.Fatalf("%d, %v", got.Code, got.Header())
		}
	}
	if h.windows.takes != 0 {
		t.Fatalf("%d takes", h.windows.takes)
	}
}

func TestNoLimitNoQuery(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for range 100 {
		if got := h.send("GET", "/", ""); got.Code != 200 || got.Header().Get("X-RateLimit-Limit") != "" {
			t.Fatalf("%d, %v", got.Code, got.Header())
		}
	}
	if h.windows.takes != 0 {
		t.Fatalf("%d takes", h.windows.takes)
	}
}

func TestRequestsAreTakenInPortions(t *testing.T) {
	t.Parallel()
	h := newHouse(t, limitTo(600))
	for range 100 {
		h.send("GET", "/", "")
	}
	if h.windows.takes != 50 { // portions of 2
		t.Fatalf("%d takes for 100 requests", h.windows.takes)
	}
}

func TestLimitHoldsOverAllServers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		windows := newWindows()
		servers := []*quotas{newQuotas(windows, 60), newQuotas(windows, 60)}
		let := 0
		for i := range 200 {
			if _, wait, err := servers[i%2].take(t.Context(), 1); err == nil && wait == 0 {
				let++
			}
		}
		if let < 59 || let > 61 {
			t.Fatalf("%d requests were let through", let)
		}
	})
}

func TestTokensEndWithTheWindow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := newQuotas(newWindows(), 60)
		_, _, _ = l.take(t.Context(), 1) // leaves a token of this window
		time.Sleep(time.Minute)
		left, _, _ := l.take(t.Context(), 1)
		if left != 59 {
			t.Fatalf("%d left in a new window", left)
		}
	})
}

func TestOnePortionForManyWhoWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		windows := newWindows()
		l := newQuotas(windows, 3000) // portions of 10
		var all sync.WaitGroup
		for range 100 {
			all.Go(func() {
				if _, wait, err := l.take(t.Context(), 1); err != nil || wait > 0 {
					t.Errorf("%v, %v", wait, err)
				}
			})
		}
		all.Wait()
		if windows.takes > 10 {
			t.Errorf("%d takes", windows.takes)
		}
	})
}

func TestNoPortionIs503(t *testing.T) {
	t.Parallel()
	h := newHouse(t, limitTo(60))
	h.windows.err = syncrun.ErrUnavailable
	if got := h.send("GET", "/", ""); got.Code != 503 {
		t.Errorf("%d", got.Code)
	}
	h.windows.err = errors.New("pq: detail")
	got := h.send("GET", "/", "")
	fact.Is(t, "got.Code", got.Code, 500, got.Body)
	fact.Contains(t, "h.log.text()", h.log.text(), "pq: detail")
	fact.Lacks(t, "got.Body.String()", got.Body.String(), "pq")
	h.windows.err = nil
	if got := h.send("GET", "/", ""); got.Code != 200 {
		t.Errorf("back again: %d", got.Code)
	}
}

// stuckWindows never answers by itself.
type stuckWindows struct{}

func (stuckWindows) TakeRequests(ctx context.Context, _, _, _ int) (viewer.Portion, error) {
	<-ctx.Done()
	return viewer.Portion{}, ctx.Err()
}

func TestStuckQuestionEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := newQuotas(stuckWindows{}, 60)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, _, err := l.take(ctx, 1); !errors.Is(err, context.Canceled) {
			t.Errorf("who left: %v", err)
		}
		if _, _, err := l.take(t.Context(), 1); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("who stayed: %v", err)
		}
	})
}

func TestExpiredQuotasAreDropped(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := newQuotas(newWindows(), 60)
		for key := range 5000 {
			_, _, _ = l.take(t.Context(), key)
			time.Sleep(100 * time.Millisecond)
		}
		if n := len(l.keys); n > 3000 {
			t.Fatalf("%d keys are kept", n)
		}
	})
}
