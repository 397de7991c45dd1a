package resolvers

import (
	"context"
	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
	"time"
)

func (r *apiKeyResolver) ID(ctx context.Context, obj *viewer.Key) (*syncrun.NodeID, error) {
	return syncrun.NodeKey.IDOf(&obj.ID), nil
}

func (r *candidateResolver) FirstSyncRun(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.Run, error) {
	return r.relatedRuns(ctx, each(objs, firstRunOfCandidate))
}

func (r *candidateResolver) LastSyncRun(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.Run, error) {
	return r.relatedRuns(ctx, each(objs, lastRunOfCandidate))
}

func (r *candidateResolver) TrackedAccount(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.TrackedAccount, error) {
	return r.relatedAccounts(ctx, each(objs, accountOfCandidate))
}

func (r *candidateResolver) SavedSearch(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.SavedSearch, error) {
	return r.relatedSearches(ctx, each(objs, searchOfCandidate))
}

func (r *mutationResolver) TrackAccount(ctx context.Context, input graph.TrackAccountInput) (*graph.TrackAccountPayload, error) {
	return r.trackAccount(ctx, input)
}

func (r *mutationResolver) SleepTrackedAccount(ctx context.Context, input *graph.SleepTrackedAccountInput, id *syncrun.NodeID) (*graph.SleepTrackedAccountPayload, error) {
	return r.sleepAccount(ctx, input, id)
}

func (r *mutationResolver) CreateSavedSearch(ctx context.Context, input graph.CreateSavedSearchInput) (*graph.SavedSearchPayload, error) {
	return r.createSearch(ctx, input)
}

func (r *mutationResolver) UpdateSavedSearch(ctx context.Context, id *syncrun.NodeID, input graph.UpdateSavedSearchInput) (*graph.SavedSearchPayload, error) {
	return r.updateSearch(ctx, id, input)
}

func (r *mutationResolver) DeleteSavedSearch(ctx context.Context, input *graph.DeleteSavedSearchInput, id *syncrun.NodeID) (*graph.SavedSearchPayload, error) {
	return r.deleteSearch(ctx, input, id)
}

func (r *mutationResolver) AssignSavedSearch(ctx context.Context, input *graph.AssignSavedSearchInput, trackedAccountID *syncrun.NodeID, savedSearchID *syncrun.NodeID) (*graph.AssignSavedSearchPayload, error) {
	return r.assignSearch(ctx, input, trackedAccountID, savedSearchID)
}

func (r *mutationResolver) StartSync(ctx context.Context, input graph.StartSyncInput) (*graph.StartSyncPayload, error) {
	return r.startSync(ctx, input)
}

func (r *mutationResolver) Rejudge(ctx context.Context, input graph.RejudgeInput) (*graph.RejudgePayload, error) {
	return r.rejudge(ctx, input)
}

func (r *mutationResolver) Rescan(ctx context.Context, input graph.RescanInput) (*graph.RescanPayload, error) {
	return r.rescan(ctx, input)
}

func (r *mutationResolver) CancelSync(ctx context.Context, input *graph.CancelSyncInput, syncRunID *syncrun.NodeID) (*graph.CancelSyncPayload, error) {
	return r.cancelSync(ctx, input, syncRunID)
}

func (r *mutationResolver) CreateStreamTicket(ctx context.Context, input graph.CreateStreamTicketInput) (*graph.CreateStreamTicketPayload, error) {
	return r.createTicket(ctx, input)
}

func (r *mutationResolver) ChangeTier(ctx context.Context, input graph.ChangeTierInput) (*graph.ChangeTierPayload, error) {
	return r.changeTier(ctx, input)
}

func (r *mutationResolver) WakeTrackedAccount(ctx context.Context, input graph.WakeTrackedAccountInput) (*graph.WakeTrackedAccountPayload, error) {
	return r.wakeAccount(ctx, input)
}

func (r *mutationResolver) RateCandidate(ctx context.Context, input graph.RateCandidateInput) (*graph.RateCandidatePayload, error) {
	return r.rateCandidate(ctx, input)
}

func (r *mutationResolver) ExportCandidates(ctx context.Context, input graph.ExportCandidatesInput) (*graph.ExportCandidatesPayload, error) {
	return r.exportCandidates(ctx, input)
}

func (r *mutationResolver) DeletePerson(ctx context.Context, input graph.DeletePersonInput) (*graph.DeletePersonPayload, error) {
	return r.deletePerson(ctx, input)
}

func (r *mutationResolver) DeleteTrackedAccount(ctx context.Context, input graph.DeleteTrackedAccountInput) (*graph.DeleteTrackedAccountPayload, error) {
	return r.deleteAccount(ctx, input)
}

func (r *mutationResolver) UpdateSyncSettings(ctx context.Context, input graph.UpdateSyncSettingsInput) (*graph.UpdateSyncSettingsPayload, error) {
	return r.updateSettings(ctx, input)
}

func (r *mutationResolver) CreateWebhook(ctx context.Context, input graph.CreateWebhookInput) (*graph.CreateWebhookPayload, error) {
	return r.createWebhook(ctx, input)
}

func (r *mutationResolver) UpdateWebhook(ctx context.Context, input graph.UpdateWebhookInput) (*graph.UpdateWebhookPayload, error) {
	return r.updateWebhook(ctx, input)
}

func (r *mutationResolver) ResumeWebhook(ctx context.Context, input graph.ResumeWebhookInput) (*graph.ResumeWebhookPayload, error) {
	return r.resumeWebhook(ctx, input)
}

func (r *mutationResolver) RotateWebhookSecret(ctx context.Context, input graph.RotateWebhookSecretInput) (*graph.RotateWebhookSecretPayload, error) {
	return r.rotateWebhookSecret(ctx, input)
}

func (r *mutationResolver) DeleteWebhook(ctx context.Context, input graph.DeleteWebhookInput) (*graph.DeleteWebhookPayload, error) {
	return r.deleteWebhook(ctx, input)
}

func (r *mutationResolver) TestWebhook(ctx context.Context, input graph.TestWebhookInput) (*graph.TestWebhookPayload, error) {
	return r.testWebhook(ctx, input)
}

func (r *mutationResolver) CreateKey(ctx context.Context, input graph.CreateKeyInput) (*graph.CreateKeyPayload, error) {
	return r.createKey(ctx, input)
}

func (r *mutationResolver) RevokeKey(ctx context.Context, input graph.RevokeKeyInput) (*graph.RevokeKeyPayload, error) {
	return r.revokeKey(ctx, input)
}

func (r *personResolver) FollowerCountTier(ctx context.Context, objs []*syncrun.Person) ([]syncrun.FollowerCountTier, error) {
	return judged(ctx, r.Resolver, objs, tierOf)
}

func (r *personResolver) Gender(ctx context.Context, objs []*syncrun.Person) ([]syncrun.Gender, error) {
	return judged(ctx, r.Resolver, objs, genderOf)
}

func (r *personResolver) Labels(ctx context.Context, objs []*syncrun.Person) ([][]string, error) {
	return judged(ctx, r.Resolver, objs, labelsOf)
}

func (r *queryResolver) Node(ctx context.Context, id syncrun.NodeID) (graph.Node, error) {
	return r.node(ctx, id)
}

func (r *queryResolver) Nodes(ctx context.Context, ids []syncrun.NodeID) ([]graph.Node, error) {
	return r.nodes(ctx, ids)
}

func (r *queryResolver) Viewer(ctx context.Context) (*graph.Viewer, error) {
	return r.viewer(ctx)
}

func (r *queryResolver) RateLimit(ctx context.Context) (*viewer.Quota, error) {
	return rateLimit(ctx)
}

func (r *queryResolver) SyncRun(ctx context.Context, id syncrun.NodeID) (*syncrun.Run, error) {
	return r.run(ctx, id.Of(syncrun.NodeRun))
}

func (r *queryResolver) SyncRuns(ctx context.Context, first *int, after *string, filter *graph.SyncRunFilter) (*graph.SyncRunConnection, error) {
	return r.runs(ctx, first, after, filter)
}

func (r *queryResolver) TrackedAccount(ctx context.Context, id syncrun.NodeID) (*syncrun.TrackedAccount, error) {
	return r.account(ctx, id.Of(syncrun.NodeAccount))
}

func (r *queryResolver) TrackedAccounts(ctx context.Context) ([]syncrun.TrackedAccount, error) {
	return r.accounts(ctx)
}

func (r *queryResolver) SavedSearch(ctx context.Context, id syncrun.NodeID) (*syncrun.SavedSearch, error) {
	return r.search(ctx, id.Of(syncrun.NodeSearch))
}

func (r *queryResolver) SavedSearches(ctx context.Context) ([]syncrun.SavedSearch, error) {
	return r.searches(ctx)
}

func (r *queryResolver) Candidates(ctx context.Context, filter *graph.CandidateFilter, orderBy *graph.CandidateOrder, first *int, after *string, last *int, before *string, syncRunID *syncrun.NodeID, trackedAccountID *syncrun.NodeID, savedSearchID *syncrun.NodeID, matchConfidence *syncrun.Confidence, sourceType *syncrun.SourceType) (*graph.CandidateConnection, error) {
	return r.candidates(ctx, candidateArguments{filter: filter, orderBy: orderBy, first: first, after: after, last: last,
		before: before, old: oldFilter{SyncRunID: numberOf(syncRunID, syncrun.NodeRun),
			TrackedAccountID: numberOf(trackedAccountID, syncrun.NodeAccount), SavedSearchID: numberOf(savedSearchID, syncrun.NodeSearch), MatchConfidence: matchConfidence, SourceType: sourceType}})
}

func (r *queryResolver) EstimateSync(ctx context.Context, trackedAccountID syncrun.NodeID) (*syncrun.Estimate, error) {
	return r.estimate(ctx, trackedAccountID.Of(syncrun.NodeAccount), asTheyAre)
}

func (r *queryResolver) SyncSettings(ctx context.Context) (*syncrun.SyncSettings, error) {
	return r.settings(ctx)
}

func (r *queryResolver) Webhooks(ctx context.Context) ([]syncrun.Webhook, error) {
	return r.webhooks(ctx)
}

func (r *queryResolver) LookupAccount(ctx context.Context, handle string, network *syncrun.Network, tier syncrun.AccountTier) (*graph.AccountLookup, error) {
	return r.lookupAccount(ctx, handle, network, tier)
}

func (r *queryResolver) PreviewSearch(ctx context.Context, input graph.PreviewSearchInput, first *int) (*graph.SearchPreview, error) {
	return r.previewSearch(ctx, input, first)
}

func (r *queryResolver) LabelSuggestions(ctx context.Context, text string, kind syncrun.LabelKind, first *int) ([]string, error) {
	return r.labelSuggestions(text, kind, first)
}

func (r *runVerdictResolver) SyncRun(ctx context.Context, objs []*syncrun.Candidate) ([]*syncrun.Run, error) {
	return r.relatedRuns(ctx, each(objs, runOfVerdict))
}

func (r *savedSearchResolver) Reading(ctx context.Context, obj *syncrun.SavedSearch) (*syncrun.SearchReading, error) {
	return r.readingOf(obj.Definition), nil
}

func (r *savedSearchResolver) Versions(ctx context.Context, objs []*syncrun.SavedSearch, first *int) ([][]syncrun.SearchVersion, error) {
	return r.searchVersions(ctx, objs, first)
}

func (r *savedSearchVersionResolver) Reading(ctx context.Context, obj *syncrun.SearchVersion) (*syncrun.SearchReading, error) {
	return r.readingOf(obj.Definition), nil
}

func (r *searchPreviewMatchResolver) TrackedAccount(ctx context.Context, objs []*syncrun.PreviewMatch) ([]*syncrun.TrackedAccount, error) {
	return r.relatedAccounts(ctx, each(objs, accountOfMatch))
}

func (r *subscriptionResolver) SyncRunProgress(ctx context.Context, syncRunID syncrun.NodeID, after *int) (<-chan *syncrun.Progress, error) {
	return r.progress(ctx, syncRunID.Of(syncrun.NodeRun), after)
}

func (r *subscriptionResolver) SyncRunUpdated(ctx context.Context, trackedAccountID *syncrun.NodeID, after *int) (<-chan *syncrun.Update, error) {
	return r.updates(ctx, numberOf(trackedAccountID, syncrun.NodeAccount), after)
}

func (r *subscriptionResolver) CandidateFound(ctx context.Context, savedSearchID *syncrun.NodeID, after *string) (<-chan *syncrun.Found, error) {
	return r.found(ctx, numberOf(savedSearchID, syncrun.NodeSearch), after)
}

func (r *syncRunResolver) TrackedAccount(ctx context.Context, objs []*syncrun.Run) ([]*syncrun.TrackedAccount, error) {
	return r.relatedAccounts(ctx, each(objs, accountOfRun))
}

func (r *syncRunResolver) SavedSearch(ctx context.Context, objs []*syncrun.Run) ([]*syncrun.SavedSearch, error) {
	return r.relatedSearches(ctx, each(objs, searchOfRun))
}

func (r *syncRunResolver) ProgressLog(ctx context.Context, objs []*syncrun.Run) ([][]string, error) {
	return r.progressLogs(ctx, objs)
}

func (r *syncRunResolver) Events(ctx context.Context, obj *syncrun.Run, after *int, first *int) ([]syncrun.Event, error) {
	return r.events(ctx, obj, after, first)
}

func (r *syncRunResolver) Stages(ctx context.Context, objs []*syncrun.Run) ([][]syncrun.PastStage, error) {
	return r.stages(ctx, objs)
}

func (r *syncRunResolver) WaitingUntil(ctx context.Context, objs []*syncrun.Run) ([]*time.Time, error) {
	return r.waits(ctx, objs)
}

func (r *syncRunResolver) Candidates(ctx context.Context, obj *syncrun.Run, orderBy *graph.CandidateOrder, first *int, after *string) (*graph.CandidateConnection, error) {
	return r.candidates(ctx, candidateArguments{of: syncrun.CandidateFilter{SyncRunIDs: []int{obj.ID}}, orderBy: orderBy,
		first: first, after: after})
}

func (r *trackedAccountResolver) SavedSearch(ctx context.Context, objs []*syncrun.TrackedAccount) ([]*syncrun.SavedSearch, error) {
	return r.relatedSearches(ctx, each(objs, searchOfAccount))
}

func (r *trackedAccountResolver) LikersReadable(ctx context.Context, obj *syncrun.TrackedAccount) (bool, error) {
	return r.deps.LikersReadable(obj), nil
}

func (r *trackedAccountResolver) SyncRuns(ctx context.Context, obj *syncrun.TrackedAccount, first *int, after *string) (*graph.SyncRunConnection, error) {
	return r.listRuns(ctx, syncrun.RunFilter{TrackedAccountID: &obj.ID}, first, after)
}

func (r *trackedAccountResolver) Candidates(ctx context.Context, obj *syncrun.TrackedAccount, orderBy *graph.CandidateOrder, first *int, after *string) (*graph.CandidateConnection, error) {
	return r.candidates(ctx, candidateArguments{of: syncrun.CandidateFilter{TrackedAccountIDs: []int{obj.ID}},
		orderBy: orderBy, first: first, after: after})
}

func (r *trackedAccountResolver) LatestSyncRun(ctx context.Context, objs []*syncrun.TrackedAccount) ([]*syncrun.Run, error) {
	return r.latestRuns(ctx, objs)
}

func (r *trackedAccountResolver) NextSyncAt(ctx context.Context, objs []*syncrun.TrackedAccount) ([]*time.Time, error) {
	return r.nextSyncs(ctx, objs)
}

func (r *trackedAccountResolver) SyncsUsedToday(ctx context.Context, objs []*syncrun.TrackedAccount) ([]int, error) {
	return r.syncsUsed(ctx, objs)
}

func (r *trackedAccountResolver) SyncsAllowedToday(ctx context.Context, obj *syncrun.TrackedAccount) (*int, error) {
	return r.syncsAllowed(obj), nil
}

func (r *trackedAccountResolver) Estimate(ctx context.Context, obj *syncrun.TrackedAccount) (*syncrun.Estimate, error) {
	return r.estimate(ctx, obj.ID, asTheyAre)
}

func (r *trackedAccountResolver) RescanEstimate(ctx context.Context, obj *syncrun.TrackedAccount) (*syncrun.Estimate, error) {
	return r.estimate(ctx, obj.ID, syncrun.EstimateFacts.Rescanned)
}

func (r *trackedAccountResolver) FollowerHistory(ctx context.Context, obj *syncrun.TrackedAccount, days *int) ([]syncrun.FollowerCount, error) {
	return r.followerHistory(ctx, obj.ID, days)
}

func (r *viewerResolver) Usage(ctx context.Context, obj *graph.Viewer) (*syncrun.Usage, error) {
	return r.usage(ctx)
}

func (r *viewerResolver) APIKeys(ctx context.Context, obj *graph.Viewer) ([]viewer.Key, error) {
	return r.ownKeys(ctx)
}

func (r *webhookResolver) LastDeliveries(ctx context.Context, objs []*syncrun.Webhook, first *int) ([][]syncrun.WebhookDelivery, error) {
	return r.lastDeliveries(ctx, objs, first)
}

func (r *Resolver) ApiKey() graph.ApiKeyResolver { return &apiKeyResolver{r} }

func (r *Resolver) Candidate() graph.CandidateResolver { return &candidateResolver{r} }

func (r *Resolver) Mutation() graph.MutationResolver { return &mutationResolver{r} }

func (r *Resolver) Person() graph.PersonResolver { return &personResolver{r} }

func (r *Resolver) Query() graph.QueryResolver { return &queryResolver{r} }

func (r *Resolver) RunVerdict() graph.RunVerdictResolver { return &runVerdictResolver{r} }

func (r *Resolver) SavedSearch() graph.SavedSearchResolver { return &savedSearchResolver{r} }

func (r *Resolver) SavedSearchVersion() graph.SavedSearchVersionResolver {
	return &savedSearchVersionResolver{r}
}

func (r *Resolver) SearchPreviewMatch() graph.SearchPreviewMatchResolver {
	return &searchPreviewMatchResolver{r}
}

func (r *Resolver) Subscription() graph.SubscriptionResolver { return &subscriptionResolver{r} }

func (r *Resolver) SyncRun() graph.SyncRunResolver { return &syncRunResolver{r} }

func (r *Resolver) TrackedAccount() graph.TrackedAccountResolver { return &trackedAccountResolver{r} }

func (r *Resolver) Viewer() graph.ViewerResolver { return &viewerResolver{r} }

func (r *Resolver) Webhook() graph.WebhookResolver { return &webhookResolver{r} }

type (
	apiKeyResolver             struct{ *Resolver }
	candidateResolver          struct{ *Resolver }
	mutationResolver           struct{ *Resolver }
	personResolver             struct{ *Resolver }
	queryResolver              struct{ *Resolver }
	runVerdictResolver         struct{ *Resolver }
	savedSearchResolver        struct{ *Resolver }
	savedSearchVersionResolver struct{ *Resolver }
	searchPreviewMatchResolver struct{ *Resolver }
	subscriptionResolver       struct{ *Resolver }
	syncRunResolver            struct{ *Resolver }
	trackedAccountResolver     struct{ *Resolver }
	viewerResolver             struct{ *Resolver }
	webhookResolver            struct{ *Resolver }
)
