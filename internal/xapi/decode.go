package xapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"unicode/utf8"

	"goodones/internal/fetch"
)

// decode reads JSON. Bytes that are no UTF-8 are dropped, so that no text holds what a database refuses.
func (c *Client) decode(body []byte, into any) error {
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
		return fetch.Temporary("broken JSON at byte %d", syntax.Offset)
	case errors.As(err, &surprise):
		return fetch.Temporary("member %q is a %s", c.fetch.Excerpt(surprise.Field), c.fetch.Excerpt(surprise.Value))
	}
	return fetch.Temporary("broken JSON: %s", c.fetch.Excerpt(err.Error()))
}
