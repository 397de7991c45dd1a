package classify

import (
	"slices"
	"strings"
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

// What a role is called in the plural asks for that role, and not for a wider one that has its words.
func TestPluralsOfRolesAreRoles(t *testing.T) {
	t.Parallel()
	other := []string{"freelancer", "broadcaster", "stay-at-home parent"} // a way of working, companies, what one is
	c := New()
	for _, l := range c.lex().labels.labels {
		many := plural(strings.Fields(l.value))
		if l.kind != syncrun.LabelJobRole || many == nil || slices.Contains(other, l.value) {
			continue
		}
		search := strings.Join(many, " ")
		if read := c.Reading(syncrun.Definition{Description: search}); !slices.Equal(read.Roles, []string{l.value}) {
			t.Errorf("%s are read as %q", search, read.Roles)
		}
	}
}

// A search for one kind of a role does not find those of the other kinds.
func TestKindsOfARoleAreToldApart(t *testing.T) {
	t.Parallel()
	c := New()
	for search, bios := range map[string][2]string{
		"photojournalists": {"Photojournalist in Nairobi", "Photographer of weddings"},
		"book reviewers":   {"Book reviewer and tea drinker", "Film critic at a weekly"},
		"radio hosts":      {"Radio presenter, mornings", "Presenter"},
		"yoga teachers":    {"Yoga instructor", "Meditation teacher"},
	} {
		q := c.Compile(syncrun.Definition{Description: search})
		for i, want := range []bool{true, false} {
			v := q.Judge(syncrun.Subject{Profile: syncrun.Profile{ID: 1, Handle: "h", Bio: bios[i], Detailed: true}})
			if full := v.Confidence == syncrun.ConfidenceFull; full != want {
				t.Errorf("%s, %q: %s", search, bios[i], v.Confidence)
			}
		}
	}
}
