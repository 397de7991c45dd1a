package main

import (
	"fmt"
	"io"
	"slices"

	"goodones/internal/classify/counts"
)

// knob is one bound of a pattern and the values it may take. The values are few and round, so that the search cannot
// follow single accounts.
type knob struct {
	pattern int
	name    string
	bound   func(p *counts.Pattern) *int
	values  []int
}

func knobs() []knob {
	followsFrom := func(p *counts.Pattern) *int { return &p.Following.From }
	followsTo := func(p *counts.Pattern) *int { return &p.Following.To }
	postsFrom := func(p *counts.Pattern) *int { return &p.Posts.From }
	postsTo := func(p *counts.Pattern) *int { return &p.Posts.To }
	ratio := func(p *counts.Pattern) *int { return &p.Share }
	return []knob{
		{counts.Bought, "follows from", followsFrom, []int{100, 150, 200}},
		{counts.Bought, "share", ratio, []int{12, 15, 20, 25}},
		{counts.Bought, "posts to", postsTo, []int{50, 75, 100, 150}},
		{counts.Crowd, "follows from", followsFrom, []int{500, 700, 1000}},
		{counts.Crowd, "share", ratio, []int{30, 40, 50}},
		{counts.Crowd, "posts to", postsTo, []int{100, 200, 500}},
		{counts.BareCrowd, "follows from", followsFrom, []int{200, 300, 400}},
		{counts.BareCrowd, "share", ratio, []int{30, 40, 50}},
		{counts.BareCrowd, "posts to", postsTo, []int{100, 200, 500}},
		{counts.SilentCrowd, "follows from", followsFrom, []int{200, 300, 400}},
		{counts.SilentCrowd, "share", ratio, []int{30, 40, 50}},
		{counts.SilentCrowd, "posts to", postsTo, []int{10, 20, 30}},
		{counts.FacelessCrowd, "follows from", followsFrom, []int{100, 200}},
		{counts.FacelessCrowd, "share", ratio, []int{15, 20, 30}},
		{counts.BareFew, "follows from", followsFrom, []int{20, 30, 40}},
		{counts.BareFew, "follows to", followsTo, []int{59, 99, 199}},
		{counts.BareFew, "share", ratio, []int{2, 3, 4}},
		{counts.BareFew, "posts from", postsFrom, []int{10, 20, 30}},
		{counts.BareFew, "posts to", postsTo, []int{75, 100, 150}},
		{counts.Feed, "follows to", followsTo, []int{2, 5, 10}},
		{counts.Feed, "posts from", postsFrom, []int{500, 1000, 2000}},
		{counts.Feed, "lists from", func(p *counts.Pattern) *int { return &p.Lists.From }, []int{3, 4, 6}},
		{counts.Feed, "list share", func(p *counts.Pattern) *int { return &p.ListShare }, []int{10, 20, 40}},
	}
}

// numbersAlone is a verdict by patterns, and by what the account calls itself.
func numbersAlone(patterns []counts.Pattern) verdict {
	return func(r *row) bool {
		return r.callsItself && r.bot() ||
			slices.ContainsFunc(patterns, func(p counts.Pattern) bool { return p.Fits(&r.account) })
	}
}

// The search wants each recall a tenth above its bar, as accounts never seen will do worse, and cares for nothing above
// that; from there on fewer humans are all that makes bounds better.
const (
	margin     = 1.1
	humanPrice = 0.5 // of a share of humans as high as its bar, in recalls
)

func worth(rows []row, patterns []counts.Pattern) float64 {
	recall, human := bars()
	shares := measure(rows, numbersAlone(patterns))
	sum := 0.0
	for key, bar := range recall {
		sum += min(shares[key].of()/(margin*bar), 1)
	}
	for key, bar := range human {
		sum -= humanPrice * shares[key].of() / bar
	}
	return sum
}

// best turns one knob after the other until none makes the bounds better.
func best(rows []row) []counts.Pattern {
	patterns := counts.Patterns()
	top := worth(rows, patterns)
	for better := true; better; {
		better = false
		for _, k := range knobs() {
			bound := k.bound(&patterns[k.pattern])
			kept := *bound
			for _, v := range k.values {
				if *bound = v; v == kept {
					continue
				}
				if w := worth(rows, patterns); w > top+1e-9 {
					top, kept, better = w, v, true
				}
			}
			*bound = kept
		}
	}
	return patterns
}

// choose prints the bounds in use beside those that are best on all rows and on each half, and how the choice of each
// half does on the other one.
func choose(out io.Writer, rows []row) {
	var halves [2][]row
	for _, r := range rows {
		halves[half(&r)] = append(halves[half(&r)], r)
	}
	used, all := counts.Patterns(), best(rows)
	first, second := best(halves[0]), best(halves[1])
	fmt.Fprintf(out, "%-32s %8s %8s %8s %8s\n", "bound", "in use", "all", "half 1", "half 2")
	for _, k := range knobs() {
		value := func(p []counts.Pattern) int { return *k.bound(&p[k.pattern]) }
		fmt.Fprintf(out, "%-32s %8d %8d %8d %8d\n", used[k.pattern].Name+", "+k.name, value(used), value(all), value(first),
			value(second))
	}
	for i, chosen := range [][]counts.Pattern{first, second} {
		other := halves[1-i]
		fmt.Fprintf(out, "\nchosen on half %d, measured on the other (numbers alone, and bots that call themselves so)\n",
			i+1)
		if _, err := report(out, other, numbersAlone(chosen)); err != nil {
			fmt.Fprintln(out, err)
		}
	}
}
