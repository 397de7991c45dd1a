package xapi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/source"
)

const wantUserFields = "user.fields=created_at%2Cdescription%2Centities%2Clocation%2Cname%2Cprofile_image_url" +
	"%2Cprotected" +
	"%2Cpublic_metrics%2Curl%2Cusername%2Cverified%2Cverified_type%2Cwithheld"

func TestRequests(t *testing.T) {
	t.Parallel()
	since := time.Date(2026, 8, 20, 12, 30, 5, 999, time.FixedZone("", 2*3600))
	ctx := context.Background()
	tests := []struct {
		name, want, token string
		call              func(*Client) error
	}{
		{"user", "/2/users/by/username/acme_1?" + wantUserFields, appToken, func(c *Client) error {
			_, err := c.Lookup(ctx, " @Acme_1 ")
			return err
		}},
		{"users", "/2/users?ids=7%2C9223372036854775807&" + wantUserFields, appToken, func(c *Client) error {
			_, err := c.Profiles(ctx, []string{"7", "9223372036854775807"})
			return err
		}},
		{"first page", "/2/users/42/followers?max_results=100&" + wantUserFields, appToken, func(c *Client) error {
			_, err := c.Followers(ctx, "42", 100, "")
			return err
		}},
		{
			"later page",
			"/2/users/42/followers?max_results=1000&pagination_token=a%2Fb%26c%3D&" + wantUserFields,
			appToken,
			func(c *Client) error {
				_, err := c.Followers(ctx, "42", 1000, "a/b&c=")
				return err
			},
		},
		{
			"posts",
			"/2/users/42/tweets?exclude=retweets%2Creplies&max_results=25&start_time=2026-08-20T10%3A30%3A05Z" +
				"&tweet.fields=created_at%2Cpublic_metrics",
			appToken,
			func(c *Client) error {
				_, err := c.Posts(ctx, "42", since, 25, "")
				return err
			},
		},
		{
			"posts since ever",
			"/2/users/42/tweets?exclude=retweets%2Creplies&max_results=5&tweet.fields=created_at%2Cpublic_metrics",
			appToken,
			func(c *Client) error {
				_, err := c.Posts(ctx, "42", time.Time{}, 5, "")
				return err
			},
		},
		{"likers", "/2/tweets/99/liking_users?max_results=100&" + wantUserFields, userToken, func(c *Client) error {
			_, err := c.Likers(ctx, "99", 100, "")
			return err
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got *http.Request
			base := newServer(t, func(_ http.ResponseWriter, r *http.Request) { got = r })
			c := config(base + "/prefix/")
			if err := test.call(newClient(t, c)); outcome(err) != "temporary" { // of the empty answer
				t.Fatal(err)
			}
			if got.Method != http.MethodGet || got.RequestURI != "/prefix"+test.want {
				t.Errorf("got %s %s\nwant /prefix%s", got.Method, got.RequestURI, test.want)
			}
			if auth := got.Header.Get("Authorization"); auth != "Bearer "+test.token {
				t.Errorf("authorized as %q", auth)
			}
			fact.Is(t, "Accept", got.Header.Get("Accept"), "application/json", got.Header)
			fact.Is(t, "got.ContentLength", got.ContentLength, 0)
			fact.Is(t, "len(got.TransferEncoding)", len(got.TransferEncoding), 0, got.TransferEncoding)
		})
	}
}

func TestArgumentsOutsideTheBoundsMakeNoCall(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	client := offline(t, func(*http.Request) (*http.Response, error) {
		t.Error("a call was made")
		return nil, context.Canceled
	})
	fol := func(n int) error { _, err := client.Followers(ctx, "1", n, ""); return err }
	pos := func(n int) error { _, err := client.Posts(ctx, "1", time.Time{}, n, ""); return err }
	ids := func(n int) error { _, err := client.Profiles(ctx, slices.Repeat([]string{"1"}, n)); return err }
	user := func(handle string) error { _, err := client.Lookup(ctx, handle); return err }
	for i, test := range []struct {
		err  error
		want string
	}{
		{fol(0), "invalid"}, {fol(1001), "invalid"}, {pos(4), "invalid"}, {pos(101), "invalid"},
		{ids(101), "invalid"}, {ids(0), "ok"},
		{user(""), "input"}, {user("a/../b"), "input"}, {user(strings.Repeat("a", 16)), "input"},
	} {
		if got := outcome(test.err); got != test.want {
			t.Errorf("%d: got %q, want %q", i, got, test.want)
		}
	}
}

func TestLikingUsersNeedsTheUserToken(t *testing.T) {
	t.Parallel()
	c := config(newServer(t, func(http.ResponseWriter, *http.Request) { t.Error("a call was made") }))
	c.UserToken = ""
	client := newClient(t, c)
	if client.Limits().Likers != source.LikersOfNobody {
		t.Error("likers are readable without a user token")
	}
	if _, err := client.Likers(context.Background(), "1", 100, ""); outcome(err) != "forbidden" {
		t.Error(err)
	}
}

// TestRenamedParameter asks a server of each generation for posts: one call more the first time, and none after it.
func TestRenamedParameter(t *testing.T) {
	t.Parallel()
	for taken, refused := range map[string]string{"tweet.fields": "post.fields", "post.fields": "tweet.fields"} {
		for form, problem := range map[string]string{
			"documented": `{"errors":[{"parameter":"` + refused +
				`","detail":"unknown"}],"type":"https://api.x.com/2/problems/invalid-request"}`,
			"real": `{"errors":[{"parameters":{"` + refused +
				`":["created_at"]},"message":"unknown"}],"title":"Invalid Request"}`,
		} {
			var asked int
			client := serve(t, func(w http.ResponseWriter, r *http.Request) {
				asked++
				if r.URL.Query().Has(refused) || !r.URL.Query().Has(taken) {
					w.WriteHeader(http.StatusBadRequest)
					io.WriteString(w, problem)
					return
				}
				io.WriteString(w, `{"data":[{"id":"9"}]}`)
			})
			calls := 2
			if refused == "tweet.fields" {
				calls = 3 // the old name is tried first
			}
			for range 2 {
				if page, err := client.Posts(t.Context(), "42", at, 5, ""); err != nil || len(page.Posts) != 1 {
					t.Fatalf("%s, %s: %+v, %v", taken, form, page, err)
				}
			}
			if asked != calls {
				t.Errorf("%s, %s: %d calls, want %d", taken, form, asked, calls)
			}
		}
	}
}

// TestBothNamesRefused ends: the second refusal is the answer.
func TestBothNamesRefused(t *testing.T) {
	t.Parallel()
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for _, name := range []string{"tweet.fields", "post.fields"} {
			if r.URL.Query().Has(name) {
				w.WriteHeader(http.StatusBadRequest)
				io.WriteString(w, `{"errors":[{"parameter":"`+name+`"}]}`)
			}
		}
	})
	var invalid *InvalidRequestError
	if _, err := client.Posts(t.Context(), "42", at, 5, ""); !errors.As(err, &invalid) {
		t.Errorf("%v", err)
	}
}
