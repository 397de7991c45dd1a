package fetch

import "strings"

// maxURL is more characters than a URL of a profile has.
const maxURL = 2048

// Clean drops NUL, which databases refuse, and what is longer than most characters.
func Clean(text string, most int) string {
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	return FirstRunes(text, most)
}

// CleanURL drops a URL that is too long: half of one leads elsewhere.
func CleanURL(text string) string {
	if len(text) > maxURL {
		return ""
	}
	return Clean(text, maxURL)
}
