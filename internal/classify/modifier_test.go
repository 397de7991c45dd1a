package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

// labelCase is a label, and how well a bio meets it.
type labelCase struct {
	label syncrun.Label
	bio   string
	want  syncrun.Confidence
}

func checkLabels(t *testing.T, tests []labelCase) {
	t.Helper()
	c := New()
	for _, test := range tests {
		v := judge(c.Compile(syncrun.Definition{Labels: []syncrun.Label{test.label}}), human("Kim", test.bio, ""))
		if v.Confidence != test.want {
			t.Errorf("%s in %q: %s %q, want %s", test.label.Value, test.bio, v.Confidence, v.Reasons, test.want)
		}
	}
}

// A word that turns others does so in a compound with the next word alone.
func TestModifiersInsideCompounds(t *testing.T) {
	t.Parallel()
	checkLabels(t, []labelCase{
		{roleLabel("engineer"), "Anti-fraud engineer @stripe", full},
		{roleLabel("engineer"), "Anti money laundering engineer", full},
		{roleLabel("engineer"), "Zero-emission engineer", full},
		{roleLabel("engineer"), "zero-downtime engineer", full},
		{roleLabel("engineer"), "non-native speaker, engineer", full},
		{roleLabel("engineer"), "non-smoking engineer", full},
		{roleLabel("investor"), "Pre-seed investor", full},
		{roleLabel("investor"), "Pre-Series A investor", full},
		{roleLabel("investor"), "preseed investor", full},
		{roleLabel("founder"), "Nonprofit founder", full},
		{roleLabel("founder"), "non-profit founder", full},
		{roleLabel("founder"), "future-proof founder", full},
		{roleLabel("founder"), "pre-founder", maybe},
		{roleLabel("founder"), "non-founder", none},
		{roleLabel("founder"), "ex-Google founder", maybe},
		{roleLabel("researcher"), "Reinforcement learning researcher", full},
		{skillLabel("machine learning"), "Reinforcement learning researcher", full},
		{roleLabel("nurse"), "Doctors Without Borders nurse", full},
		{roleLabel("doctor"), "Doctors Without Borders nurse", maybe},
		{roleLabel("journalist"), "Reporters Without Borders. Journalist", full},
		{roleLabel("founder"), "Language learning founder", full},
		{roleLabel("teacher"), "Lifelong learning teacher", full},
		{roleLabel("designer"), "Learning designer", full},
		{roleLabel("designer"), "Learning design", none},
		{skillLabel("crypto"), "anti-crypto", none},
		{skillLabel("crypto"), "anti crypto", none},
		{roleLabel("designer"), "non sono designer", none},
	})
	c := New()
	v := judge(c.Compile(syncrun.Definition{Description: "anti-fraud engineers"}), human("", "Anti-fraud engineer", ""))
	if v.Confidence != full {
		t.Errorf("anti-fraud engineers: %s %q", v.Confidence, v.Reasons)
	}
}

func TestModifiersAndSignsThatMeanAnd(t *testing.T) {
	t.Parallel()
	checkLabels(t, []labelCase{
		{roleLabel("founder"), "Founder & husband", full},
		{roleLabel("founder"), "Founder + husband", full},
		{roleLabel("software engineer"), "Developer/husband/dad", full},
		{roleLabel("founder"), "Ex-Google & founder of Acme", full},
		{roleLabel("founder"), "Ex-Google/founder of Acme", full},
		{roleLabel("founder"), "Ex-Google + founder of Acme", full},
		{roleLabel("founder"), "Stanford alum & founder", full},
		{roleLabel("founder"), "Ex-P&G founder", maybe},
		{roleLabel("marketer"), "ex-Procter & Gamble marketer", maybe},
		{roleLabel("founder"), "Not a founder & investor", none},
		{roleLabel("investor"), "Not a founder & investor", none},
		{roleLabel("investor"), "neither founder/investor", none},
		{roleLabel("founder"), "founder's husband", none},
		{roleLabel("founder"), "Married to a founder & investor", none},
		{roleLabel("founder"), "Father of two & founder of Acme", full},
		{roleLabel("founder"), "Mother of three and founder", full},
		{roleLabel("designer"), "I hire designers", none},
	})
}

func TestRolesAreNearTheirSkill(t *testing.T) {
	t.Parallel()
	var tests []labelCase
	for role, bio := range map[string]string{"journalist": "Journalism", "investor": "Investing",
		"venture capitalist": "Venture capital", "photographer": "Street photography", "podcaster": "My podcast",
		"recruiter": "Recruiting", "product manager": "Product management", "researcher": "Research", "trader": "Trading",
		"translator": "Translation", "lawyer": "Law", "nurse": "Patient care"} {
		tests = append(tests, labelCase{roleLabel(role), bio, maybe})
	}
	for _, bio := range []string{"Edtech", "Climate tech", "Healthtech", "Biotech", "Proptech", "Legaltech", "Agtech",
		"HRtech", "Fintech"} {
		tests = append(tests, labelCase{skillLabel("technology"), bio, full})
	}
	checkLabels(t, append(tests, []labelCase{
		{skillLabel("education"), "EdTech", full},
		{skillLabel("climate"), "Climate tech", full},
		{skillLabel("law"), "legal tech", full},
		{roleLabel("product manager"), "PM @ startup", full},
		{roleLabel("product manager"), "PM me", none},
		{roleLabel("product manager"), "PM for collabs", none},
		{roleLabel("product manager"), "open until 5 pm", none},
		{roleLabel("founder"), "at a startup", none},
		{roleLabel("founder"), "Building a startup", maybe},
	}...))
}

// A bio that says a role in words that are a skill says the skill too.
func TestSkillsInsideRoles(t *testing.T) {
	t.Parallel()
	checkLabels(t, []labelCase{
		{skillLabel("ios"), "iOS developer at Stripe", full},
		{skillLabel("ios"), "Android developer", none},
		{skillLabel("mobile development"), "iOS developer", full},
		{skillLabel("ios"), "ex-iOS developer", maybe},
		{skillLabel("ios"), "iOS developer in training", maybe},
		{skillLabel("ios"), "not an iOS developer", none},
		{skillLabel("ios"), "Helping iOS developers", full},
		{skillLabel("crypto"), "Crypto trader", full},
		{skillLabel("startups"), "Startup founder", none},
		{skillLabel("law"), "Law student", none},
		{skillLabel("saas"), "B2B SaaS", full},
		{roleLabel("software engineer"), "ML researcher", none},
		{roleLabel("machine learning engineer"), "ML researcher", maybe},
		{roleLabel("software engineer"), "Game designer", none},
		{roleLabel("designer"), "Game designer", full},
		{roleLabel("researcher"), "AI scientist", full},
		{skillLabel("artificial intelligence"), "AI scientist", full},
	})
}
