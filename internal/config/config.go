package config

import (
	"log/slog"
	"net/netip"
	"slices"
	"time"
)

// Config is everything that can be set, checked. A zero limit means that there is none.
type Config struct {
	DatabaseURL       Secret // empty: a private Postgres
	ListenDatabaseURL Secret // where LISTEN works; empty: DatabaseURL
	PGBin             string // directory of the Postgres binaries; empty: looked for
	StateDir          string // where the private Postgres lives; absolute; empty: nobody said
	// SecretKeys encrypt what must not be read in the database alone; the first is used, all can open. Empty: one in the
	// state directory, or none where there is a DatabaseURL.
	SecretKeys []Secret

	ListenAddr      string
	AdminAddr       string // metrics and pprof; empty: off
	AllowedOrigins  []string
	Introspection   bool
	LogLevel        slog.Level
	ShutdownTimeout time.Duration
	ShutdownDrain   time.Duration // 0: off

	XAPIBaseURL  string // without a slash at the end
	XBearerToken Secret
	// XBearerTokens are further tokens of the same kind.
	XBearerTokens []Secret
	XUserToken    Secret // empty: no likers but of accounts that are connected
	XClientID     string // of the app by which users connect accounts; empty: nobody can
	XClientSecret Secret // empty: the app has none

	BlueskyAppViewURL string // without a slash at the end

	PublicURL              string // origin under which browsers come here; empty: by names of this machine alone
	RateLimitPerMinute     int
	SessionRateLimit       int // a minute, of each session
	MaxSocketsPerKey       int
	MaxSubscriptionsPerKey int

	Budgets          bool
	MonthlyBudgetUSD float64          // of each user; 0: no cap
	PricesMicroUSD   map[string]int64 // of one resource, by kind: user, follower, post, owned
	StalePeople      int              // after how many days without a look a listed person is hidden; 0: never
	FullScanDays     int              // between two readings of a whole list; 0: as the network's price suggests

	Workers   int           // runs worked on at the same time
	Lease     time.Duration // how long a silent worker keeps its run
	Heartbeat time.Duration // at most half of Lease
	Sweep     time.Duration // between two looks for runs that nobody told of

	WebhookAllowHTTP     bool           // http:// targets too
	WebhookPorts         []int          // beside the usual ones
	WebhookAllowNetworks []netip.Prefix // that are not public

	JudgeURL         string // of an OpenAI-compatible API; empty: the rules alone judge
	JudgeModel       string
	JudgeAPIKey      Secret  // empty: none is sent
	JudgeBudgetUSD   float64 // in a calendar month; 0: no cap
	JudgePrices      JudgePrices
	JudgeConcurrency int // questions at the same time

	ListenNotify bool // false: poll
	NATSURL      Secret
	OTLP         OTLP
}

// Secrets returns the values that must never be shown, for those who guard what is shown: connection URLs as a whole,
// the passwords of databases, and tokens.
func (c *Config) Secrets() []string {
	var values []string
	secrets := []Secret{c.DatabaseURL, c.ListenDatabaseURL, c.XBearerToken, c.XUserToken, c.XClientSecret,
		c.NATSURL, c.JudgeAPIKey}
	for _, s := range slices.Concat(secrets, c.XBearerTokens, c.SecretKeys) {
		if s != "" {
			values = append(values, s.Reveal())
		}
	}
	for _, header := range c.OTLP.Headers {
		if header != "" {
			values = append(values, header.Reveal())
		}
	}
	return append(values, c.Passwords()...)
}

// Passwords returns those in the addresses of databases, as they are and as a URL writes them. A server may repeat
// them.
func (c *Config) Passwords() []string {
	return append(passwords(c.DatabaseURL), passwords(c.ListenDatabaseURL)...)
}

// BearerTokens are the app-only tokens for X, each once.
func (c *Config) BearerTokens() []string {
	var tokens []string
	for _, s := range append([]Secret{c.XBearerToken}, c.XBearerTokens...) {
		if token := s.Reveal(); token != "" && !slices.Contains(tokens, token) {
			tokens = append(tokens, token)
		}
	}
	return tokens
}

// CheckStateDir returns an *Error unless there is a place for a private Postgres.
func (c *Config) CheckStateDir() error {
	if c.StateDir == "" {
		return &Error{"STATE_DIR", "is needed: there is no HOME, and no DATABASE_URL, to say where the data is"}
	}
	return nil
}

// Error is a value that is bad or missing. It is one line.
type Error struct {
	Variable string // as in the environment
	Reason   string
}

func (e *Error) Error() string { return e.Variable + " " + e.Reason }
