package classify

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// check judges a profile twice and looks at what must hold for any text.
func check(t *testing.T, c *Classifier, q *Query, p syncrun.Profile) {
	t.Helper()
	v, w := judge(q, p), judge(q, p)
	if v.Fault != "" {
		t.Fatal(v.Fault)
	}
	if !same(v, w) {
		t.Fatalf("judged twice: %+v and %+v", v, w)
	}
	copied := p
	if h := c.Hash(&p); h == 0 || h != c.Hash(&copied) {
		t.Fatal("hash is 0 or not stable")
	}
	if len(v.Reasons) == 0 {
		t.Fatal("no reasons")
	}
	for _, reason := range v.Reasons {
		fact.Holds(fact.Must(t), "utf8.ValidString(reason)", utf8.ValidString(reason), reason)
		fact.Holds(fact.Must(t), "!strings.ContainsRune(reason, 0)", !strings.ContainsRune(reason, 0), reason)
		fact.Holds(fact.Must(t), `!strings.ContainsRune(reason, '\n')`, !strings.ContainsRune(reason, '\n'), reason)
		fact.Not(fact.Must(t), "reason", reason, "")
	}
	f := c.Facts(&p)
	fact.Is(fact.Must(t), "f.Gender", f.Gender, v.Gender, v, f)
	fact.Is(fact.Must(t), "f.Tier", f.Tier, v.FollowerCountTier, v)
	fact.Is(fact.Must(t), "f.Bot", f.Bot, v.Outcome == syncrun.OutcomeBot, v)
	if (v.Confidence == none) != (v.Outcome != "") {
		t.Fatalf("confidence %s, outcome %q", v.Confidence, v.Outcome)
	}
}

func FuzzJudge(f *testing.F) {
	c := New()
	f.Add("Emma Smith", "Founder & CEO. she/her", "Berlin", "https://bit.ly/x", "founders in Berlin, no crypto", "Go")
	f.Add("渡辺 大輔", "元エンジニア。golangを勉強中", "東京", "", "猫が好きなエンジニア", "")
	f.Add("\xff'", "'#@.c#++node.js.net", "🇩🇪🇩", "\x00", "in from in LA @ # and or, golang, rust and", "=")
	f.Add("", "not", "(", "/", "not", "'")
	f.Add("Anne-", "pronouns", "she/", "she,", "pronouns she", "not a")
	f.Fuzz(func(t *testing.T, name, bio, location, url, description, label string) {
		q := c.Compile(syncrun.Definition{Description: description,
			Labels: []syncrun.Label{roleLabel(label), skillLabel(label)}})
		p := human(name, bio, location)
		p.URL, p.Handle = url, label
		check(t, c, q, p)
		c.Canonical(syncrun.LabelSkill, label)
	})
}

func TestLongTexts(t *testing.T) {
	t.Parallel()
	c := New()
	q := c.Compile(syncrun.Definition{Description: strings.Repeat("founders in Berlin, not crypto ", 40)})
	for _, s := range []string{"founder ", "not ", "she/", "🔥", "元", "@a ", "#", "'", "f4f airdrop ", "\xff"} {
		check(t, c, q, human(strings.Repeat(s, 500), strings.Repeat(s, 5000), s))
	}
}

func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	c := New()
	q := c.Compile(syncrun.Definition{Description: "tech founders in Berlin who love climbing"})
	profiles := variedProfiles()
	want := make([]syncrun.Verdict, len(profiles))
	for i, p := range profiles {
		want[i] = judge(q, p)
	}
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			own := c.Compile(syncrun.Definition{Description: "tech founders in Berlin who love climbing"})
			for i := range profiles {
				j := (i + n*7) % len(profiles)
				if !same(judge(q, profiles[j]), want[j]) || !same(judge(own, profiles[j]), want[j]) {
					t.Errorf("profile %d judged differently", j)
				}
				c.Facts(&profiles[j])
				c.Hash(&profiles[j])
			}
		})
	}
	wg.Wait()
}
