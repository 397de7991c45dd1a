package app

import (
	"context"
	"fmt"

	"goodones/db"
	"goodones/internal/config"
	"goodones/internal/secret"
)

// ErasureKeys are those by which erased people are known again, for db.Options; nil without keys.
func ErasureKeys(keys *secret.Keys) [][]byte {
	if keys == nil {
		return nil
	}
	return keys.Derive("erased people")
}

// CheckErasure refuses to work on a database where people were erased whom no key that is set knows again: runs would
// bring them back. The error is a *config.Error then.
func CheckErasure(ctx context.Context, d *db.DB) error {
	unknown, err := d.UnknownMarks(ctx)
	if err == nil && unknown > 0 {
		return &config.Error{Variable: "SECRET_KEY", Reason: fmt.Sprintf("does not hold the key by which erased people are "+
			"known again (%d are not): put it behind the new one, after a comma; where SECRET_KEY is not set, in the file "+
			"secret-key under STATE_DIR. docs/operations.md says what to do when it is lost", unknown)}
	}
	return err
}
