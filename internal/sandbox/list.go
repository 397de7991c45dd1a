package sandbox

import (
	"fmt"
	"net/http"
	"slices"
)

// ListChange is what becomes of a list of followers from the next call on. From counts from the newest, who is 0.
type ListChange struct {
	Change string `json:"change"` // leave, return, move or join
	From   int    `json:"from"`   // leave, move: the first of them; join: whom they come before
	Count  int    `json:"count"`  // how many people
	To     int    `json:"to"`     // move: where they stand afterwards
}

// ChangeList has people leave an account's list, has those who left last return to its head, moves people within it,
// or has new people join anywhere in it. Calls that page through the list meanwhile go on where they were. The error
// wraps ErrUnknownHandle, or says what is wrong with the change; nothing has changed then.
func (s *Server) ChangeList(handle string, change ListChange) error {
	a, ok := s.network.account(handle)
	if !ok {
		return fmt.Errorf("%w: %q", ErrUnknownHandle, handle)
	}
	a.grow.Lock()
	defer a.grow.Unlock()
	next, err := a.growth.Load().changed(change)
	if err == nil {
		a.growth.Store(next)
	}
	return err
}

// entry is one follower on a list that is not as it was made. Those who left keep their entry, so that page tokens
// that name it lead on.
type entry struct {
	serial int // of this entry; page tokens name it
	place  int // who it is
	left   bool
}

// entries is the list from the oldest to the newest, the caller's.
func (g *growth) entries() []entry {
	if g.list != nil {
		return slices.Clone(g.list)
	}
	list := make([]entry, g.people)
	for i := range list {
		list[i] = entry{serial: i, place: i}
	}
	return list
}

// length is how many people are on the list.
func (g *growth) length() int {
	if g.list == nil {
		return g.people
	}
	n := 0
	for _, e := range g.list {
		if !e.left {
			n++
		}
	}
	return n
}

// serials is the serial that the next entry gets; a token that names it leads to the head.
func (g *growth) serials() int {
	if g.list == nil {
		return g.people
	}
	return g.nextSerial
}

// index is where the entry of a serial stands in the list.
func (g *growth) index(serial int) int {
	if g.list == nil {
		return serial
	}
	i := slices.IndexFunc(g.list, func(e entry) bool { return e.serial == serial })
	if i < 0 {
		return len(g.list)
	}
	return i
}

// stretch is a part of a list, newest first.
type stretch struct {
	places []int
	last   int  // the serial of the last of them
	more   bool // somebody is older
}

// before gives up to size people older than the entry of a serial.
func (g *growth) before(serial, size int) stretch {
	s := stretch{places: make([]int, 0, size), last: serial}
	if g.list == nil {
		s.last = max(0, serial-size)
		for place := serial - 1; place >= s.last; place-- {
			s.places = append(s.places, place)
		}
		s.more = s.last > 0
		return s
	}
	i := g.index(serial) - 1
	for ; i >= 0 && len(s.places) < size; i-- {
		if e := g.list[i]; !e.left {
			s.places, s.last = append(s.places, e.place), e.serial
		}
	}
	s.more = slices.ContainsFunc(g.list[:i+1], func(e entry) bool { return !e.left })
	return s
}

// above is the serial at which a page of size entries ends that lies above the entry of a serial.
func (g *growth) above(serial, size int) int {
	if g.list == nil {
		return min(serial+size, g.people)
	}
	for i := g.index(serial); i < len(g.list); i++ {
		if g.list[i].left {
			continue
		}
		if size == 0 {
			return g.list[i].serial
		}
		size--
	}
	return g.nextSerial
}

// changed is g after the change; g itself may be in use by readers.
func (g *growth) changed(change ListChange) (*growth, error) {
	if length := g.length(); change.From < 0 || change.Count < 1 || change.To < 0 || change.From > length {
		return nil, fmt.Errorf("from %d, count %d and to %d do not fit a list of %d", change.From, change.Count,
			change.To, length)
	}
	next := *g
	next.list, next.nextSerial = g.entries(), g.serials()
	next.batches, next.gone = slices.Clone(g.batches), slices.Clone(g.gone)
	switch change.Change {
	case "leave":
		next.gone = append(next.gone, next.take(change.From, change.Count)...)
	case "return":
		n := max(0, len(next.gone)-change.Count)
		next.put(next.gone[n:], 0)
		next.gone = next.gone[:n]
	case "move":
		next.put(next.take(change.From, change.Count), change.To)
	case "join":
		if change.Count > maxPlace-next.people {
			return nil, fmt.Errorf("at most %d can join", maxPlace-next.people)
		}
		next.join(change.Count, change.From)
	default:
		return nil, fmt.Errorf("unknown change %q; known are leave, return, move and join", change.Change)
	}
	return &next, nil
}

// take has up to count people leave, from that many after the newest on; newest first.
func (g *growth) take(from, count int) (places []int) {
	for i := g.depth(from) - 1; i >= 0 && len(places) < count; i-- {
		if e := &g.list[i]; !e.left {
			e.left = true
			places = append(places, e.place)
		}
	}
	return places
}

// put has people stand after so many of the newest, in their order.
func (g *growth) put(places []int, from int) {
	fresh := make([]entry, len(places))
	for i, place := range places {
		fresh[len(places)-1-i] = entry{serial: g.nextSerial + len(places) - 1 - i, place: place}
	}
	g.nextSerial += len(places)
	g.list = slices.Insert(g.list, g.depth(from), fresh...)
}

// join has new people stand after so many of the newest.
func (g *growth) join(count, from int) {
	g.batches = append(g.batches, g.people)
	places := make([]int, count)
	for i := range places {
		places[i] = g.people + count - 1 - i
	}
	g.people += count
	g.put(places, from)
}

// depth is the index above which so many people stand.
func (g *growth) depth(from int) int {
	i := len(g.list)
	for ; i > 0 && (from > 0 || g.list[i-1].left); i-- {
		if !g.list[i-1].left {
			from--
		}
	}
	return i
}

func (s *Server) serveList(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Handle string `json:"handle"`
		ListChange
	}
	err := decode(w, r, &asked)
	if err == nil {
		err = s.ChangeList(asked.Handle, asked.ListChange)
	}
	tellChanged(w, err)
}
