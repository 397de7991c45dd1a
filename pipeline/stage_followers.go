package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// FollowerStore keeps the walks down a follower list, and commits its pages.
type FollowerStore interface {
	BeginScan(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
	// RestartScan begins a full scan in place of every open one. moved is the movement of a count for which it is begun.
	RestartScan(ctx context.Context, work *syncrun.Work, step syncrun.Step, moved int) (syncrun.Committed, error)
	AbandonScan(ctx context.Context, work *syncrun.Work, step syncrun.Step, scanID int) (syncrun.Committed, error)
	EndScans(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
	OpenScans(ctx context.Context, accountID int) ([]syncrun.Scan, error)
	FullScans(ctx context.Context, accountID, limit int) ([]syncrun.Scan, error)
	FollowerPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, page syncrun.FollowerPage) (
		syncrun.Committed, error)
}

// followerStage is stage 1 in the hands of one claim.
type followerStage struct {
	*run
	store FollowerStore
	asked map[string]bool // scans and cursors of this claim
	stuck int             // times in a row that a page led back to itself
	met   meetings
}

// fetchFollowers asks for the account itself, then walks down its follower list: first from the head until known
// followers, in the scan that the stage's first step opened, then on in scans that earlier runs left open, newest
// first, and last through the whole list where the network tells of people whom nobody has found.
func (r *run) fetchFollowers(ctx context.Context) error {
	if err := r.readAccount(ctx); err != nil {
		return err
	}
	s := &followerStage{run: r, store: r.cfg.Followers, asked: map[string]bool{}}
	if err := s.readAgain(ctx); err != nil {
		return err
	}
	if err := r.expectFollowers(ctx); err != nil {
		return err
	}
	for {
		if more, err := s.page(ctx); err != nil || !more {
			return err
		}
	}
}

// page reads on in the newest open scan. It says whether there is more to do.
func (s *followerStage) page(ctx context.Context) (more bool, err error) {
	if err := s.mayGoOn(); err != nil {
		return false, err
	}
	scans, err := read(ctx, s.run, func() ([]syncrun.Scan, error) {
		return s.store.OpenScans(ctx, s.work.Account.ID)
	})
	if err != nil {
		return false, err
	}
	left := s.leftForFollowers()
	switch {
	case len(scans) == 0:
		return s.lookForMissed(ctx, left)
	case left <= 0:
		return false, s.line(ctx, s.stage, "budget", syncrun.LineFollowerBudget(s.work.Budget))
	case s.met.endless(scans[0].ID):
		return true, s.abandon(ctx, scans[0])
	case s.stuck > 1:
		return false, s.line(ctx, s.stage, "stuck", syncrun.LineRefusedAgain(s.work.Account.Network))
	}
	err = s.ask(ctx, scans[0], left)
	switch {
	case errors.Is(err, source.ErrCursor) && s.thrifty: // it may be of the owner's token, which the next run has again
		return false, s.line(ctx, s.stage, "refused_again", syncrun.LineRefusedAgain(s.work.Account.Network))
	case errors.Is(err, source.ErrCursor):
		return s.cursorRefused(ctx, left)
	}
	return true, err
}

// ask reads the next page of the scan; a list that goes in a circle has no end to wait for. A page that leads back to
// itself is asked for once more: its people are kept, and where it leads may have been a slip.
func (s *followerStage) ask(ctx context.Context, scan syncrun.Scan, left int) error {
	at := fmt.Sprint(scan.ID, " ", scan.NextToken)
	if s.asked[at] && s.stuck == 0 {
		return source.ErrCursor
	}
	s.asked[at] = true
	s.atHead = scan.RunID == s.work.RunID && scan.Pages == 0 && (!scan.Full || s.work.Rescan)
	err := s.scanPage(ctx, scan, left)
	if err == nil {
		s.atHead = false
	}
	return err
}

func (s *followerStage) scanPage(ctx context.Context, scan syncrun.Scan, left int) error {
	sizes := s.limits.FollowerPages
	size := min(sizes[min(scan.Pages, len(sizes)-1)], left)
	answer, err := call(ctx, s.run, func(ctx context.Context) (source.Page, error) {
		return s.source.Followers(ctx, s.work.Account.ExternalID, size, scan.NextToken)
	})
	if err != nil {
		return err
	}
	if err := s.number(ctx, answer.Profiles); err != nil {
		return err
	}
	s.met.note(scan.ID, answer.Profiles)
	step := syncrun.Step{
		Key:   fmt.Sprintf("fetch_followers:page:%d:%d", scan.ID, scan.Pages),
		Stage: syncrun.StageFetchFollowers,
		Reads: s.reads(s.limits.FollowerKind, ids(answer.Profiles)), Shares: s.advance(len(answer.Profiles)),
	}
	page := syncrun.FollowerPage{
		Scan: scan, NextToken: answer.Next, Profiles: answer.Profiles, Hashes: s.hashes(answer.Profiles),
	}
	err = s.commit(ctx, func() (syncrun.Committed, error) {
		return s.store.FollowerPage(ctx, s.work, step, page)
	})
	if s.stuck++; answer.Next == "" || answer.Next != scan.NextToken {
		s.stuck = 0
	}
	return err
}

// cursorRefused handles a cursor that the network does not take any more: one full scan stands in for all open ones.
// It says whether there is something to go on with.
func (s *followerStage) cursorRefused(ctx context.Context, left int) (more bool, err error) {
	full, err := s.fullScans(ctx)
	switch {
	case err != nil:
		return false, err
	case len(full) > 0 && full[0].RunID == s.work.RunID:
		return false, s.line(ctx, s.stage, "refused_again", syncrun.LineRefusedAgain(s.work.Account.Network))
	case fruitless(full, left):
		return false, s.line(ctx, s.stage, "too_large", syncrun.LineTooLarge)
	}
	return true, s.scanAll(ctx, syncrun.LineRescan(s.work.Account.Network), 0)
}

// readAgain begins a full scan where the run was started for one. One that an earlier run has begun and not finished is
// gone on with instead: a list that takes many runs would else never be read to its end.
func (s *followerStage) readAgain(ctx context.Context) error {
	if !s.work.Rescan || s.work.Steps[restartKey] {
		return nil
	}
	scans, err := read(ctx, s.run, func() ([]syncrun.Scan, error) {
		return s.store.OpenScans(ctx, s.work.Account.ID)
	})
	if err != nil {
		return err
	}
	if slices.ContainsFunc(scans, func(scan syncrun.Scan) bool { return scan.Full }) {
		return s.line(ctx, s.stage, "rescan", syncrun.LineRescanGoesOn)
	}
	return s.scanAll(ctx, syncrun.LineRescanAsked, 0)
}

// restartKey is that of the step which begins the run's full scan.
const restartKey = "fetch_followers:restart"

// scanAll begins a full scan in place of every open scan, with a line that says why. moved is the movement of a count
// for which it is begun, if that is why.
func (s *followerStage) scanAll(ctx context.Context, line string, moved int) error {
	step := syncrun.Step{Key: restartKey, Stage: syncrun.StageFetchFollowers, Message: line}
	err := s.once(ctx, step, func(ctx context.Context, work *syncrun.Work, step syncrun.Step) (
		syncrun.Committed, error) {
		return s.store.RestartScan(ctx, work, step, max(moved, -moved))
	})
	if err != nil {
		return err
	}
	return s.expectFollowers(ctx)
}

func (s *followerStage) abandon(ctx context.Context, scan syncrun.Scan) error {
	key := fmt.Sprintf("fetch_followers:endless:%d", scan.ID)
	step := syncrun.Step{Key: key, Stage: syncrun.StageFetchFollowers, Message: syncrun.LineEndless}
	return s.once(ctx, step, func(ctx context.Context, work *syncrun.Work, step syncrun.Step) (
		syncrun.Committed, error) {
		return s.store.AbandonScan(ctx, work, step, scan.ID)
	})
}

func (s *followerStage) fullScans(ctx context.Context) ([]syncrun.Scan, error) {
	return read(ctx, s.run, func() ([]syncrun.Scan, error) {
		return s.store.FullScans(ctx, s.work.Account.ID, 2)
	})
}

// fruitless tells that the last two full scans found nobody new before they were cut short, and that what is left to
// read is no more than they read. One that came to the list's end shows that the list can be read.
func fruitless(full []syncrun.Scan, left int) bool {
	if len(full) < 2 || slices.ContainsFunc(full, func(scan syncrun.Scan) bool {
		return scan.Inserted > 0 || scan.State == syncrun.ScanDone
	}) {
		return false
	}
	return left <= max(full[0].Resources, full[1].Resources)
}

func ids(profiles []syncrun.Profile) []int64 {
	out := make([]int64, len(profiles))
	for i := range profiles {
		out[i] = profiles[i].ID
	}
	return out
}

func (r *run) hashes(profiles []syncrun.Profile) []int64 {
	out := make([]int64, len(profiles))
	for i := range profiles {
		out[i] = r.cfg.Classifier.Hash(&profiles[i])
	}
	return out
}
