package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// postFilter is which posts of a timeline are wanted. Both ids are exclusive,
// the times include their bound at the start and exclude it at the end.
type postFilter struct {
	since, until     uint64
	start, end       time.Time
	replies, retweet bool // leave them out
}

func (f *postFilter) wants(p post) bool {
	return (f.since == 0 || p.id > f.since) && (f.until == 0 || p.id < f.until) &&
		!p.at.Before(f.start) && (f.end.IsZero() || p.at.Before(f.end)) &&
		!(f.replies && p.kind == reply) && !(f.retweet && p.kind == retweet)
}

func (c *call) postFilter() (f postFilter, r *refusal) {
	if f.since, r = c.reference("since_id"); r != nil {
		return f, r
	}
	if f.until, r = c.reference("until_id"); r != nil {
		return f, r
	}
	if f.start, r = c.moment("start_time"); r != nil {
		return f, r
	}
	if f.end, r = c.moment("end_time"); r != nil {
		return f, r
	}
	exclude := splitList(c.query.Get("exclude"))
	f.replies, f.retweet = slices.Contains(exclude, "replies"), slices.Contains(exclude, "retweets")
	for _, kind := range exclude {
		if kind != "replies" && kind != "retweets" {
			return f, invalid("exclude", kind, "value [%s] is not one of [replies,retweets]", kind)
		}
	}
	return f, nil
}

func fillPosts(c *call) *refusal {
	size, r := c.whole("max_results", 5, 100, 10)
	if r != nil {
		return r
	}
	name := c.postFieldsName()
	fields, r := postFields.parse(name, c.query.Get(name))
	if r != nil {
		return r
	}
	filter, r := c.postFilter()
	if r != nil {
		return r
	}
	id, r := c.inPath("id", idPattern)
	if r != nil {
		return r
	}
	a, not := c.listOwner(id)
	if not != nil {
		c.onlyError(not.problem)
		return nil
	}
	return c.fillTimeline(a, size, fields, &filter)
}

// fillTimeline writes one page of a's posts; of no posts when a is nil.
func (c *call) fillTimeline(a *account, size int, fields fieldSet, filter *postFilter) *refusal {
	total := 0
	if a != nil {
		total = a.postCount()
	}
	before, r := c.pageBefore(pagesPosts, a, total)
	if r != nil {
		return r
	}
	posts := c.server.network.timeline(a, before, size+1, filter)
	members := ""
	if len(posts) > size { // one more than fits: there is another page
		posts = posts[:size]
		members = `,"next_token":` + c.quotedToken(pagesPosts, a, posts[size-1].number)
	}
	if len(posts) > 0 {
		members += fmt.Sprintf(`,"newest_id":"%d","oldest_id":"%d"`, posts[0].id, posts[len(posts)-1].id)
	}
	c.out = append(c.out, '{')
	c.appendPosts(a, posts, fields)
	c.appendMeta(len(posts), members)
	c.out = append(c.out, '}')
	c.resources = len(posts)
	return nil
}

// timeline is the posts before a number that a filter wants, newest first, at
// most so many.
func (n *network) timeline(a *account, before, most int, filter *postFilter) []post {
	if a == nil {
		return nil
	}
	g := a.growth.Load()
	var posts []post
	for number := before - 1; number >= 0 && len(posts) < most; number-- {
		if p := n.post(a, g, number); filter.wants(p) && !a.now().deleted[number] {
			posts = append(posts, p)
		}
	}
	return posts
}

func (c *call) appendPosts(a *account, posts []post, fields fieldSet) {
	if len(posts) == 0 {
		return
	}
	c.out = append(c.out, `"data":[`...)
	for i, p := range posts {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		c.out = appendPost(c.out, p, c.server.network.id(a.key()), fields)
	}
	c.out = append(c.out, ']')
}

func appendPost(b []byte, p post, author uint64, f fieldSet) []byte {
	b = append(b, `{"id":"`...)
	b = append(strconv.AppendUint(b, p.id, 10), '"')
	b = appendText(b, "text", p.text())
	if f.has(postAuthor) {
		b = appendText(b, "author_id", formatID(author))
	}
	if f.has(postCreatedAt) {
		b = appendText(b, "created_at", p.at.UTC().Format(timeLayout))
	}
	if f.has(postLang) {
		b = appendText(b, "lang", "en")
	}
	if f.has(postMetrics) {
		b = fmt.Appendf(b, `,"public_metrics":{"retweet_count":%d,"reply_count":%d,"like_count":%d,"quote_count":%d}`,
			p.likes/9, p.likes/5, p.likes, p.likes/40)
	}
	return append(b, '}')
}

func (p post) text() string {
	switch p.kind {
	case reply:
		return fmt.Sprintf("@friend thanks, that is a fair point (%d)", p.number)
	case retweet:
		return fmt.Sprintf("RT @friend: worth your time, number %d", p.number)
	default:
		return fmt.Sprintf("Note %d: we shipped something small and sharp today.", p.number)
	}
}
