package pipeline

import (
	"cmp"
	"context"
	"errors"
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
		if r.left(r.limits.PostKind) < r.limits.MinPosts {
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
	posts = slices.DeleteFunc(posts, func(p syncrun.Post) bool { return r.work.Steps[likersKey(p)] })
	r.expect(len(posts))
	for _, post := range posts {
		if r.left(syncrun.ResourceUser) <= 0 {
			return r.budgetLine(ctx, stage)
		}
		if err := r.likersOf(ctx, post); err != nil {
			return err
		}
	}
	return nil
}

func likersKey(post syncrun.Post) string { return "likers:post:" + strconv.FormatInt(post.ID, 10) }

// listPosts fixes the run's posts in one step: also those that came before a refusal, which are paid for.
func (r *run) listPosts(ctx context.Context) error {
	found, refused := r.youngPosts(ctx)
	if refused != nil && len(found) == 0 {
		return refused
	}
	if err := r.numberPosts(ctx, found); err != nil {
		return err
	}
	all := make([]int64, len(found))
	for i, p := range found {
		all[i] = p.ID
	}
	// Posts made after the run began, while it waited, are the next run's.
	posts := slices.DeleteFunc(found, r.tooYoung)
	posts = posts[:min(len(posts), r.work.Account.Tier.Limits().Posts)]
	step := syncrun.Step{Key: "likers:posts", Stage: syncrun.StageLikers, Reads: r.reads(r.limits.PostKind, all)}
	err := r.commit(ctx, func() (syncrun.Committed, error) {
		return r.cfg.Likers.StorePosts(ctx, r.work, step, posts)
	})
	if err == nil {
		r.work.Steps[step.Key] = true
	}
	return cmp.Or(err, refused)
}

func (r *run) tooYoung(p source.Post) bool { return p.CreatedAt.After(r.work.StartedAt) }

// youngPosts reads pages of posts until the tier's number is there, those of 48 hours have been read, or the budget
// lasts for no other page. An error comes with what was read before it.
func (r *run) youngPosts(ctx context.Context) ([]source.Post, error) {
	since := r.work.StartedAt.Add(-youngFor)
	want := r.work.Account.Tier.Limits().Posts
	var found []source.Post
	seen := map[string]bool{}
	var way trail
	for cursor, usable := "", 0; ; {
		left := r.left(r.limits.PostKind) - len(found)
		if left < r.limits.MinPosts {
			return found, nil
		}
		size := min(max(r.limits.MinPosts, want-usable), r.limits.MaxPosts, left)
		page, err := call(ctx, r, func(ctx context.Context) (source.PostPage, error) {
			return r.source.Posts(ctx, r.work.Account.ExternalID, since, size, cursor)
		})
		if err != nil {
			return found, err
		}
		fresh := unseen(page.Posts, seen, func(p source.Post) string { return p.ExternalID })
		found = append(found, fresh...)
		for _, p := range fresh {
			if !r.tooYoung(p) {
				usable++
			}
		}
		ends, lost := way.ends(page.Next, len(fresh))
		switch {
		case usable >= want:
			return found, nil
		case lost:
			return found, r.line(ctx, syncrun.StageLikers, "endless_posts", syncrun.LineEndlessPosts)
		case ends:
			return found, nil
		}
		cursor = page.Next
	}
}

func (r *run) likersOf(ctx context.Context, post syncrun.Post) error {
	external, err := r.externalIDs(ctx, []int64{post.ID})
	if err != nil {
		return err
	}
	found, err := r.readLikers(ctx, external[0])
	if err != nil && !errors.Is(err, source.ErrItemGone) { // a post that is gone has no likers, and is not asked again
		return err
	}
	if err := r.number(ctx, found); err != nil {
		return err
	}
	step := syncrun.Step{
		Key: likersKey(post), Stage: syncrun.StageLikers, Reads: r.reads(syncrun.ResourceUser, ids(found)),
		Shares: r.advance(1),
	}
	hashes := r.hashes(found)
	err = r.commit(ctx, func() (syncrun.Committed, error) {
		return r.cfg.Likers.LikersPage(ctx, r.work, step, found, hashes)
	})
	if err == nil {
		r.work.Steps[step.Key] = true
	}
	return err
}

// readLikers reads everybody whom the network shows as a liker of the post, as far as the budget goes. Where lists
// come without counts they are asked for at once: likers have no edge, so that stage 3 never sees them.
func (r *run) readLikers(ctx context.Context, post string) ([]source.Profile, error) {
	var found []source.Profile
	seen := map[string]bool{}
	var way trail
	for cursor := ""; ; {
		size := min(r.limits.LikersPerCall, r.left(syncrun.ResourceUser)-len(found))
		if size <= 0 {
			break
		}
		page, err := call(ctx, r, func(ctx context.Context) (source.Page, error) {
			return r.source.Likers(ctx, post, size, cursor)
		})
		if err != nil {
			return nil, err
		}
		fresh := unseen(page.Profiles, seen, func(p source.Profile) string { return p.ExternalID })
		found = append(found, fresh...)
		ends, lost := way.ends(page.Next, len(fresh))
		if lost {
			if err := r.line(ctx, syncrun.StageLikers, "endless", syncrun.LineEndlessLikers); err != nil {
				return nil, err
			}
		}
		if ends {
			break
		}
		cursor = page.Next
	}
	if r.limits.CountsListed {
		return found, nil
	}
	return r.withCounts(ctx, found)
}

func (r *run) withCounts(ctx context.Context, people []source.Profile) ([]source.Profile, error) {
	counted := make(map[string]source.Profile, len(people))
	for chunk := range slices.Chunk(people, r.limits.ProfilesPerCall) {
		external := make([]string, len(chunk))
		for i, p := range chunk {
			external[i] = p.ExternalID
		}
		err := r.askInParts(ctx, external, func(_ part, found []source.Profile) error {
			for _, p := range found {
				if !p.Gone {
					counted[p.ExternalID] = p
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for i, p := range people {
		if with, ok := counted[p.ExternalID]; ok {
			people[i] = with
		}
	}
	return people, nil
}

// unseen are those of items whose id has not been seen before, and enters their ids; pages of one list may overlap.
func unseen[T any](items []T, seen map[string]bool, id func(T) string) []T {
	return slices.DeleteFunc(items, func(item T) bool {
		again := seen[id(item)]
		seen[id(item)] = true
		return again
	})
}
