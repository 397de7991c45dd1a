package sandbox

import (
	"strings"
	"time"
)

// basicView is the author of a post.
type basicView struct {
	DID         string   `json:"did"`
	Handle      string   `json:"handle"`
	DisplayName string   `json:"displayName,omitempty"`
	Avatar      string   `json:"avatar,omitempty"`
	Labels      []string `json:"labels"`
	CreatedAt   string   `json:"createdAt"`
}

// actorView is somebody on a list.
type actorView struct {
	basicView
	Description string `json:"description,omitempty"`
	IndexedAt   string `json:"indexedAt"`
}

// detailedView is a whole profile.
type detailedView struct {
	actorView
	Followers int `json:"followersCount"`
	Follows   int `json:"followsCount"`
	Posts     int `json:"postsCount"`
}

func (n *network) detailed(k key) detailedView {
	var p person
	n.person(k, &p)
	created := appViewTime(time.Unix(p.created, 0))
	view := detailedView{
		actorView: actorView{
			basicView: basicView{
				DID: didOf(p.id), Handle: strings.ReplaceAll(string(p.handle), "_", "-") + BlueskyDomain,
				DisplayName: string(p.name), Labels: []string{}, CreatedAt: created,
			},
			Description: string(p.bio), IndexedAt: created,
		},
		Followers: p.followers, Follows: p.following, Posts: p.posts,
	}
	switch {
	case p.pictures != "":
		view.Avatar = pictureAt(p.pictures, p.picture)
	case p.picture != 0:
		view.Avatar = "https://cdn.bsky.app/img/avatar/plain/" + view.DID + "/" + formatID(p.picture)
	}
	return view
}

// views are people of a list, those aside who were deleted.
func (n *network) views(keys []key) []actorView {
	views := make([]actorView, 0, len(keys))
	for _, k := range keys {
		if !n.gone(k) {
			views = append(views, n.detailed(k).actorView)
		}
	}
	return views
}

func appViewProfile(c *call) (any, *xrpcError) {
	a, refused := c.appViewAccount()
	if refused == nil {
		return c.server.network.detailed(a.key()), nil
	}
	n := c.server.network
	if k, ok := n.keyOfDID(c.query.Get("actor")); ok && k.group() != groupAccounts && !n.gone(k) {
		return n.detailed(k), nil
	}
	if strings.HasPrefix(refused.Message, "Actor not found") {
		refused = badRequest("Profile not found")
	}
	return nil, refused
}

func appViewProfileList(c *call) (any, *xrpcError) {
	actors := c.query["actors"]
	if len(actors) > appViewProfiles {
		return nil, badRequest("Error: actors must not have more than 25 elements")
	}
	profiles := make([]detailedView, 0, len(actors))
	n := c.server.network
	for _, did := range actors {
		if k, ok := n.keyOfDID(did); ok && !n.gone(k) {
			profiles = append(profiles, n.detailed(k))
		}
	}
	return map[string]any{"profiles": profiles}, nil
}

func appViewFollowers(c *call) (any, *xrpcError) {
	a, refused := c.appViewAccount()
	if refused != nil {
		return nil, refused
	}
	size, refused := c.limit()
	if refused != nil {
		return nil, refused
	}
	g, n := a.growth.Load(), c.server.network
	before, refused := c.after(pagesFollowers, a.index, g.serials())
	if refused != nil {
		return nil, refused
	}
	shown := g.before(before, size)
	keys := make([]key, len(shown.places))
	for i, place := range shown.places {
		keys[i] = n.follower(a, place)
	}
	body := map[string]any{"followers": n.views(keys), "subject": n.detailed(a.key()).actorView}
	if shown.more {
		body["cursor"] = c.cursor(pagesFollowers, a.index, shown.last)
	}
	return body, nil
}

func appViewFeed(c *call) (any, *xrpcError) {
	a, refused := c.appViewAccount()
	if refused != nil {
		return nil, refused
	}
	size, refused := c.limit()
	if refused != nil {
		return nil, refused
	}
	before, refused := c.after(pagesPosts, a.index, a.postCount())
	if refused != nil {
		return nil, refused
	}
	n := c.server.network
	posts := n.timeline(a, before, size, &postFilter{replies: c.query.Get("filter") == "posts_no_replies"})
	feed := make([]map[string]any, len(posts))
	for i, p := range posts {
		feed[i] = n.feedEntry(a, p)
	}
	body := map[string]any{"feed": feed}
	if len(posts) > 0 {
		if next := c.cursor(pagesPosts, a.index, posts[len(posts)-1].number); next != "" {
			body["cursor"] = next
		}
	}
	return body, nil
}

func (n *network) feedEntry(a *account, p post) map[string]any {
	author := n.detailed(a.key()).basicView
	entry := map[string]any{"post": map[string]any{
		"uri": n.uriOf(a, p), "cid": "bafy" + formatID(p.id), "author": author, "likeCount": p.likes,
		"indexedAt": appViewTime(p.at),
		"record": map[string]any{
			"$type": "app.bsky.feed.post", "text": p.text(), "createdAt": appViewTime(p.at),
		},
	}}
	if p.kind == retweet {
		entry["reason"] = map[string]any{"$type": "app.bsky.feed.defs#reasonRepost", "by": author}
	}
	return entry
}

func appViewLikes(c *call) (any, *xrpcError) {
	size, refused := c.limit()
	if refused != nil {
		return nil, refused
	}
	uri := c.query.Get("uri")
	if !strings.HasPrefix(uri, "at://") {
		return nil, badRequest("Error: uri must be a valid at-uri")
	}
	_, id, _ := strings.Cut(uri, appViewPostSeparator)
	n := c.server.network
	var keys []key
	a, p, found := n.findPost(id)
	if found && n.uriOf(a, p) == uri {
		keys = n.likers(a, p, nil)
	}
	before, refused := c.after('l', p.number%256, len(keys))
	if refused != nil {
		return nil, refused
	}
	end := len(keys) - before + size
	likes := []map[string]any{}
	for _, view := range n.views(keys[len(keys)-before : min(end, len(keys))]) {
		likes = append(likes, map[string]any{
			"actor": view, "createdAt": appViewTime(p.at), "indexedAt": appViewTime(p.at),
		})
	}
	body := map[string]any{"uri": uri, "likes": likes}
	if next := c.cursor('l', p.number%256, len(keys)-end); next != "" {
		body["cursor"] = next
	}
	return body, nil
}
