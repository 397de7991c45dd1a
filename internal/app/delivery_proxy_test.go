package app_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// swallower stands between a server and its PostgreSQL. It can fall silent: what comes on the connections of that
// moment is taken and never passed on, and nothing is closed.
type swallower struct {
	listener net.Listener
	server   string // PostgreSQL's socket
	heard    chan struct{}
	passing  sync.WaitGroup

	mu    sync.Mutex
	quiet *atomic.Bool // of the connections made since the last silence
	dark  bool         // connections are silent from the start
	conns []net.Conn
	over  bool
}

// newSwallower listens beside the server that dsn names and returns the address through it.
func newSwallower(t testing.TB, dsn string) (p *swallower, address string) {
	t.Helper()
	const file = ".s.PGSQL.5432"
	server, dir := socketDirectory(t, dsn), shortDirectory(t)
	listener, err := net.Listen("unix", filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	p = &swallower{listener: listener, server: filepath.Join(server, file), heard: make(chan struct{}, 1),
		quiet: &atomic.Bool{}}
	p.passing.Go(p.accept)
	t.Cleanup(p.close)
	return p, through(dsn, dir)
}

// hostOf finds the host in a connection string of keywords.
func hostOf() *regexp.Regexp { return regexp.MustCompile(`host=('[^']*'|\S+)`) }

// socketDirectory is where the server that dsn names has its socket.
func socketDirectory(t testing.TB, dsn string) string {
	t.Helper()
	found := hostOf().FindStringSubmatch(dsn)
	if found == nil {
		t.Fatal("the cluster has no socket")
	}
	return strings.Trim(found[1], "'")
}

// through is dsn by a socket of the same name in another directory.
func through(dsn, dir string) string { return hostOf().ReplaceAllLiteralString(dsn, "host='"+dir+"'") }

// shortDirectory is a temporary directory whose path leaves room for a socket's name.
func shortDirectory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func (p *swallower) accept() {
	for {
		from, err := p.listener.Accept()
		if err != nil {
			return
		}
		to, err := net.Dial("unix", p.server)
		if err != nil {
			_ = from.Close()
			continue
		}
		p.mu.Lock()
		quiet := p.quiet
		if p.dark {
			quiet = &atomic.Bool{}
			quiet.Store(true)
		}
		p.conns = append(p.conns, from, to)
		if p.over {
			_, _ = from.Close(), to.Close()
		}
		p.mu.Unlock()
		p.passing.Go(func() { p.pass(to, from, quiet) })
		p.passing.Go(func() { p.pass(from, to, quiet) })
	}
}

func (p *swallower) pass(to, from net.Conn, quiet *atomic.Bool) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if !quiet.Load() {
			if bytes.Contains(buffer[:n], []byte("goodones_progress\x00")) && !bytes.Contains(buffer[:n], []byte("pg_notify")) {
				p.notified()
			}
			_, _ = to.Write(buffer[:n])
		}
		if err != nil {
			_ = to.Close()
			return
		}
	}
}

// notified notes that a notification went through.
func (p *swallower) notified() {
	select {
	case p.heard <- struct{}{}:
	default:
	}
}

// silence makes the present connections silent; those to come work.
func (p *swallower) silence() {
	p.mu.Lock()
	p.quiet.Store(true)
	p.quiet = &atomic.Bool{}
	p.mu.Unlock()
	select {
	case <-p.heard: // what went through before
	default:
	}
}

// darken makes the present connections silent and those to come, until lighten.
func (p *swallower) darken() {
	p.silence()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dark = true
}

// lighten lets connections to come work.
func (p *swallower) lighten() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dark = false
}

func (p *swallower) close() {
	_ = p.listener.Close()
	p.mu.Lock()
	p.over = true
	for _, conn := range p.conns {
		_ = conn.Close()
	}
	p.mu.Unlock()
	p.passing.Wait()
}

// silences is P4: the connection for LISTEN falls silent, on some servers at once, times times on each.
type silences struct{ servers, times int }

func (p silences) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	writer := w.newWriter()
	tales := writer.begin(1)
	late := &delays{}
	var subscribers []*subscriber
	var proxies []*swallower
	for range p.servers {
		proxy, dsn := newSwallower(t, w.dsn)
		n := w.startWith(app.Options{Config: w.config(nil), Role: app.RoleAPI, DatabaseURL: w.dsn, ListenURL: dsn})
		proxies = append(proxies, proxy)
		subscribers = append(subscribers, &subscriber{open: openSocket, servers: []*node{n}, tale: tales[0], delays: late})
	}
	fleet := launch(t, subscribers)
	finish := writer.tellAll(tales, 0, 50*time.Millisecond)
	reconnects := &delays{}
	errs := make([]error, p.servers)
	inParallel(p.servers, p.servers, func(i int) { errs[i] = proxies[i].torment(t, p.times, reconnects) })
	finish()
	if err := errors.Join(errs...); err != nil {
		v.miss("%v", err)
	}
	fleet.audit(v)
	v.note("%d silences on each of %d servers", p.times, p.servers)
	v.within("longest delay", quantile(late.take(), 1), 1500*time.Millisecond)
	v.within("longest reconnect", quantile(reconnects.take(), 1), 10*time.Second)
}

// torment makes the connection silent times times, at any moment between two pings, each once it carries
// notifications again.
func (p *swallower) torment(t testing.TB, times int, reconnects *delays) error {
	if err := p.await(); err != nil {
		return err
	}
	for range times {
		rest(t, rand.N(3*time.Second))
		p.silence()
		began := time.Now()
		if err := p.await(); err != nil {
			return err
		}
		reconnects.add(time.Since(began))
	}
	return nil
}

func (p *swallower) await() error {
	select {
	case <-p.heard:
		return nil
	case <-time.After(time.Minute):
		return fmt.Errorf("no notification for a minute")
	}
}
