package db_test

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestCreateSearch(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	def := syncrun.Definition{
		Description: "founders «in» Berlin", Labels: []syncrun.Label{{Kind: syncrun.LabelJobRole, Value: "founder"}},
		Genders: []syncrun.Gender{syncrun.GenderFemale}, StrictGender: true,
		FollowerCountTiers: []syncrun.FollowerCountTier{syncrun.From1KTo10K},
	}
	created, err := f.CreateSearch(t.Context(), user, "mine", def)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "created.Version", created.Version, 1, created)
	fact.Is(t, "created.Name", created.Name, "mine")
	fact.Holds(t, "created.Definition equals def", reflect.DeepEqual(created.Definition, def), created.Definition)
	read, err := f.Search(t.Context(), user, created.ID)
	if err != nil || !reflect.DeepEqual(read, created) {
		t.Errorf("read %+v, %v; want %+v", read, err, created)
	}
	bare, err := f.CreateSearch(t.Context(), user, "bare", syncrun.Definition{Description: "x"})
	if err != nil {
		t.Fatal(err)
	}
	fact.Holds(t, "bare.Labels != nil", bare.Labels != nil, bare)
	fact.Holds(t, "bare.Genders != nil", bare.Genders != nil)
	fact.Holds(t, "bare.FollowerCountTiers != nil", bare.FollowerCountTiers != nil)
}

func TestUpdateSearchRaisesVersion(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	id := f.search(user, "mine").ID
	steps := []struct {
		edit func(*syncrun.SavedSearch)
		want int
	}{
		{func(s *syncrun.SavedSearch) { s.Name = "yours" }, 1},
		{func(*syncrun.SavedSearch) {}, 1},
		{func(s *syncrun.SavedSearch) { s.Genders = nil }, 1},
		{func(s *syncrun.SavedSearch) { s.Description = "designers" }, 2},
		{func(s *syncrun.SavedSearch) { s.StrictGender = true }, 3},
		{func(s *syncrun.SavedSearch) { s.Genders = []syncrun.Gender{syncrun.GenderMale} }, 4},
		{func(s *syncrun.SavedSearch) { s.Name, s.Description = "theirs", "writers" }, 5},
	}
	for i, step := range steps {
		got, err := f.UpdateSearch(t.Context(), user, id, func(s *syncrun.SavedSearch) error { step.edit(s); return nil })
		if err != nil || got.Version != step.want {
			t.Errorf("step %d: %+v, %v; want version %d", i, got, err, step.want)
		}
	}
	read, err := f.Search(t.Context(), user, id)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "read.Name", read.Name, "theirs", read)
	fact.Is(t, "read.Description", read.Description, "writers")
	fact.Is(t, "read.StrictGender", read.StrictGender, true)
	fact.Is(t, "read.Version", read.Version, 5)
}

func TestUpdateSearchRefused(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	search := f.search(user, "mine")
	refusal := &syncrun.UserError{Code: syncrun.UserInvalid}
	_, err := f.UpdateSearch(t.Context(), user, search.ID, func(s *syncrun.SavedSearch) error {
		s.Name = "half done"
		return refusal
	})
	if !errors.Is(err, error(refusal)) {
		t.Errorf("error %v, want that of the edit", err)
	}
	read, err := f.Search(t.Context(), user, search.ID)
	if err != nil || !reflect.DeepEqual(read, search) {
		t.Errorf("after a refusal %+v, %v", read, err)
	}
}

func TestUpdateSearchLosesNoEdit(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	id := f.search(user, "mine").ID
	const editors = 8
	var wg sync.WaitGroup
	for i := range editors {
		wg.Go(func() {
			_, err := f.UpdateSearch(t.Context(), user, id, func(s *syncrun.SavedSearch) error {
				s.Labels = append(s.Labels, syncrun.Label{Kind: syncrun.LabelSkill, Value: fmt.Sprint(i)})
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	read, err := f.Search(t.Context(), user, id)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "len(read.Labels)", len(read.Labels), editors, read)
	fact.Is(t, "read.Version", read.Version, 1+editors)
}

func TestDeleteSearch(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	search, account := f.search(user, "mine"), f.account(user, 1)
	if _, err := f.AssignSearch(t.Context(), user, account.ID, &search.ID); err != nil {
		t.Fatal(err)
	}
	run := f.run(user, account.ID)
	gone, err := f.DeleteSearch(t.Context(), user, search.ID)
	if err != nil || gone.ID != search.ID {
		t.Fatalf("deleted %+v, %v", gone, err)
	}
	_, err = f.Search(t.Context(), user, search.ID)
	wantNotFound(t, err)
	_, err = f.DeleteSearch(t.Context(), user, search.ID)
	wantNotFound(t, err)
	_, err = f.UpdateSearch(t.Context(), user, search.ID, func(*syncrun.SavedSearch) error { return nil })
	wantNotFound(t, err)
	_, err = f.AssignSearch(t.Context(), user, account.ID, &search.ID)
	wantUserError(t, err, syncrun.UserNotFound)
	if list, err := f.Searches(t.Context(), user); err != nil || len(list) != 0 {
		t.Errorf("listed %+v, %v", list, err)
	}
	if list, err := f.SearchesByIDs(t.Context(), user, []int{search.ID}); err != nil || len(list) != 0 {
		t.Errorf("listed by ids %+v, %v", list, err)
	}
	if kept, err := f.Account(t.Context(), user, account.ID); err != nil || kept.SavedSearchID != nil {
		t.Errorf("still assigned: %+v, %v", kept, err)
	}
	if kept, err := f.RunByID(t.Context(), user, run.ID); err != nil || kept.SavedSearchID == nil {
		t.Errorf("the run forgot its search: %+v, %v", kept, err)
	}
}

func TestSearches(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	first, theirs, second := f.search(ada, "b"), f.search(bob, "c"), f.search(ada, "a")
	list, err := f.Searches(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(list)", len(list), 2, list)
	fact.Is(t, "list[0].ID", list[0].ID, first.ID)
	fact.Is(t, "list[1].ID", list[1].ID, second.ID)
	some, err := f.SearchesByIDs(t.Context(), ada, []int{theirs.ID, second.ID})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(some)", len(some), 1, some)
	fact.Is(t, "some[0].ID", some[0].ID, second.ID)
}
