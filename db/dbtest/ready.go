package dbtest

import (
	"errors"
	"os"
	"path/filepath"

	"goodones/internal/pgserver"
	"goodones/internal/scratch"
)

const pgBin = "PG_BIN"

// useReadyBin sets PG_BIN, for this process and its children, to the programs of the PostgreSQL that would be used
// without it, but that initdb works once. Where none is installed it does nothing. Forget ends it.
func useReadyBin() (forget func() error, err error) {
	forget = func() error { return nil }
	found, err := pgserver.Find(pgserver.FindOptions{PGBin: os.Getenv(pgBin)})
	if errors.Is(err, pgserver.ErrNotInstalled) {
		return forget, nil
	}
	if err != nil {
		return forget, err
	}
	bin, err := scratch.ReadyBin(found.Dir)
	if err != nil {
		return forget, err
	}
	return func() error { return os.RemoveAll(filepath.Dir(bin)) }, os.Setenv(pgBin, bin)
}
