package fetch

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

const (
	maxExcerpt = 200 // characters of foreign text in one of our errors
	minSecret  = 6   // shorter tokens are nobody's secret, and would blot out ordinary words
)

// Excerpt makes text from outside fit for an error: without the client's secrets and those of the call, printable, and
// short.
func (c *Client) Excerpt(text string, ofCall ...string) string {
	for _, secret := range slices.Concat(c.secrets, ofCall) {
		if len(secret) >= minSecret {
			text = strings.NewReplacer(secret, "[token]", url.QueryEscape(secret), "[token]").Replace(text)
		}
	}
	return FirstRunes(strings.Map(printable, text), maxExcerpt)
}

func printable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return ' '
}

// FirstRunes cuts text after n characters.
func FirstRunes(text string, n int) string {
	if len(text) <= n {
		return text
	}
	count := 0
	for i := range text {
		if count == n {
			return text[:i]
		}
		count++
	}
	return text
}
