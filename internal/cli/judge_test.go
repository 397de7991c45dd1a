package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"goodones/internal/fact"
)

// judgeWith runs judge as a process with the given stdin.
func judgeWith(t *testing.T, stdin io.Reader, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	cmd := child(t, runChild, openDir(t), append([]string{"judge"}, args...)...)
	var out, errors bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, &out, &errors
	_ = cmd.Run()
	return cmd.ProcessState.ExitCode(), out.String(), errors.String()
}

const threePeople = `{"handle":"@ada","name":"Ada","bio":"Co-founder of a software startup","location":"Berlin",` +
	`"followersCount":120}

{"handle":"mo","name":"Mo","bio":"Gardener, tea"}
{"handle":"zed","bio":"I'm a bot. Facts every hour.","followersCount":9000,"followingCount":0,"tweetCount":80000}`

func TestJudgeExplains(t *testing.T) {
	t.Parallel()
	code, out, stderr := judgeWith(t, strings.NewReader(threePeople), "--search", "founders in Berlin")
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, want := range []string{"FULL   @ada  Ada  score 0.", `"Co-founder"`, "labels: ", "NONE   @mo  Mo\n",
		"gender: ", "BOT    @zed\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	reading := "the search is read as\n  roles: founder\n  places: berlin\n"
	if summary, read := strings.CutPrefix(strings.ToLower(stderr), reading); !read {
		t.Errorf("no reading:\n%s", stderr)
	} else {
		wantLine(t, summary, "profiles: 3 (1 full, 0 maybe, 1 no match, 1 bots")
	}
	_, out, _ = judgeWith(t, strings.NewReader(threePeople), "--search", "founders in Berlin", "--matches")
	fact.Contains(t, "out", out, "@ada")
	fact.Lacks(t, "out", out, "@mo")
	fact.Lacks(t, "out", out, "@zed")
}

func TestJudgeForPrograms(t *testing.T) {
	t.Parallel()
	code, out, stderr := judgeWith(
		t,
		strings.NewReader(threePeople),
		"--search",
		"founders in Berlin",
		"--format",
		"jsonl",
		"--label",
		"role:founder",
		"--gender",
		"male",
		"--tier",
		"UNDER_1K",
	)
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	var lines []judgedLine
	for text := range strings.Lines(out) {
		var line judgedLine
		check(t, json.Unmarshal([]byte(text), &line))
		lines = append(lines, line)
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines:\n%s", len(lines), out)
	}
	ada, mo, zed := lines[0], lines[1], lines[2]
	fact.Is(t, "ada.Line", ada.Line, 1, ada)
	fact.Is(t, "ada.Handle", ada.Handle, "ada")
	fact.Is(t, "ada.MatchConfidence", ada.MatchConfidence, "FULL")
	fact.Is(t, "ada.Candidate", ada.Candidate, false)
	fact.Is(t, "ada.Outcome", ada.Outcome, "GENDER")
	fact.Holds(t, "ada.Score > 0.5", ada.Score > 0.5, ada.Score)
	fact.Not(t, "len(ada.MatchReasons)", len(ada.MatchReasons), 0)
	fact.Is(t, "ada.Gender", ada.Gender, "FEMALE")
	fact.Is(t, "ada.FollowerCountTier", ada.FollowerCountTier, "UNDER_1K")
	fact.Not(t, "len(ada.Reasons)", len(ada.Reasons), 0)
	fact.Is(t, "mo.Line", mo.Line, 3, mo)
	fact.Is(t, "mo.MatchConfidence", mo.MatchConfidence, "NONE")
	fact.Is(t, "mo.Outcome", mo.Outcome, "NONE")
	fact.Is(t, "mo.FollowerCountTier", mo.FollowerCountTier, "")
	fact.Holds(t, "mo.Labels != nil", mo.Labels != nil)
	fact.Is(t, "zed.Bot", zed.Bot, true, zed)
	fact.Is(t, "zed.Outcome", zed.Outcome, "BOT")
	fact.Not(t, "len(zed.BotReasons)", len(zed.BotReasons), 0)
}

func TestJudgeGoesOnBehindBadLines(t *testing.T) {
	t.Parallel()
	input := "{\"bio\":5}\nhello\n{\"bio\":\"" + strings.Repeat("x", longestLine) + "\"}\n{}\n" +
		`{"handle":"ada","bio":"founder","zodiac":"cat"}`
	code, out, stderr := judgeWith(t, strings.NewReader(input), "--search", "founders")
	if code != exitFailed || !strings.Contains(out, "FULL   @ada") {
		t.Errorf("exit %d:\n%s", code, out)
	}
	want := "line 1: bio must be a text, not a number\nline 2: is no JSON object\nline 3: is longer than 1 MiB\n" +
		"line 4: has neither handle, name nor bio\n" +
		"profiles: 1 (1 FULL, 0 MAYBE, 0 no match, 0 bots, 0 dropped by gender, 0 by tier); lines that could not be " +
		"read: 4\n" +
		"fields that were not looked at: zodiac\ngoodones: some lines could not be read\n"
	if stderr != "the search is read as\n  roles: founder\n"+want {
		t.Errorf("stderr:\n%s\nwant:\n%s", stderr, want)
	}
}

// Somebody exports a table: told so once, not by a hundred thousand lines.
func TestJudgeOfATable(t *testing.T) {
	t.Parallel()
	table := "handle,bio\n" + strings.Repeat("ada,founder\n", 1000)
	code, out, stderr := judgeWith(t, strings.NewReader(table), "--search", "founders")
	if code != exitFailed || out != "" {
		t.Errorf("exit %d:\n%s", code, out)
	}
	if strings.Contains(stderr, "line 21:") {
		t.Errorf("too many lines are named:\n%s", stderr)
	}
	for _, want := range []string{"line 20: is no JSON object\n", "lines that could not be read: 1001\n",
		"goodones: no line could be read: each must be a JSON object"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("no %q in\n%s", want, stderr)
		}
	}
}

func TestJudgeOfNothing(t *testing.T) {
	t.Parallel()
	code, out, stderr := judgeWith(t, strings.NewReader("\n\n"), "--label", "founder")
	if code != exitOK || out != "" {
		t.Errorf("exit %d: %q", code, out)
	}
	if !strings.Contains(stderr, "profiles: 0 (") {
		t.Errorf("%q", stderr)
	}
}

func TestJudgeTellsThatTheInputFails(t *testing.T) {
	t.Parallel()
	directory, err := os.Open(t.TempDir())
	check(t, err)
	defer directory.Close()
	code, _, stderr := judgeWith(t, directory, "--search", "founders")
	if code != exitFailed {
		t.Errorf("exit %d", code)
	}
	if !strings.Contains(stderr, "goodones: line 1: read") || !strings.Contains(stderr, "is a directory") {
		t.Errorf("%q", stderr)
	}
}

// A user who types sees each answer at once, and Ctrl-C ends a program that waits for the next line.
func TestJudgeAnswersAtOnceAndCanBeInterrupted(t *testing.T) {
	t.Parallel()
	cmd := child(t, runChild, openDir(t), "judge", "--search", "founders", "--format", "jsonl")
	typing, err := cmd.StdinPipe()
	check(t, err)
	s := start(t, cmd)
	_, err = io.WriteString(typing, `{"handle":"ada","bio":"founder"}`+"\n")
	check(t, err)
	if line := s.until(t, "{"); !strings.Contains(line, `"matchConfidence":"FULL"`) {
		t.Errorf("%s", line)
	}
	if code := s.end(t, os.Interrupt); code != exitInterrupt {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
}

// The reader is gone before the rest: the program ends, and says nothing of it.
func TestJudgeEndsWhenItsReaderGoes(t *testing.T) {
	t.Parallel()
	cmd := child(t, runChild, openDir(t), "judge", "--search", "founders")
	cmd.Stdin = io.LimitReader(endless{}, 1<<30)
	s := start(t, cmd)
	s.until(t, "FULL")
	check(t, s.stdout.Close())
	_ = s.Wait()
	if code := s.ProcessState.ExitCode(); code != exitInterrupt || strings.Contains(s.stderr.String(), "pipe") {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
}

// endless reads as the same person again and again.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	line := []byte(`{"handle":"ada","bio":"founder"}` + "\n")
	n := 0
	for len(p)-n >= len(line) {
		n += copy(p[n:], line)
	}
	return n, nil
}

// Text that strangers wrote neither moves the cursor nor turns the line around.
func TestJudgeShowsStrangersTextPlainly(t *testing.T) {
	t.Parallel()
	line := `{"handle":"a\u001b]0;da","name":"A\u001b[31m\u202eda\nFULL @mo","bio":"founder\u0007 of\nthings"}`
	_, out, _ := judgeWith(t, strings.NewReader(line), "--search", "founders")
	if strings.ContainsAny(out, "\x1b\x07\u202e") || strings.Contains(out, "\nFULL @mo") {
		t.Errorf("%q", out)
	}
}
