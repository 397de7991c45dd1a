package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

// Each bio has the word of the role, and says whether the writer has it.
func TestAsides(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		role, bio string
		claimed   bool
	}{
		{"chef", "My favourites: Beth Cook, Nell Hardy", false},
		{"carpenter", "jenny carpenter on repeat", false},
		{"chef", "Austin cook, tacos mostly", true},
		{"craftsperson", "soon Mrs. Potter", false},
		{"actor", "News about actor Anton Berg", false},
		{"singer", "fan page for singer Mirela", false},
		{"senator", "Official page of Senator Moss", true},
		{"politician", "Press officer for Mayor Hilde Brook", false},
		{"poet", `"I was a poet once, said the owl"`, false},
		{"poet", `Author of "Salt". Poet`, true},
		{"chef", "Chef on that show is my hero", false},
		{"nurse", "Nurse said sit still", false},
		{"nurse", "my cats are a nurse and a welder", false},
		{"welder", "my cats are a nurse and a welder", false},
		{"lawyer", "lawyer superfan", false},
		{"nurse", "RN → software engineer", false},
		{"software engineer", "RN → software engineer", true},
		{"teacher", "Raised by my aunt, a teacher, in Leeds", false},
		{"teacher", "In Leeds, a teacher", true},
		{"veteran", "Veteran journalist", false},
		{"veteran", "30-year veteran of the toy industry", false},
		{"veteran", "Veteran of the US Army", true},
		{"chief of staff", "chief of staff @ Series A", true},
		{"pastor", "Pastor Rolf's sermons, weekly", false},
		{"artist", "soon to be Mrs. Potter", false},
		{"venture capitalist", "jokes on VCs", false},
		{"ceo", "CEO whisperer", false},
		{"coach", "fire the coach", false},
		{"musician", "to my own drummer", false},
		{"nurse", "RN → CRNA school", true},
		{"scientist", "Viva la Vida. The Scientist. Yellow", false},
		{"student", "chemistry @ Yale '28", true},
		{"student", "Yale '98, father of two", false},
		{"student", "junior at Purdue", true},
		{"journalist", "Bylines in The Guardian", true},
		{"lawyer", "Partner at a law firm in Ghent", true},
		{"airline pilot", "B787 captain", true},
		{"airline pilot", "helicopter pilot", false},
		{"songwriter", "singer/songwriter", true},
		{"school principal", "Elementary principal", true},
		{"teacher", "Elementary principal", false},
		{"student", "Student advisor at a college", false},
		{"nurse", "Nurse recruiter", false},
		{"nurse", "so tired rn", false},
		{"nurse", "RN: rewatching it", false},
		{"nurse", "rn, night shift", true},
		{"climate founders", "Gründerin eines Klima-Startups", true},
		{"non-technical founders looking for a cofounder", "Non-technical founder. Looking for a co-founder", true},
		{"non-technical founders looking for a cofounder", "Non-technical founder", false},
		{"designers at Figma", "Designer @figma", true},
		{"designers at Figma", "Designer. Tools: Figma", false},
		{"Shopify employees", "Support at Shopify", true},
		{"software engineer", "Staff engineer @Shopify", true},
		{"athlete", "raising a goalkeeper", false},
		{"comedian", "worst comedian ever", false},
		{"playwright", "QA. Cypress/Playwright", false},
		{"playwright", "Playwright, Cork", true},
		{"illustrator", "Photoshop, Illustrator", false},
		{"bartender", "barista", false},
		{"screenwriter", "writer/director", true},
		{"engineering manager", "EM @ Notion", true},
		{"nurses who write", "Nurse. Night shifts", false},
		{"nurses who write", "Nurse and novelist", true},
		{"founders who invest in climate", "Founder. Climate", false},
		{"founders who invest in climate", "Founder, angel investor. Climate", true},
	} {
		p := human("Odo Moss", test.bio, "")
		got := c.Compile(syncrun.Definition{Description: test.role}).Judge(syncrun.Subject{Profile: p})
		if claimed := got.Confidence == syncrun.ConfidenceFull; claimed != test.claimed {
			t.Errorf("%q of %q: %s %q", test.role, test.bio, got.Confidence, got.Reasons)
		}
	}
}

// A role whose name ends in another's is its own: a tree surgeon is no doctor.
func TestRolesThatEndInAnother(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct{ is, isNot, bio string }{
		{"gardener", "surgeon", "Tree surgeon"},
		{"massage therapist", "therapist", "massage therapist"},
		{"occupational therapist", "therapist", "Occupational therapist, NHS"},
		{"vet nurse", "nurse", "Veterinary nurse"},
		{"nanny", "nurse", "nursery nurse"},
		{"court reporter", "journalist", "Court reporter"},
		{"medical coder", "software engineer", "Medical coder"},
		{"freelancer", "trader", "sole trader"},
		{"paralegal", "lawyer", "Paralegal"},
		{"policy advisor", "consultant", "policy adviser"},
		{"sailor", "military officer", "Merchant navy officer"},
		{"dj", "athlete", "disc jockey"},
		{"stylist", "fashion designer", "Stylist"},
	} {
		p := human("Odo Moss", test.bio, "")
		for role, want := range map[string]bool{test.is: true, test.isNot: false} {
			got := c.Compile(syncrun.Definition{Description: role}).Judge(syncrun.Subject{Profile: p})
			if is := got.Confidence == syncrun.ConfidenceFull; is != want {
				t.Errorf("%q of %q: %s %q", role, test.bio, got.Confidence, got.Reasons)
			}
		}
	}
}
