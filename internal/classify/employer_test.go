package classify

import "testing"

// Titles that a company gives to others, links to one's channel, and what was before are no employers of today.
func TestTitlesLinksAndThePastAreNoEmployers(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"engineers at Google", "Engineer at a bakery. Google Developer Expert for maps", "", "maybe"},
		{"engineers at Google", "Engineer | @GoogleDevExpert in Go", "", "maybe"},
		{"engineers at Google", "Engineer. GDE for @Google", "", "maybe"},
		{"engineers at Google", "Engineer. YouTube ➡ example.org", "", "maybe"},
		{"engineers at Google", "Engineer with a tiny dev YouTube channel", "", "maybe"},
		{"engineers at Google", "Engineer at YouTube", "", "full"},
		{"engineers at YouTube", "Engineer, YouTube", "", "full"},
		{"people who work at Microsoft", "Architect, Microsoft MVP", "", "none"},
		{"people who work at Microsoft", "Architect, Microsoft", "", "full"},
		{"engineers at Stripe", "Engineer at a farm, formerly Promise, Stripe & Lyft", "", "maybe"},
		{"ex-Stripe engineers", "Engineer at a farm, formerly Promise, Stripe & Lyft", "", "full"},
		{"engineers at Google", "I worked @google for years, and now I am an engineer", "", "maybe"},
		{"engineers at Google", "Engineer at a farm. Alumnus of @meadow and @google", "", "maybe"},
		{"venture capitalists", "Investor at Meadow Fund", "", "full"},
	})
}

// Accounts that only play somebody, or follow them, are nobody.
func TestParodiesAreNoPeople(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"senators", "Senator for all cats. Not affiliated with the real one", "", "none"},
		{"singers", "Daily photos of a singer. Fan acct", "", "none"},
	})
}

// What a founder founded is a startup, unless it is said to be something else; who builds for startups founds none.
func TestFoundersOfOtherThanStartups(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"startup founders", "Founder @acme", "", "full"},
		{"startup founders", "Founder of a charity for owls", "", "maybe"},
		{"startup founders", "Founder of a podcast on owls", "", "maybe"},
		{"founders", "Building sites for startups", "", "none"},
		{"founders", "Building startups", "", "full"},
	})
}
