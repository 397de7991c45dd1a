package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// startPatience is how long Start waits without any sign of progress, of its
// own server or of the process that is starting one in the same directory.
const startPatience = 2 * time.Minute

// startAttempts is how often Start tries: right after a crash the old server's
// last processes may still hold its memory.
const startAttempts = 4

// errClosed is the answer of a Server after Close.
var errClosed = errors.New("the private PostgreSQL is closed")

// ErrJoined is the answer of Stop in a process that joined a server which
// another process runs.
var ErrJoined = errors.New("another process runs this PostgreSQL")

// Options configures Start.
type Options struct {
	Dir        string                           // state directory; "" = a temporary one, removed by Close
	PGBin      string                           // directory of the binaries, normally $PG_BIN; "" = search, see Find
	Settings   map[string]string                // of postgresql.conf; used when this process starts the server
	Log        func(format string, args ...any) // what happens to the server, a line each; nil = nobody
	AllowFetch bool                             // when no binaries are found, Fetch them
	CacheDir   string                           // see FetchOptions
}

// Server is a running private cluster, or the part of this process in one that
// several processes share. Its methods may be called concurrently.
type Server struct {
	cluster  *cluster
	log      func(format string, args ...any)
	orders   chan func()
	cancel   context.CancelFunc
	done     chan struct{} // closed when everything is over
	closeErr error         // set before done is closed
	gone     chan struct{} // closed when the data is gone

	// The rest belongs to the goroutine in supervise, and before it starts to
	// Start.
	held     *os.File  // the lock of the directory itself
	lock     *fileLock // nil while another process runs the server
	process  *process  // nil while none is ours
	paused   bool      // by Stop
	expected bool      // the server was told to end and is to be started at once
	failures int       // starts or runs that failed one after the other
	missed   int       // looks at which there was no socket, one after the other
	timer    *time.Timer
}

// Start opens the cluster in opts.Dir, which it creates when there is none,
// and returns when it accepts connections. If another process already runs it,
// Start joins: it uses the server as it is, and takes over when that process
// goes. Whoever runs the server starts it again when it crashes, until Close.
//
// Only this user (and root) can connect. When ctx ends before the server is up
// everything is undone; later ctx does not matter. A server that cannot start
// is an error holding the end of its log; ErrNotInstalled when there are no
// binaries. It waits as long as the start makes progress, crash recovery
// included.
func Start(ctx context.Context, opts Options) (*Server, error) {
	if opts.Log == nil {
		opts.Log = func(string, ...any) {}
	}
	if err := supported(); err != nil {
		return nil, err
	}
	c, err := open(ctx, opts)
	if err != nil {
		return nil, err
	}
	running, cancel := context.WithCancel(context.Background())
	s := &Server{
		cluster: c, log: opts.Log,
		orders: make(chan func()), cancel: cancel, done: make(chan struct{}), gone: make(chan struct{}),
		timer: time.NewTimer(lockPoll),
	}
	if s.held, err = c.guard(); err == nil {
		err = s.begin(ctx)
	}
	if err != nil {
		cancel()
		return nil, errors.Join(fmt.Errorf("start a private PostgreSQL in %s: %w", c.path, err), s.shutdown())
	}
	go s.supervise(running)
	return s, nil
}

// Dir returns the state directory as an absolute path.
func (s *Server) Dir() string { return s.cluster.path }

// DSN returns a lib/pq connection string for a database of the cluster, over
// the unix socket and as the superuser. It does not check that the database
// exists; "postgres" does. It stays the same when the server is restarted.
func (s *Server) DSN(database string) string { return s.cluster.dsn(database) }

// Restart ends the server in a mode of pg_ctl, "fast" (sessions are
// disconnected, everything is written) or "immediate" (like a crash), and
// returns when it accepts connections again. A stopped server is started. In a
// process that joined it works too: the one that runs the server starts it.
func (s *Server) Restart(ctx context.Context, mode string) error {
	signal, err := modeSignal(mode)
	if err != nil {
		return err
	}
	var old *process
	err = s.do(ctx, func() error {
		old, err = s.interrupt(ctx, signal)
		return err
	})
	if err != nil {
		return fmt.Errorf("restart PostgreSQL: %w", err)
	}
	return s.awaitNext(ctx, old)
}

// Stop ends the server in the mode "fast" or "immediate" and returns when it is
// gone. It stays away, also from processes that joined, until StartAgain,
// Restart or Close. ErrJoined in a process that does not run the server.
func (s *Server) Stop(ctx context.Context, mode string) error {
	signal, err := modeSignal(mode)
	if err != nil {
		return err
	}
	var old *process
	err = s.do(ctx, func() error {
		old, err = s.pause(signal)
		return err
	})
	if err != nil || old == nil {
		return err
	}
	return old.wait(ctx)
}

// StartAgain starts the server after Stop and returns when it accepts
// connections. When it was not stopped, it only waits for that.
func (s *Server) StartAgain(ctx context.Context) error {
	err := s.do(ctx, func() error {
		s.resume()
		return nil
	})
	if err != nil {
		return err
	}
	return s.awaitNext(ctx, nil)
}

// Close ends this process's part in the cluster and returns when it is over.
// If this process runs the server, the server is stopped ("fast", and less
// politely after 20 s) and a temporary directory is removed. A process that
// joined leaves both alone. Further calls return the first result.
func (s *Server) Close() error {
	s.cancel()
	<-s.done
	return s.closeErr
}

// awaitNext waits until old is gone and the server accepts connections.
func (s *Server) awaitNext(ctx context.Context, old *process) error {
	if old != nil {
		if err := old.wait(ctx); err != nil {
			return fmt.Errorf("wait for PostgreSQL to end: %w", err)
		}
	}
	if err := s.cluster.awaitReady(ctx, s.done); err != nil {
		return fmt.Errorf("wait for PostgreSQL to accept connections: %w", err)
	}
	return nil
}
