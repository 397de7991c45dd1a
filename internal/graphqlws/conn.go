package graphqlws

import (
	"context"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
)

// phase is how far a connection has come.
type phase int32

const (
	fresh        phase = iota // no connection_init yet
	initialising              // Authenticate decides
	ready                     // acknowledged
)

// conn is one connection. Three parties share it: the reader (one goroutine,
// which may pass its role on), the flusher of its writer, and anybody who
// brings a frame, wakes a stream or closes.
type conn struct {
	t     *Transport
	exec  graphql.GraphExecutor
	ws    *websocket.Conn // the reader's: nothing is written through it
	net   net.Conn        // the flusher writes, the reader drains and closes
	group int             // in the registry
	phase atomic.Int32    // the reader begins, the goroutine that initialises ends

	ctx    context.Context // ends as soon as closing begins
	cancel context.CancelFunc
	tasks  sync.WaitGroup // goroutines that prepare or execute operations
	turn   chan struct{}  // held by the one who authenticates or prepares

	req         *Request // the reader's, until Authenticate has seen it
	initialised bool     // the reader's: connection_init has been read
	release     func()   // of Opened: set before phase is ready, called by the last reader

	writer writer

	mu     sync.Mutex // held for a few instructions; writer.mu is not taken under it
	viewer context.Context
	ops    []*operation // live, each with an id of its own, mostly one; nothing is added once ctx has ended
}

func newConn(t *Transport, ws *websocket.Conn, tap *tap, exec graphql.GraphExecutor, req *Request) *conn {
	c := &conn{t: t, exec: exec, ws: ws, net: tap.Conn, req: req, turn: make(chan struct{}, 1)}
	c.writer.init(c, tap.Conn)
	c.ctx, c.cancel = context.WithCancel(context.Background())
	tap.owner = c
	ws.SetReadLimit(t.cfg.ReadLimit)
	ws.SetPingHandler(c.pinged)
	ws.SetPongHandler(func(string) error { c.touch(); return nil })
	ws.SetCloseHandler(func(code int, _ string) error { c.close(code, ""); return nil })
	return c
}

// close asks the writer for a close frame and the end of the connection, and
// ends everything that runs for it. It reports whether it was the first to do
// so. It does not wait.
func (c *conn) close(code int, reason string) bool {
	if !c.writer.beginClose(code, reason) {
		return false
	}
	c.cancel()
	c.writer.wake()
	return true
}

// written is called by the flusher when nothing is written any more; err is
// nil when all that had to be written was.
func (c *conn) written(err error) {
	_ = c.net.SetReadDeadline(time.Now().Add(c.t.cfg.CloseWait))
	c.cancel()
	c.mu.Lock()
	ops := c.ops
	c.ops = nil
	c.mu.Unlock()
	for _, op := range ops {
		op.end()
	}
	if err != nil {
		c.reset()
	} else if half, ok := c.net.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite() // the client has what it needs either way
	}
}

// abort ends a connection that is broken, unless it is being closed already.
func (c *conn) abort() {
	if c.close(abrupt, "") {
		c.reset()
	}
}

// reset closes the socket so that the kernel forgets what it still holds.
func (c *conn) reset() {
	nc := c.net
	if over, ok := nc.(interface{ NetConn() net.Conn }); ok {
		nc = over.NetConn() // TLS would wait to say goodbye
	}
	if tcp, ok := nc.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // fails on a closed socket only
	}
	_ = nc.Close()
}

// viewerContext is the context that Authenticate made, nil before it did.
func (c *conn) viewerContext() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.viewer
}

// touch gives the client another Silence to send its next frame. Before
// connection_init the deadline stays where it is.
func (c *conn) touch() {
	if !c.initialised {
		return
	}
	c.writer.mu.Lock()
	defer c.writer.mu.Unlock()
	if c.writer.closeCode == 0 { // else the deadline is for closing
		_ = c.net.SetReadDeadline(time.Now().Add(c.t.cfg.Silence))
	}
}
