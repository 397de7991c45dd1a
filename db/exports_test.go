package db_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// TestExportTicketIsUsedOnce opens one export within a minute, as long as its key is not revoked.
func TestExportTicketIsUsedOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	ctx, key := t.Context(), f.key(1)
	ticket := func(n byte) [32]byte {
		must(t, f.CreateExport(ctx, viewer.Viewer{KeyID: key}, [32]byte{n}, `{"a":1}`))
		return [32]byte{n}
	}
	first := ticket(1)
	use, err := f.ExportOf(ctx, first)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "use.Request", use.Request, `{"a":1}`, use)
	fact.Is(fact.Must(t), "use.Viewer.KeyID", use.Viewer.KeyID, key)
	fact.Not(fact.Must(t), "use.Viewer.UserID", use.Viewer.UserID, 0)
	must(t, f.UseExport(ctx, first))
	wantNotFound(t, f.UseExport(ctx, first))
	_, err = f.ExportOf(ctx, first)
	wantNotFound(t, err)
	_, err = f.ExportOf(ctx, [32]byte{9})
	wantNotFound(t, err)
	late := ticket(2)
	f.exec(`UPDATE export_tickets SET created_at = now() - interval '60 seconds'`)
	_, err = f.ExportOf(ctx, late)
	wantNotFound(t, err)
	revoked := ticket(3)
	if n := f.count(`SELECT count(*) FROM export_tickets`); n != 1 {
		t.Errorf("%d tickets are kept, want the new one", n)
	}
	f.exec(`UPDATE api_keys SET revoked_at = now()`)
	_, err = f.ExportOf(ctx, revoked)
	wantNotFound(t, err)
}

// TestExportOfASession counts for the session that asked for it, and ends with that.
func TestExportOfASession(t *testing.T) {
	t.Parallel()
	f := open(t)
	ctx := t.Context()
	key, _, _ := f.keyOf("ada")
	_, session := viewer.NewToken()
	must(t, f.CreateSession(ctx, key, session))
	v, err := f.SessionOwner(ctx, session)
	must(t, err)
	must(t, f.CreateExport(ctx, v, [32]byte{1}, `{}`))
	must(t, f.CreateExport(ctx, v, [32]byte{2}, `{}`))
	use, err := f.ExportOf(ctx, [32]byte{1})
	if err != nil || use.Viewer != v {
		t.Errorf("of %+v, %v; want %+v", use.Viewer, err, v)
	}
	must(t, f.EndSession(ctx, session))
	_, err = f.ExportOf(ctx, [32]byte{2})
	wantNotFound(t, err)
}

// TestExportsTakeTurns lets one export of a key run, whoever asks, until it ends or nobody renews it.
func TestExportsTakeTurns(t *testing.T) {
	t.Parallel()
	f := open(t)
	ctx := t.Context()
	key, _, _ := f.keyOf("ada")
	other, _, _ := f.keyOf("ada")
	conflict := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, syncrun.ErrConflict) {
			t.Errorf("%s: %v", what, err)
		}
	}
	turn, err := f.BeginExport(ctx, key)
	must(t, err)
	_, err = f.BeginExport(ctx, key)
	conflict("a second one", err)
	_, err = f.BeginExport(ctx, other)
	must(t, err)
	must(t, f.RenewExport(ctx, key, turn))
	must(t, f.EndExport(ctx, key, turn+1))
	_, err = f.BeginExport(ctx, key)
	conflict("while another's turn is given back", err)
	f.exec(`UPDATE running_exports SET until = now()`)
	must(t, f.RenewExport(ctx, key, turn))
	f.exec(`UPDATE running_exports SET until = now()`)
	next, err := f.BeginExport(ctx, key)
	must(t, err)
	conflict("the one before", f.RenewExport(ctx, key, turn))
	must(t, f.EndExport(ctx, key, turn))
	must(t, f.RenewExport(ctx, key, next))
	must(t, f.EndExport(ctx, key, next))
	_, err = f.BeginExport(ctx, key)
	must(t, err)
}

// TestExportsBeginAtOnce has many servers begin an export of a key: one does.
func TestExportsBeginAtOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, _, _ := f.keyOf("ada")
	var begun atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := f.BeginExport(t.Context(), key); err == nil {
				begun.Add(1)
			}
		})
	}
	all.Wait()
	if n := begun.Load(); n != 1 {
		t.Errorf("%d began", n)
	}
}
