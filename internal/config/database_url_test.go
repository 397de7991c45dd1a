package config

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestDatabaseAddresses(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{ // empty: kept as it is
		"postgres://a":                                     "",
		"postgresql://h/d":                                 "",
		"postgres:///d?host=/run/pg&port=5433":             "host='/run/pg' port='5433' dbname='d'",
		"postgres://u:p%40s%2Fs@h:1/d?sslmode=verify-full": "",
		"postgres://u:a:b@[::1]:5432/d":                    "",
		"postgres://h1:1,h2:2/d?target_session_attrs=any": "host='h1,h2' port='1,2' dbname='d' " +
			"target_session_attrs='any'",
		"postgres://h1,h2:2/d":                                "host='h1,h2' port=',2' dbname='d'",
		"postgres://[::1]:1,[::2]:2/":                         "host='::1,::2' port='1,2'",
		"postgres://u:it%27s%5C@%2Frun%2Fpg/d":                `host='/run/pg' dbname='d' user='u' password='it\'s\\'`,
		"host=h port=1 dbname=d":                              "",
		"host = 'h' password='it\\'s a \\\\' user = u":        "",
		"host=h1,h2 port=1,2 connect_timeout=3 search_path=s": "",
		"service=main":                                        "",
	} {
		c, err := load(t, map[string]string{"DATABASE_URL": text})
		if want == "" {
			want = text
		}
		if got := c.DatabaseURL.Reveal(); err != nil || got != want {
			t.Errorf("%s: %v\n got %s\nwant %s", text, err, got, want)
		}
	}
}

// An address that was converted reads as the same.
func TestDatabaseAddressesAreEquallyRead(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"postgres://u:it%27s%5C%20%22@h1:1,h2:2/d%20b?options=-c%20search_path%3Ds", "host='a\\'b' password='\\\\ ' user=x",
	} {
		first, err := parseDatabaseURL(text)
		if err != nil {
			t.Fatal(err)
		}
		again, err := parseDatabaseURL(first.String())
		if err != nil || again.String() != first.String() {
			t.Errorf("%s: %v, %s, %s", text, err, first, again)
		}
	}
}

func FuzzDatabaseURL(f *testing.F) {
	f.Add("postgres://u:p@h1:1,h2:2/d?sslmode=require")
	f.Add(`host=h password='it\'s'`)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := parseDatabaseURL(text)
		if err != nil {
			return
		}
		again, err := parseDatabaseURL(a.String())
		if err != nil || again.String() != a.String() {
			t.Errorf("%q: %v, %q, %q", text, err, a, again)
		}
	})
}

func TestPasswordsAreSecrets(t *testing.T) {
	t.Parallel()
	c, err := load(t, map[string]string{
		"DATABASE_URL": "postgres://u:p%40ss%20wd@h/d", "LISTEN_DATABASE_URL": "host=h password='other one'",
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"p@ss wd", "p%40ss%20wd", "other one"} {
		if !slices.Contains(c.Secrets(), secret) {
			t.Errorf("%q is no secret", secret)
		}
	}
}

func TestAddressWordsAreDocumented(t *testing.T) {
	t.Parallel()
	operations, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range addressWords() {
		if !strings.Contains(string(operations), "`"+word+"`") {
			t.Errorf("%s is not in docs/operations.md", word)
		}
	}
}
