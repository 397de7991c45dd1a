package load

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Opcodes of RFC 6455.
const (
	opText  = 1
	opClose = 8
	opPing  = 9
	opPong  = 10
)

var errFrame = errors.New("a frame that this client does not expect: fragmented, masked or compressed")

// frame is one websocket frame of a server; payload aliases the buffer it was cut from.
type frame struct {
	op      byte
	payload []byte
}

// errPartial says that the end of a frame has not arrived yet.
var errPartial = errors.New("not a whole frame")

// cut takes the first frame off data; errPartial when data does not hold a whole one.
func cut(data []byte) (f frame, rest []byte, err error) {
	if len(data) < 2 {
		return frame{}, data, errPartial
	}
	if data[0]&0xf0 != 0x80 || data[1]&0x80 != 0 {
		return frame{}, data, errFrame
	}
	header, size := 2, uint64(data[1])
	switch {
	case size == 126 && len(data) >= 4:
		header, size = 4, uint64(binary.BigEndian.Uint16(data[2:]))
	case size == 127 && len(data) >= 10:
		header, size = 10, binary.BigEndian.Uint64(data[2:])
	case size >= 126:
		return frame{}, data, errPartial
	}
	if uint64(len(data)-header) < size {
		return frame{}, data, errPartial
	}
	end := header + int(size)
	return frame{data[0] & 0x0f, data[header:end]}, data[end:], nil
}

// clientFrame makes a frame as a client sends it. The mask is there, since servers insist, but zero: it protects
// proxies from hostile pages, and here are neither.
func clientFrame(op byte, payload []byte) []byte {
	b := []byte{0x80 | op}
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	b = append(b, 0, 0, 0, 0)
	return append(b, payload...)
}

// numberAfter finds key in text and reads the digits that follow.
func numberAfter(text []byte, key string) (int, bool) {
	at := bytes.Index(text, []byte(key))
	if at < 0 {
		return 0, false
	}
	n, digits := 0, text[at+len(key):]
	i := 0
	for ; i < len(digits) && digits[i] >= '0' && digits[i] <= '9' && n < 1<<40; i++ {
		n = n*10 + int(digits[i]-'0')
	}
	return n, i > 0
}

// follows reports whether key stands in text with value right behind it.
func follows(text []byte, key string, value []byte) bool {
	at := bytes.Index(text, []byte(key))
	return at >= 0 && bytes.HasPrefix(text[at+len(key):], value)
}
