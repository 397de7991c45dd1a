package classify

import (
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

// claimCase is a bio with labels that it claims and others that it does not.
type claimCase struct {
	bio       string
	has, lack []string
}

func checkClaims(t *testing.T, tests []claimCase) {
	t.Helper()
	c := New()
	for _, test := range tests {
		p := human("Kim", test.bio, "")
		got := c.Facts(&p).Labels
		for _, label := range test.has {
			if !slices.Contains(got, label) {
				t.Errorf("%q: labels %q lack %q", test.bio, got, label)
			}
		}
		for _, label := range test.lack {
			if slices.Contains(got, label) {
				t.Errorf("%q: labels %q have %q", test.bio, got, label)
			}
		}
	}
}

func TestEverydayFormsOfRoles(t *testing.T) {
	t.Parallel()
	checkClaims(t, []claimCase{
		{bio: "5 and 11PM anchor at KQRS 8", has: []string{"journalist"}},
		{bio: "Labour MP for Thornmere and Dale", has: []string{"politician", "member of parliament"}},
		{bio: "R.N., hospice care, twenty years", has: []string{"nurse"}},
		{bio: "Front-end web developer, Vue mostly", has: []string{"frontend engineer", "software engineer"}},
		{bio: "Conservative councillor for Brook Ward", has: []string{"politician"}},
		{bio: "Director of communications, city of Harrow", has: []string{"public relations manager"}},
		{bio: "Stand-up comedian | actor", has: []string{"comedian", "actor"}},
		{bio: "Historian of the canals. Model railways", has: []string{"historian"}, lack: []string{"model"}},
		{bio: "Model. Signed in Milan", has: []string{"model"}},
		{bio: "training a language model on poems", lack: []string{"model"}},
		{bio: "Design @Figma. Prev marketing at Buffer", has: []string{"designer"}, lack: []string{"marketer"}},
		{bio: "Partner @ Northwold Ventures", has: []string{"venture capitalist", "investor"}},
		{bio: "Covering schools for @latimes", has: []string{"journalist"}},
		{bio: "Surgeon", has: []string{"surgeon", "doctor"}},
		{bio: "مهندسة برمجيات من عمّان", has: []string{"software engineer"}},
		{bio: "フリーランスの写真家", has: []string{"photographer"}},
		{bio: "Cofundadora de una editorial", has: []string{"founder"}},
		{bio: "سوفتوير؟ مؤسس شركة ناشئة", has: []string{"founder"}},
	})
}

func TestWordsThatClaimNothing(t *testing.T) {
	t.Parallel()
	checkClaims(t, []claimCase{
		{bio: "Author/illustrator // Tag/Eng/Bisaya // doodles", lack: []string{"engineer", "software engineer"}},
		{bio: "I hope our next PM keeps the promise", lack: []string{"product manager"}},
		{bio: "Fixing how student loans work. MBA", lack: []string{"student"}},
		{bio: "Doctora en Historia, archivera", lack: []string{"doctor"}},
		{bio: "Creator of the Elm Street Pledge", lack: []string{"content creator", "youtuber"}},
		{bio: "Stand up for nurses and carers", lack: []string{"nurse"}},
		{bio: "Gardeners are the doctors of the soil", lack: []string{"doctor"}},
		{bio: "One of the founders of a choir", has: []string{"founder"}},
		{bio: "My doctor says hi", lack: []string{"doctor"}},
		{bio: "My brother is a pilot", lack: []string{"pilot"}},
		{bio: "CEO of chaos at home", lack: []string{"ceo"}},
		{bio: "Journalist? Hardly", lack: []string{"journalist"}},
		{bio: `"Influencer" they call me`, lack: []string{"influencer"}},
		{bio: "Engineer boots and raw denim", lack: []string{"engineer"}},
		{bio: "Founder-led growth is my jam", lack: []string{"founder"}},
		{bio: "Recipe developer", lack: []string{"software engineer"}},
	})
}

// A word that turns the head of a list turns the rest of it.
func TestModifiersOfLists(t *testing.T) {
	t.Parallel()
	checkClaims(t, []claimCase{
		{bio: "Former U.S. Senator and ex-mayor", lack: []string{"politician", "senator", "mayor"}},
		{bio: "Head of AI. Ex-CTO/co-founder @tally", lack: []string{"founder", "cto"}},
		{bio: "Wannabe poet, painter and singer", lack: []string{"poet", "writer", "painter", "artist", "singer"}},
		{bio: "Not a lawyer, doctor or accountant", lack: []string{"lawyer", "doctor", "accountant"}},
		{bio: "Former nurse, now teacher", has: []string{"teacher"}, lack: []string{"nurse"}},
		{bio: "Aspiring novelist, full-time nurse", has: []string{"nurse"}, lack: []string{"novelist"}},
		{bio: "Retired firefighter", lack: []string{"firefighter"}},
	})
}

func TestOrganisationsClaimNoRole(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, bio string
		want      syncrun.Confidence
	}{
		{"Alder Union of Nurses", "The union for nurses and midwives. Join us today.", none},
		{"Harbour Courier", "Official account. Our journalists cover the coast.", none},
		{"Wren & Co Recruitment", "We help nurses find work. Contact us.", none},
		{"Mary Alder", "Nurse. I volunteer with a union.", full},
		{"Tom Wren", "Nurse and founder of a small agency", full},
	}
	c := New()
	people := c.Compile(syncrun.Definition{Description: "nurses"})
	for _, test := range tests {
		v := judge(people, human(test.name, test.bio, ""))
		if v.Confidence != test.want && !(test.want == none && v.Confidence == none) {
			t.Errorf("%s: %q: %s %q, want %s", test.name, test.bio, v.Confidence, v.Reasons, test.want)
		}
	}
}
