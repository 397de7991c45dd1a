package server

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"go.opentelemetry.io/otel/trace"

	"goodones/internal/graphqlws"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
	"goodones/web"
)

// Keys knows who owns a key.
type Keys interface {
	// KeyOwner returns the viewer whose key has this SHA-256. The error is syncrun.ErrNotFound for a key that was never
	// given out or was revoked, and syncrun.ErrUnavailable.
	KeyOwner(ctx context.Context, hash [32]byte) (viewer.Viewer, error)
}

// Windows counts the requests of a key over all servers. A window of a minute begins with the key's first request.
type Windows interface {
	// TakeRequests takes up to portion of the limit requests of the key's present window. The error is
	// syncrun.ErrUnavailable.
	TakeRequests(ctx context.Context, keyID, limit, portion int) (viewer.Portion, error)
}

// Database tells whether requests can be answered from it.
type Database interface {
	// Ready is nil while the database answers and can be written to. The error is syncrun.ErrReadOnly or another
	// syncrun.ErrUnavailable.
	Ready(ctx context.Context) error
}

// Config is what a server needs. A zero limit means that there is none.
type Config struct {
	Executor graphql.GraphExecutor // required; of package document
	REST     http.Handler          // required; serves /api/v1/
	Export   http.Handler          // required; serves export.Path
	Exports  Exports               // required
	Keys     Keys                  // required
	Windows  Windows               // required with RateLimitPerMinute
	Openings Openings              // required with RateLimitPerMinute
	Tickets  Tickets               // required
	Sessions Sessions              // required
	Database Database              // required
	Log      *slog.Logger          // required

	// Open serves subscriptions, by websocket and by SSE. A Stream may have a method Sequence() int: the sequence of
	// the payload that Next returned last, which becomes the id of the SSE event. nil leaves all to the Executor.
	Open graphqlws.Opener
	// Identify prepares an operation for SSE: in the context that it returns, a subscription goes on after the event
	// whose id is last, if that is not empty, whatever its arguments say. next is the id of what the Executor makes of
	// it, first of its beginning, then of each result; empty for none. It reports false if last is no id of this
	// subscription. nil ignores Last-Event-ID.
	Identify func(ctx context.Context, op *graphql.OperationContext, last string) (
		prepared context.Context, next func() string, ok bool)

	// Hints tells in some words whether hints are heard, for /readyz?verbose; nil leaves it out.
	Hints func() string

	// Page are the files of the page: index.html, and what lies beside it. nil means those that were built in.
	Page fs.FS
	// Pictures answers below PicturesPath, without a key: pictures of people who do not exist. nil: there are none.
	Pictures http.Handler
	// PictureHosts are the origins that the page may load pictures from, besides this server: https://pbs.twimg.com.
	PictureHosts []string

	Metrics *telemetry.Metrics // nil: none
	Tracer  trace.Tracer       // nil: no spans

	AllowedOrigins         []string // exact values of Origin
	PublicOrigin           string   // under which browsers come here; empty: by names of this machine alone
	RateLimitPerMinute     int      // of each key, over all servers
	SessionRateLimit       int      // requests a minute of each session, over all servers
	MaxSocketsPerKey       int      // on this server
	MaxSubscriptionsPerKey int      // on this server, by websocket and SSE together
	ShutdownTimeout        time.Duration
	// Drain is how long, once Serve is to end, everything is served as before but for /readyz, which tells balancers to
	// send nothing more. 0: not at all.
	Drain time.Duration

	// Stall is how long an answer may make no progress: a client that does not read is cut off then, one that reads
	// slowly gets all of it. 0 means 20 s.
	Stall time.Duration
	// KeepAlive is the time between two comments on a quiet SSE stream. 0 means 15 s.
	KeepAlive time.Duration
	// KeyCheck is the time between two looks at the keys of open sockets and streams, which finds revocations that
	// nobody told of. 0 means 10 s.
	KeyCheck time.Duration
}

func (c Config) check() error {
	missing := map[string]bool{
		"Executor": c.Executor == nil, "REST": c.REST == nil, "Export": c.Export == nil,
		"Exports": c.Exports == nil, "Keys": c.Keys == nil, "Database": c.Database == nil,
		"Log": c.Log == nil, "Windows": c.Windows == nil && c.RateLimitPerMinute > 0,
		"Openings": c.Openings == nil && c.RateLimitPerMinute > 0, "Tickets": c.Tickets == nil, "Sessions": c.Sessions == nil,
	}
	for name, is := range missing {
		if is {
			return errors.New("server: Config." + name + " is missing")
		}
	}
	return nil
}

func (c Config) withDefaults() Config {
	if c.ShutdownTimeout <= 0 {
		c.ShutdownTimeout = 10 * time.Second
	}
	if c.Stall <= 0 {
		c.Stall = 20 * time.Second
	}
	if c.KeepAlive <= 0 {
		c.KeepAlive = 15 * time.Second
	}
	if c.Page == nil {
		c.Page = web.Files()
	}
	if c.KeyCheck <= 0 {
		c.KeyCheck = 10 * time.Second
	}
	return c
}
