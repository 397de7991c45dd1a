package db_test

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/jmoiron/sqlx"

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

func TestMigrateAgain(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.user("ada")
	before := f.fingerprint()
	must(t, f.Migrate(t.Context()))
	must(t, f.CheckSchema(t.Context()))
	f.unchanged("migrating again", before)
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
