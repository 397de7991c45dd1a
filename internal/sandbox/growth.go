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

// advance puts new people at the head of an account's list and new posts on
// its timeline, at the given time.
func (n *network) advance(handle string, followers, posts int, now time.Time) (grown, error) {
	a, ok := n.account(handle)
	if !ok {
		return grown{}, fmt.Errorf("%w: %q", ErrUnknownHandle, handle)
	}
	a.grow.Lock()
	defer a.grow.Unlock()
	was := a.growth.Load()
	if followers < 0 || followers > maxPlace-was.followers {
		return grown{}, fmt.Errorf("followers must be between 0 and %d", maxPlace-was.followers)
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
	next := &growth{
		followers: g.followers + followers,
		batches:   slices.Clone(g.batches),
		posts:     slices.Clone(g.posts),
	}
	if followers > 0 {
		next.batches = append(next.batches, g.followers)
	}
	for range posts {
		next.posts = append(next.posts, grownPost{at: now, followers: next.followers})
	}
	return next
}

func (n *network) report(a *account, was, next *growth) grown {
	r := grown{
		Handle: a.Name, UserID: formatID(n.id(a.key())), Posts: []string{},
		Followers: next.followers - was.followers, FollowersTotal: next.followers,
		PostsTotal: a.basePosts() + len(next.posts),
	}
	r.IDOnly = (r.Followers + freshIDOnly - 1) / freshIDOnly
	for i := len(was.posts); i < len(next.posts); i++ {
		r.Posts = append(r.Posts, formatID(n.postID(a, a.basePosts()+i)))
	}
	return r
}
