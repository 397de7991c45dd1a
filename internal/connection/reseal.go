package connection

import (
	"context"
	"errors"
	"fmt"

	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

// SealedStore holds sealed tokens; see the methods of the same names of db.Sealed.
type SealedStore interface {
	Connections(ctx context.Context, after syncrun.ConnectionID) ([]syncrun.Connection, error)
	ResealConnection(ctx context.Context, of *syncrun.Connection, sealed []byte) (bool, error)
}

// Resealer seals anew, by the key in use, the tokens that others sealed.
type Resealer struct {
	store SealedStore
	box   *secret.Box
}

// NewResealer makes a resealer of the installation's keys, which must be some.
func NewResealer(store SealedStore, keys *secret.Keys) *Resealer {
	return &Resealer{store: store, box: boxOf(keys)}
}

// Reseal goes through all connections once. Each is written by a statement of its own, and only where its tokens are
// those that were read: whoever has renewed them meanwhile has sealed them too. With an error it tells what it has done
// so far.
func (r *Resealer) Reseal(ctx context.Context) (done syncrun.Resealed, err error) {
	for after := (syncrun.ConnectionID{}); ; {
		connections, err := r.store.Connections(ctx, after)
		if err != nil || len(connections) == 0 {
			return done, err
		}
		for i := range connections {
			after = connections[i].ConnectionID
			if err := r.reseal(ctx, &connections[i], &done); err != nil {
				return done, err
			}
		}
	}
}

func (r *Resealer) reseal(ctx context.Context, of *syncrun.Connection, done *syncrun.Resealed) error {
	sealed, err := r.box.Reseal(of.Sealed, owner(of.ConnectionID))
	if errors.Is(err, secret.ErrSealed) {
		done.Unopened = append(done.Unopened, fmt.Sprintf("connection of %s to @%s", of.UserName, of.Handle))
		return nil
	}
	if err != nil || sealed == nil {
		return err
	}
	moved, err := r.store.ResealConnection(ctx, of, sealed)
	if moved {
		done.Anew++
	}
	return err
}
