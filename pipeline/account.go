package pipeline

import (
	"context"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// AccountStore keeps what the network told last about a tracked account, and what is known of its list.
type AccountStore interface {
	// AccountPage commits what the network told of the account.
	AccountPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, profile syncrun.Profile) (
		syncrun.Committed, error)
	ListFacts(ctx context.Context, accountID int) (syncrun.ListFacts, error)
}

// readAccount asks once in the run for the account itself, by its id: it may have another handle by now. What the
// network has against it fails the run.
func (r *run) readAccount(ctx context.Context) error {
	const key = "fetch_followers:account"
	if r.work.Steps[key] {
		return nil
	}
	r.atHead = true
	profile, err := call(ctx, r, func(ctx context.Context) (source.Profile, error) {
		return r.source.Account(ctx, r.work.Account.ExternalID)
	})
	if err != nil {
		return err
	}
	step := syncrun.Step{
		Key: key, Stage: syncrun.StageFetchFollowers,
		Reads: r.reads(syncrun.ResourceUser, []int64{r.work.Account.PersonID}),
	}
	return r.once(ctx, step, func(ctx context.Context, work *syncrun.Work, step syncrun.Step) (
		syncrun.Committed, error) {
		return r.cfg.Accounts.AccountPage(ctx, work, step, profile)
	})
}

// freeFullScanDays is after how many days the whole list is read again where that costs nothing.
const freeFullScanDays = 30

// lookForMissed begins a full scan when the network tells of more people than are known, by so many more than after
// the last one that some must have been missed, or when it is time for one. It says whether one was begun. A run
// begins one full scan at most.
func (s *followerStage) lookForMissed(ctx context.Context, left int) (begun bool, err error) {
	full, err := s.fullScans(ctx)
	if err != nil || left <= 0 || fruitless(full, left) || (len(full) > 0 && full[0].RunID == s.work.RunID) {
		return false, err
	}
	facts, err := read(ctx, s.run, func() (syncrun.ListFacts, error) {
		return s.cfg.Accounts.ListFacts(ctx, s.work.Account.ID)
	})
	if err != nil {
		return false, err
	}
	days := s.cfg.FullScanDays
	if days == 0 && s.limits.Free() {
		days = freeFullScanDays
	}
	switch {
	case facts.Missed() > 0:
		return true, s.scanAll(ctx, syncrun.LineMissed(s.work.Account.Network, facts.Missed()))
	case days > 0 && facts.SinceFullScan.Hours() >= float64(24*days):
		return true, s.scanAll(ctx, syncrun.LineFullScanDue)
	}
	return false, nil
}
