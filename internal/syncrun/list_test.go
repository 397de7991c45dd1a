package syncrun_test

import (
	"testing"

	"goodones/internal/syncrun"
)

func TestMissed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reported, known, gap, want int }{
		{2000, 2000, 0, 0}, {2020, 2000, 0, 0}, {2021, 2000, 0, 21}, {1960, 2000, 0, 0}, {1990, 2000, -40, 30},
		{10_100, 10_000, 0, 0}, {10_150, 10_000, 0, 150}, {0, 5, 0, 0}, {30, 0, -5, 35},
	} {
		facts := syncrun.ListFacts{Reported: c.reported, Known: c.known, Gap: &c.gap}
		if got := facts.Missed(); got != c.want {
			t.Errorf("%+v: missed %d, want %d", c, got, c.want)
		}
	}
	if got := (syncrun.ListFacts{Reported: 100}).Missed(); got != 0 {
		t.Errorf("of a list never read to its end %d are missed", got)
	}
}

func TestMoved(t *testing.T) {
	t.Parallel()
	const paid, free = false, true
	for _, c := range []struct {
		reported, gap, inVain int
		isFree                bool
		want                  int
	}{
		{1990, 0, 0, paid, -10}, {1991, 0, 0, paid, 0}, {2019, 0, 0, paid, 0}, {2030, 0, 0, paid, 0},
		{1960, -40, 0, paid, 0}, {1950, -40, 0, paid, -10},
		{1961, 0, 20, paid, 0}, {1960, 0, 20, paid, -40}, // twice as many as were looked for in vain
		{2500, 600, 0, paid, -100}, {2501, 600, 0, paid, 0}, // a longer list is not read for a fall
		{1999, 0, 0, free, -1}, {2001, 0, 0, free, 1}, {2000, 0, 0, free, 0}, {1995, 0, 3, free, 0},
		{2006, 0, 3, free, 6}, {2501, 600, 0, free, -99},
	} {
		facts := syncrun.ListFacts{Reported: c.reported, Known: 2000, Gap: &c.gap, InVain: c.inVain}
		if got := facts.Moved(c.isFree); got != c.want {
			t.Errorf("%+v: moved %d, want %d", c, got, c.want)
		}
	}
	if got := (syncrun.ListFacts{Reported: 100}).Moved(free); got != 0 {
		t.Errorf("of a list never read to its end the count has moved by %d", got)
	}
}
