package classify

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// clausesOfBios are the clauses of the bios that the evaluation ships with.
func clausesOfBios(t *testing.T) []string {
	t.Helper()
	var clauses []string
	files, err := filepath.Glob("../eval/data/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	joint := func(c rune) bool { return strings.ContainsRune(".,|/•&\n", c) }
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(text) {
			var profile struct{ Bio string }
			if json.Unmarshal(line, &profile) == nil {
				clauses = append(clauses, strings.FieldsFunc(profile.Bio, joint)...)
			}
		}
	}
	fact.Holds(fact.Must(t), "there are thousands of clauses", len(clauses) > 2000, len(clauses))
	return clauses
}

// Bios are lists of clauses joined in any way: whatever stands beside whatever, no profile is more than the rules can
// read.
func TestAnyClauseMayFollowAnyOther(t *testing.T) {
	t.Parallel()
	c, clauses := New(), clausesOfBios(t)
	clauses = append(clauses, "co-host of a podcast", "host of the show", "one half of @acmepod", "co-founder", "GP")
	joints := []string{", ", " ", " | ", ". ", " & ", "/", " - ", "\n", " and ", ": ", " @", ", co-", " #", "'s ", " ("}
	var queries []*Query
	for _, search := range []string{
		"CTOs", "podcasters", "tech founders in Berlin", "women who are not students", "former nurses",
	} {
		queries = append(queries, c.Compile(syncrun.Definition{Description: search}))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 30_000 {
		var bio strings.Builder
		for n := 2 + random.IntN(3); n > 0; n-- {
			bio.WriteString(strings.TrimSpace(clauses[random.IntN(len(clauses))]) + joints[random.IntN(len(joints))])
		}
		p := human(clauses[random.IntN(len(clauses))], bio.String(), "")
		if v := judge(queries[i%len(queries)], p); v.Fault != "" {
			t.Fatalf("%q, %q: %s", p.Name, p.Bio, v.Fault)
		}
	}
}

// Folding leaves nothing of some words, and of some names.
func TestWordsThatFoldToNothing(t *testing.T) {
	t.Parallel()
	c := New()
	q := c.Compile(syncrun.Definition{Description: "founders"})
	for _, mark := range []string{"ـ", "ـــ", "\u0640\u064b", "@ـ", "#ـ", "\u0301", "a\u0301ـ"} {
		for _, form := range []string{"%", "% Ahmed", "Ahmed %", "% | %", "founder % pm", "I am % years", "% founder of %"} {
			said := strings.ReplaceAll(form, "%", mark)
			check(t, c, q, human(said, said, said))
			c.Compile(syncrun.Definition{Description: said})
		}
	}
}

func TestFaultsAreTheProfiles(t *testing.T) {
	t.Parallel()
	const bio = "Founder of Acme. she/her"
	whole := New()
	lex := whole.lex()

	// The rules cannot match a search.
	q := whole.Compile(syncrun.Definition{Description: "founders"})
	q.description[0].options = append(q.description[0].options, option{id: 1 << 14})
	v := judge(q, human("Ada", bio, ""))
	fact.Not(t, "fault", v.Fault, "")
	fact.Is(t, "outcome", v.Outcome, syncrun.OutcomeNone)
	fact.Equal(t, "reasons", v.Reasons, []string{unread})

	// The rules cannot take a text apart; the numbers of the profile still count.
	without := *lex
	without.labels = &dictionary{}
	broken := &Classifier{lex: func() *lexicon { return &without }, patterns: whole.patterns,
		readings: sync.Pool{New: func() any { return new(reading) }}}
	q = whole.Compile(syncrun.Definition{Description: "founders"})
	q.c = broken
	v = judge(q, human("Ada", bio, ""))
	fact.Not(t, "fault", v.Fault, "")
	fact.Is(t, "confidence", v.Confidence, syncrun.ConfidenceNone)
	fact.Equal(t, "reasons", v.Reasons, []string{unread})
	fact.Is(t, "gender", broken.Facts(new(human("Ada", bio, ""))).Gender, syncrun.GenderUnknown)

	// What is left in the memory for readings is no fault of the next.
	v = judge(whole.Compile(syncrun.Definition{Description: "founders"}), human("Ada", bio, ""))
	fact.Is(t, "fault", v.Fault, "")
	fact.Is(t, "confidence", v.Confidence, syncrun.ConfidenceFull)
}
