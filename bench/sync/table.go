package main

import (
	"fmt"

	"goodones/bench/score"
)

// table is what was measured, by size.
type table struct {
	sizes []int
	sheet *score.Sheet
}

const (
	growth = "ratio to the floor, largest to smallest"
	flat   = "peak memory, largest to smallest"
)

func seconds(size int) string { return fmt.Sprintf("time for %d", size) }
func speed(size int) string   { return fmt.Sprintf("profiles per second of %d", size) }
func peak(size int) string    { return fmt.Sprintf("peak memory of the worker, %d", size) }

func newTable(sizes []int) *table {
	var measures []score.Measure
	for _, size := range sizes {
		measures = append(measures,
			score.Measure{Name: seconds(size), Unit: "s", Bars: []score.Bar{{Of: ours, Against: floor, Limit: 4}}},
			score.Measure{Name: speed(size), Unit: "1/s"},
			score.Measure{Name: peak(size), Unit: "MB", Bars: []score.Bar{{Of: ours, Limit: 120}}})
	}
	measures = append(measures, score.Measure{Name: growth, Bars: []score.Bar{{Of: ours, Limit: 1.2}}},
		score.Measure{Name: flat, Bars: []score.Bar{{Of: ours, Limit: 1.2}}})
	return &table{sizes, score.New(measures)}
}

func (t *table) add(size int, contestant string, got took) {
	t.sheet.Add(seconds(size), contestant, got.elapsed.Seconds())
	t.sheet.Add(speed(size), contestant, float64(got.profile)/got.elapsed.Seconds())
	if got.peak > 0 {
		t.sheet.Add(peak(size), contestant, float64(got.peak)/1e6)
	}
}

// finish sets the largest size against the smallest.
func (t *table) finish() {
	ratio := func(size int) float64 {
		return t.sheet.Median(seconds(size), ours) / t.sheet.Median(seconds(size), floor)
	}
	if len(t.sizes) > 1 {
		smallest, largest := t.sizes[0], t.sizes[len(t.sizes)-1]
		t.sheet.Add(growth, ours, ratio(largest)/ratio(smallest))
		t.sheet.Add(flat, ours, t.sheet.Median(peak(largest), ours)/t.sheet.Median(peak(smallest), ours))
	}
}
