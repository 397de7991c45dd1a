package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ErrNotInstalled means that no usable PostgreSQL was found. Its text is
// complete advice for the user; print it as it is.
var ErrNotInstalled = errors.New("no PostgreSQL found: set DATABASE_URL to a running one, " +
	"or install it (apt-get install postgresql, or brew install postgresql), " +
	"or start one with docker compose up -d and set DATABASE_URL")

// oldestMajor is the first PostgreSQL release that lib/pq supports.
const oldestMajor = 14

// probeTimeout bounds one `postgres --version`.
const probeTimeout = 10 * time.Second

// Binaries is an installed PostgreSQL server.
type Binaries struct {
	Dir   string // absolute, holds initdb and postgres
	Major int    // as printed by `postgres --version`: 15, 18
}

// FindOptions says where Find looks besides the usual places.
type FindOptions struct {
	PGBin    string // directory to use and no other, normally $PG_BIN; "" = search
	CacheDir string // where Fetch keeps what it fetched; "" = the default of Fetch
	Major    int    // accept only this major version; 0 = any from 14 on
}

// Find locates initdb and postgres: in PGBin alone when that is set, else on
// PATH, in the usual directories of Linux distributions, Homebrew and source
// installations (newest version first), and last what Fetch left in the cache.
// It runs `postgres --version` of each candidate as the user the server will
// run as, so that what it returns works. ErrNotInstalled when there is none.
func Find(opts FindOptions) (Binaries, error) {
	a, err := serverAccount("")
	if err != nil {
		return Binaries{}, err
	}
	return find(a, opts)
}

func find(a account, opts FindOptions) (Binaries, error) {
	if opts.PGBin != "" {
		return findIn(a, opts.PGBin, opts.Major)
	}
	for _, group := range candidates("/") {
		if bin, ok := newest(a, group, opts.Major); ok {
			return bin, nil
		}
	}
	if dir, err := cacheDir(opts.CacheDir); err == nil {
		if bin, ok := newest(a, []string{binDir(dir)}, opts.Major); ok {
			return bin, nil
		}
	}
	return Binaries{}, ErrNotInstalled
}

// findIn insists on the one directory the user named.
func findIn(a account, dir string, major int) (Binaries, error) {
	bin, err := probe(a, dir)
	if err != nil {
		return Binaries{}, fmt.Errorf("PG_BIN: %w", err)
	}
	if !bin.fits(major) {
		return Binaries{}, fmt.Errorf("PG_BIN: %s holds PostgreSQL %d, which cannot be used here", dir, bin.Major)
	}
	return bin, nil
}

// candidates lists directories under root in groups; an earlier group wins.
func candidates(root string) [][]string {
	var groups [][]string
	if path, err := exec.LookPath("postgres"); err == nil {
		groups = append(groups, []string{filepath.Dir(path)})
	}
	for _, pattern := range []string{
		"usr/lib/postgresql/*/bin",
		"usr/pgsql-*/bin",
		"opt/homebrew/opt/postgresql*/bin",
		"usr/local/opt/postgresql*/bin",
		"usr/local/pgsql/bin",
	} {
		if dirs, err := filepath.Glob(filepath.Join(root, pattern)); err == nil && len(dirs) > 0 {
			groups = append(groups, dirs)
		}
	}
	return groups
}

// newest returns the usable candidate with the highest version.
func newest(a account, dirs []string, major int) (Binaries, bool) {
	var usable []Binaries
	for _, dir := range dirs {
		if bin, err := probe(a, dir); err == nil && bin.fits(major) {
			usable = append(usable, bin)
		}
	}
	if len(usable) == 0 {
		return Binaries{}, false
	}
	return slices.MaxFunc(usable, func(x, y Binaries) int { return x.Major - y.Major }), true
}

// probe checks that both programs are in dir and that postgres runs as a.
func probe(a account, dir string) (Binaries, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Binaries{}, err
	}
	bin := Binaries{Dir: dir}
	if _, err := os.Stat(bin.initdb()); err != nil {
		return Binaries{}, err
	}
	out, err := bin.version(a, "/")
	if err != nil {
		return Binaries{}, err
	}
	bin.Major, err = parseMajor(out)
	return bin, err
}

// version runs `postgres --version` as a with dir as its working directory.
func (b Binaries) version(a account, dir string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), probeTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, b.postgres(), "--version")
	cmd.Dir, cmd.Env = dir, childEnv()
	cmd.SysProcAttr = attributes(a)
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && len(exit.Stderr) > 0 {
		err = fmt.Errorf("%w: %s", err, lastLines(string(exit.Stderr), 1))
	}
	if err != nil {
		return "", fmt.Errorf("run %s: %w", b.postgres(), err)
	}
	return string(out), nil
}

func (b Binaries) initdb() string   { return filepath.Join(b.Dir, "initdb") }
func (b Binaries) postgres() string { return filepath.Join(b.Dir, "postgres") }

// fits reports whether b can serve a cluster of the major version; 0 = a new one.
func (b Binaries) fits(major int) bool {
	return b.Major >= oldestMajor && (major == 0 || b.Major == major)
}

// parseMajor reads "postgres (PostgreSQL) 15.14 (Debian …)" and "… 19devel".
func parseMajor(version string) (int, error) {
	_, rest, found := strings.Cut(version, "(PostgreSQL) ")
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if !found || end < 1 {
		return 0, fmt.Errorf("not a PostgreSQL version: %q", strings.TrimSpace(version))
	}
	return strconv.Atoi(rest[:end])
}

// childEnv is the whole environment of the server's processes: nothing in
// ours (PGDATA, a locale, secrets) is any of their business.
func childEnv() []string {
	return []string{"PATH=/usr/bin:/bin", "LC_ALL=C"}
}
