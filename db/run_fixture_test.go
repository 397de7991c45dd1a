package db_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/syncrun"
)

const lease = 30 * time.Second

// worker is a worker whose hints nobody hears.
func (f *fixture) worker() *db.Worker {
	return f.Worker(syncrun.DocumentedPrices())
}

// claim takes the next run, which must be there.
func (f *fixture) claim(w *db.Worker) *syncrun.Work {
	f.t.Helper()
	work, err := w.Claim(f.t.Context(), lease, true)
	if err != nil || work == nil {
		f.t.Fatalf("claim: %v, %v", work, err)
	}
	return work
}

// noClaim checks that nothing is due.
func (f *fixture) noClaim(w *db.Worker, suspects bool) {
	f.t.Helper()
	if work, err := w.Claim(f.t.Context(), lease, suspects); err != nil || work != nil {
		f.t.Errorf("claimed %+v, %v", work, err)
	}
}

// expire ends the leases of all runs.
func (f *fixture) expire() {
	f.t.Helper()
	f.exec(`UPDATE sync_runs SET lease_until = now() - interval '1 second' WHERE status = 'running'`)
}

// live is a claimed run of a new account, with a search when judged is true.
func (f *fixture) live(w *db.Worker, userID int, xUserID int64, judged bool) *syncrun.Work {
	f.t.Helper()
	account := f.account(userID, xUserID)
	if judged {
		search := f.search(userID, fmt.Sprintf("search %d", xUserID))
		if _, err := f.AssignSearch(f.t.Context(), userID, account.ID, &search.ID); err != nil {
			f.t.Fatal(err)
		}
	}
	f.run(userID, account.ID)
	return f.claim(w)
}

// next completes the run at hand and claims another of the same account.
func (f *fixture) next(w *db.Worker, work *syncrun.Work) *syncrun.Work {
	f.t.Helper()
	must(f.t, w.End(f.t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	f.run(work.UserID, work.Account.ID)
	return f.claim(w)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantLeaseLost(t testing.TB, doing string, err error) {
	t.Helper()
	if !errors.Is(err, syncrun.ErrLeaseLost) {
		t.Errorf("%s: error %v, want ErrLeaseLost", doing, err)
	}
}

func wantUnavailable(t testing.TB, err error) {
	t.Helper()
	if !errors.Is(err, syncrun.ErrUnavailable) {
		t.Errorf("error %v, want ErrUnavailable", err)
	}
}

// detailed is a profile as X returns it in full; thin is one of which only the id came.
func detailed(id int64) syncrun.Profile {
	return syncrun.Profile{ID: id, Handle: fmt.Sprintf("p%d", id), Name: fmt.Sprintf("Person %d", id), Bio: "a bio",
		FollowersCount: int(id % 1000), Detailed: true}
}

func thin(id int64) syncrun.Profile {
	const unknown = syncrun.UnknownCount
	return syncrun.Profile{
		ID: id, FollowersCount: unknown, FollowingCount: unknown, TweetCount: unknown, ListedCount: unknown,
	}
}

// span is the profiles of the ids from first to last, with detail, and their hashes.
func span(first, last int64) ([]syncrun.Profile, []int64) {
	var profiles []syncrun.Profile
	for id := first; id <= last; id++ {
		profiles = append(profiles, detailed(id))
	}
	return profiles, hashes(profiles)
}

// hashes are facts hashes that change with nothing: -id, and 0 without detail.
func hashes(profiles []syncrun.Profile) []int64 {
	sums := make([]int64, len(profiles))
	for i, p := range profiles {
		if p.Detailed {
			sums[i] = -p.ID
		}
	}
	return sums
}

func idsOf(profiles []syncrun.Profile) []int64 {
	var ids []int64
	for _, p := range profiles {
		ids = append(ids, p.ID)
	}
	return ids
}

func reads(kind syncrun.ResourceKind, ids ...int64) []syncrun.Read {
	return []syncrun.Read{{Kind: kind, IDs: ids}}
}

// scan begins a scan of the run and returns it.
func (f *fixture) scanOf(w *db.Worker, work *syncrun.Work) syncrun.Scan {
	f.t.Helper()
	_, err := w.BeginScan(f.t.Context(), work, syncrun.Step{Key: "fetch:start", Stage: syncrun.StageFetchFollowers})
	must(f.t, err)
	return f.openScans(w, work)[0]
}

func (f *fixture) openScans(w *db.Worker, work *syncrun.Work) []syncrun.Scan {
	f.t.Helper()
	scans, err := w.OpenScans(f.t.Context(), work.Account.ID)
	must(f.t, err)
	return scans
}

// followers commits one page of the account's newest open scan and returns what the run has become.
func (f *fixture) followers(w *db.Worker, work *syncrun.Work, token string,
	profiles ...syncrun.Profile) syncrun.Committed {
	f.t.Helper()
	scans := f.openScans(w, work)
	if len(scans) == 0 {
		scans = []syncrun.Scan{f.scanOf(w, work)}
	}
	step := syncrun.Step{Key: fmt.Sprintf("page:%d:%d", scans[0].ID, scans[0].Pages), Stage: syncrun.StageFetchFollowers,
		Reads: reads(syncrun.ResourceFollower, idsOf(profiles)...)}
	page := syncrun.FollowerPage{Scan: scans[0], NextToken: token, Profiles: profiles, Hashes: hashes(profiles)}
	done, err := w.FollowerPage(f.t.Context(), work, step, page)
	must(f.t, err)
	return done
}

// agree checks that the run's log is whole, and that its last event is the run as it stands.
func (f *fixture) agree(userID, runID int) *syncrun.Run {
	f.t.Helper()
	run, err := f.RunByID(f.t.Context(), userID, runID)
	must(f.t, err)
	_, events, err := f.Log().History(f.t.Context(), runID, 0, 1<<20)
	must(f.t, err)
	for i, e := range events {
		if e.Sequence != i+1 {
			f.t.Fatalf("event %d of run %d has sequence %d", i+1, runID, e.Sequence)
		}
		if i > 0 && e.At.Before(events[i-1].At) {
			f.t.Errorf("event %d is older than the one before", e.Sequence)
		}
	}
	if len(events) == 0 {
		f.t.Fatalf("run %d has no event", runID)
	}
	if then := run.As(events[len(events)-1], run.ProgressLog); !reflect.DeepEqual(*run, then) {
		f.t.Errorf("run %+v\nis not its last event's %+v", *run, then)
	}
	return run
}

// fingerprint is all that the database holds, but for rows of windows of rate limits.
func (f *fixture) fingerprint() map[string]string {
	f.t.Helper()
	var tables []string
	must(f.t, f.raw.SelectContext(f.t.Context(), &tables,
		`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`))
	prints := map[string]string{}
	for _, table := range tables {
		var print string
		f.scan(&print,
			`SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text)), '') FROM `+table+` t`)
		prints[table] = print
	}
	return prints
}

// unchanged checks that nothing was written since the fingerprint.
func (f *fixture) unchanged(doing string, before map[string]string) {
	f.t.Helper()
	var changed []string
	for table, print := range f.fingerprint() {
		if before[table] != print {
			changed = append(changed, table)
		}
	}
	if len(changed) > 0 {
		f.t.Errorf("%s wrote to %s", doing, strings.Join(changed, ", "))
	}
}

// count counts rows; the query must return one number.
func (f *fixture) count(query string, args ...any) int {
	f.t.Helper()
	var n int
	f.scan(&n, query, args...)
	return n
}
