package graphqlws

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/fact"
)

func TestOperations(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		query string
		want  []string
	}{
		{"{hello}", []string{
			`{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}`,
			`{"id":"1","type":"complete"}`,
		}},
		{"mutation{set(value: 7)}", []string{
			`{"id":"1","type":"next","payload":{"data":{"set":7}}}`,
			`{"id":"1","type":"complete"}`,
		}},
		{"{partial}", []string{
			`{"id":"1","type":"next","payload":{"errors":[{"message":"half of it"}],"data":{"partial":null}}}`,
			`{"id":"1","type":"complete"}`,
		}},
		{"subscription{count(to: 3)}", []string{
			`{"id":"1","type":"next","payload":{"data":{"count":1}}}`,
			`{"id":"1","type":"next","payload":{"data":{"count":2}}}`,
			`{"id":"1","type":"next","payload":{"data":{"count":3}}}`,
			`{"id":"1","type":"complete"}`,
		}},
		{"subscription{refused}", []string{`{"id":"1","type":"error","payload":[{"message":"not for you"}]}`}},
		{"{unknown}",
			[]string{`{"id":"1","type":"error","payload":[{"message":"Cannot query field \"unknown\" on type \"Query\".",` +
				`"locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`}},
		{"",
			[]string{`{"id":"1","type":"error","payload":[{"message":"no operation provided",` +
				`"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`}},
		{"{boom}", []string{`{"id":"1","type":"error","payload":[{"message":"internal system error"}]}`}},
		{"subscription{boom}", []string{`{"id":"1","type":"error","payload":[{"message":"internal system error"}]}`}},
	} {
		t.Run(tt.query, func(t *testing.T) {
			c := start(t, Config{}, 0).connect(t)
			for range 2 { // the id is free again each time
				c.subscribe("1", tt.query)
				c.expect(tt.want...)
			}
			c.send(`{"type":"ping"}`) // nothing else has been said
			c.expect(`{"type":"pong"}`)
		})
	}
}

func TestVariablesAndOperationName(t *testing.T) {
	t.Parallel()
	c := start(t, Config{}, 0).connect(t)
	c.send(`{"id":"é<\"","type":"subscribe","payload":{"query":"query A{hello} mutation B($v: Int){set(value: $v)}",` +
		`"operationName":"B","variables":{"v":42}}}`)
	c.expect(`{"id":"é\u003c\"","type":"next","payload":{"data":{"set":42}}}`, `{"id":"é\u003c\"","type":"complete"}`)
}

func TestLargeResult(t *testing.T) {
	t.Parallel()
	for _, size := range []int{100, 20_000, 70_000, 3_000_000} {
		c := start(t, Config{}, 4096).connect(t)
		c.subscribe("1", fmt.Sprintf("{large(size: %d)}", size))
		c.expect(`{"id":"1","type":"next","payload":{"data":{"large":"`+strings.Repeat("0", size)+`"}}}`,
			`{"id":"1","type":"complete"}`)
	}
}

func TestClientCompletes(t *testing.T) {
	t.Parallel()
	for _, query := range []string{"{wait}", "subscription{forever}"} {
		h := start(t, Config{}, 0)
		c := h.connect(t)
		c.subscribe("1", query)
		if strings.HasPrefix(query, "sub") {
			c.expect(`{"id":"1","type":"next","payload":{"data":{"forever":0}}}`)
		}
		c.send(`{"id":"1","type":"complete"}`)
		await(t, h.cancelled, "operation to be cancelled")
		c.send(`{"id":"1","type":"complete"}`) // unknown by now, which is no mistake
		c.subscribe("1", "{hello}")
		c.expect(`{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}`, `{"id":"1","type":"complete"}`)
	}
}

func TestAdmit(t *testing.T) {
	t.Parallel()
	cfg := Config{Admit: func(_ context.Context, p *graphql.RawParams) (func(bool), *gqlerror.Error) {
		if strings.Contains(p.Query, "not even GraphQL") {
			return nil, &gqlerror.Error{Message: "Slow down", Extensions: map[string]any{"code": "RATE_LIMITED"}}
		}
		return nil, nil
	}}
	c := start(t, cfg, 0).connect(t)
	c.subscribe("1", "not even GraphQL")
	c.expect(`{"id":"1","type":"error","payload":[{"message":"Slow down","extensions":{"code":"RATE_LIMITED"}}]}`)
	c.subscribe("1", "{hello}")
	c.expect(`{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}`, `{"id":"1","type":"complete"}`)
}

func TestPanicInHooks(t *testing.T) {
	t.Parallel()
	boom := func() { panic("secret") }
	for name, cfg := range map[string]Config{
		"admit": {Admit: func(context.Context, *graphql.RawParams) (func(bool), *gqlerror.Error) {
			boom()
			return nil,
				nil
		}},
		"subscribed": {Subscribed: func(context.Context) (func(), *gqlerror.Error) { boom(); return nil, nil }},
		"open": {Open: func(context.Context, *graphql.OperationContext, func()) (Stream, gqlerror.List) {
			boom()
			return nil, nil
		}},
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t, cfg, 0).connect(t)
			c.subscribe("1", "subscription{forever}")
			got, err := c.receive()
			if err != nil {
				t.Fatal(err)
			}
			fact.Holds(t, `got begins with {"id":"1","type":"error",`, strings.HasPrefix(got, `{"id":"1","type":"error",`),
				got)
			fact.Lacks(t, "got", got, "secret")
			// there is no executor yet to say it
			if name == "admit" && !strings.Contains(got, `"code":"INTERNAL_SERVER_ERROR"`) {
				t.Errorf("got %s", got)
			}
			c.send(`{"type":"ping"}`)
			c.expect(`{"type":"pong"}`)
		})
	}
}

func TestSubscribedCapsAndReleases(t *testing.T) {
	t.Parallel()
	var live atomic.Int64
	cfg := Config{Subscribed: func(context.Context) (func(), *gqlerror.Error) {
		if live.Add(1) > 2 {
			live.Add(-1)
			return nil, gqlerror.Errorf("too many")
		}
		return func() { live.Add(-1) }, nil
	}}
	h := start(t, cfg, 0)
	c := h.connect(t)
	c.subscribe("stream", "subscription{feed}")
	await(t, h.topic.opened, "stream")
	c.subscribe("plain", "subscription{forever}")
	c.expect(`{"id":"plain","type":"next","payload":{"data":{"forever":0}}}`)
	c.subscribe("third", "subscription{feed}")
	c.expect(`{"id":"third","type":"error","payload":[{"message":"too many"}]}`)
	c.subscribe("query", "{hello}")
	c.expect(`{"id":"query","type":"next","payload":{"data":{"hello":"world"}}}`, `{"id":"query","type":"complete"}`)
	if n := h.Stats().Subscriptions; n != 2 {
		t.Errorf("%d subscriptions live, want 2", n)
	}
	c.send(`{"id":"plain","type":"complete"}`)
	eventually(t, "one released", func() bool { return live.Load() == 1 })
	_ = c.ws.Close()
	eventually(t, "all released", func() bool { return live.Load() == 0 })
}

func TestMaxOperations(t *testing.T) {
	t.Parallel()
	h := start(t, Config{MaxOperations: 2}, 0)
	c := h.connect(t)
	for _, id := range []string{"1", "2"} {
		c.subscribe(id, "subscription{forever}")
		c.expect(`{"id":"` + id + `","type":"next","payload":{"data":{"forever":0}}}`)
	}
	c.subscribe("3", "{hello}")
	c.expect(`{"id":"3","type":"error","payload":[{"message":"Too many operations on this connection",` +
		`"extensions":{"code":"RATE_LIMITED","retryAfter":1}}]}`)
	c.send(`{"id":"2","type":"complete"}`)
	c.subscribe("3", "{hello}")
	c.expect(`{"id":"3","type":"next","payload":{"data":{"hello":"world"}}}`, `{"id":"3","type":"complete"}`)
}

// A client that leaves while its subscription is being opened leaves nothing.
func TestLeavesWhileOpening(t *testing.T) {
	t.Parallel()
	for _, how := range []string{"complete", "close"} {
		begun, open := make(chan struct{}), make(chan struct{})
		topic := newTopic()
		h := start(t, Config{Open: func(ctx context.Context, op *graphql.OperationContext, wake func()) (Stream,
			gqlerror.List) {
			wake() // before there is a stream
			close(begun)
			<-ctx.Done()
			<-open
			return topic.open(ctx, op, wake)
		}}, 0)
		c := h.connect(t)
		c.subscribe("1", "subscription{feed}")
		await(t, begun, "Open")
		if how == "close" {
			_ = c.ws.Close()
		} else {
			c.send(`{"id":"1","type":"complete"}`)
			c.send(`{"type":"ping"}`)
			c.expect(`{"type":"pong"}`)
		}
		close(open)
		await(t, topic.closed, "stream to be closed")
		eventually(t, "no subscription", func() bool { return h.Stats().Subscriptions == 0 })
	}
}
