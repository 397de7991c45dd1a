package config

import (
	"net/netip"
	"time"
)

// Variable describes one thing that can be set.
type Variable struct {
	Name    string // in the environment
	Flag    string // without dashes; empty: none, since a command line is seen by every user of the machine
	Default string // empty: none
	Meaning string
}

// Variables lists everything that can be set, in the order of the README's table.
func Variables() []Variable {
	all := settings()
	variables := make([]Variable, len(all))
	for i, s := range all {
		variables[i] = s.Variable
	}
	return variables
}

// setting is a variable and how its text gets into a Config.
type setting struct {
	Variable
	set func(c *Config, text string) error
}

// settings is the one list of variables. Texts are never empty when set is called.
func settings() []setting {
	var all []setting
	for _, group := range [][]setting{databaseSettings(), serverSettings(), otlpSettings(), sourceSettings(),
		workerSettings(), webhookSettings(), judgeSettings()} {
		all = append(all, group...)
	}
	return all
}

func databaseSettings() []setting {
	return []setting{
		{Variable{"DATABASE_URL", "", "",
			"Postgres to use, as a `postgres://` URL or `key=value` pairs; without it a private one is run under `STATE_DIR`"},
			databaseSetting(func(c *Config) *Secret { return &c.DatabaseURL })},
		{Variable{"LISTEN_DATABASE_URL", "", "",
			"the same database past a pooler that cannot LISTEN, such as PgBouncer in transaction mode; default: " +
				"`DATABASE_URL`"},
			databaseSetting(func(c *Config) *Secret { return &c.ListenDatabaseURL })},
		{Variable{"LISTEN_NOTIFY", "listen-notify", "on", "off polls the database instead of listening"},
			onOff(func(c *Config) *bool { return &c.ListenNotify })},
		{Variable{"NATS_URL", "", "", "NATS server that carries hints instead of Postgres"},
			secretURL(func(c *Config) *Secret { return &c.NATSURL }, "nats", "tls", "ws", "wss")},
		{Variable{"PG_BIN", "pg-bin", "",
			"directory of `initdb` and `postgres` for the private Postgres; without it they are looked for"},
			text(func(c *Config) *string { return &c.PGBin })},
		{Variable{"STATE_DIR", "state-dir", "",
			"where the private Postgres keeps its data; default: `goodones` in the user's state directory"},
			directory(func(c *Config) *string { return &c.StateDir })},
		{Variable{"SECRET_KEY", "", "",
			"encrypts secrets in the database, 32 characters at least (`openssl rand -hex 32`); of several, separated by " +
				"commas, the first is used and all can open; default: one in the file `secret-key` under `STATE_DIR`, none " +
				"with `DATABASE_URL`"},
			secretKeys},
	}
}

func serverSettings() []setting {
	return []setting{
		{Variable{"LISTEN_ADDR", "listen", "127.0.0.1:8080", "address of the API; port 0 takes a free one"},
			address(func(c *Config) *string { return &c.ListenAddr })},
		{Variable{"ADMIN_ADDR", "admin-listen", "",
			"address of `/metrics` and `/debug/pprof/`, which need no key: keep it private; default: off"},
			address(func(c *Config) *string { return &c.AdminAddr })},
		{Variable{"PUBLIC_URL", "public-url", "",
			"address under which browsers come to the page: `https://goodones.example.com`; with https its cookie is Secure; " +
				"default: they sign in on this machine alone, by `localhost` or `127.0.0.1`"},
			publicURL(func(c *Config) *string { return &c.PublicURL })},
		{Variable{"ALLOWED_ORIGINS", "allowed-origins", "",
			"origins of web pages that may call the API, separated by commas: `https://app.example.com`"},
			origins(func(c *Config) *[]string { return &c.AllowedOrigins })},
		{Variable{"INTROSPECTION", "introspection", "off", "whether clients may ask for the schema"},
			onOff(func(c *Config) *bool { return &c.Introspection })},
		{Variable{"RATE_LIMIT_PER_MINUTE", "rate-limit", "60", "requests a minute and key, over all servers; 0 = off"},
			integer(func(c *Config) *int { return &c.RateLimitPerMinute }, 0, 1_000_000)},
		{Variable{"SESSION_RATE_LIMIT", "session-rate-limit", "600",
			"requests a minute of a browser that is signed in, over all servers, apart from those of its key; 0 = off"},
			integer(func(c *Config) *int { return &c.SessionRateLimit }, 0, 1_000_000)},
		{Variable{"MAX_SOCKETS_PER_KEY", "max-sockets", "20",
			"open websockets of one key or session on one server; 0 = off"},
			integer(func(c *Config) *int { return &c.MaxSocketsPerKey }, 0, 1_000_000)},
		{Variable{"MAX_SUBSCRIPTIONS_PER_KEY", "max-subscriptions", "100",
			"live subscriptions of one key or session on one server; 0 = off"},
			integer(func(c *Config) *int { return &c.MaxSubscriptionsPerKey }, 0, 1_000_000)},
		{Variable{"LOG_LEVEL", "log-level", "info", "debug, info, warn or error"},
			level},
		{Variable{"SHUTDOWN_DRAIN", "shutdown-drain", "5s",
			"how long everything is served on after SIGTERM while `/readyz` says 503, so that balancers notice; 0s = off"},
			drain(func(c *Config) *time.Duration { return &c.ShutdownDrain })},
		{Variable{"SHUTDOWN_TIMEOUT", "shutdown-timeout", "10s", "how long requests may take to end after a signal"},
			duration(func(c *Config) *time.Duration { return &c.ShutdownTimeout })},
	}
}

func sourceSettings() []setting {
	return []setting{
		{Variable{"X_API_BASE_URL", "x-api-base-url", "https://api.x.com", "the X API"},
			baseURL(func(c *Config) *string { return &c.XAPIBaseURL }, "/2")},
		{Variable{"X_BEARER_TOKEN", "", "",
			"app-only token for the X API; without one only accounts of other networks are synced"},
			token(func(c *Config) *Secret { return &c.XBearerToken })},
		{Variable{"X_BEARER_TOKENS", "", "",
			"more such tokens, separated by commas; they share the calls, each with rate windows of its own"},
			secrets(func(c *Config) *[]Secret { return &c.XBearerTokens })},
		{Variable{"X_USER_TOKEN", "", "",
			"user-context token for the X API, with which the likers of any account are asked for; it is not renewed"},
			token(func(c *Config) *Secret { return &c.XUserToken })},
		{Variable{"X_CLIENT_ID", "", "",
			"OAuth 2.0 client id of your app at X, with which `goodones x connect` lets users connect their accounts; " +
				"`SECRET_KEY` is needed then"},
			clientID},
		{Variable{"X_CLIENT_SECRET", "", "", "secret of that client, if it has one"},
			token(func(c *Config) *Secret { return &c.XClientSecret })},
		{Variable{"BLUESKY_APPVIEW_URL", "bluesky-appview-url", "https://public.api.bsky.app",
			"the AppView by which Bluesky is read; no key, no cost"},
			baseURL(func(c *Config) *string { return &c.BlueskyAppViewURL }, "/xrpc")},
		{Variable{"X_PRICES", "x-prices", "user=0.010,follower=0.010,post=0.005,owned=0.001",
			"what X charges for one resource of each kind, in US dollars; owned: followers and posts of an account that is " +
				"connected, 0.001 when left out"},
			prices},
		{Variable{"FULL_SCAN_DAYS", "full-scan-days", "0",
			"after how many days a follower list is read whole again, though nothing tells that anybody was missed; " +
				"0: 30 at a network that is free, never at X"},
			integer(func(c *Config) *int { return &c.FullScanDays }, 0, 3650)},
		{Variable{"STALE_PEOPLE", "stale-people", "30",
			"after how many days without a look people are hidden from lists while their account is awake; runs look at them " +
				"when five sixths of it are over; 0: never"},
			integer(func(c *Config) *int { return &c.StalePeople }, 0, 3650)},
		{Variable{"BUDGETS", "budgets", "on", "off lifts the budget of runs and the day allowance"},
			onOff(func(c *Config) *bool { return &c.Budgets })},
		{Variable{"MONTHLY_BUDGET_USD", "monthly-budget-usd", "off",
			"what one user may spend at X in a calendar month (UTC), in US dollars; off = no cap"},
			dollars(func(c *Config) *float64 { return &c.MonthlyBudgetUSD })},
	}
}

func workerSettings() []setting {
	return []setting{
		{Variable{"WORKERS", "workers", "4", "runs worked on at the same time"},
			integer(func(c *Config) *int { return &c.Workers }, 1, 1000)},
		{Variable{"LEASE", "lease", "30s", "after how long a worker that fell silent loses its run"},
			duration(func(c *Config) *time.Duration { return &c.Lease })},
		{Variable{"HEARTBEAT", "heartbeat", "10s", "how often a worker extends its lease; at most half of `LEASE`"},
			duration(func(c *Config) *time.Duration { return &c.Heartbeat })},
		{Variable{"SWEEP", "sweep", "5s", "how often runs are looked for that nobody told of"},
			duration(func(c *Config) *time.Duration { return &c.Sweep })},
	}
}

func webhookSettings() []setting {
	return []setting{
		{Variable{"WEBHOOK_ALLOW_HTTP", "webhook-allow-http", "off",
			"whether webhooks may go to `http://` addresses, at ports 80 and 8080; anybody on the way can read them"},
			onOff(func(c *Config) *bool { return &c.WebhookAllowHTTP })},
		{Variable{"WEBHOOK_PORTS", "webhook-ports", "",
			"ports that webhooks may go to beside 443 and 8443, separated by commas: `5678,3000`"},
			ports(func(c *Config) *[]int { return &c.WebhookPorts })},
		{Variable{"WEBHOOK_ALLOW_NETWORKS", "webhook-allow-networks", "",
			"networks that are not public and that webhooks may go to, separated by commas: `10.1.2.0/24,fd12:3456::/48`; " +
				"every user of this server can call what is there. Link-local addresses and those of cloud metadata stay " +
				"refused"},
			networks(func(c *Config) *[]netip.Prefix { return &c.WebhookAllowNetworks })},
	}
}

func judgeSettings() []setting {
	return []setting{
		{Variable{"JUDGE_URL", "judge-url", "",
			"OpenAI-compatible API of a model that settles partial matches: `http://localhost:11434/v1`; default: none is " +
				"asked"},
			httpURL(func(c *Config) *string { return &c.JudgeURL })},
		{Variable{"JUDGE_MODEL", "judge-model", "", "name of that model; needed with `JUDGE_URL`"},
			text(func(c *Config) *string { return &c.JudgeModel })},
		{Variable{"JUDGE_API_KEY", "", "", "key for that API, if it wants one"},
			secret(func(c *Config) *Secret { return &c.JudgeAPIKey })},
		{Variable{"JUDGE_PRICES", "judge-prices", "",
			"what a million tokens of questions and of answers cost, in US dollars: `in=0.15,out=0.60`; needed with a budget"},
			judgePrices},
		{Variable{"JUDGE_BUDGET_USD", "judge-budget-usd", "off",
			"what the model may cost in a calendar month (UTC), in US dollars, for all users together; off = no cap"},
			dollars(func(c *Config) *float64 { return &c.JudgeBudgetUSD })},
		{
			Variable{
				"JUDGE_CONCURRENCY",
				"judge-concurrency",
				"4",
				"questions to the model at the same time, on one server",
			},
			integer(func(c *Config) *int { return &c.JudgeConcurrency }, 1, 100),
		},
	}
}
