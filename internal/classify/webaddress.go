package classify

import (
	"strings"
	"unicode/utf8"
)

// inWebAddress tells whether tokens [at, end) are part of a web address, whose words say nothing of whoever gives it:
// "https://linktr.ee/ada", "ada.dev", "site.example/author".
func (r *reading) inWebAddress(at, end int) bool {
	src := r.sources[r.fieldOf(at)]
	begin, limit := int(r.tokens[at].begin), int(r.tokens[end-1].end)
	before, after := byteAt(src, begin-1), byteAt(src, limit)
	if !isAddressSign(before) && !isAddressSign(after) {
		return false // the usual case, and cheap
	}
	first := strings.LastIndexAny(src[:begin], " \n\t\r|,()<>•·") + 1
	last := len(src)
	if n := strings.IndexAny(src[limit:], " \n\t\r|,()<>•·"); n >= 0 {
		last = limit + n
	}
	chunk := src[first:last]
	if strings.Contains(chunk, "://") {
		return first+strings.Index(chunk, "://") < begin
	}
	host, path, _ := strings.Cut(chunk, "/")
	if end := strings.TrimRight(host, ".!?:;"); end != host {
		if path != "" {
			return false // "dev./writer"
		}
		host = end
	}
	return isHost(host)
}

// isAddressSign tells whether a byte joins the words of a web address.
func isAddressSign(b byte) bool { return b == '.' || b == '/' || b == '-' || b == '=' || b == '@' }

// byteAt is a byte of s, 0 outside.
func byteAt(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

// isHost tells whether s looks like the name of a host: parts without capitals, joined by dots, with an ending that
// hosts have. "Author.Speaker.Coach" is a list.
func isHost(s string) bool {
	s = strings.TrimLeft(s, "@👉")
	dot := strings.LastIndexByte(s, '.')
	if dot <= 0 || s != strings.ToLower(s) || strings.IndexByte(s, '@') > 0 {
		return false
	}
	ending := s[dot+1:]
	if strings.HasPrefix(s, "www.") || len(ending) == 2 && ending[0] < utf8.RuneSelf {
		return true
	}
	switch ending {
	case "com", "org", "net", "edu", "gov", "dev", "app", "xyz", "info", "blog", "art", "design", "tech", "studio",
		"social", "online", "site", "space", "link", "page", "club", "live", "news", "media", "photo", "photography",
		"engineer", "software", "codes", "works", "world", "community", "email", "eth", "coach", "lawyer", "doctor",
		"ninja", "guru", "agency", "digital", "cloud", "games", "foundation", "systems", "build", "band", "ink", "zone":
		return true
	}
	return false
}

// inLink tells whether token i stands behind "://" in a web address, or is a tag of what is hosted: "#AWS".
func (r *reading) inLink(i int) bool {
	if r.tokens[i].kind == tag {
		return strings.EqualFold(r.said(i), "#aws") && !r.behindAt(i)
	}
	src := r.sources[r.fieldOf(i)][:r.tokens[i].begin]
	if b := byteAt(src, len(src)-1); b != '.' && b != '/' {
		return false
	}
	return strings.Contains(src[strings.LastIndexAny(src, " \n\t")+1:], "://")
}
