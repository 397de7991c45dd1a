package sandbox

// Names of the endpoints, in gates and counts.
const (
	EndpointUserByUsername   = "user_by_username"   // GET /2/users/by/username/{username}
	EndpointUsersByUsernames = "users_by_usernames" // GET /2/users/by
	EndpointUsers            = "users"              // GET /2/users
	EndpointFollowers        = "followers"          // GET /2/users/{id}/followers
	EndpointPosts            = "tweets"             // GET /2/users/{id}/tweets
	EndpointLikers           = "liking_users"       // GET /2/tweets/{id}/liking_users
)

// endpoint is one call of the API. Limits are calls per window, as documented.
type endpoint struct {
	name       string
	pattern    string
	appLimit   int
	userLimit  int
	userOnly   bool     // user context only
	resource   string   // what its answers are billed as
	parameters []string // query parameters it takes
	fill       func(*call) *refusal
}

// endpoints is the whole API. expansions are taken and never filled.
func endpoints() []endpoint {
	userParams := []string{"expansions", "tweet.fields", "user.fields"}
	return []endpoint{
		{
			name: EndpointUserByUsername, pattern: "/2/users/by/username/{username}",
			appLimit: 300, userLimit: 900, resource: resourceUser,
			parameters: userParams, fill: fillUserByUsername,
		},
		{
			name: EndpointUsersByUsernames, pattern: "/2/users/by",
			appLimit: 300, userLimit: 900, resource: resourceUser,
			parameters: append([]string{"usernames"}, userParams...), fill: fillUsersByUsernames,
		},
		{
			name: EndpointUsers, pattern: "/2/users",
			appLimit: 300, userLimit: 900, resource: resourceUser,
			parameters: append([]string{"ids"}, userParams...), fill: fillUsers,
		},
		{
			name: EndpointFollowers, pattern: "/2/users/{id}/followers",
			appLimit: 300, userLimit: 300, resource: resourceFollower,
			parameters: append([]string{"max_results", "pagination_token"}, userParams...), fill: fillFollowers,
		},
		{
			name: EndpointPosts, pattern: "/2/users/{id}/tweets",
			appLimit: 10_000, userLimit: 900, resource: resourcePost,
			parameters: []string{
				"end_time", "exclude", "expansions", "max_results", "media.fields", "pagination_token", "place.fields",
				"poll.fields", "since_id", "start_time", "tweet.fields", "until_id", "user.fields",
			},
			fill: fillPosts,
		},
		{
			name: EndpointLikers, pattern: "/2/tweets/{id}/liking_users",
			appLimit: 75, userLimit: 75, userOnly: true, resource: resourceUser,
			parameters: append([]string{"max_results", "pagination_token"}, userParams...), fill: fillLikers,
		},
		meEndpoint(),
	}
}

func (e *endpoint) limit(user bool) int {
	if user {
		return e.userLimit
	}
	return e.appLimit
}
