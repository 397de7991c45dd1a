package xapi

import (
	"slices"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// X's bounds, as it documents them.
const (
	maxIDs      = 100  // users that one call may name
	maxPage     = 1000 // followers a page
	minPostPage = 5
	maxPostPage = 100
	maxLikers   = 100 // that X shows of a post, ever
)

// pageSizes keep an unchanged account at 100 resources and 150 new followers under 400.
var pageSizes = [...]int{100, 200, 400, 800, maxPage}

// Limits are X's. Prices are the configured ones. Likers are read as whoever the user token is of.
func (c *Client) Limits() source.Limits {
	limits := source.Limits{
		FollowerPages: slices.Clone(pageSizes[:]), ProfilesPerCall: maxIDs, MinPosts: minPostPage,
		MaxPosts: maxPostPage, LikersPerCall: maxLikers, LikersPerPost: maxLikers, CountsListed: true,
		Prices: c.prices, FollowerKind: syncrun.ResourceFollower, PostKind: syncrun.ResourcePost,
	}
	if c.user.token != "" {
		limits.Likers = source.LikersOfAnybody
	}
	return limits
}

// documentedPrices stand in where none are configured.
func documentedPrices(configured syncrun.Prices) syncrun.Prices {
	if configured == nil {
		return syncrun.DocumentedPrices()
	}
	return configured
}
