package graphqlws

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
)

// readBuffer is what an idle connection keeps for reading, in bytes. It holds
// any control frame; what is longer is read past it.
const readBuffer = 256

// Transport serves graphql-transport-ws connections. It is a gqlgen
// graphql.Transport. Run must be running for clients to be pinged.
type Transport struct {
	cfg      Config
	upgrader websocket.Upgrader
	conns    *registry
	count    counters
	batches  sync.Pool // of *batch
	messages sync.Pool // of *bytes.Buffer
}

var _ graphql.Transport = (*Transport)(nil)

// New returns a Transport for the given configuration, which it copies.
func New(cfg Config) *Transport {
	return &Transport{
		cfg:      cfg.withDefaults(),
		conns:    newRegistry(),
		batches:  sync.Pool{New: newBatch},
		messages: sync.Pool{New: func() any { return new(bytes.Buffer) }},
		upgrader: websocket.Upgrader{
			HandshakeTimeout: 10 * time.Second,
			ReadBufferSize:   readBuffer,
			WriteBufferSize:  readBuffer, // never filled: our writer writes
			WriteBufferPool:  &sync.Pool{},
			Subprotocols:     []string{Subprotocol},
			CheckOrigin:      func(*http.Request) bool { return true }, // Do has checked
			Error: func(w http.ResponseWriter, _ *http.Request, status int, reason error) {
				w.Header().Set("Sec-WebSocket-Version", "13")
				if status == http.StatusMethodNotAllowed {
					w.Header().Set("Allow", http.MethodGet)
				}
				refuse(w, status, "Bad WebSocket handshake: "+strings.TrimPrefix(reason.Error(), "websocket: "))
			},
		},
	}
}

// Supports reports whether r asks for a WebSocket, or did so before a proxy on
// the way took out what it takes for its own.
func (t *Transport) Supports(r *http.Request) bool {
	return websocket.IsWebSocketUpgrade(r) || r.Header.Get("Sec-WebSocket-Key") != ""
}

// Do answers the handshake and returns at once. The connection lives on
// without anything of w, r or the goroutine that called.
func (t *Transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if t.conns.isClosed() {
		refuse(w, http.StatusServiceUnavailable, "Shutting down")
		return
	}
	if lost := lostOnTheWay(r); lost != "" {
		refuse(w, http.StatusUpgradeRequired, lost)
		return
	}
	if !originAllowed(r, t.cfg.AllowedOrigins) {
		refuse(w, http.StatusForbidden, "Origin not allowed")
		return
	}
	req := &Request{Header: r.Header, RemoteAddr: r.RemoteAddr}
	if t.cfg.Upgrade != nil {
		req.State = t.cfg.Upgrade(r)
	}
	h := handover{ResponseWriter: w}
	ws, err := t.upgrader.Upgrade(&h, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	t.serve(newConn(t, ws, h.tap, exec, req))
}

func (t *Transport) serve(c *conn) {
	if !t.conns.add(c) { // Shutdown came while the handshake was answered
		c.cancel()
		_ = c.net.SetWriteDeadline(time.Now().Add(t.cfg.CloseWait))
		_, _ = c.net.Write(appendClose(nil, websocket.CloseGoingAway, "Going away"))
		_ = c.net.Close()
		return
	}
	t.count.sockets.Add(1)
	_ = c.net.SetReadDeadline(time.Now().Add(t.cfg.InitTimeout))
	if c.ws.Subprotocol() != Subprotocol {
		c.close(CloseBadSubprotocol, "Subprotocol not acceptable: ask for "+Subprotocol)
	}
	go c.read()
}

// Run pings every client once in each PingInterval, spread evenly over time,
// until ctx ends. It returns nil.
func (t *Transport) Run(ctx context.Context) error {
	tick := time.NewTicker(t.cfg.PingInterval / groups)
	defer tick.Stop()
	var conns []*conn
	for i := 0; ; i = (i + 1) % groups {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		conns = t.conns.group(conns[:0], i)
		for _, c := range conns {
			c.writer.ping()
		}
		clear(conns)
	}
}

// Kill closes the connections whose context, as Authenticate returned it,
// matches, and returns how many they are. Connections that are not
// authenticated yet are not asked. It does not wait for them to be closed.
func (t *Transport) Kill(match func(ctx context.Context) bool, code int, reason string) int {
	killed := 0
	for _, c := range t.conns.all() {
		if ctx := c.viewerContext(); ctx != nil && match(ctx) && c.close(code, reason) {
			killed++
		}
	}
	return killed
}

// Shutdown closes all connections with 1001, refuses new ones and waits until
// all of them and what they executed have ended. When ctx ends first, it resets
// the connections that are left and returns the error of ctx.
func (t *Transport) Shutdown(ctx context.Context) error {
	t.conns.close()
	for _, c := range t.conns.all() {
		c.close(websocket.CloseGoingAway, "Going away")
	}
	select {
	case <-t.conns.empty:
		return nil
	case <-ctx.Done():
	}
	for _, c := range t.conns.all() {
		c.reset()
	}
	return ctx.Err()
}
