package cli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// judged is what became of one line.
type judged struct {
	line    int
	profile syncrun.Profile
	facts   classify.Facts
	verdict syncrun.Verdict
	outcome syncrun.Outcome
}

func newJudgePrinter(out io.Writer, format string) judgePrinter {
	buffered := bufio.NewWriter(out)
	if format == formatJSONL {
		encoder := json.NewEncoder(buffered)
		encoder.SetEscapeHTML(false)
		return &jsonlPrinter{out: buffered, encoder: encoder}
	}
	return &textPrinter{out: buffered}
}

// jsonlPrinter writes an object a line. Fields and values are named as in GraphQL.
type jsonlPrinter struct {
	out     *bufio.Writer
	encoder *json.Encoder
}

type judgedLine struct {
	Line              int            `json:"line"`
	Handle            string         `json:"handle"`
	Name              string         `json:"name"`
	MatchConfidence   string         `json:"matchConfidence"`
	Score             float64        `json:"score"`
	Candidate         bool           `json:"candidate"`
	Outcome           string         `json:"outcome"`
	Reasons           []string       `json:"reasons"`
	MatchReasons      []judgedReason `json:"matchReasons"`
	Gender            string         `json:"gender"`
	GenderReason      string         `json:"genderReason"`
	FollowerCountTier string         `json:"followerCountTier,omitempty"`
	Bot               bool           `json:"bot"`
	BotReasons        []string       `json:"botReasons,omitempty"`
	Labels            []string       `json:"labels"`
}

type judgedReason struct {
	Kind     string  `json:"kind"`
	Text     string  `json:"text"`
	Field    string  `json:"field,omitempty"`
	Quote    *string `json:"quote,omitempty"`
	Start    *int    `json:"start,omitempty"`
	End      *int    `json:"end,omitempty"`
	Strength float64 `json:"strength"`
}

func judgedReasons(reasons []syncrun.MatchReason) []judgedReason {
	shown := make([]judgedReason, 0, len(reasons))
	for _, r := range reasons {
		shown = append(shown, judgedReason{
			Kind: strings.ToUpper(string(r.Kind)), Text: r.Text, Field: strings.ToUpper(string(r.Field)),
			Quote: r.ShownQuote(), Start: r.ShownStart(), End: r.ShownEnd(), Strength: r.Strength,
		})
	}
	return shown
}

func (p *jsonlPrinter) print(r *judged) error {
	line := judgedLine{
		Line: r.line, Handle: r.profile.Handle, Name: r.profile.Name,
		MatchConfidence: strings.ToUpper(string(r.verdict.Confidence)),
		Score:           r.verdict.Score, MatchReasons: judgedReasons(r.verdict.MatchReasons),
		Candidate: r.outcome == syncrun.OutcomePassed, Outcome: strings.ToUpper(string(r.outcome)),
		Reasons: r.verdict.Reasons, Gender: strings.ToUpper(string(r.facts.Gender)), GenderReason: r.facts.GenderReason,
		Bot: r.facts.Bot, BotReasons: r.facts.BotReasons, Labels: r.facts.Labels,
	}
	if r.profile.FollowersCount >= 0 {
		line.FollowerCountTier = strings.ToUpper(string(r.verdict.FollowerCountTier))
	}
	return p.encoder.Encode(line)
}

func (p *jsonlPrinter) flush() error { return p.out.Flush() }

// textPrinter writes some lines for each person.
type textPrinter struct{ out *bufio.Writer }

func (p *textPrinter) print(r *judged) error {
	fmt.Fprintf(p.out, "%-5s  %s", title(r), who(r))
	if r.outcome == syncrun.OutcomePassed {
		fmt.Fprintf(p.out, "  score %.3f", r.verdict.Score)
	}
	fmt.Fprintln(p.out)
	for _, reason := range r.verdict.Reasons {
		fmt.Fprintf(p.out, "       %s\n", oneLine(reason))
	}
	if !r.facts.Bot {
		fmt.Fprintf(p.out, "       gender: %s (%s)\n", r.facts.Gender, oneLine(r.facts.GenderReason))
	}
	if len(r.facts.Labels) > 0 {
		fmt.Fprintf(p.out, "       labels: %s\n", strings.Join(r.facts.Labels, ", "))
	}
	_, err := fmt.Fprintln(p.out) // a failed write fails all later ones
	return err
}

func (p *textPrinter) flush() error { return p.out.Flush() }

// title says what becomes of somebody: how well they match, or what keeps them from it.
func title(r *judged) string {
	switch r.outcome {
	case syncrun.OutcomePassed:
		return strings.ToUpper(string(r.verdict.Confidence))
	case syncrun.OutcomeBot:
		return "BOT"
	case syncrun.OutcomeGender, syncrun.OutcomeTier:
		return fmt.Sprintf("%s, but dropped by %s", strings.ToUpper(string(r.verdict.Confidence)), r.outcome)
	default:
		return "NONE"
	}
}

// who names somebody as well as the line does.
func who(r *judged) string {
	handle := oneLine(r.profile.Handle)
	if handle != "" {
		handle = "@" + handle
	}
	named := strings.TrimSpace(handle + "  " + oneLine(r.profile.Name))
	return cmp.Or(named, fmt.Sprintf("line %d", r.line))
}

// oneLine keeps what strangers wrote from moving the cursor or colouring the terminal.
func oneLine(text string) string {
	moves := func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }
	return strings.Join(strings.FieldsFunc(text, moves), " ")
}

// judgeSummary counts lines.
type judgeSummary struct {
	people, full, maybe, bots, gender, tier, unread int
	ignored                                         []string // fields that no profile has
}

func (s *judgeSummary) add(r *judged) {
	s.people++
	switch r.outcome {
	case syncrun.OutcomeBot:
		s.bots++
	case syncrun.OutcomeGender:
		s.gender++
	case syncrun.OutcomeTier:
		s.tier++
	case syncrun.OutcomePassed:
		if r.verdict.Confidence == syncrun.ConfidenceFull {
			s.full++
		} else {
			s.maybe++
		}
	}
}

func (s *judgeSummary) ignore(fields []string) {
	for _, field := range fields {
		if !slices.Contains(s.ignored, field) {
			s.ignored = append(s.ignored, field)
		}
	}
}

// String is a line or two: what there was, and what was not looked at.
func (s *judgeSummary) String() string {
	none := s.people - s.full - s.maybe - s.bots - s.gender - s.tier
	text := fmt.Sprintf("profiles: %d (%d FULL, %d MAYBE, %d no match, %d bots, %d dropped by gender, %d by tier)",
		s.people, s.full, s.maybe, none, s.bots, s.gender, s.tier)
	if s.unread > 0 {
		text += fmt.Sprintf("; lines that could not be read: %d", s.unread)
	}
	if len(s.ignored) > 0 {
		text += "\nfields that were not looked at: " + oneLine(strings.Join(s.ignored, ", "))
	}
	return text
}
