//go:build unix

package pgserver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodones/internal/fact"
)

// install puts programs under root that say they are a version of PostgreSQL.
func install(t *testing.T, dir, version string) {
	t.Helper()
	check(t, os.MkdirAll(dir, 0o755))
	for _, name := range []string{"initdb", "postgres"} {
		script := "#!/bin/sh\necho 'postgres (PostgreSQL) " + version + "'\n"
		writeProgram(t, filepath.Join(dir, name), script)
	}
}

func TestCandidatesPreferPathThenKnownPlacesThenNewest(t *testing.T) {
	root := openDir(t)
	install(t, filepath.Join(root, "usr/lib/postgresql/9.6/bin"), "9.6.24")
	install(t, filepath.Join(root, "usr/lib/postgresql/15/bin"), "15.14 (Debian 15.14-0+deb12u1)")
	install(t, filepath.Join(root, "usr/lib/postgresql/16/bin"), "16.2")
	install(t, filepath.Join(root, "opt/homebrew/opt/postgresql@17/bin"), "17.1 (Homebrew)")
	install(t, filepath.Join(root, "usr/local/pgsql/bin"), "19devel")
	check(t, os.MkdirAll(filepath.Join(root, "usr/lib/postgresql/18/bin"), 0o755)) // client only
	a, err := serverAccount("")
	check(t, err)
	first := func(major int) Binaries {
		for _, group := range candidates(root) {
			if bin, ok := newest(a, group, major); ok {
				return bin
			}
		}
		return Binaries{}
	}
	onPath := filepath.Join(root, "home/bin")
	install(t, onPath, "14.0")
	for _, test := range []struct {
		name, path string
		major      int
		want       Binaries
	}{
		{"newest", "/nowhere", 0, Binaries{filepath.Join(root, "usr/lib/postgresql/16/bin"), 16}},
		{"the one asked for", "/nowhere", 15, Binaries{filepath.Join(root, "usr/lib/postgresql/15/bin"), 15}},
		{"homebrew", "/nowhere", 17, Binaries{filepath.Join(root, "opt/homebrew/opt/postgresql@17/bin"), 17}},
		{"from source", "/nowhere", 19, Binaries{filepath.Join(root, "usr/local/pgsql/bin"), 19}},
		{"too old", "/nowhere", 9, Binaries{}},
		{"path first", onPath, 0, Binaries{onPath, 14}},
		{"path has the wrong one", onPath, 16, Binaries{filepath.Join(root, "usr/lib/postgresql/16/bin"), 16}},
	} {
		t.Setenv("PATH", test.path)
		if got := first(test.major); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestPGBinIsTheOnlyPlace(t *testing.T) {
	t.Parallel()
	good, old := openDir(t), openDir(t)
	install(t, good, "15.1")
	install(t, old, "13.9")
	bin, err := Find(FindOptions{PGBin: good})
	if want := (Binaries{good, 15}); err != nil || bin != want {
		t.Errorf("got %+v, %v", bin, err)
	}
	for _, opts := range []FindOptions{{PGBin: openDir(t)}, {PGBin: old}, {PGBin: good, Major: 16}} {
		_, err := Find(opts)
		fact.Not(fact.Must(t), "err", err, nil, opts)
		fact.Holds(t, "err.Error() begins with PG_BIN: ", strings.HasPrefix(err.Error(), "PG_BIN: "), err.Error(), opts)
		fact.Holds(t, "err is not ErrNotInstalled", !errors.Is(err, ErrNotInstalled), err, opts)
	}
}

func TestFindLooksIntoTheCache(t *testing.T) {
	cache := openDir(t)
	t.Setenv("PATH", "/nowhere")
	opts := FindOptions{CacheDir: cache, Major: 77}
	if _, err := Find(opts); !errors.Is(err, ErrNotInstalled) {
		t.Errorf("nothing there: %v", err)
	}
	install(t, binDir(cache), "77.1")
	if bin, err := Find(opts); err != nil || bin.Dir != binDir(cache) {
		t.Errorf("got %+v, %v", bin, err)
	}
}

func TestParseMajor(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n": 15,
		"postgres (PostgreSQL) 19devel\n":                        19,
		"postgres (PostgreSQL) 18\n":                             18,
		"postgres (PostgreSQL) 9.6.24":                           9,
	} {
		if got, err := parseMajor(text); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "mysqld 8", "postgres (PostgreSQL) ", "postgres (PostgreSQL) devel"} {
		if got, err := parseMajor(text); err == nil {
			t.Errorf("%q: %d", text, got)
		}
	}
}

func TestDataNeedsItsOwnVersion(t *testing.T) {
	t.Parallel()
	d := directory{path: openDir(t)}
	check(t, os.Mkdir(d.data(), 0o700))
	check(t, os.WriteFile(filepath.Join(d.data(), "PG_VERSION"), []byte("77\n"), 0o600))
	_, err := Start(within(t, patience), Options{Dir: d.path, CacheDir: openDir(t), AllowFetch: true})
	found, failed := Find(FindOptions{})
	check(t, failed)
	for _, part := range []string{d.path, "made by PostgreSQL 77", fmt.Sprintf("found is PostgreSQL %d", found.Major)} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%q is not in %v", part, err)
		}
	}
}
