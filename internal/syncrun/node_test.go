package syncrun

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"goodones/internal/fact"
)

func TestNodeIDsAreReadAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	types := []NodeType{NodeRun, NodeAccount, NodeSearch, NodeCandidate, NodePerson, NodeWebhook, NodeViewer, NodeKey}
	for _, kind := range types {
		for _, number := range []int{1, 42, math.MaxInt64} {
			var written bytes.Buffer
			kind.ID(number).MarshalGQL(&written)
			var text string
			if err := json.Unmarshal(written.Bytes(), &text); err != nil {
				t.Fatalf("%s: %v", &written, err)
			}
			var read NodeID
			err := read.UnmarshalGQL(text)
			if err != nil {
				t.Fatal(err)
			}
			fact.Is(t, "read", read, kind.ID(number))
			fact.Is(t, "read.String()", read.String(), text)
			for _, asked := range types {
				if got := read.Of(asked); (got == number) != (asked == kind) || got != number && got != 0 {
					t.Errorf("%s as a %s is %d", text, asked, got)
				}
			}
		}
	}
}

func TestNodeIDsAsTheyAreGiven(t *testing.T) {
	t.Parallel()
	for _, given := range []any{"42", 42, int64(42), json.Number("42"), "SyncRun:42"} {
		var id NodeID
		if err := id.UnmarshalGQL(given); err != nil || id.Of(NodeRun) != 42 {
			t.Errorf("%v is %v, %v", given, id, err)
		}
	}
	var unknown NodeID
	if err := unknown.UnmarshalGQL("Sandwich:42"); err != nil || unknown.Of(NodeRun) != 0 {
		t.Errorf("an unknown type is %v, %v", unknown, err)
	}
	for _, given := range []any{"", ":", ":42", "SyncRun:", "SyncRun:x", "SyncRun:042", "SyncRun: 42", "Sync Run:42",
		"042",
		"+42", "4.2", 4.2, "42:SyncRun", "SyncRun:42:1", "SyncRun:9223372036854775808", true, nil, "SyncRun=42"} {
		id := NodeID{Number: 7}
		if err := id.UnmarshalGQL(given); err == nil || id != (NodeID{Number: 7}) {
			t.Errorf("%v is %v, %v", given, id, err)
		}
	}
}

// FuzzReadNodeID holds that what is read is what is written, so that two ids never name one object.
func FuzzReadNodeID(f *testing.F) {
	for _, seed := range []string{"SyncRun:42", "42", "-1", ":", "A:0", "A:-0", "é:1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if id, ok := ReadNodeID(text); ok && id.String() != text {
			t.Errorf("%q reads as %q", text, id)
		}
	})
}
