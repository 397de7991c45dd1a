package server

import (
	"context"
	"fmt"
	"net/http"
	"path"
	"strings"
	"sync/atomic"

	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"goodones/internal/export"
	"goodones/internal/graphqlws"
	"goodones/internal/rest"
	"goodones/internal/telemetry"
)

// Server is an http.Handler for everything that clients ask. It is used for one Serve.
type Server struct {
	cfg      Config
	handler  http.Handler
	openings *openings // nil without a limit of requests
	keyring  *keyring
	quotas   *quotas
	sessions *keyring // of browsers, by what their cookies hold
	windows  *quotas  // of sessions
	tries    *tries
	links    links
	roster   *roster
	crowd    *crowd
	sockets  *graphqlws.Transport
	tracer   trace.Tracer
	streams  streamStats
	ready    readiness
	v1       []string // the paths of rest
	page     *page

	leaving  atomic.Bool     // about to end: not ready any more
	draining context.Context // ends when streams have to
	end      context.CancelFunc
}

// streamStats are the figures of server-sent events.
type streamStats struct {
	live         atomic.Int64
	events, slow atomic.Uint64
}

// New returns a server, or an error that names what is missing in cfg.
func New(cfg Config) (*Server, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	s := &Server{
		cfg:      cfg,
		keyring:  newKeyring(cfg.Keys),
		quotas:   newQuotas(cfg.Windows, cfg.RateLimitPerMinute),
		sessions: newKeyring(sessionOwners{cfg.Sessions}),
		windows:  newQuotas(sessionWindows{cfg.Sessions}, cfg.SessionRateLimit),
		tries:    newTries(),
		roster:   newRoster(cfg.MaxSocketsPerKey, cfg.MaxSubscriptionsPerKey),
		crowd:    newCrowd(),
		tracer:   cfg.Tracer,
		v1:       rest.Paths(),
	}
	if cfg.RateLimitPerMinute > 0 {
		s.openings = newOpenings(cfg.Openings)
	}
	if s.tracer == nil {
		s.tracer = noop.NewTracerProvider().Tracer("")
	}
	var err error
	if s.page, err = newPage(cfg.Page); err != nil {
		return nil, fmt.Errorf("server: page: %w", err)
	}
	s.draining, s.end = context.WithCancel(context.Background())
	s.sockets = s.newSockets()
	s.handler = s.routes()
	if cfg.Metrics != nil {
		cfg.Metrics.Delivery(s.delivery)
	}
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// routes puts the rules around the routes, in the order in which they apply.
func (s *Server) routes() http.Handler {
	inside := s.authenticated(boundedBody(http.HandlerFunc(s.inside)))
	return s.observed(timely(s.crossOrigin(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		read := r.Method == http.MethodGet || r.Method == http.MethodHead
		switch {
		case r.URL.Path != graphqlPath && s.sockets.Supports(r):
			noSocketsHere().ServeHTTP(w, r)
		case read && r.URL.Path == "/healthz":
			s.healthz(w, r)
		case read && r.URL.Path == "/readyz":
			s.readyz(w, r)
		case r.URL.Path == streamPath:
			s.serveTicket(w, r)
		case r.URL.Path == export.Path && r.URL.Query().Has("ticket"):
			s.serveExport(w, r)
		case r.URL.Path == sessionPath:
			boundedBody(http.HandlerFunc(s.serveSession)).ServeHTTP(w, r)
		case read && s.cfg.Pictures != nil && strings.HasPrefix(r.URL.Path, PicturesPath):
			s.cfg.Pictures.ServeHTTP(w, r)
		case s.servePage(w, r):
		default:
			inside.ServeHTTP(w, r)
		}
	}))))
}

// inside are the routes behind the key. Paths count as they are sent: a ServeMux would answer unclean ones with a
// redirect.
func (s *Server) inside(w http.ResponseWriter, r *http.Request) {
	switch at := r.URL.Path; {
	case at == graphqlPath:
		s.serveGraphQL(w, r)
	case at == export.Path:
		s.cfg.Export.ServeHTTP(w, r)
	case at == "/":
		s.index(w, r)
	case strings.HasPrefix(at, "/api/v1/") && path.Clean(at) == strings.TrimSuffix(at, "/"):
		s.cfg.REST.ServeHTTP(w, r)
	case strings.Trim(at, "/") == strings.Trim(graphqlPath, "/"):
		notGraphQL().ServeHTTP(w, r)
	default:
		notFound().ServeHTTP(w, r)
	}
}

// delivery sums up sockets and streams.
func (s *Server) delivery() telemetry.Delivery {
	sockets := s.sockets.Stats()
	return telemetry.Delivery{
		Sockets:       sockets.Sockets,
		Subscriptions: sockets.Subscriptions + s.streams.live.Load(),
		Events:        sockets.Payloads + s.streams.events.Load(),
		SlowClients:   sockets.Slow + s.streams.slow.Load(),
	}
}
