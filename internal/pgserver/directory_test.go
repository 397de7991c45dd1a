//go:build unix

package pgserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestWaitDoublesUpToALimit(t *testing.T) {
	t.Parallel()
	for failures, want := range map[int]time.Duration{
		1: 100 * time.Millisecond, 2: 200 * time.Millisecond, 4: 800 * time.Millisecond,
		6: 3200 * time.Millisecond, 7: longest, 1000: longest,
	} {
		if got := wait(failures); got != want {
			t.Errorf("after %d failures: %v, want %v", failures, got, want)
		}
	}
}

func TestLongTroubleIsToldRarely(t *testing.T) {
	t.Parallel()
	lines := 0
	s := &Server{
		cluster: &cluster{}, timer: time.NewTimer(time.Hour),
		log: func(string, ...any) { lines++ },
	}
	for range 1000 {
		s.failed(errors.New("disk full"))
	}
	if lines != 10 {
		t.Errorf("%d lines for 1000 failures", lines)
	}
}

func TestReadPIDFile(t *testing.T) {
	t.Parallel()
	d := directory{path: openDir(t)}
	if _, err := d.readPIDFile(); !errors.Is(err, errNoPID) {
		t.Errorf("no data: %v", err)
	}
	check(t, os.Mkdir(d.data(), 0o700))
	if _, err := d.readPIDFile(); !errors.Is(err, errNoPID) {
		t.Errorf("missing: %v", err)
	}
	for text, want := range map[string]pidFile{
		"":                                       {},
		"x\n":                                    {},
		"-5\n/d\n":                               {},
		"12\n/d\n":                               {pid: 12},
		"12\n/d\n1764\n5432\n/s\n\n1 2\nready\n": {pid: 12, data: "/d", socket: "/s/.s.PGSQL.5432"},
	} {
		check(t, os.WriteFile(d.pidPath(), []byte(text), 0o600))
		got, err := d.readPIDFile()
		if got != want || (want.pid == 0) != errors.Is(err, errNoPID) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestClearStale(t *testing.T) {
	t.Parallel()
	self, innocent := strconv.Itoa(os.Getpid()), sleeper(t, account{})
	for _, test := range []struct{ name, before, after string }{
		{"torn by a full disk", "", ""},
		{"dead: left to PostgreSQL", "4194305\n/d\nmore\n", "4194305\n/d\nmore\n"},
		{"another's number", innocent + "\n/d\nmore\n", self + "\n/d\nmore\n"},
	} {
		d := directory{path: openDir(t)}
		check(t, os.Mkdir(d.data(), 0o700))
		check(t, d.makeSockets())
		check(t, os.WriteFile(d.pidPath(), []byte(test.before), 0o600))
		check(t, os.WriteFile(d.socket()+".lock", []byte(innocent), 0o600))
		check(t, d.clearStale())
		got, err := os.ReadFile(d.pidPath())
		if string(got) != test.after || errors.Is(err, os.ErrNotExist) != (test.after == "") {
			t.Errorf("%s: %q, %v", test.name, got, err)
		}
		if _, err := os.Stat(d.socket() + ".lock"); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: the socket's lock: %v", test.name, err)
		}
	}
}

// The data belongs to the server's account, and a link that it planted must not have root write elsewhere.
func TestPIDFileLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	d := directory{path: openDir(t)}
	check(t, os.Mkdir(d.data(), 0o700))
	check(t, d.makeSockets())
	secret := filepath.Join(d.path, "secret")
	text := sleeper(t, account{}) + "\n" + d.data() + "\nkept\n"
	check(t, os.WriteFile(secret, []byte(text), 0o600))
	for _, link := range []string{secret, "../secret"} {
		check(t, os.Symlink(link, d.pidPath()))
		if pid, err := d.running(); pid != 0 || err == nil {
			t.Errorf("%s was read: %d, %v", link, pid, err)
		}
		if err := d.renumber(); err == nil {
			t.Errorf("%s was written", link)
		}
		if err := d.writeData(pidName, nil); err == nil {
			t.Errorf("%s was emptied", link)
		}
		check(t, os.Remove(d.pidPath()))
	}
	if got, err := os.ReadFile(secret); err != nil || string(got) != text {
		t.Errorf("now it holds %q, %v", got, err)
	}
}

func TestDirectoriesHaveTheirModeWhateverTheUmask(t *testing.T) {
	// Not parallel: the umask is that of the process.
	above := openDir(t)
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	check(t, makeAll(filepath.Join(above, "a", "b"), 0o711))
	check(t, makeAll(filepath.Join(above, "a"), 0o700))
	for _, made := range []string{"a", "a/b"} {
		info, err := os.Stat(filepath.Join(above, made))
		check(t, err)
		if info.Mode().Perm() != 0o711 {
			t.Errorf("%s has mode %v", made, info.Mode())
		}
	}
	check(t, os.WriteFile(filepath.Join(above, "file"), nil, 0o600))
	if err := makeAll(filepath.Join(above, "file"), 0o711); err == nil {
		t.Error("a file was taken for a directory")
	}
}

func TestSocketDirectoryOfAnotherIsNotUsed(t *testing.T) {
	t.Parallel()
	d := directory{path: filepath.Join(openDir(t), strings.Repeat("x", 100))}
	check(t, os.Mkdir(d.path, 0o755))
	check(t, d.makeSockets())
	first := d.sockets()
	t.Cleanup(func() { check(t, d.removeSockets()) })
	check(t, d.makeSockets())
	if d.sockets() != first {
		t.Errorf("moved from %s to %s without need", first, d.sockets())
	}
	check(t, os.Remove(first))
	check(t, os.Symlink("/etc", first))
	t.Cleanup(func() { check(t, os.Remove(first)) })
	check(t, d.makeSockets())
	if d.sockets() == first {
		t.Errorf("%s is a link somebody planted", first)
	}
}

func TestBigLogIsSetAside(t *testing.T) {
	t.Parallel()
	d := directory{path: openDir(t)}
	check(t, os.WriteFile(d.log(), []byte("old\n"), 0o600))
	check(t, os.Truncate(d.log(), maxLog+1))
	f, end, err := d.openLog()
	check(t, err)
	_, err = f.WriteString(strings.Repeat("line\n", 20))
	check(t, errors.Join(err, f.Close()))
	if end != 0 || d.logTail(end) != strings.TrimSpace(strings.Repeat("line\n", 10)) {
		t.Errorf("offset %d, tail %q", end, d.logTail(end))
	}
	if _, err := os.Stat(d.log() + ".old"); err != nil {
		t.Error(err)
	}
}

func TestLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(openDir(t), "lock")
	if _, err := tryLock(path, false); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	held, err := tryLock(path, true)
	check(t, err)
	if second, err := tryLock(path, true); second != nil || err != nil {
		t.Errorf("taken twice: %v, %v", second, err)
	}
	if _, err := waitLock(within(t, time.Millisecond), path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waited for nothing: %v", err)
	}
	check(t, held.release())
	again, err := waitLock(within(t, patience), path)
	check(t, err)
	check(t, again.release())
}
