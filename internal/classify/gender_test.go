package classify

import (
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestGender(t *testing.T) {
	t.Parallel()
	const (
		f = syncrun.GenderFemale
		m = syncrun.GenderMale
		n = syncrun.GenderNonbinary
		u = syncrun.GenderUnknown
	)
	tests := []struct {
		name, bio, location string
		want                syncrun.Gender
		reason              string
	}{
		// pronouns come before names
		{"James", "she/her", "", f, `Bio states the pronouns "she/her"`},
		{"Emma", "", "he/him", m, `Location states the pronouns "he/him"`},
		{"Kim (they/them)", "", "", n, `Name states the pronouns "they/them"`},
		{"", "Engineer | She / Her | Berlin", "", f, ""},
		{"", "SHE/HER", "", f, ""},
		{"", "she/her/hers", "", f, ""},
		{"", "she, her", "", f, ""},
		{"", "he · him", "", m, ""},
		{"", "pronouns: she her", "", f, ""},
		{"", "Pronouns are great", "", u, ""},
		{"", "(she/they)", "", f, ""},
		{"", "he/they", "", m, ""},
		{"", "they/she", "", n, ""},
		{"", "she/he/they", "", n, ""},
		{"", "any/all", "", n, ""},
		{"", "it/its", "", n, ""},
		{"", "xe/xem", "", n, ""},
		{"", "ze/hir", "", n, ""},
		{"", "sie/ihr", "", f, ""},
		{"", "er/ihm", "", m, ""},
		{"", "elle/la", "", f, ""},
		{"", "il/lui", "", m, ""},
		{"", "iel", "", n, ""},
		{"", "ela/dela", "", f, ""},
		{"", "ele/dele", "", m, ""},
		{"", "она/её", "", f, ""},
		{"", "hen/hens", "", u, ""},
		{"", "Madrid | ella | médica", "", f, ""},
		{"", "(él) Madrid", "", m, ""},
		{"", "(elle) Lyon", "", f, ""},
		{"", "Médica (she)", "", f, ""},
		{"", "hers", "", u, ""},
		// not statements
		{"", "everyone loves his/her job", "", u, ""},
		{"", "he/she who dares", "", u, ""},
		{"", "she is my rock and he is my anchor", "", u, ""},
		{"", "I told her, him and the rest", "", u, ""},
		{"", "love it, all of it", "", u, ""},
		{"", "el café y la montaña", "", u, ""},
		{"", "Er und sie im Garten", "", u, ""},
		{"Ella", "", "", f, `First name "Ella" is a woman's`},
		{"Elle | writer", "", "", f, `First name "Elle" is a woman's`},
		// names
		{"Emma Smith", "", "", f, `First name "Emma" is a woman's`},
		{"James Smith", "", "", m, `First name "James" is a man's`},
		{"EMMA", "", "", f, ""},
		{"𝐄𝐦𝐦𝐚", "", "", f, ""},
		{"🌸 Emma 🌸", "", "", f, ""},
		{"emma_writes", "", "", f, ""},
		{"José García", "", "", m, ""},
		{"Zoë", "", "", f, ""},
		{"Dr. Emma Smith", "", "", f, ""},
		{"Prof. Dr. James Smith", "", "", m, ""},
		{"Anne-Marie Duff", "", "", f, `First name "Anne-Marie" is a woman's`},
		{"Marie-Zoltan", "", "", f, `First name "Marie" is a woman's`},
		{"Robin Smith", "", "", u, `First name "Robin" is a woman's as well as a man's`},
		{"Alex", "", "", u, ""},
		{"Xqzw", "", "", u, `First name "Xqzw" is on no list of first names`},
		{"大輔 渡辺", "", "", m, `Given name "大輔" is a man's`},
		{"J. Smith", "", "", u, "No pronouns and no first name"},
		{"", "", "", u, "No pronouns and no first name"},
		{"🔥🔥", "", "", u, "No pronouns and no first name"},
		{"Acme Emma", "", "", u, ""},
	}
	c := New()
	for _, test := range tests {
		p := human(test.name, test.bio, test.location)
		got := c.Facts(&p)
		fact.Is(t, "got.Gender", got.Gender, test.want, test.name, test.bio, test.location)
		fact.Not(t, "got.GenderReason", got.GenderReason, "", test.name, test.bio)
		fact.Holds(t, `test.reason == "" || got.GenderReason == test.reason`,
			test.reason == "" || got.GenderReason == test.reason, test.reason, got.GenderReason,
			test.name, test.bio)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	const (
		f = syncrun.GenderFemale
		m = syncrun.GenderMale
		u = syncrun.GenderUnknown
	)
	tests := []struct {
		name   string
		want   syncrun.Gender
		reason string
	}{
		// what stands around names
		{"🇨🇦 Tom Vasquez 🇨🇦", m, `First name "Tom" is a man's`},
		{"Mrs. Taylor Reed", f, `Title "Mrs" is a woman's`},
		{"Mr Robin Moss", m, ""},
		{"Sir Robin", m, ""},
		{"Frau Moss", f, ""},
		{"Mme Moss", f, ""},
		{"Herr Dr. Moss", m, ""},
		{"Mx. Robin Moss", u, ""},
		{"the real Emma Moss", f, ""},
		{"Moss, Emma", f, `Given name "Emma" is a woman's`},
		{"Robinson, Paul", m, ""},
		{"Emma, PhD", f, ""},
		{"J. Edgar Moss", m, `Given name "Edgar" is a man's`},
		{"Kim Louise Moss", f, `Given name "Louise" is a woman's`},
		{"Emma and James", u, ""},
		{"John & Mary Moss", u, ""},
		// names of more countries
		{"Philippe Garnier", m, `First name "Philippe" is a man's`},
		{"Georgina Garnier", f, ""},
		{"George Garnier", m, ""},
		{"Jean-Baptiste Garnier", m, ""},
		{"Jean-Marie Garnier", m, ""},
		{"Marie-Claude Garnier", f, ""},
		{"María José Ruiz", f, ""},
		{"José María Ruiz", m, ""},
		{"Jean Moss", u, ""},
		{"Andrea Moss", u, ""},
		{"Simone Moss", u, ""},
		{"Nicola Moss", u, ""},
		{"Mehmet Öztürk", m, ""},
		{"Ayşe Öztürk", f, ""},
		{"Priyanka Rao", f, ""},
		{"Rajesh Rao", m, ""},
		{"Simran Kaur", f, `Family name "Kaur" has the ending of women`},
		{"Takeshi Mori", m, ""},
		{"Mori Takeshi", m, ""},
		{"Yumiko Mori", f, ""},
		{"Kovács Zsófia", f, ""},
		{"Khadija Haddad", f, ""},
		{"Youssef Haddad", m, ""},
		{"Nguyen Thi Lan", f, ""},
		{"Wei Zhang", u, ""},
		{"Min-jun Park", m, ""},
		// endings of family names
		{"Xqz Nováková", f, `Family name "Nováková" has the ending of women`},
		{"Sasha Petrova", f, ""},
		{"Xqz Sigurðardóttir", f, ""},
		{"Xqz Casanova", u, ""},
		// other scripts
		{"Пётр Сидоров", m, ""},
		{"Сидорова Анна", f, ""},
		{"Δημήτρης", m, ""},
		{"محمد", m, ""},
		{"فاطمة", f, ""},
		{"渡辺 花子", f, ""},
		{"山田太郎", m, ""},
		{"김민준", m, ""},
		// decoration
		{"Ⓔⓜⓜⓐ", f, ""},
		{"ᴊᴀᴍᴇs", m, ""},
		{"Еmmа", f, ""},
		{"E\u0336m\u0336m\u0336a\u0336", f, ""},
		{"Em\u200bma", f, ""},
	}
	c := New()
	for _, test := range tests {
		p := human(test.name, "", "")
		got := c.Facts(&p)
		if got.Gender != test.want || test.reason != "" && got.GenderReason != test.reason {
			t.Errorf("%q: %s, %s; want %s, %s", test.name, got.Gender, got.GenderReason, test.want, test.reason)
		}
	}
}

func TestNamesOfBothAndOfBrands(t *testing.T) {
	t.Parallel()
	const (
		f = syncrun.GenderFemale
		m = syncrun.GenderMale
		u = syncrun.GenderUnknown
	)
	tests := []struct {
		name   string
		want   syncrun.Gender
		reason string
	}{
		{"Taylor Reed", u, `First name "Taylor" is a woman's as well as a man's`},
		{"Riley", u, ""},
		{"Charlie Parker", u, ""},
		{"Cameron", u, ""},
		{"Hayden", u, ""},
		{"Logan", u, ""},
		{"Avery", u, ""},
		{"Skyler", u, ""},
		{"Rowan", u, ""},
		{"Kai", u, ""},
		{"Misha", u, ""},
		{"Sam", u, ""},
		{"Taylor Reed (she/her)", f, ""},
		{"Web Summit", u, "Name is that of a company, a club or an event"},
		{"Dev Community", u, ""},
		{"Dev Patel", m, ""},
		{"Emma | Acme Labs", f, ""},
	}
	c := New()
	for _, test := range tests {
		p := human(test.name, "", "")
		if got := c.Facts(&p); got.Gender != test.want || test.reason != "" && got.GenderReason != test.reason {
			t.Errorf("%q: %s, %s; want %s, %s", test.name, got.Gender, got.GenderReason, test.want, test.reason)
		}
	}
}

// A shared name tells a gender where hardly anybody of the other one bears it.
func TestNamesByCountry(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		name, location string
		want           syncrun.Gender
	}{
		{"Andrea Moss", "Torino, Italia", syncrun.GenderMale},
		{"Andrea Moss", "Bogotá, Colombia", syncrun.GenderFemale},
		{"Andrea Moss", "Stuttgart", syncrun.GenderFemale},
		{"Andrea Moss", "Mars", syncrun.GenderUnknown},
		{"Andrea Moss", "", syncrun.GenderUnknown},
		{"Jean Moss", "Lyon, France", syncrun.GenderMale},
		{"Jean Moss", "Hull, UK", syncrun.GenderUnknown},
		{"Sam Moss", "Hull, UK", syncrun.GenderUnknown}, // Samantha, perhaps
		{"Alex Moss", "Boston", syncrun.GenderUnknown},
		{"Jean Moss", "Mars", syncrun.GenderUnknown},
		{"Kari Moss", "Tampere, Finland", syncrun.GenderMale},
		{"Kari Moss", "Oslo, Norway", syncrun.GenderFemale},
		{"Kari Mononen", "", syncrun.GenderMale},
		{"Kari Mononen", "Austin, Texas", syncrun.GenderFemale},
		{"Simone Moss", "Milano", syncrun.GenderMale},
		{"Simone Moss", "Paris", syncrun.GenderFemale},
		{"Jan Moss", "Kraków, Poland", syncrun.GenderMale},
		{"Nicola Moss", "London", syncrun.GenderFemale},
		{"Alex Moss", "Japan", syncrun.GenderUnknown},
	} {
		p := human(test.name, "", test.location)
		if got := c.Facts(&p); got.Gender != test.want {
			t.Errorf("%q in %q: %s, %s", test.name, test.location, got.Gender, got.GenderReason)
		}
	}
}

// Where the location tells nothing, the language of the bio does.
func TestNamesByTheLanguageOfTheBio(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		name, bio, location string
		want                syncrun.Gender
	}{
		{"Andrea Moss", "Scrivo di cinema per il giornale della città", "", syncrun.GenderMale},
		{"Andrea Moss", "Lehrerzimmer und Garten, mit Hund im Norden", "", syncrun.GenderFemale},
		{"Andrea Moss", "Música y libros, café en el sur", "", syncrun.GenderFemale},
		{"Andrea Moss", "Scrivo di cinema per il giornale", "Stuttgart", syncrun.GenderFemale},
		{"Jean Moss", "Des livres et du vélo dans le Jura", "Mars", syncrun.GenderMale},
		{"Jean Moss", "Books and bikes", "", syncrun.GenderUnknown},
		{"Andrea Moss", "La dolce vita", "", syncrun.GenderUnknown},
		{"Andrea Moss", "im a die hard fan of los angeles", "", syncrun.GenderUnknown},
		{"Alex Moss", "Scrivo di cinema per il giornale", "", syncrun.GenderUnknown},
	} {
		p := human(test.name, test.bio, test.location)
		if got := c.Facts(&p); got.Gender != test.want {
			t.Errorf("%q, %q in %q: %s, %s", test.name, test.bio, test.location, got.Gender, got.GenderReason)
		}
	}
}

// Each country of the list is a place.
func TestCountriesOfNamesArePlaces(t *testing.T) {
	t.Parallel()
	for i, c := range newLexicon().names.countries {
		if len(c.in.places) == 0 || len(c.names) == 0 {
			t.Errorf("the list of number %d is of no place or empty", i)
		}
	}
}

// An organisation has no gender, though its name may begin with a first name.
func TestGenderOfOrganisations(t *testing.T) {
	t.Parallel()
	c := New()
	for bio, want := range map[string]syncrun.Gender{
		"Official account of the Harbour Museum. We are open daily": syncrun.GenderUnknown,
		"Curator at the Harbour Museum":                             syncrun.GenderFemale,
	} {
		p := human("Charlotte Moss", bio, "")
		if got := c.Facts(&p); got.Gender != want {
			t.Errorf("%q: %s, %s", bio, got.Gender, got.GenderReason)
		}
	}
}

// A family name that elsewhere is a first name tells no gender, nor do most syllables of a given name.
func TestEasternFamilyNamesFirst(t *testing.T) {
	t.Parallel()
	c := New()
	for name, want := range map[string]syncrun.Gender{
		"Park Shin-hye": syncrun.GenderUnknown, "Lee Min-ho": syncrun.GenderMale,
		"Park Ji-woo": syncrun.GenderUnknown, "Kim Minjun": syncrun.GenderMale, "Hayoon Kim": syncrun.GenderUnknown,
		"Kim Yoo-na": syncrun.GenderFemale, "Zhang Xiaofang": syncrun.GenderFemale, "Wang Fang": syncrun.GenderUnknown,
		"Li Qiang": syncrun.GenderMale, "Guoqiang Li": syncrun.GenderMale, "Wang Wei": syncrun.GenderUnknown,
		"Hoang Ngoc Anh": syncrun.GenderUnknown, "Tran Duc Minh": syncrun.GenderMale, "Nguyen Van Hung": syncrun.GenderMale,
		"Nguyen Thi Lan": syncrun.GenderFemale, "Lee Ann Moss": syncrun.GenderFemale,
	} {
		if got := c.Facts(&syncrun.Profile{ID: 1, Detailed: true, Name: name}).Gender; got != want {
			t.Errorf("%q is %s, want %s", name, got, want)
		}
	}
}
