package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/pgserver"
	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

// pingTimeout bounds the first question to a server that was named.
const pingTimeout = 5 * time.Second

// database is where data is kept: a server that was named, or a private one.
type database struct {
	dsn       string
	listenDSN string
	server    *pgserver.Server // nil when it was named
	keys      *secret.Keys     // nil: none was set
}

// teller is told what goes on with a private server, a line each. It may be called at any time until that is closed.
type teller func(format string, args ...any)

// lastingDatabase is openDatabase with a private server whose data lies under the state directory.
func lastingDatabase(ctx context.Context, cfg *config.Config, tell teller) (*database, error) {
	if cfg.DatabaseURL == "" {
		if err := cfg.CheckStateDir(); err != nil {
			return nil, err
		}
	}
	d, err := openDatabase(ctx, cfg, privateDirectory(cfg), tell)
	if errors.Is(err, pgserver.ErrDirectory) && !errors.Is(err, syscall.ENOSPC) {
		return nil, &config.Error{Variable: "STATE_DIR", Reason: "cannot be used: " + err.Error()}
	}
	if err == nil && d.keys == nil && d.server != nil {
		if d.keys, err = secret.File(filepath.Join(cfg.StateDir, "secret-key")); err != nil {
			return nil, errors.Join(err, d.close())
		}
	}
	return d, err
}

// secretKeys are those that were set; nil: none.
func secretKeys(cfg *config.Config) (*secret.Keys, error) {
	if len(cfg.SecretKeys) == 0 {
		return nil, nil
	}
	texts := make([]string, len(cfg.SecretKeys))
	for i, key := range cfg.SecretKeys {
		texts[i] = key.Reveal()
	}
	return secret.New(texts...)
}

// privateDirectory is where a private server that lasts keeps its data.
func privateDirectory(cfg *config.Config) string { return filepath.Join(cfg.StateDir, "postgres") }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// openDatabase finds the server that the configuration names, or starts a private one in dir ("" for a temporary one).
func openDatabase(ctx context.Context, cfg *config.Config, dir string, tell teller) (*database, error) {
	keys, err := secretKeys(cfg)
	if err != nil {
		return nil, err
	}
	d, err := openServer(ctx, cfg, dir, tell)
	if err == nil {
		d.keys = keys
	}
	return d, err
}

func openServer(ctx context.Context, cfg *config.Config, dir string, tell teller) (*database, error) {
	if cfg.DatabaseURL != "" {
		return namedDatabase(ctx, cfg)
	}
	if cfg.PGBin != "" {
		if _, err := pgserver.Find(pgserver.FindOptions{PGBin: cfg.PGBin}); err != nil {
			return nil, usageError{err}
		}
	}
	place := dir
	if place == "" {
		place = "a temporary directory"
	}
	tell("private PostgreSQL in %s", place)
	if err := pgserver.Isolate(); err != nil {
		return nil, err
	}
	server, err := pgserver.Start(ctx, pgserver.Options{Dir: dir, PGBin: cfg.PGBin, AllowFetch: true, Log: tell})
	switch {
	case err != nil && ctx.Err() != nil && !errors.Is(err, ctx.Err()):
		return nil, ctx.Err() // it followed from that
	case err != nil:
		return nil, err
	}
	dsn := server.DSN("postgres")
	return &database{dsn: dsn, listenDSN: dsn, server: server}, nil
}

// namedDatabase is the server of DATABASE_URL, if it answers and keeps its texts in UTF8.
func namedDatabase(ctx context.Context, cfg *config.Config) (*database, error) {
	d := &database{dsn: cfg.DatabaseURL.Reveal(), listenDSN: cfg.ListenDatabaseURL.Reveal()}
	if err := checkDSN("DATABASE_URL", d.dsn); err != nil {
		return nil, err
	}
	if d.listenDSN == "" {
		d.listenDSN = d.dsn
	} else if err := checkDSN("LISTEN_DATABASE_URL", d.listenDSN); err != nil {
		return nil, err
	}
	encoding, err := askEncoding(ctx, d.dsn)
	if err != nil {
		return nil, fmt.Errorf("the database of DATABASE_URL cannot be used: %w", err)
	}
	if encoding != db.Encoding {
		return nil, &config.Error{Variable: "DATABASE_URL",
			Reason: fmt.Sprintf("names a database in encoding %s; it must be "+
				"in %s (createdb --encoding=%s --template=template0)", encoding, db.Encoding, db.Encoding)}
	}
	return d, nil
}

// checkDSN refuses an address that the driver cannot read. The driver's own words may repeat parts of a password, so
// they are shown only where they speak of something else.
func checkDSN(variable, dsn string) error {
	pool, err := db.Open(dsn, db.Options{})
	if err == nil {
		return pool.Close()
	}
	whatever, err := db.Open("host=localhost", db.Options{})
	if err != nil {
		return usageError{fmt.Errorf("the variables PG… of the environment: %w", err)}
	}
	if err := whatever.Close(); err != nil {
		return err
	}
	return &config.Error{Variable: variable,
		Reason: "holds a value that the driver refuses, such as a service that no file " +
			"knows, or a weak sslmode beside sslrootcert=system"}
}

// askEncoding asks the server for the database's encoding. It does not wait for the driver, which listens to no
// context while a server that took the connection keeps silent.
func askEncoding(ctx context.Context, dsn string) (encoding string, err error) {
	pool, err := db.Open(dsn, db.Options{MaxConns: 1})
	if err != nil {
		return "", err
	}
	asked, cancel := context.WithTimeout(ctx, pingTimeout)
	defer cancel()
	type answer struct {
		encoding string
		err      error
	}
	answered := make(chan answer, 1)
	go func() {
		var a answer
		if a.err = pool.Pool().PingContext(asked); a.err == nil {
			a.encoding, a.err = pool.ServerEncoding(asked)
		}
		a.err = errors.Join(a.err, pool.Close())
		answered <- a
	}()
	select {
	case a := <-answered:
		encoding, err = a.encoding, a.err
	case <-asked.Done():
		err = asked.Err()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "", fmt.Errorf("no answer within %s", pingTimeout)
	}
	return encoding, err
}

// schema says what to do about an older schema.
type schema int

const (
	checked schema = iota
	migrated
)

// useAttempts bounds how often use begins anew: once for each process that may take the server with it.
const useAttempts = 6

// use brings the schema up to date, or only checks it, and then runs do, if there is one. A private server that
// another process started ends with that process, and whoever is left starts it again. So on a private server do may
// run more than once, until it succeeds, fails for another reason than the database, or the attempts are used up.
func (d *database) use(ctx context.Context, s schema, do func(*db.DB) error) error {
	final := false // what do said has nothing to do with the server
	once := func(pool *db.DB) error {
		if do == nil {
			return nil
		}
		err := do(pool)
		final = err != nil && !errors.Is(err, syncrun.ErrUnavailable)
		return err
	}
	err := d.attempt(ctx, s, once)
	for range useAttempts - 1 {
		if err == nil || final || d.server == nil || ctx.Err() != nil {
			return err
		}
		if waited := d.server.StartAgain(ctx); waited != nil {
			return errors.Join(err, waited)
		}
		err = d.attempt(ctx, s, once)
	}
	return err
}

func (d *database) attempt(ctx context.Context, s schema, do func(*db.DB) error) (err error) {
	pool, err := db.Open(d.dsn, db.Options{MaxConns: 2, ErasureKeys: app.ErasureKeys(d.keys)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	if s == migrated {
		err = pool.Migrate(ctx)
	} else {
		err = pool.CheckSchema(ctx)
	}
	if err == nil && do != nil {
		err = do(pool)
	}
	return err
}

// userNamed finds the user of that name.
func userNamed(ctx context.Context, d *db.DB, name string) (db.User, error) {
	user, err := d.UserByName(ctx, name)
	if errors.Is(err, syncrun.ErrNotFound) {
		return user, fmt.Errorf("there is no user %q; see goodones key list", name)
	}
	return user, err
}

// whileThere runs work until it ends by itself, ctx ends, or the data of a private server is gone, which is an error
// that names its directory.
func (d *database) whileThere(ctx context.Context, work func(context.Context) error) error {
	if d.server == nil {
		return work(ctx)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watched := make(chan error, 1)
	go func() {
		err := d.server.Watch(ctx)
		cancel()
		watched <- err
	}()
	err := work(ctx)
	cancel()
	return errors.Join(err, <-watched)
}

func (d *database) close() error {
	if d.server == nil {
		return nil
	}
	return d.server.Close()
}
