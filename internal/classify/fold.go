package classify

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedBelow is the end of the scripts (Latin, Greek, Cyrillic and their marks) whose letters fold by array.
const foldedBelow = 0x500

// folder makes spellings of one word equal: case, accents, full width and the letters of mathematics that people
// decorate names with. "Gründer", "GRÜNDER" and "𝐠𝐫𝐮̈𝐧𝐝𝐞𝐫" become "grunder".
type folder struct {
	numbers map[string]int32    // of the words of the lexicon, from 1 on
	near    [foldedBelow]string // by rune; empty: as it is
	far     map[rune]string     // letters beyond near
}

func newFolder() *folder {
	f := &folder{numbers: make(map[string]int32), far: make(map[rune]string)}
	for r := rune(utf8.RuneSelf); r < foldedBelow; r++ {
		if unicode.IsLetter(r) {
			f.near[r] = foldRune(r)
		}
	}
	for _, block := range [][2]rune{{0x1E00, 0x1FFF}, {0x2100, 0x214F}, {0xFF01, 0xFF9F}, {0x1D400, 0x1D7FF}} {
		for r := block[0]; r <= block[1]; r++ {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				f.far[r] = foldRune(r)
			}
		}
	}
	// Letters that Unicode does not take apart.
	for r, s := range map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o",
		'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ı': "i"} {
		f.near[r] = s
	}
	return f
}

// foldRune takes one letter apart, drops its accents and lowers its case.
func foldRune(r rune) string {
	var out []rune
	for _, part := range norm.NFKD.String(string(r)) {
		if !isAccent(part) {
			out = append(out, unicode.ToLower(part))
		}
	}
	return string(out)
}

// isAccent tells whether r is a mark that folding drops. Marks of other scripts carry vowels and stay.
func isAccent(r rune) bool { return r >= 0x300 && r <= 0x36F }

// append adds the folded form of r to b.
func (f *folder) append(b []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	case isAccent(r) || isJoiner(r):
		return b
	case r < foldedBelow:
		if s := f.near[r]; s != "" {
			return append(b, s...)
		}
		return utf8.AppendRune(b, r)
	}
	if s, ok := f.far[r]; ok {
		return append(b, s...)
	}
	return utf8.AppendRune(b, unicode.ToLower(r))
}

// isJoiner tells whether r is invisible inside words and emoji: zero-width characters, variation selectors and the
// keycap.
func isJoiner(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0xFE00 && r <= 0xFE0F || r == 0x20E3 || r == 0x2060 || r == 0xFEFF
}
