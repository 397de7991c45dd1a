package db_test

import (
	"bytes"
	"fmt"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lib/pq"
)

// relay stands between a client and the database. It can swallow what passes, as a network does that broke without
// telling.
type relay struct {
	listener net.Listener
	network  string
	target   string
	muteNew  atomic.Bool // connections to come are silent from the start
	loseNext atomic.Bool // the answer to the next commit is lost, and its connection
	losing   func()      // called before that; nil: nothing
	wait     sync.WaitGroup

	mu    sync.Mutex
	lines map[*line]struct{}
}

// line is one connection through the relay.
type line struct {
	relay          *relay
	client, server net.Conn
	mute           atomic.Bool
}

// relay starts a relay to the fixture's database and returns it with an address through it.
func (f *fixture) relay() (*relay, string) {
	f.t.Helper()
	config, err := pq.NewConfig(f.dsn)
	must(f.t, err)
	r := &relay{network: "tcp", target: net.JoinHostPort(config.Host, fmt.Sprint(config.Port)),
		lines: map[*line]struct{}{}}
	if strings.HasPrefix(config.Host, "/") {
		r.network, r.target = "unix", fmt.Sprintf("%s/.s.PGSQL.%d", config.Host, config.Port)
	}
	r.listener, err = net.Listen("tcp", "127.0.0.1:0")
	must(f.t, err)
	r.wait.Go(r.accept)
	f.t.Cleanup(r.close)
	port := r.listener.Addr().(*net.TCPAddr).Port
	dsn := fmt.Sprintf("host=127.0.0.1 port=%d user='%s' dbname='%s' sslmode=disable", port, config.User, config.Database)
	if config.Password != "" {
		dsn += fmt.Sprintf(" password='%s'", config.Password)
	}
	return r, dsn
}

func (r *relay) accept() {
	for {
		client, err := r.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial(r.network, r.target)
		if err != nil {
			_ = client.Close()
			continue
		}
		l := &line{relay: r, client: client, server: server}
		l.mute.Store(r.muteNew.Load())
		r.mu.Lock()
		r.lines[l] = struct{}{}
		r.mu.Unlock()
		r.wait.Go(func() { l.pump(client, server) })
		r.wait.Go(func() { l.pump(server, client) })
	}
}

// pump carries bytes one way, or loses them while the line is mute.
func (l *line) pump(from, to net.Conn) {
	defer func() { _, _ = l.client.Close(), l.server.Close() }()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		if l.mute.Load() {
			continue
		}
		committed := from == l.server && bytes.Contains(buffer[:n], []byte("COMMIT\x00"))
		if committed && l.relay.loseNext.CompareAndSwap(true, false) {
			if l.relay.losing != nil {
				l.relay.losing()
			}
			return
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// silence mutes every connection there is, and those to come if all is true; nothing is closed.
func (r *relay) silence(all bool) {
	r.muteNew.Store(all)
	r.mu.Lock()
	defer r.mu.Unlock()
	for l := range r.lines {
		l.mute.Store(true)
	}
}

func (r *relay) close() {
	_ = r.listener.Close()
	r.mu.Lock()
	for l := range r.lines {
		_, _ = l.client.Close(), l.server.Close()
	}
	r.mu.Unlock()
	r.wait.Wait()
}

// wantDeserted fails unless every client hangs up by itself; the relay takes no more of them.
func (r *relay) wantDeserted(t *testing.T) {
	t.Helper()
	_ = r.listener.Close()
	ended := make(chan struct{})
	go func() {
		r.wait.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Error("somebody still holds a connection")
	}
}

func TestRelay(t *testing.T) {
	t.Parallel()
	f := open(t)
	r, dsn := f.relay()
	conn, err := pq.Open(dsn)
	must(t, err)
	_ = conn.Close()
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.lines) != 1 {
		t.Errorf("%d connections went through the relay", len(r.lines))
	}
}
