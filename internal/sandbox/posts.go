package sandbox

import (
	"strconv"
	"time"
)

const (
	passersByPerPost = 128 // places kept for likers who follow nobody, per post
	maxLikers        = 100 // X tells no more of a post, ever
	freshHeads       = 5   // newest followers among the likers of a new post
	recent           = 48 * time.Hour

	firstPostID = 1_800_000_000_000_000_000

	saltPost = 0x9057
	saltLike = 0x11ce
)

// postKind sorts posts by what `exclude` can leave out.
type postKind int

const (
	original postKind = iota
	reply
	retweet
)

// post is one post of an account. Numbers rise with time.
type post struct {
	number    int
	id        uint64
	at        time.Time
	kind      postKind
	likes     int // the public count; at most maxLikers of them can be listed
	followers int // who had ever followed when it was made
	fresh     bool
}

// basePosts is the number of posts an account has at the start: as many again
// before the last 48 hours as within them.
func (a *account) basePosts() int { return 2 * a.Posts }

func (a *account) postCount() int { return a.basePosts() + len(a.growth.Load().posts) }

// postID is made of the number first, so that later posts have greater ids;
// the check word at its end keeps guessed ids unknown.
func (n *network) postID(a *account, number int) uint64 {
	check := mix(a.hash(n.seed^saltPost), uint64(number)) & 0xffffff
	return firstPostID + (uint64(number)<<32 | uint64(a.index)<<24 | check)
}

// findPost is the inverse of postID for posts that exist.
func (n *network) findPost(id string) (*account, post, bool) {
	v, err := strconv.ParseUint(id, 10, 64)
	if err != nil || v < firstPostID {
		return nil, post{}, false
	}
	number, index := (v-firstPostID)>>32, int((v-firstPostID)>>24&0xff)
	if index >= len(n.accounts) {
		return nil, post{}, false
	}
	a := n.accounts[index]
	g := a.growth.Load()
	known := number < uint64(a.basePosts()+len(g.posts)) && n.postID(a, int(number)) == v
	if !known || a.now().deleted[int(number)] {
		return nil, post{}, false
	}
	return a, n.post(a, g, int(number)), true
}

// post computes a post by its number.
func (n *network) post(a *account, g *growth, number int) post {
	h := mix(a.hash(n.seed^saltLike), uint64(number))
	p := post{number: number, id: n.postID(a, number)}
	if i := number - a.basePosts(); i >= 0 {
		p.at, p.followers, p.fresh = g.posts[i].at, g.posts[i].followers, true
		p.likes = 20 + int(h%81)
		return p
	}
	p.at = n.start.Add(-a.age(number, h)).Truncate(time.Millisecond)
	p.followers = a.Followers
	p.kind = [8]postKind{1: reply, 5: retweet}[number%8]
	p.likes = baseLikes(h)
	return p
}

// gap is the time between two posts of an account that posts at all.
func (a *account) gap() time.Duration { return recent / time.Duration(a.Posts) }

// age spreads the base posts evenly, the newest half within the last 48 hours,
// each moved a little so that the gaps differ.
func (a *account) age(number int, h uint64) time.Duration {
	gap := a.gap()
	fromNewest := time.Duration(a.basePosts() - 1 - number)
	return fromNewest*gap + gap/4 + gap/2/1000*time.Duration(h>>40%1000)
}

// baseLikes: some posts are liked by nobody, some by more than can be listed.
func baseLikes(h uint64) int {
	switch h % 10 {
	case 0:
		return 0
	case 1, 2:
		return 101 + int(h>>8%1900)
	default:
		return 1 + int(h>>8%100)
	}
}
