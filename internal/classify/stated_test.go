package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

// Genders that profiles state. Each name would say another one.
func TestStatedGenderBeatsNames(t *testing.T) {
	t.Parallel()
	const (
		f = syncrun.GenderFemale
		m = syncrun.GenderMale
		n = syncrun.GenderNonbinary
	)
	tests := []struct {
		name, bio string
		want      syncrun.Gender
	}{
		{"James Moss", "she/her", f},
		{"James Moss", "Potter (she/they)", f},
		{"James Moss", "She / Her / Hers", f},
		{"James Moss", "she her", f},
		{"James Moss", "my pronouns are she her", f},
		{"James Moss", "Pronouns: she/her", f},
		{"James Moss", "Pronouns in bio? Sure: she/her", f},
		{"James Moss", "#sheher potter", f},
		{"James Moss", "she.her", f},
		{"James Moss", "she-her", f},
		{"James Moss", "I go by she/her", f},
		{"James Moss", "goes by she/her", f},
		{"James Moss", "elle/la", f},
		{"James Moss", "ela/dela", f},
		{"James Moss", "sie/ihr", f},
		{"James Moss", "lei/le", f},
		{"James Moss", "zij/haar", f},
		{"James Moss", "ze/haar", f},
		{"James Moss", "вона/її", f},
		{"James Moss", "hun/hende", f},
		{"James Moss", "Lyon · elle · potière", f},
		{"James Moss", "היא/שלה", f},
		{"Emma Moss", "he/him", m},
		{"Emma Moss", "HE/HIM", m},
		{"Emma Moss", "he | him", m},
		{"Emma Moss", "er/ihm", m},
		{"Emma Moss", "il/lui", m},
		{"Emma Moss", "ele/dele", m},
		{"Emma Moss", "él/ellos · Quito", m},
		{"Emma Moss", "lui/gli", m},
		{"Emma Moss", "they/them", n},
		{"Emma Moss", "They/Them. Potter", n},
		{"Emma Moss", "(they)", n},
		{"Emma Moss", "they/she", n},
		{"Emma Moss", "she/he/they", n},
		{"Emma Moss", "iel", n},
		{"Emma Moss", "any pronouns, or non-binary", n},
		{"Emma Moss", "Non-binary potter", n},
		{"Emma Moss", "nonbinary", n},
		{"Emma Moss", "Your local enby", n},
		{"Emma Moss", "genderfluid & tired", n},
		{"Emma Moss", "Non-binary, she/they", n},
		{"Emma Moss", "persona no binaria", n},
		{"Emma Moss", "Não-binário", n},
		{"Emma Moss", "Personne non-binaire", n},
		{"Emma Moss", "nicht-binär", n},
		{"Emma Moss", "ノンバイナリー", n},
		{"James Moss", "trans woman, potter", f},
		{"James Moss", "Mujer trans", f},
		{"Emma Moss", "Trans man", m},
	}
	c := New()
	for _, test := range tests {
		p := human(test.name, test.bio, "")
		if got := c.Facts(&p); got.Gender != test.want {
			t.Errorf("%q %q: %s, %s; want %s", test.name, test.bio, got.Gender, got.GenderReason, test.want)
		}
	}
}

func TestWordsThatStateAGender(t *testing.T) {
	t.Parallel()
	const (
		f = syncrun.GenderFemale
		m = syncrun.GenderMale
	)
	tests := []struct {
		name, bio string
		want      syncrun.Gender
	}{
		{"James Moss", "Mother of two", f},
		{"James Moss", "Potter. Mom to 3 boys", f},
		{"James Moss", "proud mum & potter", f},
		{"James Moss", "Founder of Kiln and mother of three", f},
		{"James Moss", "boy mom", f},
		{"James Moss", "dog mom 🐶", f},
		{"James Moss", "Wife to Sam", f},
		{"James Moss", "Mother to twins", f},
		{"James Moss", "Casada, dos perros", f},
		{"James Moss", "gran of six", f},
		{"Emma Moss", "Familienvater", m},
		{"James Moss", "stay at home mom", f},
		{"James Moss", "#dogmom #clay", f},
		{"James Moss", "Happy wife and mother", f},
		{"James Moss", "Grandmother. Quilter", f},
		{"James Moss", "Daughter of a coal miner", f},
		{"James Moss", "Just a girl who likes clay", f},
		{"James Moss", "Woman in tech", f},
		{"James Moss", "A Black woman writing about clay", f},
		{"James Moss", "Proud to be a mom", f},
		{"James Moss", "Mamá de dos", f},
		{"James Moss", "Esposa y madre", f},
		{"James Moss", "Mãe da Luísa", f},
		{"James Moss", "Maman de trois enfants", f},
		{"James Moss", "Mutter von zwei Kindern", f},
		{"James Moss", "Mamma di Luca", f},
		{"James Moss", "Жена и мама", f},
		{"James Moss", "二児の母", f},
		{"Emma Moss", "Dad of two", m},
		{"Emma Moss", "girl dad", m},
		{"Emma Moss", "Husband of @pots, father", m},
		{"Emma Moss", "husband to an amazing wife", m},
		{"Emma Moss", "Family man", m},
		{"Emma Moss", "Husband. Father. Potter.", m},
		{"Emma Moss", "wife guy, husband, dad", m},
		{"Emma Moss", "Engineer, proud father", m},
		{"Emma Moss", "Just a guy with a kiln", m},
		{"Emma Moss", "Papa de deux filles", m},
		{"Emma Moss", "Esposo y padre", m},
		{"Emma Moss", "Marido e pai", m},
		{"Emma Moss", "Vater von drei Söhnen", m},
		{"Emma Moss", "Papà di Luca", m},
		{"Emma Moss", "Отец и муж", m},
		{"Emma Moss", "二児の父", m},
	}
	c := New()
	for _, test := range tests {
		p := human(test.name, test.bio, "")
		if got := c.Facts(&p); got.Gender != test.want {
			t.Errorf("%q %q: %s, %s; want %s", test.name, test.bio, got.Gender, got.GenderReason, test.want)
		}
	}
}

// Texts that state no gender of their writer: others' pronouns and relatives, denials, homographs.
func TestWhatStatesNoGender(t *testing.T) {
	t.Parallel()
	c := New()
	for _, bio := range []string{
		"", "I love my wife", "her husband is a potter", "Lucky to have my husband", "my mom says I am cool",
		"His mother's favourite",
		"Raised by a single mother", "Not a mom", "not your mother", "No pronouns", "no pronouns here", "Pronouns in bio? No",
		"Pronouns: none of your business", "My dog (she/her) and I", "I post pictures of my daughter (she/her)",
		"my son (he/him)",
		"Cat: she/her", "EHR and HER systems", "HER, HIM and other systems", "MOM Singapore", "Data at MOM",
		"they say I am funny",
		"Why they do it", "If they build it", "Mr. Robot fan", "el café y la montaña", "El Paso", "er und sie im Garten",
		"ER | nurse",
		"HE | widening participation", "SHE consultant", "IT/ITS specialist", "Dad jokes daily", "dad bod",
		"Mother nature first",
		"My mother tongue is Welsh", "Mother Earth", "Burger King", "Man Utd", "Man City fan", "Iron Man",
		"Helping moms rest",
		"For every mother and father", "Call your mother", "Looking for a husband", "Father Christmas", "Father-daughter duo",
		"Husband and wife team", "mom and dad of two", "Mother-daughter team", "We are parents", "non-binary stars",
		"Binary search",
		"Ally of non-binary people", "Parent of a non-binary kid", "Support non-binary youth", "Trans women are women",
		"Ships are she/her", "The moon is she/her", "My cat goes by he/him", "Wife? Not yet", "They called me “mom” once",
		"Family Guy quotes",
		"Wife: @jane", "Prince, Queen, ABBA", "Man, what a day", "They/them pronouns are valid", "RIP mom",
		"Sugar daddy wanted",
		"Big Brother fan", "The Girl on the Train", "Nonbinary pride flag maker", "Lady bugs and beetles",
		"Boy Scouts of Hull",
		"mom told me so", "Dad was a miner", "Queen bee keeper", "Sister site of the Chronicle",
		"not non-binary", "Thanks to my wife and my mother", "Author of a book about a mother", "everyone loves his/her job",
		"he/she who dares", "love it, all of it", "Wife beater shirts are bad, my wife says", "Madre mía, amo a mi madre",
		"amo a mi esposa", "J'aime ma femme", "ich liebe meine Frau", "Bride magazine at the desk of my bride",
	} {
		p := human("Xqzw", bio, "")
		if got := c.Facts(&p); got.Gender != syncrun.GenderUnknown {
			t.Errorf("%q: %s, %s", bio, got.Gender, got.GenderReason)
		}
	}
}
