package load

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"goodones/internal/fact"
)

// serverFrame makes a frame as a server sends it.
func serverFrame(op byte, payload string) []byte {
	f := clientFrame(op, []byte(payload))
	header := len(f) - len(payload) - 4
	f[1] &^= 0x80
	return append(f[:header:header], payload...)
}

func TestCut(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, 125, 126, 65535, 65536} {
		payload := strings.Repeat("x", size)
		whole := serverFrame(opText, payload)
		data := append(bytes.Clone(whole), "rest"...)
		f, rest, err := cut(data)
		fact.Is(fact.Must(t), "err", err, nil, size)
		fact.Is(t, "f.op", f.op, opText, size)
		fact.Is(t, "string(f.payload)", string(f.payload), payload, size)
		fact.Is(t, "string(rest)", string(rest), "rest", size)
		for _, short := range []int{0, 1, 2, 3, 9, len(whole) - 1} {
			if short >= len(whole) {
				continue
			}
			if _, rest, err := cut(whole[:short]); !errors.Is(err, errPartial) || len(rest) != short {
				t.Errorf("size %d, %d bytes there: %v, rest %d", size, short, err, len(rest))
			}
		}
	}
}

func TestCutRefuses(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"fragment":   {0x01, 0x01, 'x'},
		"compressed": {0xc1, 0x01, 'x'},
		"masked":     clientFrame(opText, []byte("x")),
	} {
		if _, _, err := cut(data); !errors.Is(err, errFrame) {
			t.Errorf("%s frame was taken", name)
		}
	}
}

func TestNumberAfter(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want int
		ok   bool
	}{
		{`{"payload":{"data":{"p":{"sequence":42,"at":""}}}}`, 42, true},
		{`{"sequence":7`, 7, true},
		{`{"lastSequence":9}`, 0, false},
		{`{"sequence":null}`, 0, false},
		{`{"sequence":`, 0, false},
	}
	for _, test := range tests {
		if got, ok := numberAfter([]byte(test.text), keySequence); got != test.want || ok != test.ok {
			t.Errorf("%s: %d, %v", test.text, got, ok)
		}
	}
}

func TestFollows(t *testing.T) {
	t.Parallel()
	text := []byte(`{"id":"abc","type":"next"}`)
	fact.Is(t, `follows(text, keyID, []byte("abc"))`, follows(text, keyID, []byte("abc")), true)
	fact.Is(t, `follows(text, keyID, []byte("abd"))`, follows(text, keyID, []byte("abd")), false)
	fact.Is(t, "follows(text, `\"key\":\"`, nil)", follows(text, `"key":"`, nil), false)
}
