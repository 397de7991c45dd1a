package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

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
		Long: "Serves GraphQL, websocket and REST, and works on queued runs. Any number of servers may share one\n" +
			"database. Without DATABASE_URL a private PostgreSQL is run under the state directory. Accounts of\n" +
			"Bluesky need no key; those of X need X_BEARER_TOKEN, which comes from the environment only. Likers of an\n" +
			"account at X are read once its owner has connected it: goodones x connect.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s := serving{schema: checked, out: cmd.OutOrStdout(), err: cmd.ErrOrStderr()}
			if migrate {
				s.schema = migrated
			}
			var err error
			if s.role, err = app.ParseRole(role); err != nil {
				return usageError{fmt.Errorf("--role: %w", err)}
			}
			if s.cfg, err = config.Load(cmd.Flags()); err != nil {
				return err
			}
			return s.run(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&role, "role", "all", "what this process does: all, api or worker")
	cmd.Flags().BoolVar(&migrate, "migrate", true, "bring the schema up to date first; false refuses an older one")
	register(cmd)
	return cmd
}

// serving is what goodones serve was asked to do.
type serving struct {
	cfg    config.Config
	role   app.Role
	schema schema
	out    io.Writer
	err    io.Writer
}

func (s *serving) run(ctx context.Context) (err error) {
	if err := checkAddresses(&s.cfg, s.role != app.RoleWorker); err != nil {
		return err
	}
	defer func() { err = conceal(err, s.cfg.Passwords()) }()
	log := newLogger(&s.cfg, s.err)
	database, err := lastingDatabase(ctx, &s.cfg, func(format string, args ...any) {
		log.InfoContext(ctx, fmt.Sprintf(format, args...))
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.close()) }()
	check := func(d *db.DB) error { return app.CheckErasure(ctx, d) }
	if err := database.use(ctx, s.schema, check); err != nil {
		return err
	}
	a, err := app.New(appOptions(&s.cfg, s.role, database, log))
	if err != nil {
		return err
	}
	if url := a.URL(); url != "" {
		fmt.Fprintf(s.out, "listening on %s\n", url)
	} else {
		fmt.Fprintln(s.out, "working on runs")
	}
	return database.whileThere(ctx, a.Run)
}

// appOptions are for the program on a database whose schema is up to date.
func appOptions(cfg *config.Config, role app.Role, database *database, log *slog.Logger) app.Options {
	return app.Options{Config: *cfg, Role: role, DatabaseURL: database.dsn, ListenURL: database.listenDSN, Log: log,
		Keys: database.keys}
}

// newLogger is the log of a server.
func newLogger(cfg *config.Config, stderr io.Writer) *slog.Logger {
	return telemetry.NewLogger(stderr, cfg.LogLevel, cfg.Secrets()...)
}
