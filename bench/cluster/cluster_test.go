package cluster_test

import (
	"database/sql"
	"os"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"goodones/bench/cluster"
	"goodones/internal/scratch"
)

func TestMain(m *testing.M) {
	scratch.Use()
	goleak.VerifyTestMain(m)
}

func TestPrivateServer(t *testing.T) {
	t.Parallel()
	s, err := cluster.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	dsn, err := s.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := cluster.ApplySchema(t.Context(), dsn, "../../db/migrations"); err != nil {
		t.Fatal(err)
	}
	if n := countRuns(t, dsn); n != 0 {
		t.Errorf("a fresh database holds %d runs", n)
	}
	if err := s.Settle(t.Context()); err != nil {
		t.Error(err)
	}
	if err := s.Drop(t.Context(), dsn); err != nil {
		t.Fatal(err)
	}
	again, err := s.Database(t.Context())
	if err != nil || again == dsn {
		t.Errorf("second database %q, %v; the first was %q", again, err, dsn)
	}
}

func countRuns(t *testing.T, dsn string) (n int) {
	t.Helper()
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`SELECT count(*) FROM sync_runs`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestDropRefusesForeignDatabases(t *testing.T) {
	t.Parallel()
	s, err := cluster.Open(t.Context(), "postgres://someone@127.0.0.1:1/postgres")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Drop(t.Context(), "postgres://someone@127.0.0.1:1/production?sslmode=disable"); err == nil ||
		!strings.Contains(err.Error(), "production") {
		t.Errorf("dropping a foreign database: %v", err)
	}
}

func TestOpenWantsURL(t *testing.T) {
	t.Parallel()
	if _, err := cluster.Open(t.Context(), "host=/tmp user=postgres"); err == nil {
		t.Error("a DSN that is no URL was accepted")
	}
}

func TestApplySchemaWantsMigrations(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/readme.txt", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := cluster.ApplySchema(t.Context(), "postgres://", dir); err == nil {
		t.Error("a directory without migrations was accepted")
	}
}
