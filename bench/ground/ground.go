// Package ground prepares what every benchmark of a server stands on: compiled programs, a migrated database, an API
// key, and a way to start each contestant.
package ground

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"goodones/bench/child"
	"goodones/bench/cluster"
)

// User is the name of the user whom every run and the key belong to.
const User = "bench"

// Ours is the contestant that is the product. The others are named as their folder below bench/yardstick.
const Ours = "ours"

// Options says what is needed.
type Options struct {
	Database    string   // postgres:// URL of a server; empty: a private one
	Goodones    string   // binary of the product; empty: it is built
	Contestants []string // Ours, or folders below bench/yardstick
}

// Ground is prepared. Its owner closes it.
type Ground struct {
	DB  *sql.DB // the benchmark's own connections
	Key string  // of User; empty without the product

	keys     map[string]string // of other users, by name
	dsn      string
	server   *cluster.Server
	dir      string
	binaries map[string]string // by contestant
}

// Open builds, starts and migrates. It takes seconds.
func Open(ctx context.Context, o Options) (g *Ground, err error) {
	g = &Ground{binaries: map[string]string{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, g.Close())
			g = nil
		}
	}()
	if g.dir, err = os.MkdirTemp("", "goodones-bench-*"); err != nil {
		return g, err
	}
	if err = g.build(ctx, o); err != nil {
		return g, err
	}
	if g.server, err = cluster.Open(ctx, o.Database); err != nil {
		return g, err
	}
	if g.dsn, err = g.server.Database(ctx); err != nil {
		return g, err
	}
	if g.DB, err = sql.Open("postgres", g.dsn); err != nil {
		return g, err
	}
	return g, g.migrate(ctx)
}

func (g *Ground) build(ctx context.Context, o Options) error {
	packages := map[string]string{} // by contestant
	for _, name := range o.Contestants {
		switch {
		case name != Ours:
			packages[name] = path.Join("bench/yardstick", name)
		case o.Goodones == "":
			packages[name] = "."
		default:
			binary, err := filepath.Abs(o.Goodones)
			if err != nil {
				return err
			}
			g.binaries[name] = binary
		}
	}
	built, err := child.Build(ctx, g.dir, slices.Collect(maps.Values(packages))...)
	for name, from := range packages {
		g.binaries[name] = built[from]
	}
	return err
}

// migrate lets the product make the schema, or applies its files when the product does not take part.
func (g *Ground) migrate(ctx context.Context) (err error) {
	if binary := g.binaries[Ours]; binary != "" {
		g.Key, err = child.Product{Binary: binary, Database: g.dsn}.Prepare(ctx, User)
		return err
	}
	root, err := child.Root(ctx)
	if err != nil {
		return err
	}
	return cluster.ApplySchema(ctx, g.dsn, filepath.Join(root, "db", "migrations"))
}

// Keys returns an API key of each of count users, by the user's name. They are made once. The product must take part.
func (g *Ground) Keys(ctx context.Context, count int) (map[string]string, error) {
	if g.keys == nil {
		g.keys = map[string]string{}
	}
	keys, product := map[string]string{}, child.Product{Binary: g.binaries[Ours], Database: g.dsn}
	for i := range count {
		user := fmt.Sprint(User, i+1)
		if g.keys[user] == "" {
			key, err := product.Key(ctx, user)
			if err != nil {
				return nil, err
			}
			g.keys[user] = key
		}
		keys[user] = g.keys[user]
	}
	return keys, nil
}

// Start runs a contestant and returns it with its address, once it serves. The caller stops it.
func (g *Ground) Start(ctx context.Context, contestant string) (*child.Process, string, error) {
	binary, env, args := g.binaries[contestant], []string{"DATABASE_URL=" + g.dsn}, []string(nil)
	if contestant == Ours {
		env, args = child.Product{Binary: binary, Database: g.dsn}.Environment(), []string{"serve", "--role", "api"}
	}
	process, err := child.Start(ctx, env, binary, args...)
	if err != nil {
		return nil, "", err
	}
	address, err := process.Address(ctx)
	if err == nil && contestant == Ours {
		err = process.AwaitReady(ctx, address)
	}
	if err != nil {
		return nil, "", errors.Join(fmt.Errorf("start %s: %w", contestant, err), process.Stop())
	}
	return process, address, nil
}

// Close drops the database, ends a private server, and removes what was built.
func (g *Ground) Close() error {
	var errs []error
	if g.DB != nil {
		errs = append(errs, g.DB.Close())
	}
	if g.server != nil {
		if g.dsn != "" {
			errs = append(errs, g.server.Drop(context.Background(), g.dsn))
		}
		errs = append(errs, g.server.Close())
	}
	if g.dir != "" {
		errs = append(errs, os.RemoveAll(g.dir))
	}
	return errors.Join(errs...)
}
