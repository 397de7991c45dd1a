package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

func TestWhereSomebodyIs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		where               string
		name, bio, location string
		want                syncrun.Confidence // of a designer
	}{
		// a code of two letters is a place where it cannot be a word or a state
		{"Canada", "", "", "San Francisco, CA", maybe},
		{"Canada", "", "", "Toronto, CA", full},
		{"Canada", "", "", "Kitchener, ON", full},
		{"Israel", "", "", "Chicago, IL", maybe},
		{"Israel", "", "", "Haifa, IL", full},
		{"Israel", "", "", "IL", full},
		{"Colombia", "", "", "Denver, CO", maybe},
		{"Germany", "", "", "Rio de Janeiro", maybe},
		{"Germany", "", "", "Berlin, DE", full},
		{"Germany", "", "", "de", full},
		{"Germany", "", "", "de todas partes", maybe},
		{"India", "", "", "living in the moment", maybe},
		{"India", "", "", "Gary, IN", maybe},
		{"France", "", "", "Some village, FR", full},
		{"the US", "", "", "Chicago, IL", full},
		{"the US", "", "", "Boulder, CO", full},
		{"the US", "", "", "Fargo, nd", full},
		{"the US", "", "", "Fort Worth TX", full},
		{"the US", "", "", "Toronto, CA", maybe},
		{"the US", "", "", "Berlin, DE", maybe},
		{"the US", "", "", "all of us", maybe},
		{"the US", "", "", "Ohio", full},
		{"CA", "", "", "San Francisco, CA", full},
		{"CA", "", "", "CA", full},
		{"CA", "", "", "California", full},
		{"CA", "", "", "Toronto, Canada", maybe},
		{"CA", "", "", "Fresno, California", full},
		{"LA", "", "", "LA / NYC", full},
		{"LA", "", "", "La Paz", maybe},
		{"LA", "", "", "New Orleans, LA", maybe},
		{"NY", "", "", "Buffalo, NY", full},
		{"NYC", "", "", "Buffalo, NY", maybe},
		{"Washington DC", "", "", "DC", full},
		{"the UK", "", "", "London UK", full},
		{"France", "", "", "Paris, Texas", maybe},
		// regions
		{"Europe", "", "", "Lisbon", full},
		{"Europe", "", "", "Zürich, Switzerland", full},
		{"Europe", "", "", "Toronto", maybe},
		{"the EU", "", "", "Wien", full},
		{"the EU", "", "", "London", maybe},
		{"California", "", "", "Los Angeles", full},
		{"Texas", "", "", "Austin", full},
		{"Asia", "", "", "Tokyo", full},
		{"the Bay Area", "", "", "Oakland", full},
		{"DACH", "", "", "Köln", full},
		{"the DACH region", "", "", "Wien", full},
		{"Scandinavia", "", "", "Malmö", full},
		{"the Nordics", "", "", "Helsinki", full},
		{"Latin America", "", "", "Medellín, Colombia", full},
		{"LATAM", "", "", "São Paulo", full},
		{"America", "", "", "Latin America", maybe},
		// the longest name is the place
		{"Porto", "", "", "Porto Alegre, Brasil", maybe},
		{"Porto", "", "", "Porto, Portugal", full},
		{"Mexico", "", "", "New Mexico", maybe},
		{"the UK", "", "Manchester United fan", "Lagos", maybe},
		// a first name is no place, what follows it may be one
		{"the US", "Austin Miller", "", "London", maybe},
		{"the US", "Emma | Austin", "", "", full},
		{"Germany", "Emma 🇩🇪", "", "", full},
		// the past, the future and what is ruled out
		{"Berlin", "", "Previously Berlin, now London", "", maybe},
		{"London", "", "Previously Berlin, now London", "", full},
		{"London", "", "", "Previously Berlin, now London", full},
		{"Berlin", "", "", "Previously Berlin, now London", maybe},
		{"Berlin", "", "Born in Berlin", "", maybe},
		{"Berlin", "", "Ex-Google designer in Berlin", "", full},
		{"Berlin", "", "Mother of two in Berlin", "", full},
		{"Berlin", "", "Not a morning person in Berlin", "", full},
		{"Berlin", "", "not in Berlin", "", maybe},
	}
	c := New()
	for _, test := range tests {
		q := c.Compile(syncrun.Definition{Description: "designers in " + test.where})
		v := judge(q, human(test.name, "Designer. "+test.bio, test.location))
		if v.Confidence != test.want {
			t.Errorf("%s: %q %q %q: %s %q, want %s", test.where, test.name, test.bio, test.location, v.Confidence,
				v.Reasons, test.want)
		}
	}
}

func TestThePastOfAPlaceIsTold(t *testing.T) {
	t.Parallel()
	c := New()
	v := judge(c.Compile(syncrun.Definition{Description: "people in Berlin"}), human("", "Formerly in Berlin", ""))
	if want := `No longer: "Formerly in Berlin"`; v.Confidence != maybe || v.Reasons[0] != want {
		t.Errorf("%s %q, want %s", v.Confidence, v.Reasons, want)
	}
}

func TestPlacesLieInPlaces(t *testing.T) {
	t.Parallel()
	lex := newLexicon()
	name := func(s string) *placeName {
		var x text
		x.add(lex.fold, s)
		known, n := lex.places.longest(&x, 0, len(x.tokens), false)
		if n != len(x.tokens) {
			t.Fatalf("%q is no place", s)
		}
		return known
	}
	for inner, outer := range map[string]string{"Bavaria": "Germany", "München": "Europe", "Kraków": "Poland",
		"Lagos": "Africa", "Dubai": "Middle East", "Buenos Aires": "South America", "🇯🇵": "East Asia", "Oakland": "USA",
		"Brooklyn": "New York", "Silicon Valley": "San Francisco", "Glasgow": "Scotland", "Oslo": "Nordics"} {
		if !name(inner).within.meets(name(outer).means) {
			t.Errorf("%s does not lie in %s", inner, outer)
		}
		if name(outer).within.meets(name(inner).means) && inner != "Silicon Valley" {
			t.Errorf("%s lies in %s", outer, inner)
		}
	}
	if name("Manchester United").within.meets(name("UK").means) {
		t.Error("a football club is a place")
	}
}
