package db

import (
	"context"
	"errors"
	"net"
	"strconv"
	"sync"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// The listener's times. A connection that stopped carrying bytes is noticed by a ping without an answer; a self-test
// at each connect finds poolers that accept LISTEN and never deliver.
const (
	pingEvery    = 3 * time.Second
	pingTimeout  = 2 * time.Second
	testTimeout  = 2 * time.Second
	minReconnect = 100 * time.Millisecond
	maxReconnect = 2 * time.Second
)

// selfTest is the payload that a listener sends itself; no hint looks like it.
const selfTest = "self-test:"

// Handlers take what the listener hears. None may block.
type Handlers struct {
	Progress syncrun.HintSink
	Queue    func()          // there may be work, or a lease may be gone
	Key      func(keyID int) // the key was revoked; 0: look at all of them
	// Reconnected counts reconnects; nil: nobody counts.
	Reconnected func()
}

// Listener is the process's one connection for LISTEN.
type Listener struct {
	dsn      string
	sender   *DB // through which the self-test is sent: the pool that hints travel by
	handlers Handlers

	mu   sync.Mutex
	conn net.Conn // the present connection, for the watchdog to close

	heard   chan string // self-tests
	healthy bool        // owned by the Run loop
}

// Listener prepares the process's listener on dsn, which must reach the server directly, not through a transaction
// pooler. Its Run listens.
func (d *DB) Listener(dsn string, handlers Handlers) *Listener {
	return &Listener{dsn: dsn, sender: d, handlers: handlers, heard: make(chan string, 1)}
}

// Dial keeps the connection at hand for the watchdog.
func (l *Listener) Dial(network, address string) (net.Conn, error) {
	return l.DialTimeout(network, address, dialTimeout)
}

// DialTimeout is Dial with a bound.
func (l *Listener) DialTimeout(network, address string, timeout time.Duration) (net.Conn, error) {
	conn, err := dialer{}.DialTimeout(network, address, timeout)
	l.mu.Lock()
	l.conn = conn
	l.mu.Unlock()
	return conn, err
}

func (l *Listener) hangUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		_ = l.conn.Close() // reading from it fails, and the driver connects anew
	}
}

// Run listens until ctx ends: it reconnects for ever, tells the sink Lost whenever something may have been missed,
// and Listening(false) while nothing can be heard.
func (l *Listener) Run(ctx context.Context) error {
	listener := pq.NewDialListener(l, l.dsn, minReconnect, maxReconnect, l.state)
	var wait sync.WaitGroup
	wait.Go(func() { l.drain(ctx, listener) })
	for _, channel := range []string{ChannelProgress, ChannelQueue, ChannelKeys} {
		// Blocks while the database is away, until Close.
		wait.Go(func() { l.listen(ctx, listener, channel) })
	}
	wait.Go(func() { l.watch(ctx, listener) })
	<-ctx.Done()
	l.hangUp()
	err := listener.Close()
	wait.Wait()
	return err
}

func (l *Listener) listen(ctx context.Context, listener *pq.Listener, channel string) {
	for ctx.Err() == nil {
		err := listener.Listen(channel)
		if err == nil || errors.Is(err, pq.ErrChannelAlreadyOpen) {
			return
		}
		pause(ctx, maxReconnect)
	}
}

func (l *Listener) state(event pq.ListenerEventType, _ error) {
	switch event {
	case pq.ListenerEventDisconnected, pq.ListenerEventConnectionAttemptFailed:
		l.handlers.Progress.Listening(false)
	case pq.ListenerEventReconnected:
		if l.handlers.Reconnected != nil {
			l.handlers.Reconnected()
		}
	case pq.ListenerEventConnected:
	}
}

// drain takes notifications as fast as they come: 64 unread ones would block the driver for ever.
func (l *Listener) drain(ctx context.Context, listener *pq.Listener) {
	for {
		select {
		case <-ctx.Done():
			l.drainRest(listener)
			return
		case n, open := <-listener.Notify:
			if !open {
				return
			}
			l.handle(n)
		}
	}
}

// drainRest keeps Close from blocking on unread notifications.
func (l *Listener) drainRest(listener *pq.Listener) {
	for range listener.Notify {
		continue
	}
}

func (l *Listener) handle(n *pq.Notification) {
	if n == nil {
		l.handlers.Progress.Lost()
		l.handlers.Queue()
		l.handlers.Key(0)
		return
	}
	switch n.Channel {
	case ChannelProgress:
		if runID, seq, ok := syncrun.ParseHint(n.Extra); ok {
			l.handlers.Progress.Hint(runID, seq)
			return
		}
		select {
		case l.heard <- n.Extra:
		default:
		}
	case ChannelQueue:
		l.handlers.Queue()
	case ChannelKeys:
		if id, err := strconv.Atoi(n.Extra); err == nil {
			l.handlers.Key(id)
		}
	}
}

// watch pings, hangs up on silence, and tests after each silence whether notifications arrive at all.
func (l *Listener) watch(ctx context.Context, listener *pq.Listener) {
	for ctx.Err() == nil {
		if !l.healthy {
			l.healthy = l.test(ctx)
			l.handlers.Progress.Listening(l.healthy)
			if l.healthy {
				l.handlers.Progress.Lost()
			}
		}
		pause(ctx, pingEvery)
		if ctx.Err() == nil && !l.ping(listener) {
			l.healthy = false
			l.handlers.Progress.Listening(false)
			l.hangUp()
		}
	}
}

// ping has no timeout of its own in the driver; whoever waits longer than pingTimeout hangs up, which ends it.
func (l *Listener) ping(listener *pq.Listener) bool {
	timer := time.AfterFunc(pingTimeout, l.hangUp)
	defer timer.Stop()
	return listener.Ping() == nil
}

// test sends a notification through the pool and waits for it here.
func (l *Listener) test(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, testTimeout)
	defer cancel()
	payload := selfTest + strconv.FormatInt(time.Now().UnixNano(), 36)
	if _, err := l.sender.x.ExecContext(ctx, sendNotify, ChannelProgress, payload); err != nil {
		return false
	}
	for {
		select {
		case <-ctx.Done():
			return false
		case got := <-l.heard:
			if got == payload {
				return true
			}
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
