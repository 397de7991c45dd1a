package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Kinds of faults.
const (
	fault429        = "429"
	faultHTML       = "html"
	faultErrorsOnly = "errorsonly"
	faultBadToken   = "badtoken"
	faultTruncate   = "truncate"
	faultStall      = "stall"
	faultSilence    = "silence"
	faultReset      = "reset"
)

// FaultKind is one word of Config.Faults.
type FaultKind struct{ Name, About string }

// FaultKinds lists what Config.Faults may name, for help texts. The slice is
// the caller's.
func FaultKinds() []FaultKind {
	return []FaultKind{
		{fault429, "a 429 though the window has room; its reset is near, past, an hour away or absent, in turn"},
		{"500", "Internal Server Error"},
		{"502", "Bad Gateway"},
		{"503", "Service Unavailable"},
		{"504", "Gateway Timeout"},
		{faultHTML, "a 503 with a page of HTML"},
		{faultErrorsOnly, "200 with errors[] and no data"},
		{faultBadToken, "400 for a page token that is good; calls without one are spared"},
		{faultTruncate, "half of the body, ended properly or by a lost connection, in turn"},
		{faultStall, "half of the body, then silence until the caller gives up"},
		{faultSilence, "no answer until the caller gives up"},
		{faultReset, "the connection is reset instead of an answer"},
	}
}

// faults is which share of calls meets which fault.
type faults struct {
	seed   uint64
	shares []faultShare
}

type faultShare struct {
	kind string
	rate float64
}

// parseFaults reads a list such as "429=0.05,html=0.01". Rates are between 0
// and 1 and together at most 1.
func parseFaults(spec string) ([]faultShare, error) {
	var shares []faultShare
	sum := 0.0
	for _, entry := range splitList(strings.TrimSpace(spec)) {
		share, err := parseShare(strings.TrimSpace(entry))
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(shares, func(s faultShare) bool { return s.kind == share.kind }) {
			return nil, fmt.Errorf("fault %q is given twice", share.kind)
		}
		sum += share.rate
		shares = append(shares, share)
	}
	if sum > 1 {
		return nil, fmt.Errorf("fault rates add up to %g, more than 1", sum)
	}
	return shares, nil
}

func parseShare(entry string) (faultShare, error) {
	kind, text, _ := strings.Cut(entry, "=")
	known := slices.ContainsFunc(FaultKinds(), func(k FaultKind) bool { return k.Name == kind })
	if !known {
		return faultShare{}, fmt.Errorf("unknown fault %q; known are %s", kind, faultNames())
	}
	rate, err := strconv.ParseFloat(text, 64)
	if err != nil || !(rate >= 0 && rate <= 1) { // not NaN either
		return faultShare{}, fmt.Errorf("fault %q needs a rate between 0 and 1, not %q", kind, text)
	}
	return faultShare{kind: kind, rate: rate}, nil
}

func faultNames() string {
	var names []string
	for _, k := range FaultKinds() {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}

// pick is the fault of a call, or nothing.
func (f *faults) pick(number int64) string {
	if len(f.shares) == 0 {
		return ""
	}
	s := source(mix(f.seed, uint64(number)))
	at := s.unit()
	for _, share := range f.shares {
		if at -= share.rate; at < 0 {
			return share.kind
		}
	}
	return ""
}
