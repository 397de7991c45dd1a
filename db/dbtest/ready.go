package dbtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"goodones/internal/pgserver"
)

const pgBin = "PG_BIN"

// readyInitdb is an initdb that makes a cluster once for each command line, keeps a copy, and copies that from then on,
// at a tenth of what a processor works for initdb. Whoever is late to keep one keeps none.
const readyInitdb = `#!/bin/sh
real='%s' kept='%s'
data= key= before=
for word in "$@"; do
	if [ "$before" = -D ]; then data=$word; else key="$key $word"; fi
	before=$word
done
ready="$kept/$(printf %%s "$key" | cksum | tr -d ' ')"
if [ -r "$ready/PG_VERSION" ]; then exec cp -R "$ready/." "$data"; fi
"$real/initdb" "$@" || exit
if mkdir "$ready.lock" 2>/dev/null; then cp -R "$data" "$ready.new" && mv "$ready.new" "$ready"; fi
exit 0
`

// useReadyBin sets PG_BIN, for this process and its children, to the programs of the PostgreSQL that would be used
// without it, but that initdb works once. Where none is installed it does nothing. Forget ends it.
func useReadyBin() (forget func() error, err error) {
	forget = func() error { return nil }
	found, err := pgserver.Find(pgserver.FindOptions{PGBin: os.Getenv(pgBin)})
	if err != nil {
		if errors.Is(err, pgserver.ErrNotInstalled) {
			err = nil
		}
		return forget, err
	}
	dir, err := os.MkdirTemp("", "goodones-ready-*")
	if err != nil {
		return forget, err
	}
	forget = func() error { return os.RemoveAll(dir) }
	if err := os.Chmod(dir, 0o711); err != nil { // the account of PostgreSQL has to pass through
		return forget, err
	}
	bin, err := readyBin(dir, found.Dir)
	if err != nil {
		return forget, err
	}
	return forget, os.Setenv(pgBin, bin)
}

// readyBin makes the directory of programs in dir.
func readyBin(dir, real string) (string, error) {
	bin, kept := filepath.Join(dir, "bin"), filepath.Join(dir, "kept")
	if strings.ContainsRune(real+kept, '\'') {
		return "", fmt.Errorf("a quote in %s or %s", real, kept)
	}
	if err := errors.Join(os.Mkdir(bin, 0o755), os.Mkdir(kept, 0o700), os.Chmod(kept, os.ModeSticky|0o777)); err != nil {
		return "", err
	}
	programs, err := os.ReadDir(real)
	if err != nil {
		return "", err
	}
	for _, program := range programs {
		if name := program.Name(); name != "initdb" {
			if err := os.Symlink(filepath.Join(real, name), filepath.Join(bin, name)); err != nil {
				return "", err
			}
		}
	}
	script := fmt.Sprintf(readyInitdb, real, kept)
	return bin, os.WriteFile(filepath.Join(bin, "initdb"), []byte(script), 0o755)
}
