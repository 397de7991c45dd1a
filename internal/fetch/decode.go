package fetch

import (
	"bytes"
	"encoding/json"
	"errors"
	"unicode/utf8"
)

// Decode reads JSON into the value to which into points; what cannot be read is a source.TemporaryError. Bytes
// that are no UTF-8 are dropped, so that no text holds what a database refuses.
func (c *Client) Decode(body []byte, into any) error {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, nil)
	}
	err := json.Unmarshal(body, into)
	if err == nil {
		return nil
	}
	var syntax *json.SyntaxError
	var surprise *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return Temporary("broken JSON at byte %d", syntax.Offset)
	case errors.As(err, &surprise):
		return Temporary("member %q is a %s", c.Excerpt(surprise.Field), c.Excerpt(surprise.Value))
	}
	return Temporary("broken JSON: %s", c.Excerpt(err.Error()))
}
