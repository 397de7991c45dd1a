// Package cluster gives a benchmark its Postgres: fresh databases on a server that is there already, or on a private
// one that lives as long as the benchmark.
package cluster

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	_ "github.com/lib/pq" // the driver "postgres"
)

const (
	startTimeout = 30 * time.Second
	pollInterval = 20 * time.Millisecond
	maxBase      = 64 // bytes of a directory in which the path of a socket, which has 104 at most, still fits
)

// Server is a Postgres on which databases can be made.
type Server struct {
	admin   *url.URL // any database of it
	process *exec.Cmd
	dir     string
	made    int
}

// Open uses the server behind dsn, a postgres:// URL, or starts a private one when dsn is empty. The caller closes it.
func Open(ctx context.Context, dsn string) (*Server, error) {
	if dsn == "" {
		return start(ctx)
	}
	u, err := url.Parse(dsn)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return nil, errors.New("the database must be given as a postgres:// URL")
	}
	return &Server{admin: u}, nil
}

// Close ends a private server and removes its data; one that was there already stays.
func (s *Server) Close() error {
	if s.process == nil {
		return nil
	}
	err := s.process.Process.Signal(syscall.SIGINT)
	_ = s.process.Wait() // how it ended no longer matters
	return errors.Join(err, os.RemoveAll(s.dir))
}

func start(ctx context.Context) (*Server, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	owner, err := owner()
	if err != nil {
		return nil, err
	}
	base := os.TempDir()
	if len(base) > maxBase {
		base = "/tmp"
	}
	dir, err := os.MkdirTemp(base, "bench-pg-*")
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, admin: &url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/postgres",
		RawQuery: url.Values{"host": {dir}, "sslmode": {"disable"}}.Encode()}}
	if err := s.launch(ctx, bin, owner); err != nil {
		return nil, errors.Join(err, s.Close(), os.RemoveAll(dir))
	}
	return s, nil
}

// launch makes the cluster and waits until it answers. It is killed with ctx, since what it holds is worth nothing.
func (s *Server) launch(ctx context.Context, bin string, owner *account) error {
	if err := owner.take(s.dir); err != nil {
		return err
	}
	command := func(name string, args ...string) *exec.Cmd {
		c := exec.CommandContext(ctx, filepath.Join(bin, name), args...)
		c.Dir, c.Env = "/", []string{"PATH=/usr/bin:/bin", "LC_ALL=C"}
		c.SysProcAttr = owner.attributes()
		return c
	}
	data := filepath.Join(s.dir, "data")
	out, err := command("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C",
		"--no-sync").CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	server := command("postgres", "-D", data, "-k", s.dir, "-c", "listen_addresses=", "-c", "max_connections=200",
		"-c", "max_wal_size=4GB", "-c", "logging_collector=on", "-c", "log_min_messages=fatal")
	if err := server.Start(); err != nil {
		return err
	}
	s.process = server
	return s.awaitReady(ctx)
}

func (s *Server) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	db, err := sql.Open("postgres", s.admin.String())
	if err != nil {
		return err
	}
	defer db.Close()
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("private Postgres does not answer: %w", err)
		case <-tick.C:
		}
	}
}

// binaries finds the directory of initdb and postgres.
func binaries() (string, error) {
	dirs, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", err
	}
	slices.Reverse(dirs) // the newest version first
	places := []string{"/opt/homebrew/opt/postgresql*/bin", "/usr/local/pgsql/bin",
		"/var/cache/goodones/postgresql-*/native/bin"}
	if cache, err := os.UserCacheDir(); err == nil { // where the product keeps what npm brought
		places = append(places, filepath.Join(cache, "goodones", "postgresql-*", "native", "bin"))
	}
	for _, name := range places {
		more, err := filepath.Glob(name)
		if err != nil {
			return "", err
		}
		dirs = append(dirs, more...)
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		dirs = append([]string{filepath.Dir(path)}, dirs...)
	}
	for _, dir := range dirs {
		if isFile(filepath.Join(dir, "initdb")) && isFile(filepath.Join(dir, "postgres")) {
			return dir, nil
		}
	}
	return "", errors.New("no PostgreSQL found: install it, or give -database a postgres:// URL")
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
