package db_test

import (
	"reflect"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestHistory(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	if past, err := f.History(t.Context(), ada); err != nil || len(past) != 0 {
		t.Fatalf("history of nothing: %+v, %v", past, err)
	}
	account, other, search := f.account(ada, 1), f.account(ada, 2), f.search(ada, "Founders")
	first := f.run(ada, account.ID)
	f.log(first.ID, "one")
	f.log(first.ID, "")
	f.log(first.ID, "two")
	f.end(first.ID)
	if _, err := f.AssignSearch(t.Context(), ada, other.ID, &search.ID); err != nil {
		t.Fatal(err)
	}
	second := f.run(ada, other.ID)
	f.run(bob, f.account(bob, 1).ID)
	if _, err := f.DeleteSearch(t.Context(), ada, search.ID); err != nil {
		t.Fatal(err)
	}
	past, err := f.History(t.Context(), ada)
	if err != nil || len(past) != 2 {
		t.Fatalf("history %+v, %v", past, err)
	}
	fact.Is(fact.Must(t), "past[0].ID", past[0].ID, second.ID, past[0])
	fact.Is(fact.Must(t), "past[0].Handle", past[0].Handle, "x2")
	fact.Not(fact.Must(t), "past[0].SearchName", past[0].SearchName, nil)
	fact.Is(t, "past[0].SearchName", *past[0].SearchName, "Founders")
	fact.Is(t, "len(past[0].ProgressLog)", len(past[0].ProgressLog), 0)
	if past[1].Handle != "x1" || past[1].SearchName != nil {
		t.Errorf("oldest %+v", past[1])
	}
	for _, p := range past { // a run looks the same wherever it is asked for
		run, err := f.RunByID(t.Context(), ada, p.ID)
		if err != nil || !reflect.DeepEqual(*run, p.Run) {
			t.Errorf("history has %+v, Run has %+v, %v", p.Run, run, err)
		}
	}
}

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	f.exec(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, completed_at, budget)
		SELECT $1, $2, 'manual', 'completed', now(), 0 FROM generate_series(1, $3)`, user, account.ID, db.HistoryLimit+5)
	past, err := f.History(t.Context(), user)
	if err != nil || len(past) != db.HistoryLimit {
		t.Fatalf("%d runs, %v", len(past), err)
	}
	newest, err := f.Runs(t.Context(), user, syncrun.RunFilter{}, 0, 1)
	fact.Is(fact.Must(t), "err", err, nil, newest)
	fact.Is(t, "past[0].ID", past[0].ID, newest[0].ID, newest)
	fact.Is(t, "past[db.HistoryLimit-1].ID", past[db.HistoryLimit-1].ID, newest[0].ID-db.HistoryLimit+1, newest)
}
