package db

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrateTries bounds how often migrating is begun. Each try goes on behind the last migration that was committed, and
// takes the length of PostgreSQL's deadlock_timeout (1 s) at least when it meets a deadlock.
const migrateTries = 20

// Migrate brings the schema up to date. Several processes may call it at once: a lock of the session lets one work
// while the others wait. Workers of the version before may be at work: a migration takes tables from all to itself, so
// that one of their transactions and it may wait for each other. When PostgreSQL ends the migration then, it is made
// again.
func (d *DB) Migrate(ctx context.Context) error {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // each second, for five minutes
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	provider, err := d.provider(goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	for try := 1; ; try++ {
		_, err := provider.Up(ctx)
		if isForbidden(err) {
			return fmt.Errorf("migrate: the database's user may not change the schema; it has to own the database and what is "+
				"in it (%w)", err)
		}
		if !isDeadlock(err) || try == migrateTries {
			return translate("migrate", err)
		}
	}
}

// Encoding is the one that a database of ours has: what people write about themselves needs all of Unicode.
const Encoding = "UTF8"

const selectEncoding = `SELECT current_setting('server_encoding')`

// ServerEncoding returns the database's encoding, as PostgreSQL writes it.
func (d *DB) ServerEncoding(ctx context.Context) (encoding string, err error) {
	err = d.pool.GetContext(ctx, &encoding, selectEncoding)
	return encoding, translate("ask for the encoding", err)
}

// CheckSchema refuses a schema that is not there or that this program's migrations would change, without changing
// anything.
func (d *DB) CheckSchema(ctx context.Context) error {
	var there bool // goose would make its table before it looks
	if err := d.pool.GetContext(ctx, &there, selectMigrated, versionTable); err != nil {
		return translate("check schema", err)
	}
	if !there {
		return errors.New("the database holds no schema of goodones: run `goodones migrate` first")
	}
	provider, err := d.provider()
	if err != nil {
		return err
	}
	pending, err := provider.HasPending(ctx)
	if err != nil {
		return translate("check schema", err)
	}
	if pending {
		return errors.New("the database schema is older than this program: run `goodones migrate` first")
	}
	return nil
}

// versionTable is where goose keeps what it has done.
const versionTable = "goose_db_version"

const selectMigrated = `SELECT to_regclass($1) IS NOT NULL`

func (d *DB) provider(opts ...goose.ProviderOption) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, d.Pool(), files, opts...)
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	return provider, nil
}
