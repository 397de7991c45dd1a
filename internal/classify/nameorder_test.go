package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

const (
	woman   = syncrun.GenderFemale
	man     = syncrun.GenderMale
	unknown = syncrun.GenderUnknown
)

type namedGender struct {
	name string
	want syncrun.Gender
}

func checkNames(t *testing.T, tests []namedGender) {
	t.Helper()
	c := New()
	for _, test := range tests {
		p := human(test.name, "", "")
		if got := c.Facts(&p); got.Gender != test.want {
			t.Errorf("%q: %s, %s; want %s", test.name, got.Gender, got.GenderReason, test.want)
		}
	}
}

// Behind a family name in capitals stand the given names, whatever the family name means elsewhere.
func TestFamilyNamesInCapitals(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"MARTINO Giulia", woman},
		{"COSTANZA Pietro", man},
		{"DI LORENZO Anna Rita", woman},
		{"DUPONT-AIGNAN Véronique", woman},
		{"M. KOUADIO Jean-Baptiste", man},
		{"Giulia MARTINO", woman},
		{"AMANDA Jones", woman}, // a first name that is none but a first name
		{"KZQEN Xq", unknown},   // two letters are no given name
		{"NOVÁKOVÁ Zqen", woman},
		{"QX Zqen", unknown},
		{"MARTINO GIULIA", man}, // all in capitals: the first word as ever
		{"BRUNO Zqen", man},
	})
}

func TestVietnameseNames(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"Phùng Thị Sang", woman},
		{"Mai Văn Hạnh", man},
		{"Trịnh Quốc Tuấn", man},
		{"Đào Diễm Trang", woman},
		{"Nguyễn Hương", woman},
		{"Nguyễn Dũng", man},
		{"Nguyễn Minh Hồng", unknown}, // a woman's name behind a middle name of both
		{"Nguyễn Thùy Dũng", unknown}, // parts that differ
		{"Mai Johnson", woman},        // no Vietnamese letters
	})
}

func TestJapaneseNames(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"KURODA Tsunehiko", man},
		{"Tsunehiko Kurokawa", man},
		{"Sayoko Hanazawa", woman},
		{"MIURA Tamayo", woman},
		{"ARAI Masatoshi", man},
		{"Hanazawa Chiaki", unknown},
		{"Madonna Yamamoto", woman}, // a name that the lists have
		{"Zatako Miller", unknown},
	})
	for _, word := range []string{"shinzo", "kenji", "junichiro", "tetsuo", "ryohei", "hattori", "shinnosuke"} {
		if !isJapanese(word) {
			t.Errorf("%q is not Japanese", word)
		}
	}
	for _, word := range []string{"marco", "sabrina", "lea", "ko", "", "smith", "thi", "q"} {
		if isJapanese(word) {
			t.Errorf("%q is Japanese", word)
		}
	}
}

// People spell Arabic letters in several ways; the father's name behind tells nothing of its bearer.
func TestArabicNames(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"ابراھيم جاسم", man},
		{"إبراهيم جاسم", man},
		{"ھناء محمد علي", woman},
		{"عبدالغفار صالح", man},
		{"زقفطة محمد علي", woman},
		{"حذيفة سالم", man},
		{"صباح حسن علي", unknown},
		{"Abdulmuhaymin Zqen", man},
		{"Zqenuddin Zqen", man},
		{"جامعة القاهرة", unknown},
	})
}

// The ending of a family name counts as it is written, and on a word that has lost its marks.
func TestMarksOfFamilyEndings(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"Zqen Horecká", woman},
		{"Zqen Horecka", woman},
		{"Zqen Horečka", unknown},
		{"Zqen Hruška", unknown},
		{"Zqen Kazlauskienė", woman},
		{"Zqen Kazlauskaite", woman},
	})
}

// A Chinese or Korean family name tells nothing, whoever has it as a first name elsewhere.
func TestEasternFamilyNamesAreNoFirstNames(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"Zhao Shuling", woman},
		{"Zhao Wenshu", unknown},
		{"Deng Yuyu", unknown},
		{"Teng Fei", unknown},
		{"Pan Yue", unknown},
		{"Pan Marek", man},
		{"Pan Marek Zych", man},
		{"Son Ye-Jin", unknown},
		{"Son Kyung-Mi", woman},
		{"Kim Novak", unknown},
		{"Lee Harvey", unknown},
		{"Gao Anna", woman},
		{"Park Min-Seop", man},
		{"Seo Gwang-Hui", unknown},
	})
}

// Of two words that may be Japanese family names, that which is known to be one is; then a known first name is none.
func TestJapaneseNamesOfTwoFamilyLikeWords(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"Honoka Kaneko", woman},
		{"Sakura Tsuruzawa", woman},
		{"Watanabe Honoka", woman},
		{"KANEKO Honoka", woman},
		{"Yamamoto Tomonari", man},
		{"Morishige Ogawa", man},
		{"Chiharu Ogawa", woman},
		{"Shigemi Ogawa", unknown},
	})
}

// Behind an Arab's first name stands the father's, which tells nothing of a child whose own name both may have.
func TestFathersNamesTellNothing(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"Nour Ahmad Haddad", unknown},
		{"Iman Abdulkarim Qasim", unknown},
		{"Ahmad Nour Haddad", man},
		{"Kim Maria Moss", woman},
	})
}

func TestPortugueseNamesInAo(t *testing.T) {
	t.Parallel()
	checkNames(t, []namedGender{
		{"Damião Reis", man},
		{"Estêvão Reis", man},
		{"Conceição Reis", woman},
		{"Halidou Sani", unknown}, // no Greek woman
		{"Maryleidis Gómez", woman},
	})
}
