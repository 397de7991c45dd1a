package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// table is what is printed: each figure of each file, with those of before.
type table struct {
	measured map[string]*sheet
	files    []string
	before   before
	own      bool // somebody's own file, which has no bars, and only the figures that it has cases of
}

func printTable(out io.Writer, t table) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	t.printFigures(w)
	t.printKinds(w)
	t.printGenders(w)
	t.printSearches(w)
	return w.Flush()
}

func (t table) printFigures(w io.Writer) {
	least := map[string]float64{}
	var names []string
	for _, b := range t.bars() {
		least[b.figure] = b.least
		names = append(names, b.figure)
	}
	all := map[string]map[string]figure{}
	var others []string
	for file, s := range t.measured {
		all[file] = s.figures()
		for name := range all[file] {
			if !strings.HasPrefix(name, "kind ") && !slices.Contains(names, name) {
				others = append(others, name)
			}
		}
	}
	slices.Sort(others)
	t.heading(w, "figure", "bar")
	for _, name := range append(names, slices.Compact(others)...) {
		bar := "-"
		if _, has := least[name]; has {
			bar = figure{least[name], 1}.String()
		}
		fmt.Fprintf(w, "%s\t%s", name, bar)
		for _, file := range t.files {
			f := all[file][name]
			fmt.Fprintf(w, "\t%v\t(%d)%s", f, f.N, t.compared(file, name))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}

func (t table) bars() []bar {
	if t.own {
		return nil
	}
	return bars()
}

// heading begins a table with columns for each file.
func (t table) heading(w io.Writer, columns ...string) {
	fmt.Fprint(w, strings.Join(columns, "\t"))
	for _, file := range t.files {
		fmt.Fprintf(w, "\t%s\tcases", file)
		if t.compares() {
			fmt.Fprint(w, "\tlast\trelease")
		}
	}
	fmt.Fprintln(w)
}

func (t table) compares() bool {
	return t.before.lastBefore(classify.Version) != nil || t.before.Of != nil
}

// beside are the columns with the figures of before.
func (t table) compared(file, name string) string {
	if !t.compares() {
		return ""
	}
	return "\t" + t.before.lastBefore(classify.Version).text(file, name) + "\t" + t.before.Of.text(file, name)
}

func (v values) text(part, name string) string {
	value, has := v[part][name]
	return figure{value, count(has)}.String()
}

// printKinds shows how many profiles of each kind were read right, and how many of its near misses.
func (t table) printKinds(w io.Writer) {
	kinds := map[string]bool{}
	for _, s := range t.measured {
		for kind := range s.kinds {
			kinds[kind] = true
		}
	}
	t.headingOfSides(w, "kind")
	for _, kind := range sortedKeys(kinds) {
		fmt.Fprint(w, kind)
		for _, file := range t.files {
			sides := t.measured[file].kinds[kind]
			if sides == nil {
				sides = &[2]side{}
			}
			for i, name := range []string{"kind " + kind, "kind " + kind + ", near misses"} {
				fmt.Fprintf(w, "\t%d\t%d%s", sides[i].right, sides[i].wrong, t.compared(file, name))
			}
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}

func (t table) headingOfSides(w io.Writer, first string) {
	fmt.Fprint(w, first)
	for _, file := range t.files {
		for _, what := range []string{file, "near misses"} {
			fmt.Fprintf(w, "\t%s: right\twrong", what)
			if t.compares() {
				fmt.Fprint(w, "\tlast\trelease")
			}
		}
	}
	fmt.Fprintln(w)
}

// printGenders shows what each gender was read as.
func (t table) printGenders(w io.Writer) {
	for _, file := range t.files {
		fmt.Fprintf(w, "gender, %s", file)
		for _, read := range syncrun.Genders() {
			fmt.Fprintf(w, "\tread %s", read)
		}
		fmt.Fprintln(w)
		for _, wanted := range syncrun.Genders() {
			fmt.Fprint(w, wanted)
			for _, read := range syncrun.Genders() {
				fmt.Fprintf(w, "\t%d", t.measured[file].genders[[2]string{string(wanted), string(read)}])
			}
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w)
	}
}

func (t table) printSearches(w io.Writer) {
	for _, file := range t.files {
		if len(t.measured[file].searches) == 0 {
			continue
		}
		fmt.Fprintf(w, "search, %s\tright\tFULL\tof them right\tP@20 ranked\tshuffled\tfirst of the list\n", file)
		for _, r := range t.measured[file].searches {
			fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%.2f\t%.2f\t%d of %d\n",
				r.text, r.right, r.full, r.fullRight, r.ranked, r.shuffled, r.listedRight, r.listed)
		}
		fmt.Fprintln(w)
	}
}
