package cli

import (
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/db/dbtest"
	"goodones/internal/fact"
	"goodones/internal/secret"
)

// TestSecretStatus counts what depends on each key, on one that is not set, and says which may go.
func TestSecretStatus(t *testing.T) {
	dsn := dbtest.DSN(t)
	t.Setenv("DATABASE_URL", dsn)
	const first, second, third = "the_first_key_of_these_tests_0123456", "the_second_key_of_these_tests_012345",
		"the_third_key_of_these_tests_0123456"
	code, out, stderr := run("secret", "status")
	fact.Is(t, "code", code, exitUsage)
	fact.Is(t, "out", out, "")
	fact.Contains(t, "stderr", stderr, "SECRET_KEY is needed")
	d := sqlx.MustOpen("postgres", dsn)
	defer d.Close()
	d.MustExec(`INSERT INTO users (name) VALUES ('ada')`)
	for x, key := range []string{first, second, "one_that_is_not_set_in_these_tests_01"} {
		keys, err := secret.New(key)
		check(t, err)
		d.MustExec(`INSERT INTO x_connections (user_id, x_user_id, handle, sealed, renew_at, ends_at)
			VALUES (1, $1, 'acme', $2, now(), now())`, x, keys.Box("a purpose").Seal([]byte("plain"), "ada"))
	}
	t.Setenv("SECRET_KEY", second)
	if code, _, stderr := run("erase", "person", "99"); code != exitOK {
		t.Fatal(stderr)
	}
	t.Setenv("SECRET_KEY", strings.Join([]string{first, third, second}, ","))
	code, out, stderr = run("secret", "status")
	want := `
KEY      WEBHOOKS  CONNECTIONS  ERASED PEOPLE  NEEDED
1        0         1            0              in use
2        0         0            0              no
3        0         1            1              yes
not set  0         1            0              missing
`
	fact.Is(t, "code", code, exitOK)
	fact.Is(t, "out", out, want[1:])
	fact.Is(t, "stderr", stderr, "")
}
