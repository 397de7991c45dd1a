package pgserver

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

const (
	superuser = "postgres"
	// pingPoll is how often a starting server is asked whether it is ready.
	pingPoll = 15 * time.Millisecond
	// pingTimeout bounds one such question.
	pingTimeout = 2 * time.Second
)

// cluster knows how to make and start the server of one directory; it holds no
// running process.
type cluster struct {
	directory
	bin       Binaries
	settings  map[string]string
	temporary bool // the directory goes with the server
}

// initialise makes the data directory if there is none. It is built beside its
// place and renamed, so that an interrupted attempt leaves nothing behind.
func (c *cluster) initialise(ctx context.Context) error {
	if _, err := os.Stat(c.data()); err == nil || !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.RemoveAll(c.initial()); err != nil {
		return err
	}
	if err := c.makePrivate(c.initial()); err != nil {
		return err
	}
	if err := c.initdb(ctx); err != nil {
		return errors.Join(err, os.RemoveAll(c.initial()))
	}
	return os.Rename(c.initial(), c.data())
}

func (c *cluster) initdb(ctx context.Context) error {
	p, end, err := c.spawn(syscall.SIGKILL, c.bin.initdb(), c.initdbArguments()...)
	if err != nil {
		return err
	}
	if err := p.wait(ctx); err != nil {
		p.killSession()
		<-p.exited
		return err
	}
	if p.err != nil {
		return fmt.Errorf("initdb: %w\n%s", p.err, c.logTail(end))
	}
	return nil
}

// initdbArguments is the command line of initdb. What is to last is on the disk
// before it is used.
func (c *cluster) initdbArguments() []string {
	args := []string{"-D", c.initial(), "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=C"}
	if c.temporary {
		args = append(args, "--no-sync")
	}
	return args
}

// launch starts the postmaster, or adopts one that is alive in the directory
// (its starter was killed). The caller holds the directory's lock. The offset
// is where this start begins in the log.
func (c *cluster) launch() (p *process, end int64, err error) {
	pid, err := c.running()
	if err != nil {
		return nil, 0, err
	}
	if pid != 0 {
		p, err := adopt(context.Background(), c.account, pid, c.isRunning)
		return p, 0, err
	}
	c.endOrphans()
	if err := c.makeSockets(); err != nil {
		return nil, 0, err
	}
	if err := c.clearStale(); err != nil {
		return nil, 0, err
	}
	// The death signal means "immediate": nobody waits for a checkpoint, and
	// whoever takes over need not either.
	return c.spawn(syscall.SIGQUIT, c.bin.postgres(), c.arguments()...)
}

func (c *cluster) isRunning() bool {
	pid, err := c.running()
	return pid != 0 && err == nil
}

// spawn runs a program of PostgreSQL with its output in the log.
func (c *cluster) spawn(deathSignal syscall.Signal, path string, args ...string) (*process, int64, error) {
	log, end, err := c.openLog()
	if err != nil {
		return nil, 0, err
	}
	defer log.Close()
	cmd := exec.Command(path, args...)
	cmd.Dir, cmd.Env = "/", childEnv()
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = background(c.account, deathSignal)
	p, err := spawn(cmd)
	return p, end, err
}

// ownSettings are those of a server whose starter names none.
func (c *cluster) ownSettings() map[string]string {
	settings := map[string]string{
		"max_connections": "200",
		"log_checkpoints": "off",
		"timezone":        "UTC",
		"log_timezone":    "UTC",
	}
	if !c.temporary {
		settings["shared_buffers"] = buffers(free())
	}
	return settings
}

// arguments is the command line of postgres. What makes the server private
// cannot be overridden by settings.
func (c *cluster) arguments() []string {
	settings := c.ownSettings()
	maps.Copy(settings, c.settings)
	maps.Copy(settings, map[string]string{
		"listen_addresses":        "",
		"port":                    port,
		"unix_socket_directories": `"` + strings.ReplaceAll(c.sockets(), `"`, `""`) + `"`,
		"unix_socket_permissions": "0700",
	})
	args := []string{"-D", c.data()}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		args = append(args, "-c", name+"="+settings[name])
	}
	return args
}

// dsn is a connection string for lib/pq.
func (c *cluster) dsn(database string) string {
	return fmt.Sprintf("host=%s port=%s user=%s dbname=%s sslmode=disable",
		quote(c.sockets()), port, superuser, quote(database))
}

func quote(value string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(value) + "'"
}

// ping makes one connection, by what is said here alone: a connection string
// would be completed with PGHOSTADDR, PGSERVICE, PGOPTIONS and the like, which
// speak of another server.
func (c *cluster) ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, pingTimeout)
	defer cancel()
	connector, err := pq.NewConnectorConfig(pq.Config{
		Host: c.sockets(), Port: portNumber, User: superuser, Database: "postgres", SSLMode: pq.SSLModeDisable,
	})
	if err != nil {
		return err
	}
	conn, err := connector.Connect(ctx)
	if err != nil {
		return err
	}
	return conn.Close()
}

// permanent reports whether asking again is of no use: the server is there and
// does not let us in.
func permanent(err error) bool {
	refused := pq.As(err)
	if refused == nil {
		return false
	}
	class := refused.Code.Class()
	return class == pqerror.ClassInvalidAuthorizationSpecification || class == pqerror.ClassInvalidCatalogName
}

// errEnded means that the server ended before it accepted connections.
var errEnded = errors.New("postgres ended while starting")

// awaitReady waits until the server accepts connections. It fails with the
// error of ctx, with errEnded when exited closes first (it may be nil), or with
// the answer of a server that will never accept ours.
func (c *cluster) awaitReady(ctx context.Context, exited <-chan struct{}) error {
	for {
		refused := c.ping(ctx)
		if refused == nil || permanent(refused) {
			return refused
		}
		select {
		case <-exited:
			return errEnded
		case <-ctx.Done():
			return fmt.Errorf("%w (last answer: %w)", ctx.Err(), refused)
		case <-time.After(pingPoll):
		}
	}
}
