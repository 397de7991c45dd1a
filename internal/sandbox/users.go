package sandbox

import "fmt"

// userFields are the members of users that were asked for.
func (c *call) userFields() (fieldSet, *refusal) {
	if _, r := postFields.parse("tweet.fields", c.query.Get("tweet.fields")); r != nil {
		return 0, r
	}
	set, r := userFields.parse("user.fields", c.query.Get("user.fields"))
	if c.server.renamed {
		set |= userRenamed
	}
	return set, r
}

// nobody is why a user cannot be told of. Silent ones are left out of the
// answer to a batch without a word, as X does with some.
type nobody struct {
	problem
	silent bool
}

func (c *call) byHandle(handle string) (key, *nobody) {
	parameter := "usernames"
	if c.endpoint.name == EndpointUserByUsername {
		parameter = "username"
	}
	a, ok := c.server.network.account(handle)
	if !ok {
		return 0, &nobody{problem: notFound("user", parameter, handle)}
	}
	return a.key(), a.hidden(parameter, handle)
}

func (c *call) byID(parameter, id string) (key, *nobody) {
	n := c.server.network
	k, ok := n.keyOf(id)
	if !ok || !n.exists(k) {
		return 0, &nobody{problem: notFound("user", parameter, id)}
	}
	if n.gone(k) {
		return 0, &nobody{problem: notFound("user", parameter, id), silent: k%2 == 0}
	}
	if k.group() == groupAccounts {
		return k, n.accounts[k.place()].hidden(parameter, id)
	}
	return k, nil
}

// hidden is why an account's profile cannot be read, or nil.
func (a *account) hidden(parameter, value string) *nobody {
	switch a.now().standing {
	case locked:
		return &nobody{problem: notAuthorized(parameter, value)}
	case suspended:
		return &nobody{problem: wasSuspended(parameter, value)}
	case deleted:
		return &nobody{problem: notFound("user", parameter, value)}
	default:
		return nil
	}
}

func fillUserByUsername(c *call) *refusal {
	fields, r := c.userFields()
	if r != nil {
		return r
	}
	handle, r := c.inPath("username", handlePattern)
	if r != nil {
		return r
	}
	k, not := c.byHandle(handle)
	if not != nil {
		c.onlyError(not.problem)
		return nil
	}
	var p person
	c.server.network.person(k, &p)
	c.out = append(appendUser(append(c.out, `{"data":`...), &p, fields), '}')
	c.resources = 1
	return nil
}

func fillUsersByUsernames(c *call) *refusal {
	handles, r := c.batch("usernames", handlePattern)
	if r != nil {
		return r
	}
	return c.fillBatch(handles, c.byHandle)
}

func fillUsers(c *call) *refusal {
	ids, r := c.batch("ids", idPattern)
	if r != nil {
		return r
	}
	return c.fillBatch(ids, func(id string) (key, *nobody) { return c.byID("ids", id) })
}

// fillBatch answers with the users found and with errors for the rest.
func (c *call) fillBatch(values []string, find func(string) (key, *nobody)) *refusal {
	fields, r := c.userFields()
	if r != nil {
		return r
	}
	var found []key
	var problems []problem
	for _, v := range values {
		k, not := find(v)
		switch {
		case not == nil:
			found = append(found, k)
		case !not.silent:
			problems = append(problems, not.problem)
		}
	}
	c.out = append(c.out, '{')
	c.appendUsers(found, fields)
	c.appendErrors(problems)
	c.out = append(c.out, '}')
	return nil
}

// appendUsers writes `"data":[…]`, or nothing for nobody.
func (c *call) appendUsers(keys []key, fields fieldSet) {
	if len(keys) == 0 {
		return
	}
	var p person
	c.out = append(c.out, `"data":[`...)
	for i, k := range keys {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		c.server.network.person(k, &p)
		c.out = appendUser(c.out, &p, fields)
	}
	c.out = append(c.out, ']')
	c.resources = len(keys)
}

// appendErrors writes `"errors":[…]`, with a comma when something precedes it.
func (c *call) appendErrors(problems []problem) {
	if len(problems) == 0 {
		return
	}
	c.separate()
	c.out = append(append(c.out, `"errors":`...), encode(problems)...)
}

// appendMeta writes `"meta":{…}`; further members come ready to append.
func (c *call) appendMeta(count int, members string) {
	c.separate()
	c.out = fmt.Appendf(c.out, `"meta":{"result_count":%d%s}`, count, members)
}

// separate writes a comma unless the object has only begun.
func (c *call) separate() {
	if c.out[len(c.out)-1] != '{' {
		c.out = append(c.out, ',')
	}
}

// onlyError is the 200 that stands for "there is no such thing".
func (c *call) onlyError(p problem) {
	c.out = append(c.out, '{')
	c.appendErrors([]problem{p})
	c.out = append(c.out, '}')
}
