package sandbox

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// maxPosts bounds the posts of one account, so that every post keeps room for
// passers-by of its own.
const maxPosts = maxPlace/passersByPerPost - 1

// ErrUnknownHandle is returned by Advance for a handle no account has.
var ErrUnknownHandle = errors.New("unknown handle")

// grown tells what one Advance added.
type grown struct {
	Handle         string   `json:"handle"`
	UserID         string   `json:"userId"`
	Followers      int      `json:"followers"`
	IDOnly         int      `json:"idOnly"`
	Posts          []string `json:"posts"`
	FollowersTotal int      `json:"followersTotal"`
	PostsTotal     int      `json:"postsTotal"`
}

// keepUp puts posts on every timeline as time passes, evenly and at the pace of
// the 48 hours before the start. When it is called decides nothing.
func (n *network) keepUp(now time.Time) {
	for _, a := range n.accounts {
		if a.Posts > 0 && a.due(now.Sub(n.start)) > a.growth.Load().timely {
			a.grow.Lock()
			a.growth.Store(n.timely(a, now))
			a.grow.Unlock()
		}
	}
}

// due is how many posts time has brought a while after the start.
func (a *account) due(since time.Duration) int {
	return int((since + a.gap()/2) / a.gap())
}

// timely is a's growth with the posts that are due. The caller holds a.grow.
func (n *network) timely(a *account, now time.Time) *growth {
	next := a.growth.Load().plus(0, 0, now)
	for len(next.posts) < maxPosts-a.basePosts() && next.timely < a.due(now.Sub(n.start)) {
		at := n.start.Add(time.Duration(next.timely)*a.gap() + a.gap()/2).Truncate(time.Millisecond)
		next.posts = append(next.posts, grownPost{at: at, followers: next.people})
		next.timely++
	}
	return next
}

// advance puts new people at the head of an account's list and new posts on
// its timeline, at the given time.
func (n *network) advance(handle string, followers, posts int, now time.Time) (grown, error) {
	n.keepUp(now)
	a, ok := n.account(handle)
	if !ok {
		return grown{}, fmt.Errorf("%w: %q", ErrUnknownHandle, handle)
	}
	a.grow.Lock()
	defer a.grow.Unlock()
	was := a.growth.Load()
	if followers < 0 || followers > maxPlace-was.people {
		return grown{}, fmt.Errorf("followers must be between 0 and %d", maxPlace-was.people)
	}
	if room := maxPosts - a.postCount(); posts < 0 || posts > room {
		return grown{}, fmt.Errorf("posts must be between 0 and %d", room)
	}
	next := was.plus(followers, posts, now)
	a.growth.Store(next)
	return n.report(a, was, next), nil
}

// plus is a copy of g that has grown; g itself may be in use by readers.
func (g *growth) plus(followers, posts int, now time.Time) *growth {
	next := *g
	next.posts, next.batches = slices.Clone(g.posts), slices.Clone(g.batches)
	switch {
	case followers > 0 && g.list != nil:
		next.list = slices.Clone(g.list)
		next.join(followers, 0)
	case followers > 0:
		next.batches = append(next.batches, g.people)
		next.people += followers
	}
	for range posts {
		next.posts = append(next.posts, grownPost{at: now, followers: next.people})
	}
	return &next
}

func (n *network) report(a *account, was, next *growth) grown {
	r := grown{
		Handle: a.Name, UserID: formatID(n.id(a.key())), Posts: []string{},
		Followers: next.people - was.people, FollowersTotal: next.length(),
		PostsTotal: a.basePosts() + len(next.posts),
	}
	if n.idOnlyEvery > 0 {
		r.IDOnly = (r.Followers + n.idOnlyEvery - 1) / n.idOnlyEvery
	}
	for i := len(was.posts); i < len(next.posts); i++ {
		r.Posts = append(r.Posts, formatID(n.postID(a, a.basePosts()+i)))
	}
	return r
}
