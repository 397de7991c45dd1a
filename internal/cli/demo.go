package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

// The simulated X of the demo: which network, and how long a call takes where somebody watches the page, or a terminal
// alone.
const (
	demoSeed    = 1
	demoLatency = 900 * time.Millisecond // some 20 s for the first run
	onceLatency = 80 * time.Millisecond
	demoFaults  = "idonly=0.04" // else there is nothing to see of stage 3
)

func newDemo() *cobra.Command {
	d := &demo{}
	var network string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show everything at work, with no configuration",
		Long: "Runs a private PostgreSQL, a simulated network, the API and a worker; syncs an account of 2,400\n" +
			"followers, lets it grow, syncs it again, and keeps serving until Ctrl-C. The link that it prints opens\n" +
			"the page, signed in: once, within 10 minutes, on this machine.\n\n" +
			"DATABASE_URL is left alone, unless --use-database-url is given: then the demo works there, as a new\n" +
			"user. Do not name a database in real use: it is migrated, and the worker takes every run that is\n" +
			"queued in it and asks the simulated X.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			d.out, d.err = cmd.OutOrStdout(), cmd.ErrOrStderr()
			d.network = syncrun.Network(network)
			if err := d.check(cmd.Flags().Changed); err != nil {
				return usageError{err}
			}
			if d.once && !cmd.Flags().Changed("latency") {
				d.latency = latencyOnce(d.out)
			}
			if d.cfg, err = config.LoadFrom(cmd.Flags(), demoEnvironment(d.named)); err != nil {
				return err
			}
			return d.run(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&d.once, "once", false, "end after the second sync; the exit code is 0 only if both completed")
	cmd.Flags().StringVar(&network, "network", string(syncrun.NetworkX), "which network is simulated: x or bluesky")
	cmd.Flags().StringVar(&d.faults, "faults", demoFaults,
		"what the network does besides answering well, as sandbox --help lists it; default: some thin profiles")
	cmd.Flags().DurationVar(&d.latency, "latency", demoLatency,
		"how long every call to the network takes, so that runs can be watched; 0s is as fast as it goes, the default of\n"+
			"--once where nobody watches")
	cmd.Flags().StringVar(&d.dataDir, "data-dir", "",
		"where the private PostgreSQL keeps its data (default: temporary, removed at exit)")
	cmd.Flags().BoolVar(&d.named, "use-database-url", false,
		"work in the database of DATABASE_URL, which must not be in real use")
	register(cmd, "LISTEN_ADDR", "PG_BIN", "RATE_LIMIT_PER_MINUTE", "MAX_SOCKETS_PER_KEY", "MAX_SUBSCRIPTIONS_PER_KEY",
		"ALLOWED_ORIGINS", "ADMIN_ADDR", "LOG_LEVEL", "BUDGETS", "SESSION_RATE_LIMIT")
	cmd.Flags().Lookup("log-level").DefValue = demoLogLevel
	return cmd
}

// check tells which flag has to be corrected; given is whether a flag was set by hand.
func (d *demo) check(given func(flag string) bool) error {
	if !slices.Contains(syncrun.Networks(), d.network) {
		return fmt.Errorf("--network: %q is not x or bluesky", d.network)
	}
	if d.latency < 0 {
		return errors.New("--latency must not be negative")
	}
	if d.network == syncrun.NetworkBluesky && given("faults") {
		if err := sandbox.CheckBlueskyFaults(d.faults); err != nil {
			return fmt.Errorf("--faults: %w", err)
		}
	}
	return nil
}

// demoLogLevel keeps quiet what the terminal shows as lines of a run: a refusal by the network, say.
const demoLogLevel = "error"

// demoEnvironment is the environment, except for what would lead the demo away from its own X and, unless a database
// was asked for, to one that others use.
func demoEnvironment(named bool) config.Lookup {
	values := map[string]string{
		"INTROSPECTION": "on", "BUDGETS": "on", "MONTHLY_BUDGET_USD": "", "NATS_URL": "",
		"X_BEARER_TOKEN": "app", "X_BEARER_TOKENS": "", "X_USER_TOKEN": "user", "X_API_BASE_URL": "",
		"X_CLIENT_ID": "", "X_CLIENT_SECRET": "",
		"BLUESKY_APPVIEW_URL": "",
	}
	if !named {
		values["DATABASE_URL"], values["LISTEN_DATABASE_URL"] = "", ""
	}
	env := config.Overridden(values)
	return func(name string) (string, bool) {
		if value, found := env(name); name != "LOG_LEVEL" || value != "" {
			return value, found
		}
		return demoLogLevel, true
	}
}

type demo struct {
	cfg     config.Config
	dataDir string
	named   bool // the database of DATABASE_URL is meant
	once    bool
	network syncrun.Network
	faults  string
	latency time.Duration // of each call to the network
	out     io.Writer
	err     io.Writer
}

func (d *demo) run(ctx context.Context) (err error) {
	x, err := demoSandbox(d.latency, d.faults)
	if err != nil {
		return usageError{fmt.Errorf("--faults: %w", err)}
	}
	if err := checkAddresses(&d.cfg, true); err != nil {
		return err
	}
	screen := newScreen(d.out)
	defer func() { err = conceal(err, d.cfg.Passwords()) }()
	database, err := d.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.close()) }()
	source, err := serveSandbox(x, "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	d.cfg.XAPIBaseURL, d.cfg.BlueskyAppViewURL = source.url, source.url
	key, err := demoUser(ctx, database)
	if err != nil {
		return err
	}
	d.cfg.ShutdownDrain = 0 // there is no balancer to notice
	options := appOptions(&d.cfg, app.RoleAll, database, newLogger(&d.cfg, d.err))
	options.Pictures = sandbox.Pictures(app.PicturesPath)
	a, err := app.New(options)
	if err != nil {
		return err
	}
	client := newClient(a.URL(), key)
	defer client.close()
	tale := &story{client: client, source: source, screen: screen, network: d.network}
	if !d.once {
		tale.link = func() (string, error) { return a.SignInLink(key) }
	}
	return database.whileThere(ctx, func(ctx context.Context) error { return d.serve(ctx, a, tale) })
}

// openDatabase opens a private one, unless another was asked for.
func (d *demo) openDatabase(ctx context.Context) (*database, error) {
	tell := lines(d.err)
	exported, _ := config.Overridden(nil)("DATABASE_URL")
	switch {
	case d.named && exported == "":
		return nil, usageError{errors.New("--use-database-url: DATABASE_URL is not set")}
	case d.named:
		tell("using the database of DATABASE_URL")
	case exported != "":
		tell("DATABASE_URL is left alone; --use-database-url works there")
	}
	opened, err := openDatabase(ctx, &d.cfg, d.dataDir, tell)
	if errors.Is(err, pgserver.ErrNotInstalled) {
		return nil, fmt.Errorf("%w; the demo uses DATABASE_URL only with --use-database-url", err)
	}
	if errors.Is(err, pgserver.ErrDirectory) && !errors.Is(err, syscall.ENOSPC) {
		return nil, usageError{fmt.Errorf("--data-dir: %w", err)}
	}
	if err == nil && opened.keys == nil && opened.server != nil {
		if opened.keys, err = demoKeys(d.dataDir); err != nil {
			return nil, errors.Join(err, opened.close())
		}
	}
	return opened, err
}

// demoKeys seal what the demo keeps secret, as long as it keeps its data.
func demoKeys(dataDir string) (*secret.Keys, error) {
	if dataDir == "" {
		return secret.New(rand.Text() + rand.Text())
	}
	return secret.File(filepath.Join(dataDir, "secret-key"))
}

// latencyOnce is the latency of a demo that ends by itself: on a terminal there has to be something to watch.
func latencyOnce(out io.Writer) time.Duration {
	if newScreen(out).terminal() {
		return onceLatency
	}
	return 0
}

// demoSandbox is the demo's X. It answers as from a distance, or there would be nothing to watch.
func demoSandbox(latency time.Duration, faults string) (*sandbox.Server, error) {
	return sandbox.New(sandbox.Config{Seed: demoSeed, RateLimits: sandbox.RateLimitsOff, Faults: faults, Latency: latency,
		Pictures: app.PicturesPath})
}

// demoUser brings the schema up to date and makes a user of its own for every start, so that a kept database changes
// nothing.
func demoUser(ctx context.Context, database *database) (key string, err error) {
	err = database.use(ctx, migrated, func(d *db.DB) error {
		key, _, err = app.CreateKey(ctx, d, "demo-"+time.Now().UTC().Format("20060102-150405.000000"))
		return err
	})
	return key, err
}

// serve runs the program and, beside it, the story; it ends with the story (--once), with ctx, or with either's error.
func (d *demo) serve(ctx context.Context, a *app.App, s *story) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx); cancel() }()
	shown := s.tell(ctx)
	if shown == nil && !d.once {
		if shown = s.open(); shown == nil {
			s.screen.farewell(s.client, s.run)
			<-ctx.Done()
		}
	}
	cancel()
	served := <-ended
	if errors.Is(shown, context.Canceled) && served != nil {
		return served // the story broke off because the program did
	}
	return errors.Join(shown, served)
}
