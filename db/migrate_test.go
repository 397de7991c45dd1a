package db_test

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"

	"goodones/db"
	"goodones/db/dbtest"
)

// empty is the address of a database without a schema on the tests' server.
func empty(t *testing.T) string {
	t.Helper()
	dsn := dbtest.DSN(t)
	raw := sqlx.MustOpen("postgres", dsn)
	defer func() { _ = raw.Close() }()
	for _, statement := range []string{`DROP SCHEMA public CASCADE`, `CREATE SCHEMA public`} {
		if _, err := raw.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return dsn
}

// TestMigrateAtOnce starts four processes on an empty database.
func TestMigrateAtOnce(t *testing.T) {
	t.Parallel()
	dsn := empty(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			d, err := db.Open(dsn, db.Options{})
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = d.Close() }()
			if err := d.Migrate(t.Context()); err != nil {
				t.Error(err)
			}
			if err := d.CheckSchema(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	raw := sqlx.MustOpen("postgres", dsn)
	defer func() { _ = raw.Close() }()
	var twice int
	must(t, raw.GetContext(t.Context(), &twice, `SELECT count(*) - count(DISTINCT version_id) FROM goose_db_version`))
	if twice != 0 {
		t.Errorf("%d migrations ran twice", twice)
	}
}

// TestMigrateBesideWorkers meets a transaction of a worker of the version before, which holds one table and wants
// another that the migration has changed: PostgreSQL ends one of the two, and the migration is made again.
func TestMigrateBesideWorkers(t *testing.T) {
	t.Parallel()
	dsn := empty(t)
	raw := sqlx.MustOpen("postgres", dsn)
	defer func() { _ = raw.Close() }()
	provider, err := goose.NewProvider(goose.DialectPostgres, raw.DB, os.DirFS("migrations"))
	must(t, err)
	_, err = provider.UpTo(t.Context(), 1)
	must(t, err)
	worker, err := raw.Connx(t.Context())
	must(t, err)
	defer func() { _ = worker.Close() }()
	// Of the two the migration looks for the deadlock, so it is the one that ends.
	for _, statement := range []string{
		`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = %L', current_database(), '2s'); END $$`,
		`SET deadlock_timeout = '1h'`, `BEGIN`, `LOCK TABLE x_profiles IN ROW EXCLUSIVE MODE`,
	} {
		_, err := worker.ExecContext(t.Context(), statement)
		must(t, err)
	}
	migrated := make(chan error, 1)
	go func() {
		d, err := db.Open(dsn, db.Options{})
		if err == nil {
			err = errors.Join(d.Migrate(t.Context()), d.CheckSchema(t.Context()), d.Close())
		}
		migrated <- err
	}()
	const want = `LOCK TABLE tracked_accounts IN ROW SHARE MODE`
	for err == nil { // until the migration has it
		_, err = worker.ExecContext(t.Context(), `SAVEPOINT before; `+want+` NOWAIT; ROLLBACK TO before`)
	}
	for _, statement := range []string{`ROLLBACK TO before`, want, `COMMIT`} {
		_, err := worker.ExecContext(t.Context(), statement)
		must(t, err)
	}
	must(t, <-migrated)
}

// TestMigrateAsAGuest says what a user has to be who may read the database and not change its schema, as whoever does
// not own it since PostgreSQL 15.
func TestMigrateAsAGuest(t *testing.T) {
	t.Parallel()
	dsn := empty(t)
	raw := sqlx.MustOpen("postgres", dsn)
	defer func() { _ = raw.Close() }()
	var guest string
	must(t, raw.GetContext(t.Context(), &guest, `SELECT 'guest_of_' || current_database()`))
	raw.MustExecContext(t.Context(), `CREATE ROLE `+guest+`; GRANT USAGE ON SCHEMA public TO `+guest)
	defer func() { raw.MustExec(`DROP OWNED BY ` + guest + `; DROP ROLE ` + guest) }()
	d, err := db.Open(dsn+" options='-c role="+guest+"'", db.Options{})
	must(t, err)
	defer func() { _ = d.Close() }()
	if err := d.Migrate(t.Context()); err == nil || !strings.Contains(err.Error(), "it has to own the database") {
		t.Errorf("error %v", err)
	}
}

func TestMigrateAgain(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.user("ada")
	before := f.fingerprint()
	must(t, f.Migrate(t.Context()))
	must(t, f.CheckSchema(t.Context()))
	f.unchanged("migrating again", before)
}

// TestMigrateIndexBrokenOff goes on where an index was half made, and back.
func TestMigrateIndexBrokenOff(t *testing.T) {
	t.Parallel()
	f := open(t)
	want := dump(t, f.raw)
	f.downTo(36)
	f.exec(`CREATE INDEX candidates_keys ON candidates (id)`)
	must(t, f.Migrate(t.Context()))
	if got := dump(t, f.raw); got != want {
		t.Errorf("the schema is another:\n%s", got)
	}
}

func TestCheckSchemaRefusesAnOlderOne(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.exec(`DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)`)
	before := f.fingerprint()
	if err := f.CheckSchema(t.Context()); err == nil || !strings.Contains(err.Error(), "goodones migrate") {
		t.Errorf("an older schema: %v", err)
	}
	f.unchanged("the check", before)
}

func TestCheckSchemaOfNothing(t *testing.T) {
	t.Parallel()
	dsn := empty(t)
	d, err := db.Open(dsn, db.Options{})
	must(t, err)
	defer func() { _ = d.Close() }()
	if err := d.CheckSchema(t.Context()); err == nil || !strings.Contains(err.Error(), "goodones migrate") {
		t.Errorf("an empty database: %v", err)
	}
	raw := sqlx.MustOpen("postgres", dsn)
	defer func() { _ = raw.Close() }()
	var tables int
	must(t, raw.GetContext(t.Context(), &tables, `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`))
	if tables != 0 {
		t.Errorf("the check made %d tables", tables)
	}
}

// TestNoServer is told at once, and without the address, which may hold a password.
func TestNoServer(t *testing.T) {
	t.Parallel()
	address := url.URL{Scheme: "postgres", User: url.UserPassword("u", "s3cret"), Host: "127.0.0.1:1", Path: "/d"}
	d, err := db.Open(address.String(), db.Options{})
	must(t, err)
	defer func() { _ = d.Close() }()
	for name, err := range map[string]error{"check": d.CheckSchema(t.Context()), "ping": d.Ping(t.Context())} {
		wantUnavailable(t, err)
		if strings.Contains(fmt.Sprint(err), "s3cret") {
			t.Errorf("%s: the password is told: %v", name, err)
		}
	}
}
