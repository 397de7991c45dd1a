package classify

import (
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

// Roles of others, of addresses and of jokes are nobody's, and what only looks like them is.
func TestWhoseRoleItIs(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		bio, role string
		want      bool
	}{
		{"cats. https://linktr.ee/kimwrites", "electrical engineer", false},
		{"notes at kim.dev/blog", "software engineer", false},
		{"my site is lovely.engineer", "engineer", false},
		{"Painter.Poet.Mother", "poet", true},
		{"Editor/writer", "editor", true},
		{"Founder https://t.co/x1y2z3", "founder", true},
		{"Poet ~ Film Nerd ~ tired", "poet", true},
		{"Potter * Welder * Dad", "welder", true},
		{"Proud mum of actor John Bramble", "actor", false},
		{"Drove around with Comedian Paul Bramble", "comedian", false},
		{"Photographer. Painter Austin Texas", "painter", true},
		{"Contributor to Marie Claire", "writer", true},
		{"Developer. Author of kvasir and other crates", "author", false},
		{"Programmer, @brackenjs co-author", "writer", false},
		{"Rust developer. Author of the Tallow parser library", "author", false},
		{"Programmer and author of Compilers by Candlelight", "author", true},
		{"Creator and lead maintainer of @bracken. Rust developer", "content creator", false},
		{"Creator / project lead of @bracken", "content creator", false},
		{"Designer and creator", "content creator", true},
		{"Developer Advocate at Northlight", "lawyer", false},
		{"Developer Advocate at Northlight", "developer advocate", true},
		{"Senior Dev Advocate at Northlight", "software engineer", false},
		{"Developer advocate for Rust", "activist", false},
		{"Advocate for clean rivers", "activist", true},
		{"software sommelier", "sommelier", false},
		{"Sommelier in Lyon", "sommelier", true},
		{"Rally driver (ret.)", "racing driver", false},
		{"Head of Engineering @northlight", "engineer", false},
		{"Software Engineer, Machine Learning", "machine learning engineer", true},
		{"NLP: parsing, QA, search", "qa engineer", false},
		{"Aspiring novelist and illustrator", "illustrator", false},
		{"building towards data engineer", "data engineer", false},
		{"Was the CISO of a bank", "ciso", false},
		{"Support: @northlighthelp", "customer success manager", false},
		{"building community in Leeds", "community manager", false},
		{"Artisan specializing in felt", "craftsperson", true},
	} {
		p := human("Kim Hart", test.bio, "")
		if got := c.Facts(&p).Labels; slices.Contains(got, test.role) != test.want {
			t.Errorf("%q: %s is to be %t, all: %q", test.bio, test.role, test.want, got)
		}
	}
}

func TestMinistersOfFaithAndState(t *testing.T) {
	t.Parallel()
	checkClaims(t, []claimCase{
		{bio: "Husband, father, minister", has: []string{"clergy"}, lack: []string{"politician"}},
		{bio: "Minister. Jesus first", has: []string{"clergy"}, lack: []string{"politician"}},
		{
			bio: "Minister of Health, Republic of Thornmere",
			has: []string{"minister", "politician"}, lack: []string{"clergy"},
		},
		{bio: "Minister for Roads", has: []string{"politician"}, lack: []string{"clergy"}},
		{bio: "Minister | MP for Leeds East", has: []string{"politician"}, lack: []string{"clergy"}},
	})
}

func TestGermanRolesOfMany(t *testing.T) {
	t.Parallel()
	checkClaims(t, []claimCase{
		{bio: "Gruppe von Forscher*innen der Medien", lack: []string{"researcher"}},
		{bio: "Netzwerk für Autor:innen", lack: []string{"author"}},
		{bio: "Mitbegründerin von Nordlicht", has: []string{"founder"}},
		{bio: "Neues Buch beim Verlag S.Fischer", lack: []string{"fisherman"}},
		{bio: "Fischer, Rügen", has: []string{"fisherman"}},
	})
}

func TestRoleInATag(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		bio, search string
		want        syncrun.Confidence
	}{
		{"#TechFounder @ Berlin", "tech founders", syncrun.ConfidenceFull},
		{"#TechFounder @ Berlin", "tech founders in Berlin", syncrun.ConfidenceFull},
		{"#SeniorEngineer", "engineers", syncrun.ConfidenceFull},
		{"#TechFounders meet here", "founders", syncrun.ConfidenceNone},
		{"#DearDoctor letters", "doctors", syncrun.ConfidenceNone},
	} {
		p := human("Kim Hart", test.bio, "")
		got := c.Compile(syncrun.Definition{Description: test.search}).Judge(syncrun.Subject{Profile: p})
		if got.Confidence != test.want {
			t.Errorf("%q of %q: %s %q, want %s", test.search, test.bio, got.Confidence, got.Reasons, test.want)
		}
	}
}

func TestShortTitleThatIsAFirstName(t *testing.T) {
	t.Parallel()
	c := New()
	for name, want := range map[string]bool{"Sen Yang": false, "Sen. Yang": true, "Sen Mary Yang": true} {
		p := human(name, "Rust, mostly", "")
		if got := c.Facts(&p).Labels; slices.Contains(got, "senator") != want {
			t.Errorf("%q: senator is to be %t, all: %q", name, want, got)
		}
	}
}
