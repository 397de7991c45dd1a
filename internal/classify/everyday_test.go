package classify

import (
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

// TestRolesOfEverydayBios holds kinds of bios that made-up sets lacked.
func TestRolesOfEverydayBios(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		bio, role string
		want      bool
	}{
		{"Leeds Northside MP. Dad of two", "politician", true},
		{"@GreenParty MP. Allotment holder", "politician", true},
		{"MP Westbury & Hillside. Runner", "politician", true},
		{"Serving the people of Westbury as their MP", "politician", true},
		{"Write to ada.hart.mp@parliament.uk", "politician", true},
		{"Green Party Spokesperson on Transport", "public relations manager", false},
		{"Minister at the Home Office", "clergy", false},
		{"Sketching åÊ and inking åÊ all day", "account executive", false},
		{"Talk to us: marketing@quietpod.com", "marketer", false},
		{"100% unofficial. Match reports", "diplomat", false},
		{"Brooklyn, then DC, now home", "chiropractor", false},
		{"pls dm before reposting", "surveyor", false},
		{"Leo. Tea. Horror films", "police officer", false},
		{"Comic book nerd", "comedian", false},
		{"Comic. Tour dates below", "comedian", true},
		{"Owner of a grumpy cat", "entrepreneur", false},
		{"Owner of a bakery in Hull", "entrepreneur", true},
		{"Brand development manager", "engineering manager", false},
		{"future baker,florist,poet", "florist", false},
		{"We started a song we never finished", "founder", false},
		{"We started a company in a shed", "founder", true},
		{"Jazz by day. Hip hop DJ by night", "dj", true},
		{"A student of law. Chess", "student", true},
		{"Business man. Two kids", "entrepreneur", true},
		{"Nurse & Planet Lover", "nurse", true},
		{"Nurse Jackie Superfan", "nurse", false},
		{"Audience Marketing @ Northwind", "marketer", true},
		{"Studying at Leeds University", "researcher", false},
		{"Cheese lover. Artisan foods and wine", "craftsperson", false},
		{"Mes DMs/MP restent ouverts", "member of parliament", false},
		{"Ned. Two dogs", "board member", false},
		{"NED. Chair of audit", "board member", true},
		{"SO MANY FEELINGS RN", "nurse", false},
		{"Mia Hart, RN", "nurse", true},
		{"Founding Partner, Northlight Capital", "venture capitalist", true},
		{"Artist promotion and web design", "artist", false},
		{"My aunt called me a zoologist once", "zoologist", false},
		{"Portrait, commercial, landscape photographer", "salesperson", false},
		{"Currently studying chemistry", "student", true},
		{"Escribo en @ElFaroDiario", "writer", true},
	} {
		facts := c.Facts(&syncrun.Profile{Bio: test.bio, Detailed: true})
		if got := slices.Contains(facts.Labels, test.role); got != test.want {
			t.Errorf("%q: %s %t, want %t; all: %q", test.bio, test.role, got, test.want, facts.Labels)
		}
	}
}

func TestOrganisationsOfEverydayBios(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		bio  string
		want bool
	}{
		{"All the latest rowing news, brought to you by the club", true},
		{"Wholesale flowers at affordable prices. Free shipping", true},
		{"Online radio playing soul 24/7", true},
		{"We laughed, we cried, we said we would stay and then we went", false},
		{"Account of the Member of Parliament for Westbury", false},
		{"Official account of Sir Tom Hart, MP for Westbury", false},
		{"The official Twitter account for radio host Tom Hart", false},
		{"I love breaking news and my dog", false},
	} {
		r := c.reading(&syncrun.Profile{Bio: test.bio, Detailed: true})
		if got := r.org.certain(); got != test.want {
			t.Errorf("%q: organisation %t with %d points, want %t", test.bio, got, r.org.points, test.want)
		}
		c.release(r)
	}
}

// TestRoleBeforeAnEmployerOfAnotherField holds that a bio may end in a role and a location begin with an employer.
func TestRoleBeforeAnEmployerOfAnotherField(t *testing.T) {
	t.Parallel()
	c := New()
	for _, place := range []string{"Google", "Apple, Cupertino", "Microsoft London"} {
		p := syncrun.Profile{Name: "Kit Moss", Bio: "Long walks, short stories, and since last year a designer",
			Location: place, Detailed: true}
		if facts := c.Facts(&p); !slices.Contains(facts.Labels, "designer") {
			t.Errorf("location %q: labels %q lack designer", place, facts.Labels)
		}
	}
}
