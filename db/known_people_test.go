package db_test

import (
	"slices"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestKnownPeople reads whom an account has met, a page at a time: followers and likers of the newest run first, each
// once, nobody without a profile or who is gone, and nobody of somebody else's account.
func TestKnownPeople(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user, other := f.user("ada"), f.user("bob")
	work := f.live(w, user, 7, false)
	f.scanOf(w, work)
	f.followers(w, work, "", detailed(11), detailed(13), thin(14), detailed(15), detailed(10))
	f.exec(`INSERT INTO likers (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash)
		VALUES ($1, 12, $2, now(), 5), ($1, 13, $2, NULL, NULL)`, work.Account.ID, work.RunID)
	f.exec(`UPDATE edges SET first_run_id = first_run_id + 1 WHERE person_id = 11`)
	f.exec(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count, verified,
			protected)
		VALUES (12, 'p12', '', '', '', '', '', 3, false, false)`)
	f.exec(`UPDATE x_profiles SET gone_at = now() WHERE id = 15`)
	read := func(userID int) (ids []int64, types []syncrun.SourceType, pages int) {
		for after := (*syncrun.KnownPosition)(nil); ; pages++ {
			page, err := f.KnownPeople(t.Context(), userID, work.Account.ID, after, 2)
			must(t, err)
			for _, p := range page.People {
				ids, types = append(ids, p.Profile.ID), append(types, p.SourceType)
			}
			if page.Last {
				return ids, types, pages
			}
			after = &page.Through
		}
	}
	ids, types, pages := read(user)
	want := []syncrun.SourceType{syncrun.SourceFollower, syncrun.SourceFollower, syncrun.SourceLiker,
		syncrun.SourceFollower}
	fact.Equal(t, "ids", ids, []int64{11, 13, 12, 10})
	fact.Equal(t, "types", types, want)
	fact.Holds(t, "pages >= 2", pages >= 2, pages)
	if ids, _, _ := read(other); len(ids) > 0 {
		t.Errorf("somebody else reads %v", ids)
	}
	known := func(userID int) (ids []int64) {
		people, err := f.Identities(t.Context(), userID, []int64{11, 12, 14, 15, 99})
		must(t, err)
		for _, p := range people {
			fact.Not(t, "p.ExternalID", p.ExternalID, "", p)
			fact.Is(t, "p.Network", p.Network, syncrun.NetworkX)
			fact.Is(t, "p.FetchedAt.IsZero()", p.FetchedAt.IsZero(), false)
			ids = append(ids, p.ID)
		}
		slices.Sort(ids)
		return ids
	}
	if got := known(user); !slices.Equal(got, []int64{11, 12}) {
		t.Errorf("identified %v", got)
	}
	if got := known(other); len(got) > 0 {
		t.Errorf("somebody else identifies %v", got)
	}
}
