package classify

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// same tells whether two verdicts are equal.
func same(v, w syncrun.Verdict) bool {
	return v.PersonID == w.PersonID && v.FactsHash == w.FactsHash && v.Confidence == w.Confidence &&
		v.Outcome == w.Outcome && v.Gender == w.Gender && v.FollowerCountTier == w.FollowerCountTier &&
		slices.Equal(v.Reasons, w.Reasons) && slices.Equal(v.Labels, w.Labels)
}

func TestFilter(t *testing.T) {
	t.Parallel()
	const (
		f = syncrun.GenderFemale
		m = syncrun.GenderMale
		u = syncrun.GenderUnknown
	)
	women := []syncrun.Gender{f}
	large := []syncrun.FollowerCountTier{syncrun.From1KTo10K, syncrun.Over1M}
	tests := []struct {
		name   string
		d      syncrun.Definition
		gender syncrun.Gender
		tier   syncrun.FollowerCountTier
		want   syncrun.Outcome
	}{
		{"no lists", syncrun.Definition{}, m, syncrun.Under1K, syncrun.OutcomePassed},
		{"no lists, strict", syncrun.Definition{StrictGender: true}, u, syncrun.Under1K, syncrun.OutcomePassed},
		{"in tier", syncrun.Definition{FollowerCountTiers: large}, m, syncrun.Over1M, syncrun.OutcomePassed},
		{"out of tier", syncrun.Definition{FollowerCountTiers: large}, m, syncrun.Under1K, syncrun.OutcomeTier},
		{"gender", syncrun.Definition{Genders: women}, f, syncrun.Under1K, syncrun.OutcomePassed},
		{"other gender", syncrun.Definition{Genders: women}, m, syncrun.Under1K, syncrun.OutcomeGender},
		{"unknown gender", syncrun.Definition{Genders: women}, u, syncrun.Under1K, syncrun.OutcomePassed},
		{"no gender read", syncrun.Definition{Genders: women}, "", syncrun.Under1K, syncrun.OutcomePassed},
		{"unknown, strict", syncrun.Definition{Genders: women, StrictGender: true}, u, syncrun.Under1K,
			syncrun.OutcomeGender},
		{"unknown listed, strict", syncrun.Definition{Genders: []syncrun.Gender{u}, StrictGender: true}, u, syncrun.Under1K,
			syncrun.OutcomePassed},
		{"only unknown", syncrun.Definition{Genders: []syncrun.Gender{u}}, f, syncrun.Under1K, syncrun.OutcomeGender},
		{"nonbinary", syncrun.Definition{Genders: women}, syncrun.GenderNonbinary, syncrun.Under1K, syncrun.OutcomeGender},
		{"tier before gender", syncrun.Definition{Genders: women, FollowerCountTiers: large}, m, syncrun.Under1K,
			syncrun.OutcomeTier},
		{"in tier, other gender", syncrun.Definition{Genders: women, FollowerCountTiers: large}, m, syncrun.Over1M,
			syncrun.OutcomeGender},
	}
	c := New()
	for _, test := range tests {
		got := c.Compile(test.d).Filter(syncrun.Match{PersonID: 1, Gender: test.gender, FollowerCountTier: test.tier})
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestTiers(t *testing.T) {
	t.Parallel()
	c := New()
	q := c.Compile(syncrun.Definition{})
	for count, want := range map[int]syncrun.FollowerCountTier{-1: syncrun.Under1K, 0: syncrun.Under1K,
		999: syncrun.Under1K, 1000: syncrun.From1KTo10K, 10_000: syncrun.From10KTo100K, 100_000: syncrun.From100KTo1M,
		1_000_000: syncrun.Over1M} {
		p := human("Ada", "", "")
		p.FollowersCount = count
		if got := c.Facts(&p).Tier; got != want {
			t.Errorf("%d followers: facts say %s, want %s", count, got, want)
		}
		if got := judge(q, p).FollowerCountTier; got != want {
			t.Errorf("%d followers: verdict says %s, want %s", count, got, want)
		}
	}
}

func TestVerdictOfAPersonKnownByID(t *testing.T) {
	t.Parallel()
	c := New()
	v := c.Compile(syncrun.Definition{}).Judge(syncrun.Subject{Profile: syncrun.Profile{ID: 9}})
	want := syncrun.Verdict{PersonID: 9, Confidence: none, Outcome: syncrun.OutcomeNone, Reasons: []string{unavailable},
		Gender: syncrun.GenderUnknown, FollowerCountTier: syncrun.Under1K}
	if !same(v, want) || v.Labels == nil {
		t.Errorf("%+v, want %+v", v, want)
	}
	f := c.Facts(&syncrun.Profile{ID: 9})
	fact.Is(t, "f.Bot", f.Bot, false, f)
	fact.Is(t, "f.Gender", f.Gender, syncrun.GenderUnknown)
	fact.Not(t, "f.GenderReason", f.GenderReason, "")
	fact.Holds(t, "f.Labels != nil", f.Labels != nil)
}

func TestVerdictCarriesTheSubject(t *testing.T) {
	t.Parallel()
	c := New()
	v := judge(c.Compile(syncrun.Definition{Description: "founders"}), human("Emma", "Founder, golang", ""))
	want := syncrun.Verdict{PersonID: 7, FactsHash: 11, Confidence: full,
		Reasons: []string{`Bio says "Founder" (job role founder)`}, Gender: syncrun.GenderFemale,
		FollowerCountTier: syncrun.Under1K, Labels: []string{"founder", "golang"}}
	if !same(v, want) {
		t.Errorf("%+v, want %+v", v, want)
	}
}

func TestReasonsAreOrdered(t *testing.T) {
	t.Parallel()
	tests := []struct {
		d    syncrun.Definition
		bio  string
		want []string
	}{
		{syncrun.Definition{Description: "climbing founders in Berlin"}, "Berlin. Founder. Climber, climbing", []string{
			`Bio says "Founder" (job role founder)`, `Bio says "Berlin"`, `Bio says "climbing"`}},
		{syncrun.Definition{Description: "tech founders"}, "I hate golang. Not a founder", []string{
			`Negated: "Not a founder" (job role founder)`,
			`Negated: "hate golang" (skill golang, which counts as technology)`}},
		{syncrun.Definition{Description: "climbing founders"}, "I hate climbing. ex-founder", []string{
			`No longer: "ex-founder" (job role founder)`, `Negated: "hate climbing"`}},
		{syncrun.Definition{Description: "founders, no crypto"}, "Crypto founder", []string{
			`Ruled out by the search: Bio says "Crypto" (skill crypto)`, `Bio says "founder" (job role founder)`}},
		{syncrun.Definition{Description: "aspiring founders"}, "Founder", []string{
			`Bio says "Founder" (job role founder); asked for was aspiring job role founder`}},
		{syncrun.Definition{Description: "female founders"}, "Founder", []string{
			`Bio says "Founder" (job role founder)`,
			"Asked for female, but unknown: No pronouns and no first name"}},
		{syncrun.Definition{Labels: []syncrun.Label{roleLabel("cto"), roleLabel("cfo")}}, "", []string{
			"Nothing about job role cto or job role cfo"}},
		{syncrun.Definition{}, "Founder", []string{
			"The search asks for nothing in particular, so everybody may match"}},
		{syncrun.Definition{Description: "no crypto"}, "Founder", []string{
			"The profile has nothing of what the search rules out"}},
	}
	c := New()
	for _, test := range tests {
		if got := judge(c.Compile(test.d), human("", test.bio, "")).Reasons; !slices.Equal(got, test.want) {
			t.Errorf("%+v in %q:\n got %q\nwant %q", test.d, test.bio, got, test.want)
		}
	}
}

func TestReasonsAreFewAndFit(t *testing.T) {
	t.Parallel()
	c := New()
	words := strings.Repeat("climbing chess rowing opera knitting sailing jazz tea ", 3) + "bread"
	q := c.Compile(syncrun.Definition{Description: words})
	if got := len(judge(q, human("", "tea", "")).Reasons); got != mostReasons {
		t.Errorf("%d reasons, want %d", got, mostReasons)
	}
	p := human("", "not a \u200b\u200e\ttech\u00a0founder", "")
	v := judge(c.Compile(syncrun.Definition{Description: "founders"}), p)
	if want := `Negated: "not a    tech founder" (job role founder)`; v.Reasons[0] != want {
		t.Errorf("reason %q, want %q", v.Reasons[0], want)
	}
	handle := "@" + strings.Repeat("a", 200)
	long := judge(c.Compile(syncrun.Definition{Description: handle}), human("", handle, ""))
	if len(long.Reasons[0]) > maxQuote+20 {
		t.Errorf("reason of %d bytes", len(long.Reasons[0]))
	}
}

func TestLooksFor(t *testing.T) {
	t.Parallel()
	c := New()
	for description, want := range map[string]bool{"": false, "people who are": false, "good accounts": false, "🔥": false,
		"!!! ...": false, "people who build": false, "founders": true, "golang": true, "people in Berlin": true,
		"women": true, "knitting": true, "no crypto": true, "猫": true} {
		if got := c.LooksFor(syncrun.Definition{Description: description}); got != want {
			t.Errorf("%q: %v, want %v", description, got, want)
		}
	}
	if !c.LooksFor(syncrun.Definition{Labels: []syncrun.Label{skillLabel("golang")}, Description: "people who are"}) {
		t.Error("labels are nothing to look for")
	}
	if c.LooksFor(syncrun.Definition{Genders: []syncrun.Gender{syncrun.GenderFemale}}) {
		t.Error("a filter is something to look for")
	}
}

func TestCompileKeepsNoPartOfTheSearch(t *testing.T) {
	t.Parallel()
	d := syncrun.Definition{Labels: []syncrun.Label{roleLabel("founder")}, Genders: []syncrun.Gender{syncrun.GenderFemale},
		FollowerCountTiers: []syncrun.FollowerCountTier{syncrun.Under1K}}
	q := New().Compile(d)
	d.Labels[0].Value, d.Genders[0], d.FollowerCountTiers[0] = "cto", syncrun.GenderMale, syncrun.Over1M
	if judge(q, human("", "founder", "")).Confidence != full {
		t.Error("labels changed")
	}
	if q.Filter(syncrun.Match{Gender: syncrun.GenderFemale, FollowerCountTier: syncrun.Under1K}) != syncrun.OutcomePassed {
		t.Error("filters changed")
	}
}
