package pipeline

import (
	"context"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/xapi"
)

// Source is X. Each method is one attempt; its errors are those of package xapi.
type Source interface {
	Followers(ctx context.Context, userID int64, maxResults int, token string) (xapi.FollowersPage, error)
	UsersByIDs(ctx context.Context, ids []int64) (xapi.Users, error)
	// HasUserToken tells whether likers can be read.
	HasUserToken() bool
	Posts(ctx context.Context, userID int64, since time.Time, maxResults int) ([]syncrun.Post, error)
	LikingUsers(ctx context.Context, postID int64, maxResults int) (xapi.Users, error)
}
