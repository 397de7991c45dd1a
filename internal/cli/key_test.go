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
	"goodones/internal/fact"
)

func TestKeys(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	create := func(user string) string {
		code, out, stderr := run("key", "create", "--user", user)
		fact.Is(fact.Must(t), "code", code, exitOK)
		fact.Holds(fact.Must(t), "out has its form", regexp.MustCompile(`^ctgo_[0-9A-Za-z]{40}\n$`).MatchString(out), out)
		fact.Is(fact.Must(t), "stderr", stderr, "")
		return strings.TrimSpace(out)
	}
	alice, bob := create("alice"), create("bob")
	revoke := func(prefix string, want int, words string) {
		t.Helper()
		code, out, stderr := run("key", "revoke", prefix)
		fact.Is(t, "code", code, want, prefix)
		fact.Is(t, "out", out, "", prefix)
		fact.Lacks(t, "stderr", stderr, bob, prefix)
		wantLine(t, stderr, words)
	}
	for _, little := range []string{"c", "ctgo", "ctgo_", alice[:7]} {
		revoke(little, exitUsage, "too little of a key: give 8 characters at least")
	}
	revoke("nobody's", exitFailed, `no working key begins with "nobody's"`)
	revoke(alice[:12], exitOK, "revoked "+alice[:12]+" of alice")
	revoke(alice[:12], exitFailed, "no working key")
	lines := list(t)
	fact.Is(fact.Must(t), "len(lines)", len(lines), 3, lines)
	fact.Holds(t, "lines[1] has its form",
		regexp.MustCompile(`^`+alice[:12]+` +alice +\S+ \S+ +- +20\d\d-`).MatchString(lines[1]), lines[1])
	fact.Holds(t, "lines[2] has its form",
		regexp.MustCompile(`^`+bob[:12]+` +bob +20\S+ \S+ +- +-$`).MatchString(lines[2]), lines[2])
	revoke(bob, exitOK, "revoked "+bob[:12]+" of bob") // whole, and not repeated
}

func list(t *testing.T) []string {
	t.Helper()
	code, out, stderr := run("key", "list")
	fact.Is(fact.Must(t), "code", code, exitOK)
	fact.Is(fact.Must(t), "stderr", stderr, "")
	fact.Holds(fact.Must(t), "out begins with PREFIX ", strings.HasPrefix(out, "PREFIX "), out)
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
	fact.Holds(fact.Must(t), "err is trouble", errors.Is(err, trouble), err, out.Len())
	fact.Is(fact.Must(t), "len(keys)", len(keys), 1, keys)
	fact.Is(fact.Must(t), "len(out.String())", len(out.String()), len("ctgo_\n")+40)
	fact.Holds(t, "out.String() begins with keys[0].Prefix", strings.HasPrefix(out.String(), keys[0].Prefix),
		out.String())
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
			fact.Is(t, "code", code, exitOK)
			fact.Is(t, "out", out, "")
			fact.Is(t, "stderr", stderr, "schema is up to date\n")
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
