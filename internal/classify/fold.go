package classify

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedBelow is the end of the scripts (Latin, Greek, Cyrillic and their marks) whose letters fold by array. Folded
// letters of these scripts are below it too.
const foldedBelow = 0x530

// folder makes spellings of one word equal: case, marks on Latin, Greek and Cyrillic letters, compatibility forms, and
// what people decorate names with. "Gründer", "GRÜNDER", "𝐠𝐫𝐮̈𝐧𝐝𝐞𝐫" and "Ⓖⓡⓤⓝⓓⓔⓡ" become "grunder". Names, bios, spam
// and the data are all folded by it.
type folder struct {
	numbers map[string]int32    // of the words of the lexicon, from 1 on
	near    [foldedBelow]string // by rune; empty: as it is
	far     map[rune]string     // letters beyond near
	looks   map[rune]byte       // letters of other scripts, to the ASCII letter they look like (UTS 39)
	back    [scripts]map[rune]rune
}

// lexiconWords is about how many words the data has, so that their map is made in its size.
const lexiconWords = 40_000

func newFolder() *folder {
	f := &folder{numbers: make(map[string]int32, lexiconWords), far: make(map[rune]string), looks: make(map[rune]byte)}
	for r := rune(utf8.RuneSelf); r < foldedBelow; r++ {
		if unicode.IsLetter(r) {
			f.near[r] = foldRune(r)
		}
	}
	for _, block := range [...][2]rune{{0x1D00, 0x1DBF}, {0x1E00, 0x1FFF}, {0x2071, 0x209C}, {0x2100, 0x214F},
		{0x249C, 0x24E9},
		{0x2C60, 0x2C7F}, {0xA720, 0xA7FF}, {0xFB00, 0xFDF9}, {0xFE70, 0xFEFC}, {0xFF01, 0xFF9F}, {0x1D400, 0x1D7FF},
		{0x1F110, 0x1F189}} {
		for r := block[0]; r <= block[1]; r++ {
			if isLetter(r) {
				f.far[r] = foldRune(r)
			}
		}
	}
	f.readSpecials()
	f.readLooks()
	return f
}

// readSpecials adds letters that Unicode does not take apart: those with strokes, ligatures, small capitals, and white
// letters in black circles and squares.
func (f *folder) readSpecials() {
	for r, s := range map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'ł': "l",
		'Ł': "l", 'đ': "d", 'Đ': "d", 'ı': "i", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ħ': "h", 'Ħ': "h", 'ŧ': "t",
		'Ŧ': "t", 'ς': "σ"} {
		f.near[r] = s
	}
	small := []rune("ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡg")
	for i := 0; i < len(small); i += 2 {
		f.set(small[i], string(small[i+1]))
	}
	for i := range rune(26) {
		f.far[0x1F150+i], f.far[0x1F170+i] = string('a'+i), string('a'+i)
	}
}

func (f *folder) set(r rune, s string) {
	if r < foldedBelow {
		f.near[r] = s
	} else {
		f.far[r] = s
	}
}

// foldRune takes one letter apart, drops its marks and lowers its case. What is apart no letter stays as it is.
func foldRune(r rune) string {
	apart := norm.NFKC.String(string(r))
	if r < 0x2000 || isLatinBase(apart) {
		apart = norm.NFKD.String(apart)
	}
	var out []rune
	for _, part := range apart {
		switch {
		case part == ' ':
			return string(unicode.ToLower(r))
		case !isAccent(part) && part != '(' && part != ')':
			out = append(out, unicode.ToLower(part))
		}
	}
	return string(out)
}

// isLatinBase tells whether a string begins with a letter whose marks fold away.
func isLatinBase(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r < 0x2000
}

// isAccent tells whether r is a mark that folding drops from Latin, Greek and Cyrillic letters. Marks of other scripts
// carry vowels and stay.
func isAccent(r rune) bool {
	return r >= 0x300 && r <= 0x36F || r >= 0x483 && r <= 0x487 || r >= 0x1AB0 && r <= 0x1AFF || r >= 0x1DC0 &&
		r <= 0x1DFF ||
		r >= 0x20D0 && r <= 0x20FF || r >= 0xFE20 && r <= 0xFE2F
}

// append adds the folded form of r, a part of a word, to b.
func (f *folder) append(b []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	case r == zeroWidthNonJoiner || r == zeroWidthJoiner:
		if endsFolded(b) {
			return b
		}
		return utf8.AppendRune(b, r) // between letters of Persian and of Indic scripts it spells
	case isInvisible(r), isAccent(r) && endsFolded(b), r == tatweel:
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

// endsFolded tells whether b is empty or ends in a Latin, Greek or Cyrillic letter or in ASCII.
func endsFolded(b []byte) bool {
	if len(b) == 0 || b[len(b)-1] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeLastRune(b)
	return r < foldedBelow
}

const (
	zeroWidthNonJoiner = 0x200C
	zeroWidthJoiner    = 0x200D
	tatweel            = 0x0640 // stretches Arabic words
)

// isInvisible tells whether r shows nothing: zero-width characters, marks of direction, variation selectors, fillers,
// tags and the keycap of emoji.
func isInvisible(r rune) bool {
	switch {
	case r < 0x300:
		return r == 0xAD
	case r < 0x2000:
		return r == 0x34F || r == 0x61C || r == 0x115F || r == 0x1160 || r == 0x17B4 || r == 0x17B5 || r >= 0x180B &&
			r <= 0x180F
	case r < 0x3000:
		return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F || r == 0x20E3 ||
			r == 0x2800
	default:
		return r == 0x3164 || r >= 0xFE00 && r <= 0xFE0F || r == 0xFEFF || r == 0xFFA0 || r >= 0xFFF9 && r <= 0xFFFB ||
			r >= 0xE0000 && r <= 0xE01EF
	}
}

// trimJoiners takes joiners from the end of b.
func trimJoiners(b []byte) []byte {
	for n := len(b) - 3; n >= 0 && (string(b[n:]) == "\u200c" || string(b[n:]) == "\u200d"); n = len(b) - 3 {
		b = b[:n]
	}
	return b
}
