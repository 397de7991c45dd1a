package secret

import (
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
)

// MinLength is how many characters a key has at least.
const MinLength = 32

// idLength is how many bytes name a key in what it sealed.
const idLength = 4

// Keys are the keys of an installation, the one in use first. They are safe for concurrent use and never printed.
type Keys struct{ masters []master }

// master is one key and the name that what it sealed carries. The name tells nothing about the key.
type master struct {
	text string
	id   [idLength]byte
}

// New takes the keys, the one in use first; what the others sealed can still be opened. One that is given twice counts
// once. Each has MinLength characters at least. The error quotes none.
func New(texts ...string) (*Keys, error) {
	if len(texts) == 0 {
		return nil, errors.New("no secret key")
	}
	k := &Keys{}
	for _, text := range texts {
		if len(text) < MinLength {
			return nil, fmt.Errorf("a secret key must have %d characters at least", MinLength)
		}
		if slices.ContainsFunc(k.masters, func(m master) bool { return m.text == text }) {
			continue
		}
		m := master{text: text}
		copy(m.id[:], m.derive("key id"))
		k.masters = append(k.masters, m)
	}
	return k, nil
}

// Heads are the first bytes of what each key seals, for whatever purpose; those of the key in use first.
func (k *Keys) Heads() [][]byte {
	heads := make([][]byte, len(k.masters))
	for i, m := range k.masters {
		heads[i] = head(m.id)
	}
	return heads
}

// Derive gives a key of 32 bytes for one purpose from each key, the one in use first. Keys of different purposes tell
// nothing about each other.
func (k *Keys) Derive(purpose string) [][]byte {
	derived := make([][]byte, len(k.masters))
	for i, m := range k.masters {
		derived[i] = m.derive("purpose " + purpose)
	}
	return derived
}

func (m *master) derive(info string) []byte {
	key, err := hkdf.Key(sha256.New, []byte(m.text), []byte("goodones"), info, sha256.Size)
	if err != nil {
		panic(fmt.Sprintf("secret: %v", err)) // only for a key longer than 255 hashes
	}
	return key
}

// String keeps the keys out of whatever prints them.
func (k *Keys) String() string { return "[redacted]" }

// GoString is String for %#v.
func (k *Keys) GoString() string { return k.String() }
