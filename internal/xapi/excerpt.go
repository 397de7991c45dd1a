package xapi

import (
	"net/url"
	"strings"
	"unicode"
)

const (
	maxExcerpt = 200 // characters of foreign text in one of our errors
	minSecret  = 6   // shorter tokens are nobody's secret, and would blot out ordinary words
)

// excerpt makes text from outside fit for an error: without our tokens, printable, and short.
func (c *Client) excerpt(text string) string {
	for _, token := range []string{c.app.token, c.user.token} {
		if len(token) >= minSecret {
			text = strings.NewReplacer(token, "[token]", url.QueryEscape(token), "[token]").Replace(text)
		}
	}
	return firstRunes(strings.Map(printable, text), maxExcerpt)
}

func printable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return ' '
}

// firstRunes cuts text after n characters.
func firstRunes(text string, n int) string {
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
