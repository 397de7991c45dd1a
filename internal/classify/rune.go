package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isLetter tells whether r can begin a word.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isInvisible(r) || isEnclosed(r)
}

// isEnclosed tells whether r is a letter in a circle, a square or parentheses.
func isEnclosed(r rune) bool {
	return r >= 0x249C && r <= 0x24E9 || r >= 0x1F110 && r <= 0x1F189 && (r < 0x1F12A || r > 0x1F12F) &&
		(r < 0x1F14A || r > 0x1F14F) && (r < 0x1F16A || r > 0x1F16F)
}

// isIdeograph tells whether r belongs to a script that puts no spaces between words: each such letter is a word of
// its own, and words of these scripts are phrases.
func isIdeograph(r rune) bool {
	switch {
	case r < 0x3005:
		return false
	case r <= 0x30FF:
		return r == 0x3005 || r >= 0x3041 && r != 0x30FB && r != 0x30A0
	case r >= 0xFF66 && r <= 0xFF9D: // half width
		return true
	case r >= 0x3400 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3:
		return true
	default:
		return r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
	}
}

// isJamo tells whether r begins a Korean syllable that is written in its parts.
func isJamo(r rune) bool { return r >= 0x1100 && r <= 0x1112 }

// partsSize is the length of what at the head of s belongs to the letter r before it: the other parts of a Korean
// syllable, or the sign that voices a Japanese one.
func partsSize(s string, r rune) int {
	n := 0
	for _, c := range s {
		jamo := isJamo(r) && (c >= 0x1161 && c <= 0x1175 || c >= 0x11A8 && c <= 0x11C2)
		if !jamo && c != 0x3099 && c != 0x309A && c != 0xFF9E && c != 0xFF9F {
			break
		}
		n += utf8.RuneLen(c)
	}
	return n
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// isFlagPart tells whether r is a regional indicator; two of them show a flag.
func isFlagPart(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// flagSize is the length of the flag at the head of s, 0 where one indicator stands alone.
func flagSize(s string) int {
	_, first := utf8.DecodeRuneInString(s)
	second, size := utf8.DecodeRuneInString(s[first:])
	if !isFlagPart(second) {
		return 0
	}
	return first + size
}

// isEmoji tells whether r is a picture. Skin tones, flags and joiners are not pictures of their own.
func isEmoji(r rune) bool {
	return r >= 0x1F300 && r <= 0x1FAFF && (r < 0x1F3FB || r > 0x1F3FF) || r >= 0x2600 && r <= 0x27BF ||
		r >= 0x2B00 && r <= 0x2BFF
}

// isAnd tells whether r, at src[i], means "and": "founder & husband", "dad/developer". In "P&G", "Acorn & Co" and "10+
// years" it does not.
func isAnd(src string, i int, r rune) bool {
	switch r {
	case '/':
		return true
	case '+':
		return i == 0 || src[i-1] < '0' || src[i-1] > '9'
	case '&':
		before := i - 1 - strings.LastIndexAny(src[:i], " \n|/,.-")
		glued := before > 0 && before <= 2 && !strings.HasPrefix(src[i+1:], " ")
		return !glued && !endsCompany(strings.TrimLeft(src[i+1:], " "))
	default:
		return false
	}
}

// endsCompany tells whether s, behind a "&", begins with the end of the name of a company.
func endsCompany(s string) bool {
	for _, end := range [...]string{"Co", "Sons", "Gamble", "Johnson", "Spencer", "Young"} {
		if rest, ok := strings.CutPrefix(s, end); ok && !startsWord(rest) {
			return true
		}
	}
	return false
}

// closeMarks are the characters that may stand between words of one clause.
const closeMarks = " \t&+:\"'_@#*~=%$^`“”‘’„«»"

// isBreak tells whether r, at src[i], ends a clause. A hyphen or slash does so only with a space beside it; emoji,
// line ends and all other punctuation do.
func isBreak(src string, i int, r rune, size int) bool {
	switch {
	case r == '-' || r == '/':
		return i == 0 || src[i-1] == ' ' || strings.HasPrefix(src[i+size:], " ")
	case r == '~' || r == '*':
		return i > 0 && src[i-1] == ' ' && strings.HasPrefix(src[i+size:], " ")
	case strings.ContainsRune(closeMarks, r), isInvisible(r), isFlagPart(r),
		r == '.' && (abbreviates(src, i) || shortens(src, i)):
		return false
	default:
		return !unicode.IsMark(r) && !(unicode.IsSpace(r) && r != '\n' && r != '\r')
	}
}

// abbreviates tells whether the dot at src[i] is one of an abbreviation of single letters: "U.S. Senator", "R.N.".
func abbreviates(src string, i int) bool {
	if i == 0 || !isASCIILetter(src[i-1]) || i > 1 && isLetter(rune(src[i-2])) {
		return false
	}
	next := i+1 < len(src) && isASCIILetter(src[i+1])
	return next || i > 1 && src[i-2] == '.'
}

// shortens tells whether the dot at src[i] ends a word that is written short before another: "Fmr. teacher", "Asst.
// Prof. of Law".
func shortens(src string, i int) bool {
	if i+2 >= len(src) || src[i+1] != ' ' || !isASCIILetter(src[i+2]) {
		return false
	}
	begin := i
	for begin > 0 && isASCIILetter(src[begin-1]) {
		begin--
	}
	switch strings.ToLower(src[begin:i]) {
	case "fmr", "frmr", "ret", "asst", "assoc", "prof", "dr", "sr", "jr", "sen", "rep", "gov", "ehem", "wiss", "dipl",
		"lic", "mgr", "dir", "exec", "st", "lt", "col", "gen", "sgt", "capt", "hon", "rev", "adv", "eng", "natl", "intl",
		"dep", "sec", "pres", "freel", "staatl", "cert", "reg", "lib", "dem":
		return true
	default:
		return false
	}
}

func isASCIILetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }
