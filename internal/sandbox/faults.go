package sandbox

import (
	"cmp"
	"fmt"
	"math"
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

// Ways of the whole network, which are no faults of single calls.
const (
	faultIDOnly  = "idonly"
	faultRenamed = "renamed"
	faultEndless = "endless"
	faultHostile = "hostile"
)

// FaultKind is one word of Config.Faults.
type FaultKind struct{ Name, About string }

// FaultKinds lists what Config.Faults may name, for help texts. The slice is
// the caller's.
func FaultKinds() []FaultKind {
	kinds := []FaultKind{
		{fault429, "a 429 though the window has room; its reset is near, past, an hour away or absent, in turn"},
		{"500", "Internal Server Error"},
		{"502", "Bad Gateway"},
		{"503", "Service Unavailable"},
		{"504", "Gateway Timeout"},
		{faultHTML, "a 503 with a page of HTML"},
		{faultErrorsOnly, "200 with errors[] and no data"},
		{faultBadToken, "400 for a page token that is good, in either form; calls without one are spared"},
		{faultTruncate, "half of the body, ended properly or by a lost connection, in turn"},
		{faultStall, "half of the body, then silence until the caller gives up"},
		{faultSilence, "no answer until the caller gives up"},
		{faultReset, "the connection is reset instead of an answer"},
	}
	kinds = append(kinds, refusalKinds()...)
	return append(kinds,
		FaultKind{faultIDOnly, "that share of the followers is listed by id alone; never on its own"},
		FaultKind{faultRenamed, "the names of 2026: post.fields and post_count, and none of the old ones; no share"},
		FaultKind{faultEndless, "lists of followers have no last page: the head comes again; no share"},
		FaultKind{faultHostile, "names, bios, places and links are attacks: markup, scripts, turned directions; no share"})
}

// faults is which share of calls meets which fault, and what is so for all of them.
type faults struct {
	seed   uint64
	shares []faultShare
}

// faultShare is one entry of Config.Faults.
type faultShare struct {
	endpoint string // "": every one
	kind     string
	rate     float64
}

// ofCalls tells whether the entry is about single calls.
func (s faultShare) ofCalls() bool {
	return s.kind != faultIDOnly && !isSwitch(s.kind)
}

// isSwitch tells whether a kind is on or off for the whole network.
func isSwitch(kind string) bool {
	return kind == faultRenamed || kind == faultEndless || kind == faultHostile
}

// parseFaults reads a list such as "429=0.05,html=0.01". Rates are between 0
// and 1, and those of all endpoints, or of one, add up to at most 1.
func parseFaults(spec string) ([]faultShare, error) {
	var shares []faultShare
	for _, entry := range splitList(strings.TrimSpace(spec)) {
		share, err := parseShare(strings.TrimSpace(entry))
		if err != nil {
			return nil, err
		}
		twice := func(s faultShare) bool { return s.kind == share.kind && s.endpoint == share.endpoint }
		if slices.ContainsFunc(shares, twice) {
			return nil, fmt.Errorf("fault %q is given twice", share.kind)
		}
		shares = append(shares, share)
	}
	slices.SortStableFunc(shares, func(a, b faultShare) int { // what is said of one endpoint comes first
		return cmp.Compare(min(1, len(b.endpoint)), min(1, len(a.endpoint)))
	})
	if sum := greatestSum(shares); sum > 1 {
		return nil, fmt.Errorf("fault rates add up to %g, more than 1", sum)
	}
	return shares, nil
}

// CheckBlueskyFaults tells which entry of a list as in Config.Faults the AppView never shows; it answers well instead.
func CheckBlueskyFaults(spec string) error {
	shares, err := parseFaults(spec)
	if err != nil {
		return err
	}
	for _, share := range shares {
		if share.endpoint != "" && !slices.Contains(appViewCalls(), share.endpoint) {
			return fmt.Errorf("endpoint %q is X's; Bluesky's are %s", share.endpoint, strings.Join(appViewCalls(), ", "))
		}
		if !atAppView(share.kind) {
			return fmt.Errorf("fault %q is X's alone", share.kind)
		}
	}
	return nil
}

// atAppView tells whether the AppView can show a fault of that kind.
func atAppView(kind string) bool {
	switch kind {
	case faultErrorsOnly, faultIDOnly, faultRenamed, faultEndless:
		return false
	}
	return !knownRefusal(Refusal(kind))
}

// greatestSum is that of the rates of all endpoints, or of one.
func greatestSum(shares []faultShare) (most float64) {
	sums := map[string]float64{}
	for _, s := range shares {
		if s.ofCalls() {
			sums[s.endpoint] += s.rate
			most = max(most, sums[s.endpoint])
		}
	}
	return most
}

// parseShare reads "kind=rate", "endpoint:kind=rate", or either without a rate, which means always.
func parseShare(entry string) (faultShare, error) {
	name, text, rated := strings.Cut(entry, "=")
	endpoint, kind, scoped := strings.Cut(name, ":")
	if !scoped {
		endpoint, kind = "", name
	}
	known := slices.ContainsFunc(FaultKinds(), func(k FaultKind) bool { return k.Name == kind })
	if !known {
		return faultShare{}, fmt.Errorf("unknown fault %q; known are %s", kind, faultNames())
	}
	share := faultShare{endpoint: endpoint, kind: kind, rate: 1}
	if scoped && (!slices.Contains(faultyCalls(), endpoint) || !share.ofCalls()) {
		return faultShare{}, fmt.Errorf("unknown endpoint %q of fault %q; known are %s", endpoint, kind,
			strings.Join(faultyCalls(), ", "))
	}
	if !rated && (scoped || isSwitch(kind)) {
		return share, nil
	}
	rate, err := strconv.ParseFloat(text, 64)
	if err != nil || !(rate >= 0 && rate <= 1) { // not NaN either
		return faultShare{}, fmt.Errorf("fault %q needs a rate between 0 and 1, not %q", kind, text)
	}
	share.rate = rate
	return share, nil
}

func faultNames() string {
	var names []string
	for _, k := range FaultKinds() {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}

// faultyCalls are the names of the calls of both networks.
func faultyCalls() []string {
	var names []string
	for _, e := range endpoints() {
		names = append(names, e.name)
	}
	return append(names, appViewCalls()...)
}

func appViewCalls() []string {
	return []string{EndpointProfile, EndpointProfiles, EndpointFollowersOf, EndpointAuthorFeed, EndpointLikesOf}
}

// pick is the fault of a call, or nothing.
func (f *faults) pick(number int64, endpoint string) string {
	if len(f.shares) == 0 {
		return ""
	}
	s := source(mix(f.seed, uint64(number)))
	at := s.unit()
	for _, share := range f.shares {
		if !share.ofCalls() || share.endpoint != "" && share.endpoint != endpoint {
			continue
		}
		if at -= share.rate; at < 0 {
			return share.kind
		}
	}
	return ""
}

// every is in how many one is meant by a share; 0: none.
func every(share float64) int {
	if share == 0 {
		return 0
	}
	return int(math.Round(1 / share))
}

// rateOf is the rate of what is so for the whole network.
func (f *faults) rateOf(kind string) float64 {
	for _, share := range f.shares {
		if share.kind == kind {
			return share.rate
		}
	}
	return 0
}
