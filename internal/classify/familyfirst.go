package classify

// easternFamilyFirst reads names that begin with a family name which elsewhere is a first name: Vietnamese ones of
// three words, whose middle one tells a gender or nothing does, and Korean ones with a hyphen in the given name.
func (r *reading) easternFamilyFirst(words []nameWord) (genderSign, bool) {
	if len(words) < 3 {
		return genderSign{}, false
	}
	family, middle := string(r.bytes(words[0].at)), words[1]
	sign := genderSign{at: middle.at, end: middle.end, lists: onBoth, by: byGivenName}
	if r.textBetween(middle.at) == "-" {
		return sign, isKoreanFamily(family)
	}
	if !isVietnameseFamily(family) {
		return genderSign{}, false
	}
	switch string(r.bytes(middle.at)) {
	case "thi":
		sign.lists = onFemale
	case "van", "duc", "huu", "cong", "dinh":
		sign.lists = onMale
	}
	return sign, true
}

func isVietnameseFamily(name string) bool {
	switch name {
	case "nguyen", "tran", "pham", "hoang", "huynh", "phan", "dang", "bui", "ngo", "duong", "truong", "vu":
		return true
	default:
		return false
	}
}

func isKoreanFamily(name string) bool {
	switch name {
	case "kim", "lee", "park", "choi", "jung", "jeong", "kang", "cho", "yoon", "jang", "lim", "han", "seo", "shin", "kwon",
		"hwang", "ahn", "song", "yoo", "hong", "jeon", "moon", "bae", "baek", "nam", "noh", "son", "im", "ryu", "heo", "kye":
		return true
	default:
		return false
	}
}
