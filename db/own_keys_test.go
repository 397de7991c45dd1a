package db_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestOwnKeys(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	make := func(text string) int {
		t.Helper()
		key, err := f.CreateOwnKey(t.Context(), ada, sha256.Sum256([]byte(text)), fmt.Sprintf("ctgo_%7.7s", text))
		must(t, err)
		return key.ID
	}
	first, second := make("one"), make("two")
	if owner, err := f.KeyOwner(t.Context(), sha256.Sum256([]byte("two"))); err != nil || owner.UserID != ada {
		t.Errorf("the key is of user %d, %v", owner.UserID, err)
	}
	keys, err := f.OwnKeys(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(keys)", len(keys), 2, keys)
	fact.Is(t, "keys[0].ID", keys[0].ID, first)
	fact.Is(t, "keys[0].Prefix", keys[0].Prefix, "ctgo_    one")
	fact.Is(t, "keys[0].LastUsedAt", keys[0].LastUsedAt, nil)
	fact.Not(t, "keys[1].LastUsedAt", keys[1].LastUsedAt, nil)
	if err := f.RevokeOwnKey(t.Context(), bob, first); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("bob revokes ada's: %v", err)
	}
	must(t, f.RevokeOwnKey(t.Context(), ada, first))
	if err := f.RevokeOwnKey(t.Context(), ada, first); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("revoked twice: %v", err)
	}
	if _, err := f.KeyOwner(t.Context(), sha256.Sum256([]byte("one"))); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("the revoked key: %v", err)
	}
	keys, err = f.OwnKeys(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(keys)", len(keys), 1, keys)
	fact.Is(t, "keys[0].ID", keys[0].ID, second)
	for n := range 49 {
		make(fmt.Sprint("more ", n))
	}
	_, err = f.CreateOwnKey(t.Context(), ada, sha256.Sum256(nil), "ctgo_0000000")
	if refusal, ok := errors.AsType[*syncrun.UserError](err); !ok || refusal.Code != syncrun.UserInvalid {
		t.Errorf("key 51: %v", err)
	}
}
