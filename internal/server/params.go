package server

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

// object is a JSON object whose member names are compared exactly, which decoding into a struct would not do.
type object map[string]json.RawMessage

// postParams reads the request out of a body of JSON. The error is a *problem that repeats nothing of the body.
func postParams(r *http.Request) (*graphql.RawParams, error) {
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := params["charset"]; err != nil || mediaType != legacyJSON || charset != "" && !isUTF8(charset) {
		return nil, badRequest(http.StatusUnsupportedMediaType, "Content-Type must be application/json, in UTF-8.")
	}
	body, err := readBody(r)
	if err != nil {
		return nil, err
	}
	return decodeParams(body)
}

func isUTF8(charset string) bool {
	return http.CanonicalHeaderKey(charset) == "Utf-8" || http.CanonicalHeaderKey(charset) == "Utf8"
}

func decodeParams(body []byte) (*graphql.RawParams, error) {
	var fields object
	if trimmed := bytes.TrimLeft(body, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '[' && json.Valid(body) {
		return nil, noBatches(body)
	}
	if json.Unmarshal(body, &fields) != nil || fields == nil {
		return nil, badRequest(http.StatusBadRequest, "The body is not a JSON object.")
	}
	return fields.params()
}

// noBatches refuses a batch with one answer for each of its requests: clients that send batches look at nothing else.
// For a body that is no batch, or one longer than clients make them, there is a single answer.
func noBatches(body []byte) *problem {
	refusal := badRequest(http.StatusBadRequest, "Batches are not supported: send one request at a time.")
	var requests []json.RawMessage
	if json.Unmarshal(body, &requests) == nil && len(requests) <= maxBatch {
		refusal.batch = len(requests)
	}
	return refusal
}

// maxBatch is the largest batch whose requests are answered one by one.
const maxBatch = 100

// getParams reads the request out of a query string. The error is a *problem.
func getParams(r *http.Request) (*graphql.RawParams, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest(http.StatusBadRequest, "The query string is malformed.")
	}
	fields := object{}
	for _, name := range []string{"query", "operationName", "variables", "extensions"} {
		values := query[name]
		if len(values) > 1 {
			return nil, badRequest(http.StatusBadRequest, name+" is there more than once.")
		}
		if len(values) == 1 && !utf8.ValidString(values[0]) {
			return nil, badRequest(http.StatusBadRequest, name+" is not UTF-8.")
		}
		if len(values) == 0 || values[0] == "" {
			continue
		}
		fields[name] = json.RawMessage(values[0])
		if name == "query" || name == "operationName" {
			fields[name] = encode(values[0])
		}
	}
	return fields.params()
}

// params checks the members.
func (o object) params() (*graphql.RawParams, error) {
	var p graphql.RawParams
	if isNull(o["query"]) && o.isPersisted() {
		return nil, &problem{status: http.StatusOK, code: codeNotPersisted, message: "PersistedQueryNotSupported"}
	}
	if !o.text("query", &p.Query) || p.Query == "" {
		return nil, badRequest(http.StatusBadRequest, "query must be a string that is not empty.")
	}
	if !isNull(o["operationName"]) && !o.text("operationName", &p.OperationName) {
		return nil, badRequest(http.StatusBadRequest, "operationName must be a string.")
	}
	if moreMembers(o["variables"], maxVariables) {
		return nil, badRequest(http.StatusBadRequest, "variables has more than 1000 members.")
	}
	if !o.variables(&p.Variables) {
		return nil, badRequest(http.StatusBadRequest, "variables must be an object.")
	}
	if !o.values("extensions", &p.Extensions) {
		return nil, badRequest(http.StatusBadRequest, "extensions must be an object.")
	}
	return &p, nil
}

// isPersisted tells whether a request names its document by a hash alone.
func (o object) isPersisted() bool {
	var extensions struct {
		PersistedQuery json.RawMessage `json:"persistedQuery"`
	}
	return json.Unmarshal(o["extensions"], &extensions) == nil && !isNull(extensions.PersistedQuery)
}

// text reads a member that must be there and be a string.
func (o object) text(name string, into *string) bool {
	raw := o[name]
	return len(raw) > 0 && raw[0] == '"' && json.Unmarshal(raw, into) == nil
}

// maxVariables is more than a document can declare, whose tokens are bounded.
const maxVariables = 1000

// moreMembers tells whether an object of valid JSON has more than n members, without making anything of them.
func moreMembers(raw json.RawMessage, n int) bool {
	depth, inString := 0, false
	for i := 0; i < len(raw) && n > 0; i++ {
		switch c := raw[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		case c == ',' && depth == 1:
			n--
		}
	}
	return n == 0
}

// variables reads the member variables, whose values stay JSON: package document decodes those that are declared.
func (o object) variables(into *map[string]any) bool {
	raw := o["variables"]
	if isNull(raw) {
		return true
	}
	var members object
	if json.Unmarshal(raw, &members) != nil || members == nil {
		return false
	}
	*into = make(map[string]any, len(members))
	for name, value := range members {
		(*into)[name] = value
	}
	return true
}

// values reads a member that must be an object, null or absent. Numbers keep all their digits.
func (o object) values(name string, into *map[string]any) bool {
	raw := o[name]
	if isNull(raw) {
		return true
	}
	if !json.Valid(raw) { // a decoder would not look behind the first value
		return false
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return d.Decode(into) == nil
}

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }
