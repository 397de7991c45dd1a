// Command live measures what delivering progress costs: the product beside plain gqlgen and beside a floor without
// GraphQL, in turn, in one run. Only the ratios carry to other machines.
//
//	go run ./bench/live
//	go run ./bench/live -rounds 1 -scenario burst
//
// It builds what it measures, and starts a private Postgres unless it is given one. Linux only: it reads /proc.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"goodones/bench/ground"
	"goodones/bench/proc"
)

const ours = ground.Ours

// options is the command line.
type options struct {
	ground    ground.Options
	scenarios []scenario
	rounds    int
	json      bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "live:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	o, err := parse(args)
	if err != nil {
		return err
	}
	if _, err := proc.RaiseFileLimit(); err != nil {
		return err
	}
	g, err := ground.Open(ctx, o.ground)
	if err != nil {
		return err
	}
	r := newResult(o.scenarios)
	err = measure(ctx, g, o, r)
	if closeErr := g.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	if err := r.print(os.Stdout, o.json); err != nil {
		return err
	}
	return r.flawless()
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("live", flag.ContinueOnError)
	flags.StringVar(&o.ground.Database, "database", "",
		"postgres:// URL of a `server` to make a database on; default: a private one")
	flags.StringVar(&o.ground.Goodones, "goodones", "", "the product's `binary`; default: it is built")
	flags.IntVar(&o.rounds, "rounds", 7, "how often each contestant plays each scenario")
	flags.BoolVar(&o.json, "json", false, "print JSON")
	contestants := flags.String("contestants", strings.Join([]string{ours, plain, floor}, ","), "whom to measure")
	names := flags.String("scenario", "", "which scenarios, separated by commas; default: all of\n"+scenarioHelp())
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.ground.Contestants = strings.Split(*contestants, ",")
	for _, name := range o.ground.Contestants {
		if !slices.Contains([]string{ours, plain, floor}, name) {
			return o, fmt.Errorf("no contestant %q", name)
		}
	}
	if o.rounds < 1 {
		return o, fmt.Errorf("%d rounds", o.rounds)
	}
	var err error
	o.scenarios, err = choose(*names)
	return o, err
}

// choose finds scenarios by name.
func choose(names string) ([]scenario, error) {
	all := scenarios()
	if names == "" {
		return all, nil
	}
	var chosen []scenario
	for name := range strings.SplitSeq(names, ",") {
		at := slices.IndexFunc(all, func(s scenario) bool { return s.name == name })
		if at < 0 {
			return nil, fmt.Errorf("no scenario %q", name)
		}
		chosen = append(chosen, all[at])
	}
	return chosen, nil
}

func scenarioHelp() string {
	var b strings.Builder
	for _, s := range scenarios() {
		fmt.Fprintf(&b, "%s (%s)\n", s.name, s.about)
	}
	return strings.TrimSpace(b.String())
}
