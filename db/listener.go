package db

import (
	"context"
	"errors"
	"net"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lib/pq"

	"goodones/internal/hint"
	"goodones/internal/pause"
)

// pace is the listener's times. A connection that stopped carrying bytes is noticed by a ping without an answer; a
// self-test on each connection finds poolers that accept LISTEN and never deliver.
type pace struct {
	pingEvery, pingTimeout     time.Duration
	lookDeaf, testTimeout      time.Duration // lookDeaf in place of pingEvery while nothing is heard
	minReconnect, maxReconnect time.Duration
}

func usualPace() pace {
	return pace{pingEvery: 3 * time.Second, pingTimeout: 2 * time.Second, lookDeaf: time.Second,
		testTimeout:  2 * time.Second,
		minReconnect: 100 * time.Millisecond, maxReconnect: 2 * time.Second}
}

// Handlers take what the listener hears. None may block.
type Handlers struct {
	Progress hint.Sink
	Runs     func()          // there may be a run to claim
	Work     func()          // there may be work of any kind, or a lease may be gone
	Key      func(keyID int) // the key was revoked; 0: look at all of them
	// Reconnected counts reconnects; nil: nobody counts.
	Reconnected func()
	// Connected is told whether hints are heard: nil, or why they are not, which is hint.ErrDeaf where LISTEN is accepted
	// and nothing arrives. It may be told the same again; nil: nobody is told.
	Connected func(err error)
}

// Listener is the process's one connection for LISTEN.
type Listener struct {
	dsn      string
	sender   *DB // through which the self-test is sent: the pool that hints travel by
	handlers Handlers
	pace     pace

	subscribed atomic.Bool   // every channel has been asked for
	proven     atomic.Bool   // a self-test has arrived on the present connection
	recheck    chan struct{} // something changed: look at the connection now

	selfTest hint.SelfTest

	mu   sync.Mutex
	conn net.Conn // the present connection, for the watchdog to close
	over bool     // no connection any more
}

// Listener prepares the process's listener on dsn, which must reach the server directly, not through a transaction
// pooler. Its Run listens.
func (d *DB) Listener(dsn string, handlers Handlers) *Listener {
	if handlers.Reconnected == nil {
		handlers.Reconnected = func() {}
	}
	if handlers.Connected == nil {
		handlers.Connected = func(error) {}
	}
	return &Listener{dsn: dsn, sender: d, handlers: handlers, pace: usualPace(), recheck: make(chan struct{}, 1)}
}

// Dial keeps the connection at hand for the watchdog.
func (l *Listener) Dial(network, address string) (net.Conn, error) {
	return l.DialTimeout(network, address, dialTimeout)
}

// DialTimeout is Dial with a bound.
func (l *Listener) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	conn, err := dialer{}.DialTimeout(network, address, timeout)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.over {
		_ = conn.Close() // nobody would interrupt a handshake on it any more
		return nil, net.ErrClosed
	}
	l.conn = conn
	return conn, nil
}

// hangUp closes the present connection: whoever reads from it fails, and the driver connects anew.
func (l *Listener) hangUp(forEver bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.over = l.over || forEver
	if l.conn != nil {
		_ = l.conn.Close()
	}
}

func (l *Listener) ended() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.over
}

// Run listens until ctx ends: it reconnects for ever, tells the sink Lost whenever something may have been missed,
// and Listening(false) while nothing can be heard. The error is an address that cannot be read.
func (l *Listener) Run(ctx context.Context) error {
	dsn, err := sessionDSN(l.dsn, sessionListen)
	if err != nil {
		return err
	}
	listener := pq.NewDialListener(l, dsn, l.pace.minReconnect, l.pace.maxReconnect, l.state)
	var wait sync.WaitGroup
	wait.Go(func() { l.drain(listener) })
	wait.Go(func() { l.subscribe(ctx, listener) })
	wait.Go(func() { l.watch(ctx, listener) })
	<-ctx.Done()
	l.hangUp(true)       // Close waits for a handshake under way
	_ = listener.Close() // of a connection that is hung up already
	wait.Wait()
	return nil
}

// subscribe asks for the channels; it blocks while the database is away, until the driver's listener is closed.
func (l *Listener) subscribe(ctx context.Context, listener *pq.Listener) {
	for _, channel := range []string{ChannelProgress, ChannelQueue, ChannelKeys} {
		for {
			err := listener.Listen(channel)
			if err == nil || errors.Is(err, pq.ErrChannelAlreadyOpen) {
				break
			}
			_ = pause.For(ctx, l.pace.maxReconnect)
			if ctx.Err() != nil {
				return
			}
		}
	}
	l.subscribed.Store(true)
	l.look()
}

// state is told by the driver what becomes of its connection.
func (l *Listener) state(event pq.ListenerEventType, err error) {
	switch event {
	case pq.ListenerEventDisconnected:
		l.deaf(err)
		l.look()
	case pq.ListenerEventConnectionAttemptFailed:
		l.deaf(err)
	case pq.ListenerEventReconnected:
		l.handlers.Reconnected()
		l.look()
	case pq.ListenerEventConnected: // nothing is subscribed yet
	}
}

// deaf notes that nothing is heard, and why, if that is known. What fails because Run ends is no failure.
func (l *Listener) deaf(err error) {
	l.proven.Store(false)
	l.handlers.Progress.Listening(false)
	if err != nil && !l.ended() {
		l.handlers.Connected(err)
	}
}

func (l *Listener) look() {
	select {
	case l.recheck <- struct{}{}:
	default:
	}
}

// drain takes notifications as fast as they come, until the driver's listener has ended: 64 unread ones would block
// it for ever.
func (l *Listener) drain(listener *pq.Listener) {
	for n := range listener.Notify {
		l.handle(n)
	}
}

func (l *Listener) handle(n *pq.Notification) {
	if n == nil {
		l.handlers.Progress.Lost()
		l.handlers.Work()
		l.handlers.Key(0)
		return
	}
	switch n.Channel {
	case ChannelProgress:
		if runID, seq, ok := hint.Parse(n.Extra); ok {
			l.handlers.Progress.Hint(runID, seq)
			return
		}
		l.selfTest.Heard(n.Extra)
	case ChannelQueue:
		if n.Extra == QueuedRuns {
			l.handlers.Runs()
		} else {
			l.handlers.Work()
		}
	case ChannelKeys:
		if id, err := strconv.Atoi(n.Extra); err == nil {
			l.handlers.Key(id)
		}
	}
}

// watch looks at the connection when something changed, and regularly.
func (l *Listener) watch(ctx context.Context, listener *pq.Listener) {
	for ctx.Err() == nil {
		l.check(ctx, listener)
		select {
		case <-ctx.Done():
		case <-l.recheck:
		case <-time.After(l.lookEvery()):
		}
	}
}

// lookEvery is when to look again: sooner while nothing is heard.
func (l *Listener) lookEvery() time.Duration {
	if l.proven.Load() {
		return l.pace.pingEvery
	}
	return l.pace.lookDeaf
}

// check finds out whether the connection lives, and once for each connection whether notifications arrive on it.
func (l *Listener) check(ctx context.Context, listener *pq.Listener) {
	if !l.ping(listener) {
		l.deaf(nil) // the driver's listener tells why
		return
	}
	if l.proven.Load() || !l.subscribed.Load() {
		return
	}
	if err := l.test(ctx); err != nil {
		if ctx.Err() == nil {
			l.deaf(err)
		}
		return
	}
	l.proven.Store(true)
	l.handlers.Progress.Listening(true)
	l.handlers.Progress.Lost()
	l.handlers.Connected(nil)
}

// ping returns only once the driver has its answer. The driver has no timeout of its own and may be in the middle of
// a handshake with somebody silent, so the watchdog hangs up again and again.
func (l *Listener) ping(listener *pq.Listener) bool {
	answer := make(chan error, 1)
	go func() { answer <- listener.Ping() }()
	for {
		select {
		case err := <-answer:
			return err == nil
		case <-time.After(l.pace.pingTimeout):
			l.hangUp(false)
		}
	}
}

const sendNotify = `SELECT pg_notify($1, $2)`

// test sends a notification through the pool and waits for it here.
func (l *Listener) test(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, l.pace.testTimeout)
	defer cancel()
	return l.selfTest.Try(ctx, func(ctx context.Context, payload string) error {
		_, err := l.sender.pool.ExecContext(ctx, sendNotify, ChannelProgress, payload)
		return translate("self-test", err)
	})
}
