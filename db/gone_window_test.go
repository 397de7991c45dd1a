package db_test

import (
	"errors"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestAnswersCrossAtSomebodyNew has a page wait in the middle of its transaction, after it has looked for people who
// are gone and found no row of person 100, while another account meets 100 and learns that they are gone. Then the page
// goes on, as the earlier of two answers; or its connection is killed, and it is written again, as the later one.
// Nothing is lost or billed twice, and whoever shows 100 next brings them back.
func TestAnswersCrossAtSomebodyNew(t *testing.T) {
	t.Parallel()
	for name, killed := range map[string]bool{"the page goes on": false, "its connection is killed": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			wa, wb := f.worker(), f.worker()
			ada, bob := f.live(wa, f.user("ada"), 50, true), f.live(wb, f.user("bob"), 51, true)
			f.followers(wa, ada, "more", detailed(1))
			f.passAll(wa, ada, 1)
			before := f.agree(ada.UserID, ada.RunID)
			scan := f.openScans(wa, ada)[0]

			holder := f.raw.MustBeginTx(t.Context(), nil)
			defer func() { _ = holder.Rollback() }()
			holder.MustExec(`SELECT 1 FROM candidates WHERE person_id = 1 FOR UPDATE`)
			people := []syncrun.Profile{detailed(1), detailed(100)}
			write := func() (syncrun.Committed, error) {
				step := syncrun.Step{Key: "crossing", Stage: syncrun.StageFetchFollowers,
					Reads: reads(syncrun.ResourceFollower, 1, 100)}
				return wa.FollowerPage(t.Context(), ada, step,
					syncrun.FollowerPage{Scan: scan, Profiles: people, Hashes: hashes(people)})
			}
			type answer struct {
				done syncrun.Committed
				err  error
			}
			written := make(chan answer, 1)
			go func() {
				done, err := write()
				written <- answer{done, err}
			}()
			f.awaitWaiting(1)
			f.followers(wb, bob, "more", detailed(100))
			f.answer(wb, bob, []int64{100}, []int64{100})

			if killed {
				f.exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
					WHERE datname = current_database() AND wait_event_type = 'Lock'`)
			}
			must(t, holder.Rollback())
			got := <-written
			if killed {
				if !errors.Is(got.err, syncrun.ErrUnavailable) {
					t.Fatalf("the killed page: %+v, %v", got.done, got.err)
				}
				got.done, got.err = write()
			}
			must(t, got.err)

			run := f.agree(ada.UserID, ada.RunID)
			fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 2, before, run)
			fact.Is(t, "run.ResourcesUsed", run.ResourcesUsed, 2, before)
			fact.Is(t, "run.LastSequence", run.LastSequence, before.LastSequence+1, before)
			if n := f.count(`SELECT count(*) FROM edges WHERE person_id = 100`); n != 2 {
				t.Errorf("%d of two accounts know 100", n)
			}
			if n := f.count(`SELECT count(*) FROM usage_days u WHERE u.resources <> (SELECT count(*) FROM resource_reads r
				WHERE r.user_id = u.user_id)`); n != 0 {
				t.Errorf("the bills of %d users are not what was read", n)
			}
			gone := func() bool { return f.count(`SELECT count(*) FROM x_profiles WHERE id = 100 AND gone_at IS NULL`) == 0 }
			if gone() == killed {
				t.Errorf("100 is gone: %t", gone())
			}
			f.answer(wb, bob, []int64{100}, nil, detailed(100))
			if gone() {
				t.Error("100 was seen and is gone")
			}
		})
	}
}
