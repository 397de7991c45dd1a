package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"goodones/bench/ground"
	"goodones/bench/load"
	"goodones/bench/proc"
)

// trial is one scenario played with one contestant: a fresh process, fresh runs, fresh clients.
type trial struct {
	writer  *load.Writer
	fleet   *load.Fleet
	pid     int
	sockets int
	empty   proc.Memory // of the process before anybody connected
	figures map[string]float64
	err     error // of reading /proc, the first
}

// note keeps a figure.
func (t *trial) note(measure string, figure float64) { t.figures[measure] = figure }

// cpu is what the server has used so far.
func (t *trial) cpu() time.Duration {
	used, err := proc.CPU(t.pid)
	t.err = errors.Join(t.err, err)
	return used
}

func (t *trial) memory() (proc.Memory, error) { return proc.MemoryOf(t.pid) }

// outcome is what a trial gave.
type outcome struct {
	figures map[string]float64
	report  load.Report
}

// seed makes the runs of a scenario.
func seed(ctx context.Context, g *ground.Ground, s scenario) ([]*load.Run, error) {
	if s.users == 0 {
		return load.Seed(ctx, g.DB, ground.User, s.runs)
	}
	keys, err := g.Keys(ctx, s.users)
	if err != nil {
		return nil, err
	}
	var all []*load.Run
	for user, key := range keys {
		runs, err := load.Seed(ctx, g.DB, user, s.runs/s.users)
		if err != nil {
			return nil, err
		}
		for _, run := range runs {
			run.Key = key
		}
		all = append(all, runs...)
	}
	return all, nil
}

// play runs one trial from the start of the server to its end.
func play(ctx context.Context, g *ground.Ground, s scenario, contestant string) (o outcome, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	runs, err := seed(ctx, g, s)
	if err != nil {
		return o, err
	}
	server, address, err := g.Start(ctx, contestant)
	if err != nil {
		return o, err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	t := &trial{writer: load.NewWriter(g.DB, runs), pid: server.PID(), sockets: s.sockets, figures: map[string]float64{}}
	if t.empty, err = t.memory(); err != nil {
		return o, err
	}
	hints := make(chan error, 1)
	go func() { hints <- t.writer.Run(ctx) }()
	defer func() {
		cancel()
		err = errors.Join(err, <-hints)
	}()
	target := load.Target{Address: address, SharedID: contestant == floor, Private: s.private}
	if contestant == ours {
		target.Key = g.Key
	}
	if t.fleet, err = t.writer.Connect(ctx, target, s.sockets); err != nil {
		return o, fmt.Errorf("connect: %w", err)
	}
	err = s.play(ctx, t)
	o = outcome{t.figures, t.fleet.Close()}
	o.figures[fromHintP50] = float64(o.report.HintP50) / millisecond
	o.figures[fromHintP99] = float64(o.report.HintP99) / millisecond
	o.figures[fromCommit99] = float64(o.report.CommitP99) / millisecond
	return o, err
}
