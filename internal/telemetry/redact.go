package telemetry

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"slices"
)

// keyMark begins every key of ours. What may be shown of a key are its first 12 characters.
const keyMark = "ctgo_"

// shortest is the length from which a secret is masked: masking shorter ones would garble every line.
// Tokens and addresses are longer; those that stand in for them in a sandbox need not be hidden.
const shortest = 8

// Redactor is a writer that masks secrets. Each Write must be whole lines, as those of package slog are.
type Redactor struct {
	w       io.Writer
	keys    *regexp.Regexp
	secrets [][]byte
}

// NewRedactor masks what goes to w: anything that may be a key of ours, and the given secrets, as they are and as
// they look inside JSON. It is safe for concurrent use if w is.
func NewRedactor(w io.Writer, secrets ...string) *Redactor {
	r := &Redactor{w: w, keys: regexp.MustCompile(`(ctgo_[0-9A-Za-z]{7})[0-9A-Za-z]+`)}
	for _, secret := range secrets {
		if len(secret) < shortest {
			continue
		}
		r.secrets = append(r.secrets, []byte(secret), inJSON(secret, false), inJSON(secret, true))
	}
	// Of two secrets, one may be part of the other: the longer one goes first, or its rest would stay.
	slices.SortFunc(r.secrets, func(a, b []byte) int { return len(b) - len(a) })
	return r
}

// inJSON is a secret as it stands inside a JSON string; encoders differ in whether they escape HTML.
func inJSON(secret string, escapeHTML bool) []byte {
	var quoted bytes.Buffer
	encoder := json.NewEncoder(&quoted)
	encoder.SetEscapeHTML(escapeHTML)
	_ = encoder.Encode(secret)                // a string and a buffer cannot fail
	return quoted.Bytes()[1 : quoted.Len()-2] // without the quotes and the line's end
}

// Write masks p and writes it. It reports all of p as written unless there was an error.
func (r *Redactor) Write(p []byte) (int, error) {
	masked := p
	if bytes.Contains(masked, []byte(keyMark)) {
		masked = r.keys.ReplaceAll(masked, []byte("$1…"))
	}
	for _, secret := range r.secrets {
		masked = bytes.ReplaceAll(masked, secret, []byte("[redacted]"))
	}
	if _, err := r.w.Write(masked); err != nil {
		return 0, err
	}
	return len(p), nil
}
