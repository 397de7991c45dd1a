package graphqlws

import (
	"encoding/binary"
	"encoding/json"
	"unicode/utf8"

	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// final is the FIN bit. A server's frames carry no mask.
const final = 0x80

// maxReason is the longest close reason: a control frame holds 125 bytes, two
// of them the code.
const maxReason = 123

// appendHeader appends the header of a frame that is a whole message of n bytes.
func appendHeader(dst []byte, opcode, n int) []byte {
	dst = append(dst, final|byte(opcode))
	switch {
	case n < 126:
		return append(dst, byte(n))
	case n <= 0xffff:
		return binary.BigEndian.AppendUint16(append(dst, 126), uint16(n))
	default:
		return binary.BigEndian.AppendUint64(append(dst, 127), uint64(n))
	}
}

// appendText appends a text frame made of the parts.
func appendText[T string | []byte](dst []byte, parts ...T) []byte {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	dst = appendHeader(dst, websocket.TextMessage, n)
	for _, p := range parts {
		dst = append(dst, p...)
	}
	return dst
}

// appendNext appends the next message that begins with prefix (see nextPrefix).
func appendNext(dst, prefix, payload []byte) []byte {
	dst = appendHeader(dst, websocket.TextMessage, len(prefix)+len(payload)+1)
	dst = append(dst, prefix...)
	dst = append(dst, payload...)
	return append(dst, '}')
}

// nextPrefix is what every next message of an operation begins with.
func nextPrefix(id string) []byte {
	return []byte(`{"id":` + quote(id) + `,"type":"next","payload":`)
}

func appendComplete(dst []byte, id string) []byte {
	return appendText(dst, `{"id":`, quote(id), `,"type":"complete"}`)
}

func appendErrors(dst []byte, id string, errs gqlerror.List) []byte {
	payload, err := json.Marshal(errs)
	if err != nil { // an extension that JSON cannot express
		payload = []byte(`[{"message":"internal error","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]`)
	}
	return appendText(dst, `{"id":`, quote(id), `,"type":"error","payload":`, string(payload), `}`)
}

func appendPong(dst []byte, payload json.RawMessage) []byte {
	if payload == nil {
		return appendText(dst, `{"type":"pong"}`)
	}
	return appendText(dst, `{"type":"pong","payload":`, string(payload), `}`)
}

// appendClose appends a close frame, empty for CloseNoStatusReceived.
func appendClose(dst []byte, code int, reason string) []byte {
	payload := websocket.FormatCloseMessage(code, clip(reason))
	return append(appendHeader(dst, websocket.CloseMessage, len(payload)), payload...)
}

// clip cuts s to what a close frame holds, between two characters.
func clip(s string) string {
	if len(s) <= maxReason {
		return s
	}
	n := maxReason
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func quote(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}

// frameEnd reports whether a frame of buf, which holds whole frames of ours,
// ends exactly at n.
func frameEnd(buf []byte, n int) bool {
	at := 0
	for at < n {
		switch size := int(buf[at+1]); size {
		case 126:
			at += 4 + int(binary.BigEndian.Uint16(buf[at+2:]))
		case 127:
			at += 10 + int(binary.BigEndian.Uint64(buf[at+2:]))
		default:
			at += 2 + size
		}
	}
	return at == n
}
