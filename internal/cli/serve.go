package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/telemetry"
)

func newServe() *cobra.Command {
	var role string
	var migrate bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the API and work on runs",
		Long: "Serves GraphQL, websocket and REST, and works on queued runs. Any number of servers may share one database.\n" +
			"Without DATABASE_URL a private PostgreSQL is run under the state directory.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := config.Load(cmd.Flags())
			if err != nil {
				return err
			}
			if err := cfg.CheckServing(); err != nil {
				return err
			}
			roles, err := app.ParseRole(role)
			if err != nil {
				return usageError{err}
			}
			return serve(cmd.Context(), &cfg, roles, migrate, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&role, "role", "all", "what this process does: all, api or worker")
	cmd.Flags().BoolVar(&migrate, "migrate", true, "bring the schema up to date first; false refuses an older one")
	config.Register(cmd.Flags())
	return cmd
}

func serve(ctx context.Context, cfg *config.Config, roles app.Role, migrate bool, stdout, stderr io.Writer) (err error) {
	database, err := openDatabase(ctx, cfg, privateDir(cfg), stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.close()) }()
	if err := prepareSchema(ctx, database.dsn, migrate); err != nil {
		return err
	}
	log := telemetry.NewLogger(stderr, cfg.LogLevel, cfg.Secrets()...)
	a, err := app.New(app.Options{Config: *cfg, Role: roles, DatabaseURL: database.dsn, ListenURL: database.listenDSN, Log: log})
	if err != nil {
		return err
	}
	if url := a.URL(); url != "" {
		fmt.Fprintf(stdout, "listening on %s\n", url)
	} else {
		fmt.Fprintln(stdout, "working on runs")
	}
	return a.Run(ctx)
}

// prepareSchema brings the schema up to date, or only checks it.
func prepareSchema(ctx context.Context, dsn string, migrate bool) (err error) {
	d, err := db.Open(dsn, db.Options{MaxConns: 2})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if migrate {
		return d.Migrate(ctx)
	}
	return d.CheckSchema(ctx)
}

func newMigrate() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "migrate",
		Short: "Bring the database schema up to date",
		Long:  "Brings the schema up to date. Several may start at once: one works, the others wait.",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			cfg, err := config.Load(cmd.Flags())
			if err != nil {
				return err
			}
			database, err := openDatabase(cmd.Context(), &cfg, privateDir(&cfg), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, database.close()) }()
			if err := prepareSchema(cmd.Context(), database.dsn, true); err != nil {
				return err
			}
			fmt.Fprintln(cmd.ErrOrStderr(), "schema is up to date")
			return nil
		},
	}
	config.Register(cmd.Flags(), "STATE_DIR", "PG_BIN")
	return cmd
}
