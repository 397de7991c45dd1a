package graph

import (
	"context"
)

// Ok is the resolver for the ok field.
func (r *queryResolver) Ok(ctx context.Context) (bool, error) {
	return true, nil
}

// SyncRunProgress is the resolver for the syncRunProgress field.
func (r *subscriptionResolver) SyncRunProgress(ctx context.Context, syncRunID int, after *int) (<-chan *SyncRunProgress, error) {
	return r.subscribe(ctx, syncRunID, after)
}

// Query returns QueryResolver implementation.
func (r *Resolver) Query() QueryResolver { return &queryResolver{r} }

// Subscription returns SubscriptionResolver implementation.
func (r *Resolver) Subscription() SubscriptionResolver { return &subscriptionResolver{r} }

type (
	queryResolver        struct{ *Resolver }
	subscriptionResolver struct{ *Resolver }
)
