package db_test

import (
	"errors"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestCreateUser(t *testing.T) {
	t.Parallel()
	f := open(t)
	id := f.user("ada")
	byName, err := f.UserByName(t.Context(), "ada")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "byName.ID", byName.ID, id, byName)
	fact.Is(t, "byName.Name", byName.Name, "ada")
	fact.Is(t, "byName.CreatedAt.IsZero()", byName.CreatedAt.IsZero(), false)
	byID, err := f.User(t.Context(), id)
	if err != nil || byID != byName {
		t.Errorf("by id %+v, %v", byID, err)
	}
	if _, err := f.CreateUser(t.Context(), "ada"); !errors.Is(err, syncrun.ErrConflict) {
		t.Errorf("second ada: %v, want ErrConflict", err)
	}
	_, err = f.UserByName(t.Context(), "Ada")
	wantNotFound(t, err)
	_, err = f.User(t.Context(), id+1)
	wantNotFound(t, err)
}

func TestCreateUserRefusesNames(t *testing.T) {
	t.Parallel()
	f := open(t)
	for _, name := range []string{"", " ", " ada", "ada ", "a\nb", "a\x00b", "\xff", strings.Repeat("é", 101)} {
		_, err := f.CreateUser(t.Context(), name)
		wantInvalid(t, err, "name")
		_, err = f.CreateKey(t.Context(), name, [32]byte{}, "ctgo_1234567")
		wantInvalid(t, err, "name")
	}
	if _, err := f.CreateUser(t.Context(), strings.Repeat("é", 100)); err != nil {
		t.Errorf("100 characters: %v", err)
	}
}
