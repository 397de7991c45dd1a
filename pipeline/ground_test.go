package pipeline_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/db/dbtest"
)

// ground is a migrated database with open connections, on which one bench stands at a time.
type ground struct {
	db    *db.DB
	sql   *sqlx.DB
	bench atomic.Pointer[bench]
}

// newGround makes a ground that lasts as long as t.
func newGround(t testing.TB) *ground {
	t.Helper()
	dsn := dbtest.DSN(t)
	g := &ground{}
	d, err := db.Open(dsn, db.Options{Runs: func() {
		if b := g.bench.Load(); b != nil {
			b.wake()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	g.db, g.sql = d, sqlx.MustOpen("postgres", dsn)
	t.Cleanup(func() { _, _ = d.Close(), g.sql.Close() })
	return g
}

// grounds are those of the cases of one test. A case that has ended leaves its ground as empty as it found it, for
// another: most of what a small case takes is a database and sessions that know it.
type grounds struct {
	t    testing.TB
	mu   sync.Mutex
	free []*ground
}

func newGrounds(t testing.TB) *grounds { return &grounds{t: t} }

// take gives a case a ground until it ends.
func (all *grounds) take(t testing.TB) *ground {
	t.Helper()
	all.mu.Lock()
	defer all.mu.Unlock()
	last := len(all.free) - 1
	if last < 0 {
		g := newGround(all.t)
		t.Cleanup(func() { all.leave(t, g) })
		return g
	}
	g := all.free[last]
	all.free = all.free[:last]
	t.Cleanup(func() { all.leave(t, g) })
	return g
}

// leave empties the ground. Ids are not given twice.
func (all *grounds) leave(t testing.TB, g *ground) {
	g.bench.Store(nil)
	if _, err := g.sql.Exec(emptied); err != nil {
		t.Errorf("empty the database: %v", err)
		return
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	all.free = append(all.free, g)
}

// emptied deletes every row but those of migrations, which are all that a new database has. No trigger fires.
const emptied = `DO $$ DECLARE name regclass; BEGIN
	SET LOCAL session_replication_role = replica;
	FOR name IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
		AND relname <> 'goose_db_version' AND pg_relation_size(oid) > 0
	LOOP EXECUTE format('DELETE FROM %s', name); END LOOP;
	END $$`

// TestGroundsAreEmptied finds nothing of one case in the next.
func TestGroundsAreEmptied(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	var first *ground
	t.Run("first", func(t *testing.T) {
		b := newBenchOn(t, all.take(t), "pro", 20)
		b.sync()
		first = b.ground
	})
	var tables []string
	if err := first.sql.Select(&tables, `SELECT oid::regclass FROM pg_class WHERE relnamespace = 'public'::regnamespace
		AND relkind IN ('r', 'p') AND relname <> 'goose_db_version'`); err != nil || len(tables) == 0 {
		t.Fatalf("%d tables: %v", len(tables), err)
	}
	for _, table := range tables {
		var rows int
		if err := first.sql.Get(&rows, `SELECT count(*) FROM `+table); err != nil || rows != 0 {
			t.Errorf("%d rows stay in %s (%v)", rows, table, err)
		}
	}
	t.Run("second", func(t *testing.T) {
		b := newBenchOn(t, all.take(t), "pro", 20)
		if b.ground != first {
			t.Error("another database is taken")
		}
		b.sync()
	})
}
