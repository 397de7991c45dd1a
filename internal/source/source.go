package source

import (
	"context"
	"time"

	"goodones/internal/syncrun"
)

// Source reads one network. Each method is one attempt that may take as long as ctx lasts; its errors are those of
// this package. It is safe for concurrent use. Ids are the network's own, as it spells them.
type Source interface {
	// Limits tells what the network allows and costs. It makes no call.
	Limits() Limits
	// Lookup finds an account by a handle as syncrun.ParseHandle returns it. A protected account is returned with
	// Protected set where the network shows its profile, else it is ErrProtected.
	Lookup(ctx context.Context, handle string) (Profile, error)
	// Account finds an account by its id: ErrNotFound, ErrSuspended and ErrProtected as Lookup.
	Account(ctx context.Context, id string) (Profile, error)
	// Followers reads a page of at most size followers of the account, newest first. An empty cursor asks for the
	// head of the list.
	Followers(ctx context.Context, account string, size int, cursor string) (Page, error)
	// Profiles reads at most Limits.ProfilesPerCall people. Of whom the network says
	// that they are gone or closed has Gone set; others whom it does not show are left out.
	Profiles(ctx context.Context, ids []string) ([]Profile, error)
	// Posts reads a page of at most size posts of the account, newest first, without replies and reposts, none older
	// than since by more than a second.
	Posts(ctx context.Context, account string, since time.Time, size int, cursor string) (PostPage, error)
	// Likers reads a page of at most size people who like a post. A post that is gone is ErrItemGone.
	Likers(ctx context.Context, post string, size int, cursor string) (Page, error)
}

// Profile is what a network returned of a person. ExternalID is certain. ID is set where the network's ids are ours
// (X), else 0: the database numbers the person.
type Profile = syncrun.Profile

// Post is a post of an account. ExternalID is certain; ID as for a Profile.
type Post = syncrun.Post

// Page is one answer of people, in the network's order, each once. The slice is the caller's.
type Page struct {
	Profiles []Profile
	Next     string // cursor of the next page; empty: this is the last
}

// PostPage is one answer of posts, each once. The slice is the caller's.
type PostPage struct {
	Posts []Post
	Next  string // cursor of the next page; empty: this is the last
}

// LikersReadable says whose posts' likers a source shows.
type LikersReadable int

// Likers are shown of nobody's posts, of those of the user of the token, or of everybody's.
const (
	LikersOfNobody LikersReadable = iota
	LikersOfOwner
	LikersOfAnybody
)

// Limits are what a network allows and charges. Sizes are in people or posts.
type Limits struct {
	FollowerPages   []int // sizes of a list's first pages, in order; later pages take the last
	ProfilesPerCall int   // ids a call of Profiles may name
	MinPosts        int   // the smallest page of posts that may be asked for
	MaxPosts        int   // and the largest
	LikersPerCall   int   // the largest page of likers
	LikersPerPost   int   // how many of a post's likers the network ever shows; 0: all
	Likers          LikersReadable
	// CountsListed tells that lists of people come with follower counts. Where they do not, everybody is asked for
	// once more by Profiles.
	CountsListed bool
	Prices       syncrun.Prices // of one resource of each kind; empty: the network is free
	// FollowerKind and PostKind are what followers and posts of the account are charged as.
	FollowerKind, PostKind syncrun.ResourceKind
	CallsPerRun            int // how many calls a run may make; 0: as many as its budget pays for
}

// Free tells whether the network charges nothing.
func (l Limits) Free() bool { return l.Prices.Highest() == 0 }
