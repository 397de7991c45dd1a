package db_test

import (
	"errors"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// keyOf makes a key of a user, and returns its id and its SHA-256.
func (f *fixture) keyOf(user string) (id int, hash [32]byte, prefix string) {
	f.t.Helper()
	_, hash, prefix = viewer.NewKey()
	_, err := f.CreateKey(f.t.Context(), user, hash, prefix)
	must(f.t, err)
	owner, err := f.KeyOwner(f.t.Context(), hash)
	must(f.t, err)
	return owner.KeyID, hash, prefix
}

func TestSessionIsOfItsKey(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, keyHash, prefix := f.keyOf("ada")
	_, hash := viewer.NewToken()
	must(t, f.CreateSession(t.Context(), key, hash))
	got, err := f.SessionOwner(t.Context(), hash)
	must(t, err)
	want, err := f.KeyOwner(t.Context(), keyHash)
	must(t, err)
	want.SessionID = got.SessionID
	fact.Is(t, "got", got, want)
	fact.Not(t, "got.SessionID", got.SessionID, 0)
	fact.Is(t, "got.Prefix", got.Prefix, prefix)
	must(t, f.CheckSession(t.Context(), hash))
	wantNotFound(t, f.CheckSession(t.Context(), [32]byte{1}))
	must(t, f.EndSession(t.Context(), hash))
	must(t, f.EndSession(t.Context(), hash))
	wantNotFound(t, f.CheckSession(t.Context(), hash))
}

// TestSessionEnds moves a session's times, and revokes its key.
func TestSessionEnds(t *testing.T) {
	t.Parallel()
	f := open(t)
	for name, c := range map[string]struct {
		change string
		ends   bool
	}{
		"nearly idle": {`UPDATE sessions SET seen_at = now() - interval '11 hours 59 minutes'`, false},
		"idle":        {`UPDATE sessions SET seen_at = now() - interval '12 hours'`, true},
		"nearly old":  {`UPDATE sessions SET created_at = now() - interval '6 days 23 hours 59 minutes'`, false},
		"old":         {`UPDATE sessions SET created_at = now() - interval '7 days'`, true},
		"revoked key": {`UPDATE api_keys SET revoked_at = now()`, true},
	} {
		key, _, _ := f.keyOf(name)
		_, hash := viewer.NewToken()
		must(t, f.CreateSession(t.Context(), key, hash))
		f.exec(c.change)
		checked := f.CheckSession(t.Context(), hash)
		_, err := f.SessionOwner(t.Context(), hash)
		if c.ends != errors.Is(err, syncrun.ErrNotFound) || c.ends != errors.Is(checked, syncrun.ErrNotFound) {
			t.Errorf("%s: %v, %v", name, err, checked)
		}
		f.exec(`DELETE FROM sessions`)
		f.exec(`UPDATE api_keys SET revoked_at = NULL`)
	}
}

// TestUseKeepsASession uses one that was idle for long; a look does not count as a use.
func TestUseKeepsASession(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, _, _ := f.keyOf("ada")
	_, hash := viewer.NewToken()
	must(t, f.CreateSession(t.Context(), key, hash))
	f.exec(`UPDATE sessions SET seen_at = now() - interval '11 hours'`)
	must(t, f.CheckSession(t.Context(), hash))
	const fresh = `SELECT count(*) FROM sessions WHERE seen_at > now() - interval '1 minute'`
	if f.count(fresh) != 0 {
		t.Error("a look counted as a use")
	}
	_, err := f.SessionOwner(t.Context(), hash)
	must(t, err)
	if f.count(fresh) != 1 {
		t.Error("a use was not noted")
	}
}

func TestKeysKeepTheirNewestSessions(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, _, _ := f.keyOf("ada")
	other, _, _ := f.keyOf("bob")
	must(t, f.CreateSession(t.Context(), other, [32]byte{99}))
	for i := range 22 {
		must(t, f.CreateSession(t.Context(), key, [32]byte{byte(i)}))
	}
	for i := range 22 {
		_, err := f.SessionOwner(t.Context(), [32]byte{byte(i)})
		if gone := errors.Is(err, syncrun.ErrNotFound); gone != (i < 2) {
			t.Errorf("session %d: %v", i, err)
		}
	}
	must(t, f.CheckSession(t.Context(), [32]byte{99}))
	f.exec(`UPDATE api_keys SET revoked_at = now() WHERE id = $1`, key)
	wantNotFound(t, f.CreateSession(t.Context(), key, [32]byte{50}))
}

// TestSessionHasItsOwnWindow uses up what a session may ask: the key's window is untouched, a new minute gives anew.
func TestSessionHasItsOwnWindow(t *testing.T) {
	t.Parallel()
	f := open(t)
	key, _, _ := f.keyOf("ada")
	must(t, f.CreateSession(t.Context(), key, [32]byte{1}))
	owner, err := f.SessionOwner(t.Context(), [32]byte{1})
	must(t, err)
	take := func(portion int) viewer.Portion {
		t.Helper()
		got, err := f.TakeSessionRequests(t.Context(), owner.SessionID, 5, portion)
		must(t, err)
		return got
	}
	got := take(3)
	fact.Is(t, "got.Granted", got.Granted, 3, got)
	fact.Is(t, "got.Remaining", got.Remaining, 2)
	fact.Holds(t, "got.ResetIn > 0", got.ResetIn > 0, got.ResetIn)
	if got := take(3); got.Granted != 2 || got.Remaining != 0 {
		t.Errorf("%+v", got)
	}
	if got := take(1); got.Granted != 0 {
		t.Errorf("%+v", got)
	}
	if got, err := f.TakeRequests(t.Context(), key, 5, 5); err != nil || got.Granted != 5 {
		t.Errorf("the key's: %+v, %v", got, err)
	}
	f.exec(`UPDATE sessions SET window_started_at = now() - interval '60 seconds'`)
	if got := take(1); got.Granted != 1 || got.Remaining != 4 {
		t.Errorf("a minute later: %+v", got)
	}
	must(t, f.EndSession(t.Context(), [32]byte{1}))
	_, err = f.TakeSessionRequests(t.Context(), owner.SessionID, 5, 1)
	wantNotFound(t, err)
}
