package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrDirectory means that the directory of the data cannot be made, by whoever runs the program.
var ErrDirectory = errors.New("the directory cannot be made")

// open finds the binaries and a directory in which they can work.
func open(ctx context.Context, opts Options) (*cluster, error) {
	if opts.Dir == "" {
		return openTemporary(ctx, opts)
	}
	path, err := filepath.Abs(opts.Dir)
	if err != nil {
		return nil, err
	}
	mode := os.FileMode(0o700)
	if os.Geteuid() == 0 {
		mode = 0o711
	}
	if err := makeAll(path, mode); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDirectory, err)
	}
	c := &cluster{directory: directory{path: path}, settings: opts.Settings}
	if c.account, err = serverAccount(c.data()); err != nil {
		return nil, err
	}
	if c.bin, err = c.binaries(ctx, opts); err != nil {
		return nil, err
	}
	return c, c.checkReachable(c.bin)
}

func openTemporary(ctx context.Context, opts Options) (*cluster, error) {
	c := &cluster{settings: opts.Settings, temporary: true}
	var err error
	if c.account, err = serverAccount(""); err != nil {
		return nil, err
	}
	if c.bin, err = c.binaries(ctx, opts); err != nil {
		return nil, err
	}
	for _, base := range temporaryBases() {
		sweep(base, c.account)
		if c.path, err = makeTemporary(base); err != nil {
			continue
		}
		if err = c.checkReachable(c.bin); err == nil {
			return c, nil
		}
		err = errors.Join(err, os.RemoveAll(c.path))
	}
	return nil, fmt.Errorf("temporary directory for PostgreSQL: %w", err)
}

// makeAll creates path, and what is missing above it, with the mode whatever the
// umask. What is there already stays as it is.
func makeAll(path string, mode os.FileMode) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	if above := filepath.Dir(path); above != path {
		if err := makeAll(above, mode); err != nil {
			return err
		}
	}
	err := os.Mkdir(path, mode)
	if info, _ := os.Stat(path); errors.Is(err, os.ErrExist) && info != nil && info.IsDir() {
		return nil // somebody else was faster
	}
	if err != nil {
		return err
	}
	return os.Chmod(path, mode)
}

// binaries finds, or fetches, a PostgreSQL for the data that is there.
func (c *cluster) binaries(ctx context.Context, opts Options) (Binaries, error) {
	major := 0
	if c.path != "" {
		var err error
		if major, err = c.major(); err != nil {
			return Binaries{}, fmt.Errorf("version of the data in %s: %w", c.path, err)
		}
	}
	bin, err := find(c.account, FindOptions{PGBin: opts.PGBin, CacheDir: opts.CacheDir, Major: major})
	if errors.Is(err, ErrNotInstalled) && opts.AllowFetch && (major == 0 || major == embeddedMajor) {
		return fetchFor(ctx, c.account, FetchOptions{CacheDir: opts.CacheDir, Log: opts.Log})
	}
	if err != nil && major != 0 {
		return Binaries{}, fmt.Errorf("the data in %s was made by PostgreSQL %d: %w", c.path, major,
			c.another(opts, major, err))
	}
	return bin, err
}

// another says what there is instead of the version that the data needs, when
// that is why it cannot be used.
func (c *cluster) another(opts Options, major int, err error) error {
	other, failed := find(c.account, FindOptions{PGBin: opts.PGBin, CacheDir: opts.CacheDir})
	if failed != nil || other.Major == major {
		return err
	}
	return fmt.Errorf("what was found is PostgreSQL %d, in %s: install PostgreSQL %d and name it with PG_BIN, or use "+
		"another directory",
		other.Major, other.Dir, major)
}
