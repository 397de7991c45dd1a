package db_test

import (
	"strconv"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestLookedUp finds one's own tracked account by what a network shows of it, never somebody else's, and writes
// nothing.
func TestLookedUp(t *testing.T) {
	t.Parallel()
	f := open(t)
	user, other := f.user("ada"), f.user("bob")
	account := f.account(user, 7)
	const did = "did:plc:acme"
	sky := syncrun.Profile{Network: syncrun.NetworkBluesky, ExternalID: did, Handle: "acme.example"}
	found, err := f.LookedUp(t.Context(), user, sky)
	if err != nil || found.Tracked != nil {
		t.Errorf("elsewhere %+v, %v", found, err)
	}
	if rows := f.count(`SELECT count(*) FROM external_ids`); rows != 0 {
		t.Errorf("%d are numbered", rows)
	}
	tracked, err := f.TrackAccount(t.Context(), user, sky, "acme.example", syncrun.TierPro)
	must(t, err)
	found, err = f.LookedUp(t.Context(), user, sky)
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "found.Tracked", found.Tracked, nil, found)
	fact.Is(t, "found.Tracked.ID", found.Tracked.ID, tracked.ID)
	atX := syncrun.Profile{Network: syncrun.NetworkX, ID: account.PersonID, ExternalID: account.ExternalID}
	found, err = f.LookedUp(t.Context(), user, atX)
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "found.Tracked", found.Tracked, nil, found)
	fact.Is(t, "found.Tracked.ID", found.Tracked.ID, account.ID)
	fact.Is(t, "found.Connected", found.Connected, false)
	f.exec(`INSERT INTO x_connections (user_id, x_user_id, handle, sealed, ends_at, renew_at)
		VALUES ($1, $2, 'acme', '', now() + interval '1 day', now() + interval '1 day')`, user, account.PersonID)
	if found, err = f.LookedUp(t.Context(), user, atX); err != nil || !found.Connected {
		t.Errorf("connected %+v, %v", found, err)
	}
	found, err = f.LookedUp(t.Context(), other, atX)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "found.Tracked", found.Tracked, nil, found)
	fact.Is(t, "found.Connected", found.Connected, false)
	_, err = f.ErasePerson(t.Context(), syncrun.NetworkX, strconv.FormatInt(account.PersonID, 10), true)
	must(t, err)
	_, err = f.LookedUp(t.Context(), other, atX)
	wantUserError(t, err, syncrun.UserHandleNotFound)
}
