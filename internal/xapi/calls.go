package xapi

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// Lookup finds an account by its handle, case and a leading @ aside. What is no handle is a syncrun.InvalidError,
// without a call. source.ErrProtected only where X refuses the profile too: it may also tell it, with Protected set.
func (c *Client) Lookup(ctx context.Context, handle string) (source.Profile, error) {
	handle, err := syncrun.ParseHandle(handle)
	if err != nil {
		return source.Profile{}, err
	}
	var found single
	r := c.requestUser(handle)
	if err := c.call(ctx, &r, &found); err != nil {
		return source.Profile{}, err
	}
	p, err := onlyUser(found)
	return p, named(endpointUserByUsername, err)
}

func onlyUser(found single) (source.Profile, error) {
	if found.Data != nil {
		return found.Data.profile()
	}
	if err := absence(found.Errors, ""); err != nil {
		return source.Profile{}, err
	}
	return source.Profile{}, fetch.Temporary("an answer without data")
}

// Account finds an account by its id. An answer that says nothing about it at all counts as source.ErrNotFound: X
// may leave people out without a word.
func (c *Client) Account(ctx context.Context, id string) (source.Profile, error) {
	r, err := c.requestUsers([]string{id})
	if err != nil {
		return source.Profile{}, named(endpointUsersByIDs, err)
	}
	r.of = id
	var found list[user]
	if err := c.call(ctx, &r, &found); err != nil {
		return source.Profile{}, err
	}
	if len(found.Data) > 0 {
		p, err := accountAmong(found.Data, id)
		return p, named(endpointUsersByIDs, err)
	}
	err = found.checkOwned(id)
	if err == nil || len(found.Errors) == 0 {
		err = source.ErrNotFound
	}
	return source.Profile{}, named(endpointUsersByIDs, err)
}

// accountAmong is the account with that id: what X tells of somebody else is no word about it.
func accountAmong(found []user, id string) (source.Profile, error) {
	var strange error
	for i := range found {
		p, err := found[i].profile()
		if err == nil && p.ExternalID == id {
			return p, nil
		}
		strange = cmp.Or(strange, err)
	}
	return source.Profile{}, cmp.Or(strange, fetch.Temporary("an answer about another account"))
}

// Profiles looks up at most Limits.ProfilesPerCall users, in X's order, each once. No ids: no call.
func (c *Client) Profiles(ctx context.Context, ids []string) ([]source.Profile, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	r, err := c.requestUsers(ids)
	if err != nil {
		return nil, named(endpointUsersByIDs, err)
	}
	var gone []source.Profile
	people, err := c.users(ctx, r, func(found *list[user]) error {
		gone = goneAmong(found.Errors, ids)
		return found.checkBatch()
	})
	if err != nil {
		return nil, err
	}
	return append(people, gone...), nil
}

// Followers reads a page of at most size (1 to 1,000) followers of the user, newest first as far as is known. A page
// may be empty and not be the last.
func (c *Client) Followers(ctx context.Context, account string, size int, cursor string) (source.Page, error) {
	return c.followers(ctx, credential{}, account, size, cursor)
}

func (c *Client) followers(ctx context.Context, as credential, account string, size int, cursor string) (
	source.Page, error) {
	r, err := c.requestFollowers(account, size, cursor)
	if err != nil {
		return source.Page{}, named(endpointFollowers, err)
	}
	r.as = as
	var found list[user]
	if err := c.call(ctx, &r, &found); err != nil {
		return source.Page{}, err
	}
	page, err := followersPage(&found, account)
	page.Next = c.marked(page.Next, r.as)
	return page, named(endpointFollowers, err)
}

func followersPage(found *list[user], account string) (page source.Page, err error) {
	if err := found.checkOwned(account); err != nil {
		return page, err
	}
	next, err := found.nextToken()
	if err != nil {
		return page, err
	}
	people, err := profiles(found.Data)
	if err != nil {
		return page, err
	}
	return source.Page{Profiles: people, Next: next}, nil
}

// Posts reads a page of at most size (5 to 100) posts of the user. CreatedAt is zero where X did not tell it. A server
// that refuses the name of a parameter is asked once more, by the parameter's other name.
func (c *Client) Posts(ctx context.Context, account string, since time.Time, size int,
	cursor string) (source.PostPage, error) {
	return c.posts(ctx, credential{}, func() (request, error) { return c.requestPosts(account, since, size, cursor) })
}

func (c *Client) posts(ctx context.Context, as credential, build func() (request, error)) (source.PostPage, error) {
	var found list[post]
	var r request
	for try := 0; ; try++ {
		sent := c.postFieldsName()
		var err error
		if r, err = build(); err != nil {
			return source.PostPage{}, named(endpointPosts, err)
		}
		r.as = as
		if err = c.call(ctx, &r, &found); err == nil {
			break
		}
		if try > 0 || !c.renamePostFields(sent, err) {
			return source.PostPage{}, err
		}
	}
	page, err := postPage(&found, r.of)
	page.Next = c.marked(page.Next, r.as)
	return page, named(endpointPosts, err)
}

func postPage(found *list[post], account string) (page source.PostPage, err error) {
	if err := found.checkOwned(account); err != nil {
		return page, err
	}
	if page.Next, err = found.nextToken(); err != nil {
		return source.PostPage{}, err
	}
	page.Posts, err = posts(found.Data)
	if err != nil {
		return source.PostPage{}, err
	}
	return page, nil
}

// posts leaves out what has no usable id, as profiles does.
func posts(found []post) ([]source.Post, error) {
	all := make([]source.Post, 0, len(found))
	var strange error
	for _, p := range found {
		id, err := parseID(p.ID)
		if err != nil {
			strange = err
			continue
		}
		if !slices.ContainsFunc(all, func(known source.Post) bool { return known.ID == id }) {
			all = append(all, source.Post{
				ID: id, ExternalID: strconv.FormatInt(id, 10), CreatedAt: p.CreatedAt.Time,
			})
		}
	}
	if len(all) == 0 {
		return nil, strange
	}
	return all, nil
}

// Likers reads who liked a post, 1 to 100 people; X tells no more, ever, so that there is one page. It needs the user
// token: without one source.ErrForbidden, without a call.
func (c *Client) Likers(ctx context.Context, post string, size int, _ string) (source.Page, error) {
	if c.user.token == "" {
		return source.Page{}, named(endpointLikingUsers, fmt.Errorf("%w: no user token", source.ErrForbidden))
	}
	return c.likers(ctx, c.user, post, size)
}

func (c *Client) likers(ctx context.Context, as credential, post string, size int) (source.Page, error) {
	r, err := c.requestLikers(post, size)
	if err != nil {
		return source.Page{}, named(endpointLikingUsers, err)
	}
	r.as = as
	people, err := c.users(ctx, r, (*list[user]).checkLoose)
	return source.Page{Profiles: people}, err
}

// users makes a call for a list that check judges.
func (c *Client) users(ctx context.Context, r request, check func(*list[user]) error) ([]source.Profile, error) {
	var found list[user]
	if err := c.call(ctx, &r, &found); err != nil {
		return nil, err
	}
	if err := check(&found); err != nil {
		return nil, named(r.endpoint, err)
	}
	people, err := profiles(found.Data)
	return people, named(r.endpoint, err)
}

// named says which call an error is of.
func named(e endpoint, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("x %s: %w", e, err)
}
