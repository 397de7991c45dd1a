package rest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"
)

// timestamp is a moment as v1 writes it: UTC with exactly three decimals.
type timestamp time.Time

// MarshalJSON quotes the moment.
func (t timestamp) MarshalJSON() ([]byte, error) {
	return []byte(time.Time(t).UTC().Format(`"2006-01-02T15:04:05.000Z"`)), nil
}

// optional is a moment that may not have come yet: null in JSON.
func optional(t *time.Time) *timestamp {
	if t == nil {
		return nil
	}
	at := timestamp(*t)
	return &at
}

// encode is v as JSON, without escapes that JSON does not ask for.
func encode(v any) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err) // a type of this package that JSON cannot express
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	writeBody(w, status, encode(v))
}

func writeBody(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body) // the client may be gone
}

func writeError(w http.ResponseWriter, status int, message string) {
	writeJSON(w, status, struct {
		Error string `json:"error"`
	}{message})
}
