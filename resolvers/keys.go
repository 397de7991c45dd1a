package resolvers

import (
	"context"

	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

func (r *Resolver) ownKeys(ctx context.Context) ([]viewer.Key, error) {
	return forViewer(ctx, func(v viewer.Viewer) ([]viewer.Key, error) {
		keys, err := r.deps.Keys.OwnKeys(ctx, v.UserID)
		for i := range keys {
			keys[i].IsCurrent = keys[i].ID == v.KeyID
		}
		return keys, err
	})
}

func (r *Resolver) createKey(ctx context.Context, input graph.CreateKeyInput) (*graph.CreateKeyPayload, error) {
	return forUser(ctx, func(userID int) (*graph.CreateKeyPayload, error) {
		text, hash, prefix := viewer.NewKey()
		key, err := r.deps.Keys.CreateOwnKey(ctx, userID, hash, prefix)
		payload := &graph.CreateKeyPayload{ClientMutationID: input.ClientMutationID.Value()}
		if err == nil {
			payload.Key, payload.APIKey = &text, &key
		}
		payload.UserErrors, err = userErrors(err, nil)
		if err != nil {
			return nil, err
		}
		return payload, nil
	})
}

func (r *Resolver) revokeKey(ctx context.Context, input graph.RevokeKeyInput) (*graph.RevokeKeyPayload, error) {
	return forUser(ctx, func(userID int) (*graph.RevokeKeyPayload, error) {
		id := input.ID.Of(syncrun.NodeKey)
		err := r.deps.Keys.RevokeOwnKey(ctx, userID, id)
		payload := &graph.RevokeKeyPayload{ClientMutationID: input.ClientMutationID.Value()}
		if err == nil {
			payload.RevokedKeyID = syncrun.NodeKey.IDOf(&id)
		}
		payload.UserErrors, err = userErrors(err, syncrun.Missing("id", syncrun.NounKey))
		if err != nil {
			return nil, err
		}
		return payload, nil
	})
}
