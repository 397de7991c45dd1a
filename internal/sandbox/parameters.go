package sandbox

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	handlePattern = regexp.MustCompile(`^[A-Za-z0-9_]{1,15}$`)
	idPattern     = regexp.MustCompile(`^[0-9]{1,19}$`)
)

// maxBatch is how many users one call may name.
const maxBatch = 100

// checkNames refuses parameters the endpoint does not take or that come twice.
func (c *call) checkNames() *refusal {
	for _, name := range slices.Sorted(maps.Keys(c.query)) {
		values := c.query[name]
		if taken := c.taken(); !slices.Contains(taken, name) {
			return invalid(name, values[0], "is not one of [%s]", strings.Join(taken, ","))
		}
		if len(values) > 1 {
			return invalid(name, values[1], "is given more than once")
		}
	}
	return nil
}

// taken are the names of the parameters that the endpoint takes.
func (c *call) taken() []string {
	taken := c.endpoint.parameters
	if i := slices.Index(taken, postFieldsOld); i >= 0 && c.endpoint.name == EndpointPosts {
		taken = slices.Clone(taken)
		taken[i] = c.postFieldsName()
	}
	return taken
}

// The names of the parameter that asks for members of posts, in the timeline: up to 2026, and since.
const (
	postFieldsOld = "tweet.fields"
	postFieldsNew = "post.fields"
)

func (c *call) postFieldsName() string {
	if c.server.renamed {
		return postFieldsNew
	}
	return postFieldsOld
}

// whole reads a whole number within bounds; byDefault when it is not given.
func (c *call) whole(name string, low, high, byDefault int) (int, *refusal) {
	if !c.query.Has(name) {
		return byDefault, nil
	}
	text := c.query.Get(name)
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return 0, invalid(name, text, "value [%s] is not between %d and %d", text, low, high)
	}
	return n, nil
}

// moment reads a time; the zero time when it is not given.
func (c *call) moment(name string) (time.Time, *refusal) {
	text := c.query.Get(name)
	if !c.query.Has(name) {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return at, invalid(name, text, "value [%s] is not a valid RFC 3339 time", text)
	}
	return at, nil
}

// reference reads an id; 0 when it is not given.
func (c *call) reference(name string) (uint64, *refusal) {
	text := c.query.Get(name)
	if !c.query.Has(name) {
		return 0, nil
	}
	if !idPattern.MatchString(text) {
		return 0, invalid(name, text, "value [%s] does not match %s", text, idPattern)
	}
	id, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, invalid(name, text, "value [%s] is not a valid id", text)
	}
	return id, nil
}

// batch reads a list of 1 to maxBatch names or ids of one form, without
// repetitions.
func (c *call) batch(name string, form *regexp.Regexp) ([]string, *refusal) {
	text := c.query.Get(name)
	list := splitList(text)
	if len(list) == 0 || len(list) > maxBatch {
		return nil, invalid(name, text, "has %d entries; it must have between 1 and %d", len(list), maxBatch)
	}
	var once []string
	for _, entry := range list {
		if !form.MatchString(entry) {
			return nil, invalid(name, entry, "value [%s] does not match %s", entry, form)
		}
		if !slices.Contains(once, entry) {
			once = append(once, entry)
		}
	}
	return once, nil
}

// inPath reads a path parameter of a given form.
func (c *call) inPath(name string, form *regexp.Regexp) (string, *refusal) {
	value := c.request.PathValue(name)
	if !form.MatchString(value) {
		return "", invalid(name, value, "value [%s] does not match %s", value, form)
	}
	return value, nil
}

// pageBefore reads the place a page token names; end when there is no token.
// Tokens of other lists, forged ones, ones too old and ones from beyond the
// end are refused alike.
func (c *call) pageBefore(kind byte, a *account, end int) (int, *refusal) {
	const name = "pagination_token"
	if !c.query.Has(name) {
		return end, nil
	}
	text := c.query.Get(name)
	t, ok := c.server.tokens.decode(text)
	mine := ok && a != nil && t.kind == kind && t.account == a.index && t.before <= end
	if !mine || c.server.tokens.expired(t, c.now) {
		return 0, staleToken(text)
	}
	return t.before, nil
}

func staleToken(text string) *refusal {
	return invalid("pagination_token", text, "value [%s] is not valid", text)
}
