package rest

import (
	"context"
	"time"

	"goodones/internal/syncrun"
)

// documentedAccount is the tracked account of the examples.
func documentedAccount() syncrun.TrackedAccount {
	search := 5
	return syncrun.TrackedAccount{ID: 7, UserID: 1, Network: syncrun.NetworkX, Handle: "acme", PersonID: 783214,
		ExternalID: "783214", Tier: syncrun.TierPro, IsActive: true, SavedSearchID: &search,
		ProfileImageURL: "https://pbs.twimg.com/a.jpg", LastKnownFollowerCount: 1200}
}

func (w *world) Accounts(_ context.Context, userID int) ([]syncrun.TrackedAccount, error) {
	if userID != 1 {
		return nil, w.err
	}
	return w.accounts, w.err
}

func (w *world) changed(userID, id int, change func(*syncrun.TrackedAccount)) (*syncrun.TrackedAccount, error) {
	if w.err != nil {
		return nil, w.err
	}
	for i := range w.accounts {
		if a := &w.accounts[i]; a.ID == id && a.UserID == userID {
			change(a)
			return a, nil
		}
	}
	return nil, syncrun.ErrNotFound
}

func (w *world) SleepAccount(_ context.Context, userID, id int) (*syncrun.TrackedAccount, error) {
	return w.changed(userID, id, func(a *syncrun.TrackedAccount) { a.IsActive = false })
}

func (w *world) WakeAccount(_ context.Context, userID, id int) (*syncrun.TrackedAccount, error) {
	return w.changed(userID, id, func(a *syncrun.TrackedAccount) { a.IsActive = true })
}

func (w *world) ChangeTier(
	_ context.Context, userID, id int, tier syncrun.AccountTier,
) (*syncrun.TierChange, error) {
	change := &syncrun.TierChange{At: ended}
	account, err := w.changed(userID, id, func(a *syncrun.TrackedAccount) { change.Before, a.Tier = a.Tier, tier })
	if err != nil {
		return nil, err
	}
	change.Account = *account
	return change, nil
}

func (w *world) AssignSearch(
	_ context.Context, userID, id int, searchID *int,
) (*syncrun.TrackedAccount, error) {
	if searchID != nil && *searchID != 5 {
		return nil, syncrun.Missing("savedSearchId", syncrun.NounSearch)
	}
	return w.changed(userID, id, func(a *syncrun.TrackedAccount) { a.SavedSearchID = searchID })
}

func (w *world) Track(
	_ context.Context, _ int, network syncrun.Network, typed string, tier syncrun.AccountTier,
) (*syncrun.TrackedAccount, error) {
	if w.err != nil {
		return nil, w.err
	}
	_, handle, err := syncrun.ParseAccount(network, typed)
	if err != nil {
		return nil, err
	}
	account := documentedAccount()
	account.Handle, account.Tier, account.SavedSearchID = handle, tier, nil
	w.accounts = append(w.accounts, account)
	return &account, nil
}

func (w *world) Searches(context.Context, int) ([]syncrun.SavedSearch, error) {
	return w.searches, w.err
}

func (w *world) DeleteSearch(_ context.Context, _, id int) (*syncrun.SavedSearch, error) {
	for i := range w.searches {
		if w.searches[i].ID == id {
			return &w.searches[i], w.err
		}
	}
	return nil, syncrun.ErrNotFound
}

func (w *world) SaveSearch(
	_ context.Context, _ int, search syncrun.SavedSearch,
) (*syncrun.SavedSearch, error) {
	search.ID, search.CreatedAt, search.UpdatedAt = 5, ended, ended
	w.searches = append(w.searches, search)
	return &search, w.err
}

func (w *world) EditSearch(
	ctx context.Context, userID, id int, edit func(*syncrun.SavedSearch) error,
) (*syncrun.SavedSearch, error) {
	search, err := w.DeleteSearch(ctx, userID, id)
	if err != nil {
		return nil, err
	}
	return search, edit(search)
}

// documentedPerson is the candidate of the examples.
func documentedPerson() syncrun.Candidate {
	return syncrun.Candidate{ID: 31, TrackedAccountID: 7, SavedSearchID: 5, MatchConfidence: syncrun.ConfidenceFull,
		Reasons: []string{"Founder, by the bio: “founder”"}, SourceType: syncrun.SourceFollower, CreatedAt: ended,
		Person: syncrun.Person{ID: 12, Network: syncrun.NetworkX, ExternalID: "12", Handle: "jack", Name: "Jack",
			Bio: "founder", Location: "Berlin", FollowersCount: 12_000, FollowerCountTier: syncrun.From10KTo100K,
			Gender: syncrun.GenderMale}}
}

func (w *world) Candidates(_ context.Context, _ int, list syncrun.CandidateList) ([]syncrun.Candidate, error) {
	w.list = list
	return w.people[min(list.Skip, len(w.people)):min(list.Skip+list.Limit, len(w.people))], w.err
}

func (w *world) CountCandidates(_ context.Context, _ int, _ syncrun.CandidateFilter, most int) (int, error) {
	return min(len(w.people), most), w.err
}

func (w *world) RateCandidate(
	_ context.Context, _ int, change syncrun.RatingChange,
) (*syncrun.Candidate, error) {
	w.rated = change
	for i := range w.people {
		if w.people[i].ID == change.CandidateID {
			return &w.people[i], w.err
		}
	}
	return nil, syncrun.ErrNotFound
}

func (w *world) Subscribe(
	_ context.Context, _ int, targetURL string, filter syncrun.WebhookFilter,
) (*syncrun.Webhook, error) {
	if targetURL == "" {
		return nil, syncrun.Invalid("targetUrl", "must begin with https://")
	}
	w.webhook = &filter
	return &syncrun.Webhook{ID: 1}, w.err
}

func (w *world) DeleteWebhook(_ context.Context, _, id int) error {
	if id != 1 || w.webhook == nil {
		return syncrun.ErrNotFound
	}
	w.webhook = nil
	return w.err
}

// documentedRun is the finished run of the examples.
func documentedRun() *syncrun.Run {
	completed := time.Date(2026, 4, 17, 12, 5, 0, 0, time.UTC)
	return &syncrun.Run{ID: 42, UserID: 1, TrackedAccountID: 7, Trigger: syncrun.TriggerManual,
		Status: syncrun.StatusCompleted, LastSequence: 9, TriggeredAt: completed.Add(-5 * time.Minute),
		CompletedAt: &completed, ProgressLogSet: true, ProgressLog: []string{"Fetching new followers...",
			"Found 150 new followers", "Classifying profiles...", "Classification complete"},
		Counts: syncrun.Counts{NewFollowersCount: 150, DeepCrawlCount: 45, BackfilledCount: 20, LikersCount: 30,
			CandidatesPassedCount: 12, TierFilteredCount: 5, GenderFilteredCount: 3}}
}
