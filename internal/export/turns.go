package export

import (
	"context"
	"time"

	"goodones/internal/syncrun"
)

// Turns lets a key have one export at a time, over all servers; see the methods of package db.
type Turns interface {
	BeginExport(ctx context.Context, keyID int) (turn int64, err error)
	RenewExport(ctx context.Context, keyID int, turn int64) error
	EndExport(ctx context.Context, keyID int, turn int64) error
}

// giveBackWithin is how long giving a turn back may take, when the client has gone too.
const giveBackWithin = 5 * time.Second

// inTurn reads pages as long as the export has its key's turn.
type inTurn struct {
	store Store
	key   int
	turn  int64
}

// Candidates renews the turn and reads a page.
func (t *inTurn) Candidates(ctx context.Context, userID int, list syncrun.CandidateList) ([]syncrun.Candidate, error) {
	if err := t.store.RenewExport(ctx, t.key, t.turn); err != nil {
		return nil, err
	}
	return t.store.Candidates(ctx, userID, list)
}

// giveBack ends the turn. What fails ends by itself, soon.
func (t *inTurn) giveBack(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveBackWithin)
	defer cancel()
	_ = t.store.EndExport(ctx, t.key, t.turn)
}
