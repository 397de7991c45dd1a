package pipeline

import (
	"context"
	"slices"
	"strconv"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// youngFor is how old the posts of stage 4 may be. X shows at most 100 likers of a post, ever, so posts are asked about
// while young.
const youngFor = 48 * time.Hour

// LikerStore keeps a run's posts, and commits who likes each.
type LikerStore interface {
	StorePosts(ctx context.Context, work *syncrun.Work, step syncrun.Step, posts []syncrun.Post) (
		syncrun.Committed, error)
	Posts(ctx context.Context, runID int) ([]syncrun.Post, error)
	LikersPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, people []syncrun.Profile,
		hashes []int64) (syncrun.Committed, error)
}

// findLikers is stage 4: the likers of the newest young posts.
func (r *run) findLikers(ctx context.Context) error {
	const stage = syncrun.StageLikers
	if r.limits.Likers == source.LikersOfNobody {
		return r.line(ctx, stage, "no_token", syncrun.LineNoLikers)
	}
	if !r.work.Steps["likers:posts"] {
		if r.work.Budget-r.used < r.limits.MinPosts {
			return r.budgetLine(ctx, stage)
		}
		if err := r.listPosts(ctx); err != nil {
			return err
		}
	}
	posts, err := read(ctx, r, func() ([]syncrun.Post, error) {
		return r.cfg.Likers.Posts(ctx, r.work.RunID)
	})
	if err != nil {
		return err
	}
	for _, post := range posts {
		if r.work.Steps[likersKey(post)] {
			continue
		}
		if r.work.Budget-r.used <= 0 {
			return r.budgetLine(ctx, stage)
		}
		if err := r.likersOf(ctx, post); err != nil {
			return err
		}
	}
	return nil
}

func likersKey(post syncrun.Post) string { return "likers:post:" + strconv.FormatInt(post.ID, 10) }

// listPosts fixes the run's posts in one step.
func (r *run) listPosts(ctx context.Context) error {
	since := r.work.StartedAt.Add(-youngFor)
	size := max(r.limits.MinPosts, min(r.work.Account.Tier.Limits().Posts, r.work.Budget-r.used))
	page, err := call(ctx, r, func(ctx context.Context) (source.PostPage, error) {
		return r.source.Posts(ctx, r.work.Account.ExternalID, since, size, "")
	})
	if err != nil {
		return err
	}
	if err := r.numberPosts(ctx, page.Posts); err != nil {
		return err
	}
	all := make([]int64, len(page.Posts))
	for i, p := range page.Posts {
		all[i] = p.ID
	}
	// What was posted after the run began, while it waited, is the next run's.
	posts := slices.DeleteFunc(page.Posts, func(p syncrun.Post) bool { return p.CreatedAt.After(r.work.StartedAt) })
	step := syncrun.Step{Key: "likers:posts", Stage: syncrun.StageLikers, Reads: r.reads(syncrun.ResourcePost, all)}
	return r.commit(ctx, func() (syncrun.Committed, error) { return r.cfg.Likers.StorePosts(ctx, r.work, step, posts) })
}

func (r *run) likersOf(ctx context.Context, post syncrun.Post) error {
	size := min(r.limits.LikersPerCall, r.work.Budget-r.used)
	external, err := r.externalIDs(ctx, []int64{post.ID})
	if err != nil {
		return err
	}
	answer, err := call(ctx, r, func(ctx context.Context) (source.Page, error) {
		return r.source.Likers(ctx, external[0], size, "")
	})
	if err != nil {
		return err
	}
	if err := r.number(ctx, answer.Profiles); err != nil {
		return err
	}
	step := syncrun.Step{
		Key: likersKey(post), Stage: syncrun.StageLikers,
		Reads: r.reads(syncrun.ResourceUser, ids(answer.Profiles)),
	}
	hashes := r.hashes(answer.Profiles)
	return r.commit(ctx, func() (syncrun.Committed, error) {
		return r.cfg.Likers.LikersPage(ctx, r.work, step, answer.Profiles, hashes)
	})
}
