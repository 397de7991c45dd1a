package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"goodones/internal/syncrun"
)

// claim is one whose commit was not answered: it may have happened.
type claim struct {
	work *syncrun.Work
	at   time.Time // when its transaction began, which tells it from another of the same attempt
}

// doubt keeps a claim for takeUp.
func (w *Worker) doubt(c claim) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.doubted = append(w.doubted, c)
}

func (w *Worker) doubts() []claim {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.doubted)
}

func (w *Worker) settled(c claim) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.doubted = slices.DeleteFunc(w.doubted, func(other claim) bool { return other == c })
}

const holdClaim = `
	UPDATE sync_runs SET lease_until = now() + $4::bigint * interval '1 microsecond', timed_at = now()
	WHERE id = $1 AND attempt = $2 AND claimed_at = $3 AND status = 'running'
	RETURNING id`

// takeUp returns a claim of ours that was committed and whose answer was lost, for lease from now on, or nil. Nobody
// else would work on its run until its lease ends.
func (w *Worker) takeUp(ctx context.Context, lease time.Duration) (*syncrun.Work, error) {
	for _, c := range w.doubts() {
		var id int
		err := w.d.pool.GetContext(ctx, &id, holdClaim, c.work.RunID, c.work.Attempt, c.at, lease.Microseconds())
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, translate("take up a claim", err)
		}
		w.settled(c)
		if err == nil {
			w.d.turned(c.work.RunID, 2)
			return c.work, nil
		}
	}
	return nil, nil
}

// claimedLast is takeUp for a claim that was cancelled, which returns cancelled where none was committed: its caller
// stops, so that no other call will take the run up.
func (w *Worker) claimedLast(ctx context.Context, lease time.Duration, cancelled error) (*syncrun.Work, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), viewerTimeout)
	defer cancel()
	if work, err := w.takeUp(ctx, lease); err == nil && work != nil {
		return work, nil
	}
	return nil, cancelled
}
