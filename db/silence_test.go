package db_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// through opens the fixture's database through a relay; conns of its connections are open already.
func (f *fixture) through(conns int) (*relay, *db.DB) {
	f.t.Helper()
	r, dsn := f.relay()
	d, err := db.Open(dsn, db.Options{})
	must(f.t, err)
	f.t.Cleanup(func() { _ = d.Close() })
	warm(f.t, d, conns)
	return r, d
}

// warm uses so many connections at once.
func warm(t testing.TB, d *db.DB, conns int) {
	t.Helper()
	var held []interface{ Close() error }
	for range conns {
		conn, err := d.Pool().Conn(t.Context())
		must(t, err)
		held = append(held, conn)
	}
	for _, conn := range held {
		must(t, conn.Close())
	}
}

// viewerCalls is one call of each method that somebody waits for.
func viewerCalls(d *db.DB) map[string]func(context.Context) error {
	starter := d.Starter(db.Policy{MonthlyCapMicroUSD: 1, Prices: syncrun.DocumentedPrices()})
	calls := map[string]func(context.Context) error{
		"StartSync": func(ctx context.Context) error {
			return second(starter.StartSync(ctx, syncrun.StartRequest{UserID: 1, TrackedAccountID: 1,
				Trigger: syncrun.TriggerManual}))
		},
		"CancelSync":    func(ctx context.Context) error { return second(starter.CancelSync(ctx, 1, 1)) },
		"Overview":      func(ctx context.Context) error { return second(starter.Overview(ctx, 1)) },
		"ReserveLookup": func(ctx context.Context) error { return second(starter.ReserveLookup(ctx, 1)) },
		"ChargeLookup":  func(ctx context.Context) error { return starter.ChargeLookup(ctx, 1, 1, 1) },
		"ReleaseLookup": func(ctx context.Context) error { return starter.ReleaseLookup(ctx, 1, 1) },
		"KeyOwner": func(ctx context.Context) error {
			_, err := d.KeyOwner(ctx, [32]byte{1})
			return err
		},
		"TakeRequests": func(ctx context.Context) error {
			return second(d.TakeRequests(ctx, 1, 1, 1))
		},
		"Resume": func(ctx context.Context) error { return second(d.Resume(ctx, 1, 1, 1)) },
		"CreateTicket": func(ctx context.Context) error {
			return d.CreateTicket(ctx, 1, [32]byte{1}, viewer.StreamTicket{})
		},
		"UseTicket":      func(ctx context.Context) error { return second(d.UseTicket(ctx, [32]byte{1})) },
		"CompleteTicket": func(ctx context.Context) error { return d.CompleteTicket(ctx, [32]byte{1}) },
		"UsageOfMonth":   func(ctx context.Context) error { return second(d.UsageOfMonth(ctx, 1)) },
		"EstimateFacts":  func(ctx context.Context) error { return second(d.EstimateFacts(ctx, 1, 1)) },
		"User":           func(ctx context.Context) error { return second(d.User(ctx, 1)) },
		"Settings":       func(ctx context.Context) error { return second(d.Settings(ctx, 1)) },
		"UpdateSettings": func(ctx context.Context) error {
			return second(d.UpdateSettings(ctx, 1, syncrun.SettingsChange{}))
		},
	}
	accountCalls(d, calls)
	searchCalls(d, calls)
	runCalls(d, calls)
	return calls
}

func accountCalls(d *db.DB, calls map[string]func(context.Context) error) {
	calls["OwnKeys"] = func(ctx context.Context) error { return second(d.OwnKeys(ctx, 1)) }
	calls["CreateOwnKey"] = func(ctx context.Context) error {
		return second(d.CreateOwnKey(ctx, 1, [32]byte{2}, "ctgo_"))
	}
	calls["RevokeOwnKey"] = func(ctx context.Context) error { return d.RevokeOwnKey(ctx, 1, 1) }
	calls["Account"] = func(ctx context.Context) error { return second(d.Account(ctx, 1, 1)) }
	calls["Accounts"] = func(ctx context.Context) error { return second(d.Accounts(ctx, 1)) }
	calls["AccountsByIDs"] = func(ctx context.Context) error { return second(d.AccountsByIDs(ctx, 1, []int{1})) }
	calls["AccountFacts"] = func(ctx context.Context) error { return second(d.AccountFacts(ctx, 1, []int{1})) }
	calls["FollowerCounts"] = func(ctx context.Context) error { return second(d.FollowerCounts(ctx, 1, 1, 1)) }
	calls["AccountByHandle"] = func(ctx context.Context) error { return second(d.AccountByHandle(ctx, 1, "x")) }
	calls["TrackAccount"] = func(ctx context.Context) error {
		return second(d.TrackAccount(ctx, 1, syncrun.Profile{ID: 1}, "x", syncrun.TierPro))
	}
	calls["SleepAccount"] = func(ctx context.Context) error { return second(d.SleepAccount(ctx, 1, 1)) }
	calls["AssignSearch"] = func(ctx context.Context) error { return second(d.AssignSearch(ctx, 1, 1, nil)) }
}

func searchCalls(d *db.DB, calls map[string]func(context.Context) error) {
	calls["CreateSearch"] = func(ctx context.Context) error {
		return second(d.CreateSearch(ctx, 1, "founders", syncrun.Definition{Description: "founders"}))
	}
	calls["Search"] = func(ctx context.Context) error { return second(d.Search(ctx, 1, 1)) }
	calls["Searches"] = func(ctx context.Context) error { return second(d.Searches(ctx, 1)) }
	calls["SearchesByIDs"] = func(ctx context.Context) error { return second(d.SearchesByIDs(ctx, 1, []int{1})) }
	calls["UpdateSearch"] = func(ctx context.Context) error {
		return second(d.UpdateSearch(ctx, 1, 1, func(*syncrun.SavedSearch) error { return nil }))
	}
	calls["DeleteSearch"] = func(ctx context.Context) error { return second(d.DeleteSearch(ctx, 1, 1)) }
	calls["CandidatesByIDs"] = func(ctx context.Context) error { return second(d.CandidatesByIDs(ctx, 1, []int{1})) }
	calls["PeopleByIDs"] = func(ctx context.Context) error { return second(d.PeopleByIDs(ctx, 1, []int{1})) }
	calls["KnownFound"] = func(ctx context.Context) error { return second(d.KnownFound(ctx, 1)) }
	calls["FoundBy"] = func(ctx context.Context) error { return second(d.FoundBy(ctx, 1, 1, 0, 1)) }
	calls["CandidatesKnown"] = func(ctx context.Context) error {
		_, _, err := d.CandidatesKnown(ctx, 1, syncrun.CandidateList{Limit: 1})
		return err
	}
	calls["Candidates"] = func(ctx context.Context) error {
		return second(d.Candidates(ctx, 1, syncrun.CandidateList{Limit: 1}))
	}
}

func runCalls(d *db.DB, calls map[string]func(context.Context) error) {
	calls["Run"] = func(ctx context.Context) error { return second(d.RunByID(ctx, 1, 1)) }
	calls["Runs"] = func(ctx context.Context) error { return second(d.Runs(ctx, 1, syncrun.RunFilter{}, 0, 1)) }
	calls["RunsNumbered"] = func(ctx context.Context) error {
		_, _, err := d.RunsNumbered(ctx, 1, syncrun.RunFilter{}, 0, 1)
		return err
	}
	calls["UpdateBounds"] = func(ctx context.Context) error {
		_, _, err := d.UpdateBounds(ctx, 1)
		return err
	}
	calls["Stages"] = func(ctx context.Context) error { return second(d.Stages(ctx, []*syncrun.Run{{ID: 1}})) }
	calls["Waits"] = func(ctx context.Context) error { return second(d.Waits(ctx, 1, []int{1})) }
	calls["RunsByIDs"] = func(ctx context.Context) error { return second(d.RunsByIDs(ctx, 1, []int{1})) }
	calls["Logs"] = func(ctx context.Context) error {
		return second(d.Logs(ctx, []*syncrun.Run{{ID: 1, UserID: 1, LastSequence: 1}}))
	}
	calls["Events"] = func(ctx context.Context) error { return second(d.Events(ctx, 1, 1, 0, 1)) }
	calls["History"] = func(ctx context.Context) error { return second(d.History(ctx, 1)) }
}

func second[T any](_ T, err error) error { return err }

// wantQuick makes every call at once; each must tell in time that the database is unavailable.
func wantQuick(t *testing.T, calls map[string]func(context.Context) error) {
	t.Helper()
	var wait sync.WaitGroup
	for name, call := range calls {
		wait.Go(func() {
			began := time.Now()
			err := call(t.Context())
			if took := time.Since(began); took > 1200*time.Millisecond || !errors.Is(err, syncrun.ErrUnavailable) {
				t.Errorf("%s: %v after %v", name, err, took)
			}
		})
	}
	wait.Wait()
}

// TestSilentServerIsUnavailable loses whatever passes, on connections that are open, on new ones, and when the pool
// has none to give.
func TestSilentServerIsUnavailable(t *testing.T) {
	t.Parallel()
	for name, conns := range map[string]int{"open connections": 16, "new connections": 0, "both": 8} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			r, d := f.through(conns)
			r.silence(true)
			wantQuick(t, viewerCalls(d))
			r.muteNew.Store(false)
			warm(t, d, 16)
			if got := d.Pool().Stats(); got.InUse != 0 || got.Idle != 16 {
				t.Errorf("after the silence the pool holds %+v", got)
			}
			f.asLongAsBusy(func() error { return d.Ping(t.Context()) })
			must(t, d.Close())
			r.wantDeserted(t)
		})
	}
}

// TestSilenceInsideTransaction falls silent before each part of a transaction in turn.
func TestSilenceInsideTransaction(t *testing.T) {
	t.Parallel()
	update := `UPDATE users SET name = name`
	for name, parts := range map[string]struct{ before, after bool }{
		"begin": {}, "statement": {before: true}, "commit": {after: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			r, d := f.through(1)
			d.Impatient(300 * time.Millisecond)
			if !parts.before && !parts.after {
				r.silence(true)
			}
			began := time.Now()
			wantUnavailable(t, d.InTx(t.Context(), func(tx *sqlx.Tx) error {
				if parts.before {
					r.silence(true)
				}
				_, err := tx.ExecContext(t.Context(), update)
				if parts.after {
					r.silence(true)
				}
				return err
			}))
			if took := time.Since(began); took > time.Second {
				t.Errorf("it took %v", took)
			}
			r.muteNew.Store(false)
			f.asLongAsBusy(func() error { return d.Ping(t.Context()) })
		})
	}
}

// TestPatienceEnds asks a silent server without any deadline, as workers do.
func TestPatienceEnds(t *testing.T) {
	t.Parallel()
	f := open(t)
	r, d := f.through(1)
	d.Impatient(300 * time.Millisecond)
	w := d.Worker(nil)
	r.silence(true)
	calls := map[string]func(context.Context) error{
		"get":    func(ctx context.Context) error { _, _, err := w.NextDue(ctx); return err },
		"select": func(ctx context.Context) error { return second(w.Held(ctx, []syncrun.Lease{{RunID: 1, Attempt: 1}})) },
		"exec":   func(ctx context.Context) error { return d.ObserveCall(ctx, "b", 1, 1, time.Second) },
		"claim":  func(ctx context.Context) error { return second(w.Claim(ctx, time.Second, true)) },
		"ping":   d.Ping,
	}
	wantQuick(t, calls)
}

// TestCancelledQueryIsToldByServer leaves a server that answers the time to: the query ends there too.
func TestCancelledQueryIsToldByServer(t *testing.T) {
	t.Parallel()
	f := open(t)
	_, d := f.through(1)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	_, err := d.Pool().ExecContext(ctx, `SELECT pg_sleep(60)`)
	// A server that is slow to answer is not waited for: its connection is given up.
	if err == nil || !strings.Contains(err.Error(), "canceling statement") && !errors.Is(err, context.DeadlineExceeded) &&
		!errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the query ends with %v", err)
	}
	late := time.Now().Add(5 * time.Second)
	for f.count(`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE
		'%pg_sleep(60)' AND state = 'active'`) > 0 {
		if time.Now().After(late) {
			t.Fatal("the query goes on at the server")
		}
	}
	f.asLongAsBusy(func() error { return d.Ping(t.Context()) })
}

// TestContextThatEndsBetweenQueries leaves the connection as it is.
func TestContextThatEndsBetweenQueries(t *testing.T) {
	t.Parallel()
	f := open(t)
	r, d := f.through(1)
	for range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		must(t, d.Ping(ctx))
		must(t, second(d.Accounts(ctx, 1)))
		cancel()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.lines) != 1 {
		t.Errorf("%d connections were made", len(r.lines))
	}
}
