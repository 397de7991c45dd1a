// Package app puts the program together: it is the one place that knows every part. Commands start it, and so do the
// end-to-end tests.
package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"goodones/db"
	"goodones/internal/config"
	"goodones/internal/connection"
	"goodones/internal/progress"
	"goodones/internal/secret"
	"goodones/internal/server"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/updates"
	"goodones/internal/webhook"
	"goodones/pipeline"
)

// Role is what a process does.
type Role int

// The roles.
const (
	RoleAll Role = iota
	RoleAPI
	RoleWorker
)

// ParseRole reads all, api or worker.
func ParseRole(name string) (Role, error) {
	switch name {
	case "all":
		return RoleAll, nil
	case "api":
		return RoleAPI, nil
	case "worker":
		return RoleWorker, nil
	}
	return 0, fmt.Errorf("unknown role %q: it is all, api or worker", name)
}

func (r Role) serves() bool { return r != RoleWorker }
func (r Role) works() bool  { return r != RoleAPI }

// Options are what an App is made of.
type Options struct {
	Config      config.Config
	Role        Role
	DatabaseURL string         // where the schema is up to date
	ListenURL   string         // the same database past any pooler; empty: DatabaseURL
	Log         *slog.Logger   // nil: silent
	Keys        *secret.Keys   // seal what is stored and secret; nil: nothing of that kind can be stored
	Clock       pipeline.Clock // the worker's and the X client's; nil: the machine's
	// Pictures are of people who do not exist, below PicturesPath; the page loads none from elsewhere then. nil: there
	// are none.
	Pictures http.Handler
}

// App is one process of goodones, put together.
type App struct {
	cfg   config.Config
	role  Role
	log   *slog.Logger
	clock pipeline.Clock

	pictures http.Handler // nil: none

	db        *db.DB
	sources   map[syncrun.Network]source.Source
	keeper    *connection.Keeper // nil: nobody can connect accounts
	metrics   *telemetry.Metrics
	traces    *telemetry.Traces
	hints     []runner
	listening *listening
	hub       *progress.Hub
	updates   *updates.Hub
	server    *server.Server
	worker    *pipeline.Worker
	scheduler *pipeline.Scheduler
	eraser    *pipeline.Eraser
	resealer  *pipeline.Resealer // nil: there are no keys
	deliverer *webhook.Deliverer
	keys      *secret.Keys
	listener  net.Listener
	admin     net.Listener
}

// New puts the parts together and takes the addresses to listen on; nothing runs until Run does.
func New(opts Options) (_ *App, err error) {
	a := &App{cfg: opts.Config, role: opts.Role, log: opts.Log, clock: opts.Clock, keys: opts.Keys,
		pictures: opts.Pictures,
		metrics:  telemetry.NewMetrics()}
	if a.clock == nil {
		a.clock = pipeline.SystemClock{}
	}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	defer func() {
		if err != nil {
			a.close()
		}
	}()
	if err := a.openTraces(); err != nil {
		return nil, err
	}
	a.listening = &listening{log: a.log, gauge: a.metrics.Listening}
	if err := a.openDatabase(opts.DatabaseURL, opts.Keys); err != nil {
		return nil, err
	}
	a.hub = a.newHub()
	a.updates = updates.New(a.db, func(err error) { a.log.Error("updates of runs cannot be read", "error", err) })
	if err := errors.Join(a.openSources(), a.openConnections(opts.Keys)); err != nil {
		return nil, err
	}
	if a.role.serves() {
		if err := a.buildServer(); err != nil {
			return nil, err
		}
	}
	if a.role.works() {
		a.buildWorker()
	}
	a.buildHints(cmp.Or(opts.ListenURL, opts.DatabaseURL))
	a.observe()
	return a, a.listen()
}

func (a *App) openTraces() error {
	certificates, err := a.cfg.OTLP.TLS()
	if err != nil {
		return err
	}
	headers := map[string]string{}
	for name, value := range a.cfg.OTLP.Headers {
		headers[name] = value.Reveal()
	}
	a.traces, err = telemetry.NewTraces(context.Background(), telemetry.Collector{
		Endpoint: a.cfg.OTLP.Endpoint, Headers: headers, Timeout: a.cfg.OTLP.Timeout, Gzip: a.cfg.OTLP.Gzip,
		TLS: certificates,
	}, a.log)
	return err
}

func (a *App) newHub() *progress.Hub {
	return progress.New(a.db.Log(), progress.Options{
		Lag: func(d time.Duration) { a.metrics.DeliveryLag.Observe(d.Seconds()) },
		Trouble: func(err error) {
			if err != nil {
				a.log.Error("live logs cannot be read", "error", err)
			} else {
				a.log.Info("live logs can be read again")
			}
		},
		TakenBack: func(runs int) {
			a.log.Error("the database has lost events that were shown: a failover to a standby that lagged?", "runs", runs)
		},
	})
}

// Listen takes a TCP address. Its errors say in one line what to correct.
func Listen(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use; port 0 takes a free one", address)
	}
	if op, ok := errors.AsType[*net.OpError](err); ok {
		return nil, fmt.Errorf("%s cannot be listened on: %w", address, op.Err)
	}
	return listener, err
}

func (a *App) listen() (err error) {
	if a.role.serves() {
		if a.listener, err = Listen(a.cfg.ListenAddr); err != nil {
			return &config.Error{Variable: "LISTEN_ADDR", Reason: err.Error()}
		}
	}
	if a.cfg.AdminAddr != "" {
		if a.admin, err = Listen(a.cfg.AdminAddr); err != nil {
			return &config.Error{Variable: "ADMIN_ADDR", Reason: err.Error()}
		}
	}
	return nil
}

// URL is where the API is served; empty for a worker.
func (a *App) URL() string {
	if a.listener == nil {
		return ""
	}
	return "http://" + a.listener.Addr().String()
}

// ErrDrain as the cause of the end of Run's context has requests served on for SHUTDOWN_DRAIN, so that balancers
// notice.
var ErrDrain = server.ErrDrain

// Run runs everything until ctx ends or a part fails. It ends in order: first what takes requests and works on runs,
// which are handed back, then what carries hints, and last the database. It may be called once.
func (a *App) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	carriers, stopCarriers := context.WithCancel(context.WithoutCancel(ctx))
	defer stopCarriers()
	var behind, front sync.WaitGroup
	start := func(group *sync.WaitGroup, ctx context.Context, name string, run func(context.Context) error) {
		group.Go(func() {
			if err := run(ctx); err != nil && !errors.Is(err, context.Canceled) {
				cancel(fmt.Errorf("%s: %w", name, err))
			}
		})
	}
	start(&behind, carriers, "live logs", a.hub.Run)
	start(&behind, carriers, "updates", a.updates.Run)
	for _, c := range a.hints {
		start(&behind, carriers, "hints", c.Run)
	}
	if a.admin != nil {
		start(&behind, carriers, "admin", a.serveAdmin)
	}
	if a.server != nil {
		start(&front, ctx, "server", func(ctx context.Context) error { return a.server.Serve(ctx, a.listener) })
	}
	if a.worker != nil {
		start(&front, ctx, "worker", a.worker.Run)
		start(&front, ctx, "scheduler", a.scheduler.Run)
		start(&front, ctx, "eraser", a.eraser.Run)
		start(&front, ctx, "webhooks", a.deliverer.Run)
	}
	if a.resealer != nil {
		start(&front, ctx, "resealer", a.resealer.Run)
	}
	<-ctx.Done()
	front.Wait()
	stopCarriers()
	behind.Wait()
	a.close()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// close gives back what New took. A connection that ends badly, because the database went first, is no failure.
func (a *App) close() {
	if a.traces != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		_ = a.traces.Close(ctx) // spans that no collector takes are no failure of ours
	}
	if a.listener != nil {
		_ = a.listener.Close() // closed already after a Serve
	}
	if a.db != nil {
		_ = a.db.Close()
	}
}

// policy is what runs may cost, as configured.
func (a *App) policy() db.Policy { return policy(&a.cfg) }

func policy(cfg *config.Config) db.Policy {
	return db.Policy{
		Budgets: cfg.Budgets, MonthlyCapMicroUSD: int64(math.Round(cfg.MonthlyBudgetUSD * 1e6)), Prices: prices(cfg),
	}
}

// prices are what X charges, as configured.
func (a *App) prices() syncrun.Prices { return prices(&a.cfg) }

func prices(cfg *config.Config) syncrun.Prices {
	prices := syncrun.Prices{}
	for kind, price := range cfg.PricesMicroUSD {
		prices[syncrun.ResourceKind(kind)] = price
	}
	return prices
}
