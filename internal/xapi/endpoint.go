package xapi

import (
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
)

// MaxIDs is how many users UsersByIDs may ask for.
const MaxIDs = 100

const (
	pageToken  = "pagination_token"
	userFields = "created_at,description,entities,location,name,profile_image_url,protected,public_metrics,url," +
		"username,verified,verified_type,withheld"
	postFields = "created_at,public_metrics"
)

func (c *Client) requestUser(handle string) request {
	return request{
		endpointUserByUsername, c.app, "/2/users/by/username/" + handle, url.Values{"user.fields": {userFields}},
	}
}

func (c *Client) requestUsers(ids []int64) (request, error) {
	if len(ids) > MaxIDs {
		return request{}, outOfBounds("ids", len(ids), 1, MaxIDs)
	}
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = strconv.FormatInt(id, 10)
	}
	query := url.Values{"ids": {strings.Join(list, ",")}, "user.fields": {userFields}}
	return request{endpointUsersByIDs, c.app, "/2/users", query}, nil
}

func (c *Client) requestFollowers(userID int64, maxResults int, token string) (request, error) {
	if maxResults < 1 || maxResults > 1000 {
		return request{}, outOfBounds("max_results", maxResults, 1, 1000)
	}
	query := url.Values{"max_results": {strconv.Itoa(maxResults)}, "user.fields": {userFields}}
	if token != "" {
		query.Set(pageToken, token)
	}
	return request{endpointFollowers, c.app, pathOf("users", userID, "followers"), query}, nil
}

func (c *Client) requestPosts(userID int64, since time.Time, maxResults int) (request, error) {
	if maxResults < 5 || maxResults > 100 {
		return request{}, outOfBounds("max_results", maxResults, 5, 100)
	}
	query := url.Values{
		"max_results": {strconv.Itoa(maxResults)}, "tweet.fields": {postFields}, "exclude": {"retweets,replies"},
	}
	if !since.IsZero() {
		query.Set("start_time", since.UTC().Format(time.RFC3339))
	}
	return request{endpointPosts, c.app, pathOf("users", userID, "tweets"), query}, nil
}

func (c *Client) requestLikers(postID int64, maxResults int) (request, error) {
	if maxResults < 1 || maxResults > maxLikers {
		return request{}, outOfBounds("max_results", maxResults, 1, maxLikers)
	}
	query := url.Values{"max_results": {strconv.Itoa(maxResults)}, "user.fields": {userFields}}
	return request{endpointLikingUsers, c.user, pathOf("tweets", postID, "liking_users"), query}, nil
}

// maxLikers is how many likers of a post X tells, ever.
const maxLikers = 100

func pathOf(collection string, id int64, list string) string {
	return "/2/" + collection + "/" + strconv.FormatInt(id, 10) + "/" + list
}

func outOfBounds(parameter string, n, low, high int) error {
	return &InvalidRequestError{
		Parameter: parameter, Detail: fmt.Sprintf("%d is not between %d and %d", n, low, high),
	}
}
