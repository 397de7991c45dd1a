package bluesky

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/source"
)

// The calls, by their names in the lexicons.
const (
	callProfile   = "app.bsky.actor.getProfile"
	callProfiles  = "app.bsky.actor.getProfiles"
	callFollowers = "app.bsky.graph.getFollowers"
	callPosts     = "app.bsky.feed.getAuthorFeed"
	callLikers    = "app.bsky.feed.getLikes"
)

// The bounds of the lexicons.
const (
	maxPage     = 100 // people or posts a page
	maxProfiles = 25  // actors a call of getProfiles
	maxCalls    = 10_000
)

// Limits tells what the AppView allows; it charges nothing, so calls bound a run.
func (c *Client) Limits() source.Limits {
	return source.Limits{
		FollowerPages: []int{maxPage}, ProfilesPerCall: maxProfiles, MinPosts: 1, MaxPosts: maxPage,
		LikersPerCall: maxPage, Likers: source.LikersOfAnybody, CallsPerRun: maxCalls,
	}
}

// Lookup finds an account by its handle.
func (c *Client) Lookup(ctx context.Context, handle string) (source.Profile, error) {
	return c.profile(ctx, handle)
}

// Account finds an account by its DID.
func (c *Client) Account(ctx context.Context, id string) (source.Profile, error) {
	return c.profile(ctx, id)
}

func (c *Client) profile(ctx context.Context, actorID string) (source.Profile, error) {
	var found actor
	if err := c.call(ctx, callProfile, url.Values{"actor": {actorID}}, &found); err != nil {
		return source.Profile{}, err
	}
	p, ok := found.profile()
	if !ok {
		return source.Profile{}, fmt.Errorf("bluesky %s: %w", callProfile, fetch.Temporary("a profile without a DID"))
	}
	return p, nil
}

// Followers reads a page of followers, newest first. The AppView answers 500 to a cursor that it does not take, as to
// any failure of its own, or 400, as to any request; if it does so twice, while it answers for the head of the list,
// the cursor is to blame.
func (c *Client) Followers(ctx context.Context, account string, size int, cursor string) (source.Page, error) {
	page, err := c.followers(ctx, account, size, cursor)
	if cursor == "" || !mayBeCursor(err) {
		return page, err
	}
	if _, headErr := c.followers(ctx, account, 1, ""); headErr != nil {
		return page, err
	}
	if page, err = c.followers(ctx, account, size, cursor); mayBeCursor(err) {
		return source.Page{}, fmt.Errorf("%w: %w", source.ErrCursor, err)
	}
	return page, err
}

// mayBeCursor tells whether a call may have failed because of its cursor.
func mayBeCursor(err error) bool {
	_, unwell := errors.AsType[*source.TemporaryError](err)
	return unwell || errors.Is(err, source.ErrInvalid)
}

func (c *Client) followers(ctx context.Context, account string, size int, cursor string) (source.Page, error) {
	var found struct {
		Followers []actor    `json:"followers"`
		Cursor    fetch.Word `json:"cursor"`
	}
	if err := c.call(ctx, callFollowers, paged(url.Values{"actor": {account}}, size, cursor), &found); err != nil {
		return source.Page{}, err
	}
	next, err := usable(callFollowers, found.Followers == nil, found.Cursor)
	if err != nil {
		return source.Page{}, err
	}
	return source.Page{Profiles: profiles(found.Followers), Next: next}, nil
}

// maxCursor is longer than any cursor seen, by far.
const maxCursor = 2048

// usable is the cursor of an answer that holds its list, and whose cursor can be stored.
func usable(call string, missing bool, cursor fetch.Word) (string, error) {
	switch {
	case missing:
		return "", fmt.Errorf("bluesky %s: %w", call, fetch.Temporary("an answer without its list"))
	case len(cursor) > maxCursor || strings.ContainsRune(string(cursor), 0):
		return "", fmt.Errorf("bluesky %s: %w", call, fetch.Temporary("a cursor that cannot be kept"))
	}
	return string(cursor), nil
}

// Profiles reads people with their counts.
func (c *Client) Profiles(ctx context.Context, ids []string) ([]source.Profile, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if len(ids) > maxProfiles {
		return nil, fmt.Errorf("bluesky %s: %w: %d actors", callProfiles, source.ErrInvalid, len(ids))
	}
	var found struct {
		Profiles []actor `json:"profiles"`
	}
	if err := c.call(ctx, callProfiles, url.Values{"actors": ids}, &found); err != nil {
		return nil, ofItem(err)
	}
	if _, err := usable(callProfiles, found.Profiles == nil, ""); err != nil {
		return nil, err
	}
	return profiles(found.Profiles), nil
}

// Likers reads a page of people who like a post. The AppView shows all of them, and nobody for a post that is gone.
func (c *Client) Likers(ctx context.Context, post string, size int, cursor string) (source.Page, error) {
	var found struct {
		Likes  []like     `json:"likes"`
		Cursor fetch.Word `json:"cursor"`
	}
	if err := c.call(ctx, callLikers, paged(url.Values{"uri": {post}}, size, cursor), &found); err != nil {
		return source.Page{}, ofItem(err)
	}
	next, err := usable(callLikers, found.Likes == nil, found.Cursor)
	if err != nil {
		return source.Page{}, err
	}
	people := make([]actor, len(found.Likes))
	for i := range found.Likes {
		people[i] = found.Likes[i].Actor
	}
	return source.Page{Profiles: profiles(people), Next: next}, nil
}

// like is one row of the likes of a post.
type like struct {
	Actor actor `json:"actor"`
}

// UnmarshalJSON never fails: what is no like is nobody's.
func (l *like) UnmarshalJSON(text []byte) error {
	type plain like
	_ = json.Unmarshal(text, (*plain)(l))
	return nil
}

// feedEntry is one row of an author's feed. Reason is set for what is no post of the author's own at its time: reposts,
// which stand at the time that they were made, and the pin, which has none.
type feedEntry struct {
	Post struct {
		URI    string `json:"uri"`
		Author struct {
			DID string `json:"did"`
		} `json:"author"`
		Record struct {
			CreatedAt moment `json:"createdAt"`
		} `json:"record"`
		IndexedAt moment `json:"indexedAt"`
	} `json:"post"`
	Reason *struct {
		IndexedAt moment `json:"indexedAt"`
	} `json:"reason"`
}

// UnmarshalJSON never fails: a row that cannot be read is no post of the account.
func (e *feedEntry) UnmarshalJSON(text []byte) error {
	type plain feedEntry
	_ = json.Unmarshal(text, (*plain)(e))
	return nil
}

// at is when the post was made: the author's word, unless the AppView saw the post earlier.
func (e *feedEntry) at() time.Time {
	created, indexed := e.Post.Record.CreatedAt.Time, e.Post.IndexedAt.Time
	if created.IsZero() || !indexed.IsZero() && indexed.Before(created) {
		return indexed
	}
	return created
}

// Posts reads a page of the account's own posts. The page that reaches beyond since is the last.
func (c *Client) Posts(
	ctx context.Context, account string, since time.Time, size int, cursor string,
) (source.PostPage, error) {
	var found struct {
		Feed   []feedEntry `json:"feed"`
		Cursor fetch.Word  `json:"cursor"`
	}
	query := paged(url.Values{"actor": {account}, "filter": {"posts_no_replies"}}, size, cursor)
	if err := c.call(ctx, callPosts, query, &found); err != nil {
		return source.PostPage{}, err
	}
	next, err := usable(callPosts, found.Feed == nil, found.Cursor)
	if err != nil {
		return source.PostPage{}, err
	}
	page := source.PostPage{Next: next}
	seen := map[string]bool{}
	for i := range found.Feed {
		e := &found.Feed[i]
		switch at := e.at(); {
		case e.Reason != nil:
			if reposted := e.Reason.IndexedAt; !reposted.IsZero() && reposted.Before(since) {
				page.Next = ""
			}
		case e.Post.Author.DID != account, !isPost(e.Post.URI), seen[e.Post.URI]:
		case at.Before(since):
			page.Next = ""
		default:
			seen[e.Post.URI] = true
			page.Posts = append(page.Posts, source.Post{ExternalID: e.Post.URI, CreatedAt: at})
		}
	}
	return page, nil
}

// maxURI is the longest address of a record that the database keeps. AT Protocol allows 8,192 characters; those of
// Bluesky's posts have about 70.
const maxURI = 2048

// isPost tells whether text is the address of a record, which a database can keep.
func isPost(text string) bool {
	return strings.HasPrefix(text, "at://") && len(text) <= maxURI && !strings.ContainsRune(text, 0)
}

// paged adds the size, within the lexicon's bounds, and the cursor of a page.
func paged(query url.Values, size int, cursor string) url.Values {
	query.Set("limit", strconv.Itoa(max(1, min(size, maxPage))))
	if cursor != "" {
		query.Set("cursor", cursor)
	}
	return query
}
