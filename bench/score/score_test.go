package score

import (
	"math"
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
)

func TestMedian(t *testing.T) {
	t.Parallel()
	tests := []struct {
		values []float64
		want   float64
	}{
		{nil, math.NaN()},
		{[]float64{3}, 3},
		{[]float64{9, 1, 5}, 5},
		{[]float64{4, 1, 3, 100}, 3.5},
	}
	for _, test := range tests {
		before := slices.Clone(test.values)
		got := Median(test.values)
		if got != test.want && !(math.IsNaN(got) && math.IsNaN(test.want)) {
			t.Errorf("median of %v = %v, want %v", test.values, got, test.want)
		}
		if !slices.Equal(before, test.values) {
			t.Errorf("median reordered its argument to %v", test.values)
		}
	}
}

func sheet() *Sheet {
	s := New([]Measure{
		{"cpu", "µs", []Bar{{"ours", "plain", 0.45, false}, {"ours", "floor", 1.25, false}}},
		{"speed", "1/s", []Bar{{"ours", "plain", 2.2, true}, {"ours", "", 1000, true}}},
	})
	for _, figure := range []float64{4, 400, 3} {
		s.Add("cpu", "ours", figure)
	}
	s.Add("cpu", "plain", 10)
	s.Add("speed", "ours", 900)
	s.Add("speed", "plain", 300)
	return s
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	want := []Verdict{
		{"cpu", "ours", "plain", 0.4, 0.45, false, true},
		{"speed", "ours", "plain", 3, 2.2, true, true},
		{"speed", "ours", "", 900, 1000, true, false},
	}
	if got := sheet().Verdicts(); !slices.Equal(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestPrint(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := sheet().Print(&b); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"ours / plain", "≤ 0.45", "held", "≥ 1000", "MISSED"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("%q is missing in\n%s", part, b.String())
		}
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	for asJSON, part := range map[bool]string{false: "MISSED", true: `"held": false`} {
		var b strings.Builder
		if err := sheet().Report(&b, "a machine", asJSON); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "a machine") || !strings.Contains(b.String(), part) {
			t.Errorf("JSON %v: %q is missing in\n%s", asJSON, part, b.String())
		}
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	got := sheet().Rows()
	fact.Is(fact.Must(t), "len(got)", len(got), 4, got)
	fact.Is(t, "got[0].Contestant", got[0].Contestant, "ours")
	fact.Is(t, "got[0].Median", got[0].Median, 4)
	fact.Is(t, "len(got[0].Rounds)", len(got[0].Rounds), 3)
	fact.Is(t, "got[3].Unit", got[3].Unit, "1/s")
}

func TestAddRefusesUnknownMeasures(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	sheet().Add("colour", "ours", 1)
}

func TestRotate(t *testing.T) {
	t.Parallel()
	first := map[string]int{}
	for round := range 6 {
		order := Rotate([]string{"a", "b", "c"}, round)
		if len(order) != 3 {
			t.Fatalf("round %d has %v", round, order)
		}
		first[order[0]]++
	}
	fact.Is(t, `first["a"]`, first["a"], 2, first)
	fact.Is(t, `first["b"]`, first["b"], 2)
	fact.Is(t, `first["c"]`, first["c"], 2)
}
