package classify

import (
	"unicode"
	"unicode/utf8"
)

// script is a set of the scripts of letters that can be taken for each other.
type script uint8

const (
	latin script = 1 << iota
	cyrillic
	greek
	armenian
	decoration // scripts of few people, whose letters decorate the names of many
	scripts    = 5
)

// scriptOf is the script of a letter; 0 for digits, marks and scripts that nobody takes for Latin.
func scriptOf(r rune) script {
	switch {
	case r < 0x370:
		if unicode.IsLetter(r) {
			return latin
		}
		return 0
	case r < 0x400:
		return greek
	case r < 0x530:
		return cyrillic
	case r < 0x590:
		return armenian
	case r < 0x13A0:
		return 0
	case r < 0x1680: // Cherokee, Canadian syllabics
		return decoration
	case r >= 0x1D00 && r < 0x1F00:
		return latin
	case r >= 0x1F00 && r < 0x2000:
		return greek
	case r >= 0x2C80 && r < 0x2D00, r >= 0xA4D0 && r < 0xA500, r >= 0xAB70 && r < 0xABC0, r >= 0x10400 && r < 0x10500:
		return decoration // Coptic, Lisu, Cherokee, Deseret, Osage
	case r >= 0x1D400 && r < 0x1D6A8, r >= 0xFF21 && r < 0xFF5B, r >= 0x249C && r < 0x24EA, r >= 0x1F130 && r < 0x1F18A:
		return latin
	default:
		return 0
	}
}

// isMixed tells whether the letters of a word hide another spelling: they are of Latin and of a script that looks like
// it, or all decoration. Words wholly in one script stay.
func (s script) isMixed() bool { return s > latin && s&latin != 0 || s == decoration }

// readLooks reads the letters that look like others.
func (f *folder) readLooks() {
	of := map[string]int{"cyrillic": 1, "greek": 2, "armenian": 3}
	for _, s := range sections(confusableData) {
		for _, pair := range s.items {
			from, size := utf8.DecodeRuneInString(pair)
			f.looks[from] = pair[size]
			if i, ok := of[s.heading]; ok && inUse(from) {
				if f.back[i] == nil {
					f.back[i] = make(map[rune]rune)
				}
				f.back[i][rune(pair[size])] = from
			}
		}
	}
}

// inUse tells whether a letter that looks Latin is one of today's alphabets.
func inUse(r rune) bool {
	return r >= 0x391 && r <= 0x3C9 || r >= 0x404 && r <= 0x45F || r >= 0x531 && r <= 0x586
}

// unmix folds a word of mixed scripts as if it were written in one: in Latin if each of its letters looks like a Latin
// one, else in the other script if its Latin letters look like letters of that. It leaves b as it is when neither
// holds.
func (f *folder) unmix(b []byte, from int, said string, mix script) []byte {
	at := len(b)
	out, ok := f.as(b, said, func(r rune) rune {
		if scriptOf(r)&^latin == 0 {
			return r
		}
		return rune(f.looks[r])
	})
	for i := range scripts {
		if mix == latin|1<<i && !ok {
			out, ok = f.as(b, said, func(r rune) rune {
				if scriptOf(r) != latin {
					return r
				}
				return f.back[i][r]
			})
		}
	}
	if !ok {
		return b
	}
	return append(out[:from], out[at:]...)
}

// as appends a word to b with each letter replaced; ok is false when one has no replacement.
func (f *folder) as(b []byte, said string, replace func(r rune) rune) (out []byte, ok bool) {
	for _, r := range said {
		if r = replace(r); r == 0 {
			return b, false
		}
		b = f.append(b, r)
	}
	return b, true
}
