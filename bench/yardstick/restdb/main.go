// Command restdb is the yardstick of the legacy polling route: GET /api/v1/sync-status, with the key checked, the run
// read and the answer encoded for every request, and nothing else in the way.
//
// It reads DATABASE_URL and prints its address.
package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"os"

	_ "github.com/lib/pq" // the driver "postgres"

	"goodones/bench/yardstick/serve"
)

// connections is as many as the machine can use, and kept.
const connections = 16

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "restdb:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	route, err := newRoute(ctx, db)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /api/v1/sync-status", route)
	return serve.Run(ctx, os.Stdout, mux, func(ctx context.Context) error {
		<-ctx.Done()
		return nil
	})
}
