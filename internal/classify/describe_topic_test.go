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
	other := []string{"freelancer", "stay-at-home parent"} // a way of working, what one is
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

// What narrows one of several roles stands with that role; what narrows them all with each.
func TestWordsOfOneOfSeveralRoles(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"nurses and wedding photographers", "Nurse", "", "full"},
		{"nurses and wedding photographers", "Photographer of weddings", "", "full"},
		{"nurses and wedding photographers", "Photographer of trains", "", "maybe"},
		{"book reviewers and bloggers", "Blogger and gardener", "", "maybe"},
		{"book reviewers and bloggers", "Book blogger", "", "full"},
		{"both painters and teachers", "Painter", "", "none"},
		{"both painters and teachers", "Painter and teacher", "", "full"},
		{"people who are both painters and teachers", "Teacher", "", "none"},
		{"poet engineers", "Poet", "", "none"},
		{"biology PhD students", "Biologist", "", "none"},
	})
}

// A kind of company, a kind of school and a rank are asked for; ranks and schools have several names.
func TestWhatStandsBeforeARoleIsAskedFor(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"startup lawyers", "Lawyer", "", "maybe"},
		{"elementary school teachers", "Teacher at a college", "", "maybe"},
		{"elementary school teachers", "Primary teacher", "", "full"},
		{"lead developers", "Developer", "", "maybe"},
		{"lead developers", "Principal developer", "", "full"},
		{"chief product officers", "CPO of a bakery app", "", "full"},
		{"chief product officers", "Product manager", "", "maybe"},
		{"reporters covering the White House", "Reporter", "", "maybe"},
		{"amateur cyclists", "Cyclist", "", "maybe"},
		{"broadcasters", "Broadcaster, mornings", "", "full"},
		{"local bakers", "Baker", "", "maybe"},
		{"bakers excluding vegans", "Baker, vegan", "", "none"},
	})
}

// Words that nobody could miss are passed over, and shown as such.
func TestWordsThatArePassedOverAreShown(t *testing.T) {
	t.Parallel()
	for search, want := range map[string]string{
		"experienced plumbers": "experienced", "professional potters": "professional",
		"licensed therapists": "licensed", "published authors": "published", "active investors": "active",
	} {
		if read := New().Reading(syncrun.Definition{Description: search}); !slices.Contains(read.Ignored, want) {
			t.Errorf("%q: %+v", search, read)
		}
	}
}

// Whoever lives somewhere need not be born there, and the other way round.
func TestBornInIsNotLivingIn(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"potters born in Ireland", "Potter", "Dublin, Ireland", "maybe"},
		{"potters born in Ireland", "Potter, born in Ireland", "Oslo", "full"},
		{"potters in Ireland", "Potter, born in Ireland", "Oslo", "maybe"},
	})
}

// A topic counts where somebody says to work on it, in a short item, or in a short bio of one role; else it is a maybe.
func TestTopicsOfAllRolesStandWithThem(t *testing.T) {
	t.Parallel()
	long := ", and on Sundays you will find me at the market with the dogs and a bag of old records"
	checkFacets(t, []facetCase{
		{"engineers in music", "Music engineer", "", "full"},
		{"founders working on AI", "Founder @acme. Building AI for farms" + long, "", "full"},
		{"founders working on AI", "Founder @acme. AI and robots. Runner" + long, "", "full"},
		{"founders working on AI", "Founder @acme. My neighbours all keep saying that AI will end" + long, "", "maybe"},
		{"founders working on AI", "Founder. I sometimes think AI knows me", "", "full"},
	})
}
