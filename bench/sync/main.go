// Command sync measures whole syncs of accounts of several sizes: the product end to end against its simulated X, and
// beside each, in the same run, the floor of syncfloor, which inserts the same rows in the same batches and does
// nothing else. Only the ratios carry to other machines.
//
//	go run ./bench/sync
//	go run ./bench/sync -sizes 10000 -rounds 1
//
// The worker is a process of its own, so that its memory is seen alone. Linux only: it reads /proc.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"goodones/bench/proc"
	"goodones/bench/score"
	"goodones/bench/syncfloor"
)

const (
	ours  = "ours"
	floor = "floor"
	// From this size on one round says enough, and takes minutes.
	large = 500_000
)

type options struct {
	database, goodones string
	sizes              []int
	rounds             int
	json               bool
}

// handles names the sandbox's account of each size.
func handles() map[int]string {
	return map[int]string{5000: "town", 10_000: "tenk", 80_000: "bigco", 100_000: "hundredk", 1_000_000: "million"}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "sync:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) (err error) {
	o, err := parse(args)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "goodones-bench-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	s, err := open(ctx, dir, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.server.Close()) }()
	t := newTable(o.sizes)
	for _, size := range o.sizes {
		if err := s.measure(ctx, t, size, o.roundsOf(size)); err != nil {
			return fmt.Errorf("%d followers: %w", size, err)
		}
	}
	t.finish()
	return t.sheet.Report(os.Stdout, proc.Machine(), o.json)
}

// measure lets both sync in turn.
func (s *stage) measure(ctx context.Context, t *table, size, rounds int) error {
	plan := syncfloor.Likely(size) // until the product has shown what it leaves behind
	for round := range rounds {
		for _, contestant := range score.Rotate([]string{ours, floor}, round) {
			var got took
			var err error
			if contestant == ours {
				got, err = s.ours(ctx, handles()[size])
				plan = got.plan
			} else {
				got, err = s.floor(ctx, plan)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", contestant, err)
			}
			if got.profile != size {
				return fmt.Errorf("%s: %d followers were synced", contestant, got.profile)
			}
			fmt.Fprintf(os.Stderr, "%d followers, round %d of %d: %s: %.2f s\n", size, round+1, rounds, contestant,
				got.elapsed.Seconds())
			t.add(size, contestant, got)
		}
	}
	return nil
}

func parse(args []string) (options, error) {
	o := options{}
	flags := flag.NewFlagSet("sync", flag.ContinueOnError)
	flags.StringVar(&o.database, "database", "",
		"postgres:// URL of a `server` to make databases on; default: a private one")
	flags.StringVar(&o.goodones, "goodones", "", "the product's `binary`; default: it is built")
	flags.IntVar(&o.rounds, "rounds", 3, "how often each size is synced; sizes from 500000 on once")
	flags.BoolVar(&o.json, "json", false, "print JSON")
	known := slices.Sorted(maps.Keys(handles()))
	sizes := flags.String("sizes", "10000,100000,1000000", fmt.Sprintf("followers, separated by commas, of %v", known))
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	for text := range strings.SplitSeq(*sizes, ",") {
		size, err := strconv.Atoi(text)
		if err != nil || handles()[size] == "" {
			return o, fmt.Errorf("the sandbox has no account of %q followers, only of %v", text, known)
		}
		o.sizes = append(o.sizes, size)
	}
	slices.Sort(o.sizes)
	if o.rounds < 1 {
		return o, fmt.Errorf("%d rounds", o.rounds)
	}
	return o, nil
}

func (o options) roundsOf(size int) int {
	if size >= large {
		return 1
	}
	return o.rounds
}
