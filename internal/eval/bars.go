package main

import (
	"fmt"
	"io"
)

// bar is what a figure of the untuned part must reach.
type bar struct {
	figure string
	least  float64
}

// bars are in the order in which they are printed. A figure that lacks its cases is below its bar.
func bars() []bar {
	all := []bar{
		{"bot-bought: recall", 0.55},
		{"bot-feed: recall", 0.45},
		{"bot-self: recall", 0.60},
		{humansSpared, 0.994},
		{"gender name-us: decided", 0.85},
		{"gender name-us: right when decided", 0.99},
		{"gender name-fr: decided", 0.86},
		{"gender name-fr: right when decided", 0.97},
		{"gender name-world: decided", 0.62},
		{"gender name-world: right when decided", 0.985},
		{"gender stated: right", 1},
		{"gender stated: near misses left alone", 1},
		{"roles en: recall", 0.85},
		{"roles en: precision", 0.92},
		{"roles beside everyday: recall", 0.85},
	}
	for _, language := range []string{"es", "de", "fr", "pt", "ja", "ar"} {
		all = append(all, bar{"roles " + language + ": recall", 0.75})
	}
	return append(all, bar{rankedName, 0.90}, bar{answeredName, 1}, bar{speedName, 100_000})
}

// verdict tells which figures of the untuned part are below their bars.
func (t table) verdict(out io.Writer) error {
	figures, below := t.measured[untuned].figures(), 0
	for _, b := range bars() {
		if f := figures[b.figure]; f.N == 0 || f.Value < b.least {
			below++
			fmt.Fprintf(out, "below its bar: %s is %v; wanted: %v\n", b.figure, f, figure{b.least, 1})
		}
	}
	if below > 0 {
		return fmt.Errorf("%d of %d %w", below, len(bars()), errBelow)
	}
	fmt.Fprintf(out, "all %d bars hold\n", len(bars()))
	return nil
}
