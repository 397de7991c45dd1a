package cli

import (
	"errors"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"

	"goodones/db"
	"goodones/db/dbtest"
)

func TestKeys(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	create := func(user string) string {
		code, out, stderr := run("key", "create", "--user", user)
		if code != exitOK || !regexp.MustCompile(`^ctgo_[0-9A-Za-z]{40}\n$`).MatchString(out) || stderr != "" {
			t.Fatalf("create: exit %d, stdout %q, stderr %q", code, out, stderr)
		}
		return strings.TrimSpace(out)
	}
	alice, bob := create("alice"), create("bob")
	revoke := func(prefix string, want int, words string) {
		t.Helper()
		code, out, stderr := run("key", "revoke", prefix)
		if code != want || out != "" || strings.Contains(stderr, bob) {
			t.Errorf("revoke %s: exit %d, stdout %q, stderr %q", prefix, code, out, stderr)
		}
		wantLine(t, stderr, words)
	}
	for _, little := range []string{"c", "ctgo", "ctgo_", alice[:7]} {
		revoke(little, exitUsage, "too little of a key: give 8 characters at least")
	}
	revoke("nobody's", exitFailed, `no working key begins with "nobody's"`)
	revoke(alice[:12], exitOK, "revoked "+alice[:12]+" of alice")
	revoke(alice[:12], exitFailed, "no working key")
	lines := list(t)
	if len(lines) != 3 || !regexp.MustCompile(`^`+alice[:12]+` +alice +\S+ \S+ +- +20\d\d-`).MatchString(lines[1]) ||
		!regexp.MustCompile(`^`+bob[:12]+` +bob +20\S+ \S+ +- +-$`).MatchString(lines[2]) {
		t.Errorf("listed %q", lines)
	}
	revoke(bob, exitOK, "revoked "+bob[:12]+" of bob") // whole, and not repeated
}

func list(t *testing.T) []string {
	t.Helper()
	code, out, stderr := run("key", "list")
	if code != exitOK || stderr != "" || !strings.HasPrefix(out, "PREFIX ") {
		t.Fatalf("list: exit %d, stdout %q, stderr %q", code, out, stderr)
	}
	return strings.Split(strings.TrimSpace(out), "\n")
}

func TestKeyOfABadName(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	for _, name := range []string{" ", "a\nb", strings.Repeat("a", 400)} {
		code, out, stderr := run("key", "create", "--user", name)
		if code != exitUsage || out != "" {
			t.Errorf("%q: exit %d, stdout %q", name, code, out)
		}
		wantLine(t, stderr, "--user: must ")
	}
	if lines := list(t); len(lines) != 1 {
		t.Errorf("listed %q", lines)
	}
}

// It is stored by then, and cannot be shown later.
func TestKeyIsShownWhateverComesAfterIt(t *testing.T) {
	t.Parallel()
	d, err := db.Open(dbtest.DSN(t), db.Options{})
	check(t, err)
	defer d.Close()
	trouble := errors.New("closed badly")
	var out strings.Builder
	err = createKey(t.Context(), &out, "alice", func(do func(*db.DB) error) error {
		return errors.Join(do(d), do(d), trouble) // a private server that ended makes use try again
	})
	keys, listed := d.Keys(t.Context())
	check(t, listed)
	if !errors.Is(err, trouble) || len(keys) != 1 || len(out.String()) != len("ctgo_\n")+40 ||
		!strings.HasPrefix(out.String(), keys[0].Prefix) {
		t.Errorf("%v, stored %v, printed %d bytes", err, keys, out.Len())
	}
	out.Reset()
	err = createKey(t.Context(), &out, "alice", func(func(*db.DB) error) error { return trouble })
	if !errors.Is(err, trouble) || out.Len() > 0 {
		t.Errorf("%v, printed %q", err, out.String())
	}
}

// deaf takes nothing.
type deaf struct{ error }

func (d deaf) Write([]byte) (int, error) { return 0, d.error }

// TestKeyThatNobodySaw names it, so that it can be revoked, also when the reader of stdout has gone.
func TestKeyThatNobodySaw(t *testing.T) {
	t.Parallel()
	d, err := db.Open(dbtest.DSN(t), db.Options{})
	check(t, err)
	defer d.Close()
	for _, full := range []error{syscall.ENOSPC, syscall.EPIPE} {
		err := news(createKey(t.Context(), deaf{full}, "alice", func(do func(*db.DB) error) error { return do(d) }))
		keys, listed := d.Keys(t.Context())
		check(t, listed)
		if made := keys[len(keys)-1]; err == nil || !strings.HasSuffix(err.Error(), "goodones key revoke "+made.Prefix) {
			t.Errorf("%v, stored %v", err, made)
		}
	}
}

func TestMigrateByFour(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			code, out, stderr := run("migrate")
			if code != exitOK || out != "" || stderr != "schema is up to date\n" {
				t.Errorf("exit %d, stdout %q, stderr %q", code, out, stderr)
			}
		})
	}
	group.Wait()
}

func TestPickChoosesNoneOfTwo(t *testing.T) {
	t.Parallel()
	_, err := pick([]db.Key{{Prefix: "ctgo_abcdefg"}, {Prefix: "ctgo_abczzzz"}}, "ctgo_abc")
	if err == nil || err.Error() != `2 working keys begin with "ctgo_abc"; give more of it` {
		t.Errorf("got %v", err)
	}
}

func TestPickSparesThePartThatIsSecret(t *testing.T) {
	t.Parallel()
	_, err := pick([]db.Key{{Prefix: "ctgo_abcdefg"}}, "ctgo_0123456secret")
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}
