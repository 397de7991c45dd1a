package classify

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

type tokenKind uint8

const (
	word   tokenKind = iota
	tag              // #golang, without the #
	handle           // @acme, with the @
)

// token is one word of a text. Words are runs of letters and digits; "c++", "c#", ".net" and "node.js" are words, so
// is every letter of Chinese, Japanese and Korean, and so is a flag. An apostrophe joins ("don't" is "dont") unless
// one letter or "qu" stands before it ("l'art" is two words).
type token struct {
	from, to   int32 // its folded form, in text.folded
	begin, end int32 // where it stands in its source, in bytes
	number     int32 // of its folded form among the words of the lexicon; 0: none
	kind       tokenKind
	edge
}

// edge is what stands before a token.
type edge struct {
	breaks bool // a sentence, clause or line ends
	and    bool // a sign that means "and"
}

// text collects tokens and their folded forms; reset keeps the memory.
type text struct {
	folded []byte
	tokens []token
}

func (t *text) reset() { t.folded, t.tokens = t.folded[:0], t.tokens[:0] }

func (t *text) bytes(i int) []byte { return t.folded[t.tokens[i].from:t.tokens[i].to] }

// add splits src into tokens. The first one always breaks. Any string is fine, also invalid UTF-8.
func (t *text) add(f *folder, src string) {
	before, inWord := edge{breaks: true}, false
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRuneInString(src[i:])
		end, kind := i, word
		switch {
		case (r == '@' || r == '#') && !inWord && startsName(src[i+1:]):
			end, kind = endOfName(src, i+1), handle
			if r == '#' {
				kind = tag
			}
		case r == '.' && !inWord && isDotNet(src[i:]):
			end = i + len(".net")
		case isFlagPart(r):
			end = i + flagSize(src[i:])
		case isIdeograph(r) || isJamo(r):
			end = i + size + partsSize(src[i+size:], r)
		case isLetter(r):
			t.word(f, src, i, before)
			i, before, inWord = int(t.tokens[len(t.tokens)-1].end), edge{}, true
			continue
		}
		if end == i {
			before.breaks = before.breaks || isBreak(src, i, r, size)
			before.and = before.and || isAnd(src, i, r)
			i, inWord = i+size, false
			continue
		}
		t.whole(f, src, stretch{i, end}, kind, before)
		i, before, inWord = end, edge{}, kind != word
	}
}

// stretch is a part of a text: its bytes from begin to end.
type stretch struct{ begin, end int }

// whole adds a stretch of src as one token.
func (t *text) whole(f *folder, src string, at stretch, kind tokenKind, before edge) {
	from := len(t.folded)
	said := src[at.begin:at.end]
	if kind == tag {
		said = said[1:]
	}
	if first, size := utf8.DecodeRuneInString(said); kind == word && size < len(said) && !isFlagPart(first) {
		said = norm.NFKC.String(said)
	}
	var mix script
	for _, r := range said {
		t.folded = f.append(t.folded, r)
		mix |= scriptOf(r)
	}
	if mix.isMixed() {
		t.folded = f.unmix(t.folded, from, said, mix)
	}
	t.push(f, from, at, kind, before)
}

// push adds a token, which has a byte at least: a word of nothing but what folding leaves out, as a line that joins
// Arabic letters, has one that no list has.
func (t *text) push(f *folder, from int, at stretch, kind tokenKind, before edge) {
	if len(t.folded) == from {
		t.folded = append(t.folded, '~')
	}
	t.tokens = append(t.tokens, token{from: int32(from), to: int32(len(t.folded)),
		begin: int32(at.begin), end: int32(at.end), number: f.number(t.folded[from:]), kind: kind, edge: before})
}

// number is that of a folded word, 0 for one that no list has. An Arabic word that no list has is looked up without
// what is written in one with it: "and" and the article.
func (f *folder) number(folded []byte) int32 {
	n := f.numbers[string(folded)]
	if n != 0 || len(folded) < shortestArabic || !isArabic(folded[0]) {
		return n
	}
	for _, prefix := range [...]string{"و", "ال", "وال"} {
		if bare, ok := bytes.CutPrefix(folded, []byte(prefix)); ok && len(bare) >= shortestArabic-4 {
			if n = f.numbers[string(bare)]; n != 0 {
				return n
			}
		}
	}
	return 0
}

// shortestArabic is how many bytes an Arabic word with a prefix has at least; its letters take two each.
const shortestArabic = 10

// isArabic tells whether a byte begins an Arabic letter.
func isArabic(b byte) bool { return b == 0xD8 || b == 0xD9 }

// plain folds the ASCII letters and digits that src has from i on, of which nearly all text is made, and returns where
// they end.
func (t *text) plain(src string, i int, mix *script) int {
	for ; i < len(src); i++ {
		c := plainLetters[src[i]]
		if c == 0 {
			break
		}
		if c > '9' {
			*mix |= latin
		}
		t.folded = append(t.folded, c)
	}
	return i
}

// plainLetters are the ASCII letters, in lower case, and digits by their bytes; 0 for any other byte.
var plainLetters = func() (all [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		if isLetter(rune(c)) {
			all[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return all
}()

// word adds the word that begins at src[begin], a letter or digit.
func (t *text) word(f *folder, src string, begin int, before edge) {
	from, i, mix := len(t.folded), begin, script(0)
	for i < len(src) {
		if end := t.plain(src, i, &mix); end > i {
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(src[i:])
		switch {
		case isIdeograph(r) || isJamo(r):
			size = 0
		case isLetter(r) || unicode.IsMark(r) || isInvisible(r):
			t.folded = f.append(t.folded, r)
			mix |= scriptOf(r)
		case isApostrophe(r):
			size = apostrophe(t.folded[from:], src[i:], size)
		case r == '.' && string(t.folded[from:]) == "ph" && i+1 < len(src) && (src[i+1] == 'D' || src[i+1] == 'd') &&
			!startsWord(src[i+2:]): // "Ph.D."
		case r == '.' && joinsDot(src[i+1:]):
			t.folded = append(t.folded, '.')
		default:
			suffix := languageSuffix(t.folded[from:], src[i:])
			t.folded = append(t.folded, suffix...)
			i, size = i+len(suffix), 0
		}
		if size == 0 {
			break
		}
		i += size
	}
	if mix.isMixed() {
		t.folded = f.unmix(t.folded, from, src[begin:i], mix)
	} else if mix == 0 {
		t.folded = trimJoiners(t.folded)
	}
	t.push(f, from, stretch{begin, i}, word, before)
}

// apostrophe returns how much of the source an apostrophe after the word so far takes, 0 when the word ends there.
func apostrophe(soFar []byte, rest string, size int) int {
	next, _ := utf8.DecodeRuneInString(rest[size:])
	if !isLetter(next) || isIdeograph(next) || len(soFar) == 1 || string(soFar) == "qu" {
		return 0
	}
	return size
}

// joinsDot tells whether what follows a dot makes one word with what stands before it, as in "node.js".
func joinsDot(rest string) bool {
	for _, suffix := range []string{"js", "net"} {
		if len(rest) >= len(suffix) && strings.EqualFold(rest[:len(suffix)], suffix) && !startsWord(rest[len(suffix):]) {
			return true
		}
	}
	return false
}

// languageSuffix is the "++" or "#" at the head of rest that belongs to the word so far ("c++", "c#"), or nothing.
func languageSuffix(soFar []byte, rest string) string {
	if len(soFar) != 1 || soFar[0] < 'a' || soFar[0] > 'z' {
		return ""
	}
	for _, suffix := range []string{"++", "#"} {
		if strings.HasPrefix(rest, suffix) && !startsWord(rest[len(suffix):]) {
			return suffix
		}
	}
	return ""
}

func isDotNet(s string) bool {
	return len(s) >= 4 && strings.EqualFold(s[:4], ".net") && !startsWord(s[4:])
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetter(r)
}

func startsName(s string) bool { return startsWord(s) || strings.HasPrefix(s, "_") }

// endOfName is where the @handle or #tag ends whose name begins at src[i].
func endOfName(src string, i int) int {
	for i < len(src) {
		r, size := utf8.DecodeRuneInString(src[i:])
		if !isLetter(r) && !unicode.IsMark(r) && r != '_' {
			break
		}
		i += size
	}
	return i
}
