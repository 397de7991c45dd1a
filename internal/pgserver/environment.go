package pgserver

import (
	"errors"
	"os"
	"strings"
)

// Isolate takes the variables of libpq (PGHOSTADDR, PGSERVICE, PGOPTIONS …) out
// of the environment of this process. lib/pq reads them at every connect,
// beside any connection string, and refuses to connect at all while some are
// set. They speak of another server than a private one: call it in a program
// that is about to talk to a private one only.
func Isolate() error {
	var failed error
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, "PG") && !strings.HasPrefix(name, "PG_") { // PG_BIN is ours
			failed = errors.Join(failed, os.Unsetenv(name))
		}
	}
	return failed
}
