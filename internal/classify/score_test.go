package classify

import (
	"strconv"
	"testing"
	"time"
	"unicode/utf16"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// Better matches come first, every full match before every maybe.
func TestScoresOrderMatches(t *testing.T) {
	t.Parallel()
	q := New().Compile(syncrun.Definition{Description: "sports journalists in London"})
	inOrder := []syncrun.Profile{
		human("Robin", "Sports journalist", "London"),
		human("Robin", "Dad. Cook. Gardener. Journalist. Writing about sports", "London"),
		human("Robin", "Journalist", "London"),
		human("Robin", "Ex-journalist", ""),
		human("Robin", "Baker", "London"),
	}
	last := 2.0
	for _, p := range inOrder {
		v := judge(q, p)
		fact.Holds(t, "v.Score < last", v.Score < last, v.Score, last, p.Bio)
		fact.Holds(t, "v.Score >= 0", v.Score >= 0, v.Score, p.Bio)
		fact.Holds(t, "v.Score <= 1", v.Score <= 1, v.Score, p.Bio)
		if (v.Confidence == full) != (v.Score >= fullFrom) || (v.Confidence == none) != (v.Score == 0) {
			t.Errorf("%q: %s scores %v", p.Bio, v.Confidence, v.Score)
		}
		last = v.Score
	}
}

// A score is the number of three digits that the database keeps of it, so that whoever is judged without one, as in a
// preview, scores the same.
func TestScoresHaveThreeDigits(t *testing.T) {
	t.Parallel()
	q := New().Compile(syncrun.Definition{Description: "founders, engineers and designers", Labels: []syncrun.Label{
		{Kind: syncrun.LabelJobRole, Value: "founder"}, {Kind: syncrun.LabelJobRole, Value: "software engineer"},
		{Kind: syncrun.LabelJobRole, Value: "designer"}}})
	for _, bio := range []string{"Helping teams get better at graphql. CTO, speaker, parent.",
		"I write a newsletter about swift. CTO before that.", "birdwatching / golang / they/them", "Founder",
		"Ex-designer", "Physicist"} {
		v := judge(q, human("Robin", bio, ""))
		if digits := strconv.FormatFloat(v.Score, 'f', -1, 64); len(digits) > len("0.123") {
			t.Errorf("%q scores %s", bio, digits)
		}
	}
}

func TestScoreIsOfTheFactsAlone(t *testing.T) {
	t.Parallel()
	q := New().Compile(syncrun.Definition{Description: "founders"})
	p := human("Robin", "Founder", "")
	was := judge(q, p)
	opened := time.Date(2011, 1, 2, 0, 0, 0, 0, time.UTC)
	p.CreatedAt, p.ID = &opened, 99
	if now := judge(q, p); now.Score != was.Score {
		t.Errorf("score %v, then %v", was.Score, now.Score)
	}
}

func TestMatchReasonsPointAtTheProfile(t *testing.T) {
	t.Parallel()
	q := New().Compile(syncrun.Definition{Description: "rich founders in Lisbon open to work"})
	p := human("Robin 🚀", "🌍 ex-founder. Hire me", "Lisbon")
	v := judge(q, p)
	fields := map[syncrun.ProfileField]string{syncrun.FieldName: p.Name, syncrun.FieldBio: p.Bio,
		syncrun.FieldLocation: p.Location}
	kinds := map[syncrun.MatchReasonKind]string{}
	for i, reason := range v.MatchReasons {
		fact.Is(t, "reason.Text", reason.Text, v.Reasons[i], reason)
		fact.Holds(t, "reason.Strength >= 0", reason.Strength >= 0, reason.Strength)
		fact.Holds(t, "reason.Strength <= 1", reason.Strength <= 1, reason.Strength)
		if reason.Field != "" {
			units := utf16.Encode([]rune(fields[reason.Field]))
			if got := string(utf16.Decode(units[reason.Start:reason.End])); got != reason.Quote {
				t.Errorf("%+v points at %q", reason, got)
			}
		}
		kinds[reason.Kind] = reason.Quote
	}
	want := map[syncrun.MatchReasonKind]string{syncrun.ReasonRole: "ex-founder", syncrun.ReasonPlace: "Lisbon",
		syncrun.ReasonStatus: "Hire me", syncrun.ReasonUnread: ""}
	for kind, quote := range want {
		if got, ok := kinds[kind]; !ok || got != quote {
			t.Errorf("%s says %q (%v), want %q", kind, got, ok, quote)
		}
	}
	if none := judge(q, human("Robin", "Plumber", "Oslo")); none.MatchReasons != nil {
		t.Errorf("none has %+v", none.MatchReasons)
	}
}

// Of two who meet a search, who says it in the search's own words comes first.
func TestTheSearchsOwnWordsComeFirst(t *testing.T) {
	t.Parallel()
	c := New()
	for search, bios := range map[string][2]string{
		"nature photographers": {"Nature photographer", "Environmental photographer"},
		"golang developers":    {"Golang developer", "Go developer"},
	} {
		q := c.Compile(syncrun.Definition{Description: search})
		own, other := judge(q, human("Robin", bios[0], "")), judge(q, human("Robin", bios[1], ""))
		fact.Is(t, "own.Confidence", own.Confidence, full, search)
		fact.Is(t, "other.Confidence", other.Confidence, full, search)
		fact.Holds(t, "own.Score > other.Score", own.Score > other.Score, own.Score, other.Score, search)
	}
}

// Who claims a role in the search's own words comes before who claims it in others, who begins with it before who ends
// with it, and who says it as a word before who only tags it.
func TestOwnWordsComeFirst(t *testing.T) {
	t.Parallel()
	for search, bios := range map[string][2]string{
		"product managers": {"Product manager at Acme", "Product owner at Acme"},
		"lawyers":          {"Lawyer in Leeds", "Solicitor in Leeds"},
		"chefs":            {"Chef. I like tea, maps, boats and trains", "I like tea, maps, boats and trains. Chef."},
		"photographers":    {"Photographer and a cat", "#photographer and a cat"},
	} {
		q := New().Compile(syncrun.Definition{Description: search})
		first, second := judge(q, human("Robin", bios[0], "")), judge(q, human("Robin", bios[1], ""))
		fact.Holds(t, "first.Score > second.Score", first.Score > second.Score, bios, first.Score, second.Score)
	}
}
