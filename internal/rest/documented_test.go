package rest

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"testing"

	"goodones/internal/syncrun"
)

// documentedCase is a call of the documentation with its whole answer, members in their order.
type documentedCase struct {
	Method string
	Target string
	Body   json.RawMessage
	Status int
	Answer json.RawMessage
}

// fillDocumented puts the things of the documentation into a world.
func fillDocumented(w *world) {
	label := "Founders"
	run := documentedRun()
	w.runs[42], w.history = run, []syncrun.PastRun{{Run: *run, Handle: "acme", SearchName: &label}}
	w.accounts, w.people = []syncrun.TrackedAccount{documentedAccount()}, []syncrun.Candidate{documentedPerson()}
}

// TestDocumented makes every call of the documentation in its order and compares each answer, member by member.
func TestDocumented(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/documented.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []documentedCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	w, h := newWorld()
	fillDocumented(w)
	for _, c := range cases {
		r := httptest.NewRequest(c.Method, c.Target, bytes.NewReader(c.Body))
		if c.Body != nil {
			r.Header.Set("Content-Type", "application/json")
		}
		var want bytes.Buffer
		if err := json.Compact(&want, c.Answer); err != nil {
			t.Fatal(err)
		}
		if got := send(h, r); got.Code != c.Status || got.Body.String() != want.String() {
			t.Errorf("%s %s: %d %s\nwant %d %s", c.Method, c.Target, got.Code, got.Body, c.Status, want.String())
		}
	}
}
