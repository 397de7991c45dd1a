package classify_test

import (
	"slices"
	"testing"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

func TestRolesByPlaceOfWork(t *testing.T) {
	t.Parallel()
	c := classify.New()
	for _, test := range []struct {
		bio, role string
		has       bool
	}{
		{"Senior engineer at Stripe", "software engineer", true},
		{"Engineer @github. Sailing.", "software engineer", true},
		{"Mechanical engineer at Microsoft", "software engineer", false},
		{"Engineer at the waterworks", "software engineer", false},
		{"I teach logic at Yale", "professor", true},
		{"I teach logic at Hill Primary", "professor", false},
		{"Bióloga, professora da USP", "professor", true},
		{"Senior fellow at Brookings", "researcher", true},
		{"Started @kettlewharf", "founder", true},
		{"Just started @kettlewharf", "founder", false},
		{"Co-host, The Late Ferry Podcast", "podcaster", true},
		{"Half of the Late Ferry podcast", "podcaster", true},
		{"Anchor @ a station nobody watches", "news anchor", true},
		{"She said yes to a pilot", "pilot", false},
		{"Tip your bartender", "bartender", false},
		{"Your friendly bartender in Cork", "bartender", true},
		{"Prof de dessin à la retraite", "teacher", false},
	} {
		labels := c.Facts(&syncrun.Profile{Bio: test.bio, Detailed: true}).Labels
		if slices.Contains(labels, test.role) != test.has {
			t.Errorf("%q: %v, has %s wanted: %t", test.bio, labels, test.role, test.has)
		}
	}
}

func TestSentencesAboutOthers(t *testing.T) {
	t.Parallel()
	c := classify.New()
	for _, test := range []struct {
		bio, role string
		has       bool
	}{
		{"Kudos to every nurse on nights", "nurse", false},
		{"Patience is a hard teacher", "teacher", false},
		{"Ines is a teacher and a swimmer", "teacher", true},
		{"In another life a pilot", "pilot", false},
		{"I could have been a lawyer", "lawyer", false},
		{"I have been a lawyer since 2004", "lawyer", true},
		{"Toy soldier painter", "military officer", false},
		{"Press secretary to the mayor", "mayor", false},
	} {
		labels := c.Facts(&syncrun.Profile{Name: "Ines Okker", Bio: test.bio, Detailed: true}).Labels
		if slices.Contains(labels, test.role) != test.has {
			t.Errorf("%q: %v, has %s wanted: %t", test.bio, labels, test.role, test.has)
		}
	}
}

func TestSearchesForPeopleAtWork(t *testing.T) {
	t.Parallel()
	c := classify.New()
	for _, test := range []struct {
		search, bio string
		want        syncrun.Confidence
	}{
		{"engineers at SpaceX or Blue Origin", "Engineer @blueorigin", syncrun.ConfidenceFull},
		{"engineers at SpaceX or Blue Origin", "Propulsion engineer at SpaceX", syncrun.ConfidenceFull},
		{"engineers at SpaceX or Blue Origin", "Engineer who watches launches", syncrun.ConfidenceMaybe},
		{"founders of climate startups", "Co-founder. Climate tech.", syncrun.ConfidenceFull},
		{"designers at startups", "Designer at an insurer", syncrun.ConfidenceMaybe},
		{"founders who previously worked at Stripe", "Founder of Tidewell. ex-Stripe", syncrun.ConfidenceFull},
		{"CEOs in healthcare", "CEO of a hospital group", syncrun.ConfidenceFull},
		{"solo founders", "Co-founder", syncrun.ConfidenceMaybe},
		{"solo founders", "Solo founder of a tiny app", syncrun.ConfidenceFull},
		{"non-binary artists", "Artist. they/them", syncrun.ConfidenceFull},
		{"non-binary artists", "Artist. he/him", syncrun.ConfidenceNone},
		{"doctors", "Dentist in Cork", syncrun.ConfidenceMaybe},
		{"lawyers", "District Court Judge", syncrun.ConfidenceMaybe},
		{"economists at the IMF", "Economist at the IMF", syncrun.ConfidenceFull},
		{"PhDs in chemistry", "Chemistry PhD", syncrun.ConfidenceFull},
		{"parents of autistic kids", "Mom to two autistic boys", syncrun.ConfidenceFull},
		{"moms of twins", "Mom of twins", syncrun.ConfidenceFull},
		{"moms of twins", "Mom of a toddler", syncrun.ConfidenceMaybe},
		{"pastors", "Rabbi in Leeds", syncrun.ConfidenceNone},
	} {
		v := c.Compile(syncrun.Definition{Description: test.search}).Judge(
			syncrun.Subject{Profile: syncrun.Profile{Bio: test.bio, Detailed: true}})
		if v.Confidence != test.want {
			t.Errorf("%q of %q: %s, want %s: %q", test.bio, test.search, v.Confidence, test.want, v.Reasons)
		}
	}
}

func TestAgeAndLetter(t *testing.T) {
	t.Parallel()
	c := classify.New()
	for bio, want := range map[string]syncrun.Gender{
		"23F. Reader.": syncrun.GenderFemale, "31/M/Leeds": syncrun.GenderMale, "climber | 24/f": syncrun.GenderFemale,
		"It is 23F outside": syncrun.GenderUnknown, "40M+ views": syncrun.GenderUnknown, "9F": syncrun.GenderUnknown,
	} {
		if got := c.Facts(&syncrun.Profile{Bio: bio, Detailed: true}).Gender; got != want {
			t.Errorf("%q: %s, want %s", bio, got, want)
		}
	}
}
