package main

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"

	"goodones/bench/ground"
	"goodones/bench/load"
)

const (
	pollTime  = 3 * time.Second
	perSecond = 2 // events of the run meanwhile
	logLines  = 8
)

// addLines gives a run a log to show.
const addLines = `
	WITH moved AS (UPDATE sync_runs SET seq = seq + $2 WHERE id = $1 RETURNING id, seq - $2 AS before)
	INSERT INTO sync_run_events (run_id, seq, at, status, stage, message, step_key, new_followers_count,
		deep_crawl_count, backfilled_count, likers_count, candidates_passed_count, tier_filtered_count,
		gender_filtered_count, resources_used, cost_micro_usd, error_code, error_message)
	SELECT m.id, m.before + g, now(), 'running', 'fetch_followers', 'Line ' || g || ' of what has been done so far',
		'line:' || g, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''
	FROM moved m, generate_series(1, $2::integer) AS g`

func seed(ctx context.Context, db *sql.DB) (*load.Run, error) {
	runs, err := load.Seed(ctx, db, ground.User, 1)
	if err != nil {
		return nil, err
	}
	_, err = db.ExecContext(ctx, addLines, runs[0].ID, logLines)
	return runs[0], err
}

// play measures one server.
func play(ctx context.Context, g *ground.Ground, o options, contestant string) (rate float64, older int, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	polled, err := seed(ctx, g.DB)
	if err != nil {
		return 0, 0, err
	}
	server, address, err := g.Start(ctx, contestant)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	writer := load.NewWriter(g.DB, []*load.Run{polled})
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return writer.Run(ctx) })
	group.Go(func() error {
		_, err := writer.Steady(ctx, perSecond, pollTime)
		return err
	})
	rate, older, err = poll(ctx, o.connections, address, g.Key, polled.ID)
	cancel()
	if waitErr := group.Wait(); !errors.Is(waitErr, context.Canceled) {
		err = errors.Join(err, waitErr)
	}
	return rate, older, err
}

// poll lets many clients ask at once.
func poll(ctx context.Context, connections int, address, key string, runID int64) (rate float64, older int, err error) {
	pollers := make([]*poller, connections)
	for i := range pollers {
		if pollers[i], err = dial(ctx, address, key, runID); err != nil {
			return 0, 0, err
		}
		defer pollers[i].conn.Close()
	}
	began := time.Now()
	var group errgroup.Group
	for _, p := range pollers {
		group.Go(func() error { return p.poll(began.Add(pollTime)) })
	}
	err = group.Wait()
	answers := 0
	for _, p := range pollers {
		answers += p.answers
		older += p.regressions
	}
	return float64(answers) / time.Since(began).Seconds(), older, err
}
