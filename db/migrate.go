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

// Migrate brings the schema up to date. Several processes may call it at once: a lock of the session lets one work
// while the others wait.
func (d *DB) Migrate(ctx context.Context) error {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // each second, for five minutes
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	provider, err := d.provider(goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return translate("migrate", err)
	}
	return nil
}

// CheckSchema refuses a schema that this program's migrations would change, without changing anything.
func (d *DB) CheckSchema(ctx context.Context) error {
	pending, err := d.pending(ctx)
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

func (d *DB) pending(ctx context.Context) (bool, error) {
	var migrated bool
	if err := d.x.GetContext(ctx, &migrated, selectMigrated, versionTable); err != nil || !migrated {
		return true, err // goose would make its table before it looks
	}
	provider, err := d.provider()
	if err != nil {
		return false, err
	}
	return provider.HasPending(ctx)
}

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
