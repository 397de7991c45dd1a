package sandbox

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"goodones/internal/pause"
)

// Server is the simulated X, an http.Handler. Safe for concurrent use. It owns
// no goroutines.
type Server struct {
	config   Config
	network  *network
	mux      *http.ServeMux
	tokens   tokenCodec
	limits   *limiter // nil: no limits
	faults   faults
	gates    *gates
	refusals refusals
	grants   *grants
	calls    *ledger
	buffers  sync.Pool // of *[]byte
	renamed  bool      // members and parameters go by their names of 2026
	endless  bool      // lists of followers have no last page

	life context.Context // ends with Close, and with it every waiting call
	end  context.CancelFunc
}

// New makes a server, or says what is wrong with the configuration. Posts are
// dated from the moment of this call: so many before it, and more as time passes.
func New(c Config) (*Server, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	shares, err := parseFaults(c.Faults)
	if err != nil {
		return nil, err
	}
	n, err := newNetwork(c.Seed, c.Now())
	if err != nil {
		return nil, err
	}
	s := &Server{
		config: c, network: n, mux: http.NewServeMux(), tokens: newTokenCodec(n.seed, c.TokenTTL),
		faults: faults{seed: mix(n.seed, 429), shares: shares}, gates: newGates(), calls: newLedger(),
		grants:  &grants{life: c.UserTokenLife},
		buffers: sync.Pool{New: func() any { return new([]byte) }},
	}
	s.renamed, s.endless = s.faults.rateOf(faultRenamed) > 0, s.faults.rateOf(faultEndless) > 0
	s.network.pictures = c.Pictures
	s.network.hostile = s.faults.rateOf(faultHostile) > 0
	s.network.idOnlyEvery = every(s.faults.rateOf(faultIDOnly))
	if c.RateLimits == RateLimitsDocumented {
		s.limits = newLimiter(c.Window)
	}
	s.life, s.end = context.WithCancel(context.Background())
	s.route()
	return s, nil
}

// Close ends calls that are held, delayed or stalled, and every such call to
// come. The server still answers others; call it before shutting the listener
// down.
func (s *Server) Close() { s.end() }

// ServeHTTP answers one request. For lost connections it panics with
// http.ErrAbortHandler, as net/http asks handlers to.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", s.config.Now().UTC().Format(http.TimeFormat))
	s.mux.ServeHTTP(w, r)
}

func (s *Server) route() {
	for _, e := range endpoints() {
		s.mux.HandleFunc("GET "+e.pattern, s.serveCall(&e, (*call).answer))
	}
	s.routeAppView()
	s.routeOAuth()
	s.routeControl()
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		write(w, refused(noRoute(r.URL.Path)))
	})
}

// serveCall is the handler of one endpoint, whose answers decide makes.
func (s *Server) serveCall(e *endpoint, decide func(*call) answer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		buffer := s.buffers.Get().(*[]byte)
		c := &call{
			server: s, endpoint: e, request: r, query: r.URL.Query(), out: (*buffer)[:0],
			number: s.calls.arrive(e.name), arrived: s.config.Now(), rateHeader: "X-Rate-Limit",
		}
		defer func() {
			*buffer = c.out
			s.buffers.Put(buffer)
		}()
		ctx, cancel := context.WithCancel(r.Context())
		defer cancel()
		defer context.AfterFunc(s.life, cancel)()
		if s.admit(ctx, e.name) != nil {
			s.calls.end(c, 0, false)
			panic(http.ErrAbortHandler) // else an empty 200 would be sent
		}
		c.now = s.config.Now()
		s.network.keepUp(c.now)
		s.send(ctx, w, c, decide(c))
	}
}

// admit waits for the endpoint's gate and then for the latency.
func (s *Server) admit(ctx context.Context, endpoint string) error {
	if err := s.gates.pass(ctx, endpoint); err != nil || s.config.Latency == 0 {
		return err
	}
	if err := pause.For(ctx, s.config.Latency); err != nil {
		return fmt.Errorf("wait for the latency: %w", err)
	}
	return nil
}
