package sandbox

import (
	"cmp"
	"maps"
	"slices"
	"sync"
)

// ringSize is how many calls are remembered one by one.
const ringSize = 256

// page is one page of a list of followers, asked as so many before a place.
type page struct {
	account      *account
	before, size int
	places       []int
	head         bool
}

// pageKey tells equal pages.
type pageKey struct{ account, before, size int }

// reach is which places of a list were returned, one bit each.
type reach struct {
	bits     []uint64
	returned int64
	distinct int64
}

func (r *reach) mark(places []int) {
	r.returned += int64(len(places))
	for _, place := range places {
		word, bit := place/64, uint64(1)<<(place%64)
		if word >= len(r.bits) {
			r.bits = append(r.bits, make([]uint64, word+1-len(r.bits))...)
		}
		if r.bits[word]&bit == 0 {
			r.distinct++
		}
		r.bits[word] |= bit
	}
}

// ledger counts calls.
type ledger struct {
	mu     sync.Mutex
	number int64 // never reset: faults go by it
	sum    Calls
	pages  map[pageKey]struct{}
	reach  map[*account]*reach
	ring   []Call
	next   int // where the ring goes on once it is full
}

func newLedger() *ledger {
	l := &ledger{}
	l.reset()
	return l
}

func (l *ledger) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sum = Calls{
		ByEndpoint: map[string]int64{}, ByStatus: map[int]int64{},
		Faults: map[string]int64{}, Resources: map[string]int64{},
	}
	l.pages, l.reach = map[pageKey]struct{}{}, map[*account]*reach{}
	l.ring, l.next = nil, 0
}

// arrive counts a call and numbers it.
func (l *ledger) arrive(endpoint string) int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.number++
	l.sum.Total++
	l.sum.ByEndpoint[endpoint]++
	return l.number
}

// end records how a call ended, before its answer is sent, so that whoever has
// the answer finds it counted.
func (l *ledger) end(c *call, status int, whole bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sum.ByStatus[status]++
	if c.fault != "" {
		l.sum.Faults[c.fault]++
	} else if status == 429 {
		l.sum.RateLimited++
	}
	if whole {
		l.delivered(c)
	}
	l.remember(Call{
		Number: c.number, At: c.arrived, Endpoint: c.endpoint.name, Token: c.caller.label,
		Path: c.request.URL.Path, Query: c.request.URL.RawQuery, Status: status, Fault: c.fault,
	})
}

func (l *ledger) delivered(c *call) {
	if c.resources > 0 {
		l.sum.Resources[c.billed()] += int64(c.resources)
	}
	if c.page == nil {
		return
	}
	k := pageKey{c.page.account.index, c.page.before, c.page.size}
	if _, again := l.pages[k]; again {
		l.sum.PagesRepeated++
		if c.page.head {
			l.sum.HeadsRepeated++
		}
	}
	l.pages[k] = struct{}{}
	r := l.reach[c.page.account]
	if r == nil {
		r = &reach{}
		l.reach[c.page.account] = r
	}
	r.mark(c.page.places)
}

func (l *ledger) remember(c Call) {
	if len(l.ring) < ringSize {
		l.ring = append(l.ring, c)
		return
	}
	l.ring[l.next] = c
	l.next = (l.next + 1) % ringSize
}

// snapshot copies the counts; the windows are not its own.
func (l *ledger) snapshot(windows []WindowUse) Calls {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.sum
	c.ByEndpoint, c.ByStatus = maps.Clone(c.ByEndpoint), maps.Clone(c.ByStatus)
	c.Faults, c.Resources = maps.Clone(c.Faults), maps.Clone(c.Resources)
	c.Followers = make([]FollowersRead, 0, len(l.reach))
	for a, r := range l.reach {
		c.Followers = append(c.Followers, FollowersRead{Handle: a.Name, Returned: r.returned, Distinct: r.distinct})
	}
	slices.SortFunc(c.Followers, func(a, b FollowersRead) int { return cmp.Compare(a.Handle, b.Handle) })
	c.Windows = windows
	slices.SortFunc(c.Windows, func(a, b WindowUse) int {
		return cmp.Or(cmp.Compare(a.Endpoint, b.Endpoint), cmp.Compare(a.Token, b.Token))
	})
	c.Last = append(append(make([]Call, 0, len(l.ring)), l.ring[l.next:]...), l.ring[:l.next]...)
	return c
}
