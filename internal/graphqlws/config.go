package graphqlws

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Subprotocol is the WebSocket subprotocol that a client has to ask for.
const Subprotocol = "graphql-transport-ws"

// Close codes that the protocol adds to those of RFC 6455.
const (
	CloseBadRequest         = 4400 // a message that the protocol does not know
	CloseUnauthorized       = 4401 // subscribe before connection_ack; clients give up on it
	CloseForbidden          = 4403 // Authenticate refused without saying how
	CloseBadSubprotocol     = 4406 // Subprotocol was not offered
	CloseInitTimeout        = 4408 // no connection_init within InitTimeout
	CloseSubscriberExists   = 4409 // the id of a live operation was used again
	CloseTooManyInits       = 4429 // a second connection_init
	CloseInternalServerFail = 4500 // Authenticate or Opened panicked
)

// CloseError says with which code and reason a connection is to be closed.
// Authenticate and Opened may return one. The reason is cut to 123 bytes.
type CloseError struct {
	Code   int
	Reason string
}

// Error returns the reason.
func (e *CloseError) Error() string { return e.Reason }

// Request is what a client has said about itself by the time it asks for a
// connection. It is not kept after Authenticate has returned.
type Request struct {
	Header     http.Header    // of the upgrade request
	RemoteAddr string         // of the upgrade request
	State      any            // what Config.Upgrade returned
	Payload    map[string]any // of connection_init, nil when there was none
}

// Config is what an embedder decides. Every field may be left zero.
type Config struct {
	// AllowedOrigins are the values of Origin that may connect, compared
	// exactly, besides the server's own host, as the request or the proxy in
	// front (X-Forwarded-Host) names it. No Origin at all is allowed: it is no
	// browser.
	AllowedOrigins []string
	// Upgrade sees the handshake before it is answered. It returns what
	// Authenticate will need of it.
	Upgrade func(r *http.Request) (state any)
	// Authenticate is called once for each connection, at connection_init. It
	// returns the connection's context, made from ctx, which ends with the
	// connection; or an error: 4403 Forbidden, or what a *CloseError says.
	Authenticate func(ctx context.Context, r *Request) (context.Context, error)
	// Opened is called after Authenticate, when Kill already sees the
	// connection: so what is taken away meanwhile is noticed here or there.
	// release is called when the connection has ended. An error closes: 1013
	// Too many connections, or what a *CloseError says.
	Opened func(ctx context.Context) (release func(), err error)
	// Admit is asked before each subscribe is parsed. leave, which may be nil,
	// is called when the operation has ended, and told whether a Stream served
	// it. An error refuses that operation alone.
	Admit func(ctx context.Context, params *graphql.RawParams) (leave func(served bool), err *gqlerror.Error)
	// Subscribed is asked before each subscription is started. release is
	// called when it has ended. An error refuses that operation alone.
	Subscribed func(ctx context.Context) (release func(), err *gqlerror.Error)
	// Open serves subscriptions as streams.
	Open Opener
	// RetryAfter tells after how long what Admit, Subscribed or Open refused
	// with these errors may be tried again. The operation waits that long on
	// the open socket, which serves others meanwhile, and the same function is
	// called again. 0 refuses at once, as nil always does.
	RetryAfter func(errs gqlerror.List) time.Duration

	// MaxOperations is how many operations may be live on one socket, those
	// that wait included. 0 means 100, less than 0 no limit.
	MaxOperations int
	// MaxWait is how long an operation may wait in all, give or take a second.
	// 0 means 60 s.
	MaxWait time.Duration
	// ReadLimit is the size of the largest message read, in bytes. 0 means 64 KiB.
	ReadLimit int64
	// InitTimeout is how long a client may take to send connection_init.
	// 0 means 10 s.
	InitTimeout time.Duration
	// PingInterval is the time between two pings to the same client. 0 means 10 s.
	PingInterval time.Duration
	// Silence is how long a client may send no frame at all. 0 means 20 s.
	Silence time.Duration
	// WriteTimeout is how long a write may be blocked by the client. 0 means 5 s.
	WriteTimeout time.Duration
	// CloseWait is how long a client may take to close its side. 0 means 1 s.
	CloseWait time.Duration
}

func (c Config) withDefaults() Config {
	c.MaxOperations = cmp.Or(c.MaxOperations, 100)
	c.MaxWait = cmp.Or(c.MaxWait, time.Minute)
	c.ReadLimit = cmp.Or(c.ReadLimit, 64<<10)
	c.InitTimeout = cmp.Or(c.InitTimeout, 10*time.Second)
	c.PingInterval = cmp.Or(c.PingInterval, 10*time.Second)
	c.Silence = cmp.Or(c.Silence, 20*time.Second)
	c.WriteTimeout = cmp.Or(c.WriteTimeout, 5*time.Second)
	c.CloseWait = cmp.Or(c.CloseWait, time.Second)
	return c
}
