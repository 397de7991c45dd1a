package classify

import (
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

// Each bio claims the role.
func TestEverydayRoles(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct{ role, bio string }{
		{"data scientist", "DS at a bank, cyclist"},
		{"journalist", "covering courts for the @Vale_Herald"},
		{"journalist", "Redakteurin beim NDR"},
		{"musician", "i play drums in @thewetfields"},
		{"pilot", "737 FO, based in Perth"},
		{"youtuber", "9k on YT making videos about canals"},
		{"translator", "localization & translation, EN>FR"},
		{"social worker", "LCSW. Groups, families"},
		{"therapist", "LCSW. Groups, families"},
		{"scientist", "Research scientist, glass"},
		{"marketer", "VP Marketing at a bakery"},
		{"student", "chem eng student, sophomore at Tulane"},
		{"student", "étudiante en droit"},
		{"frontend engineer", "UI engineer who sails"},
		{"software engineer", "都内のエンジニアです"},
		{"recruiter", "Recruiter hiring welders"},
		{"founder", "Fundando @huerto"},
		{"doctor", "GP in a village practice"},
		{"doctor", "Assistenzärztin, Innere"},
		{"pastor", "Pastor Odo, Trinity Hill"},
	} {
		p := human("Odo Moss", test.bio, "")
		if got := c.Compile(syncrun.Definition{Description: test.role}).Judge(syncrun.Subject{Profile: p}); got.Confidence !=
			syncrun.ConfidenceFull {
			t.Errorf("%q of %q: %s %q", test.role, test.bio, got.Confidence, got.Reasons)
		}
	}
}

// Each bio has the word of the role and does not claim it.
func TestNearMissesOfRoles(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct{ role, bio string }{
		{"nurse", "Nurse Betty rewatch, again"},
		{"judge", "Judge Judy clips"},
		{"mechanic", "The Mechanic is a fine film"},
		{"journalist", "The Journalist was robbed at the awards"},
		{"baker", "amateur baker, broken oven"},
		{"economist", "armchair economist"},
		{"ceo", "CEO of my sofa"},
		{"chef", "Chef in my tiny kitchen"},
		{"politician", "Minister of magic"},
		{"musician", "dating a drummer"},
		{"architect", "hire an architect before you dig"},
		{"designer", "designer handbags, resold"},
		{"author", "author profile: see the site"},
		{"photographer", "Photographer credit: @somebody"},
		{"pilot", "one day I'll be a pilot"},
		{"lawyer", "弁護士ドラマが好き"},
		{"doctor", "医者に止められている"},
		{"journalist", "Periodista jubilada"},
		{"software engineer", "software engineer (2009–2021), gardener"},
		{"doctor", "Mon médecin dit non"},
		{"software engineer", "Wir suchen Entwickler"},
		{"lawyer", "Developer advocate at Google"},
		{"nurse", "maths, jazz, p=np"},
		{"nurse", "O n a l o n g road"},
		{"doctor", "trust me I'm a doctor. Memes"},
		{"food bloggers", "Nurse who dreams of retiring as a food blogger"},
	} {
		p := human("Xqzw", test.bio, "")
		if got := c.Compile(syncrun.Definition{Description: test.role}).Judge(syncrun.Subject{Profile: p}); got.Confidence ==
			syncrun.ConfidenceFull {
			t.Errorf("%q of %q: %q", test.role, test.bio, got.Reasons)
		}
	}
}

// A search that asks for a role by its name asks for no field beside it; "python developers" ask for python.
func TestFieldInTheNameOfARole(t *testing.T) {
	t.Parallel()
	c := New()
	for search, want := range map[string][]string{
		"frontend engineers": {}, "police officers": {}, "data engineers": {}, "python developers": {"python"},
		"climate journalists": {"climate"},
	} {
		if got := c.Reading(syncrun.Definition{Description: search}).Fields; !slices.Equal(got, want) {
			t.Errorf("%q asks for the fields %q, want %q", search, got, want)
		}
	}
}

// A search that asks for some of those with a role does not mean the others: they are maybes at most.
func TestSearchesThatNarrowARole(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"wedding photographers", "Wedding photographer, and dogs", "", "full"},
		{"wedding photographers", "Photographer. Weddings, mostly", "", "full"},
		{"wedding photographers", "Photographer of birds", "", "maybe"},
		{"senior wedding photographers", "Wedding photographer", "", "full"},
		{"divorce lawyers", "Family law. Divorce lawyer", "", "full"},
		{"divorce lawyers", "Tax lawyer", "", "maybe"},
		{"high school teachers", "Teacher at a high school", "", "full"},
		{"high school teachers", "Kindergarten teacher", "", "maybe"},
		{"patent attorneys", "Attorney. Patents and trade marks", "", "full"},
		{"marketing consultants", "Brand manager for athletes. Marketing consultant", "", "full"},
		{"marketing consultants", "Head of marketing @hazelworks", "", "maybe"},
		{"college students studying computer science", "CS major, chess, tea", "", "full"},
		{"college students studying computer science", "Computer science student at Stanford", "", "full"},
		{"college students studying computer science", "High school student", "", "maybe"},
		{"DJs and producers", "Techno DJ. Berlin nights", "", "full"},
		{"football players", "Professional footballer for Elm Rovers", "", "full"},
		{"patent attorneys", "Attorney for tenants", "", "maybe"},
		{"cardiologists", "Cardiologist in Porto", "", "full"},
		{"cardiologists", "Physician", "", "maybe"},
		{"doctors", "Cardiologist in Porto", "", "full"},
		{"drummers", "Drummer of a brass band", "", "full"},
		{"drummers", "Pianist", "", "maybe|none"},
		{"musicians", "Pianist", "", "full"},
		{"news anchors", "Evening anchor at KQRS 8", "", "full"},
		{"news anchors", "Print journalist", "", "maybe"},
		{"PhD students", "PhD candidate in glass", "", "full"},
		{"PhD students", "Researcher, glass", "", "maybe"},
		{"students", "PhD candidate in glass", "", "full"},
		{"software developers", "Software engineer", "", "full"},
		{"registered nurses", "Nurse", "", "full"},
	})
}
