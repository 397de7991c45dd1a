package graphqlws_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
)

// clock is a schema with one subscription, which is served as a stream.
type clock struct{ graphql.ExecutableSchema }

func (clock) Schema() *ast.Schema {
	return gqlparser.MustLoadSchema(&ast.Source{Input: "type Query { now: Int } type Subscription { tick: Int! }"})
}

// countdown is a Stream of payloads that are ready from the beginning.
type countdown struct{ payloads [][]byte }

func (c *countdown) Next(dst [][]byte, _ int) graphqlws.Portion {
	return graphqlws.Portion{Payloads: append(dst, c.payloads...), Done: true}
}

func (*countdown) Close() {}

func ExampleTransport() {
	transport := graphqlws.New(graphqlws.Config{
		Open: func(context.Context, *graphql.OperationContext, func()) (graphqlws.Stream, gqlerror.List) {
			return &countdown{[][]byte{[]byte(`{"data":{"tick":1}}`), []byte(`{"data":{"tick":0}}`)}}, nil
		},
	})
	exec := executor.New(clock{})
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { transport.Do(w, r, exec) }))
	defer web.Close()

	dialer := websocket.Dialer{Subprotocols: []string{graphqlws.Subprotocol}}
	client, answer, err := dialer.Dial("ws"+web.URL[len("http"):], nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = answer.Body.Close()
	send := func(message string) {
		if err := client.WriteMessage(websocket.TextMessage, []byte(message)); err != nil {
			fmt.Println(err)
		}
	}
	receive := func() {
		_, message, err := client.ReadMessage()
		if err != nil {
			fmt.Println(err)
		}
		fmt.Printf("%s\n", message)
	}
	send(`{"type":"connection_init"}`)
	receive() // whoever subscribes before the acknowledgement is refused
	send(`{"type":"subscribe","id":"1","payload":{"query":"subscription { tick }"}}`)
	for range 3 {
		receive()
	}
	_ = client.Close()
	if err := transport.Shutdown(context.Background()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"type":"connection_ack"}
	// {"id":"1","type":"next","payload":{"data":{"tick":1}}}
	// {"id":"1","type":"next","payload":{"data":{"tick":0}}}
	// {"id":"1","type":"complete"}
}
