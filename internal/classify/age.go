package classify

import "goodones/internal/syncrun"

// ageSign finds a clause that gives an age and a letter for a gender and no more: "23F", "31/M/London", "F/25".
func (r *reading) ageSign() (genderSign, bool) {
	limit := r.start[locationField]
	for i := r.start[bioField]; i < limit; i++ {
		if !r.tokens[i].breaks {
			continue
		}
		end, letter := i+1, byte(0)
		switch said := r.bytes(i); {
		case len(said) == 3 && isAge(said[:2]):
			letter = said[2]
		case len(said) == 2 && isAge(said) && end < limit && len(r.bytes(end)) == 1 && isSlash(r.textBetween(i)):
			letter, end = r.bytes(end)[0], end+1
		case len(said) == 1 && end < limit && isAge(r.bytes(end)) && isSlash(r.textBetween(i)) &&
			!isAperture(string(r.bytes(end))):
			letter, end = said[0], end+1
		}
		gender := map[byte]syncrun.Gender{'f': syncrun.GenderFemale, 'm': syncrun.GenderMale}[letter]
		if gender != "" && (end == limit || r.tokens[end].breaks || isSlash(r.textBetween(end-1))) {
			return genderSign{gender: gender, at: i, end: end, by: byWord}, true
		}
	}
	return genderSign{}, false
}

// isAge tells whether two bytes are the digits of an age at which people write about themselves, 13 to 79.
func isAge(b []byte) bool {
	return len(b) == 2 && isDigit(b[0]) && isDigit(b[1]) && string(b) >= "13" && string(b) < "80"
}

// isAperture tells whether a number behind "f/" is that of a lens rather than an age.
func isAperture(s string) bool { return s == "16" || s == "22" || s == "32" }

func isSlash(s string) bool { return s == "/" || s == " / " }
