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

// expectFollowers says how many followers stage 1 will probably read: those whom the network tells of and no scan has
// met, all of them in a full scan, and those at the head of the list, within what may be spent.
func (r *run) expectFollowers(ctx context.Context) error {
	facts, err := r.listFacts(ctx)
	if err != nil {
		return err
	}
	scans, err := read(ctx, r, func() ([]syncrun.Scan, error) {
		return r.cfg.Followers.OpenScans(ctx, r.work.Account.ID)
	})
	if err != nil {
		return err
	}
	unmet := max(facts.Reported-facts.Known, 0)
	if len(scans) > 0 && scans[0].Full {
		unmet = max(facts.Reported-scans[0].Resources, 0)
	}
	r.expect(min(syncrun.KnownInRowLimit+unmet, r.leftForFollowers()))
	return nil
}

func (r *run) listFacts(ctx context.Context) (syncrun.ListFacts, error) {
	return read(ctx, r, func() (syncrun.ListFacts, error) {
		return r.cfg.Accounts.ListFacts(ctx, r.work.Account.ID)
	})
}

// freeFullScanDays is after how many days the whole list is read again where that costs nothing.
const freeFullScanDays = 30

// lookForMissed begins a full scan when the network tells of more people than are known, by so many more than after
// the last one that some must have been missed, when it is time for one, or when so many left that others may be hidden
// behind them. It says whether one was begun. A run begins one full scan at most.
func (s *followerStage) lookForMissed(ctx context.Context, left int) (begun bool, err error) {
	full, err := s.fullScans(ctx)
	if err != nil || left <= 0 || fruitless(full, left) || (len(full) > 0 && full[0].RunID == s.work.RunID) {
		return false, err
	}
	facts, err := s.listFacts(ctx)
	if err != nil {
		return false, err
	}
	days := s.cfg.FullScanDays
	if days == 0 && s.limits.Free() {
		days = freeFullScanDays
	}
	moved := facts.Moved(s.limits.Free())
	switch {
	case facts.Missed() > 0:
		return true, s.scanAll(ctx, syncrun.LineMissed(s.work.Account.Network, facts.Missed()), 0)
	case days > 0 && facts.SinceFullScan.Hours() >= float64(24*days):
		return true, s.scanAll(ctx, syncrun.LineFullScanDue, 0)
	case moved != 0:
		return true, s.scanAll(ctx, syncrun.LineMoved(s.work.Account.Network, moved), moved)
	}
	return false, nil
}
