package graphqlws

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"goodones/internal/fact"
)

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, reason string }{
		{``, "Invalid message"},
		{`null`, "Invalid message"},
		{`[]`, "Invalid message"},
		{`"ping"`, "Invalid message"},
		{`{"type":"ping"} x`, "Invalid message"},
		{strings.Repeat("[", 60_000), "Invalid message"},
		{`{}`, "Invalid message type"},
		{`{"type":1}`, "Invalid message type"},
		{`{"TYPE":"ping"}`, "Invalid message type"},
		{`{"type":"Ping"}`, "Invalid message type"},
		{`{"type":"connection_ack"}`, "Invalid message type"},
		{`{"type":"next","id":"1","payload":{}}`, "Invalid message type"},
		{`{"type":"ping","payload":1}`, "Invalid payload"},
		{`{"type":"pong","payload":[]}`, "Invalid payload"},
		{`{"type":"connection_init","payload":"x"}`, "Invalid payload"},
		{`{"type":"complete"}`, "Invalid id"},
		{`{"type":"complete","id":""}`, "Invalid id"},
		{`{"type":"complete","id":7}`, "Invalid id"},
		{`{"type":"complete","id":null}`, "Invalid id"},
		{`{"type":"complete","id":"` + strings.Repeat("x", maxID+1) + `"}`, "Invalid id"},
		{`{"type":"subscribe","payload":{"query":"{a}"}}`, "Invalid id"},
		{`{"type":"subscribe","id":"1"}`, "Invalid payload"},
		{`{"type":"subscribe","id":"1","payload":null}`, "Invalid payload"},
		{`{"type":"subscribe","id":"1","payload":{}}`, "Invalid query"},
		{`{"type":"subscribe","id":"1","payload":{"query":null}}`, "Invalid query"},
		{`{"type":"subscribe","id":"1","payload":{"Query":"{a}"}}`, "Invalid query"},
		{`{"type":"subscribe","id":"1","payload":{"query":"{a}","operationName":1}}`, "Invalid operationName"},
		{`{"type":"subscribe","id":"1","payload":{"query":"{a}","variables":[1]}}`, "Invalid variables"},
		{`{"type":"subscribe","id":"1","payload":{"query":"{a}","extensions":true}}`, "Invalid extensions"},
	} {
		_, err := decode([]byte(tt.in))
		refusal, ok := errors.AsType[*CloseError](err)
		fact.Is(fact.Must(t), "ok", ok, true, tt.in, err)
		fact.Is(t, "refusal.Code", refusal.Code, CloseBadRequest, tt.in, err)
		fact.Is(t, "refusal.Reason", refusal.Reason, tt.reason, tt.in, err)
	}
}

func TestDecodeAccepts(t *testing.T) {
	t.Parallel()
	m, err := decode([]byte(
		`{"type":"subscribe","id":"\u0041","payload":{"query":"{a}","operationName":null,` +
			`"variables":{"n":12345678901234567890},"extensions":{"e":1},"other":2},"other":3}`))
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "m.kind", m.kind, typeSubscribe, m)
	fact.Is(t, "m.id", m.id, "A")
	fact.Is(t, "m.params.Query", m.params.Query, "{a}")
	fact.Is(t, "m.params.OperationName", m.params.OperationName, "")
	if n := m.params.Variables["n"]; n != json.Number("12345678901234567890") {
		t.Errorf("n = %#v, want all its digits", n)
	}
	for _, in := range []string{
		`{"type":"connection_init"}`,
		`{"type":"connection_init","payload":null}`,
		`{"type":"connection_init","payload":{"a":1}}`,
		`{"type":"ping"}`,
		`{"type":"pong","payload":{"a":1}}`,
		`{"type":"complete","id":"x"}`,
		`{"type":"subscribe","id":"x","payload":{"query":"","variables":null,"extensions":null}}`,
	} {
		if _, err := decode([]byte(in)); err != nil {
			t.Errorf("%s: %v", in, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"type":"connection_init","payload":{"Authorization":"k"}}`))
	f.Add([]byte(`{"type":"subscribe","id":"1","payload":{"query":"{a}","variables":{"a":[1,null]}}}`))
	f.Add([]byte(`{"type":"complete","id":"\ud800"}`))
	f.Add([]byte(`{"type":"ping","payload":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := decode(data)
		if err != nil {
			refusal, ok := errors.AsType[*CloseError](err)
			fact.Is(fact.Must(t), "ok", ok, true, data, err)
			fact.Is(fact.Must(t), "refusal.Code", refusal.Code, CloseBadRequest, data, err)
			fact.Holds(fact.Must(t), "len(refusal.Reason) <= maxReason", len(refusal.Reason) <= maxReason,
				len(refusal.Reason), maxReason, data, err)
			return
		}
		if (m.kind == typeSubscribe) != (m.params != nil) {
			t.Fatalf("%q: %+v", data, m)
		}
		if needsID := m.kind == typeSubscribe || m.kind == typeComplete; needsID != (m.id != "") {
			t.Fatalf("%q: id %q", data, m.id)
		}
		if m.id != "" {
			var out struct{ ID string }
			frame := appendNext(nil, nextPrefix(m.id), []byte("{}"))
			if json.Unmarshal(frame[len(frame)-int(payloadLen(frame)):], &out) != nil || out.ID != m.id {
				t.Fatalf("%q: id %q came out as %q", data, m.id, out.ID)
			}
		}
	})
}
