package resolvers

import (
	"context"

	"goodones/graph"
	"goodones/internal/syncrun"
)

func (r *Resolver) webhooks(ctx context.Context) ([]syncrun.Webhook, error) {
	return forUser(ctx, func(userID int) ([]syncrun.Webhook, error) {
		return r.deps.Webhooks.Webhooks(ctx, userID)
	})
}

func (r *Resolver) lastDeliveries(
	ctx context.Context, webhooks []*syncrun.Webhook, first *int,
) ([][]syncrun.WebhookDelivery, error) {
	return forUser(ctx, func(userID int) ([][]syncrun.WebhookDelivery, error) {
		most, err := inRange("first", first, 10, 1, longestPage)
		if err != nil {
			return nil, err
		}
		ids := make([]int, len(webhooks))
		for i, webhook := range webhooks {
			ids[i] = webhook.ID
		}
		found, err := r.deps.Webhooks.LastDeliveries(ctx, userID, ids, most)
		if err != nil {
			return nil, err
		}
		lists := make([][]syncrun.WebhookDelivery, len(webhooks))
		for i, id := range ids {
			lists[i] = append([]syncrun.WebhookDelivery{}, found[id]...)
		}
		return lists, nil
	})
}

func (r *Resolver) createWebhook(
	ctx context.Context, input graph.CreateWebhookInput,
) (*graph.CreateWebhookPayload, error) {
	return forUser(ctx, func(userID int) (*graph.CreateWebhookPayload, error) {
		payload := &graph.CreateWebhookPayload{ClientMutationID: input.ClientMutationID.Value()}
		filter := webhookFilter(input.Filter.Value())
		tellsFailed, err := syncrun.TellsFailed(input.Events)
		if err == nil {
			err = filter.Check("confidence", "rating")
		}
		if err == nil {
			payload.Webhook, payload.Secret, err = shownOnce(
				r.deps.WebhookKeeper.Create(ctx, userID, input.TargetURL, filter, tellsFailed))
		}
		payload.UserErrors, err = userErrors(err, nil)
		return answered(payload, err)
	})
}

func (r *Resolver) updateWebhook(
	ctx context.Context, input graph.UpdateWebhookInput,
) (*graph.UpdateWebhookPayload, error) {
	return forUser(ctx, func(userID int) (*graph.UpdateWebhookPayload, error) {
		payload := &graph.UpdateWebhookPayload{ClientMutationID: input.ClientMutationID.Value()}
		change, err := webhookChange(input)
		if err == nil {
			payload.Webhook, err = r.deps.WebhookKeeper.Update(ctx, userID, input.ID.Of(syncrun.NodeWebhook),
				input.TargetURL.Value(), change)
		}
		payload.UserErrors, err = userErrors(err, missingWebhook())
		return answered(payload, err)
	})
}

// webhookChange is what the input changes. A null is as good as left out.
func webhookChange(input graph.UpdateWebhookInput) (change syncrun.WebhookChange, err error) {
	if events := input.Events.Value(); events != nil {
		tellsFailed, err := syncrun.TellsFailed(events)
		if err != nil {
			return change, err
		}
		change.TellsFailed = &tellsFailed
	}
	if given := input.Filter.Value(); given != nil {
		filter := webhookFilter(given)
		change.Filter, err = &filter, filter.Check("confidence", "rating")
	}
	return change, err
}

// webhookFilter is the filter that was given, none for nil.
func webhookFilter(given *graph.WebhookFilterInput) (filter syncrun.WebhookFilter) {
	if given == nil {
		return filter
	}
	return syncrun.WebhookFilter{
		TrackedAccountID: numberOf(given.TrackedAccountID.Value(), syncrun.NodeAccount),
		SavedSearchID:    numberOf(given.SavedSearchID.Value(), syncrun.NodeSearch),
		SourceType:       given.SourceType.Value(), Confidence: given.Confidence.Value(), Rating: given.Rating.Value(),
	}
}

func (r *Resolver) resumeWebhook(
	ctx context.Context, input graph.ResumeWebhookInput,
) (*graph.ResumeWebhookPayload, error) {
	return forUser(ctx, func(userID int) (*graph.ResumeWebhookPayload, error) {
		payload := &graph.ResumeWebhookPayload{ClientMutationID: input.ClientMutationID.Value()}
		var err error
		payload.Webhook, err = r.deps.Webhooks.ResumeWebhook(ctx, userID, input.ID.Of(syncrun.NodeWebhook))
		payload.UserErrors, err = userErrors(err, missingWebhook())
		return answered(payload, err)
	})
}

func (r *Resolver) rotateWebhookSecret(
	ctx context.Context, input graph.RotateWebhookSecretInput,
) (*graph.RotateWebhookSecretPayload, error) {
	return forUser(ctx, func(userID int) (*graph.RotateWebhookSecretPayload, error) {
		payload := &graph.RotateWebhookSecretPayload{ClientMutationID: input.ClientMutationID.Value()}
		var err error
		id := input.ID.Of(syncrun.NodeWebhook)
		payload.Webhook, payload.Secret, err = shownOnce(r.deps.WebhookKeeper.Rotate(ctx, userID, id))
		payload.UserErrors, err = userErrors(err, missingWebhook())
		return answered(payload, err)
	})
}

func (r *Resolver) deleteWebhook(
	ctx context.Context, input graph.DeleteWebhookInput,
) (*graph.DeleteWebhookPayload, error) {
	return forUser(ctx, func(userID int) (*graph.DeleteWebhookPayload, error) {
		payload := &graph.DeleteWebhookPayload{ClientMutationID: input.ClientMutationID.Value()}
		id := input.ID.Of(syncrun.NodeWebhook)
		err := r.deps.Webhooks.DeleteWebhook(ctx, userID, id)
		if err == nil {
			payload.DeletedWebhookID = syncrun.NodeWebhook.IDOf(&id)
		}
		payload.UserErrors, err = userErrors(err, missingWebhook())
		return answered(payload, err)
	})
}

func (r *Resolver) testWebhook(ctx context.Context, input graph.TestWebhookInput) (*graph.TestWebhookPayload, error) {
	return forUser(ctx, func(userID int) (*graph.TestWebhookPayload, error) {
		payload := &graph.TestWebhookPayload{ClientMutationID: input.ClientMutationID.Value()}
		var err error
		payload.Delivery, err = r.deps.Webhooks.TestWebhook(ctx, userID, input.ID.Of(syncrun.NodeWebhook))
		payload.UserErrors, err = userErrors(err, missingWebhook())
		return answered(payload, err)
	})
}

func missingWebhook() *syncrun.UserError { return syncrun.Missing("id", syncrun.NounWebhook) }

// shownOnce is a webhook with its secret, null where there is none to show.
func shownOnce(webhook *syncrun.Webhook, secret string, err error) (*syncrun.Webhook, *string, error) {
	if secret == "" {
		return webhook, nil, err
	}
	return webhook, &secret, err
}

// answered is a payload, unless something is wrong that its userErrors do not say.
func answered[T any](payload *T, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	return payload, nil
}
