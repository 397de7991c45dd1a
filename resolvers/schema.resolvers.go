package resolvers

import (
	"context"
	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
	"time"
)

// ID is the resolver for the id field.
func (r *apiKeyResolver) ID(ctx context.Context, obj *viewer.Key) (*syncrun.NodeID, error) {
	return syncrun.NodeKey.IDOf(&obj.ID), nil
}

// FirstSyncRun is the batch resolver for the firstSyncRun field.
func (r *candidateResolver) FirstSyncRun(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.Run, error) {
	return r.relatedRuns(ctx, each(objs, firstRunOfCandidate))
}

// LastSyncRun is the batch resolver for the lastSyncRun field.
func (r *candidateResolver) LastSyncRun(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.Run, error) {
	return r.relatedRuns(ctx, each(objs, lastRunOfCandidate))
}

// TrackedAccount is the batch resolver for the trackedAccount field.
func (r *candidateResolver) TrackedAccount(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.TrackedAccount, error) {
	return r.relatedAccounts(ctx, each(objs, accountOfCandidate))
}

// SavedSearch is the batch resolver for the savedSearch field.
func (r *candidateResolver) SavedSearch(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.SavedSearch, error) {
	return r.relatedSearches(ctx, each(objs, searchOfCandidate))
}

// TrackAccount is the resolver for the trackAccount field.
func (r *mutationResolver) TrackAccount(ctx context.Context, input graph.TrackAccountInput) (*graph.TrackAccountPayload, error) {
	return r.trackAccount(ctx, input)
}

// SleepTrackedAccount is the resolver for the sleepTrackedAccount field.
func (r *mutationResolver) SleepTrackedAccount(ctx context.Context, id syncrun.NodeID) (*graph.SleepTrackedAccountPayload, error) {
	return r.sleepAccount(ctx, id.Of(syncrun.NodeAccount))
}

// CreateSavedSearch is the resolver for the createSavedSearch field.
func (r *mutationResolver) CreateSavedSearch(ctx context.Context, input graph.CreateSavedSearchInput) (*graph.SavedSearchPayload, error) {
	return r.createSearch(ctx, input)
}

// UpdateSavedSearch is the resolver for the updateSavedSearch field.
func (r *mutationResolver) UpdateSavedSearch(ctx context.Context, id syncrun.NodeID, input graph.UpdateSavedSearchInput) (*graph.SavedSearchPayload, error) {
	return r.updateSearch(ctx, id.Of(syncrun.NodeSearch), input)
}

// DeleteSavedSearch is the resolver for the deleteSavedSearch field.
func (r *mutationResolver) DeleteSavedSearch(ctx context.Context, id syncrun.NodeID) (*graph.SavedSearchPayload, error) {
	return r.deleteSearch(ctx, id.Of(syncrun.NodeSearch))
}

// AssignSavedSearch is the resolver for the assignSavedSearch field.
func (r *mutationResolver) AssignSavedSearch(ctx context.Context, trackedAccountID syncrun.NodeID, savedSearchID *syncrun.NodeID) (*graph.AssignSavedSearchPayload, error) {
	return r.assignSearch(ctx, trackedAccountID.Of(syncrun.NodeAccount), numberOf(savedSearchID, syncrun.NodeSearch))
}

// StartSync is the resolver for the startSync field.
func (r *mutationResolver) StartSync(ctx context.Context, input graph.StartSyncInput) (*graph.StartSyncPayload, error) {
	return r.startSync(ctx, input)
}

// Rejudge is the resolver for the rejudge field.
func (r *mutationResolver) Rejudge(ctx context.Context, input graph.RejudgeInput) (*graph.RejudgePayload, error) {
	return r.rejudge(ctx, input)
}

// CancelSync is the resolver for the cancelSync field.
func (r *mutationResolver) CancelSync(ctx context.Context, syncRunID syncrun.NodeID) (*graph.CancelSyncPayload, error) {
	return r.cancelSync(ctx, syncRunID.Of(syncrun.NodeRun))
}

// CreateStreamTicket is the resolver for the createStreamTicket field.
func (r *mutationResolver) CreateStreamTicket(ctx context.Context, input graph.CreateStreamTicketInput) (*graph.CreateStreamTicketPayload, error) {
	return r.createTicket(ctx, input)
}

// ChangeTier is the resolver for the changeTier field.
func (r *mutationResolver) ChangeTier(ctx context.Context, input graph.ChangeTierInput) (*graph.ChangeTierPayload, error) {
	return r.changeTier(ctx, input)
}

// WakeTrackedAccount is the resolver for the wakeTrackedAccount field.
func (r *mutationResolver) WakeTrackedAccount(ctx context.Context, input graph.WakeTrackedAccountInput) (*graph.WakeTrackedAccountPayload, error) {
	return r.wakeAccount(ctx, input)
}

// RateCandidate is the resolver for the rateCandidate field.
func (r *mutationResolver) RateCandidate(ctx context.Context, input graph.RateCandidateInput) (*graph.RateCandidatePayload, error) {
	return r.rateCandidate(ctx, input)
}

// ExportCandidates is the resolver for the exportCandidates field.
func (r *mutationResolver) ExportCandidates(ctx context.Context, input graph.ExportCandidatesInput) (*graph.ExportCandidatesPayload, error) {
	return r.exportCandidates(ctx, input)
}

// DeletePerson is the resolver for the deletePerson field.
func (r *mutationResolver) DeletePerson(ctx context.Context, input graph.DeletePersonInput) (*graph.DeletePersonPayload, error) {
	return r.deletePerson(ctx, input)
}

// DeleteTrackedAccount is the resolver for the deleteTrackedAccount field.
func (r *mutationResolver) DeleteTrackedAccount(ctx context.Context, input graph.DeleteTrackedAccountInput) (*graph.DeleteTrackedAccountPayload, error) {
	return r.deleteAccount(ctx, input)
}

// UpdateSyncSettings is the resolver for the updateSyncSettings field.
func (r *mutationResolver) UpdateSyncSettings(ctx context.Context, input graph.UpdateSyncSettingsInput) (*graph.UpdateSyncSettingsPayload, error) {
	return r.updateSettings(ctx, input)
}

// CreateWebhook is the resolver for the createWebhook field.
func (r *mutationResolver) CreateWebhook(ctx context.Context, input graph.CreateWebhookInput) (*graph.CreateWebhookPayload, error) {
	return r.createWebhook(ctx, input)
}

// UpdateWebhook is the resolver for the updateWebhook field.
func (r *mutationResolver) UpdateWebhook(ctx context.Context, input graph.UpdateWebhookInput) (*graph.UpdateWebhookPayload, error) {
	return r.updateWebhook(ctx, input)
}

// ResumeWebhook is the resolver for the resumeWebhook field.
func (r *mutationResolver) ResumeWebhook(ctx context.Context, input graph.ResumeWebhookInput) (*graph.ResumeWebhookPayload, error) {
	return r.resumeWebhook(ctx, input)
}

// RotateWebhookSecret is the resolver for the rotateWebhookSecret field.
func (r *mutationResolver) RotateWebhookSecret(ctx context.Context, input graph.RotateWebhookSecretInput) (*graph.RotateWebhookSecretPayload, error) {
	return r.rotateWebhookSecret(ctx, input)
}

// DeleteWebhook is the resolver for the deleteWebhook field.
func (r *mutationResolver) DeleteWebhook(ctx context.Context, input graph.DeleteWebhookInput) (*graph.DeleteWebhookPayload, error) {
	return r.deleteWebhook(ctx, input)
}

// TestWebhook is the resolver for the testWebhook field.
func (r *mutationResolver) TestWebhook(ctx context.Context, input graph.TestWebhookInput) (*graph.TestWebhookPayload, error) {
	return r.testWebhook(ctx, input)
}

// CreateKey is the resolver for the createKey field.
func (r *mutationResolver) CreateKey(ctx context.Context, input graph.CreateKeyInput) (*graph.CreateKeyPayload, error) {
	return r.createKey(ctx, input)
}

// RevokeKey is the resolver for the revokeKey field.
func (r *mutationResolver) RevokeKey(ctx context.Context, input graph.RevokeKeyInput) (*graph.RevokeKeyPayload, error) {
	return r.revokeKey(ctx, input)
}

// FollowerCountTier is the batch resolver for the followerCountTier field.
func (r *personResolver) FollowerCountTier(ctx context.Context, objs []*syncrun.Person) ([]syncrun.FollowerCountTier, error) {
	return judged(ctx, r.Resolver, objs, tierOf)
}

// Gender is the batch resolver for the gender field.
func (r *personResolver) Gender(ctx context.Context, objs []*syncrun.Person) ([]syncrun.Gender, error) {
	return judged(ctx, r.Resolver, objs, genderOf)
}

// Labels is the batch resolver for the labels field.
func (r *personResolver) Labels(ctx context.Context, objs []*syncrun.Person) ([][]string, error) {
	return judged(ctx, r.Resolver, objs, labelsOf)
}

// Node is the resolver for the node field.
func (r *queryResolver) Node(ctx context.Context, id syncrun.NodeID) (graph.Node, error) {
	return r.node(ctx, id)
}

// Nodes is the resolver for the nodes field.
func (r *queryResolver) Nodes(ctx context.Context, ids []syncrun.NodeID) ([]graph.Node, error) {
	return r.nodes(ctx, ids)
}

// Viewer is the resolver for the viewer field.
func (r *queryResolver) Viewer(ctx context.Context) (*graph.Viewer, error) {
	return r.viewer(ctx)
}

// RateLimit is the resolver for the rateLimit field.
func (r *queryResolver) RateLimit(ctx context.Context) (*viewer.Quota, error) {
	return rateLimit(ctx)
}

// SyncRun is the resolver for the syncRun field.
func (r *queryResolver) SyncRun(ctx context.Context, id syncrun.NodeID) (*syncrun.Run, error) {
	return r.run(ctx, id.Of(syncrun.NodeRun))
}

// SyncRuns is the resolver for the syncRuns field.
func (r *queryResolver) SyncRuns(ctx context.Context, first *int, after *string, filter *graph.SyncRunFilter) (*graph.SyncRunConnection, error) {
	return r.runs(ctx, first, after, filter)
}

// TrackedAccount is the resolver for the trackedAccount field.
func (r *queryResolver) TrackedAccount(ctx context.Context, id syncrun.NodeID) (*syncrun.TrackedAccount, error) {
	return r.account(ctx, id.Of(syncrun.NodeAccount))
}

// TrackedAccounts is the resolver for the trackedAccounts field.
func (r *queryResolver) TrackedAccounts(ctx context.Context) ([]syncrun.TrackedAccount, error) {
	return r.accounts(ctx)
}

// SavedSearch is the resolver for the savedSearch field.
func (r *queryResolver) SavedSearch(ctx context.Context, id syncrun.NodeID) (*syncrun.SavedSearch, error) {
	return r.search(ctx, id.Of(syncrun.NodeSearch))
}

// SavedSearches is the resolver for the savedSearches field.
func (r *queryResolver) SavedSearches(ctx context.Context) ([]syncrun.SavedSearch, error) {
	return r.searches(ctx)
}

// Candidates is the resolver for the candidates field.
func (r *queryResolver) Candidates(ctx context.Context, filter *graph.CandidateFilter, orderBy *graph.CandidateOrder, first *int, after *string, last *int, before *string, syncRunID *syncrun.NodeID, trackedAccountID *syncrun.NodeID, savedSearchID *syncrun.NodeID, matchConfidence *syncrun.Confidence, sourceType *syncrun.SourceType) (*graph.CandidateConnection, error) {
	return r.candidates(ctx, candidateArguments{filter: filter, orderBy: orderBy, first: first, after: after, last: last,
		before: before, old: oldFilter{SyncRunID: numberOf(syncRunID, syncrun.NodeRun),
			TrackedAccountID: numberOf(trackedAccountID, syncrun.NodeAccount), SavedSearchID: numberOf(savedSearchID, syncrun.NodeSearch), MatchConfidence: matchConfidence, SourceType: sourceType}})
}

// EstimateSync is the resolver for the estimateSync field.
func (r *queryResolver) EstimateSync(ctx context.Context, trackedAccountID syncrun.NodeID) (*syncrun.Estimate, error) {
	return r.estimate(ctx, trackedAccountID.Of(syncrun.NodeAccount))
}

// SyncSettings is the resolver for the syncSettings field.
func (r *queryResolver) SyncSettings(ctx context.Context) (*syncrun.SyncSettings, error) {
	return r.settings(ctx)
}

// Webhooks is the resolver for the webhooks field.
func (r *queryResolver) Webhooks(ctx context.Context) ([]syncrun.Webhook, error) {
	return r.webhooks(ctx)
}

// LabelSuggestions is the resolver for the labelSuggestions field.
func (r *queryResolver) LabelSuggestions(ctx context.Context, text string, kind syncrun.LabelKind, first *int) ([]string, error) {
	return r.labelSuggestions(text, kind, first)
}

// Reading is the resolver for the reading field.
func (r *savedSearchResolver) Reading(ctx context.Context, obj *syncrun.SavedSearch) (*syncrun.SearchReading, error) {
	return r.readingOf(obj), nil
}

// SyncRunProgress is the resolver for the syncRunProgress field.
func (r *subscriptionResolver) SyncRunProgress(ctx context.Context, syncRunID syncrun.NodeID, after *int) (<-chan *syncrun.Progress, error) {
	return r.progress(ctx, syncRunID.Of(syncrun.NodeRun), after)
}

// SyncRunUpdated is the resolver for the syncRunUpdated field.
func (r *subscriptionResolver) SyncRunUpdated(ctx context.Context, trackedAccountID *syncrun.NodeID, after *int) (<-chan *syncrun.Update, error) {
	return r.updates(ctx, numberOf(trackedAccountID, syncrun.NodeAccount), after)
}

// TrackedAccount is the batch resolver for the trackedAccount field.
func (r *syncRunResolver) TrackedAccount(ctx context.Context, objs []*syncrun.Run) ([]*syncrun.TrackedAccount, error) {
	return r.relatedAccounts(ctx, each(objs, accountOfRun))
}

// SavedSearch is the batch resolver for the savedSearch field.
func (r *syncRunResolver) SavedSearch(ctx context.Context, objs []*syncrun.Run) ([]*syncrun.SavedSearch, error) {
	return r.relatedSearches(ctx, each(objs, searchOfRun))
}

// ProgressLog is the batch resolver for the progressLog field.
func (r *syncRunResolver) ProgressLog(ctx context.Context, objs []*syncrun.Run) ([][]string, error) {
	return r.progressLogs(ctx, objs)
}

// Events is the resolver for the events field.
func (r *syncRunResolver) Events(ctx context.Context, obj *syncrun.Run, after *int, first *int) ([]syncrun.Event, error) {
	return r.events(ctx, obj, after, first)
}

// Stages is the batch resolver for the stages field.
func (r *syncRunResolver) Stages(ctx context.Context, objs []*syncrun.Run) ([][]syncrun.PastStage, error) {
	return r.stages(ctx, objs)
}

// WaitingUntil is the batch resolver for the waitingUntil field.
func (r *syncRunResolver) WaitingUntil(ctx context.Context, objs []*syncrun.Run) ([]*time.Time, error) {
	return r.waits(ctx, objs)
}

// Candidates is the resolver for the candidates field.
func (r *syncRunResolver) Candidates(ctx context.Context, obj *syncrun.Run, orderBy *graph.CandidateOrder, first *int, after *string) (*graph.CandidateConnection, error) {
	return r.candidates(ctx, candidateArguments{of: syncrun.CandidateFilter{SyncRunIDs: []int{obj.ID}}, orderBy: orderBy,
		first: first, after: after})
}

// SavedSearch is the batch resolver for the savedSearch field.
func (r *trackedAccountResolver) SavedSearch(ctx context.Context, objs []*syncrun.TrackedAccount) ([]*syncrun.SavedSearch, error) {
	return r.relatedSearches(ctx, each(objs, searchOfAccount))
}

// LikersReadable is the resolver for the likersReadable field.
func (r *trackedAccountResolver) LikersReadable(ctx context.Context, obj *syncrun.TrackedAccount) (bool, error) {
	return r.deps.LikersReadable(obj), nil
}

// SyncRuns is the resolver for the syncRuns field.
func (r *trackedAccountResolver) SyncRuns(ctx context.Context, obj *syncrun.TrackedAccount, first *int, after *string) (*graph.SyncRunConnection, error) {
	return r.listRuns(ctx, syncrun.RunFilter{TrackedAccountID: &obj.ID}, first, after)
}

// Candidates is the resolver for the candidates field.
func (r *trackedAccountResolver) Candidates(ctx context.Context, obj *syncrun.TrackedAccount, orderBy *graph.CandidateOrder, first *int, after *string) (*graph.CandidateConnection, error) {
	return r.candidates(ctx, candidateArguments{of: syncrun.CandidateFilter{TrackedAccountIDs: []int{obj.ID}},
		orderBy: orderBy, first: first, after: after})
}

// LatestSyncRun is the batch resolver for the latestSyncRun field.
func (r *trackedAccountResolver) LatestSyncRun(ctx context.Context, objs []*syncrun.TrackedAccount) ([]*syncrun.Run, error) {
	return r.latestRuns(ctx, objs)
}

// NextSyncAt is the batch resolver for the nextSyncAt field.
func (r *trackedAccountResolver) NextSyncAt(ctx context.Context, objs []*syncrun.TrackedAccount) ([]*time.Time, error) {
	return r.nextSyncs(ctx, objs)
}

// SyncsUsedToday is the batch resolver for the syncsUsedToday field.
func (r *trackedAccountResolver) SyncsUsedToday(ctx context.Context, objs []*syncrun.TrackedAccount) ([]int, error) {
	return r.syncsUsed(ctx, objs)
}

// SyncsAllowedToday is the resolver for the syncsAllowedToday field.
func (r *trackedAccountResolver) SyncsAllowedToday(ctx context.Context, obj *syncrun.TrackedAccount) (*int, error) {
	return r.syncsAllowed(obj), nil
}

// Estimate is the resolver for the estimate field.
func (r *trackedAccountResolver) Estimate(ctx context.Context, obj *syncrun.TrackedAccount) (*syncrun.Estimate, error) {
	return r.estimate(ctx, obj.ID)
}

// FollowerHistory is the resolver for the followerHistory field.
func (r *trackedAccountResolver) FollowerHistory(ctx context.Context, obj *syncrun.TrackedAccount, days *int) ([]syncrun.FollowerCount, error) {
	return r.followerHistory(ctx, obj.ID, days)
}

// Usage is the resolver for the usage field.
func (r *viewerResolver) Usage(ctx context.Context, obj *graph.Viewer) (*syncrun.Usage, error) {
	return r.usage(ctx)
}

// APIKeys is the resolver for the apiKeys field.
func (r *viewerResolver) APIKeys(ctx context.Context, obj *graph.Viewer) ([]viewer.Key, error) {
	return r.ownKeys(ctx)
}

// LastDeliveries is the batch resolver for the lastDeliveries field.
func (r *webhookResolver) LastDeliveries(ctx context.Context, objs []*syncrun.Webhook, first *int) ([][]syncrun.WebhookDelivery, error) {
	return r.lastDeliveries(ctx, objs, first)
}

// ApiKey returns graph.ApiKeyResolver implementation.
func (r *Resolver) ApiKey() graph.ApiKeyResolver { return &apiKeyResolver{r} }

// Candidate returns graph.CandidateResolver implementation.
func (r *Resolver) Candidate() graph.CandidateResolver { return &candidateResolver{r} }

// Mutation returns graph.MutationResolver implementation.
func (r *Resolver) Mutation() graph.MutationResolver { return &mutationResolver{r} }

// Person returns graph.PersonResolver implementation.
func (r *Resolver) Person() graph.PersonResolver { return &personResolver{r} }

// Query returns graph.QueryResolver implementation.
func (r *Resolver) Query() graph.QueryResolver { return &queryResolver{r} }

// SavedSearch returns graph.SavedSearchResolver implementation.
func (r *Resolver) SavedSearch() graph.SavedSearchResolver { return &savedSearchResolver{r} }

// Subscription returns graph.SubscriptionResolver implementation.
func (r *Resolver) Subscription() graph.SubscriptionResolver { return &subscriptionResolver{r} }

// SyncRun returns graph.SyncRunResolver implementation.
func (r *Resolver) SyncRun() graph.SyncRunResolver { return &syncRunResolver{r} }

// TrackedAccount returns graph.TrackedAccountResolver implementation.
func (r *Resolver) TrackedAccount() graph.TrackedAccountResolver { return &trackedAccountResolver{r} }

// Viewer returns graph.ViewerResolver implementation.
func (r *Resolver) Viewer() graph.ViewerResolver { return &viewerResolver{r} }

// Webhook returns graph.WebhookResolver implementation.
func (r *Resolver) Webhook() graph.WebhookResolver { return &webhookResolver{r} }

type (
	apiKeyResolver         struct{ *Resolver }
	candidateResolver      struct{ *Resolver }
	mutationResolver       struct{ *Resolver }
	personResolver         struct{ *Resolver }
	queryResolver          struct{ *Resolver }
	savedSearchResolver    struct{ *Resolver }
	subscriptionResolver   struct{ *Resolver }
	syncRunResolver        struct{ *Resolver }
	trackedAccountResolver struct{ *Resolver }
	viewerResolver         struct{ *Resolver }
	webhookResolver        struct{ *Resolver }
)
