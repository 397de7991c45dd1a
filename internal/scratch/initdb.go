package scratch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

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

// readyPrefix begins the names of directories of ReadyBin; the id of the process that made one follows.
const readyPrefix = "goodones-ready-"

// sweepReady removes the directories of processes that were killed before they could.
func sweepReady(in string) {
	dirs, err := filepath.Glob(filepath.Join(in, readyPrefix+"*-*"))
	if err != nil {
		return
	}
	for _, dir := range dirs {
		id, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(dir), readyPrefix), "-")
		pid, err := strconv.Atoi(id)
		if err != nil {
			continue
		}
		process, err := os.FindProcess(pid)
		if err == nil && errors.Is(process.Signal(syscall.Signal(0)), os.ErrProcessDone) {
			_ = os.RemoveAll(dir) // of another account: left to it
		}
	}
}

// ReadyBin makes a directory with the programs of the PostgreSQL in installed, but that its initdb works once for each
// command line, and returns it. It is for tests that start many clusters and are not about how one is made. Remove the
// directory above it when they have ended. Accounts other than the first that asks get the real initdb.
func ReadyBin(installed string) (bin string, err error) {
	sweepReady(os.TempDir())
	dir, err := os.MkdirTemp("", readyPrefix+strconv.Itoa(os.Getpid())+"-*")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(dir))
		}
	}()
	bin, kept := filepath.Join(dir, "bin"), filepath.Join(dir, "kept")
	if strings.ContainsRune(installed+kept, '\'') {
		return "", fmt.Errorf("a quote in %s or %s", installed, kept)
	}
	// The account of PostgreSQL, whichever it is, has to pass through, and to keep a copy.
	err = errors.Join(os.Chmod(dir, 0o711), os.Mkdir(bin, 0o755), os.Mkdir(kept, 0o700),
		os.Chmod(bin, 0o755), os.Chmod(kept, os.ModeSticky|0o777))
	if err != nil {
		return "", err
	}
	programs, err := os.ReadDir(installed)
	if err != nil {
		return "", err
	}
	for _, program := range programs {
		if name := program.Name(); name != "initdb" {
			if err := os.Symlink(filepath.Join(installed, name), filepath.Join(bin, name)); err != nil {
				return "", err
			}
		}
	}
	initdb := filepath.Join(bin, "initdb")
	script := fmt.Sprintf(readyInitdb, installed, kept)
	return bin, errors.Join(os.WriteFile(initdb, []byte(script), 0o755), os.Chmod(initdb, 0o755))
}
