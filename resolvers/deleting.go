package resolvers

import (
	"context"

	"goodones/graph"
	"goodones/internal/syncrun"
)

func (r *Resolver) deletePerson(
	ctx context.Context, input graph.DeletePersonInput,
) (*graph.DeletePersonPayload, error) {
	return forUser(ctx, func(userID int) (*graph.DeletePersonPayload, error) {
		err := r.deps.Deleting.DeletePerson(ctx, userID, input.Network, input.ExternalID)
		refused, err := userErrors(err, syncrun.Missing("externalId", "person"))
		if err != nil {
			return nil, err
		}
		return &graph.DeletePersonPayload{UserErrors: refused, ClientMutationID: input.ClientMutationID.Value()}, nil
	})
}

func (r *Resolver) deleteAccount(
	ctx context.Context, input graph.DeleteTrackedAccountInput,
) (*graph.DeleteTrackedAccountPayload, error) {
	return forUser(ctx, func(userID int) (*graph.DeleteTrackedAccountPayload, error) {
		_, handle, err := syncrun.ParseAccount("", input.ConfirmHandle)
		if err != nil {
			handle = "" // which is no account's, so that a missing account is told first
		}
		id := input.TrackedAccountID.Of(syncrun.NodeAccount)
		err = r.deps.Deleting.DeleteAccount(ctx, userID, id, handle)
		payload := &graph.DeleteTrackedAccountPayload{ClientMutationID: input.ClientMutationID.Value()}
		if err == nil {
			payload.DeletedTrackedAccountID = syncrun.NodeAccount.IDOf(&id)
		}
		payload.UserErrors, err = userErrors(err, syncrun.Missing("trackedAccountId", syncrun.NounAccount))
		if err != nil {
			return nil, err
		}
		return payload, nil
	})
}
