package db_test

import (
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// setClock has the database of the test think that it is another time: its sessions find a now() of ours first.
func (f *fixture) setClock(at time.Time) {
	f.t.Helper()
	f.exec(`UPDATE clock.hands SET at = $1`, at)
}

// wind gives the database a clock that setClock sets, for sessions that begin afterwards.
func (f *fixture) wind() *db.DB {
	f.t.Helper()
	f.exec(`CREATE SCHEMA clock`)
	f.exec(`CREATE TABLE clock.hands (at timestamptz)`)
	f.exec(`INSERT INTO clock.hands VALUES (pg_catalog.now())`)
	f.exec(`CREATE FUNCTION clock.now() RETURNS timestamptz STABLE LANGUAGE sql AS 'SELECT at FROM clock.hands'`)
	d, err := db.Open(f.dsn+" options='-c search_path=clock,pg_catalog,public'", db.Options{MaxConns: 2})
	must(f.t, err)
	f.t.Cleanup(func() { must(f.t, d.Close()) })
	return d
}

// TestDailyScheduleRunsEveryDay runs a year of 09:00 on the tier that may sync once a day: the allowance refuses none,
// though days have 23 or 25 hours.
func TestDailyScheduleRunsEveryDay(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut"} {
		t.Run(zone, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			user := f.user("ada")
			f.account(user, 1)
			f.exec(`UPDATE tracked_accounts SET tier = 'starter'`)
			f.exec(`UPDATE users SET timezone = $1`, zone)
			loc, err := time.LoadLocation(zone)
			must(t, err)
			d := f.wind()
			schedule := d.Schedule(db.Policy{Budgets: true})
			at := time.Date(2026, 1, 1, 9, 0, 0, 0, loc)
			f.exec(`INSERT INTO schedules (user_id, tier, times, next_at) VALUES ($1, 'starter', '{09:00}', $2)`, user, at)
			for day := range 365 {
				f.setClock(at)
				queued, found, err := schedule.Due(t.Context())
				fact.Is(fact.Must(t), "err", err, nil, day, at)
				fact.Is(fact.Must(t), "found", found, true, day, at)
				fact.Is(fact.Must(t), "queued", queued, 1, day, at)
				f.exec(`UPDATE sync_runs SET status = 'completed', completed_at = $1, started_at = $1, triggered_at = $1
					WHERE status = 'queued'`, at)
				at = syncrun.Next([]string{"09:00"}, loc, at)
			}
		})
	}
}

// TestAnotherTimezoneMakesNoRoom moves a user around the world after the only sync of the day.
func TestAnotherTimezoneMakesNoRoom(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	f.exec(`UPDATE tracked_accounts SET tier = 'starter'`)
	f.exec(`UPDATE users SET timezone = 'Europe/Berlin'`)
	d := f.wind()
	starter := d.Starter(db.Policy{Budgets: true})
	began := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC) // 11:00 in Berlin, whose day lasts 13 hours more
	f.setClock(began)
	run, err := starter.StartSync(t.Context(), manual(user, account.ID))
	must(t, err)
	f.exec(`UPDATE sync_runs SET status = 'completed', completed_at = $1, started_at = $1, triggered_at = $1`, began)
	ends := began.Add(13 * time.Hour)
	for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tokyo", "Europe/Berlin", "UTC"} {
		f.exec(`UPDATE users SET timezone = $1`, zone)
		for _, at := range []time.Time{began.Add(time.Minute), began.Add(6 * time.Hour), ends.Add(-time.Minute)} {
			f.setClock(at)
			_, err := starter.StartSync(t.Context(), manual(user, account.ID))
			wantUserError(t, err, syncrun.UserDailyLimitReached)
		}
	}
	f.exec(`UPDATE users SET timezone = 'Europe/Berlin'`)
	f.setClock(ends)
	if again, err := starter.StartSync(t.Context(), manual(user, account.ID)); err != nil || again.ID == run.ID {
		t.Errorf("the next day: %+v, %v", again, err)
	}
}
