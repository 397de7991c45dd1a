package sandbox

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	crowdEvery = 50  // one follower in so many belongs to the crowd
	goneEvery  = 200 // one base follower in so many was deleted

	saltIDOnly = 0x1d
	saltGone   = 0xdead
	saltCrowd  = 0xc40d
)

// network computes people, lists and posts from a seed. It holds nothing per
// person; only what Advance and time added is remembered, a few words per batch.
type network struct {
	seed     uint64
	start    time.Time
	ids      scrambler // keys to public ids
	tags     scrambler // keys to the ends of handles
	words    *words
	accounts []*account

	pictures    string // as in Config
	hostile     bool   // everybody's texts are attacks
	idOnlyEvery int    // one follower in so many is listed by id alone; 0: nobody
}

// account is one followed account. A place on its list is counted from the
// oldest follower, so that growth moves nobody.
type account struct {
	accountSpec
	index  int
	grow   sync.Mutex // held by writers of growth
	growth atomic.Pointer[growth]
	state  atomic.Pointer[accountState]
}

// growth is what an account became, replaced as a whole by each change, so that
// one page is made from one state.
type growth struct {
	people  int   // who ever followed; each has a place of the list as it was made
	batches []int // the place at which each batch of new followers begins
	posts   []grownPost
	timely  int // how many of them came by themselves

	list       []entry // from the oldest; nil: all of people, by place
	nextSerial int     // of list
	gone       []int   // places of those who left and have not come back, in that order
}

// grownPost is a post made after the start, by Advance or as time passed.
type grownPost struct {
	at        time.Time
	followers int // who had ever followed when it was made
}

func newNetwork(seed int64, start time.Time) (*network, error) {
	w, err := loadWords()
	if err != nil {
		return nil, fmt.Errorf("load words: %w", err)
	}
	s := scatter(uint64(seed) + golden)
	n := &network{
		seed: s, start: start, words: w,
		ids: newScrambler(60, mix(s, 60)), tags: newScrambler(keyBits, mix(s, keyBits)),
	}
	for i, spec := range accountTable {
		a := &account{accountSpec: spec, index: i}
		a.growth.Store(&growth{people: spec.Followers})
		a.state.Store(&accountState{handle: spec.Name, standing: spec.standing})
		n.accounts = append(n.accounts, a)
	}
	return n, nil
}

// account finds an account by the handle that it has now, in any case.
func (n *network) account(handle string) (*account, bool) {
	handle = strings.ToLower(handle)
	for _, a := range n.accounts {
		if a.now().handle == handle {
			return a, true
		}
	}
	return nil, false
}

func (a *account) key() key                { return makeKey(groupAccounts, a.index) }
func (a *account) followerGroup() int      { return groupFirst + a.index }
func (a *account) passerByGroup() int      { return groupFirst + len(accountTable) + a.index }
func (a *account) hash(seed uint64) uint64 { return mix(seed, uint64(a.index)) }

// follower is the person at a place of the list.
func (n *network) follower(a *account, place int) key {
	if place < a.Followers && n.inCrowd(a, place) {
		return makeKey(groupCrowd, place/crowdEvery)
	}
	return makeKey(a.followerGroup(), place)
}

// inCrowd tells whether a place of the base list is taken by one of the crowd.
// Each block of places has exactly one, the block's own member, so nobody is
// on a list twice.
func (n *network) inCrowd(a *account, place int) bool {
	block := uint64(place / crowdEvery)
	return int(mix(a.hash(n.seed^saltCrowd), block)%crowdEvery) == place%crowdEvery
}

// idOnly tells whether the list shows a place by id alone. Of every batch of
// new followers the first is, and one in so many after it.
func (n *network) idOnly(a *account, g *growth, place int) bool {
	switch {
	case n.idOnlyEvery == 0:
		return false
	case place < a.Followers:
		return mix(a.hash(n.seed^saltIDOnly), uint64(place))%uint64(n.idOnlyEvery) == 0
	}
	i, exact := slices.BinarySearch(g.batches, place)
	return exact || (place-g.batches[i-1])%n.idOnlyEvery == 0
}

// exists tells whether a key stands for a person who can have been seen.
func (n *network) exists(k key) bool {
	switch g, accounts := k.group(), len(n.accounts); {
	case g == groupAccounts:
		return k.place() < accounts
	case g == groupCrowd:
		return n.crowdHas(k.place())
	case g < groupFirst+accounts:
		a := n.accounts[g-groupFirst]
		return k.place() < a.growth.Load().people && n.follower(a, k.place()) == k
	case g < groupFirst+2*accounts:
		a := n.accounts[g-groupFirst-accounts]
		return k.place() < (a.postCount()+1)*passersByPerPost
	default:
		return false
	}
}

func (n *network) crowdHas(member int) bool {
	for _, a := range n.accounts {
		if member*crowdEvery < a.Followers {
			return true
		}
	}
	return false
}

// gone tells whether a person was deleted: still listed, but not readable.
// New followers and passers-by never are.
func (n *network) gone(k key) bool {
	i := k.group() - groupFirst
	base := k.group() == groupCrowd || i >= 0 && i < len(n.accounts) && k.place() < n.accounts[i].Followers
	return base && mix(n.seed^saltGone, uint64(k))%goneEvery == 0
}
