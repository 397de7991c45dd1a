package db_test

import (
	"context"
	"errors"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestClaimWithoutAnswer loses the answer to the commit of a claim: whoever made it takes it up at once, once, unless
// somebody else has the run by then.
func TestClaimWithoutAnswer(t *testing.T) {
	t.Parallel()
	for name, meanwhile := range map[string]func(f *fixture, run *syncrun.Run, user int){
		"taken up": nil,
		"claimed by another": func(f *fixture, run *syncrun.Run, user int) {
			f.expire()
			if work := f.claim(f.worker()); work.RunID != run.ID || work.Attempt != 2 {
				f.t.Fatalf("claimed %+v", work.Lease)
			}
		},
		"never happened, and claimed by another": func(f *fixture, run *syncrun.Run, user int) {
			f.exec(`UPDATE sync_runs SET status = 'queued', attempt = 0, lease_until = now()`)
			f.exec(`DELETE FROM sync_run_events WHERE step_key = 'claim'`)
			f.exec(`UPDATE sync_runs SET seq = 1`)
			if work := f.claim(f.worker()); work.RunID != run.ID || work.Attempt != 1 {
				f.t.Fatalf("claimed %+v", work.Lease)
			}
		},
		"cancelled": func(f *fixture, run *syncrun.Run, user int) {
			if _, err := f.Starter(db.Policy{}).CancelSync(f.t.Context(), user, run.ID); err != nil {
				f.t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			user := f.user("ada")
			run := f.run(user, f.account(user, 1).ID)
			r, d := f.through(1)
			w := d.Worker(syncrun.DocumentedPrices())
			r.loseNext.Store(true)
			if work, err := w.Claim(t.Context(), lease, true); work != nil || !errors.Is(err, syncrun.ErrUnavailable) {
				t.Fatalf("claimed %+v, %v", work, err)
			}
			if meanwhile != nil {
				meanwhile(f, run, user)
				f.noClaim(w, true)
				return
			}
			work := f.claim(w)
			fact.Is(t, "work.RunID", work.RunID, run.ID, work.Lease, work.Steps)
			fact.Is(t, "work.Attempt", work.Attempt, 1)
			fact.Is(t, `work.Steps["claim"]`, work.Steps["claim"], true)
			f.noClaim(w, true)
			if held, err := w.Held(t.Context(), []syncrun.Lease{work.Lease}); err != nil || len(held) != 1 {
				t.Errorf("held: %v, %v", held, err)
			}
			f.agree(user, run.ID)
		})
	}
}

// TestClaimInTheMomentOfStopping cancels a claim whose commit has happened: the run comes back nevertheless, so that it
// is handed back and does not wait for the lease to end.
func TestClaimInTheMomentOfStopping(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	run := f.run(user, f.account(user, 1).ID)
	r, d := f.through(1)
	w := d.Worker(syncrun.DocumentedPrices())
	ctx, stop := context.WithCancel(t.Context())
	r.losing = stop
	r.loseNext.Store(true)
	work, err := w.Claim(ctx, lease, true)
	fact.Is(fact.Must(t), "err", err, nil)
	fact.Is(t, "work.RunID", work.RunID, run.ID, work.Lease)
	must(t, w.HandBack(t.Context(), work.Lease))
	fact.Is(t, "the next claim's run", f.claim(f.worker()).RunID, run.ID)
}
