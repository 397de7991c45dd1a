package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"goodones/internal/config"
	"goodones/internal/pgserver"
)

// database is where data is kept: a server that was named, or a private one.
type database struct {
	dsn       string
	listenDSN string
	close     func() error
}

// openDatabase finds the server that the configuration names, or starts a private one in dir ("" for a temporary
// one). Progress of a slow start goes to out.
func openDatabase(ctx context.Context, cfg *config.Config, dir string, out io.Writer) (*database, error) {
	if cfg.DatabaseURL != "" {
		d := &database{dsn: cfg.DatabaseURL.Reveal(), listenDSN: cfg.ListenDatabaseURL.Reveal(), close: func() error { return nil }}
		if d.listenDSN == "" {
			d.listenDSN = d.dsn
		}
		return d, nil
	}
	server, err := pgserver.Start(ctx, pgserver.Options{
		Dir: dir, PGBin: cfg.PGBin, AllowFetch: true,
		Log: func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) },
	})
	if err != nil {
		return nil, err
	}
	dsn := server.DSN("postgres")
	return &database{dsn: dsn, listenDSN: dsn, close: server.Close}, nil
}

// privateDir is where the private server keeps what should last.
func privateDir(cfg *config.Config) string { return filepath.Join(cfg.StateDir, "postgres") }
