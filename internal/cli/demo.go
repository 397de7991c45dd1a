package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
	"goodones/internal/telemetry"
)

// The demo's story: an account of the sandbox, and how much it grows between the two syncs.
const (
	demoSeed      = 1
	demoHandle    = "acme"
	demoFollowers = 150
	demoPosts     = 3
)

func newDemo() *cobra.Command {
	var once bool
	var dataDir string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show everything at work, with no configuration",
		Long: "Runs a private PostgreSQL (unless DATABASE_URL is set), a simulated X, the API and a worker; syncs an account\n" +
			"of 2,400 followers, lets it grow, syncs it again, and keeps serving until Ctrl-C.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := demoConfig(cmd)
			if err != nil {
				return err
			}
			return (&demo{cfg: cfg, dataDir: dataDir, once: once, out: cmd.OutOrStdout(), err: cmd.ErrOrStderr()}).run(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&once, "once", false, "end after the second sync; the exit code is 0 only if both completed")
	cmd.Flags().StringVar(&dataDir, "data-dir", "", "where the private PostgreSQL keeps its data (default: temporary, removed at exit)")
	config.Register(cmd.Flags(), "LISTEN_ADDR", "PG_BIN", "RATE_LIMIT_PER_MINUTE", "MAX_SOCKETS_PER_KEY",
		"MAX_SUBSCRIPTIONS_PER_KEY", "ALLOWED_ORIGINS", "ADMIN_ADDR", "LOG_LEVEL")
	return cmd
}

// demoConfig is the environment's configuration with the demo's own defaults.
func demoConfig(cmd *cobra.Command) (config.Config, error) {
	cfg, err := config.LoadFrom(cmd.Flags(), config.Overridden(map[string]string{
		"INTROSPECTION": "on", "X_BEARER_TOKEN": "app", "X_USER_TOKEN": "user", "X_API_BASE_URL": "", "BUDGETS": "on",
		"MONTHLY_BUDGET_USD": "", "NATS_URL": "",
	}))
	if err == nil && !cmd.Flags().Changed("log-level") {
		cfg.LogLevel = max(cfg.LogLevel, 4) // warnings only: the terminal shows the run itself
	}
	return cfg, err
}

type demo struct {
	cfg     config.Config
	dataDir string
	once    bool
	out     io.Writer
	err     io.Writer
}

func (d *demo) run(ctx context.Context) (err error) {
	database, err := openDatabase(ctx, &d.cfg, d.dataDir, d.err)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.close()) }()
	if err := prepareSchema(ctx, database.dsn, true); err != nil {
		return err
	}
	x, err := sandbox.New(sandbox.Config{Seed: demoSeed, RateLimits: sandbox.RateLimitsOff})
	if err != nil {
		return err
	}
	source, err := serveSandbox(x, "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	d.cfg.XAPIBaseURL = source.url
	key, err := demoUser(ctx, database.dsn)
	if err != nil {
		return err
	}
	return d.serve(ctx, database, source, key)
}

// demoUser makes a user of its own for every start, so that a kept database changes nothing.
func demoUser(ctx context.Context, dsn string) (key string, err error) {
	pool, err := db.Open(dsn, db.Options{MaxConns: 2})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	key, _, err = app.CreateKey(ctx, pool, "demo-"+time.Now().UTC().Format("20060102-150405.000000"))
	return key, err
}

// serve runs the program and, beside it, the story; it ends with the story (--once), with ctx, or with either's error.
func (d *demo) serve(ctx context.Context, database *database, source *servedSandbox, key string) error {
	log := telemetry.NewLogger(d.err, d.cfg.LogLevel, d.cfg.Secrets()...)
	a, err := app.New(app.Options{Config: d.cfg, Role: app.RoleAll, DatabaseURL: database.dsn, ListenURL: database.listenDSN, Log: log})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx); cancel() }()
	told := d.tell(ctx, &client{url: a.URL(), key: key}, source)
	if told == nil && !d.once {
		<-ctx.Done()
	}
	cancel()
	served := <-ended
	if errors.Is(told, context.Canceled) && served != nil {
		return served
	}
	return errors.Join(told, served)
}

// tell is the story: track, search, sync, grow, sync again.
func (d *demo) tell(ctx context.Context, c *client, source *servedSandbox) error {
	screen := newScreen(d.out)
	screen.printf("goodones demo: %s syncs @%s from a simulated X at %s\n\n", c.url, demoHandle, source.url)
	account, err := c.prepare(ctx)
	if err != nil {
		return err
	}
	first, err := d.sync(ctx, c, screen, account, "First sync")
	if err != nil {
		return err
	}
	if err := source.x.Advance(demoHandle, demoFollowers, demoPosts); err != nil {
		return err
	}
	screen.printf("\n@%s gained %d followers and %d posts.\n\n", demoHandle, demoFollowers, demoPosts)
	second, err := d.sync(ctx, c, screen, account, "Second sync")
	if err != nil {
		return err
	}
	screen.farewell(c, second.ID, d.once)
	if first.Status != "COMPLETED" || second.Status != "COMPLETED" {
		return errors.New("a sync did not complete")
	}
	return nil
}

func (d *demo) sync(ctx context.Context, c *client, screen *screen, account, title string) (*runState, error) {
	id, err := c.startSync(ctx, account)
	if err != nil {
		return nil, err
	}
	screen.begin(title, id)
	state, err := c.watch(ctx, id, screen.show)
	if err != nil {
		return nil, fmt.Errorf("watch run %s: %w", id, err)
	}
	screen.end(state)
	return state, nil
}
