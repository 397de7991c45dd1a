package graphqlws

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gorilla/websocket"

	"goodones/internal/fact"
)

// payloadLen reads the length of the first frame.
func payloadLen(frame []byte) uint64 {
	switch n := frame[1]; n {
	case 126:
		return uint64(binary.BigEndian.Uint16(frame[2:]))
	case 127:
		return binary.BigEndian.Uint64(frame[2:])
	default:
		return uint64(n)
	}
}

func TestHeaderLengths(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n    int
		want []byte
	}{
		{0, []byte{0x81, 0}},
		{125, []byte{0x81, 125}},
		{126, []byte{0x81, 126, 0, 126}},
		{65535, []byte{0x81, 126, 0xff, 0xff}},
		{65536, []byte{0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0}},
	} {
		if got := appendHeader(nil, websocket.TextMessage, tt.n); !bytes.Equal(got, tt.want) {
			t.Errorf("%d: got %x, want %x", tt.n, got, tt.want)
		}
	}
}

func TestFrameEnd(t *testing.T) {
	t.Parallel()
	var buf []byte
	ends := map[int]bool{0: true}
	for _, n := range []int{0, 5, 125, 126, 65535, 65536} {
		buf = append(appendHeader(buf, websocket.TextMessage, n), make([]byte, n)...)
		ends[len(buf)] = true
	}
	for n := range len(buf) + 1 {
		if frameEnd(buf, n) != ends[n] {
			t.Fatalf("frameEnd at %d = %v", n, !ends[n])
		}
	}
}

func TestCloseReasonFits(t *testing.T) {
	t.Parallel()
	for _, reason := range []string{"", "short", strings.Repeat("x", 200), strings.Repeat("é", 100),
		strings.Repeat("𝄞", 50)} {
		frame := appendClose(nil, 4409, reason)
		got := string(frame[4:])
		fact.Holds(fact.Must(t), "len(frame) <= 127", len(frame) <= 127, len(frame))
		fact.Is(t, "int(frame[1])", int(frame[1]), len(frame)-2)
		fact.Holds(t, "utf8.ValidString(got)", utf8.ValidString(got), got)
		fact.Holds(t, "reason begins with got", strings.HasPrefix(reason, got), reason)
		if len(reason) > maxReason && len(got) < maxReason-3 {
			t.Errorf("%q was cut to %d bytes", reason, len(got))
		}
	}
}
