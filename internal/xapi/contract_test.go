package xapi

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"goodones/internal/fetch"
)

// contract is testdata/contract.json: facts of X's OpenAPI descriptions.
type contract struct {
	Generations []string
	Enums       map[string][]string
	Calls       []contractCall
	Objects     map[string]struct {
		Required []string
		Members  map[string]struct{ Type, Only string }
	}
	Problems []string
}

type contractCall struct {
	Path, Method, Answers, InPath string
	Pages, UserContext            bool
	Parameters                    map[string]contractParameter
}

type contractParameter struct {
	List, Pattern, Only string
	Items               string // the form of each item of a list of at most To
	Enum                []string
	From, To            int
	Required            bool
}

func readContract(t *testing.T) (c contract) {
	t.Helper()
	text, err := os.ReadFile("testdata/contract.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// find is the call that a request is of.
func (c *contract) find(path string) (contractCall, string) {
	for _, call := range c.Calls {
		pattern := regexp.MustCompile(`\\\{[a-z]+\\\}`).ReplaceAllString(regexp.QuoteMeta(call.Path), `([^/]+)`)
		if match := regexp.MustCompile("^" + pattern + "$").FindStringSubmatch(path); match != nil {
			return call, strings.Join(match[1:], "")
		}
	}
	return contractCall{}, ""
}

// TestContractOfRequests holds every request that is made, with the smallest and the largest of each argument, against
// both generations of X's description.
func TestContractOfRequests(t *testing.T) {
	t.Parallel()
	facts := readContract(t)
	for _, generation := range facts.Generations {
		client := offline(t, func(r *http.Request) (*http.Response, error) {
			facts.checkRequest(t, generation, r)
			return canned(200, nil, strings.NewReader(`{"data":[{"id":"7"}]}`)), nil
		})
		client.renamedFields.Store(generation == "2.167")
		ctx := t.Context()
		longest := strings.Repeat("9", 18)
		for _, handle := range []string{"a", strings.Repeat("z", 15)} {
			_, _ = client.Lookup(ctx, handle) // the answer is another test's
		}
		for _, ids := range [][]string{{"1"}, slices.Repeat([]string{longest}, 100)} {
			if _, err := client.Profiles(ctx, ids); err != nil {
				t.Error(err)
			}
		}
		limits := client.Limits()
		for _, size := range []int{1, slices.Max(limits.FollowerPages)} {
			for _, cursor := range []string{"", "c", strings.Repeat("c", 2048)} {
				if _, err := client.Followers(ctx, longest, size, cursor); err != nil {
					t.Error(err)
				}
			}
		}
		for _, size := range []int{limits.MinPosts, limits.MaxPosts} {
			if _, err := client.Posts(ctx, "1", at, size, ""); err != nil {
				t.Error(err)
			}
		}
		for _, size := range []int{1, limits.LikersPerCall} {
			if _, err := client.Likers(ctx, longest, size, ""); err != nil {
				t.Error(err)
			}
		}
	}
}

func (c *contract) checkRequest(t *testing.T, generation string, r *http.Request) {
	t.Helper()
	call, inPath := c.find(r.URL.Path)
	if call.Path == "" || r.Method != call.Method {
		t.Errorf("%s %s is no call of X", r.Method, r.URL.Path)
		return
	}
	if call.InPath != "" && !regexp.MustCompile(call.InPath).MatchString(inPath) {
		t.Errorf("%s: %q is not in form", call.Path, inPath)
	}
	if bearer := r.Header.Get("Authorization"); call.UserContext != strings.Contains(bearer, userToken) {
		t.Errorf("%s: asked with the wrong token", call.Path)
	}
	query := r.URL.Query()
	if r.Method == http.MethodPost {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		query = r.PostForm
	}
	for name, values := range query {
		p, known := call.Parameters[name]
		if !known || p.Only != "" && p.Only != generation {
			t.Errorf("%s of %s: parameter %s=%q is not known", call.Path, generation, name, values)
			continue
		}
		if len(values) != 1 {
			t.Errorf("%s of %s: parameter %s has %d values, want one: %q", call.Path, generation, name, len(values), values)
			continue
		}
		if !c.takes(p, values[0]) {
			t.Errorf("%s: %s=%q is not taken", call.Path, name, values[0])
		}
	}
	for name, p := range call.Parameters {
		if p.Required && !query.Has(name) {
			t.Errorf("%s: parameter %s is missing", call.Path, name)
		}
	}
}

func (c *contract) takes(p contractParameter, value string) bool {
	switch {
	case p.List != "":
		return !slices.ContainsFunc(strings.Split(value, ","), func(item string) bool {
			return !slices.Contains(c.Enums[p.List], item)
		})
	case p.Items != "":
		items, pattern := strings.Split(value, ","), regexp.MustCompile(p.Items)
		return len(items) <= p.To && !slices.ContainsFunc(items, func(item string) bool { return !pattern.MatchString(item) })
	case p.Pattern != "":
		return regexp.MustCompile(p.Pattern).MatchString(value)
	case len(p.Enum) > 0:
		return slices.Contains(p.Enum, value)
	}
	n, err := strconv.Atoi(value)
	return err == nil && p.From <= n && n <= p.To
}

// TestContractOfAnswers holds the members that are read against what X describes: none is read that neither generation
// has, each has the type that is described, and what has to be asked for is asked for.
func TestContractOfAnswers(t *testing.T) {
	t.Parallel()
	facts := readContract(t)
	asked := strings.Split(userFields, ",")
	for object, read := range map[string]reflect.Type{
		"user": reflect.TypeFor[user](), "metrics": reflect.TypeFor[metrics](), "post": reflect.TypeFor[post](),
		"page": reflect.TypeFor[meta](),
	} {
		described := facts.Objects[object]
		for i := range read.NumField() {
			name := read.Field(i).Tag.Get("json")
			member, known := described.Members[name]
			if !known {
				t.Errorf("%s.%s is read and not described", object, name)
			}
			if got := jsonType(read.Field(i).Type); got != member.Type {
				t.Errorf("%s.%s is read as %s, described as %s", object, name, got, member.Type)
			}
			if object == "user" && !slices.Contains(described.Required, name) && !slices.Contains(asked, name) {
				t.Errorf("user.%s is read and not asked for", name)
			}
		}
	}
	for _, kind := range []string{
		kindNotFound, kindNotAuthorized, kindDisallowed, kindUnavailable, kindHydration, kindInvalidRequest, kindUsageCapped,
		kindCredits,
	} {
		if !slices.Contains(facts.Problems, kind) {
			t.Errorf("%s is no problem of X", kind)
		}
	}
}

// jsonType is how X describes a member that is read into that type.
func jsonType(read reflect.Type) string {
	if read.Kind() == reflect.Pointer {
		read = read.Elem()
	}
	switch read {
	case reflect.TypeFor[moment]():
		return "string"
	case reflect.TypeFor[fetch.Count]():
		return "integer"
	case reflect.TypeFor[metrics]():
		return "metrics"
	case reflect.TypeFor[entities]():
		return "entities"
	}
	return map[reflect.Kind]string{reflect.String: "string", reflect.Bool: "boolean", reflect.Int: "integer"}[read.Kind()]
}

// TestContractTakesParameters makes sure that the checks above can fail.
func TestContractTakesParameters(t *testing.T) {
	t.Parallel()
	facts := readContract(t)
	var call contractCall
	call, _ = facts.find("/2/users/1/tweets")
	for text, want := range map[string]bool{
		"max_results=5": true, "max_results=4": false, "max_results=101": false, "max_results=x": false,
		"exclude=retweets,replies": true, "exclude=quotes": false, "start_time=2026-11-27T00:00:00Z": true,
		"start_time=2026-11-27T00:00:00.000Z": false,
	} {
		query, err := url.ParseQuery(text)
		if err != nil {
			t.Fatal(err)
		}
		for name, values := range query {
			if got := facts.takes(call.Parameters[name], values[0]); got != want {
				t.Errorf("%s: taken %t", text, got)
			}
		}
	}
	call, _ = facts.find("/2/users")
	for ids, want := range map[string]bool{
		"1": true, "1,2": true, "": false, "a": false, strings.Repeat("1,", 100) + "1": false, strings.Repeat("1", 20): false,
	} {
		if got := facts.takes(call.Parameters["ids"], ids); got != want {
			t.Errorf("ids=%s: taken %t", ids, got)
		}
	}
}
