// Command eval measures how good the judgement is, by part, on labelled files, beside the figures of before.
//
//	go run ./internal/eval                      # the files of this repository; fails below the bars
//	go run ./internal/eval --profiles FILE      # labelled profiles of your own, without bars
//	go run ./internal/eval --print-pool tuned   # the people of the pool, as goodones judge reads them
//	go run ./internal/eval --record             # the same as the first, and keeps its figures for the next
//
// data/README.md describes the files. Two thirds of them may be tuned on; the bars hold for the rest.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"goodones/internal/classify"
)

// errBelow tells that the figures were printed and some are below their bars.
var errBelow = errors.New("figures are below their bars")

type options struct {
	profiles  string
	printPool string
	figures   string
	record    bool
	mistakes  bool
}

func main() {
	switch err := run(os.Args[1:], os.Stdout); {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	o, err := parse(args)
	switch {
	case err != nil:
		return err
	case o.printPool != "":
		return printPool(out, o.printPool)
	case o.profiles != "":
		return measureFile(out, o)
	default:
		return measureAll(out, o)
	}
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.StringVar(&o.profiles, "profiles", "", "measure a `file` of labelled profiles instead of the repository's")
	flags.StringVar(&o.printPool, "print-pool", "", "print the people of the `part` tuned or untuned, and nothing else")
	flags.StringVar(&o.figures, "figures", "internal/eval/figures.json", "`file` with the figures of before")
	flags.BoolVar(&o.record, "record", false, "write the figures into that file, as those of this version")
	flags.BoolVar(&o.mistakes, "mistakes", false, "print each mistake on a file that may be tuned on")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("takes no argument %q", flags.Arg(0))
	}
	return o, nil
}

// measureFile measures somebody's own file. It has no bars and nothing to compare with.
func measureFile(out io.Writer, o options) error {
	c := classify.New()
	people, err := openProfiles(o.profiles, c)
	if err != nil {
		return err
	}
	j, err := newJudge(c)
	if err != nil {
		return err
	}
	s := newSheet()
	j.profiles(s, people)
	if o.mistakes {
		s.printMistakes(out)
	}
	return printTable(out, table{measured: map[string]*sheet{o.profiles: s}, files: []string{o.profiles}, own: true})
}

// measureAll measures the files of the repository, both parts of them.
func measureAll(out io.Writer, o options) error {
	before, err := readFigures(o.figures)
	if err != nil {
		return err
	}
	t := table{measured: map[string]*sheet{}, files: parts(), before: before}
	for _, part := range parts() {
		if t.measured[part], err = measurePart(part); err != nil {
			return fmt.Errorf("%s part: %w", part, err)
		}
	}
	if o.mistakes {
		t.measured[tuned].printMistakes(out)
	}
	if err := printTable(out, t); err != nil {
		return err
	}
	if o.record {
		if err := writeFigures(o.figures, before, t); err != nil {
			return err
		}
		return t.verdict(out)
	}
	return errors.Join(t.verdict(out), before.checkRecorded())
}

// measurePart measures the profiles and the pool of one part, and in the untuned one the speed.
func measurePart(part string) (*sheet, error) {
	j, err := newJudge(classify.New())
	if err != nil {
		return nil, err
	}
	pool, err := composePool(part)
	if err != nil {
		return nil, err
	}
	s := newSheet()
	for _, set := range sets() {
		people, err := readProfiles(set, part)
		if err != nil {
			return nil, err
		}
		j.profiles(s, people)
	}
	j.pool(s, pool)
	if part == untuned {
		s.speed = j.speed(pool)
	}
	return s, nil
}
