package main

import (
	"fmt"
	"io"
	"math"
	"slices"
)

// tally counts what was found of what is there.
type tally struct{ found, missed, invented int }

func (t *tally) add(is, read bool) {
	switch {
	case is && read:
		t.found++
	case is:
		t.missed++
	case read:
		t.invented++
	}
}

func (t tally) recall() figure    { return share(t.found, t.found+t.missed) }
func (t tally) precision() figure { return share(t.found, t.found+t.invented) }

// figure is a share of n cases, or the mean over n searches; none where n is 0.
type figure struct {
	Value float64
	N     int
}

func share(part, of int) figure {
	if of == 0 {
		return figure{}
	}
	return figure{float64(part) / float64(of), of}
}

func mean(values []float64) figure {
	if len(values) == 0 {
		return figure{}
	}
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return figure{sum / float64(len(values)), len(values)}
}

func (f figure) String() string {
	switch {
	case f.N == 0:
		return "-"
	case f.Value > 1:
		return fmt.Sprintf("%.0f", f.Value)
	default:
		return fmt.Sprintf("%.3f", math.Round(f.Value*1000)/1000)
	}
}

// side counts profiles of one side of a kind, the kind itself or its near misses.
type side struct{ right, wrong int }

func (s *side) add(right bool) {
	if right {
		s.right++
	} else {
		s.wrong++
	}
}

// sheet is all that was measured on one part.
type sheet struct {
	tallies  map[string]*tally
	shares   map[string]*side // right and wrong, where there is nothing to find
	kinds    map[string]*[2]side
	genders  map[[2]string]int // wanted, read
	means    map[string]figure
	searches []searched
	mistakes []string
	speed    float64 // profiles a second of one core; 0 where it was not measured
}

func newSheet() *sheet {
	return &sheet{tallies: map[string]*tally{}, shares: map[string]*side{}, kinds: map[string]*[2]side{},
		genders: map[[2]string]int{}, means: map[string]figure{}}
}

func (s *sheet) tally(name string) *tally {
	if s.tallies[name] == nil {
		s.tallies[name] = &tally{}
	}
	return s.tallies[name]
}

func (s *sheet) share(name string) *side {
	if s.shares[name] == nil {
		s.shares[name] = &side{}
	}
	return s.shares[name]
}

// kind counts whether a profile was read right in all that is wanted of it.
func (s *sheet) kind(p *labelled, right bool) {
	if s.kinds[p.Kind] == nil {
		s.kinds[p.Kind] = &[2]side{}
	}
	at := 0
	if p.Near {
		at = 1
	}
	s.kinds[p.Kind][at].add(right)
}

func (s *sheet) mistake(format string, args ...any) {
	s.mistakes = append(s.mistakes, fmt.Sprintf(format, args...))
}

func (s *sheet) printMistakes(out io.Writer) {
	for _, m := range s.mistakes {
		fmt.Fprintln(out, m)
	}
	fmt.Fprintln(out)
}

// figures are all shares by name.
func (s *sheet) figures() map[string]figure {
	all := map[string]figure{}
	for name, t := range s.tallies {
		all[name+": recall"], all[name+": precision"] = t.recall(), t.precision()
	}
	for name, counted := range s.shares {
		all[name] = share(counted.right, counted.right+counted.wrong)
	}
	for name, f := range s.means {
		all[name] = f
	}
	for kind, sides := range s.kinds {
		all["kind "+kind] = share(sides[0].right, sides[0].right+sides[0].wrong)
		all["kind "+kind+", near misses"] = share(sides[1].right, sides[1].right+sides[1].wrong)
	}
	if s.speed > 0 {
		all[speedName] = figure{s.speed, 1}
	}
	return all
}

const speedName = "speed: profiles a second of a core"

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
