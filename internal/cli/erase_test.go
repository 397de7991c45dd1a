package cli

import (
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/db/dbtest"
	"goodones/internal/fact"
)

const eraseKey = "a_key_of_the_tests_of_this_command_long"

// TestErasePerson erases by handle and by id, and refuses what it cannot do.
func TestErasePerson(t *testing.T) {
	dsn := dbtest.DSN(t)
	t.Setenv("DATABASE_URL", dsn)
	d := sqlx.MustOpen("postgres", dsn)
	defer d.Close()
	d.MustExec(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count, verified,
			protected)
		VALUES (5, 'Vera', 'Vera V', '', '', '', '', 1, false, false), (6, 'twin', 'One', '', '', '', '', 1, false, false),
			(7, 'Twin', 'Other', '', '', '', '', 1, false, false)`)
	d.MustExec(`INSERT INTO users (name) VALUES ('ada')`)
	d.MustExec(`INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier) VALUES (1, 'tracked', 8, 'pro')`)
	erase := func(want int, words string, args ...string) {
		t.Helper()
		code, out, stderr := run(append([]string{"erase", "person"}, args...)...)
		fact.Is(t, "code", code, want, args, words)
		fact.Is(t, "out", out, "", args, words)
		fact.Contains(t, "stderr", stderr, words, args)
	}
	erase(exitUsage, "SECRET_KEY is needed", "@vera")
	t.Setenv("SECRET_KEY", eraseKey)
	erase(exitUsage, "give one HANDLE|ID")
	erase(exitUsage, "unknown network", "--network", "y", "@vera")
	erase(exitUsage, "must be an X handle", "not a handle")
	erase(exitFailed, "nobody is known as @nobody here", "nobody")
	erase(exitUsage, "@twin was the handle of several; give the id of one:\n  6  One\n  7  Other", "@TWIN")
	erase(exitOK, "erased 5: known to 0 accounts", "@vera")
	erase(exitFailed, "nobody is known as @vera here", "@vera")
	erase(exitOK, "erased 99: known to 0", "99")
	erase(exitOK, "erased did:plc:abc", "did:plc:abc")
	erase(exitUsage, "--tracked deletes it", "@tracked")
	erase(exitOK, "tracked by 1 user\n", "--tracked", "@tracked")
	var left int
	if err := d.Get(&left, `SELECT (SELECT count(*) FROM x_profiles WHERE id = 5)
		+ (SELECT count(*) FROM tracked_accounts)`); err != nil || left != 0 {
		t.Errorf("%d rows left, %v", left, err)
	}
	t.Setenv("SECRET_KEY", strings.ToUpper(eraseKey))
	erase(exitUsage, "SECRET_KEY does not hold the key by which erased people are known again (4 are not)", "@twin")
	code, _, stderr := run("serve", "--listen", "127.0.0.1:0")
	if code != exitUsage || !strings.Contains(stderr, "(4 are not)") {
		t.Errorf("serve with another key: exit %d, %q", code, stderr)
	}
	forget := func(key string, want int, words string, args ...string) {
		t.Helper()
		t.Setenv("SECRET_KEY", key)
		code, _, stderr := run(append([]string{"erase", "forget"}, args...)...)
		if code != want || !strings.Contains(stderr, words) {
			t.Errorf("erase forget %q: exit %d, %q; want %d and %q", args, code, stderr, want, words)
		}
	}
	lost := strings.ToUpper(eraseKey)
	forget(lost, exitUsage, "--yes confirms it")
	forget("", exitUsage, "SECRET_KEY is needed", "--yes")
	forget(lost+","+eraseKey, exitOK, "forgot 0 marks", "--yes")
	forget(lost, exitOK, "forgot 4 marks", "--yes")
	erase(exitOK, "erased 99: known to 0", "99")
}

// TestEraseUser wants a confirmation, and frees the name.
func TestEraseUser(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	if code, _, stderr := run("key", "create", "--user", "ada"); code != exitOK {
		t.Fatal(stderr)
	}
	for _, step := range []struct {
		args  []string
		code  int
		words string
	}{
		{[]string{"ada"}, exitUsage, `all data of "ada" for good: --yes confirms it`},
		{[]string{"bob", "--yes"}, exitFailed, `there is no user "bob"`},
		{[]string{"ada", "--yes"}, exitOK, "erased ada\n"},
		{[]string{"ada", "--yes"}, exitFailed, `there is no user "ada"`},
	} {
		code, out, stderr := run(append([]string{"erase", "user"}, step.args...)...)
		fact.Is(t, "code", code, step.code, step.args)
		fact.Is(t, "out", out, "", step.args)
		fact.Contains(t, "stderr", stderr, step.words, step.args)
	}
	if lines := list(t); len(lines) != 1 {
		t.Errorf("keys are left: %q", lines)
	}
}
