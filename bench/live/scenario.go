package main

import (
	"context"
	"fmt"
	"time"

	"goodones/bench/score"
)

// scenario is one row of the benchmark: who watches, and what is measured.
type scenario struct {
	name     string // for -scenario
	about    string
	runs     int
	sockets  int  // in turn over the runs
	users    int  // of the runs, each with a key; 0: one for all
	private  bool // subscribers ask for what only the product can answer, each executed alone
	play     func(ctx context.Context, t *trial) error
	measures []score.Measure
}

const (
	steadyTime   = 4 * time.Second
	settleTime   = 2 * time.Second
	quietTime    = 150 * time.Millisecond // longer than the pause between hints
	catchUpTime  = 30 * time.Second
	microsecond  = float64(time.Microsecond)
	millisecond  = float64(time.Millisecond)
	fromHintP99  = "p99 from hint"
	fromHintP50  = "p50 from hint"
	fromCommit99 = "p99 from commit"
	perDelivery  = "CPU per delivery"
	perEvent     = "CPU per event"
	throughput   = "deliveries per second"
	allBack      = "time until all are back"
	perReconnect = "CPU per reconnect"
	idleRSS      = "memory per idle connection"
	idlePrivate  = "private memory per idle connection"
	idlePSS      = "proportional memory per idle connection"
	kibibyte     = 1 << 10
	plain, floor = "plain", "floor"
)

// scenarios lists all rows in the order of the table.
func scenarios() []scenario {
	return []scenario{
		{name: "fanout", about: "1,000 subscribers of one run, 20 events/s", runs: 1, sockets: 1000,
			play: steady(20), measures: append(latency(1.15), cpu(perDelivery, 0.45, 0.85))},
		{name: "burst", about: "bursts of 120 events to 1,000 subscribers", runs: 1, sockets: 1000,
			play: bursts(3, 120), measures: deliveries(2.2)},
		{name: "wideburst", about: "bursts of 24 events to 5,000 subscribers", runs: 1, sockets: 5000,
			play: bursts(2, 24), measures: deliveries(1.6)},
		{name: "wide", about: "5,000 subscribers of one run, 4 events/s", runs: 1, sockets: 5000,
			play: steady(4), measures: append(latency(1.3), cpu(perDelivery))},
		{name: "idle", about: "10,000 subscribed connections without events", runs: 1, sockets: 10_000,
			play: idle, measures: memory()},
		{name: "manyruns", about: "1,000 runs with one subscriber each, 2,000 events/s", runs: 1000, sockets: 1000,
			play: steady(2000), measures: []score.Measure{cpu(perEvent, 0.9, 1.1), {Name: fromHintP99, Unit: "ms"}}},
		{name: "private", about: "100 keys, each with a run and 20 private subscriptions, 200 events/s", runs: 100,
			sockets: 2000, users: 100, private: true, play: steady(200), measures: []score.Measure{
				{Name: fromHintP99, Unit: "ms"}, {Name: fromHintP50, Unit: "ms"}, cpu(perDelivery)}},
		{name: "reconnect", about: "1,000 subscribers of one run cut off, 20 events, all back at once", runs: 1,
			sockets: 1000, play: reconnects(3, 20),
			measures: []score.Measure{
				{Name: allBack, Unit: "ms", Bars: against(0.5, 1, false)}, cpu(perReconnect)}},
	}
}

// against makes the two bars of a measure: a limit for the ratio to plain gqlgen and one for that to the floor.
func against(toPlain, toFloor float64, atLeast bool) []score.Bar {
	return []score.Bar{{Of: ours, Against: plain, Limit: toPlain, AtLeast: atLeast},
		{Of: ours, Against: floor, Limit: toFloor, AtLeast: atLeast}}
}

func cpu(name string, limits ...float64) score.Measure {
	m := score.Measure{Name: name, Unit: "µs"}
	if len(limits) == 2 {
		m.Bars = against(limits[0], limits[1], false)
	}
	return m
}

// latency has its bars where a server can do something about it: up to the hint nobody knows of the event.
func latency(toFloor float64) []score.Measure {
	return []score.Measure{{Name: fromHintP99, Unit: "ms", Bars: against(0.55, toFloor, false)},
		{Name: fromHintP50, Unit: "ms"}, {Name: fromCommit99, Unit: "ms"}}
}

func deliveries(toPlain float64) []score.Measure {
	return []score.Measure{{Name: throughput, Unit: "1/s", Bars: against(toPlain, 0.9, true)}}
}

func memory() []score.Measure {
	bars := append(against(0.4, 1.5, false), score.Bar{Of: ours, Limit: 14})
	return []score.Measure{{Name: idleRSS, Unit: "KiB", Bars: bars}, {Name: idlePrivate, Unit: "KiB"},
		{Name: idlePSS, Unit: "KiB"}}
}

// steady writes at a rate over all runs.
func steady(perSecond float64) func(context.Context, *trial) error {
	return func(ctx context.Context, t *trial) error {
		before, cpuBefore := t.fleet.Delivered(), t.cpu()
		events, err := t.writer.Steady(ctx, perSecond, steadyTime)
		if err != nil {
			return err
		}
		t.fleet.Await(ctx, catchUpTime)
		used := float64(t.cpu() - cpuBefore)
		t.note(perDelivery, used/microsecond/float64(t.fleet.Delivered()-before))
		t.note(perEvent, used/microsecond/float64(events))
		return t.err
	}
}

// bursts writes many events at once, several times, and waits for each to arrive everywhere.
func bursts(times, events int) func(context.Context, *trial) error {
	return func(ctx context.Context, t *trial) error {
		before, spent := t.fleet.Delivered(), time.Duration(0)
		for range times {
			if err := pause(ctx, quietTime); err != nil {
				return err
			}
			elapsed, err := t.writer.Burst(ctx, events)
			if err != nil {
				return err
			}
			t.fleet.Await(ctx, catchUpTime)
			spent += elapsed(t.fleet)
		}
		t.note(throughput, float64(t.fleet.Delivered()-before)/spent.Seconds())
		return nil
	}
}

// reconnects cuts all subscribers off, several times, and lets them catch up on what happened meanwhile.
func reconnects(times, events int) func(context.Context, *trial) error {
	return func(ctx context.Context, t *trial) error {
		spent, used := time.Duration(0), time.Duration(0)
		for range times {
			if err := t.fleet.Cut(); err != nil {
				return fmt.Errorf("cut: %w", err)
			}
			if _, err := t.writer.Burst(ctx, events); err != nil {
				return err
			}
			if err := pause(ctx, quietTime); err != nil { // the server has noticed
				return err
			}
			before := t.cpu()
			took, err := t.fleet.Reconnect(ctx, catchUpTime)
			if err != nil {
				return fmt.Errorf("reconnect: %w", err)
			}
			spent, used = spent+took, used+t.cpu()-before
		}
		t.note(allBack, float64(spent)/float64(times)/millisecond)
		t.note(perReconnect, float64(used)/float64(times*t.sockets)/microsecond)
		return t.err
	}
}

// idle measures what the connections cost that are there already.
func idle(ctx context.Context, t *trial) error {
	if err := pause(ctx, settleTime); err != nil {
		return err
	}
	now, err := t.memory()
	if err != nil {
		return err
	}
	share := func(now, before int64) float64 { return float64(now-before) / kibibyte / float64(t.sockets) }
	t.note(idleRSS, share(now.RSS, t.empty.RSS))
	t.note(idlePrivate, share(now.Private, t.empty.Private))
	t.note(idlePSS, share(now.PSS, t.empty.PSS))
	return nil
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("pause: %w", ctx.Err())
	}
}
