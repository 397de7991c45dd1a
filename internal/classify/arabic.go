package classify

import (
	"bytes"
	"unicode/utf8"
)

// mostArabicName is how many bytes of room a lookup of a name takes without allocating.
const mostArabicName = 64

// appendArabic appends a name to b with Arabic letters in one of the spellings that people use, as the lists have it.
// A name without such letters is returned as it is.
func appendArabic(b, name []byte) []byte {
	if len(name) == 0 || name[0] < 0xD8 || name[0] > 0xDB {
		return name
	}
	for i := 0; i < len(name); {
		c, n := utf8.DecodeRune(name[i:])
		i += n
		switch c {
		case 'أ', 'إ', 'آ', 'ٱ':
			c = 'ا'
		case 'ى', 'ی', 'ې':
			c = 'ي'
		case 'ک':
			c = 'ك'
		case 'ھ', 'ہ', 'ە', 'ة', 'ۀ':
			c = 'ه'
		}
		if c < 0x064B || c > 0x0655 && c != 0x0670 {
			b = utf8.AppendRune(b, c) // but vowel marks
		}
	}
	return b
}

func oneArabicSpelling(name string) string { return string(appendArabic(nil, []byte(name))) }

// isArabicMan tells whether a name in Latin letters is one that only men have: of "servant of" ("Abdulrahman") or with
// "of the faith" or "of God" at the end ("Jamaluddin", "Saifullah").
func isArabicMan(name []byte) bool {
	for _, start := range [...]string{"abdul", "abdel", "abdur", "abdal", "abdoul"} {
		if len(name) > len(start)+2 && bytes.HasPrefix(name, []byte(start)) {
			return true
		}
	}
	for _, end := range [...]string{"uddin", "eddin", "eddine", "oddin", "ullah", "ollah"} {
		if len(name) > len(end)+1 && bytes.HasSuffix(name, []byte(end)) {
			return true
		}
	}
	return false
}

// isArabicFather tells whether a name in Latin letters is one that an Arab has from the father behind a first name, so
// that it tells nothing of who bears it there.
func isArabicFather(name []byte) bool {
	switch string(name) {
	case "abd", "muhammad", "mohammad", "mohammed", "mohamed", "mohamad", "mohd", "ahmad", "ahmed", "ali", "hassan",
		"hasan", "hussein", "hussain", "husain", "ibrahim", "khalil", "khaled", "khalid", "mahmoud", "mahmud", "mustafa",
		"omar", "said", "saeed", "youssef", "yousef", "essa", "issa", "salem", "saleh", "salah", "hamad", "hikmat", "anas",
		"jassim":
		return true
	}
	return isArabicMan(name)
}

// arabicGender reads an Arabic first name that is on no list: one that only men have, or in Arabic letters one with the
// ending of women. Those behind it are the father's and the grandfather's.
func (lex *lexicon) arabicGender(r *reading, words []nameWord) (genderSign, bool) {
	first := words[0]
	name := r.bytes(first.at)
	if first.lists == 0 && isArabicMan(name) {
		return genderSign{at: first.at, end: first.end, lists: onMale}, true
	}
	if name[0] < 0xD8 || name[0] > 0xDB || first.lists.sure() {
		return genderSign{}, false
	}
	sign := genderSign{at: first.at, end: first.end, lists: first.lists & onBoth}
	switch {
	case sign.lists != 0:
	case bytes.HasPrefix(name, []byte("عبد")) && len(name) > 8:
		sign.lists = onMale
	case bytes.HasSuffix(name, []byte("ة")) && len(name) > 6:
		sign.lists = onFemale
	default:
		return genderSign{}, false
	}
	return sign, true
}
