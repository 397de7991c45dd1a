// Package dbtest gives each test a migrated database of its own on a real PostgreSQL. A test process starts one
// private cluster, or uses the server that TEST_DATABASE_URL names, migrates one database and clones it per test, so
// that every test may run in parallel. Without a PostgreSQL a test fails; it is never skipped.
package dbtest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	_ "github.com/lib/pq" // the driver of the connection that makes and drops databases

	"goodones/db"
	"goodones/internal/pgserver"
)

// cluster is where the databases of one test process live.
type cluster struct {
	once     sync.Once
	err      error
	server   *pgserver.Server // nil with TEST_DATABASE_URL
	address  func(database string) string
	admin    *sql.DB
	template string
	copied   string // how the template is: an option of CREATE DATABASE
	count    atomic.Int64
}

// shared is started by the first test that needs it.
var shared = &cluster{}

// New returns an open, migrated, empty database that is dropped when the test ends.
func New(t testing.TB) *db.DB {
	t.Helper()
	d, err := db.Open(DSN(t), db.Options{})
	if err != nil {
		t.Fatalf("open test database: %v", err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// DSN returns the address of a migrated, empty database that is dropped when the test ends, whoever is connected.
func DSN(t testing.TB) string {
	t.Helper()
	shared.once.Do(func() { shared.err = shared.start(context.Background()) })
	if shared.err != nil {
		t.Fatalf("test database: %v", shared.err)
	}
	name := fmt.Sprintf("%s_%d", shared.template, shared.count.Add(1))
	create := `CREATE DATABASE ` + name + ` TEMPLATE ` + shared.template + shared.copied
	if err := shared.exec(context.Background(), create); err != nil {
		t.Fatalf("test database: %v", err)
	}
	t.Cleanup(func() {
		if err := shared.exec(context.Background(), `DROP DATABASE `+name+` WITH (FORCE)`); err != nil {
			t.Errorf("drop test database: %v", err)
		}
	})
	return shared.address(name)
}

func (c *cluster) start(ctx context.Context) error {
	if err := c.locate(ctx); err != nil {
		return err
	}
	admin, err := sql.Open("postgres", c.address("postgres"))
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	c.admin = admin
	c.template = "test_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if err := c.exec(ctx, `CREATE DATABASE `+c.template); err != nil {
		return err
	}
	if err := c.inTemplate(ctx, (*db.DB).Migrate); err != nil {
		return err
	}
	if err := c.inTemplate(ctx, (*db.DB).Ping); err != nil { // leaves a file that spares each clone a part of its start
		return err
	}
	return c.copyFiles(ctx)
}

// inTemplate does something in a session of its own. Nobody may be connected to a database that is cloned.
func (c *cluster) inTemplate(ctx context.Context, do func(*db.DB, context.Context) error) error {
	d, err := db.Open(c.address(c.template), db.Options{MaxConns: 1})
	if err != nil {
		return err
	}
	if err := do(d, ctx); err != nil {
		_ = d.Close()
		return err
	}
	return d.Close()
}

// copyFiles has the template copied as files, where PostgreSQL can do otherwise: so small a database takes half as long
// as by its log.
func (c *cluster) copyFiles(ctx context.Context) error {
	const choosing = 150000 // the first version with a choice
	var version int
	row := c.admin.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int`)
	if err := row.Scan(&version); err != nil {
		return err
	}
	if version >= choosing {
		c.copied = ` STRATEGY file_copy`
	}
	return nil
}

// locate finds the server: the one of TEST_DATABASE_URL, else a private one.
func (c *cluster) locate(ctx context.Context) error {
	if dsn := os.Getenv("TEST_DATABASE_URL"); dsn != "" {
		c.address = func(database string) string { return withDatabase(dsn, database) }
		return nil
	}
	if err := pgserver.Isolate(); err != nil {
		return err
	}
	server, err := pgserver.Start(ctx, pgserver.Options{
		PGBin: os.Getenv("PG_BIN"), AllowFetch: true, Settings: shortLived(),
		Log: func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) },
	})
	if err != nil {
		return err
	}
	c.server, c.address = server, server.DSN
	return nil
}

// shortLived is for a cluster that nobody crashes and nobody opens again: nothing has to reach a disk, and little room
// for logs and buffers is enough. A test that does crash its PostgreSQL runs one of its own, with the product's
// settings.
func shortLived() map[string]string {
	return map[string]string{
		"fsync": "off", "full_page_writes": "off",
		"max_wal_size": "128MB", "min_wal_size": "32MB", "shared_buffers": "64MB",
	}
}

// withDatabase is dsn, a URL or a list of keywords, for another database of the same server.
func withDatabase(dsn, database string) string {
	address, err := url.Parse(dsn)
	if err != nil || address.Scheme == "" {
		return dsn + " dbname=" + database
	}
	address.Path = "/" + database
	return address.String()
}

func (c *cluster) exec(ctx context.Context, statement string) error {
	if _, err := c.admin.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("%.40s…: %w", statement, err)
	}
	return nil
}

func (c *cluster) close() error {
	if c.admin != nil {
		if c.server == nil {
			_ = c.exec(context.Background(), `DROP DATABASE IF EXISTS `+c.template)
		}
		_ = c.admin.Close()
	}
	if c.server == nil {
		return nil
	}
	return c.server.Close()
}

// Prepare migrates the empty database that dsn names and returns dsn.
func Prepare(t testing.TB, dsn string) string {
	t.Helper()
	d, err := db.Open(dsn, db.Options{MaxConns: 2})
	if err != nil {
		t.Fatalf("open test database: %v", err)
	}
	defer d.Close()
	if err := d.Migrate(context.Background()); err != nil {
		t.Fatalf("migrate test database: %v", err)
	}
	return dsn
}
