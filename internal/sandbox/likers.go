package sandbox

func fillLikers(c *call) *refusal {
	size, r := c.whole("max_results", 1, maxLikers, maxLikers)
	if r != nil {
		return r
	}
	fields, r := c.userFields()
	if r != nil {
		return r
	}
	if c.query.Has("pagination_token") { // there is never a second page
		return staleToken(c.query.Get("pagination_token"))
	}
	id, r := c.inPath("id", idPattern)
	if r != nil {
		return r
	}
	n := c.server.network
	a, p, ok := n.findPost(id)
	if !ok || a.now().standing != open {
		c.onlyError(notFound("tweet", "id", id))
		return nil
	}
	if r := c.checkAuthor(a); r != nil {
		return r
	}
	likers := n.likers(a, p, make([]key, 0, maxLikers))
	likers = likers[:min(size, len(likers))]
	c.out = append(c.out, '{')
	c.appendUsers(likers, fields)
	c.appendMeta(len(likers), "")
	c.out = append(c.out, '}')
	return nil
}

// likers appends the people who can be listed under a post, at most maxLikers:
// for every two followers one who comes only for this post and one of the
// regulars who like without following. Nobody twice, and never anybody else
// for the same post.
func (n *network) likers(a *account, p post, to []key) []key {
	start := int(mix(a.hash(n.seed^saltLike), uint64(p.number)) >> 33)
	following := 0
	for i := range min(p.likes, maxLikers) {
		k := makeKey(a.passerByGroup(), (p.number+1)*passersByPerPost+i)
		switch {
		case i%4 == 1:
			k = makeKey(a.passerByGroup(), (start+i)%passersByPerPost)
		case i%4 > 1 && following < p.followers:
			k = n.follower(a, p.likingPlace(following, start))
			following++
		}
		if !n.gone(k) {
			to = append(to, k)
		}
	}
	return to
}

// likingPlace is the place of the i-th follower who likes a post: the newest
// few first when the post is new, the rest spread over the list. The step has
// no common factor with the length, so no place comes twice.
func (p post) likingPlace(i, start int) int {
	heads := 0
	if p.fresh {
		heads = min(freshHeads, p.followers)
	}
	if i < heads {
		return p.followers - 1 - i
	}
	rest, step := p.followers-heads, 7919
	if rest%step == 0 {
		step = 104_729
	}
	return (start + (i-heads)*step) % rest
}
