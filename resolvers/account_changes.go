package resolvers

import (
	"context"

	"goodones/graph"
	"goodones/internal/syncrun"
)

func (r *Resolver) changeTier(ctx context.Context, input graph.ChangeTierInput) (*graph.ChangeTierPayload, error) {
	return forUser(ctx, func(userID int) (*graph.ChangeTierPayload, error) {
		payload := &graph.ChangeTierPayload{ClientMutationID: input.ClientMutationID.Value()}
		change, err := r.deps.Accounts.ChangeTier(ctx, userID, input.TrackedAccountID.Of(syncrun.NodeAccount), input.Tier)
		if err == nil {
			payload.TrackedAccount = &change.Account
		}
		payload.UserErrors, err = userErrors(err, syncrun.Missing("trackedAccountId", syncrun.NounAccount))
		return orError(payload, err)
	})
}

func (r *Resolver) wakeAccount(
	ctx context.Context, input graph.WakeTrackedAccountInput,
) (*graph.WakeTrackedAccountPayload, error) {
	return forUser(ctx, func(userID int) (*graph.WakeTrackedAccountPayload, error) {
		payload := &graph.WakeTrackedAccountPayload{ClientMutationID: input.ClientMutationID.Value()}
		account, err := r.deps.Accounts.WakeAccount(ctx, userID, input.TrackedAccountID.Of(syncrun.NodeAccount))
		payload.TrackedAccount = account
		payload.UserErrors, err = userErrors(err, syncrun.Missing("trackedAccountId", syncrun.NounAccount))
		return orError(payload, err)
	})
}

// orError is the payload unless there is an error.
func orError[T any](payload *T, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	return payload, nil
}
