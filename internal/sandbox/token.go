package sandbox

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"time"
)

// Lists that a page token can page through.
const (
	pagesFollowers byte = 'f'
	pagesPosts     byte = 'p'
)

const (
	tokenBody = 14 // kind, account, place, time
	tokenMAC  = 10
)

// pageToken says where a page begins. Before counts from the oldest entry, so
// that growth at the head moves no open scan: the page holds the entries just
// before that place, newest first.
type pageToken struct {
	kind    byte
	account int
	before  int
	issued  time.Time // to the millisecond
}

// tokenCodec turns tokens into opaque, signed text and back. The key follows
// from the seed, so a token outlives a restart of the server.
type tokenCodec struct {
	key [8]byte
	ttl time.Duration // 0 is for ever
}

func newTokenCodec(seed uint64, ttl time.Duration) tokenCodec {
	c := tokenCodec{ttl: ttl}
	binary.BigEndian.PutUint64(c.key[:], seed)
	return c
}

func (c *tokenCodec) encode(t pageToken) string {
	raw := make([]byte, 0, tokenBody+sha256.Size)
	raw = append(raw, t.kind, byte(t.account))
	raw = binary.BigEndian.AppendUint32(raw, uint32(t.before))
	raw = binary.BigEndian.AppendUint64(raw, uint64(t.issued.UnixMilli()))
	return base64.RawURLEncoding.EncodeToString(append(raw, c.sign(raw)...))
}

// decode is false for anything encode did not make.
func (c *tokenCodec) decode(text string) (pageToken, bool) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) != tokenBody+tokenMAC || !hmac.Equal(raw[tokenBody:], c.sign(raw[:tokenBody])) {
		return pageToken{}, false
	}
	return pageToken{
		kind: raw[0], account: int(raw[1]),
		before: int(binary.BigEndian.Uint32(raw[2:])),
		issued: time.UnixMilli(int64(binary.BigEndian.Uint64(raw[6:]))),
	}, true
}

func (c *tokenCodec) sign(body []byte) []byte {
	mac := hmac.New(sha256.New, c.key[:])
	mac.Write(body)
	return mac.Sum(nil)[:tokenMAC]
}

// expired tells whether a token is too old to be taken.
func (c *tokenCodec) expired(t pageToken, now time.Time) bool {
	return c.ttl > 0 && now.Sub(t.issued) > c.ttl
}
