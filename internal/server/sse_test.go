package server

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/fact"
	"goodones/internal/graphqlws"
)

const subscription = `subscription { syncRunProgress(syncRunId: 1) { sequence } }`

// feed is a log that streams read; it ends when it is closed.
type feed struct {
	mu      sync.Mutex
	last    int
	ended   bool
	failure gqlerror.List
	wakes   map[*feedStream]func()
	opened  chan int // the position of each stream that is opened
	closed  chan struct{}
	refuse  gqlerror.List
}

func newFeed() *feed {
	return &feed{wakes: map[*feedStream]func(){}, opened: make(chan int, 100), closed: make(chan struct{}, 100)}
}

type resumeKey struct{}

func identify(ctx context.Context, op *graphql.OperationContext, last string) (context.Context, func() string, bool) {
	after, err := strconv.Atoi(last)
	ok := last == "" || op.Operation.Operation != ast.Subscription || err == nil
	return context.WithValue(ctx, resumeKey{}, after), func() string { return "" }, ok
}

// open is a graphqlws.Opener.
func (f *feed) open(ctx context.Context, _ *graphql.OperationContext, wake func()) (graphqlws.Stream, gqlerror.List) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.refuse != nil {
		return nil, f.refuse
	}
	after, _ := ctx.Value(resumeKey{}).(int)
	if after > f.last {
		return nil, gqlerror.List{{Message: "after is above lastSequence",
			Extensions: map[string]any{"code": codeBadUserInput}}}
	}
	s := &feedStream{feed: f, at: after}
	f.wakes[s] = wake
	f.opened <- after
	return s, nil
}

func (f *feed) change(change func()) {
	f.mu.Lock()
	change()
	var wakes []func()
	for _, wake := range f.wakes {
		wakes = append(wakes, wake)
	}
	f.mu.Unlock()
	for _, wake := range wakes {
		wake()
	}
}

func (f *feed) publish(n int)           { f.change(func() { f.last += n }) }
func (f *feed) end()                    { f.change(func() { f.ended = true }) }
func (f *feed) fail(errs gqlerror.List) { f.change(func() { f.failure = errs }) }

type feedStream struct {
	feed *feed
	at   int
}

func (s *feedStream) Next(dst [][]byte, _ int) graphqlws.Portion {
	s.feed.mu.Lock()
	defer s.feed.mu.Unlock()
	if s.at < s.feed.last {
		s.at++
		dst = append(dst, fmt.Appendf(nil, `{"data":{"n":%d}}`, s.at))
	}
	end := s.at == s.feed.last
	if end && s.feed.failure != nil {
		return graphqlws.Portion{Payloads: dst, Errs: s.feed.failure}
	}
	return graphqlws.Portion{Payloads: dst, More: !end, Done: end && s.feed.ended}
}

func (s *feedStream) Sequence() int { return s.at }

func (s *feedStream) Close() {
	s.feed.mu.Lock()
	defer s.feed.mu.Unlock()
	delete(s.feed.wakes, s)
	s.feed.closed <- struct{}{}
}

func withFeed(f *feed) func(*Config) {
	return func(c *Config) { c.Open, c.Identify = f.open, identify }
}

// sse is an open stream of events.
type sse struct {
	*http.Response
	lines *bufio.Scanner
}

func (h *house) stream(t *testing.T, ctx context.Context, url, document string, headers ...string) *sse {
	t.Helper()
	body := string(encode(map[string]string{"query": document}))
	r, err := http.NewRequestWithContext(ctx, "POST", url+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+h.key)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return &sse{response, bufio.NewScanner(response.Body)}
}

// next returns the lines of the next event that is neither comment nor retry, joined by |; "" at the end of the stream.
func (s *sse) next() string {
	var event []string
	for s.lines.Scan() {
		line := s.lines.Text()
		switch {
		case line == "" && len(event) > 0:
			return strings.Join(event, "|")
		case line != "" && line != ":" && !strings.HasPrefix(line, "retry: "):
			event = append(event, line)
		}
	}
	return ""
}

func expect(t *testing.T, s *sse, events ...string) {
	t.Helper()
	for _, want := range events {
		if got := s.next(); got != want {
			t.Fatalf("event %q, want %q", got, want)
		}
	}
}

func TestEventsFollowTheLog(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	web := h.live(t)
	f.publish(2)
	s := h.stream(t, t.Context(), web.URL, subscription)
	fact.Is(fact.Must(t), "s.StatusCode", s.StatusCode, 200, s.Header)
	fact.Is(fact.Must(t), "Content-Type", s.Header.Get("Content-Type"), "text/event-stream")
	fact.Is(fact.Must(t), "Cache-Control", s.Header.Get("Cache-Control"), "no-cache, no-transform")
	expect(t, s, `id: 1|event: next|data: {"data":{"n":1}}`, `id: 2|event: next|data: {"data":{"n":2}}`)
	f.publish(1)
	expect(t, s, `id: 3|event: next|data: {"data":{"n":3}}`)
	f.end()
	expect(t, s, "event: complete|data: ", "")
	<-f.closed
	if d := h.delivery(); d.Events != 3 || d.Subscriptions != 0 {
		t.Errorf("%+v", d)
	}
}

func TestEventsResume(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	web := h.live(t)
	f.publish(5)
	f.end()
	s := h.stream(t, t.Context(), web.URL, subscription, "Last-Event-ID", "3")
	expect(t, s, `id: 4|event: next|data: {"data":{"n":4}}`, `id: 5|event: next|data: {"data":{"n":5}}`,
		"event: complete|data: ")
	got := h.send("POST", "/graphql", `{"query":"`+subscription+`"}`, "Content-Type", "application/json", "Accept",
		"text/event-stream", "Last-Event-ID", "x")
	if a := decodeAnswer(t, got.Body.Bytes()); got.Code != 400 || a.Errors[0].Extensions["code"] != codeBadUserInput {
		t.Errorf("no id: %d", got.Code)
	}
}

// TestEventsByGet asks as EventSources do that can send a key in a header.
func TestEventsByGet(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	f.publish(2)
	f.end()
	for document, want := range map[string]string{
		subscription:           "id: 2\nevent: next\ndata: {\"data\":{\"n\":2}}\n\nevent: complete\ndata: \n\n",
		"query { __typename }": "event: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\nevent: complete\ndata: \n\n",
	} {
		got := h.send("GET", "/graphql?query="+url.QueryEscape(document), "", "Accept", eventStream, "Last-Event-ID", "1")
		fact.Is(t, "got.Code", got.Code, 200, document, got.Body)
		fact.Is(t, "Content-Type", got.Header().Get("Content-Type"), eventStream, document)
		fact.Holds(t, "got.Body.String() ends with want", strings.HasSuffix(got.Body.String(), want), got.Body.String(),
			document)
	}
	got := h.send("GET", "/graphql?query="+url.QueryEscape(subscription), "", "Accept", legacyJSON)
	if got.Code != 406 {
		t.Errorf("no stream wanted: %d %s", got.Code, got.Body)
	}
}

// TestEventsOfAnExecutionAreWhole has the executor make each result in the memory of the one before, as gqlgen does.
func TestEventsOfAnExecutionAreWhole(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.schema.exec = func(context.Context) graphql.ResponseHandler {
		n, memory := 0, make([]byte, 0, 100)
		return func(context.Context) *graphql.Response {
			if n++; n > 500 {
				return nil
			}
			memory = fmt.Appendf(memory[:0], `{"n":%d}`, n)
			return &graphql.Response{Data: memory}
		}
	}
	s := h.stream(t, t.Context(), h.live(t).URL, subscription)
	for n := 1; n <= 500; n++ {
		expect(t, s, fmt.Sprintf(`event: next|data: {"data":{"n":%d}}`, n))
	}
	expect(t, s, "event: complete|data: ", "")
}

// TestEventsOfAnExecutionHaveIDs sends the id of where it begins in an event without data, which clients pass over.
func TestEventsOfAnExecutionHaveIDs(t *testing.T) {
	t.Parallel()
	var asked string
	ids := []string{"", "begin", "first", "", "third"}
	h := newHouse(t, func(c *Config) {
		c.Identify = func(ctx context.Context, _ *graphql.OperationContext, last string) (
			context.Context, func() string, bool) {
			asked = last
			return ctx, func() string { ids = ids[1:]; return ids[0] }, true
		}
	})
	h.schema.exec = func(context.Context) graphql.ResponseHandler {
		n := 0
		return func(context.Context) *graphql.Response {
			if n++; n > 3 {
				return nil
			}
			return &graphql.Response{Data: fmt.Appendf(nil, "%d", n)}
		}
	}
	s := h.stream(t, t.Context(), h.live(t).URL, subscription, "Last-Event-ID", "seven")
	expect(t, s, "id: begin", `id: first|event: next|data: {"data":1}`, `event: next|data: {"data":2}`,
		`id: third|event: next|data: {"data":3}`, "event: complete|data: ", "")
	if asked != "seven" {
		t.Errorf("it was to go on after %q", asked)
	}
}

func TestEventsOfRefusedSubscriptions(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	web := h.live(t)
	f.refuse = gqlerror.List{{Message: "No such run.", Extensions: map[string]any{"code": codeNotFound}}}
	s := h.stream(t, t.Context(), web.URL, subscription)
	expect(t, s, `event: next|data: {"errors":[{"message":"No such run.","extensions":{"code":"NOT_FOUND"}}]}`,
		"event: complete|data: ", "")
	s = h.stream(t, t.Context(), web.URL, "subscription { nothing }")
	if got := s.next(); !strings.Contains(got, `"code":"BAD_USER_INPUT"`) || strings.Contains(got, `"data":`) {
		t.Fatalf("%q", got)
	}
	expect(t, s, "event: complete|data: ", "")
}

func TestEventsEndWithErrorsOfTheStream(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	s := h.stream(t, t.Context(), h.live(t).URL, subscription)
	<-f.opened
	f.fail(gqlerror.List{{Message: "over"}})
	expect(t, s, `event: next|data: {"errors":[{"message":"over"}]}`, "event: complete|data: ", "")
	<-f.closed
}

func TestQuietStreamsAreKeptAlive(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f), func(c *Config) { c.KeepAlive = time.Millisecond })
	s := h.stream(t, t.Context(), h.live(t).URL, subscription)
	for range 2 {
		s.lines.Scan() // when to come back, and its comment
	}
	s.lines.Scan()
	for range 5 {
		fact.Is(fact.Must(t), "s.lines.Scan()", s.lines.Scan(), true)
		fact.Is(fact.Must(t), "s.lines.Text()", s.lines.Text(), ":")
		fact.Is(fact.Must(t), "s.lines.Scan()", s.lines.Scan(), true)
		fact.Is(fact.Must(t), "s.lines.Text()", s.lines.Text(), "")
	}
	f.publish(1)
	expect(t, s, `id: 1|event: next|data: {"data":{"n":1}}`)
}

func TestWhoLeavesClosesTheStream(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	ctx, cancel := context.WithCancel(t.Context())
	h.stream(t, ctx, h.live(t).URL, subscription)
	<-f.opened
	cancel()
	<-f.closed
}

func TestRevokedKeyEndsStreams(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	s := h.stream(t, t.Context(), h.live(t).URL, subscription)
	<-f.opened
	h.Revoke(2)
	f.publish(1)
	expect(t, s, `id: 1|event: next|data: {"data":{"n":1}}`)
	h.Revoke(1)
	expect(t, s, "") // cut, not complete
	<-f.closed
}

func TestSubscriptionsOfAKeyAreCapped(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f), func(c *Config) { c.MaxSubscriptionsPerKey = 2 })
	web := h.live(t)
	ctx, cancel := context.WithCancel(t.Context())
	h.stream(t, ctx, web.URL, subscription)
	h.stream(t, t.Context(), web.URL, subscription)
	<-f.opened
	<-f.opened
	s := h.stream(t, t.Context(), web.URL, subscription)
	body, _ := io.ReadAll(s.Body)
	a := decodeAnswer(t, body)
	fact.Is(fact.Must(t), "s.StatusCode", s.StatusCode, 429, body)
	fact.Is(fact.Must(t), `a.Errors[0].Extensions["code"]`, a.Errors[0].Extensions["code"], codeRateLimited, body)
	fact.Not(fact.Must(t), "Retry-After", s.Header.Get("Retry-After"), "", body)
	if s := h.stream(t, t.Context(), web.URL, "{ __typename }"); s.StatusCode != 200 {
		t.Errorf("a query is no subscription: %d", s.StatusCode)
	}
	cancel()
	<-f.closed
	for { // the place is given back right after the stream is closed
		if s := h.stream(t, t.Context(), web.URL, subscription); s.StatusCode == 200 {
			break
		}
	}
}

func TestEventsOfOtherOperations(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	web := h.live(t)
	s := h.stream(t, t.Context(), web.URL, "{ __typename }")
	expect(t, s, `event: next|data: {"data":{"__typename":"Query"}}`, "event: complete|data: ", "")
}

// executed has h execute subscriptions whose results come from a channel. ended is closed when one was cancelled.
func executed(h *house) (results chan string, ended chan struct{}) {
	results, ended = make(chan string), make(chan struct{})
	h.schema.exec = func(ctx context.Context) graphql.ResponseHandler {
		return func(context.Context) *graphql.Response {
			select {
			case data, ok := <-results:
				if !ok {
					return nil
				}
				return &graphql.Response{Data: json.RawMessage(data)}
			case <-ctx.Done():
				close(ended)
				return nil
			}
		}
	}
	return results, ended
}

func TestEventsWithoutOpener(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	results, _ := executed(h)
	s := h.stream(t, t.Context(), h.live(t).URL, subscription)
	results <- "{\"n\":\n1}"
	expect(t, s, `event: next|data: {"data":{"n":1}}`)
	close(results)
	expect(t, s, "event: complete|data: ", "")
}

func TestWhoLeavesEndsTheExecution(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	results, ended := executed(h)
	ctx, cancel := context.WithCancel(t.Context())
	s := h.stream(t, ctx, h.live(t).URL, subscription)
	results <- `{"n":1}`
	expect(t, s, `event: next|data: {"data":{"n":1}}`)
	cancel()
	<-ended
}

func TestPanicInAStreamEndsTheStreamOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.schema.exec = func(context.Context) graphql.ResponseHandler { panic("boom") }
	s := h.stream(t, t.Context(), h.live(t).URL, subscription)
	if got := s.next(); !strings.Contains(got, codeInternal) || strings.Contains(got, "boom") {
		t.Fatalf("%q", got)
	}
	expect(t, s, "event: complete|data: ", "")
	if !strings.Contains(h.log.text(), "boom") {
		t.Fatal("not logged")
	}
}

func TestLineEndsInPayloadsAreHarmless(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	var out strings.Builder
	e := &events{s: h.Server, w: plainWriter{&out}, controller: http.NewResponseController(plainWriter{&out}),
		quiet: time.NewTimer(time.Hour)}
	_ = e.next("1", []byte("{\r\n\"a\":\n1}"))
	if want := "id: 1\nevent: next\ndata: {  \"a\": 1}\n\n"; out.String() != want {
		t.Fatalf("%q", out.String())
	}
}

type plainWriter struct{ io.Writer }

func (plainWriter) Header() http.Header { return http.Header{} }
func (plainWriter) WriteHeader(int)     {}
func (plainWriter) Flush()              {}
