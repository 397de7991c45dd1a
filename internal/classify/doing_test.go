package classify

import (
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

// Bios in which somebody says what they do instead of what they are.
func TestRolesToldByVerbs(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct{ bio, role string }{
		{"I fix teeth", "dentist"},
		{"Currently teaching third graders to read", "teacher"},
		{"teaches urban studies at UCL", "professor"},
		{"Writing Rust at Cloudflare", "software engineer"},
		{"on the platform team at Shopify", "software engineer"},
		{"building @kettlewharf", "founder"},
		{"Runs a record store. Dad.", "shop owner"},
		{"hosting @thekettlepod", "podcaster"},
		{"I paint", "painter"},
		{"mostly shooting weddings", "photographer"},
		{"I fix bikes and drink tea", "mechanic"},
	} {
		if got := rolesSaid(c, test.bio); !slices.Contains(got, test.role) {
			t.Errorf("%q: roles %v, want %s", test.bio, got, test.role)
		}
	}
}

// Bios with the same verbs that say nothing of anybody's work.
func TestVerbsThatTellNoRole(t *testing.T) {
	t.Parallel()
	c := New()
	for _, bio := range []string{
		"Teaching my kids to read", "raising my two kids and some chickens", "teaching myself piano",
		"Write better code", "building a life in Spain", "writing code is hard", "do you write novels?",
		"learning to bake bread", "used to fix bikes", "running from my problems", "Hire vetted engineers in a day",
		"Painting.", "building @microsoft", "my mom sells houses", "I don't teach kids",
	} {
		if got := rolesSaid(c, bio); len(got) > 0 {
			t.Errorf("%q: roles %v, want none", bio, got)
		}
	}
}

// rolesSaid are the roles that a bio claims.
func rolesSaid(c *Classifier, bio string) []string {
	var roles []string
	for _, l := range c.Facts(&syncrun.Profile{Name: "Kit Moss", Bio: bio, Detailed: true}).Labels {
		if _, role := c.lex().label(syncrun.LabelJobRole, l); role {
			roles = append(roles, l)
		}
	}
	return roles
}

func TestVerbForms(t *testing.T) {
	t.Parallel()
	for verb, want := range map[string][]string{
		"teach":    {"teach", "teaches", "teaching"},
		"run":      {"run", "runs", "running"},
		"write":    {"write", "writes", "writing"},
		"carry on": {"carry on", "carries on", "carrying on"},
		"fix":      {"fix", "fixes", "fixing"},
		"see":      {"see", "sees", "seeing"},
		"=i own":   {"i own"},
	} {
		if got := verbForms(verb); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", verb, got, want)
		}
	}
}
