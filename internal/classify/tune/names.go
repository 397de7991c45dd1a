package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// genderShares counts what full names alone tell of a gender.
type genderShares struct{ all, decided, right int }

func (s genderShares) add(t genderShares) genderShares {
	return genderShares{s.all + t.all, s.decided + t.decided, s.right + t.right}
}

// measureNames prints by group how many of the names in a CSV file (full name, F or M, group) the classifier decides
// and how many of these rightly; with wrong, each that it has wrong.
func measureNames(out io.Writer, path string, wrong bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	c := classify.New()
	groups := make(map[string]genderShares)
	for _, line := range lines {
		if len(line) < 3 {
			return fmt.Errorf("read %s: %d columns, want 3", path, len(line))
		}
		facts := c.Facts(&syncrun.Profile{ID: 1, Detailed: true, Name: line[0]})
		one := genderShares{all: 1}
		switch want := map[string]syncrun.Gender{"F": syncrun.GenderFemale, "M": syncrun.GenderMale}[line[1]]; facts.Gender {
		case want:
			one.decided, one.right = 1, 1
		case syncrun.GenderFemale, syncrun.GenderMale:
			one.decided = 1
			if wrong {
				fmt.Fprintf(out, "%s (%s, %s): %s\n", line[0], line[1], line[2], facts.GenderReason)
			}
		}
		groups[line[2]] = groups[line[2]].add(one)
	}
	return printGroups(out, groups)
}

func printGroups(out io.Writer, groups map[string]genderShares) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "group\tnames\tdecided\tright\t")
	var all genderShares
	keys := slices.SortedFunc(maps.Keys(groups), func(a, b string) int {
		return cmp.Or(groups[b].all-groups[a].all, strings.Compare(a, b))
	})
	for _, key := range keys {
		all = all.add(groups[key])
		fmt.Fprintln(w, row4(key, groups[key]))
	}
	fmt.Fprintln(w, row4("all", all))
	return w.Flush()
}

func row4(name string, s genderShares) string {
	return fmt.Sprintf("%s\t%d\t%.1f %%\t%.2f %%\t", name, s.all, 100*share{s.decided, s.all}.of(),
		100*share{s.right, s.decided}.of())
}
