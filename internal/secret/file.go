package secret

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// File reads the keys in the file of that path, one a line or separated by commas, the one in use first. When it
// is not there, it is made with one key, and its directory with it: readable by its owner alone. Of several processes
// that make it at once one does, and all read the same key.
func File(path string) (*Keys, error) {
	keys, err := readFile(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return keys, err
	}
	if err := makeFile(path); err != nil {
		return nil, fmt.Errorf("make a secret key: %w", err)
	}
	return readFile(path)
}

func readFile(path string) (*Keys, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("secret key: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("secret key: %s must be readable by its owner alone (chmod 600)", path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("secret key: %w", err)
	}
	var texts []string
	for _, key := range strings.FieldsFunc(string(text), func(r rune) bool { return r == ',' || r == '\n' }) {
		if key = strings.TrimSpace(key); key != "" {
			texts = append(texts, key)
		}
	}
	keys, err := New(texts...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return keys, nil
}

// makeFile puts a whole file in its place, or leaves the one that somebody else has put there meanwhile.
func makeFile(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // a private cluster below runs as another account
		return err
	}
	file, err := os.CreateTemp(dir, ".secret-key-*") // made with 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	var key [32]byte
	_, _ = rand.Read(key[:]) // never fails
	_, err = file.WriteString(hex.EncodeToString(key[:]) + "\n")
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Link(file.Name(), path); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
