package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

// wantGenders reads one bio a gender beside a name that tells another one, or none.
func wantGenders(t *testing.T, name string, want syncrun.Gender, bios ...string) {
	t.Helper()
	c := New()
	for _, bio := range bios {
		p := human(name, bio, "")
		if got := c.Facts(&p); got.Gender != want {
			t.Errorf("%q %q: %s, %s; want %s", name, bio, got.Gender, got.GenderReason, want)
		}
	}
}

func TestGenderStatedInManyLanguages(t *testing.T) {
	t.Parallel()
	wantGenders(t, "James Moss", syncrun.GenderFemale,
		"She/Her/Ella", "she/her pronouns only", "Pronouns - she/her", "lady beekeeper in Maine",
		"26 year old woman in tech",
		"mum of one, ruler of none", "mother-in-law to three saints", "Mama of twins ×2", "supermom, allegedly",
		"ella/she · alfarera", "Pronombres: ella", "Orgullosa mamá de Inés", "Apasionada por la cerámica",
		"Colombiana en Oslo",
		"ela/dela, ceramista", "Mulher preta, nordestina", "Dona de casa", "Apaixonada por cães",
		"Pronomen: sie/ihr", "Zweifachmama", "Rentnerin", "Berlinerin", "elle/elle", "Maman solo de trois ados",
		"Passionnée de poterie",
		"Lyonnaise", "彼女/she 陶芸", "女子大生です", "20代女性", "三児の母親です", "専業主婦", "هي/ها", "أم لطفلين", "iki çocuk annesi",
		"iş kadını", "anne, seramikçi", "мамочка")
	wantGenders(t, "Emma Moss", syncrun.GenderMale,
		"He/Him/His", "he/him pronouns, please", "I'm just some guy", "girl dad", "Hubby, dad, potter", "Mr Mom",
		"Father first, potter second", "son, grandson, uncle", "él/he", "Apasionado del barro", "padre de gemelos",
		"ele/dele",
		"Pai de menina", "er/ihm", "Dreifachpapa", "Rentner", "il/lui", "Papa poule", "30代男性", "二児の父親", "夫で父親", "男です",
		"هو/ه", "أب لثلاثة", "iki çocuk babası", "iş adamı", "baba, seramikçi")
	wantGenders(t, "Emma Moss", syncrun.GenderNonbinary,
		"they/them pronouns, thanks", "Pronouns are they/them", "genderfluid; any pronouns", "iel/ellui", "elu/delu", "xier",
		"nichtbinär, keine Pronomen", "pessoa não binária", "トランス? いいえ、ノンバイナリー")
}

// A role in the form that women bear states a gender; the other form, which women bear too, does not.
func TestRolesThatStateAGender(t *testing.T) {
	t.Parallel()
	wantGenders(t, "Noah Moss", syncrun.GenderFemale,
		"Gründerin von Tonwerk", "Autorin, Lektorin", "Ärztin aus Kiel", "Ehemalige Lehrerin", "Softwareentwicklerin",
		"Diseñadora gráfica en Cali", "Fundadora de @barro", "Abogada y ceramista", "Futura ingeniera",
		"Ingénieure logiciel à Lille", "Développeuse web", "Avocate au barreau de Metz", "Fondatrice de Terre",
		"Directrice artistique",
		"Engenheira de dados", "Desenvolvedora", "Professora e fundadora", "مهندسة برمجيات", "كاتبة", "مصممة جرافيك")
	wantGenders(t, "Xqzw", syncrun.GenderUnknown,
		"Gründer von Tonwerk", "Ingénieur logiciel", "Diseñador gráfico", "Engenheiro de dados", "مهندس برمجيات",
		"Wir suchen eine Entwicklerin", "Gesucht: Entwicklerin", "se busca diseñadora", "contrata-se programadora",
		"Meine Ärztin sagt nein", "Ma femme est avocate", "mi abogada dice que no", "Ingeniera/o de software",
		"Autor/Autorin",
		"Lehrer/in", "für Gründerinnen und Gründer", "Productora audiovisual", "Actress Emma Stone updates")
}

// People, things and titles that only look as if somebody stated a gender.
func TestMoreThatStatesNoGender(t *testing.T) {
	t.Parallel()
	wantGenders(t, "Xqzw", syncrun.GenderUnknown,
		// others in the house
		"Wife, kids, dog, mortgage", "God, family, wife, in that order", "Love God, wife and kids",
		"The wife thinks I tweet too much",
		"blessed with a beautiful wife and two boys", "Wife @jane, kids at home", "Frau, Kinder, Hund", "Mama tried",
		"his and hers towels", "Busco novia", "Procuro namorada", "Eşim öğretmen", "annem en iyisi", "妻と猫と暮らす", "夫が大好き",
		"彼女募集中", "彼氏欲しい", "زوجتي مهندسة",
		// names and works
		"Father Brown mysteries", "Nan Goldin photographs", "Mutter Natur", "Vater Staat", "Elle Fanning", "Gal Gadot fan",
		"Girl with a Pearl Earring", "Man of La Mancha", "mother of pearl buttons", "Son of Sam documentaries",
		"Bachelor of Science",
		"Mother-in-law jokes", "Boyfriend reveal at 10k", "Girlfriend is better, Talking Heads",
		"la madre de todas las batallas",
		"お母さん食堂", "ママ友いない", "パパ活はしません", "男の料理", "女性向けブランド", "女性の活躍を応援します", "حقوق المرأة", "kadın hakları",
		"baba ocağı", "Él (1953), Buñuel",
		// pronouns that are talked of
		"They/them is grammatically fine", "He/Him jokes get old", "she/her? he/him? who cares", "ask my pronouns",
		"Pronouns: yes",
		"Not a he. Not a she. Not telling", "She-Wolf. Album out May 3")
}

// Forms that are rarer than "she/her" and "mother of two".
func TestRareFormsOfStatedGenders(t *testing.T) {
	t.Parallel()
	wantGenders(t, "James Moss", syncrun.GenderFemale,
		"mi pronombre es ella", "mis pronombres son ella/elle", "Mamá de Luna y Sol", "Moeder van 3", "lady boss", "F/25",
		"F/31/London", "女性/20代", "goddess of nothing", "gf of @bob", "девушка из Питера", "امرأة قوية", "فتاة عادية",
		"Mom, 41", "Woman, 42")
	wantGenders(t, "Emma Moss", syncrun.GenderMale,
		"pronombre él", "vader van twee", "m/34/uk", "男性 30代", "30代男", "просто парень", "رجل بسيط", "homem gay", "Dad 38")
	wantGenders(t, "Emma Moss", syncrun.GenderNonbinary,
		"elle/ella", "non-binary lesbian", "any pronouns", "any pronouns, mostly she", "die/hen")
	wantGenders(t, "Xqzw", syncrun.GenderUnknown,
		"(s)he who codes", "my dog's pronouns: he/him", "her pronouns are she/her",
		"sus pronombres son ella", "I don't have any pronouns",
		"f/16 and be there", "F/22, ISO 100", "dude, where's my car", "Founding father of @dao",
		"Disney princess fan", "女の子が好き", "моя девушка из Питера", "ابحث عن زوجة", "woman 101", "all pronouns welcome")
}

// Tags beside one another are no phrase, children are counted before a team, and parts of handles say nothing.
func TestStatedInRealBios(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		bio  string
		want syncrun.Gender
	}{
		{"#Believer #Husband #Father #Son", man},
		{"Father of 2 great kids, rowing team supporter", man},
		{"Mother of 3 on the school board team", woman},
		{"Our football team needs a father", unknown},
		{"skype: zq.zqen, IG:Zq_Nana", unknown},
		{"RestInPeace Dad", unknown},
		{"I can fangirl all day", unknown},
		{"Rice University Freshman", unknown},
		{"Alumnus of Rice", unknown},
		{"Zq Zqen The Best FRONTMAN", unknown},
		{"Just a guy without a plan", man},
		{"Lebanese 90s girl", woman},
	} {
		p := human("", test.bio, "")
		if got := c.Facts(&p); got.Gender != test.want {
			t.Errorf("%q: %s, %s; want %s", test.bio, got.Gender, got.GenderReason, test.want)
		}
	}
}
