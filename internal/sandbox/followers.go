package sandbox

import "strconv"

// listOwner finds whose list is asked for. A person without an account of the
// handle table has empty lists: nil and no problem.
func (c *call) listOwner(id string) (*account, *nobody) {
	k, not := c.byID("id", id)
	if not != nil || k.group() != groupAccounts {
		return nil, not
	}
	a := c.server.network.accounts[k.place()]
	c.owner = a
	if a.now().standing != open {
		return nil, &nobody{problem: notAuthorized("id", id)}
	}
	return a, nil
}

func fillFollowers(c *call) *refusal {
	size, r := c.whole("max_results", 1, 1000, 100)
	if r != nil {
		return r
	}
	fields, r := c.userFields()
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
	return c.fillPage(a, size, fields)
}

// fillPage writes one page of a's list; of an empty list when a is nil.
func (c *call) fillPage(a *account, size int, fields fieldSet) *refusal {
	g := &growth{}
	if a != nil {
		g = a.growth.Load()
	}
	before, r := c.pageBefore(pagesFollowers, a, g.serials())
	if r != nil {
		return r
	}
	shown := g.before(before, size)
	c.out = append(c.out, '{')
	c.appendErrors(c.appendFollowers(a, g, shown.places, fields))
	c.appendMeta(len(shown.places), c.neighbours(a, g, shown, before, size))
	c.out = append(c.out, '}')
	c.resources = len(shown.places)
	if a != nil {
		c.page = &page{
			account: a, before: before, size: size, places: shown.places, head: !c.query.Has("pagination_token"),
		}
	}
	return nil
}

// appendFollowers writes who is at the places and returns the errors for those
// told by id alone. Those lack every member but the id, names included.
func (c *call) appendFollowers(a *account, g *growth, places []int, fields fieldSet) []problem {
	if len(places) == 0 {
		return nil
	}
	var problems []problem
	var p person
	n := c.server.network
	lacking := append([]string{"name", "username"}, splitList(c.query.Get("user.fields"))...)
	c.out = append(c.out, `"data":[`...)
	for i, place := range places {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		k := n.follower(a, place)
		if n.idOnly(a, g, place) {
			id := n.id(k)
			c.out = appendIDOnly(c.out, id)
			problems = append(problems, hydrationFailure(formatID(id), lacking))
			continue
		}
		n.person(k, &p)
		c.out = appendUser(c.out, &p, fields)
	}
	c.out = append(c.out, ']')
	return problems
}

// neighbours are the tokens of the pages around the one that is shown.
func (c *call) neighbours(a *account, g *growth, shown stretch, before, size int) string {
	members := ""
	switch {
	case shown.more:
		members += `,"next_token":` + c.quotedToken(pagesFollowers, a, shown.last)
	case c.server.endless && a != nil:
		members += `,"next_token":` + c.quotedToken(pagesFollowers, a, g.serials())
	}
	if before < g.serials() {
		members += `,"previous_token":` + c.quotedToken(pagesFollowers, a, g.above(before, size))
	}
	return members
}

// quotedToken needs no escaping: tokens are made of letters, digits, - and _.
func (c *call) quotedToken(kind byte, a *account, before int) string {
	return strconv.Quote(c.server.tokens.encode(pageToken{
		kind: kind, account: a.index, before: before, issued: c.now,
	}))
}
