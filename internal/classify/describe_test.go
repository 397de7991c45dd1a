package classify

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// asked lists the groups of a description, in order, with a minus before what is ruled out.
func asked(q *Query) []string {
	var all []string
	for _, g := range q.description {
		all = append(all, g.asked)
	}
	for _, g := range q.excluded {
		all = append(all, "-"+g.asked)
	}
	return all
}

func TestGroupsOfADescription(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in   string
		want string // joined by semicolons
	}{
		{"", ""},
		{"the people who are", ""},
		{"a b c", ""},
		{"tech founders", "job role founder; skill technology"},
		{"founders or CTOs", "job role founder or job role cto"},
		{"founder, founders, FOUNDER", "job role founder"},
		{"former founders", "former job role founder"},
		{"aspiring founders and CTOs", "aspiring job role founder or job role cto"},
		{"golang developers", "job role software engineer; skill golang"},
		{"go developers", "job role software engineer; skill golang"},
		{"golang, rust, python", "skill golang or skill rust or skill python"},
		{"golang or rust", "skill golang or skill rust"},
		{"golang/rust", "skill golang or skill rust"},
		{"golang and rust", "skill golang; skill rust"},
		{"golang & rust", "skill golang; skill rust"},
		{"golang, rust and python", "skill golang; skill rust; skill python"},
		{"golang with rust", "skill golang; skill rust"},
		{"golang rust", "skill golang; skill rust"},
		{"golang. Loves golang", "skill golang"},
		{"designers in Berlin", `job role designer; "Berlin"`},
		{"Berlin designers", `job role designer; "Berlin"`},
		{"designers from New York or London", `job role designer; "New York" or "London"`},
		{"designers in Little Rock Heights", `job role designer; "Little Rock Heights"`},
		{"experts in climbing", `"climbing"`},
		{"us designers", "job role designer"},
		{"designers in the US", `job role designer; "US"`},
		{"designers in US", `job role designer; "US"`},
		{"founders, not recruiters, no crypto", "job role founder; -job role recruiter; -skill crypto"},
		{"no knitting", `-"knitting"`},
		{"founders, not in the US or London", `job role founder; -"US" or "London"`},
		{"designers in CA", `job role designer; "CA"`},
		{"UK designers", `job role designer; "UK"`},
		{"people who hear from me", `"hear"`},
		{"Manchester United fans", `"Manchester United"; "fans"`},
		{"iOS developers", "job role mobile engineer; skill ios"},
		{"startup founders", "job role founder; workplace startup"},
		{"AI researchers", "job role researcher; skill artificial intelligence"},
		{"people who build games", "skill game development"},
		{"people who build robots", "skill robotics"},
		{"anti-fraud engineers", `job role engineer; "anti"; "fraud"`},
		{"climbing climbing", `"climbing"`},
		{"men who knit", `male; "knit"`},
		{"nonbinary writers", "job role writer; nonbinary"},
		{"東京の写真家", `job role photographer; "東京"`},
		{"登山が趣味", `"登山"; "趣味"`},
		{"@acme fans", `employer @acme; "fans"`},
		{"looking for developers", "job role software engineer"},
	}
	c := New()
	for _, test := range tests {
		got := strings.Join(asked(c.Compile(syncrun.Definition{Description: test.in})), "; ")
		if got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

func TestLabelsMakeOneGroupAKind(t *testing.T) {
	t.Parallel()
	q := New().Compile(syncrun.Definition{Labels: []syncrun.Label{
		skillLabel("Go"), roleLabel("cto"), skillLabel("rust"), roleLabel("Gründerin"), {Kind: "hobby", Value: "golang"}}})
	var got []string
	for _, g := range q.labels {
		got = append(got, g.asked)
	}
	want := []string{"job role cto or job role founder", "skill golang or skill rust"}
	if !slices.Equal(got, want) || len(q.description) != 0 {
		t.Errorf("groups %q, description %q, want %q", got, asked(q), want)
	}
}

func TestCommonWordsWeighLess(t *testing.T) {
	t.Parallel()
	q := New().Compile(syncrun.Definition{Description: "creative knitting"})
	if len(q.description) != 2 || q.description[0].weight >= q.description[1].weight {
		t.Errorf("groups %+v", q.description)
	}
}

func TestBM25(t *testing.T) {
	t.Parallel()
	if got := bm25(1, usualText); got != 1 {
		t.Errorf("once in a usual text: %v, want 1", got)
	}
	if bm25(1, 3) != 1 || bm25(9, 3) != 1 {
		t.Error("a score is above 1")
	}
	if once, twice := bm25(1, 40), bm25(2, 40); once >= twice || once >= 1 {
		t.Errorf("in a long text once gives %v, twice %v", once, twice)
	}
	if bm25(1, 40) != bm25(1, 4000) {
		t.Error("length counts without end")
	}
	if bm25(1, 4000) < fullWords {
		t.Error("one word in a long text can never be a full match")
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	tests := []struct {
		names         []string
		location, bio string
		want          string // the field; empty: not there
	}{
		{[]string{"berlin"}, "Berlin, Germany", "", "Location"},
		{[]string{"berlin"}, "", "living in BERLIN", "Bio"},
		{[]string{"berlin"}, "", "not in Berlin", ""},
		{[]string{"berlin"}, "Berlinchen", "", ""},
		{[]string{"new york"}, "New York", "", "Location"},
		{[]string{"new york"}, "New, York", "", "Location"},
		{[]string{"new york"}, "York", "new", ""},
		{[]string{"new york"}, "New Yorkshire", "", ""},
		{[]string{"la"}, "LA", "", "Location"},
		{[]string{"la"}, "", "vida en la playa", ""},
		{[]string{"paris", "berlin"}, "", "Berlin", "Bio"},
		{nil, "Berlin", "Berlin", ""},
	}
	lex := newLexicon()
	for _, test := range tests {
		p := human("", test.bio, test.location)
		var r reading
		lex.read(&p, &r)
		got := ""
		f := finding{group: &group{kind: placeGroup, names: test.names}}
		if lex.findPlace(&f, &r); f.level == met {
			got = r.fieldOf(f.at).String()
		}
		if got != test.want {
			t.Errorf("%q in %q, %q: %q, want %q", test.names, test.location, test.bio, got, test.want)
		}
	}
}

func TestRelations(t *testing.T) {
	t.Parallel()
	lex := newLexicon()
	id := func(kind syncrun.LabelKind, value string) labelID {
		i, ok := lex.label(kind, value)
		if !ok {
			t.Fatalf("no label %q", value)
		}
		return i
	}
	backend := &lex.labels.labels[id(syncrun.LabelJobRole, "backend engineer")]
	for _, broader := range []labelID{id(syncrun.LabelJobRole, "software engineer"), id(syncrun.LabelJobRole, "engineer"),
		id(syncrun.LabelSkill, "programming"), id(syncrun.LabelSkill, "technology")} {
		if !backend.covers.has(broader) {
			t.Errorf("a backend engineer is no %s", lex.labels.labels[broader].value)
		}
	}
	founder := id(syncrun.LabelJobRole, "founder")
	if backend.covers.has(founder) || !lex.labels.labels[founder].close.has(id(syncrun.LabelJobRole, "ceo")) {
		t.Error("the founder stands wrong")
	}
}

func TestSet(t *testing.T) {
	t.Parallel()
	var s, u set[labelID]
	for _, id := range []labelID{0, 63, 64, 200} {
		if s.has(id) {
			t.Errorf("an empty set has %d", id)
		}
		s.add(id)
		if !s.has(id) {
			t.Errorf("the set lost %d", id)
		}
	}
	fact.Is(t, "s.has(1)", s.has(1), false)
	fact.Is(t, "s.has(1000)", s.has(1000), false)
	fact.Is(t, "s.meets(u)", s.meets(u), false)
	u.add(200)
	if !s.meets(u) || !u.meets(s) {
		t.Error("the sets share 200")
	}
	var all set[labelID]
	all.addAll(u)
	all.addAll(set[labelID]{1 << 5})
	fact.Is(t, "all.has(200)", all.has(200), true, all)
	fact.Is(t, "all.has(5)", all.has(5), true)
	fact.Is(t, "all.has(6)", all.has(6), false)
	fact.Is(t, "u.has(5)", u.has(5), false)
}

// A role's clients, languages and stages are neither roles nor employers nor places of it.
func TestSearchesThatNameOthers(t *testing.T) {
	t.Parallel()
	c := New()
	type read = syncrun.SearchReading
	for _, test := range []struct {
		search string
		want   func(r read) bool
	}{
		{"ghostwriters for CEOs", func(r read) bool { return slices.Equal(r.Roles, []string{"ghostwriter"}) }},
		{"accountants who work with freelancers", func(r read) bool { return len(r.Statuses) == 0 }},
		{"engineers who speak at conferences", func(r read) bool { return len(r.Employers) == 0 }},
		{"translators from Japanese to English", func(r read) bool { return len(r.Places) == 0 }},
		{"nutricionistas no Brasil", func(r read) bool { return len(r.Places) == 1 && len(r.Exclusions) == 0 }},
		{"founders, not in Brasil", func(r read) bool { return len(r.Places) == 0 && len(r.Exclusions) == 1 }},
		{"engineers who left Meta", func(r read) bool { return slices.Equal(r.FormerEmployers, []string{"meta"}) }},
		{"VPs of sales", func(r read) bool { return slices.Equal(r.Roles, []string{"salesperson"}) }},
		{"K-pop journalists", func(r read) bool { return slices.Equal(r.Words, []string{"K-pop"}) }},
		{"مهندسين في دبي", func(r read) bool {
			return slices.Equal(r.Roles, []string{"engineer"}) && slices.Equal(r.Places, []string{"دبي"})
		}},
	} {
		if got := c.Reading(syncrun.Definition{Description: test.search}); !test.want(got) {
			t.Errorf("%q is read as %+v", test.search, got)
		}
	}
}

// A search whose labels repeat its description is read as it would be without them.
func TestReadingNamesEachThingOnce(t *testing.T) {
	t.Parallel()
	read := New().Reading(syncrun.Definition{Description: "founders and designers",
		Labels: []syncrun.Label{{Kind: syncrun.LabelJobRole, Value: "designer"}}})
	if want := []string{"designer", "founder"}; !slices.Equal(read.Roles, want) {
		t.Errorf("the roles are %q, want %q", read.Roles, want)
	}
}

// A word that narrows the role of a search is asked for, too, or shown as a field of its own.
func TestSearchesKeepWhatNarrowsARole(t *testing.T) {
	t.Parallel()
	c := New()
	for search, want := range map[string]syncrun.SearchReading{
		"authors":                   {Roles: []string{"author"}},
		"romance writers":           {Roles: []string{"novelist"}, Fields: []string{"romance fiction"}},
		"bus drivers":               {Roles: []string{"bus driver"}},
		"marketing agency owners":   {Roles: []string{"agency owner"}, Fields: []string{"marketing"}},
		"indie game developers":     {Roles: []string{"game developer"}, Words: []string{"indie"}},
		"fitness coaches for women": {Roles: []string{"personal trainer"}, Words: []string{"women"}},
		"health tech startups":      {Fields: []string{"healthtech"}, Companies: []string{"startup"}},
		"bakers who blog":           {Roles: []string{"baker", "blogger"}},
	} {
		got := c.Reading(syncrun.Definition{Description: search})
		fact.Equal(t, "got.Roles", got.Roles, want.Roles, search, want, got)
		fact.Equal(t, "got.Fields", got.Fields, want.Fields, search, want)
		fact.Equal(t, "got.Words", got.Words, want.Words, search, want)
		fact.Equal(t, "got.Companies", got.Companies, want.Companies, search, want)
	}
}

// People who write for a living are not authors: those write books.
func TestAuthorsWriteBooks(t *testing.T) {
	t.Parallel()
	author := New().Compile(syncrun.Definition{Description: "authors"})
	for bio, want := range map[string]syncrun.Confidence{
		"Novelist": full, "Author of Salt Roads": full, "I write thrillers": full, "Writer": maybe, "Copywriter": none,
		"Technical writer": maybe,
	} {
		if v := judge(author, human("Kit", bio, "")); v.Confidence != want {
			t.Errorf("%q: %s %q, want %s", bio, v.Confidence, v.Reasons, want)
		}
	}
}
