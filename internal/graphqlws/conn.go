package graphqlws

import (
	"context"
	"errors"
	"net"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
)

// queueLimit is how many bytes of queued frames a connection holds before it
// makes whoever queues more wait. A larger frame has the queue to itself.
const queueLimit = 16 << 10

// abrupt, in place of a close code, ends a connection without a close frame.
const abrupt = -1

// errEnded says that a frame has nobody to go to any more.
var errEnded = errors.New("graphqlws: connection or operation has ended")

// phase is how far a connection has come.
type phase int32

const (
	fresh    phase = iota // no connection_init yet
	greeting              // Authenticate decides
	ready                 // acknowledged
)

// conn is one connection. Three parties share it: the reader (one goroutine,
// which may pass its role on), the writer (whoever raised asked from 0), and
// anybody who queues a frame, wakes a stream or closes.
type conn struct {
	t     *Transport
	exec  graphql.GraphExecutor
	ws    *websocket.Conn // reading only
	net   net.Conn
	raw   syscall.RawConn // nil where a write cannot be tried without blocking
	slot  int             // in the registry
	phase atomic.Int32

	ctx    context.Context // ends as soon as closing begins
	cancel context.CancelFunc
	tasks  sync.WaitGroup // goroutines that prepare or execute operations
	turn   chan struct{}  // held by the one who authenticates or prepares
	torn   chan struct{}  // closed when the writer has written its last

	// Of the reader.
	req     *Request // until Authenticate has seen it
	greeted bool     // connection_init has been read
	release func()   // of Opened

	asked atomic.Int64 // > 0: somebody is the writer; rises with each wake

	mu          sync.Mutex // held for a few instructions, never over I/O
	viewer      context.Context
	ops         map[string]*operation // live, by id
	dirty       opList                // streams to be asked
	over        bool                  // the writer has written its last
	queue       []queued
	queueBytes  int
	space       chan struct{} // closed when the queue has been emptied; nil while nobody waits
	pingDue     bool
	closeCode   int // 0 until closing begins
	closeReason string
}

// queued is a frame: a result of op, dropped if the client has completed that
// meanwhile, or anything else.
type queued struct {
	op    *operation // nil: no result
	frame []byte
}

func newConn(t *Transport, ws *websocket.Conn, tap *tap, exec graphql.GraphExecutor, req *Request) *conn {
	c := &conn{
		t: t, exec: exec, ws: ws, net: tap.Conn, raw: rawConn(tap.Conn), req: req,
		turn: make(chan struct{}, 1), torn: make(chan struct{}),
	}
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
	c.mu.Lock()
	if c.closeCode != 0 {
		c.mu.Unlock()
		return false
	}
	c.closeCode, c.closeReason = code, reason
	c.mu.Unlock()
	c.cancel()
	c.wake()
	return true
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

// ping has the writer send a ping with whatever else there is.
func (c *conn) ping() {
	c.mu.Lock()
	c.pingDue = true
	c.mu.Unlock()
	c.wake()
}

// enqueue hands a frame to the writer. It waits while the queue is full, but
// not longer than ctx and not for an operation or connection that has ended.
func (c *conn) enqueue(ctx context.Context, op *operation, frame []byte) error {
	for {
		c.mu.Lock()
		if c.closeCode != 0 || op.isGone() {
			c.mu.Unlock()
			return errEnded
		}
		if len(c.queue) == 0 || c.queueBytes+len(frame) <= queueLimit {
			c.queue = append(c.queue, queued{op, frame})
			c.queueBytes += len(frame)
			c.mu.Unlock()
			c.wake()
			return nil
		}
		if c.space == nil {
			c.space = make(chan struct{})
		}
		space := c.space
		c.mu.Unlock()
		select {
		case <-space:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
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
	if !c.greeted {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closeCode == 0 { // else the deadline is for closing
		_ = c.net.SetReadDeadline(time.Now().Add(c.t.cfg.Silence))
	}
}
