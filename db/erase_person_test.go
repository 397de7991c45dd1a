package db_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lib/pq"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// erasee is somebody whose every word is found again.
const erasee = int64(7_700_123_456)

func eraseeProfile() syncrun.Profile {
	return syncrun.Profile{ID: erasee, Handle: "vanishing_vera", Name: "Vera Vanishing", Bio: "founder of Disappear Ltd",
		Location: "Nowhereville", FollowersCount: 7, Detailed: true}
}

func eraseeWords() []string {
	return []string{strconv.FormatInt(erasee, 10), "vanishing_vera", "Vera Vanishing", "Disappear Ltd", "Nowhereville"}
}

// places are the columns that hold one of the words, whatever their type.
func (f *fixture) places(words ...string) []string {
	f.t.Helper()
	var tables []struct {
		Name    string         `db:"table_name"`
		Columns pq.StringArray `db:"columns"`
		Types   pq.StringArray `db:"types"`
	}
	must(f.t, f.raw.SelectContext(f.t.Context(), &tables, `
		SELECT c.table_name, array_agg(c.column_name::text ORDER BY c.column_name) AS columns,
			array_agg(c.data_type::text ORDER BY c.column_name) AS types
		FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
		WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' GROUP BY 1 ORDER BY 1`))
	var found []string
	for _, t := range tables {
		var holds []string
		for i, column := range t.Columns {
			holds = append(holds, holding(column, t.Types[i]))
		}
		var held pq.BoolArray
		f.scan(&held, fmt.Sprintf(`SELECT ARRAY[%s] FROM %q`, strings.Join(holds, ", "), t.Name), pq.StringArray(words))
		for i, column := range t.Columns {
			if held[i] {
				found = append(found, t.Name+"."+column)
			}
		}
	}
	return found
}

// holding asks whether a row of a table has one of the words in a column of this type.
func holding(column, dataType string) string {
	position := fmt.Sprintf(`position(lower(sought) IN lower(%q::text))`, column)
	if dataType == "bytea" {
		position = fmt.Sprintf(`position(convert_to(sought, 'UTF8') IN %q)`, column)
	}
	return `coalesce(bool_or(EXISTS (SELECT FROM unnest($1::text[]) sought WHERE ` + position + ` > 0)), false)`
}

// searchInExport has a ticket wait to export whoever a text finds; tickets without one are none of the erasee's.
func (f *fixture) searchInExport(key int, text string) {
	f.t.Helper()
	hash := sha256.Sum256([]byte(fmt.Sprint(key, text)))
	must(f.t, f.CreateExport(f.t.Context(), viewer.Viewer{KeyID: key}, hash, `{"Filter":{"Text":"`+text+`"},"BOM":false}`))
}

// meet has a run meet the erasee in every way in which runs meet people.
func (f *fixture) meet(w *db.Worker, work *syncrun.Work) {
	f.t.Helper()
	ctx, person := f.t.Context(), []syncrun.Profile{eraseeProfile(), detailed(1)}
	step := func(key string, stage syncrun.Stage) syncrun.Step {
		return syncrun.Step{Key: key, Stage: stage, Reads: reads(syncrun.ResourceUser, erasee, 1)}
	}
	f.followers(w, work, "", person...)
	_, err := w.ProfilePage(ctx, work, step("crawl", syncrun.StageDeepCrawl),
		syncrun.ProfilePage{Asked: idsOf(person), Profiles: person, Hashes: hashes(person)})
	must(f.t, err)
	_, err = w.LikersPage(ctx, work, step("likers", syncrun.StageLikers), person, hashes(person))
	must(f.t, err)
	f.passAll(w, work, erasee, 1)
}

// passAll has the people judged and filtered as candidates of the run.
func (f *fixture) passAll(w *db.Worker, work *syncrun.Work, ids ...int64) {
	f.t.Helper()
	var verdicts []syncrun.Verdict
	for _, id := range ids {
		v := verdictOn(id, syncrun.ConfidenceFull, "")
		if id == erasee {
			v.Reasons = []string{"says “founder of Disappear Ltd”"}
		}
		v.MatchReasons = []syncrun.MatchReason{{Kind: syncrun.ReasonRole, Text: v.Reasons[0], Field: syncrun.FieldBio,
			Quote: "founder of Disappear Ltd", End: 24, Strength: 1}}
		verdicts = append(verdicts, v)
	}
	_, err := w.JudgePage(f.t.Context(), work, syncrun.Step{Key: "judge", Stage: syncrun.StageClassify}, verdicts)
	must(f.t, err)
	matches, err := w.Matches(f.t.Context(), work, 10)
	must(f.t, err)
	outcomes := slices.Repeat([]syncrun.Outcome{syncrun.OutcomePassed}, len(matches))
	_, err = w.FilterPage(f.t.Context(), work, syncrun.Step{Key: "filter", Stage: syncrun.StageFilter}, matches,
		outcomes)
	must(f.t, err)
}

// TestErasePersonLeavesNothing searches every column of every table for somebody who was erased, and has later runs
// of two tenants meet them again in every way.
func TestErasePersonLeavesNothing(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	var works []*syncrun.Work
	for i, name := range []string{"ada", "bob"} {
		work := f.live(w, f.user(name), int64(50+i), true)
		f.meet(w, work)
		must(t, f.KeepOpinion(t.Context(), opinionKey(work.SavedSearchID, 1, name),
			syncrun.Opinion{PersonID: erasee, Confidence: syncrun.ConfidenceFull, Quote: "Disappear Ltd"}))
		f.rate(work.UserID)
		key, _, _ := f.keyOf(name)
		f.searchInExport(key, "vanishing_vera")
		f.searchInExport(key, "")
		works = append(works, work)
	}
	held := f.places(eraseeWords()...)
	for _, column := range []string{"candidate_ratings.person_id", "candidates.person_id", "edges.person_id",
		"export_tickets.request", "likers.person_id", "model_opinions.quote", "resource_reads.resource_id",
		"verdicts.person_id", "verdicts.reasons", "x_profiles.bio"} {
		if !slices.Contains(held, column) {
			t.Errorf("the person was never in %s: the test searches for nothing", column)
		}
	}
	f.exec(`INSERT INTO webhook_deliveries (webhook_id, event, sync_run_id, candidate_ids)
		SELECT $1, 'run.completed', $2, array_agg(id ORDER BY id) FROM candidates WHERE user_id = $3`,
		f.webhook(works[0].UserID, 2, syncrun.WebhookFilter{}, false).ID, works[0].RunID, works[0].UserID)
	key := f.count(`SELECT min(id) FROM api_keys WHERE user_id = $1`, works[0].UserID)
	f.searchInExport(key, `\u0000`) // which PostgreSQL cannot hold as text
	before := f.agree(works[0].UserID, works[0].RunID)
	erased, err := f.ErasePerson(t.Context(), syncrun.NetworkX, strconv.FormatInt(erasee, 10), false)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "erased.Accounts", erased.Accounts, 2, erased)
	fact.Is(fact.Must(t), "erased.Candidates", erased.Candidates, 2)
	if left := f.places(eraseeWords()...); len(left) > 0 {
		t.Errorf("left in %s", strings.Join(left, ", "))
	}
	if n := f.count(`SELECT count(*) FROM export_tickets`); n != 2 {
		t.Errorf("%d tickets are left, want the two that search for nothing", n)
	}
	if after := f.agree(works[0].UserID, works[0].RunID); after.Counts != before.Counts || after.Counts.LikersCount != 2 {
		t.Errorf("the counts of the run were %+v and are %+v", before.Counts, after.Counts)
	}
	if n := f.count(`SELECT cardinality(candidate_ids) FROM webhook_deliveries WHERE sync_run_id IS NOT NULL`); n != 1 {
		t.Errorf("%d people wait to be sent, want the other one", n)
	}
	for _, work := range works { // all at once: the search took longer than a lease, maybe
		must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	}
	for _, work := range works {
		f.run(work.UserID, work.Account.ID)
		f.meetAgain(w, f.claim(w))
	}
	if left := f.places(eraseeWords()...); len(left) > 0 {
		t.Errorf("a later run brought them back in %s", strings.Join(left, ", "))
	}
	if n := f.count(`SELECT count(*) FROM edges WHERE person_id = 1`); n != 2 {
		t.Errorf("%d edges of somebody else, want 2", n)
	}
}

// meetAgain is meet of a run whose pages were read before the person was erased.
func (f *fixture) meetAgain(w *db.Worker, work *syncrun.Work) {
	f.t.Helper()
	f.meet(w, work)
	must(f.t, f.KeepOpinion(f.t.Context(), opinionKey(work.SavedSearchID, 1, "again"),
		syncrun.Opinion{PersonID: erasee, Confidence: syncrun.ConfidenceFull, Quote: "Vera Vanishing"}))
}

// TestErasedNeverMet remembers somebody of whom nothing is known yet.
func TestErasedNeverMet(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	erased, err := f.ErasePerson(t.Context(), syncrun.NetworkX, strconv.FormatInt(erasee, 10), false)
	if err != nil || erased != (db.Erased{}) {
		t.Fatalf("erased %+v, %v", erased, err)
	}
	if done := f.followers(w, work, "", eraseeProfile(), detailed(2)); done.Counts.NewFollowersCount != 1 {
		t.Errorf("%d new followers, want 1", done.Counts.NewFollowersCount)
	} else if done.ResourcesUsed != 2 {
		t.Errorf("%d resources charged, want both that X returned", done.ResourcesUsed)
	}
	if left := f.places(eraseeWords()...); len(left) > 0 {
		t.Errorf("left in %s", strings.Join(left, ", "))
	}
	for _, id := range []string{"", "x", "-1", "0", "+5", "1e3", "99999999999999999999"} {
		if _, err := f.ErasePerson(t.Context(), syncrun.NetworkX, id, false); err == nil {
			t.Errorf("%q was erased", id)
		}
	}
}

// TestErasedAtBluesky erases somebody whose number alone stands in most tables, with the posts that their account had.
func TestErasedAtBluesky(t *testing.T) {
	t.Parallel()
	f := open(t)
	const did = "did:plc:vanishing"
	w := f.worker()
	user := f.user("ada")
	account, err := f.TrackAccount(t.Context(), user, syncrun.Profile{Network: syncrun.NetworkBluesky,
		ExternalID: did, Handle: "vera.example"}, "vera.example", syncrun.TierPro)
	must(t, err)
	f.run(user, account.ID)
	work := f.claim(w)
	ids, err := w.IDs(t.Context(), work, []string{"did:plc:other", "at://" + did + "/app.bsky.feed.post/1"})
	must(t, err)
	_, err = w.StorePosts(t.Context(), work, syncrun.Step{Key: "posts", Stage: syncrun.StageLikers},
		[]syncrun.Post{{ID: ids[1]}})
	must(t, err)
	if _, err := f.ErasePerson(t.Context(), syncrun.NetworkBluesky, did, false); !errors.Is(err, db.ErrTracked) {
		t.Fatalf("a tracked account: %v", err)
	}
	erased, err := f.ErasePerson(t.Context(), syncrun.NetworkBluesky, did, true)
	if err != nil || erased.Tracked != 1 {
		t.Fatalf("erased %+v, %v", erased, err)
	}
	if left := f.places("vanishing", "vera.example"); len(left) > 0 {
		t.Errorf("left in %s", strings.Join(left, ", "))
	}
	other := f.live(w, user, 9, false)
	other.Account.Network = syncrun.NetworkBluesky
	again, err := w.IDs(t.Context(), other, []string{did, "did:plc:other"})
	if err != nil {
		t.Fatal(err)
	}
	fact.Holds(fact.Must(t), "again[0] < 0", again[0] < 0, again[0], again)
	fact.Is(t, "again[1]", again[1], ids[0])
	_, err = f.TrackAccount(t.Context(), user, syncrun.Profile{Network: syncrun.NetworkBluesky,
		ExternalID: did, Handle: "vera.example"}, "vera.example", syncrun.TierPro)
	wantUserError(t, err, syncrun.UserHandleNotFound)
	if left := f.places("vanishing", "vera.example"); len(left) > 0 {
		t.Errorf("they are back in %s", strings.Join(left, ", "))
	}
}

// TestErasureWaitsForPages has a page under way while somebody is erased: whichever comes first, nothing is left.
func TestErasureWaitsForPages(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	for i := range 10 {
		work := f.live(w, f.user(fmt.Sprint("user ", i)), int64(100+i), true)
		f.followers(w, work, "more", detailed(2))
		person := eraseeProfile()
		person.ID += int64(i)
		done := make(chan error, 1)
		scan := f.openScans(w, work)[0]
		go func() {
			_, err := w.FollowerPage(context.Background(), work, syncrun.Step{Key: "raced", Stage: syncrun.StageFetchFollowers},
				syncrun.FollowerPage{Scan: scan, Profiles: []syncrun.Profile{person}, Hashes: []int64{5}})
			done <- err
		}()
		_, err := f.ErasePerson(t.Context(), syncrun.NetworkX, strconv.FormatInt(person.ID, 10), false)
		must(t, errors.Join(err, <-done))
		if left := f.places(strconv.FormatInt(person.ID, 10)); len(left) > 0 {
			t.Errorf("left in %s", strings.Join(left, ", "))
		}
	}
}

// TestErasureNeedsItsKeys writes nobody where it cannot tell who was erased.
func TestErasureNeedsItsKeys(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	opened := func(keys ...[]byte) *db.DB {
		d, err := db.Open(f.dsn, db.Options{ErasureKeys: keys})
		must(t, err)
		t.Cleanup(func() { _ = d.Close() })
		return d
	}
	keyless, turned := opened(), opened([]byte("a new key"), []byte("a key of the tests"))
	if _, err := keyless.ErasePerson(t.Context(), "x", "5", false); !errors.Is(err, db.ErrNoErasureKey) {
		t.Errorf("erased without a key: %v", err)
	}
	page := func(d *db.DB, key string) error {
		_, err := d.Worker(nil).LikersPage(t.Context(), work, syncrun.Step{Key: key, Stage: syncrun.StageLikers},
			[]syncrun.Profile{eraseeProfile()}, []int64{1})
		return err
	}
	must(t, page(keyless, "nobody erased"))
	_, err := f.ErasePerson(t.Context(), syncrun.NetworkX, strconv.FormatInt(erasee, 10), false)
	must(t, err)
	if err := page(keyless, "without a key"); !errors.Is(err, db.ErrNoErasureKey) {
		t.Errorf("written without a key: %v", err)
	}
	must(t, page(turned, "with both keys"))
	if left := f.places(eraseeWords()...); len(left) > 0 {
		t.Errorf("left in %s", strings.Join(left, ", "))
	}
	for unknown, d := range map[int]*db.DB{0: turned, 1: opened([]byte("a new key"))} {
		if n, err := d.UnknownMarks(t.Context()); err != nil || n != unknown {
			t.Errorf("%d unknown marks, %v; want %d", n, err, unknown)
		}
	}
	if n, err := keyless.UnknownMarks(t.Context()); err != nil || n != 1 {
		t.Errorf("%d unknown marks without a key, %v", n, err)
	}
}
