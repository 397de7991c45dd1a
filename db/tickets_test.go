package db_test

import (
	"errors"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

func TestTickets(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	ctx, hash, stale := t.Context(), [32]byte{9}, [32]byte{8}
	opens := viewer.StreamTicket{Query: "subscription { a }", Variables: `{"x":1}`, OperationName: "A"}
	must(t, f.CreateTicket(ctx, key, hash, opens))
	must(t, f.CreateTicket(ctx, key, stale, opens))
	use, err := f.UseTicket(ctx, hash)
	must(t, err)
	want := viewer.TicketUse{StreamTicket: opens, KeyHash: [32]byte{1}, Viewer: use.Viewer}
	fact.Is(t, "use", use, want)
	fact.Is(t, "use.Viewer.KeyID", use.Viewer.KeyID, key)
	fact.Is(t, "use.Viewer.UserName", use.Viewer.UserName, "ada")
	fact.Is(t, "use.Viewer.Prefix", use.Viewer.Prefix, prefixOne)
	f.exec(`UPDATE stream_tickets SET created_at = now() - interval '61 seconds'`)
	if _, err := f.UseTicket(ctx, hash); err != nil {
		t.Errorf("used again: %v", err)
	}
	if _, err := f.UseTicket(ctx, stale); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("first used after a minute: %v", err)
	}
	must(t, f.CompleteTicket(ctx, hash))
	if use, err := f.UseTicket(ctx, hash); err != nil || !use.Completed {
		t.Errorf("completed: %+v, %v", use, err)
	}
	f.exec(`UPDATE api_keys SET revoked_at = now()`)
	if _, err := f.UseTicket(ctx, hash); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("of a revoked key: %v", err)
	}
}

// TestOldTicketsGo makes tickets whose elders are worth nothing any more.
func TestOldTicketsGo(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	for n := range byte(4) {
		must(t, f.CreateTicket(t.Context(), key, [32]byte{n}, viewer.StreamTicket{}))
	}
	f.exec(`UPDATE stream_tickets SET created_at = now() - interval '2 hours'`) // never used
	f.exec(`UPDATE stream_tickets SET used_at = now() - interval '31 days' WHERE get_byte(hash, 0) = 0`)
	f.exec(`UPDATE stream_tickets SET used_at = now() WHERE get_byte(hash, 0) = 3`)
	must(t, f.CreateTicket(t.Context(), key, [32]byte{9}, viewer.StreamTicket{}))
	if n := f.count(`SELECT count(*) FROM stream_tickets`); n != 2 {
		t.Errorf("%d tickets are kept", n)
	}
}
