package xapi

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/syncrun"
)

// Users are people of one answer, in X's order, each once. The slice is the caller's.
type Users struct{ Profiles []syncrun.Profile }

// FollowersPage is one page of a follower list.
type FollowersPage struct {
	Users
	NextToken string // leads to the next page; empty: this is the last
}

// UserByUsername looks a user up by handle, case and a leading @ aside. Unknown and suspended: ErrUserNotFound.
// ErrProtected only where X refuses the profile too: it may also tell it, with Protected set. What is no handle is a
// syncrun.InvalidError, without a call.
func (c *Client) UserByUsername(ctx context.Context, handle string) (syncrun.Profile, error) {
	handle, err := syncrun.ParseHandle(handle)
	if err != nil {
		return syncrun.Profile{}, err
	}
	var found single[user]
	if err := c.call(ctx, c.requestUser(handle), &found); err != nil {
		return syncrun.Profile{}, err
	}
	p, err := onlyUser(found)
	return p, named(endpointUserByUsername, err)
}

func onlyUser(found single[user]) (syncrun.Profile, error) {
	if found.Data != nil {
		return found.Data.profile()
	}
	if err := absence(found.Errors, ""); err != nil {
		return syncrun.Profile{}, err
	}
	return syncrun.Profile{}, fetch.Temporary("an answer without data")
}

// UsersByIDs looks up at most MaxIDs users. Those X does not show are left out, so Users may be empty. No ids: no
// call.
func (c *Client) UsersByIDs(ctx context.Context, ids []int64) (Users, error) {
	if len(ids) == 0 {
		return Users{}, nil
	}
	r, err := c.requestUsers(ids)
	if err != nil {
		return Users{}, named(endpointUsersByIDs, err)
	}
	return c.users(ctx, r, (*list[user]).checkBatch)
}

// Followers reads a page of at most maxResults (1 to 1,000) followers of the user, newest first as far as is known.
// An empty token asks for the first page. A page may be empty and not be the last. ErrUserNotFound, ErrProtected:
// the user is gone or closed. ErrPageToken: the token is no longer taken.
func (c *Client) Followers(ctx context.Context, userID int64, maxResults int, token string) (FollowersPage, error) {
	r, err := c.requestFollowers(userID, maxResults, token)
	if err != nil {
		return FollowersPage{}, named(endpointFollowers, err)
	}
	var found list[user]
	if err := c.call(ctx, r, &found); err != nil {
		return FollowersPage{}, err
	}
	page, err := followersPage(&found, userID, token)
	return page, named(endpointFollowers, err)
}

func followersPage(found *list[user], userID int64, token string) (page FollowersPage, err error) {
	if err := found.checkOwned(strconv.FormatInt(userID, 10)); err != nil {
		return page, err
	}
	next, err := found.nextToken(token)
	if err != nil {
		return page, err
	}
	people, err := profiles(found.Data)
	if err != nil {
		return page, err
	}
	return FollowersPage{Users: Users{people}, NextToken: next}, nil
}

// Posts reads the newest posts of the user, at most maxResults (5 to 100), without replies and reposts, none older
// than since by more than a second. CreatedAt is zero where X did not tell it. ErrUserNotFound, ErrProtected as
// Followers.
func (c *Client) Posts(ctx context.Context, userID int64, since time.Time, maxResults int) ([]syncrun.Post, error) {
	r, err := c.requestPosts(userID, since, maxResults)
	if err != nil {
		return nil, named(endpointPosts, err)
	}
	var found list[post]
	if err := c.call(ctx, r, &found); err != nil {
		return nil, err
	}
	if err := found.checkOwned(strconv.FormatInt(userID, 10)); err != nil {
		return nil, named(endpointPosts, err)
	}
	all, err := posts(found.Data)
	return all, named(endpointPosts, err)
}

// posts leaves out what has no usable id, as profiles does.
func posts(found []post) ([]syncrun.Post, error) {
	all := make([]syncrun.Post, 0, len(found))
	var strange error
	for _, p := range found {
		id, err := parseID(p.ID)
		if err != nil {
			strange = err
			continue
		}
		if !slices.ContainsFunc(all, func(known syncrun.Post) bool { return known.ID == id }) {
			all = append(all, syncrun.Post{ID: id, CreatedAt: p.CreatedAt.Time})
		}
	}
	if len(all) == 0 {
		return nil, strange
	}
	return all, nil
}

// LikingUsers reads who liked a post, 1 to 100 people; X tells no more, ever. A post that is gone or closed has none.
// It needs the user token: without one ErrForbidden, without a call.
func (c *Client) LikingUsers(ctx context.Context, postID int64, maxResults int) (Users, error) {
	if !c.HasUserToken() {
		return Users{}, named(endpointLikingUsers, fmt.Errorf("%w: no user token", ErrForbidden))
	}
	r, err := c.requestLikers(postID, maxResults)
	if err != nil {
		return Users{}, named(endpointLikingUsers, err)
	}
	return c.users(ctx, r, (*list[user]).checkLoose)
}

// users makes a call for a list that check judges.
func (c *Client) users(ctx context.Context, r request, check func(*list[user]) error) (Users, error) {
	var found list[user]
	if err := c.call(ctx, r, &found); err != nil {
		return Users{}, err
	}
	if err := check(&found); err != nil {
		return Users{}, named(r.endpoint, err)
	}
	people, err := profiles(found.Data)
	return Users{people}, named(r.endpoint, err)
}

// named says which call an error is of.
func named(e endpoint, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("x %s: %w", e, err)
}
