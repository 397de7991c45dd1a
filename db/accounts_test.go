package db_test

import (
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestTrackAccount(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	profile := syncrun.Profile{ID: 7_000_000_000_000_000_000, FollowersCount: 12, ProfileImageURL: "https://x/p.png"}
	first, err := f.TrackAccount(t.Context(), user, profile, "acme", syncrun.TierGrowth)
	if err != nil {
		t.Fatal(err)
	}
	want := syncrun.TrackedAccount{ID: first.ID, UserID: user, Network: syncrun.NetworkX, Handle: "acme",
		PersonID: profile.ID, ExternalID: "7000000000000000000", Tier: syncrun.TierGrowth, IsActive: true,
		ProfileImageURL: "https://x/p.png", LastKnownFollowerCount: 12, CreatedAt: first.CreatedAt}
	if *first != want || first.CreatedAt.IsZero() {
		t.Errorf("tracked %+v, want %+v", *first, want)
	}
	twice, err := f.TrackAccount(t.Context(), user, profile, "acme", syncrun.TierPro)
	wantUserError(t, err, syncrun.UserAlreadyTracked)
	if *twice != want {
		t.Errorf("tracked twice gives %+v, want %+v", *twice, want)
	}
	other, err := f.TrackAccount(t.Context(), f.user("bob"), profile, "acme", syncrun.TierPro)
	if err != nil || other.ID == first.ID {
		t.Errorf("of another user: %+v, %v", other, err)
	}
}

// TestTrackAccountElsewhere numbers an account of another network, the same one for every user, and keeps it apart
// from one at X that has the same handle.
func TestTrackAccountElsewhere(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	profile := syncrun.Profile{Network: syncrun.NetworkBluesky, ExternalID: "did:plc:abc", Name: "Acme"}
	first, err := f.TrackAccount(t.Context(), ada, profile, "acme.example", syncrun.TierPro)
	if err != nil {
		t.Fatal(err)
	}
	fact.Holds(fact.Must(t), "first.PersonID >= 1<<62", first.PersonID >= 1<<62, first.PersonID, first)
	fact.Is(fact.Must(t), "first.ExternalID", first.ExternalID, "did:plc:abc")
	if first.XUserID() != "" || first.ProfileURL() != "https://bsky.app/profile/acme.example" {
		t.Errorf("shown as %q, %q", first.XUserID(), first.ProfileURL())
	}
	other, err := f.TrackAccount(t.Context(), bob, profile, "acme.example", syncrun.TierPro)
	if err != nil || other.PersonID != first.PersonID {
		t.Errorf("of another user: %+v, %v", other, err)
	}
	_, err = f.TrackAccount(t.Context(), ada, profile, "renamed.example", syncrun.TierPro)
	wantUserError(t, err, syncrun.UserAlreadyTracked)
	for _, c := range []struct {
		network syncrun.Network
		handle  string
	}{{syncrun.NetworkX, "acme.example"}, {syncrun.NetworkBluesky, "acme"}, {syncrun.NetworkBluesky, "a b.example"}} {
		odd := syncrun.Profile{Network: c.network, ID: 5}
		if _, err := f.TrackAccount(t.Context(), ada, odd, c.handle, syncrun.TierPro); err == nil {
			t.Errorf("%q was taken for a handle of %s", c.handle, c.network)
		}
	}
}

func TestTrackAccountWakes(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 7)
	if _, err := f.SleepAccount(t.Context(), user, account.ID); err != nil {
		t.Fatal(err)
	}
	woken, err := f.TrackAccount(t.Context(), user, syncrun.Profile{ID: 7, FollowersCount: 99}, "renamed",
		syncrun.TierStarter)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "woken.ID", woken.ID, account.ID, *woken)
	fact.Is(t, "woken.IsActive", woken.IsActive, true)
	fact.Is(t, "woken.Handle", woken.Handle, "renamed")
	fact.Is(t, "woken.Tier", woken.Tier, syncrun.TierStarter)
	fact.Is(t, "woken.LastKnownFollowerCount", woken.LastKnownFollowerCount, 99)
}

func TestSleepAccountCancelsItsRun(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account, bystander := f.account(user, 7), f.account(user, 8)
	run, spared := f.run(user, account.ID), f.run(user, bystander.ID)
	for range 2 { // one that sleeps already stays so
		asleep, err := f.SleepAccount(t.Context(), user, account.ID)
		if err != nil || asleep.IsActive {
			t.Fatalf("asleep %+v, %v", asleep, err)
		}
	}
	ended, err := f.RunByID(t.Context(), user, run.ID)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "ended.Status", ended.Status, syncrun.StatusFailed, ended)
	fact.Is(t, "ended.ErrorCode", ended.ErrorCode, syncrun.CodeCancelled)
	fact.Is(t, "ended.ErrorMessage", ended.ErrorMessage, syncrun.MessageAsleep)
	fact.Is(t, "ended.LastSequence", ended.LastSequence, 2)
	lives, err := f.RunByID(t.Context(), user, spared.ID)
	if err != nil || lives.Status != syncrun.StatusQueued {
		t.Errorf("the other run %+v, %v", lives, err)
	}
}

func TestAccounts(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	first, theirs, second := f.account(ada, 1), f.account(bob, 1), f.account(ada, 2)
	list, err := f.Accounts(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(list)", len(list), 2, list)
	fact.Is(fact.Must(t), "list[0]", list[0], *first)
	fact.Is(t, "list[1]", list[1], *second)
	some, err := f.AccountsByIDs(t.Context(), ada, []int{second.ID, theirs.ID, 999})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(some)", len(some), 1, some)
	fact.Is(t, "some[0]", some[0], *second)
	none, err := f.AccountsByIDs(t.Context(), ada, nil)
	if err != nil || len(none) != 0 {
		t.Errorf("by no ids %+v, %v", none, err)
	}
}

func TestAssignSearch(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	account, search, theirs := f.account(ada, 1), f.search(ada, "founders"), f.search(bob, "founders")
	assigned, err := f.AssignSearch(t.Context(), ada, account.ID, &search.ID)
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "assigned.SavedSearchID", assigned.SavedSearchID, nil, assigned)
	fact.Is(fact.Must(t), "assigned.SavedSearchID", *assigned.SavedSearchID, search.ID)
	missing := theirs.ID + 1
	for _, id := range []int{theirs.ID, missing} {
		_, err = f.AssignSearch(t.Context(), ada, account.ID, &id)
		wantUserError(t, err, syncrun.UserNotFound)
		_, err = f.AssignSearch(t.Context(), bob, account.ID, &id)
		wantNotFound(t, err)
	}
	kept, err := f.Account(t.Context(), ada, account.ID)
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "kept.SavedSearchID", kept.SavedSearchID, nil, kept)
	fact.Is(t, "kept.SavedSearchID", *kept.SavedSearchID, search.ID)
	cleared, err := f.AssignSearch(t.Context(), ada, account.ID, nil)
	if err != nil || cleared.SavedSearchID != nil {
		t.Errorf("cleared %+v, %v", cleared, err)
	}
}

// TestTrackAccountWithoutCount keeps a count that the network did not tell out of what is shown, and what was known.
func TestTrackAccountWithoutCount(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	profile := syncrun.Profile{ID: 7, FollowersCount: syncrun.UnknownCount}
	first, err := f.TrackAccount(t.Context(), user, profile, "acme", syncrun.TierPro)
	if err != nil || first.LastKnownFollowerCount != 0 {
		t.Fatalf("tracked %+v, %v", first, err)
	}
	f.exec(`UPDATE tracked_accounts SET is_active = false, last_known_follower_count = 12`)
	woken, err := f.TrackAccount(t.Context(), user, profile, "acme", syncrun.TierPro)
	if err != nil || woken.LastKnownFollowerCount != 12 {
		t.Errorf("woken %+v, %v", woken, err)
	}
}
