package classify

import (
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

// human is a profile without any sign of a bot.
func human(name, bio, location string) syncrun.Profile {
	return syncrun.Profile{ID: 7, Handle: "somebody", Name: name, Bio: bio, Location: location,
		ProfileImageURL: "https://img.example/7.jpg", FollowersCount: 300, FollowingCount: 200, TweetCount: 900,
		Detailed: true}
}

func judge(q *Query, p syncrun.Profile) syncrun.Verdict {
	return q.Judge(syncrun.Subject{Profile: p, FactsHash: 11})
}

func roleLabel(v string) syncrun.Label  { return syncrun.Label{Kind: syncrun.LabelJobRole, Value: v} }
func skillLabel(v string) syncrun.Label { return syncrun.Label{Kind: syncrun.LabelSkill, Value: v} }

const (
	full  = syncrun.ConfidenceFull
	maybe = syncrun.ConfidenceMaybe
	none  = syncrun.ConfidenceNone
)

func TestMoods(t *testing.T) {
	t.Parallel()
	tests := []struct {
		label syncrun.Label
		bio   string
		want  syncrun.Confidence
		first string // begin of the first reason
	}{
		// affirmed
		{roleLabel("founder"), "Founder", full, `Bio says "Founder" (job role founder)`},
		{roleLabel("founder"), "proud co-founder of Acme & Co", full, `Bio says "co-founder" (job role founder)`},
		{roleLabel("software engineer"), "Backend dev", full,
			`Bio says "Backend dev" (job role backend engineer, which counts as software engineer)`},
		{skillLabel("programming"), "golang", full, `Bio says "golang" (skill golang, which counts as programming)`},
		{skillLabel("programming"), "Programmer", full, `Bio says "Programmer" (job role software engineer, which`},
		{roleLabel("founder"), "Not just a founder", full, ""},
		{roleLabel("founder"), "non-technical founder", full, ""},
		{roleLabel("software engineer"), "Never stop learning. Developer", full, ""},
		{roleLabel("founder"), "I am not a morning person. Founder", full, ""},
		{roleLabel("founder"), "no coffee, founder", full, ""},
		{roleLabel("founder"), "not a designer but a founder", full, ""},
		{roleLabel("doctor"), "Devops engineer turned doctor", full, ""},
		{roleLabel("founder"), "used to row. Founder", full, ""},
		{roleLabel("founder"), "Antes periodista, ahora fundadora", full, ""},
		{skillLabel("golang"), "helping people with golang", full, ""},
		// negated
		{roleLabel("software engineer"), "not a developer", none, `Negated: "not a developer" (job role software engineer)`},
		{roleLabel("software engineer"), "I'm not really a developer", none, "Negated:"},
		{roleLabel("founder"), "I am NOT a tech founder", none, "Negated:"},
		{roleLabel("founder"), "never a founder", none, "Negated:"},
		{roleLabel("founder"), "neither founder nor investor", none, "Negated:"},
		{roleLabel("investor"), "neither founder nor investor", none, "Negated:"},
		{roleLabel("backend engineer"), "not a software engineer", none, "Negated:"},
		{roleLabel("founder"), "not a founder, just married to one", none, "Negated:"},
		{roleLabel("doctor"), "married to a doctor", none, `About somebody else: "married to a doctor"`},
		{roleLabel("founder"), "Kein Gründer", none, "Negated:"},
		{roleLabel("engineer"), "No soy ingeniera", none, "Negated:"},
		{roleLabel("designer"), "Não sou designer, só palpito", none, "Negated:"},
		{roleLabel("journalist"), "Pas journaliste, juste quelqu'un", none, "Negated:"},
		{roleLabel("software engineer"), "yazılım mühendisi değilim", none, "Negated:"},
		{roleLabel("software engineer"), "ソフトウェア開発者ではありません", none, "Negated:"},
		{roleLabel("software engineer"), "不是程序员", none, "Negated:"},
		{skillLabel("crypto"), "I hate crypto", none, `Negated: "hate crypto" (skill crypto)`},
		{skillLabel("crypto"), "crypto hater", none, "Negated:"},
		{skillLabel("programming"), "I don't code", none, `Negated: "don't code" (skill programming)`},
		{roleLabel("software engineer"), "I don't code", none, `Negated: "don't code" (skill programming)`},
		{skillLabel("javascript"), "I don’t like working with JavaScript", none, "Negated:"},
		{skillLabel("rust"), "No rust experience", none, "Negated:"},
		// former
		{roleLabel("founder"), "ex-founder", maybe, `No longer: "ex-founder" (job role founder)`},
		{roleLabel("founder"), "Former founder", maybe, "No longer:"},
		{roleLabel("founder"), "I was a founder", maybe, "No longer:"},
		{roleLabel("software engineer"), "ex-Google software engineer", maybe, "No longer:"},
		{roleLabel("teacher"), "retired teacher", maybe, "No longer:"},
		{roleLabel("devops engineer"), "Devops engineer turned doctor", maybe, "No longer:"},
		{roleLabel("software engineer"), "元ソフトウェアエンジニア", maybe, "No longer:"},
		{roleLabel("nurse"), "Früher Krankenpfleger, heute lieber Kaffee", maybe, "No longer:"},
		{roleLabel("writer"), "Ancien métier : rédactrice", maybe, "No longer:"},
		{roleLabel("lawyer"), "Já fui advogada", maybe, "No longer:"},
		{roleLabel("investor"), "Eskiden yatırımcı, şimdi kahve", maybe, "No longer:"},
		// aspiring and learning
		{roleLabel("founder"), "aspiring founder", maybe, `Not yet: "aspiring founder" (job role founder)`},
		{roleLabel("founder"), "future startup founder", maybe, "Not yet:"},
		{roleLabel("writer"), "wannabe writer", maybe, "Not yet:"},
		{roleLabel("teacher"), "teacher in training", maybe, "Not yet:"},
		{roleLabel("nurse"), "angehende Krankenpflegerin", maybe, "Not yet:"},
		{skillLabel("rust"), "learning Rust in public", maybe, `Still learning: "learning Rust" (skill rust)`},
		{skillLabel("golang"), "golangを勉強中", maybe, "Still learning:"},
		{skillLabel("python"), "Aprendiendo python", maybe, "Still learning:"},
		{skillLabel("typography"), "J'apprends typography", maybe, "Still learning:"},
		// others have or seek it
		{roleLabel("founder"), "helping founders raise", maybe, `About others: "helping founders"`},
		{roleLabel("designer"), "Newsletter for busy designers", maybe, "About others:"},
		{roleLabel("software engineer"), "Looking for a good developer!", none,
			`Looks for one: "Looking for a good developer"`},
		{roleLabel("software engineer"), "We're hiring developers", none, "Looks for one:"},
		{roleLabel("software engineer"), "looking for a developer role", maybe, "Not yet:"},
		// close
		{roleLabel("founder"), "CEO", maybe, `Bio says "CEO" (job role ceo), which is close to job role founder`},
		{roleLabel("backend engineer"), "Software engineer", maybe, "Bio says"},
		{roleLabel("designer"), "I do design", maybe, "Bio says"},
		{roleLabel("software engineer"), "python, sql", maybe, `Bio says "python" (skill python), which is close to`},
		{roleLabel("founder"), "aspiring CEO", none, "Nothing about job role founder"},
		{skillLabel("golang"), "programming", none, "Nothing about skill golang"},
		// nothing
		{roleLabel("founder"), "Views from Berlin", none, "Nothing about job role founder"},
		{roleLabel("founder"), "", none, "Nothing about job role founder"},
		{roleLabel("founder"), "I found her", none, ""},
	}
	c := New()
	for _, test := range tests {
		q := c.Compile(syncrun.Definition{Labels: []syncrun.Label{test.label}})
		v := judge(q, human("Kim", test.bio, ""))
		if v.Confidence != test.want || !strings.HasPrefix(v.Reasons[0], test.first) {
			t.Errorf("%s in %q: %s %q, want %s %q", test.label.Value, test.bio, v.Confidence, v.Reasons, test.want, test.first)
		}
	}
}

func TestDescriptions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		description         string
		name, bio, location string
		want                syncrun.Confidence
	}{
		{"tech founders", "", "Founder of a SaaS startup", "", full},
		{"tech founders", "", "Gründerin, golang", "", full},
		{"tech founders", "", "Founder of a bakery", "", maybe},
		{"tech founders", "", "golang, kubernetes", "", none},
		{"tech founders", "", "ex-founder", "", maybe},
		{"tech founders", "", "baker", "", none},
		{"tech founders", "", "not a founder, golang", "", none},
		{"designers in Berlin", "", "Product designer", "Berlin, Germany", full},
		{"designers in Berlin", "", "Product designer from Berlin", "", full},
		{"designers in Berlin", "", "Product designer", "Hamburg", maybe},
		{"designers in Berlin", "", "Plumber", "Berlin", none},
		{"designers in Berlin", "", "Plumber", "Hamburg", none},
		{"Designers in München", "", "UX designer", "Munich", full},
		{"designers in Germany", "", "UX designer", "Köln", full},
		{"designers in Germany", "", "UX designer", "🇩🇪", full},
		{"designers in Germany", "", "UX designer de Paris", "Paris", maybe},
		{"NYC founders", "", "founder", "New York, NY", full},
		{"founders in LA", "", "founder", "LA", full},
		{"founders in LA", "", "founder de la casa", "", maybe},
		{"founders in Springfield", "", "founder", "Springfield, IL", full},
		{"founders in Paris or London", "", "founder", "London", full},
		{"founders or investors", "", "Angel investor", "", full},
		{"golang and kubernetes engineers", "", "Software engineer: golang", "", maybe},
		{"golang and kubernetes engineers", "", "Software engineer: golang, k8s", "", full},
		{"golang or rust engineers", "", "Software engineer. rust", "", full},
		{"golang, rust engineers", "", "Software engineer. rust", "", full},
		{"people who love climbing", "", "I climb rocks", "", full},
		{"people who love climbing", "", "no climbing please", "", none},
		{"people who love climbing", "", "chess", "", none},
		{"climbing chess sourdough", "", "chess and cats", "", maybe},
		{"climbing chess sourdough", "", "chess and climbing", "", full},
		{"climbing chess sourdough knitting opera rowing sailing", "", "chess", "", none},
		{"猫が好きな人", "", "ラーメンと猫", "", full},
		{"founders, not recruiters", "", "Founder", "", full},
		{"founders, not recruiters", "", "Founder and recruiter", "", none},
		{"founders, not in the US", "", "Founder", "Austin, TX", none},
		{"founders, not in the US", "", "Founder", "Berlin", full},
		{"creative builders", "", "creative", "", none},
		{"creative knitters", "", "creative", "", none},
		{"creative knitters", "", "creative, knitter", "", full},
		{"founders without crypto", "", "Founder. Crypto.", "", none},
		{"founders without crypto", "", "Founder. I hate crypto.", "", full},
		{"people without knitting", "", "knitting", "", none},
		{"people without knitting", "", "rowing", "", full},
		{"female founders", "Emma Smith", "Founder", "", full},
		{"female founders", "Robin Smith", "Founder", "", maybe},
		{"female founders", "James Smith", "Founder", "", none},
		{"female founders", "Emma Smith", "rowing", "", none},
		{"women", "Emma", "", "", full},
		{"women", "Robin", "", "", maybe},
		{"women", "James", "", "", none},
		{"aspiring founders", "", "aspiring founder", "", full},
		{"aspiring founders", "", "founder", "", maybe},
		{"former founders", "", "ex-founder", "", full},
		{"people studying law", "", "studying law", "", full},
		{"I am looking for developers", "", "Developer", "", full},
		{"people @acme", "", "working at @acme", "", full},
		{"people @acme", "", "I like acme products", "", none},
		{"people @acme", "", "Cook | Acme | Berlin", "", full},
		{"", "", "whatever", "", maybe},
		{"people who are", "", "whatever", "", maybe},
		{"!!! 🔥", "", "whatever", "", maybe},
	}
	c := New()
	for _, test := range tests {
		q := c.Compile(syncrun.Definition{Description: test.description})
		v := judge(q, human(test.name, test.bio, test.location))
		if v.Confidence != test.want {
			t.Errorf("%q: %q %q %q: %s %q, want %s", test.description, test.name, test.bio, test.location, v.Confidence,
				v.Reasons, test.want)
		}
	}
}

func TestLabelsAndDescriptionTogether(t *testing.T) {
	t.Parallel()
	tests := []struct {
		labels      []syncrun.Label
		description string
		bio         string
		want        syncrun.Confidence
	}{
		{[]syncrun.Label{roleLabel("founder"), skillLabel("golang")}, "", "Founder. golang", full},
		{[]syncrun.Label{roleLabel("founder"), skillLabel("golang")}, "", "golang", maybe},
		{[]syncrun.Label{roleLabel("founder"), skillLabel("golang")}, "", "Founder", maybe},
		{[]syncrun.Label{roleLabel("founder"), skillLabel("golang")}, "", "not a founder. golang", none},
		{[]syncrun.Label{roleLabel("founder"), skillLabel("golang")}, "", "Founder. no golang", maybe},
		{[]syncrun.Label{roleLabel("founder"), roleLabel("cto")}, "", "CTO", full},
		{[]syncrun.Label{skillLabel("golang"), skillLabel("rust")}, "", "rust", full},
		{[]syncrun.Label{roleLabel("founder")}, "people who love climbing", "Founder", maybe},
		{[]syncrun.Label{roleLabel("founder")}, "people who love climbing", "Founder, climber. Climbing", full},
		{[]syncrun.Label{roleLabel("founder")}, "people who love climbing", "climbing", maybe},
		{[]syncrun.Label{roleLabel("Gründer")}, "", "founder", full},
		{[]syncrun.Label{roleLabel("astronaut")}, "", "Astronaut in space", full},
		{[]syncrun.Label{roleLabel("astronaut")}, "", "baker", none},
		{[]syncrun.Label{roleLabel("...")}, "", "baker", maybe},
	}
	c := New()
	for _, test := range tests {
		q := c.Compile(syncrun.Definition{Description: test.description, Labels: test.labels})
		v := judge(q, human("", test.bio, ""))
		if v.Confidence != test.want {
			t.Errorf("%v %q in %q: %s %q, want %s", test.labels, test.description, test.bio, v.Confidence, v.Reasons, test.want)
		}
	}
}
