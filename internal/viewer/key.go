package viewer

import (
	"crypto/rand"
	"crypto/sha256"
	"hash/crc32"
	"strings"
)

// The form of a key: a fixed start, random characters, and a checksum of both, so that a mistyped key is refused
// without a query. Digits are base 62.
const (
	keyStart       = "ctgo_"
	keyRandom      = 34
	keyChecksum    = 6
	keyLength      = len(keyStart) + keyRandom + keyChecksum
	keyPrefix      = 12
	base62Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

// Refusal is why a request is not let in. Its text is what v1 documents, word for word, and goes with status 401.
type Refusal string

// The three refusals of v1.
const (
	// ErrHeader means that no bearer token came with the request.
	ErrHeader Refusal = "Missing or invalid Authorization header. Use: Bearer <api_key>"
	// ErrKeyFormat means that the token cannot be a key: its length, alphabet or checksum is wrong.
	ErrKeyFormat Refusal = "Invalid API key format."
	// ErrKeyUnknown means that the key was never given out, or was revoked.
	ErrKeyUnknown Refusal = "Invalid or revoked API key."
)

func (r Refusal) Error() string { return string(r) }

// NewKey makes a key from 202 random bits. The key itself is to be shown once and kept nowhere; hash is what is
// stored, prefix (the key's first 12 characters) is what people recognise it by.
func NewKey() (key string, hash [32]byte, prefix string) {
	body := keyStart + randomText(keyRandom)
	key = body + checksum(body)
	return key, sha256.Sum256([]byte(key)), key[:keyPrefix]
}

// ParseKey checks the form of a key and returns its SHA-256, or ErrKeyFormat.
func ParseKey(key string) (hash [32]byte, err error) {
	if len(key) != keyLength || !strings.HasPrefix(key, keyStart) {
		return hash, ErrKeyFormat
	}
	body := key[:keyLength-keyChecksum]
	if strings.Trim(body[len(keyStart):], base62Alphabet) != "" || key[len(body):] != checksum(body) {
		return hash, ErrKeyFormat
	}
	return sha256.Sum256([]byte(key)), nil
}

// ParseBearer reads the key out of the values of an Authorization header, or out of what a websocket sent in its
// place, and returns its SHA-256. The scheme has no case. The error is ErrHeader or ErrKeyFormat.
func ParseBearer(values ...string) (hash [32]byte, err error) {
	if len(values) != 1 {
		return hash, ErrHeader
	}
	scheme, key, found := strings.Cut(values[0], " ")
	key = strings.Trim(key, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") || key == "" {
		return hash, ErrHeader
	}
	return ParseKey(key)
}

// randomText returns n base62 digits, each equally likely.
func randomText(n int) string {
	const fair = 256 - 256%len(base62Alphabet) // bytes from here on would favour the first digits
	text := make([]byte, 0, n)
	var pool [64]byte
	for {
		_, _ = rand.Read(pool[:]) // never fails: it ends the program instead
		for _, b := range pool {
			if int(b) >= fair {
				continue
			}
			text = append(text, base62Alphabet[int(b)%len(base62Alphabet)])
			if len(text) == n {
				return string(text)
			}
		}
	}
}

// checksum is the CRC-32 (IEEE) of body in six base62 digits, highest first.
func checksum(body string) string {
	sum := crc32.ChecksumIEEE([]byte(body))
	var digits [keyChecksum]byte
	for i := len(digits) - 1; i >= 0; i-- {
		digits[i] = base62Alphabet[sum%uint32(len(base62Alphabet))]
		sum /= uint32(len(base62Alphabet))
	}
	return string(digits[:])
}
