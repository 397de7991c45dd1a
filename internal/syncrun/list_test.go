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
