package secret

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"fmt"
)

// ErrSealed means that something cannot be opened: it was sealed by a key that is not known here, for another purpose
// or owner, or it was changed.
var ErrSealed = errors.New("sealed by another key, or changed")

// version begins everything sealed; another form would have another one.
const version = 1

// Box seals and opens for one purpose. It is safe for concurrent use.
type Box struct{ locks []lock }

type lock struct {
	id   [idLength]byte
	aead cipher.AEAD
}

// Box makes the box of a purpose.
func (k *Keys) Box(purpose string) *Box {
	b := &Box{}
	for i, key := range k.Derive(purpose) {
		b.locks = append(b.locks, lock{id: k.masters[i].id, aead: newAEAD(key)})
	}
	return b
}

func newAEAD(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(fmt.Sprintf("secret: %v", err)) // only for a key of another length
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(fmt.Sprintf("secret: %v", err)) // only for another block size
	}
	return aead
}

// Seal encrypts plain for the owner, for instance "user 7": only Open with the same owner gives it back, so that a row
// that was copied to somebody else opens nothing. The result is one byte of version, the key's name, a nonce, and the
// text with its tag.
func (b *Box) Seal(plain []byte, owner string) []byte {
	use := b.locks[0]
	sealed := head(use.id)
	return use.aead.Seal(sealed, nil, plain, []byte(owner)) //nolint:gosec // it makes its nonce itself, at random
}

// head begins what a key seals.
func head(id [idLength]byte) []byte { return append([]byte{version}, id[:]...) }

// Reseal seals anew, with the key in use, what another key sealed for the owner; nil for what the key in use sealed
// itself. ErrSealed means that no key opens it.
func (b *Box) Reseal(sealed []byte, owner string) ([]byte, error) {
	if bytes.HasPrefix(sealed, head(b.locks[0].id)) {
		return nil, nil
	}
	plain, err := b.Open(sealed, owner)
	if err != nil {
		return nil, err
	}
	return b.Seal(plain, owner), nil
}

// Open decrypts what Seal returned, by whichever key sealed it; else ErrSealed.
func (b *Box) Open(sealed []byte, owner string) ([]byte, error) {
	const head = 1 + idLength
	if len(sealed) < head || sealed[0] != version {
		return nil, ErrSealed
	}
	for _, l := range b.locks {
		if !bytes.Equal(l.id[:], sealed[1:head]) {
			continue
		}
		if plain, err := l.aead.Open(nil, nil, sealed[head:], []byte(owner)); err == nil {
			return plain, nil
		}
	}
	return nil, ErrSealed
}
