package pipeline

import (
	"context"
	"errors"
	"fmt"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// FollowerStore keeps the walks down a follower list, and commits its pages.
type FollowerStore interface {
	BeginScan(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
	RestartScan(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
	OpenScans(ctx context.Context, accountID int) ([]syncrun.Scan, error)
	FullScans(ctx context.Context, accountID, limit int) ([]syncrun.Scan, error)
	FollowerPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, page syncrun.FollowerPage) (
		syncrun.Committed, error)
}

// fetchFollowers walks down the follower list: first from the head until known followers, in the scan that the
// stage's first step opened, then on in scans that earlier runs left open, newest first.
func (r *run) fetchFollowers(ctx context.Context) error {
	const stage = syncrun.StageFetchFollowers
	sent := map[string]bool{} // the tokens of this claim, by scan
	for {
		if err := r.mayGoOn(); err != nil {
			return err
		}
		scans, err := read(ctx, r, func() ([]syncrun.Scan, error) {
			return r.cfg.Followers.OpenScans(ctx, r.work.Account.ID)
		})
		if err != nil || len(scans) == 0 {
			return err
		}
		left := syncrun.FollowerShare(r.work.Budget) - r.used
		if left <= 0 {
			return r.line(ctx, stage, "budget", syncrun.LineFollowerBudget(r.work.Budget))
		}
		at := fmt.Sprint(scans[0].ID, " ", scans[0].NextToken)
		if sent[at] {
			err = source.ErrCursor // a list that goes in a circle has no end to wait for
		} else {
			r.atHead = scans[0].RunID == r.work.RunID && !scans[0].Full && scans[0].Pages == 0
			err = r.scanPage(ctx, scans[0], left)
		}
		sent[at] = true
		if err == nil {
			r.atHead = false
		}
		if errors.Is(err, source.ErrCursor) {
			restarted, err := r.refused(ctx, left)
			if err != nil || !restarted {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
	}
}

func (r *run) scanPage(ctx context.Context, scan syncrun.Scan, left int) error {
	sizes := r.limits.FollowerPages
	size := min(sizes[min(scan.Pages, len(sizes)-1)], left)
	answer, err := call(ctx, r, func(ctx context.Context) (source.Page, error) {
		return r.source.Followers(ctx, r.work.Account.ExternalID, size, scan.NextToken)
	})
	if err != nil {
		return err
	}
	if err := r.number(ctx, answer.Profiles); err != nil {
		return err
	}
	step := syncrun.Step{
		Key:   fmt.Sprintf("fetch_followers:page:%d:%d", scan.ID, scan.Pages),
		Stage: syncrun.StageFetchFollowers,
		Reads: r.reads(syncrun.ResourceFollower, ids(answer.Profiles)),
	}
	page := syncrun.FollowerPage{
		Scan: scan, NextToken: answer.Next, Profiles: answer.Profiles, Hashes: r.hashes(answer.Profiles),
	}
	return r.commit(ctx, func() (syncrun.Committed, error) {
		return r.cfg.Followers.FollowerPage(ctx, r.work, step, page)
	})
}

// refused handles a page token that X does not take any more: one full scan stands in for all open ones. It says
// whether there is something to go on with.
func (r *run) refused(ctx context.Context, left int) (bool, error) {
	const stage = syncrun.StageFetchFollowers
	full, err := read(ctx, r, func() ([]syncrun.Scan, error) {
		return r.cfg.Followers.FullScans(ctx, r.work.Account.ID, 2)
	})
	if err != nil {
		return false, err
	}
	if len(full) > 0 && full[0].RunID == r.work.RunID {
		return false, r.line(ctx, stage, "refused_again", syncrun.LineRefusedAgain(r.work.Account.Network))
	}
	if fruitless(full, left) {
		return false, r.line(ctx, stage, "too_large", syncrun.LineTooLarge)
	}
	step := syncrun.Step{Key: "fetch_followers:restart", Stage: stage, Message: syncrun.LineRescan(r.work.Account.Network)}
	return true, r.once(ctx, step, r.cfg.Followers.RestartScan)
}

// fruitless tells that the last two full scans found nobody new, and that what is left to read is no more than they
// read.
func fruitless(full []syncrun.Scan, left int) bool {
	if len(full) < 2 || full[0].Inserted > 0 || full[1].Inserted > 0 {
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
