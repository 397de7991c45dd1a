package classify

import (
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

func TestTopicsOfSeveralRoles(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"tennis players and coaches", "Life coach in a small town", "", "maybe"},
		{"tennis players and coaches", "Tennis coach at a club", "", "full"},
		{"tennis players and coaches", "Tennis player", "", "full"},
		{"wedding photographers and videographers", "Wildlife videographer", "", "maybe"},
		{"wedding photographers and videographers", "Wedding videographer", "", "full"},
		{"data scientists and founders", "Founder of a bakery", "", "full"},
	})
}

func TestFreelanceStandsWithTheRole(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"freelance editors", "Freelance editor and gardener", "", "full"},
		{"freelance editors", "Editor. Freelance.", "", "full"},
		{"freelance editors", "Editor of Pricing Freelance Work Well", "", "maybe"},
		{"freelance editors", "Editor. My course finds good freelance clients for painters", "", "maybe"},
	})
}

func TestNewsroomsAndOtherRolesGiveReportersNoTopic(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"journalists covering technology", "Reporter at Wired", "", "maybe"},
		{"journalists covering technology", "Journalist & developer", "", "maybe"},
		{"journalists covering technology", "Reporter. My old robots are coming to get us", "", "maybe"},
		{"journalists covering technology", "Reporter. Tech and charts.", "", "full"},
		{"journalists covering technology", "Technology reporter at Wired", "", "full"},
	})
}

func TestOwnedEmployersAndPlacesThatWereLeft(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"people who work at Microsoft", "Engineer at GitHub", "", "none"},
		{"people who work at Microsoft", "Engineer at Microsoft", "", "full"},
		{"people who work at GitHub", "Engineer @github", "", "full"},
		{"nurses in Peru", "Nurse 🇵🇪→🇳🇴", "", "maybe"},
		{"nurses in Norway", "Nurse 🇵🇪→🇳🇴", "", "full"},
	})
}

func TestWordsThatSelectAreRead(t *testing.T) {
	t.Parallel()
	for search, want := range map[string]string{
		"digital marketers": "digital", "independent filmmakers": "independent", "VPs of product": "VPs",
		"directors of engineering": "directors", "assistant professors": "assistant",
		"wedding photographers and videographers": "wedding",
	} {
		read := New().Reading(syncrun.Definition{Description: search})
		if !slices.Contains(read.Words, want) {
			t.Errorf("%q: words are %q, want %q among them", search, read.Words, want)
		}
	}
}
