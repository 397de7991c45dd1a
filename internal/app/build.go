package app

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"goodones/db"
	"goodones/graph"
	"goodones/internal/bluesky"
	"goodones/internal/classify"
	"goodones/internal/connection"
	"goodones/internal/document"
	"goodones/internal/export"
	"goodones/internal/judgemodel"
	"goodones/internal/live"
	"goodones/internal/preview"
	"goodones/internal/rest"
	"goodones/internal/server"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/updates"
	"goodones/internal/webhook"
	"goodones/internal/xapi"
	"goodones/pipeline"
	"goodones/resolvers"
)

// openSources makes the clients of the networks, their rate windows shared through the database.
func (a *App) openSources() error {
	x, err := a.sourceX()
	if err != nil {
		return err
	}
	sky, err := bluesky.New(bluesky.Config{
		AppViewURL: a.cfg.BlueskyAppViewURL, Limiter: limiter{a.db}, Clock: a.clock,
		Observer: func(call string, status int, _ time.Duration) { a.metrics.SourceCall(call, status) },
	})
	if err != nil {
		return err
	}
	a.sources = map[syncrun.Network]source.Source{syncrun.NetworkX: x, syncrun.NetworkBluesky: sky}
	return nil
}

// sourceX refuses everything, and says what is missing, until a token is set.
func (a *App) sourceX() (source.Source, error) {
	if len(a.cfg.BearerTokens()) == 0 {
		return source.None{Missing: "X_BEARER_TOKEN"}, nil
	}
	return xapi.New(xapi.Config{
		BaseURL: a.cfg.XAPIBaseURL, BearerTokens: a.cfg.BearerTokens(), UserToken: a.cfg.XUserToken.Reveal(),
		Limiter: limiter{a.db}, Clock: a.clock, Prices: a.prices(),
		Observer: func(endpoint string, status int, _ time.Duration) { a.metrics.SourceCall(endpoint, status) },
	})
}

func (a *App) buildWorker() {
	rows := a.db.Worker(a.prices())
	a.worker = pipeline.New(pipeline.Config{
		Queue: rows, Steps: rows, Accounts: rows, Followers: rows, DeepCrawl: rows, Backfill: rows, Likers: rows,
		Judging: rows, Filtering: rows, Ranking: rows, IDs: rows, Sources: a.sources, Owners: a.owners(),
		Classifier: classify.New(),
		Opinion:    a.opinion(), Clock: a.clock, Log: a.log, FullScanDays: a.cfg.FullScanDays,
		Slots: a.cfg.Workers, Lease: a.cfg.Lease, Heartbeat: a.cfg.Heartbeat, Sweep: a.cfg.Sweep,
		Watch: pipeline.Watch{
			StageDone: func(stage syncrun.Stage, took time.Duration) { a.metrics.Stage(string(stage), took) },
			RunLeft:   a.metrics.RunEnded,
		},
	})
	a.scheduler = pipeline.NewScheduler(a.db.Schedule(a.policy()), a.clock, a.log)
	a.eraser = pipeline.NewEraser(a.db.Eraser(), a.clock, a.log)
	a.deliverer = webhook.NewDeliverer(webhook.Config{
		Outbox: a.db.Deliveries(), Keys: a.keys, Limits: a.webhookLimits(), Log: a.log, Sweep: a.cfg.Sweep,
		Attempt: func(effect syncrun.AttemptEffect) { a.metrics.WebhookAttempt(string(effect)) },
	})
	if a.keys != nil {
		sealed := a.db.Sealed(a.keys.Heads())
		a.resealer = pipeline.NewResealer(webhook.NewResealer(sealed, a.keys), connection.NewResealer(sealed, a.keys),
			sealed, a.clock, a.log)
	}
}

// webhookLimits are where webhooks may go, as configured.
func (a *App) webhookLimits() webhook.Limits {
	return webhook.Limits{
		AllowHTTP: a.cfg.WebhookAllowHTTP, Ports: a.cfg.WebhookPorts, Networks: a.cfg.WebhookAllowNetworks,
	}
}

// opinion is the model that settles what the rules leave open, if one is configured.
func (a *App) opinion() pipeline.Opinion {
	if a.cfg.JudgeURL == "" {
		return nil
	}
	return judgemodel.New(judgemodel.Config{
		URL: a.cfg.JudgeURL, Model: a.cfg.JudgeModel, Key: a.cfg.JudgeAPIKey.Reveal(), Concurrency: a.cfg.JudgeConcurrency,
		PriceIn: a.cfg.JudgePrices.In, PriceOut: a.cfg.JudgePrices.Out,
		BudgetMicroUSD: int64(a.cfg.JudgeBudgetUSD * 1e6), Store: a.db,
	})
}

func (a *App) buildServer() (err error) {
	present := resolvers.Presenter(telemetry.RequestID, a.log)
	var executor *document.Executor
	var root *resolvers.Resolver
	share := func(runs []*syncrun.Run) func(context.Context) context.Context { return root.Share(runs) }
	watch := live.New(a.hub, func() graphql.GraphExecutor { return executor }, present, share)
	starter := a.db.Starter(a.policy())
	keeper := webhook.NewKeeper(a.db, a.keys, a.webhookLimits())
	classifier := classify.New().Load() // a preview has no time for it
	root = resolvers.New(resolvers.Dependencies{
		Runs: a.db, Accounts: a.db, Standing: a.db,
		Deleting: a.db, Exports: a.db, Searches: a.db, Candidates: a.db, Settings: a.db, Bill: a.db,
		Previews: preview.New(a.db, classifier, preview.Within),
		Starter:  starter,
		Lookups:  starter, Tickets: a.db, Keys: a.db, Live: watch,
		Updates: live.Updates{Hub: a.updates, Log: a.db},
		Finds:   live.Finds{Hub: updates.NewFinds(a.updates, a.db), Log: a.db},
		Lookup:  lookup{a.sources, a.log}, Labels: classifier, Webhooks: a.db, WebhookKeeper: keeper,
		LikersReadable: a.likersReadable, ReadsAsOwner: a.owners() != nil,
		Prices: a.prices(), NoDayAllowance: !a.policy().Budgets, MonthlyCapMicroUSD: a.policy().MonthlyCapMicroUSD,
	})
	executor = document.New(document.Config{
		Schema: graph.NewExecutableSchema(graph.Config{Resolvers: root}), ErrorPresenter: present,
		Recover: resolvers.Recover(telemetry.RequestID, a.log), Introspection: a.cfg.Introspection,
	})
	executor.Use(root.Batching())
	a.server, err = server.New(server.Config{
		Executor: executor, Export: export.New(a.db, a.log), Exports: a.db,
		REST: a.buildREST(starter, root, keeper), Keys: a.db, Windows: a.db, Openings: a.db,
		Tickets: a.db, Sessions: a.db, PublicOrigin: a.cfg.PublicURL, SessionRateLimit: a.cfg.SessionRateLimit,
		Database: a.db, Hints: a.listening.String, Log: a.log,
		Open: watch.Open, Identify: live.Identify, Metrics: a.metrics, Tracer: a.traces.Tracer("goodones"),
		PictureHosts: a.pictureHosts(), Pictures: a.pictures,
		AllowedOrigins: a.cfg.AllowedOrigins, RateLimitPerMinute: a.cfg.RateLimitPerMinute,
		MaxSocketsPerKey: a.cfg.MaxSocketsPerKey, MaxSubscriptionsPerKey: a.cfg.MaxSubscriptionsPerKey,
		ShutdownTimeout: a.cfg.ShutdownTimeout, Drain: a.cfg.ShutdownDrain,
	})
	return err
}

// buildREST gives v1 what both APIs do alike by the resolvers.
func (a *App) buildREST(starter *db.Starter, root *resolvers.Resolver, keeper *webhook.Keeper) http.Handler {
	return rest.New(rest.Config{
		Runs: snapshots{hub: a.hub, db: a.db}, History: a.db, Overviews: starter, Settings: a.db, Accounts: a.db,
		Changes: a.db, Tracker: root, Searches: a.db, Editor: root, People: a.db, Starter: starter, Explored: a.db,
		Subscriber: keeper, Unsubscriber: a.db, Log: a.log,
	})
}

func (a *App) wakeWorker() {
	if a.worker != nil {
		a.worker.Wake()
	}
}

func (a *App) wakeAll() {
	if a.worker != nil {
		a.worker.Wake()
		a.worker.Check()
	}
	if a.deliverer != nil {
		a.deliverer.Wake()
	}
}

func (a *App) revoke(keyID int) {
	if a.server != nil && keyID != 0 {
		a.server.Revoke(keyID)
	}
}

// observe registers figures that are read when they are asked for.
func (a *App) observe() {
	a.metrics.HintAge(func() time.Time { return a.hub.Stats().LastHint })
	a.metrics.Runs(func(ctx context.Context) (telemetry.Runs, error) {
		state, err := a.db.QueueState(ctx)
		if err != nil {
			return telemetry.Runs{}, err
		}
		runs := telemetry.Runs{QueueAge: state.OldestDue}
		for _, c := range state.Counts {
			runs.Counts = append(runs.Counts,
				telemetry.RunCount{Status: string(c.Status), Stage: string(c.Stage), Count: c.Runs})
		}
		return runs, nil
	})
	a.metrics.Pool(a.db.Pool(), "main")
}

// serveAdmin serves metrics and profiles on their own address.
func (a *App) serveAdmin(ctx context.Context) error {
	web := &http.Server{
		Handler: telemetry.AdminHandler(a.metrics), ReadHeaderTimeout: 5 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	defer context.AfterFunc(ctx, func() { _ = web.Close() })()
	if err := web.Serve(a.admin); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
