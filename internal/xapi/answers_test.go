package xapi

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

const (
	jill   = `{"id":"7","username":"Jill","name":"Jill J","public_metrics":{"followers_count":5}}`
	idOnly = `{"id":"8"}`
)

// outcome is an error's kind in a word, so that tables can name it.
func outcome(err error) string {
	var (
		limited *source.RateLimitedError
		wait    *source.WaitError
		unwell  *source.TemporaryError
		credit  *source.OutOfCreditError
		invalid *InvalidRequestError
		input   *syncrun.InvalidError
	)
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, source.ErrSuspended):
		return "suspended"
	case errors.Is(err, source.ErrNotFound):
		return "not found"
	case errors.Is(err, source.ErrProtected):
		return "protected"
	case errors.Is(err, source.ErrUnauthorized):
		return "unauthorized"
	case errors.As(err, &credit):
		return "out of credit"
	case errors.Is(err, source.ErrForbidden):
		return "forbidden"
	case errors.Is(err, source.ErrCursor):
		return "page token"
	case errors.Is(err, source.ErrItemGone):
		return "item gone"
	case errors.As(err, &limited):
		return "limited"
	case errors.As(err, &wait):
		return "wait"
	case errors.As(err, &unwell):
		return "temporary"
	case errors.As(err, &invalid):
		return "invalid"
	case errors.As(err, &input):
		return "input"
	}
	return err.Error()
}

// result is what any of the five calls gave.
type result struct {
	outcome string
	ids     []int64
	next    string
}

// caller makes one of the five calls.
type caller func(*Client) ([]int64, string, error)

func (call caller) ask(c *Client) result {
	ids, next, err := call(c)
	return result{outcome(err), ids, next}
}

// idsOf are the ids of people, below 0 of whom X says that they are gone.
func idsOf(people []source.Profile) (ids []int64) {
	for _, p := range people {
		if p.Gone {
			p.ID = -p.ID
		}
		ids = append(ids, p.ID)
	}
	return ids
}

var (
	byUsername caller = func(c *Client) ([]int64, string, error) {
		p, err := c.Lookup(context.Background(), "jill")
		if err != nil {
			return nil, "", err
		}
		return []int64{p.ID}, "", nil
	}
	byIDs caller = func(c *Client) ([]int64, string, error) {
		found, err := c.Profiles(context.Background(), []string{"7", "8"})
		return idsOf(found), "", err
	}
	followers caller = func(c *Client) ([]int64, string, error) {
		page, err := c.Followers(context.Background(), "42", 1000, "sent")
		return idsOf(page.Profiles), page.Next, err
	}
	posted caller = func(c *Client) ([]int64, string, error) {
		page, err := c.Posts(context.Background(), "42", time.Time{}, 5, "")
		var ids []int64
		for _, p := range page.Posts {
			ids = append(ids, p.ID)
		}
		return ids, "", err
	}
	liking caller = func(c *Client) ([]int64, string, error) {
		found, err := c.Likers(context.Background(), "99", 100, "")
		return idsOf(found.Profiles), "", err
	}
)

// answerOf200 is a body that comes with a 200, and what a call makes of it.
type answerOf200 struct {
	name string
	call caller
	body string
	want result
}

func ok(ids ...int64) result { return result{outcome: "ok", ids: ids} }

func is(outcome string) result { return result{outcome: outcome} }

func TestAnswersOf200(t *testing.T) {
	t.Parallel()
	for _, test := range slices.Concat(firstAnswers(), moreAnswers(), lastAnswers()) {
		t.Run(test.name, func(t *testing.T) {
			client := serve(t, saying(200, "application/json", test.body))
			if got := test.call.ask(client); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

// firstAnswers are about users asked for by handle or id.
func firstAnswers() []answerOf200 {
	return []answerOf200{
		{"user", byUsername, `{"data":` + jill + `}`, ok(7)},
		{
			"user and a failed member",
			byUsername,
			`{"data":` + idOnly + `,"errors":[{"type":"a/field-hydration-failure"}]}`,
			ok(8),
		},
		{"unknown user", byUsername, problems("resource-not-found"), is("not found")},
		{
			"suspended user",
			byUsername,
			`{"errors":[{"title":"Forbidden","detail":"User has been suspended: [jill].",` +
				`"type":"https://api.twitter.com/2/problems/resource-not-found"}]}`,
			is("suspended"),
		},
		{
			"suspended user, told as not authorized",
			byUsername,
			`{"errors":[{"detail":"User has been suspended: [jill].","type":"x/not-authorized-for-resource"}]}`,
			is("suspended"),
		},
		{"protected user", byUsername, problems("not-authorized-for-resource"), is("protected")},
		{
			"protected user with suspended in the name",
			byUsername,
			`{"errors":[{"detail":"Sorry, you are not authorized to see [suspended].","type":"x/not-authorized-for-resource"}]}`,
			is("protected"),
		},
		{
			"other host, slash at the end",
			byUsername,
			`{"errors":[{"type":"https://api.x.com/other/resource-not-found/"}]}`,
			is("not found"),
		},
		{"type without a path", byUsername, `{"errors":[{"type":"resource-not-found"}]}`, is("not found")},
		{
			"segment not last",
			byUsername,
			`{"errors":[{"type":"https://api.x.com/resource-not-found/more"}]}`,
			is("temporary"),
		},
		{"user: members only failed", byUsername, problems("field-hydration-failure"), is("temporary")},
		{"user: errors of no known kind", byUsername, problems("operational-disconnect"), is("temporary")},
		{"user: nothing", byUsername, `{}`, is("temporary")},
		{"user: null", byUsername, `null`, is("temporary")},
		{"user: data null", byUsername, `{"data":null}`, is("temporary")},
		{"user: no id", byUsername, `{"data":{"username":"jill"}}`, is("temporary")},
		{"user: a list", byUsername, `{"data":[` + jill + `]}`, is("temporary")},
		{"user: a number", byUsername, `{"data":7}`, is("temporary")},
		{"user: members of other types", byUsername, `{"data":{"id":7,"username":"jill","verified":"yes","url":[]}}`, ok(7)},
		{"user: no id among such", byUsername, `{"data":{"username":"jill","verified":"yes"}}`, is("temporary")},

		{"batch", byIDs, `{"data":[` + jill + `,` + idOnly + `]}`, ok(7, 8)},
		{"batch, one unknown", byIDs, `{"data":[` + jill + `],` + problems("resource-not-found 8")[1:], ok(7, -8)},
		{"batch, one left out in silence", byIDs, `{"data":[` + jill + `]}`, ok(7)},
		{"batch, errors of no known kind beside", byIDs, `{"data":[` + jill + `],` + problems("odd")[1:], ok(7)},
		{"batch, all unknown", byIDs, problems("resource-not-found 7", "not-authorized-for-resource 8"),
			ok(-7, -8)},
		{"batch, empty data", byIDs, `{"data":[]}`, ok()},
		{"batch, all left out in silence", byIDs, `{}`, ok()},
		{"batch, errors of no known kind", byIDs, problems("odd"), is("temporary")},
	}
}

// moreAnswers are pages of followers, and posts.
func moreAnswers() []answerOf200 {
	return []answerOf200{
		{"batch, empty data and errors of no known kind", byIDs, `{"data":[],` + problems("odd")[1:], is("temporary")},
		{"batch, twice the same", byIDs, `{"data":[` + jill + `,` + idOnly + `,` + jill + `]}`, ok(7, 8)},

		{
			"page",
			followers,
			`{"data":[` + jill + `],"meta":{"result_count":1,"next_token":"n"}}`,
			result{"ok", []int64{7}, "n"},
		},
		{"last page", followers, `{"data":[` + jill + `],"meta":{"result_count":1,"previous_token":"p"}}`, ok(7)},
		{"page of ids only", followers, `{"data":[` + idOnly + `],` + problems("field-hydration-failure 8")[1:], ok(8)},
		{"page, data missing", followers, `{"meta":{"result_count":0,"next_token":"n"}}`, result{"ok", nil, "n"}},
		{"page, data empty", followers, `{"data":[],"meta":{"result_count":0}}`, ok()},
		{"page, data missing without a count", followers, `{"meta":{"next_token":"n"}}`, result{"ok", nil, "n"}},
		{"page, data missing and nothing counted", followers, `{"meta":{}}`, ok()},
		{"page, nothing at all", followers, `{}`, is("temporary")},
		{"page behind a byte order mark", followers, "\ufeff" + `{"data":[{"id":"8"}],"meta":{}}`, ok(8)},
		{"a refusal by 401 in a 200", followers, `{"title":"Unauthorized","type":"about:blank","status":401}`,
			is("unauthorized")},
		{"a refusal by 404 in a 200", byUsername, `{"title":"Not Found","type":"about:blank","status":404}`,
			is("not found")},
		{"out of credit in a 200", followers, `{"title":"CreditsDepleted","type":"x/credits"}`, is("out of credit")},
		{"out of credit among the errors of a 200", byIDs, problems("usage-capped 7"), is("out of credit")},
		{"too fast in a 200", followers, `{"errors":[{"title":"Too Many Requests","status":429}]}`, is("limited")},
		{"page, data missing against the count", followers, `{"meta":{"result_count":3}}`, is("temporary")},
		{"page of a protected user", followers, problems("not-authorized-for-resource 42"), is("protected")},
		{
			"page of a protected user, with an empty list",
			followers,
			`{"data":[],"meta":{"result_count":0},` + problems("not-authorized-for-resource 42")[1:],
			is("protected"),
		},
		{"page of a user gone", followers, problems("resource-not-found"), is("not found")},
		{
			"page whose only follower is gone",
			followers,
			`{"meta":{"result_count":0},` + problems("resource-not-found 8")[1:],
			ok(),
		},
		{"page, somebody else is gone, no count", followers, problems("resource-not-found 8"), is("temporary")},
		{"page, members failed, no data", followers, problems("field-hydration-failure 8"), is("temporary")},
		{
			"page, errors of no known kind",
			followers,
			`{"meta":{"result_count":0},` + problems("odd")[1:],
			is("temporary"),
		},
		{"page, nothing", followers, `{}`, is("temporary")},
		{
			"page, the token sent comes back",
			followers,
			`{"data":[` + jill + `],"meta":{"next_token":"sent"}}`,
			result{"ok", []int64{7}, "sent"},
		},
		{
			"page, numbers for texts and texts for numbers",
			followers,
			`{"data":[` + jill + `],"meta":{"result_count":"1","next_token":12}}`,
			result{"ok", []int64{7}, "12"},
		},
		{"page, a token of no kind", followers, `{"data":[` + jill + `],"meta":{"next_token":{}}}`, is("temporary")},
		{
			"page, errors of other types beside",
			followers,
			`{"data":[` + jill + `],"errors":["text",null,5,{"resource_id":8,"parameter":7,"type":[]}]}`,
			ok(7),
		},
		{"page, one error beside", followers, `{"data":[` + jill + `],"errors":{"title":"odd"}}`, ok(7)},
		{"page, one error and nobody", followers, `{"meta":{"result_count":0},"errors":{"title":"odd"}}`, is("temporary")},
		{
			"batch, one unknown, by number",
			byIDs,
			`{"data":[` + jill + `],"errors":[{"resource_id":8,"status":404,"type":"x/resource-not-found"}]}`,
			ok(7, -8),
		},
		{
			"page, a token nobody can store",
			followers,
			`{"data":[` + jill + `],"meta":{"next_token":"a\u0000"}}`,
			is("temporary"),
		},

		{
			"posts",
			posted,
			`{"data":[{"id":"3"},{"id":"2","created_at":"2026-08-22T09:00:00.000Z"},{"id":"3"}],"meta":{"result_count":3}}`,
			ok(3, 2),
		},
		{"no posts", posted, `{"meta":{"result_count":0}}`, ok()},
		{"posts of a protected user", posted, problems("not-authorized-for-resource 42"), is("protected")},
		{"posts of a user gone", posted, problems("resource-not-found 42"), is("not found")},
		{"posts: nothing", posted, `{}`, is("temporary")},
		{"posts: id no number", posted, `{"data":[{"id":"x"}]}`, is("temporary")},
	}
}

// lastAnswers are likers, and members that make no sense.
func lastAnswers() []answerOf200 {
	return []answerOf200{
		{"posts: time no time", posted, `{"data":[{"id":"3","created_at":"today"}]}`, ok(3)},

		{"likers", liking, `{"data":[` + jill + `],"meta":{"result_count":1}}`, ok(7)},
		{"no likers", liking, `{"meta":{"result_count":0}}`, ok()},
		{"likers of a post gone", liking, problems("resource-not-found 99"), ok()},
		{"likers: nothing", liking, `{}`, is("temporary")},

		{"id no number", followers, `{"data":[{"id":"seven"}]}`, is("temporary")},
		{"id a number of JSON", followers, `{"data":[{"id":7}]}`, ok(7)},
		{"id signed", followers, `{"data":[{"id":"-7"}]}`, is("temporary")},
		{"id zero", followers, `{"data":[{"id":"0"}]}`, is("temporary")},
		{"id empty", followers, `{"data":[{"id":""}]}`, is("temporary")},
		{"greatest id", followers, `{"data":[{"id":"9223372036854775807"}]}`, ok(9223372036854775807)},
		{"id of 2^63", followers, `{"data":[{"id":"9223372036854775808"}]}`, is("temporary")},
		{
			"one bad id among good ones",
			followers,
			`{"data":[` + jill + `,{"id":"x"},{"id":"9999999999999999999"}]}`,
			ok(7),
		},
		{"posts: one bad id among good ones", posted, `{"data":[{"id":"x"},{"id":"3"}]}`, ok(3)},
		{"member of a wrong type", followers, `{"data":[{"id":"7","name":5}]}`, ok(7)},
		{
			"metrics of a wrong type",
			followers,
			`{"data":[{"id":"7","public_metrics":{"followers_count":"5"}}]}`,
			ok(7),
		},
		{
			"count out of this world",
			followers,
			`{"data":[{"id":"7","public_metrics":{"followers_count":1e300}}]}`,
			ok(7),
		},
		{"opening time no time", followers, `{"data":[{"id":"7","created_at":"once"}]}`, ok(7)},
		{"list of a wrong type", followers, `{"data":{"id":"7"}}`, is("temporary")},
		{"truncated", followers, `{"data":[` + jill + `,{"id":"9","na`, is("temporary")},
		{"white space behind", followers, `{"data":[` + jill + "]}\n \t\r\n", ok(7)},
		{"more behind", followers, `{"data":[` + jill + `]} {}`, is("temporary")},
		{"empty body", followers, ``, is("temporary")},
		{"HTML", followers, `<html><body>Over capacity</body></html>`, is("temporary")},
		{"a list", followers, `[]`, is("temporary")},
	}
}
