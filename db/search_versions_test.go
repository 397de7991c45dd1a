package db_test

import (
	"fmt"
	"testing"
	"time"

	"goodones/internal/syncrun"
)

// versions lists a search's versions as "number description".
func (f *fixture) versions(user, search, most int) (list []string) {
	f.t.Helper()
	found, err := f.SearchVersions(f.t.Context(), user, []int{search, 9_000}, most)
	must(f.t, err)
	for _, v := range found[search] {
		list = append(list, fmt.Sprint(v.Version, " ", v.Description))
	}
	return list
}

// describe edits what a search looks for.
func (f *fixture) describe(user, search int, text string) *syncrun.SavedSearch {
	f.t.Helper()
	edited, err := f.UpdateSearch(f.t.Context(), user, search, func(s *syncrun.SavedSearch) error {
		s.Description = text
		return nil
	})
	must(f.t, err)
	return edited
}

// TestSearchVersions keeps what a search said before each edit, but for its name, and shows it to its user alone.
func TestSearchVersions(t *testing.T) {
	t.Parallel()
	f := open(t)
	user, other := f.user("ada"), f.user("bob")
	search := f.search(user, "s")
	f.describe(user, search.ID, "designers")
	edited := f.describe(user, search.ID, "writers")
	_, err := f.UpdateSearch(t.Context(), user, search.ID, func(s *syncrun.SavedSearch) error {
		s.Name = "renamed"
		return nil
	})
	must(t, err)
	want := fmt.Sprint([]string{"3 writers", "2 designers", "1 " + search.Description})
	if got := fmt.Sprint(f.versions(user, search.ID, 10)); got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
	if got := fmt.Sprint(f.versions(user, search.ID, 2)); got != "[3 writers 2 designers]" {
		t.Errorf("the newest two are %s", got)
	}
	found, err := f.SearchVersions(t.Context(), user, []int{search.ID}, 1)
	must(t, err)
	if at := found[search.ID][0].SavedAt; !at.Equal(edited.UpdatedAt) {
		t.Errorf("saved at %v, want %v", at, edited.UpdatedAt)
	}
	if got := f.versions(other, search.ID, 10); len(got) > 0 {
		t.Errorf("somebody else sees %v", got)
	}
}

// TestSearchVersionsOfBefore brings along what runs tell of the versions of a database that kept none.
func TestSearchVersionsOfBefore(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.downTo(22)
	f.exec(`INSERT INTO users (name) VALUES ('ada')`)
	f.exec(`INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier) VALUES (1, 'acme', 1, 'pro')`)
	f.exec(`INSERT INTO saved_searches (user_id, name, definition, version, created_at, updated_at)
		VALUES (1, 's', '{"description": "now"}', 4, '2026-01-01', '2026-04-01'),
			(1, 'fresh', '{"description": "fresh"}', 1, '2026-01-02', '2026-05-01')`)
	f.exec(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, budget, completed_at, saved_search_id,
			search_definition, search_version, triggered_at)
		SELECT 1, 1, 'manual', 'completed', 1, now(), 1, v.definition::jsonb, v.version, v.at::timestamptz
		FROM (VALUES (1, '{"description": "first"}', '2026-02-01'), (1, '{"description": "first"}', '2026-02-02'),
			(3, '{"description": "third"}', '2026-03-01'), (4, '{"description": "now"}', '2026-04-02'))
			v(version, definition, at)`)
	must(t, f.Migrate(t.Context()))
	if got := fmt.Sprint(f.versions(1, 1, 10)); got != "[4 now 3 third 1 first]" {
		t.Errorf("known are %s", got)
	}
	found, err := f.SearchVersions(t.Context(), 1, []int{1, 2}, 10)
	must(t, err)
	var at []string
	for _, v := range append(found[1], found[2]...) {
		at = append(at, v.SavedAt.Format(time.DateOnly))
	}
	if fmt.Sprint(at) != "[2026-04-01 2026-03-01 2026-01-01 2026-01-02]" {
		t.Errorf("saved at %v", at)
	}
	f.describe(1, 1, "later")
	if got := fmt.Sprint(f.versions(1, 1, 2)); got != "[5 later 4 now]" {
		t.Errorf("then %s", got)
	}
}
