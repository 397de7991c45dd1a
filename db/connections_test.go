package db_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

const renewal = 45 * time.Second

// connected is a connection of a new user, with the tokens of generation 1.
func connected(t *testing.T) (*fixture, *db.Connections, syncrun.ConnectionID) {
	t.Helper()
	f := open(t)
	c, id := f.Connections(), syncrun.ConnectionID{UserID: f.user("alice"), XUserID: 77}
	must(t, c.Connect(t.Context(), id, "acme", []byte("first"), 2*time.Hour))
	return f, c, id
}

// wantConnection compares tokens, generation and state, written as one text.
func wantConnection(t *testing.T, c *db.Connections, id syncrun.ConnectionID, want string) syncrun.Connection {
	t.Helper()
	got, err := c.Connection(t.Context(), id)
	text := fmt.Sprintf("%s %d %s", got.Sealed, got.Generation, got.State)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "text", text, want, got)
	fact.Is(t, "got.UserName", got.UserName, "alice")
	fact.Is(t, "got.Handle", got.Handle, "acme")
	return got
}

// TestConnectionIsDue ten minutes before its token ends, and a short one when half of its life is over.
func TestConnectionIsDue(t *testing.T) {
	t.Parallel()
	f, c, id := connected(t)
	for life, wanted := range map[time.Duration]struct{ passed, due, ended string }{
		2 * time.Hour:  {"109 minutes", "false", "false"},
		time.Hour:      {"51 minutes", "true", "false"},
		10 * time.Hour: {"600 minutes", "true", "true"},
		time.Minute:    {"31 seconds", "true", "false"},
	} {
		must(t, c.Connect(t.Context(), id, "acme", []byte("first"), life))
		f.exec(`UPDATE x_connections SET renew_at = renew_at - $1::interval, ends_at = ends_at - $1::interval`, wanted.passed)
		got, err := c.Connection(t.Context(), id)
		fact.Is(fact.Must(t), "err", err, nil, wanted.passed, life, got)
		fact.Is(t, "got.Due", got.Due, wanted.due == "true", wanted.passed, life)
		fact.Is(t, "got.Ended", got.Ended, wanted.ended == "true", wanted.passed, life)
	}
}

// TestRenewalIsLeasedOnce gives the right to renew to one of many, anew when its lease has ended, and for no generation
// but the present one.
func TestRenewalIsLeasedOnce(t *testing.T) {
	t.Parallel()
	f, c, id := connected(t)
	granted := make([]bool, 8)
	var asking sync.WaitGroup
	for i := range granted {
		asking.Go(func() {
			var err error
			if granted[i], err = c.LeaseRenewal(t.Context(), id, 1, renewal); err != nil {
				t.Error(err)
			}
		})
	}
	asking.Wait()
	n := 0
	for _, ok := range granted {
		if ok {
			n++
		}
	}
	if n != 1 {
		t.Fatalf("%d of 8 may renew", n)
	}
	lease := func(generation int) bool {
		t.Helper()
		ok, err := c.LeaseRenewal(t.Context(), id, generation, renewal)
		must(t, err)
		return ok
	}
	if lease(2) {
		t.Error("leased for tokens that are not there")
	}
	f.exec(`UPDATE x_connections SET renewing_until = now()`)
	if !lease(1) || lease(1) {
		t.Error("a lease that has ended is given again, once")
	}
	must(t, c.ReleaseRenewal(t.Context(), id, 1))
	if !lease(1) {
		t.Error("a lease that was given back is not given again")
	}
	f.exec(`UPDATE x_connections SET renewing_until = now() + interval '2 hours'`) // the clock was put back
	if !lease(1) {
		t.Error("a lease lasts longer than one does")
	}
	must(t, c.End(t.Context(), id, 1))
	if lease(1) {
		t.Error("leased though the connection has ended")
	}
}

// TestOlderTokensChangeNothing writes and ends as whoever holds tokens of before: what was stored since stands.
func TestOlderTokensChangeNothing(t *testing.T) {
	t.Parallel()
	_, c, id := connected(t)
	first := wantConnection(t, c, id, "first 1 connected")
	if ok, err := c.Renew(t.Context(), first, []byte("second"), time.Hour); err != nil || !ok {
		t.Fatalf("renewed: %t, %v", ok, err)
	}
	wantConnection(t, c, id, "second 2 connected")
	if ok, err := c.Renew(t.Context(), first, []byte("late"), time.Hour); err != nil || ok {
		t.Errorf("renewed late: %t, %v", ok, err)
	}
	must(t, c.End(t.Context(), id, 1))
	second := wantConnection(t, c, id, "second 2 connected")
	must(t, c.End(t.Context(), id, 2))
	wantConnection(t, c, id, "second 2 reconnect")
	// A process that had the answer all along, and was slower than the one that was refused, puts it right.
	if ok, err := c.Renew(t.Context(), second, []byte("third"), time.Hour); err != nil || !ok {
		t.Errorf("renewed after all: %t, %v", ok, err)
	}
	wantConnection(t, c, id, "third 3 connected")
	must(t, c.Connect(t.Context(), id, "acme", []byte("anew"), time.Hour))
	wantConnection(t, c, id, "anew 4 connected")
}

// TestDisconnectForgets one connection of one user.
func TestDisconnectForgets(t *testing.T) {
	t.Parallel()
	f, c, id := connected(t)
	other := syncrun.ConnectionID{UserID: f.user("bob"), XUserID: id.XUserID}
	must(t, c.Connect(t.Context(), other, "acme", []byte("other"), time.Hour))
	account := f.account(id.UserID, id.XUserID)
	if got, err := f.Account(t.Context(), id.UserID, account.ID); err != nil || got.Connection != syncrun.Connected {
		t.Errorf("the account is %+v, %v", got, err)
	}
	for _, want := range []bool{true, false} {
		if found, err := c.Disconnect(t.Context(), id); err != nil || found != want {
			t.Errorf("disconnected: %t, %v", found, err)
		}
	}
	if _, err := c.Connection(t.Context(), id); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("the connection is still there: %v", err)
	}
	all, err := c.All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(all)", len(all), 1, all)
	fact.Is(t, "all[0].UserName", all[0].UserName, "bob")
	if account, err := f.Account(t.Context(), id.UserID, account.ID); err != nil || account.Connection != "" {
		t.Errorf("the account is %+v, %v", account, err)
	}
}
