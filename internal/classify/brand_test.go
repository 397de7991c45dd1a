package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

func wantNameGenders(t *testing.T, want syncrun.Gender, names ...string) {
	t.Helper()
	c := New()
	for _, name := range names {
		p := human(name, "", "")
		if got := c.Facts(&p); got.Gender != want {
			t.Errorf("%q: %s, %s; want %s", name, got.Gender, got.GenderReason, want)
		}
	}
}

// First names are found in words that are none as they are written.
func TestGluedNames(t *testing.T) {
	t.Parallel()
	wantNameGenders(t, syncrun.GenderFemale,
		"EmmaStone", "itsHannah", "itshannah", "TheRealLaura", "emilyrose", "laura1987", "S4rah", "Soph1e", "AskRebecca")
	wantNameGenders(t, syncrun.GenderMale,
		"JohnSmith", "iamkevin", "ImDavid", "michaelbrown", "robert42", "M1chael", "thereal_steve", "TheRealSteve")
	wantNameGenders(t, syncrun.GenderUnknown,
		"Martinelli", "Robertsen", "AlexMorgan", "itsalex", "WebSummit", "TheRealDeal", "DataScience", "JoBot", "404",
		"kimlee")
}

func TestWhatIsNoPersonsName(t *testing.T) {
	t.Parallel()
	wantNameGenders(t, syncrun.GenderUnknown,
		"Wells Fargo", "John Deere", "Ben & Jerry's", "Mercedes-Benz", "Martin & Co", "Charlotte Observer",
		"Virginia Tech", "Arthur Andersen LLP", "John's wife", "Emma’s Kitchen", "Emma Stone fan", "Taylor Swift updates",
		"Maria parody")
	wantNameGenders(t, syncrun.GenderMale, "Martin Deere", "John Fargo", "Jack Daniels", "Tom Fan")
}

// Words before a name that are no part of it, and kinship that tells a gender.
func TestWhatStandsBeforeAName(t *testing.T) {
	t.Parallel()
	wantNameGenders(t, syncrun.GenderFemale, "Officially Kate", "Grandma Betty", "Tante Inge", "Tía Rosa", "Umm Khalid",
		"أم خالد", "Petrović Ana", "さくら", "美咲", "佐藤さくら")
	wantNameGenders(t, syncrun.GenderMale, "Big Mike", "Onkel Fritz", "أبو خالد", "أحمد", "Shevchenko Taras", "たろう")
	wantNameGenders(t, syncrun.GenderUnknown, "Lil Kim", "Саша", "ちひろ", "محمد و فاطمة")
}
