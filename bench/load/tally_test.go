package load

import (
	"testing"

	"goodones/internal/fact"
)

func TestTally(t *testing.T) {
	t.Parallel()
	upTo := func(n int) (all []int) {
		for i := range n {
			all = append(all, i+1)
		}
		return all
	}
	tests := []struct {
		name                          string
		seen                          []int
		last                          int
		missing, repeated, disordered int
	}{
		{"nothing written", nil, 0, 0, 0, 0},
		{"nothing seen", nil, 70, 70, 0, 0},
		{"all", upTo(200), 200, 0, 0, 0},
		{"a gap", []int{1, 2, 4, 5}, 5, 1, 0, 0},
		{"the end is missing", upTo(63), 65, 2, 0, 0},
		{"one again", []int{1, 2, 2, 3}, 3, 0, 1, 0},
		{"an old one again", []int{1, 2, 3, 1}, 3, 0, 1, 0},
		{"two swapped", []int{1, 3, 2, 4}, 4, 0, 0, 1},
		{"late over a word's edge", []int{64, 63}, 64, 62, 0, 1},
		{"more than was written hides nothing", []int{1, 2, 3, 64, 65, 200}, 4, 1, 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var tally Tally
			for _, sequence := range test.seen {
				tally.See(sequence)
			}
			if got := tally.Missing(test.last); got != test.missing {
				t.Errorf("%d missing, want %d", got, test.missing)
			}
			if tally.Repeated != test.repeated || tally.Disordered != test.disordered {
				t.Errorf("%d repeated, %d disordered; want %d, %d", tally.Repeated, tally.Disordered, test.repeated,
					test.disordered)
			}
		})
	}
}

func TestSeeTellsTheFirst(t *testing.T) {
	t.Parallel()
	var tally Tally
	fact.Is(t, "tally.See(5)", tally.See(5), true)
	fact.Is(t, "tally.See(5)", tally.See(5), false)
	fact.Is(t, "tally.See(4)", tally.See(4), true)
}
