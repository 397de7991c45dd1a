package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"time"

	"goodones/bench/child"
	"goodones/bench/cluster"
	"goodones/bench/proc"
	"goodones/bench/syncfloor"
)

// took is what one sync gave.
type took struct {
	elapsed time.Duration
	profile int            // followers in the list
	peak    int64          // most memory of the worker, bytes; of the product only
	plan    syncfloor.Plan // what it left behind; of the product only
}

// stage is what all syncs share.
type stage struct {
	server     *cluster.Server
	binary     string
	migrations string
}

// onDatabase lends a fresh database.
func (s *stage) onDatabase(ctx context.Context, use func(dsn string) error) (err error) {
	if err := s.server.Settle(ctx); err != nil {
		return err
	}
	dsn, err := s.server.Database(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.server.Drop(context.WithoutCancel(ctx), dsn)) }()
	return use(dsn)
}

// floor inserts the rows of a plan.
func (s *stage) floor(ctx context.Context, plan syncfloor.Plan) (t took, err error) {
	err = s.onDatabase(ctx, func(dsn string) error {
		if err := cluster.ApplySchema(ctx, dsn, s.migrations); err != nil {
			return err
		}
		r, err := syncfloor.Run(ctx, dsn, plan)
		t = took{elapsed: r.Elapsed, profile: r.Followers}
		return err
	})
	return t, err
}

// ours lets the product sync an account of the sandbox: three processes and the database, as in production.
func (s *stage) ours(ctx context.Context, handle string) (t took, err error) {
	err = s.onDatabase(ctx, func(dsn string) error {
		product := child.Product{Binary: s.binary, Database: dsn}
		key, err := product.Prepare(ctx, "bench")
		if err != nil {
			return err
		}
		t, err = s.sync(ctx, product, key, handle)
		return err
	})
	return t, err
}

func (s *stage) sync(ctx context.Context, product child.Product, key, handle string) (t took, err error) {
	stop := func(p *child.Process) { err = errors.Join(err, p.Stop()) }
	sandbox, err := child.Start(ctx, nil, s.binary, "sandbox", "--listen", "127.0.0.1:0", "--rate-limits", "off",
		"--faults", "idonly=0.04")
	if err != nil {
		return t, err
	}
	defer stop(sandbox)
	x, err := sandbox.Address(ctx)
	if err != nil {
		return t, err
	}
	env := append(product.Environment(), "X_API_BASE_URL=http://"+x, "X_USER_TOKEN=user")
	worker, err := child.Start(ctx, env, s.binary, "serve", "--role", "worker")
	if err != nil {
		return t, err
	}
	defer stop(worker)
	api, err := child.Start(ctx, env, s.binary, "serve", "--role", "api")
	if err != nil {
		return t, err
	}
	defer stop(api)
	address, err := api.Address(ctx)
	if err != nil {
		return t, err
	}
	if err := api.AwaitReady(ctx, address); err != nil {
		return t, err
	}
	c := &client{address: address, key: key, http: &http.Client{Transport: &http.Transport{}}}
	defer c.http.CloseIdleConnections()
	runID, err := c.start(ctx, handle)
	if err != nil {
		return t, fmt.Errorf("start a sync of %s: %w", handle, err)
	}
	if err := c.await(ctx, runID); err != nil {
		return t, err
	}
	return inspect(ctx, product.Database, runID, worker.PID())
}

// The run's own clock: from the moment it was asked for to its end.
const selectElapsed = `SELECT extract(epoch FROM completed_at - triggered_at)::float8 FROM sync_runs WHERE id = $1`

func inspect(ctx context.Context, dsn string, runID int64, worker int) (t took, err error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return t, err
	}
	defer db.Close()
	var seconds float64
	if err := db.QueryRowContext(ctx, selectElapsed, runID).Scan(&seconds); err != nil {
		return t, err
	}
	if t.plan, err = syncfloor.PlanOf(ctx, db, runID); err != nil {
		return t, err
	}
	t.elapsed, t.profile = time.Duration(seconds*float64(time.Second)), t.plan.Followers
	t.peak, err = proc.PeakRSS(worker)
	return t, err
}

// open builds and starts what all syncs share.
func open(ctx context.Context, dir string, o options) (*stage, error) {
	root, err := child.Root(ctx)
	if err != nil {
		return nil, err
	}
	s := &stage{binary: o.goodones, migrations: filepath.Join(root, "db", "migrations")}
	if s.binary == "" {
		built, err := child.Build(ctx, dir, ".")
		if err != nil {
			return nil, err
		}
		s.binary = built["."]
	}
	s.server, err = cluster.Open(ctx, o.database)
	return s, err
}
