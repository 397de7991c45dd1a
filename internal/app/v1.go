package app

import (
	"context"

	"goodones/db"
	"goodones/internal/rest"
	"goodones/internal/syncrun"
)

// history lists runs for v1.
type history struct{ db *db.DB }

func (h history) History(ctx context.Context, userID int) ([]rest.HistoryRow, error) {
	past, err := h.db.History(ctx, userID)
	if err != nil {
		return nil, err
	}
	rows := make([]rest.HistoryRow, len(past))
	for i, p := range past {
		rows[i] = rest.HistoryRow{Run: p.Run, XHandle: p.Handle, SearchLabel: p.SearchName}
	}
	return rows, nil
}

// settings reads and changes schedules for v1.
type settings struct {
	db      *db.DB
	starter *db.Starter
}

// Overview leaves IsTrialing and IsFreeTier unset: nobody who runs this server is on anybody's plan.
func (s settings) Overview(ctx context.Context, userID int) (*rest.Overview, error) {
	schedule, err := s.db.Settings(ctx, userID)
	if err != nil {
		return nil, err
	}
	found, err := s.starter.Overview(ctx, userID)
	if err != nil {
		return nil, err
	}
	overview := &rest.Overview{
		SyncSettings: *schedule, BudgetSkipUntil: found.SkipUntil,
		ResourcesUsedThisPeriod: found.Usage.ResourcesUsed, DaysRemainingInPeriod: found.Usage.DaysRemaining,
	}
	for _, a := range found.Accounts {
		overview.Accounts = append(overview.Accounts, rest.AccountRow{
			TrackedAccount: a.TrackedAccount, TotalFollowersSynced: a.FollowersSynced, TotalLikersSynced: a.LikersSynced,
			SavedSearchDescription: a.SearchDescription, SyncsUsedToday: a.RunsToday,
		})
	}
	return overview, nil
}

func (s settings) ChangeSettings(ctx context.Context, userID int, change rest.Change) (*syncrun.SyncSettings, error) {
	checked := syncrun.SettingsChange{Timezone: change.Timezone}
	if change.Timezone != nil {
		if _, err := syncrun.ParseTimezone(*change.Timezone); err != nil {
			return nil, err
		}
	}
	if change.SyncTimes != nil {
		times, err := syncrun.ParseSyncTimes(*change.SyncTimes, change.Tier.Limits().SyncTimes)
		if err != nil {
			return nil, err
		}
		checked.Tier, checked.SyncTimes = *change.Tier, times
	}
	return s.db.UpdateSettings(ctx, userID, checked)
}

// starts starts runs for v1, which knows no clientMutationId.
type starts struct {
	db      *db.DB
	starter *db.Starter
}

func (s starts) AccountID(ctx context.Context, userID int, handle string) (int, error) {
	account, err := s.db.AccountByHandle(ctx, userID, handle)
	if err != nil {
		return 0, err
	}
	return account.ID, nil
}

func (s starts) StartSync(ctx context.Context, userID, trackedAccountID int, savedSearchID *int) (*syncrun.Run, error) {
	return s.starter.StartSync(ctx, syncrun.StartRequest{
		UserID: userID, TrackedAccountID: trackedAccountID, SavedSearchID: savedSearchID, Source: syncrun.SourceManual,
	})
}
