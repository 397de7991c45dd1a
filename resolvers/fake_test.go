package resolvers

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// fake stands in for the database and for X. Objects belong to their UserID; err, when set, fails every call.
type fake struct {
	exported   string // what the newest ticket exports
	mu         sync.Mutex
	calls      map[string]int
	err        error
	runs       []syncrun.Run
	events     []syncrun.Event
	accounts   []syncrun.TrackedAccount
	searches   []syncrun.SavedSearch
	candidates []syncrun.Candidate
	list       syncrun.CandidateList
	rated      syncrun.RatingChange

	candidateCount int
	settings       syncrun.SettingsChange
	facts          syncrun.EstimateFacts
	usage          syncrun.Usage
	reserve        func() error // nil: there is room
	reserved       []int        // what waits to be charged or released
	charged        []int64
	allowance      func(tier syncrun.AccountTier) (int, error) // nil: the tier's budget
	started        []syncrun.StartRequest
	startErr       error
	lookup         func(ctx context.Context, handle string) (syncrun.Profile, error)
	progress       []*syncrun.Progress
	tickets        []viewer.StreamTicket
}

func (f *fake) called(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.calls == nil {
		f.calls = map[string]int{}
	}
	f.calls[name]++
	return f.err
}

// counts returns how often each call was made since the last time.
func (f *fake) counts() map[string]int {
	f.mu.Lock()
	defer f.mu.Unlock()
	calls := maps.Clone(f.calls)
	clear(f.calls)
	return calls
}

func find[T any](list []T, fits func(*T) bool) (*T, error) {
	for i := range list {
		if fits(&list[i]) {
			return &list[i], nil
		}
	}
	return nil, syncrun.ErrNotFound
}

func filterOf[T any](list []T, fits func(*T) bool) []T {
	var kept []T
	for i := range list {
		if fits(&list[i]) {
			kept = append(kept, list[i])
		}
	}
	return kept
}

func (f *fake) RunByID(_ context.Context, userID, id int) (*syncrun.Run, error) {
	if err := f.called("Run"); err != nil {
		return nil, err
	}
	return find(f.runs, func(r *syncrun.Run) bool { return r.ID == id && r.UserID == userID })
}

func (f *fake) Runs(_ context.Context, userID int, filter syncrun.RunFilter, after, limit int) ([]syncrun.Run, error) {
	err := f.called("Runs")
	list := filterOf(f.runs, func(r *syncrun.Run) bool {
		return r.UserID == userID && (after == 0 || r.ID < after) && (filter.Status == nil || *filter.Status == r.Status) &&
			(filter.TrackedAccountID == nil || *filter.TrackedAccountID == r.TrackedAccountID) &&
			(filter.Trigger == nil || *filter.Trigger == r.Trigger)
	})
	slices.SortFunc(list, func(a, b syncrun.Run) int { return b.ID - a.ID })
	return list, err
}

func (f *fake) RunsByIDs(_ context.Context, userID int, ids []int) ([]syncrun.Run, error) {
	err := f.called("RunsByIDs")
	return filterOf(f.runs, func(r *syncrun.Run) bool { return r.UserID == userID && slices.Contains(ids, r.ID) }), err
}

// RunsNumbered numbers what was logged last as 41.
func (f *fake) RunsNumbered(ctx context.Context, userID int, filter syncrun.RunFilter, after, limit int) (
	[]syncrun.Run, int, error) {
	runs, err := f.Runs(ctx, userID, filter, after, limit)
	return runs, 41, err
}

// updatesOf gives a user's runs as updates, numbered from 1.
type updatesOf struct{ f *fake }

func (u updatesOf) Subscribe(_ context.Context, userID int, account, after *int) (<-chan *syncrun.Update, error) {
	if after != nil && *after > 9 {
		return nil, syncrun.Invalid("after", "lies ahead")
	}
	updates := make(chan *syncrun.Update, len(u.f.runs))
	for i, run := range u.f.runs {
		if run.UserID == userID && (account == nil || *account == run.TrackedAccountID) {
			updates <- &syncrun.Update{UserID: userID, Number: i + 1, Message: "a line", Run: run}
		}
	}
	close(updates)
	return updates, nil
}

// findsOf has the candidates found one after the other, by runs whose ends have the numbers 1, 2, 3 …
type findsOf struct{ f *fake }

func (u findsOf) Subscribe(_ context.Context, _ int, search *int, after *syncrun.FoundCursor) (
	<-chan *syncrun.Found, error) {
	if after == nil {
		after = &syncrun.FoundCursor{Number: 1}
	}
	found := make(chan *syncrun.Found, len(u.f.candidates))
	for i, c := range u.f.candidates {
		if i >= after.Number && (search == nil || *search == c.SavedSearchID) {
			found <- &syncrun.Found{Candidate: c, Known: syncrun.FoundCursor{Number: i + 1}}
		}
	}
	close(found)
	return found, nil
}

func (f *fake) Logs(_ context.Context, runs []*syncrun.Run) ([][]string, error) {
	err := f.called("Logs")
	logs := make([][]string, len(runs))
	for i, run := range runs {
		for _, e := range f.events {
			if e.RunID == run.ID && e.Sequence <= run.LastSequence && e.Message != "" {
				logs[i] = append(logs[i], e.Message)
			}
		}
	}
	return logs, err
}

// Stages has every run in stage 1, since its start.
func (f *fake) Stages(_ context.Context, runs []*syncrun.Run) ([][]syncrun.PastStage, error) {
	stages := make([][]syncrun.PastStage, len(runs))
	for i, run := range runs {
		stages[i] = []syncrun.PastStage{{Stage: syncrun.StageFetchFollowers, StartedAt: run.TriggeredAt,
			Lines: []string{"a line"}}}
	}
	return stages, f.called("Stages")
}

// Waits has no run wait but those asked for.
func (f *fake) Waits(_ context.Context, _ int, ids []int) (map[int]time.Time, error) {
	waits := map[int]time.Time{}
	for _, id := range ids {
		waits[id] = time.Date(2026, 4, 17, 12, 0, 0, 0, time.UTC)
	}
	return waits, f.called("Waits")
}

// AccountFacts gives each account its newest run, and as many runs today as it has.
func (f *fake) AccountFacts(_ context.Context, userID int, ids []int) ([]syncrun.AccountFacts, error) {
	var all []syncrun.AccountFacts
	for _, id := range ids {
		facts := syncrun.AccountFacts{AccountID: id}
		for _, run := range f.runs {
			if run.TrackedAccountID == id && run.UserID == userID {
				facts.RunsToday, facts.LatestRunID = facts.RunsToday+1, &run.ID
			}
		}
		all = append(all, facts)
	}
	return all, f.called("AccountFacts")
}

func (f *fake) FollowerCounts(_ context.Context, _, accountID, days int) ([]syncrun.FollowerCount, error) {
	return []syncrun.FollowerCount{{Followers: 100*accountID + days}}, f.called("FollowerCounts")
}

// SearchVersions gives each search the versions up to its own, of its own definition.
func (f *fake) SearchVersions(_ context.Context, userID int, ids []int, most int) (
	map[int][]syncrun.SearchVersion, error) {
	versions := map[int][]syncrun.SearchVersion{}
	for _, s := range f.searches {
		for n := s.Version; s.UserID == userID && slices.Contains(ids, s.ID) && n > max(0, s.Version-most); n-- {
			versions[s.ID] = append(versions[s.ID], syncrun.SearchVersion{Version: n, Definition: s.Definition,
				SavedAt: s.CreatedAt})
		}
	}
	return versions, f.called("SearchVersions")
}

func (f *fake) LookedUp(_ context.Context, userID int, profile syncrun.Profile) (syncrun.LookedUp, error) {
	tracked, err := find(f.accounts, func(a *syncrun.TrackedAccount) bool {
		return a.PersonID == profile.ID && a.UserID == userID
	})
	if err != nil {
		return syncrun.LookedUp{}, f.called("LookedUp")
	}
	return syncrun.LookedUp{Tracked: tracked}, f.called("LookedUp")
}

func (f *fake) Events(_ context.Context, _, runID, after, upTo int) ([]syncrun.Event, error) {
	err := f.called("Events")
	list := filterOf(f.events, func(e *syncrun.Event) bool {
		return e.RunID == runID && e.Sequence > after && e.Sequence <= upTo
	})
	return list, err
}

func (f *fake) Account(_ context.Context, userID, id int) (*syncrun.TrackedAccount, error) {
	if err := f.called("Account"); err != nil {
		return nil, err
	}
	return find(f.accounts, func(a *syncrun.TrackedAccount) bool { return a.ID == id && a.UserID == userID })
}

func (f *fake) Accounts(_ context.Context, userID int) ([]syncrun.TrackedAccount, error) {
	err := f.called("Accounts")
	return filterOf(f.accounts, func(a *syncrun.TrackedAccount) bool { return a.UserID == userID }), err
}

func (f *fake) AccountsByIDs(_ context.Context, userID int, ids []int) ([]syncrun.TrackedAccount, error) {
	err := f.called("AccountsByIDs")
	return filterOf(f.accounts, func(a *syncrun.TrackedAccount) bool {
		return a.UserID == userID && slices.Contains(ids, a.ID)
	}), err
}

func (f *fake) TrackAccount(_ context.Context, userID int, profile syncrun.Profile, handle string,
	tier syncrun.AccountTier) (*syncrun.TrackedAccount, error) {
	if err := f.called("TrackAccount"); err != nil {
		return nil, err
	}
	if old, err := find(f.accounts, func(a *syncrun.TrackedAccount) bool { return a.PersonID == profile.ID }); err == nil {
		return old, &syncrun.UserError{Field: "handle", Code: syncrun.UserAlreadyTracked, Message: "tracked"}
	}
	f.accounts = append(f.accounts, syncrun.TrackedAccount{ID: 100 + len(f.accounts), UserID: userID, Handle: handle,
		Network: profile.Network, PersonID: profile.ID, ExternalID: cmp.Or(profile.ExternalID,
			strconv.FormatInt(profile.ID, 10)), Tier: tier, IsActive: true})
	return &f.accounts[len(f.accounts)-1], nil
}

func (f *fake) SleepAccount(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error) {
	account, err := f.Account(ctx, userID, id)
	if err == nil {
		account.IsActive = false
	}
	return account, err
}

func (f *fake) WakeAccount(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error) {
	account, err := f.Account(ctx, userID, id)
	if err == nil {
		account.IsActive = true
	}
	return account, err
}

func (f *fake) ChangeTier(
	ctx context.Context, userID, id int, tier syncrun.AccountTier,
) (*syncrun.TierChange, error) {
	account, err := f.Account(ctx, userID, id)
	if err != nil {
		return nil, err
	}
	account.Tier = tier
	return &syncrun.TierChange{Account: *account}, nil
}

func (f *fake) AssignSearch(ctx context.Context, userID, accountID int,
	searchID *int) (*syncrun.TrackedAccount, error) {
	account, err := f.Account(ctx, userID, accountID)
	if err == nil {
		account.SavedSearchID = searchID
	}
	return account, err
}

func (f *fake) Search(_ context.Context, userID, id int) (*syncrun.SavedSearch, error) {
	if err := f.called("Search"); err != nil {
		return nil, err
	}
	return find(f.searches, func(s *syncrun.SavedSearch) bool { return s.ID == id && s.UserID == userID })
}

func (f *fake) Searches(_ context.Context, userID int) ([]syncrun.SavedSearch, error) {
	err := f.called("Searches")
	return filterOf(f.searches, func(s *syncrun.SavedSearch) bool { return s.UserID == userID }), err
}

func (f *fake) SearchesByIDs(_ context.Context, userID int, ids []int) ([]syncrun.SavedSearch, error) {
	err := f.called("SearchesByIDs")
	return filterOf(f.searches, func(s *syncrun.SavedSearch) bool {
		return s.UserID == userID && slices.Contains(ids, s.ID)
	}), err
}

func (f *fake) CreateSearch(_ context.Context, userID int, name string,
	def syncrun.Definition) (*syncrun.SavedSearch, error) {
	err := f.called("CreateSearch")
	f.searches = append(f.searches, syncrun.SavedSearch{ID: 100 + len(f.searches), UserID: userID, Name: name,
		Definition: def, Version: 1})
	return &f.searches[len(f.searches)-1], err
}

func (f *fake) UpdateSearch(ctx context.Context, userID, id int,
	edit func(*syncrun.SavedSearch) error) (*syncrun.SavedSearch, error) {
	search, err := f.Search(ctx, userID, id)
	if err != nil {
		return nil, err
	}
	edited := *search
	if err := edit(&edited); err != nil {
		return nil, err
	}
	*search = edited
	return search, nil
}

func (f *fake) DeleteSearch(ctx context.Context, userID, id int) (*syncrun.SavedSearch, error) {
	search, err := f.Search(ctx, userID, id)
	if err != nil {
		return nil, err
	}
	gone := *search
	f.searches = slices.DeleteFunc(f.searches, func(s syncrun.SavedSearch) bool { return s.ID == id })
	return &gone, nil
}

func (f *fake) Candidates(_ context.Context, _ int, list syncrun.CandidateList) ([]syncrun.Candidate, error) {
	err := f.called("Candidates")
	f.list = list
	found := filterOf(f.candidates, func(c *syncrun.Candidate) bool {
		return (list.After == nil || c.ID < list.After.ID) && (list.Before == nil || c.ID > list.Before.ID)
	})
	if list.FromEnd {
		return found[max(0, len(found)-list.Limit):], err
	}
	return found[:min(list.Limit, len(found))], err
}

// CandidatesKnown has all known that were found by the run whose end is number 41.
func (f *fake) CandidatesKnown(ctx context.Context, userID int, list syncrun.CandidateList) (
	[]syncrun.Candidate, syncrun.FoundCursor, error) {
	found, err := f.Candidates(ctx, userID, list)
	return found, syncrun.FoundCursor{Number: 41}, errors.Join(err, f.called("CandidatesKnown"))
}

func (f *fake) CandidatesByIDs(_ context.Context, _ int, ids []int) ([]syncrun.Candidate, error) {
	return filterOf(f.candidates, func(c *syncrun.Candidate) bool { return slices.Contains(ids, c.ID) }),
		f.called("CandidatesByIDs")
}

// PeopleByIDs has the people of the candidates, as judged by the last of them.
func (f *fake) PeopleByIDs(_ context.Context, _ int, ids []int) ([]syncrun.Person, error) {
	last := map[int64]syncrun.Person{}
	for i := range f.candidates {
		if p := f.candidates[i].Person; slices.Contains(ids, p.DatabaseID()) {
			last[p.ID] = p
		}
	}
	return slices.Collect(maps.Values(last)), f.called("PeopleByIDs")
}

func (f *fake) CountCandidates(_ context.Context, _ int, _ syncrun.CandidateFilter, most int) (int, error) {
	return min(f.candidateCount, most), f.called("CountCandidates")
}

func (f *fake) RateCandidate(
	_ context.Context, _ int, change syncrun.RatingChange,
) (*syncrun.Candidate, error) {
	f.rated = change
	if err := change.Check(); err != nil {
		return nil, err
	}
	for i := range f.candidates {
		if f.candidates[i].ID == change.CandidateID {
			return &f.candidates[i], f.called("RateCandidate")
		}
	}
	return nil, syncrun.ErrNotFound
}

func (f *fake) Settings(context.Context, int) (*syncrun.SyncSettings, error) {
	return &syncrun.SyncSettings{Timezone: f.settings.Timezone}, f.called("Settings")
}

func (f *fake) UpdateSettings(ctx context.Context, userID int,
	change syncrun.SettingsChange) (*syncrun.SyncSettings, error) {
	f.settings = change
	return f.Settings(ctx, userID)
}

func (f *fake) UsageOfMonth(context.Context, int) (syncrun.Usage, error) {
	return f.usage, f.called("UsageOfMonth")
}

func (f *fake) EstimateFacts(ctx context.Context, userID, accountID int) (syncrun.EstimateFacts, error) {
	_, err := f.Account(ctx, userID, accountID)
	return f.facts, err
}

func (f *fake) ReserveLookup(context.Context, int) (int, error) {
	if f.reserve != nil {
		return 0, f.reserve()
	}
	f.reserved = append(f.reserved, 31)
	return 31, f.called("ReserveLookup")
}

func (f *fake) ChargeLookup(ctx context.Context, _, reservation int, xUserID int64) error {
	f.endReservation(reservation)
	f.charged = append(f.charged, xUserID)
	return errors.Join(ctx.Err(), f.called("ChargeLookup"))
}

func (f *fake) ReleaseLookup(ctx context.Context, _, reservation int) error {
	f.endReservation(reservation)
	return errors.Join(ctx.Err(), f.called("ReleaseLookup"))
}

func (f *fake) endReservation(id int) {
	f.reserved = slices.DeleteFunc(f.reserved, func(open int) bool { return open == id })
}

func (f *fake) Allowance(_ context.Context, _ int, _ syncrun.Network, tier syncrun.AccountTier) (int, error) {
	if f.allowance != nil {
		return f.allowance(tier)
	}
	return tier.Limits().Budget, f.called("Allowance")
}

func (f *fake) StartSync(_ context.Context, req syncrun.StartRequest) (*syncrun.Run, error) {
	if err := f.called("StartSync"); err != nil {
		return nil, err
	}
	f.started = append(f.started, req)
	run, _ := find(f.runs, func(r *syncrun.Run) bool { return r.TrackedAccountID == req.TrackedAccountID })
	return run, f.startErr
}

func (f *fake) CancelSync(ctx context.Context, userID, runID int) (*syncrun.Run, error) {
	run, err := f.RunByID(ctx, userID, runID)
	if err == nil && run.Status.Ended() {
		err = &syncrun.UserError{Field: "syncRunId", Code: syncrun.UserNotRunning, Message: "ended"}
	}
	return run, err
}

func (f *fake) Subscribe(ctx context.Context, userID, runID, after int) (<-chan *syncrun.Progress, error) {
	if _, err := f.RunByID(ctx, userID, runID); err != nil {
		return nil, err
	}
	out := make(chan *syncrun.Progress, len(f.progress))
	for _, p := range f.progress {
		if p.Sequence > after {
			out <- p
		}
	}
	close(out)
	return out, nil
}

func (f *fake) CreateTicket(_ context.Context, _ int, _ [32]byte, t viewer.StreamTicket) error {
	f.tickets = append(f.tickets, t)
	return f.called("CreateTicket")
}

func (f *fake) Lookup(ctx context.Context, network syncrun.Network, handle string) (syncrun.Profile, error) {
	if err := f.called("Lookup"); err != nil {
		return syncrun.Profile{}, err
	}
	if f.lookup == nil {
		return syncrun.Profile{}, errors.New("no lookup expected")
	}
	profile, err := f.lookup(ctx, handle)
	profile.Network = network
	return profile, err
}

func (f *fake) Canonical(kind syncrun.LabelKind, value string) (string, bool) {
	known := map[syncrun.LabelKind]map[string]string{
		syncrun.LabelJobRole: {"founder": "founder", "co-founder": "founder"},
		syncrun.LabelSkill:   {"go": "go", "golang": "go"},
	}
	canonical, ok := known[kind][value]
	return canonical, ok
}

func (f *fake) LooksFor(def syncrun.Definition) bool {
	return len(def.Labels) > 0 || def.Description != "people who are"
}

func (f *fake) Reading(def syncrun.Definition) syncrun.SearchReading {
	return syncrun.SearchReading{Words: []string{def.Description}}
}

func (f *fake) Values(syncrun.LabelKind) []string {
	return []string{"co-pilot", "designer", "founder", "product designer"}
}

// OwnKeys has keys 1 and 2.
func (f *fake) OwnKeys(context.Context, int) ([]viewer.Key, error) {
	return []viewer.Key{{ID: 1, Prefix: "ctgo_AAAAAAA"}, {ID: 2, Prefix: "ctgo_BBBBBBB"}}, f.called("OwnKeys")
}

func (f *fake) CreateOwnKey(_ context.Context, _ int, _ [32]byte, prefix string) (viewer.Key, error) {
	return viewer.Key{ID: 3, Prefix: prefix}, f.called("CreateOwnKey")
}

func (f *fake) RevokeOwnKey(_ context.Context, _, id int) error {
	if id < 1 || id > 3 {
		return syncrun.ErrNotFound
	}
	return f.called("RevokeOwnKey")
}
