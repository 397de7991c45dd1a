// Package score collects figures of several rounds, and sets their medians against bars.
package score

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"
)

// Measure is one kind of figure, such as the CPU time of a delivery.
type Measure struct {
	Name string // for people, unique
	Unit string // such as µs
	Bars []Bar
}

// Bar is a promise on the ratio of two contestants' medians, or, without Against, on the median itself.
type Bar struct {
	Of, Against string
	Limit       float64
	AtLeast     bool // the other way round: the limit is a floor
}

// Sheet holds the figures of all rounds. It is not safe for concurrent use.
type Sheet struct {
	measures []Measure
	figures  map[string]map[string][]float64 // measure, contestant, rounds
}

// New makes an empty sheet of measures, to be printed in this order.
func New(measures []Measure) *Sheet {
	return &Sheet{measures: measures, figures: map[string]map[string][]float64{}}
}

// Add notes what one round gave. A measure that the sheet does not have panics: it is a mistake of the program.
func (s *Sheet) Add(measure, contestant string, figure float64) {
	if !slices.ContainsFunc(s.measures, func(m Measure) bool { return m.Name == measure }) {
		panic("score: no measure " + measure)
	}
	if s.figures[measure] == nil {
		s.figures[measure] = map[string][]float64{}
	}
	s.figures[measure][contestant] = append(s.figures[measure][contestant], figure)
}

// Median is the middle of the rounds noted, NaN when there are none.
func (s *Sheet) Median(measure, contestant string) float64 {
	return Median(s.figures[measure][contestant])
}

// Median of values: the mean of the two in the middle when their number is even, NaN when there are none. The slice
// stays as it is.
func Median(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 0 {
		return (sorted[middle-1] + sorted[middle]) / 2
	}
	return sorted[middle]
}

// Verdict is a bar with what became of it.
type Verdict struct {
	Measure string  `json:"measure"`
	Of      string  `json:"of"`
	Against string  `json:"against,omitempty"` // empty: the median itself was asked for
	Value   float64 `json:"value"`
	Limit   float64 `json:"limit"`
	AtLeast bool    `json:"atLeast"`
	Held    bool    `json:"held"`
}

// Verdicts judges every bar whose contestants have figures.
func (s *Sheet) Verdicts() []Verdict {
	var all []Verdict
	for _, m := range s.measures {
		for _, bar := range m.Bars {
			value := s.Median(m.Name, bar.Of)
			if bar.Against != "" {
				value /= s.Median(m.Name, bar.Against)
			}
			if math.IsNaN(value) || math.IsInf(value, 0) {
				continue
			}
			held := value <= bar.Limit
			if bar.AtLeast {
				held = value >= bar.Limit
			}
			all = append(all, Verdict{m.Name, bar.Of, bar.Against, value, bar.Limit, bar.AtLeast, held})
		}
	}
	return all
}

// Row is one contestant's figures of one measure.
type Row struct {
	Measure    string    `json:"measure"`
	Unit       string    `json:"unit"`
	Contestant string    `json:"contestant"`
	Median     float64   `json:"median"`
	Rounds     []float64 `json:"rounds"`
}

// Rows lists what was noted, in the order of measures, contestants by name.
func (s *Sheet) Rows() []Row {
	var all []Row
	for _, m := range s.measures {
		names := make([]string, 0, len(s.figures[m.Name]))
		for name := range s.figures[m.Name] {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			rounds := s.figures[m.Name][name]
			all = append(all, Row{m.Name, m.Unit, name, Median(rounds), rounds})
		}
	}
	return all
}

// Print writes the medians with the least and the greatest round, then the bars, for people.
func (s *Sheet) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "measure\tserver\tmedian\tleast\tgreatest\tunit\trounds")
	for _, r := range s.Rows() {
		fmt.Fprintf(t, "%s\t%s\t%.4g\t%.4g\t%.4g\t%s\t%d\n", r.Measure, r.Contestant, r.Median,
			slices.Min(r.Rounds), slices.Max(r.Rounds), r.Unit, len(r.Rounds))
	}
	verdicts := s.Verdicts()
	if len(verdicts) > 0 {
		fmt.Fprintln(t, "\nmeasure\tagainst\tvalue\tbar\t\t\t")
	}
	for _, v := range verdicts {
		fmt.Fprintf(t, "%s\t%s\t%.3g\t%s\t%s\t\t\n", v.Measure, v.against(), v.Value, v.bar(), v.word())
	}
	return t.Flush()
}

func (v Verdict) against() string {
	if v.Against == "" {
		return v.Of
	}
	return v.Of + " / " + v.Against
}

func (v Verdict) bar() string {
	sign := "≤"
	if v.AtLeast {
		sign = "≥"
	}
	return fmt.Sprintf("%s %g", sign, v.Limit)
}

func (v Verdict) word() string {
	if v.Held {
		return "held"
	}
	return "MISSED"
}

// Report writes the machine that measured and the sheet, for people or as JSON for programs.
func (s *Sheet) Report(w io.Writer, machine string, asJSON bool) error {
	if !asJSON {
		if _, err := fmt.Fprintln(w, machine); err != nil {
			return err
		}
		return s.Print(w)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(map[string]any{"machine": machine, "figures": s.Rows(), "bars": s.Verdicts()})
}

// Rotate lists contestants in the order of a round: each is first as often as the others.
func Rotate(contestants []string, round int) []string {
	if len(contestants) == 0 {
		return nil
	}
	by := round % len(contestants)
	return slices.Concat(contestants[by:], contestants[:by])
}
