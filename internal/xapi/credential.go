package xapi

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// credential is a token and the name under which others may know it.
type credential struct {
	token       string
	fingerprint string // start of the token's hash
}

func newCredential(token string) credential {
	sum := sha256.Sum256([]byte(token))
	return credential{token: token, fingerprint: hex.EncodeToString(sum[:8])}
}

// bucket names the rate window of one endpoint and this token.
func (c credential) bucket(e endpoint) string { return string(e) + ":" + c.fingerprint }

// unsendable tells whether no header can carry the token.
func unsendable(token string) bool {
	return strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' })
}
