package xapi

import (
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/source"
)

// shifting is a clock that tests move.
type shifting struct {
	mu  sync.Mutex
	now time.Time
}

func (c *shifting) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *shifting) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// pooled is a client of three tokens, and what X answers to each and was asked by each.
type pooled struct {
	*Client
	clock   *shifting
	answers map[string]func(*http.Request) *http.Response
	asked   []string
}

const (
	creditBody  = `{"title":"CreditsDepleted","type":"https://api.x.com/2/problems/credits"}`
	spendBody   = `{"title":"SpendCapReached","type":"https://api.x.com/2/problems/credits","reset_date":"2026-12-01"}`
	laterCredit = `{"title":"SpendCapReached","type":"https://api.x.com/2/problems/credits","reset_date":"2027-01-01"}`
)

func newPooled(t *testing.T) *pooled {
	t.Helper()
	p := &pooled{clock: &shifting{now: at}, answers: map[string]func(*http.Request) *http.Response{}}
	cfg := config("https://x.test")
	cfg.BearerTokens, cfg.Clock = []string{"first", "second", "third"}, p.clock
	cfg.HTTP = &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		p.asked = append(p.asked, token)
		if answer := p.answers[token]; answer != nil {
			return answer(r), nil
		}
		return canned(200, nil, strings.NewReader(`{"data":[`+jill+`],"meta":{"next_token":"next"}}`)), nil
	})}
	p.Client = newClient(t, cfg)
	return p
}

func (p *pooled) refuse(token string, status int, body string) {
	p.answers[token] = func(*http.Request) *http.Response { return canned(status, nil, strings.NewReader(body)) }
}

// heads asks for the head of a list so many times and returns who was asked.
func (p *pooled) heads(t *testing.T, times int) (asked []string) {
	t.Helper()
	p.asked = nil
	for range times {
		if _, err := p.Followers(t.Context(), "42", 100, ""); err != nil {
			t.Fatal(err)
		}
	}
	return p.asked
}

// TestTokensShareTheWork asks each token in turn.
func TestTokensShareTheWork(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	for _, token := range newPooled(t).heads(t, 9) {
		counts[token]++
	}
	for _, token := range []string{"first", "second", "third"} {
		if counts[token] != 3 {
			t.Errorf("%s was asked %d times of 9", token, counts[token])
		}
	}
}

// TestScanKeepsItsToken goes on with the token that a list was begun with, and with another only when that fails.
func TestScanKeepsItsToken(t *testing.T) {
	t.Parallel()
	p := newPooled(t)
	page, err := p.Followers(t.Context(), "42", 100, "")
	if err != nil {
		t.Fatal(err)
	}
	began := p.asked[0]
	for range 5 {
		p.asked = nil
		if _, err = p.Followers(t.Context(), "42", 100, page.Next); err != nil {
			t.Fatal(err)
		}
		if p.asked[0] != began || len(p.asked) != 1 {
			t.Fatalf("begun with %s, went on with %s", began, p.asked)
		}
		page.Next = p.marked("next", newCredential(began))
	}
	p.refuse(began, http.StatusPaymentRequired, creditBody)
	p.asked = nil
	page, err = p.Followers(t.Context(), "42", 100, p.marked("another", newCredential(began)))
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(p.asked)", len(p.asked), 2, p.asked)
	fact.Is(t, "p.asked[0]", p.asked[0], began)
	fact.Not(t, "p.asked[1]", p.asked[1], began)
	if wanted, bare := unmarked(page.Next); bare != "next" ||
		wanted != newCredential(p.asked[1]).fingerprint[:markLength] {
		t.Errorf("the list goes on with the token that was asked last: %q", page.Next)
	}
}

// TestOldCursors takes those of a time when there was one token.
func TestOldCursors(t *testing.T) {
	t.Parallel()
	p := newPooled(t)
	var sent string
	for _, token := range []string{"first", "second", "third"} {
		p.answers[token] = func(r *http.Request) *http.Response {
			sent = r.URL.Query().Get(pageToken)
			return canned(200, nil, strings.NewReader(`{"data":[`+jill+`]}`))
		}
	}
	for cursor, want := range map[string]string{
		"7140w": "7140w", "0123abcd~7140w": "7140w", "ab~c": "ab~c",
	} {
		if _, err := p.Followers(t.Context(), "42", 100, cursor); err != nil || sent != want {
			t.Errorf("cursor %q: sent %q, want %q (%v)", cursor, sent, want, err)
		}
	}
	alone := serve(t, saying(200, "application/json", `{"data":[`+jill+`],"meta":{"next_token":"next"}}`))
	if page, err := alone.Followers(t.Context(), "42", 100, ""); err != nil || page.Next != "next" {
		t.Errorf("with one token, cursors are X's own: %q, %v", page.Next, err)
	}
}

// TestTokenWithoutCredit sets it aside until X serves it again.
func TestTokenWithoutCredit(t *testing.T) {
	t.Parallel()
	p := newPooled(t)
	p.refuse("second", http.StatusForbidden, spendBody)
	asked := p.heads(t, 9)
	if n := strings.Count(strings.Join(asked, " "), "second"); n != 1 || len(asked) != 10 {
		t.Errorf("asked %s: the one without credit once", asked)
	}
	delete(p.answers, "second")
	p.clock.pass(time.Date(2026, 12, 2, 0, 0, 0, 0, time.UTC).Sub(p.clock.Now()))
	if n := strings.Count(strings.Join(p.heads(t, 9), " "), "second"); n != 3 {
		t.Errorf("after the day that X told, it was asked %d times of 9", n)
	}
}

// TestNoTokenHasCredit tells the day that comes first, and asks again at the next call.
func TestNoTokenHasCredit(t *testing.T) {
	t.Parallel()
	p := newPooled(t)
	p.refuse("first", http.StatusForbidden, laterCredit)
	p.refuse("second", http.StatusForbidden, spendBody)
	p.refuse("third", http.StatusUnauthorized, `{}`)
	for range 2 {
		p.asked = nil
		_, err := p.Followers(t.Context(), "42", 100, "")
		spent, ok := errors.AsType[*source.OutOfCreditError](err)
		fact.Is(fact.Must(t), "ok", ok, true, err)
		fact.Is(t, "spent.Until.Format(time.DateOnly)", spent.Until.Format(time.DateOnly), "2026-12-01", err)
		fact.Is(t, "len(p.asked)", len(p.asked), 3, err, p.asked)
	}
	delete(p.answers, "first")
	if _, err := p.Followers(t.Context(), "42", 100, ""); err != nil {
		t.Errorf("one has credit again: %v", err)
	}
}

// TestTooFastForOneToken asks the next, and tells the shortest wait when all are too fast.
func TestTooFastForOneToken(t *testing.T) {
	t.Parallel()
	p := newPooled(t)
	limit := func(token string, seconds int64) {
		p.answers[token] = func(*http.Request) *http.Response {
			return canned(429, rateHeaders("300", "0", in(seconds)), strings.NewReader(`{}`))
		}
	}
	limit("first", 300)
	limit("second", 60)
	if _, err := p.Followers(t.Context(), "42", 100, ""); err != nil {
		t.Fatal(err)
	}
	limit("third", 600)
	_, err := p.Followers(t.Context(), "42", 100, "")
	if limited, ok := errors.AsType[*source.RateLimitedError](err); !ok || limited.For != time.Minute {
		t.Errorf("%v, want the shortest of the waits", err)
	}
}

// TestOtherErrorsAreFinal passes nothing on to another token that would meet with it as well.
func TestOtherErrorsAreFinal(t *testing.T) {
	t.Parallel()
	p := newPooled(t)
	for _, token := range []string{"first", "second", "third"} {
		p.refuse(token, http.StatusServiceUnavailable, "")
	}
	var unwell *source.TemporaryError
	if _, err := p.Followers(t.Context(), "42", 100, ""); !errors.As(err, &unwell) || len(p.asked) != 1 {
		t.Errorf("%v after asking %s", err, p.asked)
	}
}
