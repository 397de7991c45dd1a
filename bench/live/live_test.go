package main

import (
	"errors"
	"strings"
	"testing"

	"goodones/bench/load"
	"goodones/bench/score"
	"goodones/internal/fact"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		args, complaint string
		scenarios       int
	}{
		{"-rounds 3 -contestants plain,floor", "", 8},
		{"-scenario burst,idle", "", 2},
		{"-scenario dance", `no scenario "dance"`, 0},
		{"-contestants plain,other", `no contestant "other"`, 0},
		{"-rounds 0", "0 rounds", 0},
	}
	for _, test := range tests {
		o, err := parse(strings.Fields(test.args))
		if test.complaint != "" {
			if err == nil || !strings.Contains(err.Error(), test.complaint) {
				t.Errorf("%s: %v", test.args, err)
			}
			continue
		}
		if err != nil || len(o.scenarios) != test.scenarios {
			t.Errorf("%s: %d scenarios, %v", test.args, len(o.scenarios), err)
		}
	}
}

// TestBars keeps the table of bars from losing a row.
func TestBars(t *testing.T) {
	t.Parallel()
	held := func(s scenario) (n int) {
		sheet := score.New(s.measures)
		for _, m := range s.measures {
			for _, contestant := range []string{ours, plain, floor} {
				sheet.Add(m.Name, contestant, 1)
			}
		}
		return len(sheet.Verdicts())
	}
	want := map[string]int{"fanout": 4, "burst": 2, "wideburst": 2, "wide": 2, "idle": 3, "manyruns": 2,
		"private": 0, "reconnect": 2}
	for _, s := range scenarios() {
		if got := held(s); got != want[s.name] {
			t.Errorf("%s has %d bars, want %d", s.name, got, want[s.name])
		}
	}
}

func TestResult(t *testing.T) {
	t.Parallel()
	chosen, err := choose("burst")
	if err != nil {
		t.Fatal(err)
	}
	r := newResult(chosen)
	r.add(chosen[0], ours, outcome{map[string]float64{throughput: 900, fromHintP99: 1},
		load.Report{Sockets: 10, Delivered: 100}})
	r.add(chosen[0], plain, outcome{map[string]float64{throughput: 100}, load.Report{Sockets: 10, Delivered: 100}})
	if err := r.flawless(); err != nil {
		t.Errorf("without flaws: %v", err)
	}
	for _, asJSON := range []bool{false, true} {
		var b strings.Builder
		err := r.print(&b, asJSON)
		if err != nil {
			t.Fatal(err)
		}
		fact.Contains(t, "b.String()", b.String(), throughput)
		fact.Contains(t, "b.String()", b.String(), "900")
	}
	r.add(chosen[0], ours, outcome{nil, load.Report{Missing: 2, Repeated: 1, FirstError: errors.New("cut off")}})
	if err := r.flawless(); err == nil || !strings.Contains(err.Error(), "ours: 3 flaws (cut off)") {
		t.Errorf("with flaws: %v", err)
	}
}
