package db_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/internal/fact"
	"goodones/internal/viewer"
)

const (
	prefixOne = "ctgo_aaaaaaa"
	prefixTwo = "ctgo_bbbbbbb"
)

func TestKeyOwner(t *testing.T) {
	t.Parallel()
	f := open(t)
	userID, err := f.CreateKey(t.Context(), "ada", [32]byte{1}, prefixOne)
	if err != nil {
		t.Fatal(err)
	}
	again, err := f.CreateKey(t.Context(), "ada", [32]byte{2}, prefixTwo)
	if err != nil || again != userID {
		t.Fatalf("second key for user %d, %v; want user %d", again, err, userID)
	}
	owner, err := f.KeyOwner(t.Context(), [32]byte{2})
	if want := (viewer.Viewer{UserID: userID, UserName: "ada", KeyID: owner.KeyID, Prefix: prefixTwo}); err != nil ||
		owner != want {
		t.Errorf("owner %+v, %v; want %+v", owner, err, want)
	}
	if owner.KeyID == 0 {
		t.Error("the owner's key has no id")
	}
	_, err = f.KeyOwner(t.Context(), [32]byte{3})
	wantNotFound(t, err)
	if err := f.RevokeKey(t.Context(), prefixTwo); err != nil {
		t.Fatal(err)
	}
	_, err = f.KeyOwner(t.Context(), [32]byte{2})
	wantNotFound(t, err)
	if _, err := f.KeyOwner(t.Context(), [32]byte{1}); err != nil {
		t.Errorf("the other key: %v", err)
	}
}

func TestKeyOwnerStampsOnceAMinute(t *testing.T) {
	t.Parallel()
	f := open(t)
	if _, err := f.CreateKey(t.Context(), "ada", [32]byte{1}, prefixOne); err != nil {
		t.Fatal(err)
	}
	used := func() time.Time {
		t.Helper()
		if _, err := f.KeyOwner(t.Context(), [32]byte{1}); err != nil {
			t.Fatal(err)
		}
		keys, err := f.Keys(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(fact.Must(t), "len(keys)", len(keys), 1, keys)
		fact.Not(fact.Must(t), "keys[0].LastUsedAt", keys[0].LastUsedAt, nil)
		return *keys[0].LastUsedAt
	}
	first := used()
	if second := used(); !second.Equal(first) {
		t.Errorf("stamped again within a minute: %v, %v", first, second)
	}
	f.exec(`UPDATE api_keys SET last_used_at = now() - interval '61 seconds'`)
	if later := used(); !later.After(first) {
		t.Errorf("not stamped after a minute: %v, %v", first, later)
	}
}

func TestKeyOwnerDoesNotWaitForTheStamp(t *testing.T) {
	t.Parallel()
	f := open(t)
	if _, err := f.CreateKey(t.Context(), "ada", [32]byte{1}, prefixOne); err != nil {
		t.Fatal(err)
	}
	tx := f.raw.MustBegin()
	tx.MustExec(`UPDATE api_keys SET prefix = prefix`)
	if _, err := f.KeyOwner(t.Context(), [32]byte{1}); err != nil {
		t.Errorf("while somebody else holds the row: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	f := open(t)
	for i, prefix := range []string{prefixOne, prefixTwo} {
		if _, err := f.CreateKey(t.Context(), "ada", [32]byte{byte(i)}, prefix); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.RevokeKey(t.Context(), prefixOne); err != nil {
		t.Fatal(err)
	}
	keys, err := f.Keys(t.Context())
	if err != nil || len(keys) != 2 {
		t.Fatalf("keys %+v, %v", keys, err)
	}
	k := keys[0]
	fact.Is(t, "k.Prefix", k.Prefix, prefixOne, k)
	fact.Is(t, "k.UserName", k.UserName, "ada")
	fact.Not(t, "k.RevokedAt", k.RevokedAt, nil)
	fact.Is(t, "k.LastUsedAt", k.LastUsedAt, nil)
	k = keys[1]
	fact.Is(t, "k.Prefix", k.Prefix, prefixTwo, k)
	fact.Is(t, "k.RevokedAt", k.RevokedAt, nil)
	fact.Is(t, "k.CreatedAt.IsZero()", k.CreatedAt.IsZero(), false)
}

func TestRevokeKeyRefuses(t *testing.T) {
	t.Parallel()
	f := open(t)
	for i := range 2 {
		if _, err := f.CreateKey(t.Context(), "ada", [32]byte{byte(i)}, prefixOne); err != nil {
			t.Fatal(err)
		}
	}
	wantInvalid(t, f.RevokeKey(t.Context(), prefixOne), "prefix")
	wantNotFound(t, f.RevokeKey(t.Context(), prefixTwo))
	wantNotFound(t, f.RevokeKey(t.Context(), ""))
	f.exec(`UPDATE api_keys SET revoked_at = now()`)
	wantNotFound(t, f.RevokeKey(t.Context(), prefixOne))
}

func TestRevokeKeyTellsServers(t *testing.T) {
	t.Parallel()
	f := open(t)
	listener := pq.NewListener(f.dsn, time.Second, time.Second, nil)
	t.Cleanup(func() { _ = listener.Close() })
	if err := listener.Listen("goodones_keys"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.CreateKey(t.Context(), "ada", [32]byte{1}, prefixOne); err != nil {
		t.Fatal(err)
	}
	owner, err := f.KeyOwner(t.Context(), [32]byte{1})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.RevokeKey(t.Context(), prefixOne); err != nil {
		t.Fatal(err)
	}
	must(t, f.Hints().Flush(t.Context()))
	select {
	case hint := <-listener.Notify:
		if hint == nil || hint.Extra != strconv.Itoa(owner.KeyID) {
			t.Errorf("told %+v, want key %d", hint, owner.KeyID)
		}
	case <-time.After(10 * time.Second):
		t.Error("nobody was told")
	}
}
