package graphqlws

import (
	"bytes"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
)

// maxID is the longest operation id accepted, in bytes. The protocol sets no
// limit, but the id goes out again with every event.
const maxID = 64

// Message types that a client may send.
const (
	typeInit      = "connection_init"
	typePing      = "ping"
	typePong      = "pong"
	typeSubscribe = "subscribe"
	typeComplete  = "complete"
)

// message is one message of a client, checked against the protocol.
type message struct {
	kind    string
	id      string             // subscribe and complete
	params  *graphql.RawParams // subscribe
	fields  map[string]any     // connection_init, nil without payload
	payload json.RawMessage    // ping: an object, or nil
}

// object is a JSON object whose member names are compared exactly, which
// decoding into a struct would not do.
type object map[string]json.RawMessage

// decode reads one text message. Any error is a *CloseError with code 4400,
// whose reason repeats nothing of data. Nothing of data is kept.
func decode(data []byte) (message, error) {
	var fields object
	if json.Unmarshal(data, &fields) != nil || fields == nil {
		return message{}, badRequest("Invalid message")
	}
	var m message
	if !fields.text("type", &m.kind) {
		return message{}, badRequest("Invalid message type")
	}
	switch m.kind {
	case typeInit:
		return m, fields.values("payload", &m.fields)
	case typePing, typePong:
		m.payload = fields["payload"]
		if isNull(m.payload) {
			m.payload = nil
		} else if m.payload[0] != '{' {
			return message{}, badRequest("Invalid payload")
		}
		return m, nil
	case typeComplete:
		return m, fields.identify(&m)
	case typeSubscribe:
		if err := fields.identify(&m); err != nil {
			return message{}, err
		}
		var err error
		m.params, err = decodeParams(fields["payload"])
		return m, err
	}
	return message{}, badRequest("Invalid message type")
}

func decodeParams(payload json.RawMessage) (*graphql.RawParams, error) {
	var fields object
	if json.Unmarshal(payload, &fields) != nil || fields == nil {
		return nil, badRequest("Invalid payload")
	}
	var p graphql.RawParams
	if !fields.text("query", &p.Query) {
		return nil, badRequest("Invalid query")
	}
	if !isNull(fields["operationName"]) && !fields.text("operationName", &p.OperationName) {
		return nil, badRequest("Invalid operationName")
	}
	if err := fields.values("variables", &p.Variables); err != nil {
		return nil, err
	}
	return &p, fields.values("extensions", &p.Extensions)
}

// identify reads the id that messages about an operation must have.
func (o object) identify(m *message) error {
	if !o.text("id", &m.id) || m.id == "" || len(m.id) > maxID {
		return badRequest("Invalid id")
	}
	return nil
}

// text reads a member that must be there and be a string.
func (o object) text(name string, into *string) bool {
	raw := o[name]
	return len(raw) > 0 && raw[0] == '"' && json.Unmarshal(raw, into) == nil
}

// values reads a member that must be an object, null or absent. Numbers stay
// json.Number, so that large ids keep all their digits.
func (o object) values(name string, into *map[string]any) error {
	raw := o[name]
	if isNull(raw) {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if d.Decode(into) != nil {
		return badRequest("Invalid " + name)
	}
	return nil
}

func isNull(raw json.RawMessage) bool {
	return len(raw) == 0 || string(raw) == "null"
}

func badRequest(reason string) error {
	return &CloseError{Code: CloseBadRequest, Reason: reason}
}
