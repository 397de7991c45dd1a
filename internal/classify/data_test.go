package classify

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func labelLines() []labelLine { return allLabelLines() }

func TestDictionaryIsLargeEnough(t *testing.T) {
	t.Parallel()
	c := New()
	for kind, least := range map[syncrun.LabelKind]int{syncrun.LabelJobRole: 60, syncrun.LabelSkill: 120} {
		values := c.Values(kind)
		if len(values) < least {
			t.Errorf("%d values of %s, want at least %d", len(values), kind, least)
		}
		if !slices.IsSorted(values) {
			t.Errorf("values of %s are not sorted", kind)
		}
	}
	if got := c.Values("hobby"); len(got) != 0 {
		t.Errorf("values of an unknown kind: %v", got)
	}
}

func TestEveryValueIsCanonical(t *testing.T) {
	t.Parallel()
	c := New()
	for _, kind := range syncrun.LabelKinds() {
		for _, v := range c.Values(kind) {
			if got, ok := c.Canonical(kind, v); !ok || got != v {
				t.Errorf("Canonical(%s, %q) = %q, %v", kind, v, got, ok)
			}
		}
	}
}

func TestDictionaryLinesHangTogether(t *testing.T) {
	t.Parallel()
	values := map[string]bool{}
	for _, l := range labelLines() {
		if values[l.canonical] {
			t.Errorf("%q is there twice", l.canonical)
		}
		values[l.canonical] = true
	}
	for _, l := range labelLines() {
		for _, other := range slices.Concat(l.broader, l.nearby) {
			if !values[other] || other == l.canonical {
				t.Errorf("%q points at %q", l.canonical, other)
			}
		}
	}
}

func TestNoNameMeansTwoLabels(t *testing.T) {
	t.Parallel()
	f := newFolder()
	owner := map[string]string{}
	for _, l := range labelLines() {
		for _, name := range slices.Concat(l.names, l.toldSay) {
			key := string(l.kind) + ":" + strings.Join(f.words(name), " ")
			if strings.HasSuffix(key, ":") {
				t.Errorf("%q of %q has no words", name, l.canonical)
			}
			if before, taken := owner[key]; taken && before != l.canonical {
				t.Errorf("%q means %q and %q", name, before, l.canonical)
			}
			owner[key] = l.canonical
		}
	}
}

func TestModifiersAreWellFormed(t *testing.T) {
	t.Parallel()
	known := []string{"negated", "former", "aspiring", "learning", "other", "wanted", "audience", "jobs", "ends", "joins",
		"plain"}
	for _, s := range sections(modifierData) {
		h := strings.Fields(s.heading)
		if !slices.Contains(known, h[0]) {
			t.Errorf("heading %q", s.heading)
		}
		if len(h) == 1 {
			continue
		}
		reach, err := strconv.Atoi(h[2])
		fact.Is(fact.Must(t), "err", err, nil, s.heading)
		fact.Holds(fact.Must(t), "reach >= 1", reach >= 1, reach, s.heading)
		fact.Holds(t, `h[1] == "before" || h[1] == "after"`, h[1] == "before" || h[1] == "after", h[1], s.heading)
		if moodNamed(h[0]) == affirmed {
			t.Errorf("heading %q turns nothing", s.heading)
		}
	}
}

func TestPlainPhrasesTurnNothing(t *testing.T) {
	t.Parallel()
	lex := newLexicon()
	for _, s := range sections(modifierData) {
		if s.heading != "plain" {
			continue
		}
		for _, item := range s.items {
			if p := lex.phrases.at(lex.fold.words(item)); p.turns() {
				t.Errorf("%q is said to be plain and to turn words", item)
			}
		}
	}
}

func TestSpamPointsAreSmallerThanTheThreshold(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, s := range sections(spamData) {
		points := leadingNumber(s.heading)
		if points < 1 || points >= botThreshold {
			t.Errorf("%q: one phrase must not make a bot", s.heading)
		}
		for _, item := range s.items {
			if seen[item] {
				t.Errorf("%q is there twice", item)
			}
			seen[item] = true
		}
	}
}

func TestListsHaveNoDoubles(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{"stopwords": stopwordData, "pronouns": pronounData} {
		f := newFolder()
		heading := map[string]string{}
		for _, s := range sections(data) {
			for _, item := range s.items {
				w := strings.Join(f.words(item), " ")
				if before, ok := heading[w]; ok && before != s.heading {
					t.Errorf("%s: %q is under %q and %q", name, item, before, s.heading)
				}
				heading[w] = s.heading
			}
		}
		if len(heading) < 20 {
			t.Errorf("%s: only %d words", name, len(heading))
		}
	}
}

func TestNameLists(t *testing.T) {
	t.Parallel()
	lex := newLexicon()
	names := &lex.names
	for _, list := range []struct {
		name  string
		table nameTable
		least int
	}{{"female", names.female, 35_000}, {"male", names.male, 30_000}, {"both", names.both, 4_000},
		{"surnames", names.surnames, 2_500}} {
		all := strings.Split(strings.TrimSuffix(list.table.lines, "\n"), "\n")
		if len(all) < list.least || !slices.IsSorted(all) {
			t.Errorf("%s: %d names, sorted %v", list.name, len(all), slices.IsSorted(all))
		}
		for _, name := range all {
			if words := lex.fold.words(name); strings.Join(words, "-") != name &&
				!slices.ContainsFunc([]rune(name), isIdeograph) {
				t.Errorf("%s: %q folds to %q", list.name, name, words)
			}
		}
		for _, name := range []string{all[0], all[1], all[len(all)/2], all[len(all)-1]} {
			fact.Is(t, "has(name)", list.table.has([]byte(name)), true, list.name)
			fact.Is(t, `has(name+"\x00")`, list.table.has([]byte(name+"\x00")), false, list.name)
			fact.Is(t, `has(name[:1]+"~")`, list.table.has([]byte(name[:1]+"~")), false, list.name)
		}
	}
}

// Each of our own names is one word, as written, on one list.
func TestOwnNames(t *testing.T) {
	t.Parallel()
	lex := newLexicon()
	for _, s := range sections(nameData) {
		if strings.HasPrefix(s.heading, "written ") {
			continue
		}
		for _, item := range s.items {
			want := map[string]nameList{"both": onBoth, "female": onFemale, "male": onMale, "brand": onBrand}[s.heading]
			if key := nameKey(lex.fold.words(item)); key != item || lex.names.of([]byte(item)) != want {
				t.Errorf("%q of %s is %d", item, s.heading, lex.names.of([]byte(item)))
			}
		}
	}
}
