package cli

import (
	"strings"
	"testing"

	"goodones/db/dbtest"
)

func TestExport(t *testing.T) {
	t.Setenv("DATABASE_URL", dbtest.DSN(t))
	if code, _, stderr := run("key", "create", "--user", "ada"); code != exitOK {
		t.Fatal(stderr)
	}
	for _, test := range []struct {
		args   []string
		code   int
		stdout string
		stderr string
	}{
		{[]string{"--user", "ada"}, exitOK, "id,network,externalId,", ""},
		{[]string{"--user", "ada", "--bom"}, exitOK, "\uFEFFid,network,", ""},
		{[]string{"--user", "ada", "--format", "jsonl"}, exitOK, "", ""},
		{[]string{"--user", "bob"}, exitFailed, "", `there is no user "bob"`},
		{[]string{"--user", "ada", "--format", "xml"}, exitUsage, "", "it is csv or jsonl"},
		{nil, exitUsage, "", "--user NAME is needed"},
	} {
		code, out, stderr := run(append([]string{"export"}, test.args...)...)
		if code != test.code || !strings.HasPrefix(out, test.stdout) || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%q: exit %d, stdout %q, stderr %q", test.args, code, out, stderr)
		}
	}
}
