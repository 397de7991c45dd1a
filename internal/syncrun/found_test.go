package syncrun

import (
	"encoding/base64"
	"reflect"
	"testing"

	"goodones/internal/fact"
)

func TestFoundCursor(t *testing.T) {
	t.Parallel()
	known := FoundCursor{Number: 41, Through: map[int]int{7: 100, 9: 3}}
	sent := known.Sent(50, 9, 12)
	if want := (FoundCursor{Number: 49, Through: map[int]int{7: 100, 9: 12}}); !reflect.DeepEqual(sent, want) {
		t.Errorf("sent %v", sent)
	}
	if want := (FoundCursor{Number: 50, Through: map[int]int{7: 100}}); !reflect.DeepEqual(sent.Ended(50, 9), want) {
		t.Errorf("ended %v", sent.Ended(50, 9))
	}
	fact.Is(fact.Must(t), "known.Number", known.Number, 41)
	fact.Is(fact.Must(t), "known.Through[9]", known.Through[9], 3)
	fact.Is(t, "sent.Through[9]", sent.Through[9], 12)
	if got := (FoundCursor{}).Sent(1, 7, 5).Through[7]; got != 5 {
		t.Errorf("the first one sent is %d", got)
	}
	for _, c := range []FoundCursor{known, sent, sent.Ended(50, 9), {}, {Number: 1<<62 + 1}} {
		read, ok := ReadFoundCursor(c.String())
		fact.Is(fact.Must(t), "ok", ok, true, c, read)
		fact.Is(t, "read.Number", read.Number, c.Number, c)
		fact.Is(t, "len(read.Through)", len(read.Through), len(c.Through), c)
		fact.Is(t, "read.String()", read.String(), c.String(), c)
	}
	for _, text := range []string{"", "found:", "found:x", "found:01", "found:1,", "found:1,7", "found:1,7:x",
		"found:1,x:7", "found:1,7:3,7:3", "found:1,9:3,7:3", "found:1,7:3,", "syncRun:1", "found:99999999999999999999"} {
		encoded := base64.RawURLEncoding.EncodeToString([]byte(text))
		if c, ok := ReadFoundCursor(encoded); ok {
			t.Errorf("%q was read as %v", text, c)
		}
		if c, ok := ReadFoundCursor(text); ok {
			t.Errorf("%q itself was read as %v", text, c)
		}
	}
}
