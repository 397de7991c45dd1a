// Command rest measures the legacy polling route: the product, which answers from bytes encoded once for each state of
// a run, beside a yardstick that reads Postgres for each request. Only the ratio carries to other machines.
//
//	go run ./bench/rest
//
// The run that is polled moves on twice a second meanwhile. It needs no more than live does.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"goodones/bench/ground"
	"goodones/bench/proc"
	"goodones/bench/score"
)

const (
	yardstick  = "restdb"
	throughput = "requests per second"
	regressed  = "answers older than an earlier one"
)

type options struct {
	ground      ground.Options
	rounds      int
	connections int
	json        bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "rest:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) (err error) {
	o, err := parse(args)
	if err != nil {
		return err
	}
	g, err := ground.Open(ctx, o.ground)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	sheet := score.New([]score.Measure{
		{Name: throughput, Unit: "1/s", Bars: []score.Bar{{Of: ground.Ours, Against: yardstick, Limit: 2.5, AtLeast: true}}},
		{Name: regressed, Bars: []score.Bar{{Of: ground.Ours, Limit: 0}}},
	})
	for round := range o.rounds {
		for _, contestant := range score.Rotate(o.ground.Contestants, round) {
			rate, older, err := play(ctx, g, o, contestant)
			if err != nil {
				return fmt.Errorf("%s: %w", contestant, err)
			}
			fmt.Fprintf(os.Stderr, "round %d of %d: %s: %.0f requests/s\n", round+1, o.rounds, contestant, rate)
			sheet.Add(throughput, contestant, rate)
			sheet.Add(regressed, contestant, float64(older))
		}
	}
	return sheet.Report(os.Stdout, proc.Machine(), o.json)
}

func parse(args []string) (options, error) {
	o := options{ground: ground.Options{Contestants: []string{ground.Ours, yardstick}}}
	flags := flag.NewFlagSet("rest", flag.ContinueOnError)
	flags.StringVar(&o.ground.Database, "database", "",
		"postgres:// URL of a `server` to make a database on; default: a private one")
	flags.StringVar(&o.ground.Goodones, "goodones", "", "the product's `binary`; default: it is built")
	flags.IntVar(&o.rounds, "rounds", 7, "how often each server is measured")
	flags.IntVar(&o.connections, "connections", 32, "clients that poll")
	flags.BoolVar(&o.json, "json", false, "print JSON")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.rounds < 1 || o.connections < 1 {
		return o, errors.New("at least one round and one connection")
	}
	return o, nil
}
