package secret_test

import (
	"bytes"
	"crypto/hmac"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/secret"
)

const (
	key   = "a key of the tests: thirty-two or more"
	other = "another key of the tests, also long"
)

func keysOf(t *testing.T, texts ...string) *secret.Keys {
	t.Helper()
	keys, err := secret.New(texts...)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// TestBoxOpensItsOwn opens only what was sealed by a known key, for the same purpose and owner, and not changed.
func TestBoxOpensItsOwn(t *testing.T) {
	t.Parallel()
	plain := []byte("a token")
	box := keysOf(t, key).Box("tokens")
	sealed := box.Seal(plain, "user 1")
	if opened, err := box.Open(sealed, "user 1"); err != nil || !bytes.Equal(opened, plain) {
		t.Fatalf("opened %q, %v", opened, err)
	}
	if bytes.Contains(sealed, plain) || bytes.Equal(sealed, box.Seal(plain, "user 1")) {
		t.Error("the plain text shows, or the same text is sealed alike twice")
	}
	refused := map[string]func() ([]byte, error){
		"another owner":   func() ([]byte, error) { return box.Open(sealed, "user 2") },
		"another purpose": func() ([]byte, error) { return keysOf(t, key).Box("webhooks").Open(sealed, "user 1") },
		"another key":     func() ([]byte, error) { return keysOf(t, other).Box("tokens").Open(sealed, "user 1") },
		"nothing":         func() ([]byte, error) { return box.Open(nil, "user 1") },
	}
	for i := range sealed {
		changed := slices.Clone(sealed)
		changed[i] ^= 1
		refused[fmt.Sprintf("byte %d changed", i)] = func() ([]byte, error) { return box.Open(changed, "user 1") }
		refused[fmt.Sprintf("cut at %d", i)] = func() ([]byte, error) { return box.Open(sealed[:i], "user 1") }
	}
	for name, open := range refused {
		if opened, err := open(); !errors.Is(err, secret.ErrSealed) || opened != nil {
			t.Errorf("%s: opened %q, %v", name, opened, err)
		}
	}
}

// TestKeysAreReplaced opens with the new key in front what the old one sealed, and seals with the new one.
func TestKeysAreReplaced(t *testing.T) {
	t.Parallel()
	old := keysOf(t, key).Box("tokens").Seal([]byte("a token"), "")
	both := keysOf(t, other, key).Box("tokens")
	if opened, err := both.Open(old, ""); err != nil || string(opened) != "a token" {
		t.Errorf("opened %q, %v", opened, err)
	}
	if _, err := keysOf(t, other).Box("tokens").Open(both.Seal([]byte("a token"), ""), ""); err != nil {
		t.Errorf("the key in front did not seal: %v", err)
	}
}

// TestResealing seals anew what an older key sealed, and nothing else; what a key sealed begins with its head.
func TestResealing(t *testing.T) {
	t.Parallel()
	keys := keysOf(t, other, key, other)
	box, heads := keys.Box("tokens"), keys.Heads()
	old := keysOf(t, key).Box("tokens").Seal([]byte("a token"), "user 1")
	if len(heads) != 2 || !bytes.HasPrefix(old, heads[1]) {
		t.Fatalf("heads %x do not tell who sealed %x", heads, old)
	}
	anew, err := box.Reseal(old, "user 1")
	if err != nil || !bytes.HasPrefix(anew, heads[0]) {
		t.Fatalf("sealed anew %x, %v", anew, err)
	}
	if opened, err := keysOf(t, other).Box("tokens").Open(anew, "user 1"); err != nil || string(opened) != "a token" {
		t.Errorf("the key in use alone opens %q, %v", opened, err)
	}
	if again, err := box.Reseal(anew, "user 1"); again != nil || err != nil {
		t.Errorf("a second time: %x, %v", again, err)
	}
	for name, resealed := range map[string]func() ([]byte, error){
		"another owner":  func() ([]byte, error) { return box.Reseal(old, "user 2") },
		"an unknown key": func() ([]byte, error) { return keysOf(t, other).Box("tokens").Reseal(old, "user 1") },
		"nothing":        func() ([]byte, error) { return box.Reseal(nil, "user 1") },
	} {
		if got, err := resealed(); got != nil || !errors.Is(err, secret.ErrSealed) {
			t.Errorf("%s: %x, %v", name, got, err)
		}
	}
}

// TestDeriveTellsPurposesApart gives keys that serve an HMAC, different for each purpose and key.
func TestDeriveTellsPurposesApart(t *testing.T) {
	t.Parallel()
	keys := keysOf(t, key, other)
	a, b := keys.Derive("a"), keys.Derive("b")
	fact.Is(fact.Must(t), "len(a)", len(a), 2, b, a)
	fact.Is(fact.Must(t), "len(a[0])", len(a[0]), 32, b)
	fact.Holds(fact.Must(t), "!hmac.Equal(a[0], a[1])", !hmac.Equal(a[0], a[1]), a[0], b)
	fact.Holds(fact.Must(t), "!hmac.Equal(a[0], b[0])", !hmac.Equal(a[0], b[0]), a[0], b)
	fact.Is(t, `hmac.Equal(a[0], keys.Derive("a")[0])`, hmac.Equal(a[0], keys.Derive("a")[0]), true, b)
}

// TestKeysAreNotShown holds short keys and printed ones against what may be seen.
func TestKeysAreNotShown(t *testing.T) {
	t.Parallel()
	for _, texts := range [][]string{nil, {""}, {"short"}, {key, "short"}} {
		if _, err := secret.New(texts...); err == nil || strings.Contains(err.Error(), "short") {
			t.Errorf("%q: %v", texts, err)
		}
	}
	keys := keysOf(t, key)
	if shown := fmt.Sprintf("%v %+v %#v %s", keys, keys, keys, keys); strings.Contains(shown, "tests") {
		t.Errorf("shown as %s", shown)
	}
}

// TestFileIsMadeOnce has many ask for the key at once: all get the same, and nobody else may read it.
func TestFileIsMadeOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state", "secret-key")
	sealed := make([][]byte, 20)
	var all sync.WaitGroup
	for i := range sealed {
		all.Go(func() {
			if keys, err := secret.File(path); err != nil {
				t.Error(err)
			} else {
				sealed[i] = keys.Box("tokens").Seal([]byte("a token"), "")
			}
		})
	}
	all.Wait()
	keys, err := secret.File(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sealed {
		if _, err := keys.Box("tokens").Open(s, ""); err != nil {
			t.Error(err)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("%d files, %v", len(left), err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// TestFileHoldsSeveralKeys opens by a key that stands behind the one in use, as SECRET_KEY does.
func TestFileHoldsSeveralKeys(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "secret-key")
	old, err := secret.File(path)
	if err != nil {
		t.Fatal(err)
	}
	sealed := old.Box("tokens").Seal([]byte("a token"), "")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, separator := range []string{",", "\n", " ,\r\n"} {
		if err := os.WriteFile(path, []byte(key+separator+string(before)), 0o600); err != nil {
			t.Fatal(err)
		}
		keys, err := secret.File(path)
		if err != nil {
			t.Fatal(err)
		}
		if plain, err := keys.Box("tokens").Open(sealed, ""); err != nil || string(plain) != "a token" {
			t.Errorf("separated by %q: %q, %v", separator, plain, err)
		}
		now, err := secret.New(key)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := now.Box("tokens").Open(keys.Box("tokens").Seal(nil, ""), ""); err != nil {
			t.Errorf("separated by %q, the first is not in use: %v", separator, err)
		}
	}
}

// TestFileIsRefused reads no key that others may read, and none that was cut short.
func TestFileIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "secret-key")
	if err := os.WriteFile(path, []byte("too short\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := secret.File(path); err == nil || strings.Contains(err.Error(), "too short") {
		t.Errorf("a short key: %v", err)
	}
	if err := os.WriteFile(path, []byte(key+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := secret.File(path); err != nil {
		t.Error(err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := secret.File(path); err == nil && runtime.GOOS != "windows" {
		t.Error("a key that others may read was taken")
	}
}
