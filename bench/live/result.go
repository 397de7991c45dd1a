package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
	"time"

	"goodones/bench/ground"
	"goodones/bench/load"
	"goodones/bench/proc"
	"goodones/bench/score"
)

// flaws is what must not happen, summed over all trials of a contestant.
type flaws struct {
	Contestant string `json:"contestant"`
	load.Report
}

// result is everything that was measured.
type result struct {
	scenarios []scenario
	sheets    map[string]*score.Sheet // by scenario
	flaws     map[string]*flaws       // by contestant
	order     []string                // of contestants, as first seen
}

func newResult(scenarios []scenario) *result {
	r := &result{scenarios: scenarios, sheets: map[string]*score.Sheet{}, flaws: map[string]*flaws{}}
	for _, s := range scenarios {
		r.sheets[s.name] = score.New(s.measures)
	}
	return r
}

// measure plays all scenarios in every round, contestants in turn, each first as often as the others.
func measure(ctx context.Context, g *ground.Ground, o options, r *result) error {
	for round := range o.rounds {
		for i, s := range o.scenarios {
			for _, contestant := range score.Rotate(o.ground.Contestants, round+i) {
				if s.private && contestant != ours {
					continue
				}
				began := time.Now()
				got, err := play(ctx, g, s, contestant)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", s.name, contestant, err)
				}
				fmt.Fprintf(os.Stderr, "round %d of %d: %s, %s: %.1f s\n", round+1, o.rounds, s.name, contestant,
					time.Since(began).Seconds())
				r.add(s, contestant, got)
			}
		}
	}
	return nil
}

func (r *result) add(s scenario, contestant string, got outcome) {
	for _, m := range s.measures {
		if figure, ok := got.figures[m.Name]; ok {
			r.sheets[s.name].Add(m.Name, contestant, figure)
		}
	}
	f := r.flaws[contestant]
	if f == nil {
		f = &flaws{Contestant: contestant}
		r.flaws[contestant] = f
		r.order = append(r.order, contestant)
	}
	f.Sockets += got.report.Sockets
	f.Delivered += got.report.Delivered
	f.Missing += got.report.Missing
	f.Repeated += got.report.Repeated
	f.Disordered += got.report.Disordered
	f.Broken += got.report.Broken
	if f.FirstError == nil {
		f.FirstError = got.report.FirstError
	}
}

// flawless is an error when anybody lost, repeated or disordered events: figures of such a run compare nothing.
func (r *result) flawless() error {
	for _, name := range r.order {
		if f := r.flaws[name]; f.Flaws() > 0 {
			return fmt.Errorf("%s: %d flaws (%v)", name, f.Flaws(), f.FirstError)
		}
	}
	return nil
}

func (r *result) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return r.printJSON(w)
	}
	fmt.Fprintln(w, proc.Machine())
	for _, s := range r.scenarios {
		fmt.Fprintf(w, "\n%s: %s\n", s.name, s.about)
		if err := r.sheets[s.name].Print(w); err != nil {
			return err
		}
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\nserver\tsockets\tdelivered\tmissing\trepeated\tdisordered\tbroken")
	for _, name := range r.order {
		f := r.flaws[name]
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\n", name, f.Sockets, f.Delivered, f.Missing, f.Repeated, f.Disordered,
			f.Broken)
	}
	return t.Flush()
}

func (r *result) printJSON(w io.Writer) error {
	type row struct {
		Scenario string          `json:"scenario"`
		About    string          `json:"about"`
		Figures  []score.Row     `json:"figures"`
		Bars     []score.Verdict `json:"bars"`
	}
	out := struct {
		Machine   string   `json:"machine"`
		Scenarios []row    `json:"scenarios"`
		Flaws     []*flaws `json:"flaws"`
	}{Machine: proc.Machine()}
	for _, s := range r.scenarios {
		out.Scenarios = append(out.Scenarios, row{s.name, s.about, r.sheets[s.name].Rows(), r.sheets[s.name].Verdicts()})
	}
	for _, name := range r.order {
		out.Flaws = append(out.Flaws, r.flaws[name])
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
