package xapi

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// endpoint names one call of X in metrics, errors and buckets.
type endpoint string

const (
	endpointUserByUsername endpoint = "user_by_username"
	endpointUsersByIDs     endpoint = "users_by_ids"
	endpointFollowers      endpoint = "followers"
	endpointPosts          endpoint = "posts"
	endpointLikingUsers    endpoint = "liking_users"
	endpointMe             endpoint = "users_me"
	endpointToken          endpoint = "oauth2_token"
	endpointRevoke         endpoint = "oauth2_revoke"
)

// ofAccount tells whether a call is about one account.
func (r *request) ofAccount() bool {
	switch r.endpoint {
	case endpointUserByUsername, endpointFollowers, endpointPosts:
		return true
	case endpointUsersByIDs:
		return r.of != ""
	}
	return false
}

const (
	pageToken  = "pagination_token"
	userFields = "created_at,description,entities,location,name,profile_image_url,protected,public_metrics,url," +
		"username,verified,verified_type,withheld"
	postFields = "created_at,public_metrics"
)

// Parameters that ask for the fields of posts: X renamed them, and servers take the one, the other or both.
const (
	postFieldsOld = "tweet.fields"
	postFieldsNew = "post.fields"
)

func (c *Client) requestUser(handle string) request {
	return request{
		endpoint: endpointUserByUsername, path: "/2/users/by/username/" + handle,
		query: url.Values{"user.fields": {userFields}},
	}
}

func (c *Client) requestUsers(ids []string) (request, error) {
	if len(ids) > maxIDs {
		return request{}, outOfBounds("ids", len(ids), 1, maxIDs)
	}
	for _, id := range ids {
		if err := checkID(id); err != nil {
			return request{}, err
		}
	}
	query := url.Values{"ids": {strings.Join(ids, ",")}, "user.fields": {userFields}}
	return request{endpoint: endpointUsersByIDs, path: "/2/users", query: query}, nil
}

func (c *Client) requestFollowers(account string, size int, cursor string) (request, error) {
	if size < 1 || size > maxPage {
		return request{}, outOfBounds("max_results", size, 1, maxPage)
	}
	query := url.Values{"max_results": {strconv.Itoa(size)}, "user.fields": {userFields}}
	r := request{endpoint: endpointFollowers, path: pathOf("users", account, "followers"), query: query}
	return c.ofList(r, account, cursor)
}

func (c *Client) requestPosts(account string, since time.Time, size int, cursor string) (request, error) {
	if size < minPostPage || size > maxPostPage {
		return request{}, outOfBounds("max_results", size, minPostPage, maxPostPage)
	}
	query := url.Values{
		"max_results": {strconv.Itoa(size)}, c.postFieldsName(): {postFields}, "exclude": {"retweets,replies"},
	}
	if !since.IsZero() {
		query.Set("start_time", since.UTC().Format(time.RFC3339))
	}
	r := request{endpoint: endpointPosts, path: pathOf("users", account, "tweets"), query: query}
	return c.ofList(r, account, cursor)
}

// postFieldsName is the parameter that the server is known to take, else the old one.
func (c *Client) postFieldsName() string {
	if c.renamedFields.Load() {
		return postFieldsNew
	}
	return postFieldsOld
}

// renamePostFields goes on with the other name when the server refuses the one that was sent, and tells whether it did.
func (c *Client) renamePostFields(sent string, err error) bool {
	refused, ok := errors.AsType[*InvalidRequestError](err)
	if !ok || refused.Parameter != sent {
		return false
	}
	c.renamedFields.Store(sent == postFieldsOld)
	return true
}

func (c *Client) requestLikers(post string, size int) (request, error) {
	if size < 1 || size > maxLikers {
		return request{}, outOfBounds("max_results", size, 1, maxLikers)
	}
	query := url.Values{"max_results": {strconv.Itoa(size)}, "user.fields": {userFields}}
	r := request{endpoint: endpointLikingUsers, path: pathOf("tweets", post, "liking_users"), query: query}
	return c.ofList(r, post, "")
}

// ofList completes a request for a page of what belongs to the owner.
func (c *Client) ofList(r request, owner, cursor string) (request, error) {
	if err := checkID(owner); err != nil {
		return request{}, err
	}
	r.of = owner
	if cursor != "" {
		r.wanted, cursor = unmarked(cursor)
		r.query.Set(pageToken, cursor)
	}
	return r, nil
}

// checkID keeps out of a path what X cannot have sent.
func checkID(id string) error {
	if _, err := parseID(id); err != nil {
		return &InvalidRequestError{Parameter: "id", Detail: "no id of X"}
	}
	return nil
}

func pathOf(collection, id, list string) string { return "/2/" + collection + "/" + id + "/" + list }

func outOfBounds(parameter string, n, low, high int) error {
	return &InvalidRequestError{
		Parameter: parameter, Detail: fmt.Sprintf("%d is not between %d and %d", n, low, high),
	}
}
