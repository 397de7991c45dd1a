// Command plain is the yardstick of live progress made with gqlgen the way its documentation shows it: gqlgen's own
// websocket transport, and a channel for each subscriber.
//
// It reads DATABASE_URL and prints its address.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"

	"goodones/bench/yardstick/plain/graph"
	"goodones/bench/yardstick/serve"
)

const pingInterval = 10 * time.Second

func main() {
	resolver := graph.NewResolver(os.Getenv("DATABASE_URL"))
	err := serve.Run(context.Background(), os.Stdout, routes(resolver), resolver.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, "plain:", err)
		os.Exit(1)
	}
}

func routes(resolver *graph.Resolver) http.Handler {
	server := handler.New(graph.NewExecutableSchema(graph.Config{Resolvers: resolver}))
	server.AddTransport(transport.Websocket{PingPongInterval: pingInterval})
	mux := http.NewServeMux()
	mux.Handle("/graphql", server)
	return mux
}
