// Goodones runs sync runs of X accounts and serves them by GraphQL, websocket and the legacy v1 REST API.
package main

import (
	"os"

	"goodones/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) }
