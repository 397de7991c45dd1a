package db_test

import (
	"slices"
	"strconv"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestErasePersonOfLeavesOthersTheirs erases somebody in the data of one of two users: the other loses nothing, and
// what is shared goes with the last who has it.
func TestErasePersonOfLeavesOthersTheirs(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	ada, bob := f.live(w, f.user("ada"), 50, true), f.live(w, f.user("bob"), 51, true)
	f.meet(w, ada)
	f.meet(w, bob)
	for _, name := range []string{"ada", "bob"} {
		key, _, _ := f.keyOf(name)
		f.searchInExport(key, "vanishing_vera")
	}
	stranger := f.user("eve")
	for _, user := range []int{stranger, 0, -1} {
		_, err := f.ErasePersonOf(t.Context(), user, erasee)
		wantNotFound(t, err)
	}
	erased, err := f.ErasePersonOf(t.Context(), ada.UserID, erasee)
	if err != nil || erased != (db.Erased{Accounts: 1, Candidates: 1}) {
		t.Fatalf("erased %+v, %v", erased, err)
	}
	if n := f.count(`SELECT count(*) FROM export_tickets t JOIN api_keys k ON k.id = t.key_id WHERE k.user_id <> $1`,
		ada.UserID); n != 1 || f.count(`SELECT count(*) FROM export_tickets`) != 1 {
		t.Error("the tickets are not those of the other alone")
	}
	_, err = f.ErasePersonOf(t.Context(), ada.UserID, erasee)
	wantNotFound(t, err)
	listed := func(user int) (ids []int64) {
		t.Helper()
		candidates, err := f.Candidates(t.Context(), user, syncrun.CandidateList{Limit: 10})
		must(t, err)
		for _, c := range candidates {
			ids = append(ids, c.Person.ID)
		}
		slices.Sort(ids)
		return ids
	}
	f.meetAgain(w, f.next(w, ada))
	if got := listed(ada.UserID); !slices.Equal(got, []int64{1}) {
		t.Errorf("listed of the user who erased: %v, want 1 alone", got)
	}
	if got := listed(bob.UserID); !slices.Equal(got, []int64{1, erasee}) {
		t.Errorf("listed of the other: %v, want both", got)
	}
	if n := f.count(`SELECT count(*) FROM edges e JOIN tracked_accounts a ON a.id = e.tracked_account_id
		WHERE a.user_id = $1 AND e.person_id = $2`, ada.UserID, erasee); n != 0 {
		t.Error("a later run of the user who erased has met them again")
	}
	_, err = f.ErasePersonOf(t.Context(), bob.UserID, erasee)
	must(t, err)
	if left := f.places(eraseeWords()...); len(left) > 0 {
		t.Errorf("nobody has them any more, and they are left in %v", left)
	}
}

// TestErasureIsNoMissedFollower keeps the difference to the count that the network tells: nobody was missed.
func TestErasureIsNoMissedFollower(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	profiles, _ := span(10, 39)
	f.followers(w, work, "", profiles...)
	_, err := w.EndScans(t.Context(), work, syncrun.Step{Key: "end", Stage: syncrun.StageFetchFollowers})
	must(t, err)
	missed := func() int {
		facts, err := w.ListFacts(t.Context(), work.Account.ID)
		must(t, err)
		return facts.Missed()
	}
	before := missed()
	for id := 10; id < 39; id++ {
		_, err := f.ErasePerson(t.Context(), syncrun.NetworkX, strconv.Itoa(id), false)
		must(t, err)
	}
	if after := missed(); after != before {
		t.Errorf("%d were missed, %d before 29 were erased", after, before)
	}
}

// TestDeleteAccount hides an account with all of its runs at once, and deletes what is left of it later. The user's
// other account, and its people, stay.
func TestDeleteAccount(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user := f.user("ada")
	kept := f.live(w, user, 50, true)
	f.followers(w, kept, "", detailed(1), detailed(2))
	f.passAll(w, kept, 1)
	f.rate(user)
	before := f.rowsByTable()
	gone := f.live(w, user, 51, true)
	f.meet(w, gone)
	f.exec(`INSERT INTO candidate_ratings (user_id, saved_search_id, tracked_account_id, person_id, value)
		VALUES ($1, $2, $3, $4, 'bad')`, user, gone.SavedSearchID, gone.Account.ID, erasee)
	ctx, account := t.Context(), gone.Account.ID
	wantNotFound(t, f.DeleteAccount(ctx, f.user("eve"), account, "x51"))
	wantNotFound(t, f.DeleteAccount(ctx, user, 9999, "x51"))
	wantUserError(t, f.DeleteAccount(ctx, user, account, "x50"), syncrun.UserInvalid)
	if n := f.count(`SELECT count(*) FROM candidates WHERE tracked_account_id = $1`, account); n != 2 {
		t.Fatalf("%d candidates are left after refusals, want 2", n)
	}
	must(t, f.DeleteAccount(ctx, user, account, "x51"))
	wantNotFound(t, f.DeleteAccount(ctx, user, account, "x51"))
	_, err := w.Note(ctx, gone, syncrun.Step{Key: "late", Stage: syncrun.StageFetchFollowers})
	wantLeaseLost(t, "a page of the deleted account", err)
	_, err = f.RunByID(ctx, user, gone.RunID)
	wantNotFound(t, err)
	_, err = f.Account(ctx, user, account)
	wantNotFound(t, err)
	candidates, err := f.Candidates(ctx, user, syncrun.CandidateList{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(candidates)", len(candidates), 1, candidates)
	fact.Is(t, "candidates[0].Person.ID", candidates[0].Person.ID, 1)
	if again := f.account(user, 51); again.ID == account {
		t.Error("the account of the same name is the old one")
	}
	f.eraseRows()
	// A resource that was paid for today is free until tomorrow: its number alone stays for that.
	if left := f.places(eraseeWords()...); !slices.Equal(left, []string{"resource_reads.resource_id"}) {
		t.Errorf("people of the account are left in %v", left)
	}
	after := f.rowsByTable()
	for _, table := range []string{"sync_runs", "sync_run_events", "scans", "edges", "likers", "verdicts", "x_profiles",
		"candidate_groups", "candidate_ratings"} {
		if after[table] != before[table] {
			t.Errorf("%d rows of %s, want %d", after[table], table, before[table])
		}
	}
}
