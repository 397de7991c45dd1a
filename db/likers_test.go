package db_test

import (
	"testing"
	"time"

	"goodones/internal/syncrun"
)

func TestStorePosts(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	if posts, err := w.Posts(t.Context(), work.RunID); err != nil || len(posts) != 0 {
		t.Errorf("before %v, %v", posts, err)
	}
	at := time.Unix(1_700_000_000, 0)
	stored := []syncrun.Post{
		{ID: 9, CreatedAt: at}, {ID: 12, CreatedAt: at.Add(-time.Hour)}, {ID: 3, CreatedAt: at.Add(-2 * time.Hour)},
	}
	step := syncrun.Step{Key: "posts", Stage: syncrun.StageLikers, Reads: reads(syncrun.ResourcePost, 9, 12, 3)}
	done, err := w.StorePosts(t.Context(), work, step, stored)
	if err != nil || done.ResourcesUsed != 3 {
		t.Errorf("%+v, %v", done, err)
	}
	if run := f.agree(work.UserID, work.RunID); run.CostMicroUSD != 15_000 {
		t.Errorf("three posts cost %d", run.CostMicroUSD)
	}
	posts, err := w.Posts(t.Context(), work.RunID)
	if err != nil || len(posts) != 3 {
		t.Fatalf("posts %v, %v", posts, err)
	}
	for i, p := range posts {
		if p.ID != stored[i].ID || !p.CreatedAt.Equal(stored[i].CreatedAt) {
			t.Errorf("post %d is %+v", i, p)
		}
	}
	next := f.next(w, work)
	if _, err := w.StorePosts(t.Context(), next, step, nil); err != nil {
		t.Errorf("no posts: %v", err)
	}
	if posts, err := w.Posts(t.Context(), next.RunID); err != nil || len(posts) != 0 {
		t.Errorf("the next run has %v, %v", posts, err)
	}
}

func TestLikersPage(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	f.followers(w, work, "", detailed(1), thin(2), detailed(3))
	like := func(key string, want int, hashes []int64, people ...syncrun.Profile) {
		t.Helper()
		step := syncrun.Step{Key: key, Stage: syncrun.StageLikers, Reads: reads(syncrun.ResourceUser, idsOf(people)...)}
		done, err := w.LikersPage(t.Context(), work, step, people, hashes)
		if err != nil || done.Counts.LikersCount != want {
			t.Errorf("%s: %+v, %v; want %d likers", key, done.Counts, err, want)
		}
	}
	// Followers are likers too; their facts stand with the edge.
	like("post 1", 4, []int64{0, 14, 11, 12}, thin(5), detailed(4), detailed(1), detailed(2))
	like("post 2", 5, []int64{0, 25, 0, 26}, thin(4), detailed(5), thin(1), detailed(6))
	like("post 3", 5, nil)
	for person, want := range map[int]struct{ edge, liker int }{
		1: {edge: 11}, 2: {edge: 12}, 3: {edge: -3}, 4: {liker: 14}, 5: {liker: 25}, 6: {liker: 26},
	} {
		if n := f.count(`SELECT coalesce(sum(facts_hash), 0) FROM edges WHERE person_id = $1`, person); n != want.edge {
			t.Errorf("the edge of %d has the facts %d, want %d", person, n, want.edge)
		}
		if n := f.count(`SELECT coalesce(sum(facts_hash), 0) FROM likers WHERE person_id = $1 AND (fetched_at IS NULL) =
			(facts_hash IS NULL)`, person); n != want.liker {
			t.Errorf("the liker %d has the facts %d, want %d", person, n, want.liker)
		}
	}
	if n := f.count(`SELECT count(*) FROM edges WHERE detailed_at IS NULL`); n != 0 {
		t.Errorf("%d edges lack detail", n)
	}
	work = f.next(w, work)
	like("post 1", 1, []int64{14, 17}, detailed(4), detailed(7)) // once a liker, never new again
	if n := f.count(`SELECT count(*) FROM likers WHERE first_run_id = $1`, work.RunID); n != 1 {
		t.Errorf("%d likers are this run's", n)
	}
	if got := asked(t, w.Stale, work, 10); len(got) != 3 {
		t.Errorf("stale are %v: only followers are crawled", got)
	}
}
