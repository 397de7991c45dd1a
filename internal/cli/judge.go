package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"goodones/internal/classify"
	"goodones/internal/profile"
	"goodones/internal/syncrun"
)

const judgeHelp = `Runs a search over the profiles on stdin, one JSON object a line, and tells for each how well ` +
	`it matches, and why.
It needs no database and no network, and spends nothing. Lines that cannot be read are named, and the rest goes on.
The text is UTF-8, a line at most 1 MiB long. jq -c '.[]' makes such lines of a JSON array.

The fields of a profile, all optional but one of the first three:
  handle, name, bio, location, url, profileImageUrl   texts
  followersCount, followingCount, tweetCount, listedCount   whole numbers; unknown where left out
  verified, protected   true or false
  createdAt   a time such as 2009-03-31T00:00:00Z

  echo '{"handle":"ada","bio":"Co-founder of a SaaS in Berlin"}' | goodones judge --search "tech founders in Berlin"

Exit code 1 tells that some lines could not be read.`

// The formats of judge.
const (
	formatText  = "text"
	formatJSONL = "jsonl"
)

// wish is a search as the command line gives it.
type wish struct {
	description string
	labels      []string
	genders     []string
	strict      bool
	tiers       []string
}

func newJudge() *cobra.Command {
	var w wish
	var format string
	var matches bool
	cmd := &cobra.Command{
		Use:   "judge --search TEXT < profiles.jsonl",
		Short: "Try a search on profiles from a file, without a sync",
		Long:  judgeHelp,
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != formatText && format != formatJSONL {
				return usageError{fmt.Errorf("--format must be text or jsonl, not %q", format)}
			}
			c := classify.New()
			definition, err := w.definition(c)
			if err != nil {
				return usageError{err}
			}
			fmt.Fprint(cmd.ErrOrStderr(), readingText(c.Reading(definition)))
			hintAtTerminal(cmd.InOrStdin(), cmd.ErrOrStderr())
			j := &judging{classifier: c, query: c.Compile(definition), matches: matches, errors: cmd.ErrOrStderr()}
			return j.run(cmd.Context(), cmd.InOrStdin(), newJudgePrinter(cmd.OutOrStdout(), format))
		},
	}
	f := cmd.Flags()
	f.StringVar(&w.description, "search", "", "what to look for, in your own words")
	f.StringArrayVar(
		&w.labels,
		"label",
		nil,
		"a job role or skill that must be there; role:VALUE or skill:VALUE for just one of them",
	)
	f.StringSliceVar(&w.genders, "gender", nil, "keep only these: female, male, nonbinary, unknown")
	f.BoolVar(&w.strict, "strict-gender", false, "drop people of unknown gender too")
	f.StringSliceVar(&w.tiers, "tier", nil, "keep only these: under_1k, 1k_to_10k, 10k_to_100k, 100k_to_1m, over_1m")
	f.BoolVar(&matches, "matches", false, "leave out everybody who would be no candidate")
	f.StringVar(&format, "format", formatText, "text to read, or jsonl for programs")
	return cmd
}

// hintAtTerminal tells somebody who forgot to redirect a file what the program waits for.
func hintAtTerminal(in io.Reader, out io.Writer) {
	if file, ok := in.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		fmt.Fprintln(out, "reading profiles from the terminal, one JSON object a line; Ctrl-D ends them")
	}
}

// definition is the search in the form in which a saved one is kept.
func (w *wish) definition(c *classify.Classifier) (syncrun.Definition, error) {
	d := syncrun.Definition{Description: strings.TrimSpace(w.description), StrictGender: w.strict}
	if d.Description == "" && len(w.labels) == 0 {
		return d, errors.New("--search TEXT or --label VALUE is needed")
	}
	for _, typed := range w.labels {
		label, err := parseLabel(c, typed)
		if err != nil {
			return d, err
		}
		d.Labels = append(d.Labels, label)
	}
	var err error
	if d.Genders, err = words("--gender", w.genders, syncrun.Genders()); err != nil {
		return d, err
	}
	if d.FollowerCountTiers, err = words("--tier", w.tiers, syncrun.FollowerCountTiers()); err != nil {
		return d, err
	}
	if !c.LooksFor(d) {
		return d, fmt.Errorf(
			"--search %q says nothing to look for: name a role, a skill, a place or another word",
			d.Description,
		)
	}
	return d, nil
}

// parseLabel finds a label that the dictionary has: a job role where a word is both.
func parseLabel(c *classify.Classifier, typed string) (syncrun.Label, error) {
	kinds, value := syncrun.LabelKinds(), typed
	if prefix, rest, found := strings.Cut(typed, ":"); found {
		value = rest
		switch prefix {
		case "role":
			kinds = []syncrun.LabelKind{syncrun.LabelJobRole}
		case "skill":
			kinds = []syncrun.LabelKind{syncrun.LabelSkill}
		default:
			return syncrun.Label{}, fmt.Errorf(
				"--label %q: a label begins with role: or skill:, or has no colon",
				typed,
			)
		}
	}
	for _, kind := range kinds {
		if canonical, ok := c.Canonical(kind, value); ok {
			return syncrun.Label{Kind: kind, Value: canonical}, nil
		}
	}
	return syncrun.Label{}, fmt.Errorf("--label %q is not in the dictionary: put it into --search", typed)
}

// words reads a list of words of the domain.
func words[T ~string](flag string, typed []string, known []T) ([]T, error) {
	var list []T
	for _, word := range typed {
		if !slices.Contains(known, T(strings.ToLower(word))) {
			return nil, fmt.Errorf("%s has no %q", flag, word)
		}
		list = append(list, T(strings.ToLower(word)))
	}
	return list, nil
}

// judging judges lines with one search.
type judging struct {
	classifier *classify.Classifier
	query      *classify.Query
	matches    bool // print only who would be a candidate
	errors     io.Writer
	summary    judgeSummary
}

// judgePrinter writes results. What it keeps back, flush writes.
type judgePrinter interface {
	print(r *judged) error
	flush() error
}

// run judges until the lines or ctx end.
func (j *judging) run(ctx context.Context, in io.Reader, out judgePrinter) error {
	lines := readLines(ctx, in)
	for {
		if len(lines) == 0 { // somebody may be typing
			if err := out.flush(); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case line, more := <-lines:
			if !more {
				return j.end(out)
			}
			if err := j.line(line, out); err != nil {
				return err
			}
		}
	}
}

// line judges one line. Its errors are those of the output and of reading on; a bad line is told and counted.
func (j *judging) line(line inputLine, out judgePrinter) error {
	if line.failed != nil {
		return errors.Join(out.flush(), fmt.Errorf("line %d: %w", line.number, line.failed))
	}
	err := line.refused
	var parsed profile.Line
	if err == nil {
		var ignored []string
		parsed, ignored, err = profile.Parse(line.text)
		j.summary.ignore(ignored)
	}
	if err != nil {
		j.refuse(line.number, err)
		return nil
	}
	result := j.judge(line.number, parsed)
	j.summary.add(&result)
	if j.matches && result.outcome != syncrun.OutcomePassed {
		return nil
	}
	return out.print(&result)
}

// mostNamed bad lines are named: a file in another format has nothing else.
const mostNamed = 20

// refuse tells of a bad line, and counts it.
func (j *judging) refuse(number int, err error) {
	j.summary.unread++
	if j.summary.unread <= mostNamed {
		fmt.Fprintf(j.errors, "line %d: %v\n", number, err)
	}
	if j.summary.unread == mostNamed {
		fmt.Fprintln(j.errors, "further bad lines are counted, but not named")
	}
}

func (j *judging) judge(number int, line profile.Line) judged {
	p := line.Profile(int64(number))
	v := j.query.Judge(syncrun.Subject{Profile: p, FactsHash: j.classifier.Hash(&p)})
	if v.Fault != "" {
		fmt.Fprintf(j.errors, "line %d: the rules failed: %s\n", number, v.Fault)
	}
	outcome := v.Outcome
	if outcome == "" {
		outcome = j.query.Filter(
			syncrun.Match{PersonID: p.ID, Gender: v.Gender, FollowerCountTier: v.FollowerCountTier},
		)
	}
	var facts classify.Facts
	if v.Fault == "" {
		facts = j.classifier.Facts(&p)
	}
	return judged{line: number, profile: p, facts: facts, verdict: v, outcome: outcome}
}

// end tells what there was.
func (j *judging) end(out judgePrinter) error {
	if err := out.flush(); err != nil {
		return err
	}
	fmt.Fprintln(j.errors, j.summary.String())
	switch {
	case j.summary.unread == 0:
		return nil
	case j.summary.people == 0:
		return errNoLineRead
	default:
		return errUnreadLines
	}
}

var (
	errUnreadLines = errors.New("some lines could not be read")
	errNoLineRead  = errors.New("no line could be read: each must be a JSON object, as goodones judge --help shows; " +
		"a table (CSV) or a JSON array has to be converted")
)
