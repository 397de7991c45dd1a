// Command floor is the yardstick below which no GraphQL server can be expected to come: every event is encoded once and
// broadcast with gorilla's PreparedMessage, and no document is ever read. It speaks as much of graphql-transport-ws as
// a client needs to connect, and answers everybody under the id "", since a prepared message is the same for all.
//
// It reads DATABASE_URL and prints its address.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"goodones/bench/yardstick/feed"
	"goodones/bench/yardstick/serve"
)

func main() {
	hub := feed.NewHub(os.Getenv("DATABASE_URL"), broadcast)
	mux := http.NewServeMux()
	mux.Handle("GET /graphql", newDoor(hub))
	err := serve.Run(context.Background(), os.Stdout, mux, hub.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}
