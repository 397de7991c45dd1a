package classify

import (
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

// Whoever only has the role is never clearly one of those whom a word before it means, alone or in a list of roles.
func TestAWordBeforeARoleNarrowsIt(t *testing.T) {
	t.Parallel()
	before := "head, college, senior, junior, retired, assistant, chief, deputy, regional, national, indie, freelance, " +
		"wedding, street, sous, interim, corporate, high school, old, folk, R, stand-up, aspiring, famous"
	roles := "chef/chefs, basketball coach/basketball coaches, nurse/nurses, software engineer/software engineers, " +
		"photographer/photographers, journalist/journalists, teacher/teachers, product manager/product managers, " +
		"lawyer/lawyers, editor/editors, musician/musicians, police officer/police officers, data scientist/data scientists"
	c := New()
	for _, role := range commaList(roles) {
		one, many, _ := strings.Cut(role, "/")
		for _, word := range commaList(before) {
			if strings.Contains(one, word) {
				continue
			}
			for _, search := range []string{word + " " + many, word + " " + many + " and beekeepers"} {
				v := judge(c.Compile(syncrun.Definition{Description: search}), human("Robin", "A "+one+". Tea.", ""))
				if v.Confidence == full {
					t.Errorf("%q finds %q clearly: %q", search, one, v.Reasons)
				}
			}
		}
	}
}

func TestWordsBeforeARoleStandWithIt(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"head chefs", "Head chef at the Oak", "", "full"},
		{"head chefs", "Executive chef, dad", "", "full"},
		{"head chefs", "Chef. Head in the clouds", "", "maybe"},
		{"head chefs and restaurant owners", "Head Chef @theoak", "", "full"},
		{"head chefs and restaurant owners", "Sous chef", "", "maybe"},
		{"head nurses", "Head nurse on a children's ward", "", "full"},
		{"college basketball coaches", "College basketball coach", "", "full"},
		{"college basketball coaches", "Basketball coach", "", "maybe"},
		{"HR managers", "HR Manager at Acme", "", "full"},
		{"HR managers", "Head of HR", "", "full"},
		{"HR managers", "Sr. Manager - Human Resources @ Acme", "", "full"},
		{"HR managers", "HR specialist", "", "maybe"},
		{"HR specialists", "HR specialist", "", "full"},
		{"actors who also direct", "Actor/Director", "", "full"},
		{"actors who also direct", "Actor", "", "none"},
		{"comedians", "Fall seven times, stand up eight", "", "maybe|none"},
		{"comedians", "Stand up and protect democracy", "", "maybe|none"},
		{"comedians", "Stand up comic", "", "full"},
		{"lawyers", "Trying to stop federal law enforcement", "", "maybe|none"},
		{"restaurant owners", "Dad, owner Theo's Restaurant, alderman", "", "full"},
		{"VCs who invest in early stage startups", "Early stage VC", "", "full"},
		{"VCs who invest in early stage startups", "VC, startups", "", "maybe"},
		{"folk musicians", "Folk musician from Leeds", "", "full"},
		{"R data scientists", "Data scientist (R, SQL)", "", "full"},
		{"R data scientists", "Data scientist", "", "maybe"},
	})
}

// The first word of a title counts, too, where the title is only one of many for a role.
func TestTitlesAreAskedForAsAWhole(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"brand strategists", "Brand strategist in Oslo", "", "full"},
		{"brand strategists", "Brand/marketing strategist, cyclist", "", "full"},
		{"brand strategists", "SEO strategist @acme", "", "maybe"},
		{"brand strategists", "Digital marketing strategist", "", "maybe"},
		{"marketing consultants", "Marketing consultant", "", "full"},
		{"news editors", "News editor at the Owl Post", "", "full"},
		{"news editors", "Night editor @owlpost", "", "full"},
		{"news editors", "Sports editor at the Owl Post", "", "maybe"},
		{"news editors", "Features editor", "", "maybe"},
		{"sports editors", "Sports editor, dad", "", "full"},
		{"editors", "Culture editor of the Owl Post", "", "full"},
		{"web3 developers", "Blockchain dev. Building on #Solana", "", "full"},
		{"web3 developers", "Developer", "", "maybe"},
		{"product people at Stripe", "Product manager @stripe", "", "full"},
		{"product people at Stripe", "Building products. Engineer @stripe", "", "none"},
		{"retired police officers", "Former police officer, gardener at heart", "", "full"},
		{"retired police officers", "Retired police officer", "", "full"},
		{"retired police officers", "Former police officer. Plumber", "", "maybe"},
		{"retired police officers", "Police officer", "", "maybe"},
	})
}
