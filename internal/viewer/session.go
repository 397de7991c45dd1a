package viewer

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// tokenBytes is how many random bytes are in the token of a session and in a sign-in link.
const tokenBytes = 32

// NewToken makes 256 random bits for the cookie of a session, or for a sign-in link. Only its owner may keep token;
// hash is what is stored.
func NewToken() (token string, hash [32]byte) {
	var random [tokenBytes]byte
	_, _ = rand.Read(random[:]) // never fails: it ends the program instead
	token = base64.RawURLEncoding.EncodeToString(random[:])
	return token, sha256.Sum256([]byte(token))
}

// ParseToken checks the form of what NewToken made and returns its SHA-256.
func ParseToken(token string) (hash [32]byte, ok bool) {
	random, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(random) != tokenBytes {
		return hash, false
	}
	return sha256.Sum256([]byte(token)), true
}
