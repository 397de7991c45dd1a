package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// drawnRun is a run of 100 s, 40 of which it spends on new followers, as a terminal of a width shows it.
func drawnRun(width int, events ...runState) (*waterfall, *bytes.Buffer) {
	var out bytes.Buffer
	began := time.Date(2026, 4, 17, 12, 0, 0, 0, time.UTC)
	w := &waterfall{screen: &screen{out: &out, size: func() (int, int) { return width, 24 }}, run: watchedRun}
	for _, event := range events {
		event.At = began.Add(time.Duration(event.Sequence) * time.Second)
		w.take(&event)
	}
	return w, &out
}

func story100() []runState {
	end := runState{
		Sequence: 100, Status: "COMPLETED", Stage: "FILTER", NewFollowersCount: 2400, LikersCount: 30,
		CandidatesPassedCount: 12, TierFilteredCount: 4,
	}
	end.SyncRun.ResourcesUsed, end.SyncRun.EstimatedCostUSD = 802, 8.014
	return []runState{
		{Sequence: 0, Status: "QUEUED"},
		{Sequence: 0, Status: "RUNNING", Stage: "FETCH_FOLLOWERS", Message: "Fetching"},
		{Sequence: 40, Status: "RUNNING", Stage: "LIKERS", NewFollowersCount: 2400},
		{Sequence: 90, Status: "RUNNING", Stage: "FILTER", NewFollowersCount: 2400, LikersCount: 30},
		end,
	}
}

func TestWaterfall(t *testing.T) {
	t.Parallel()
	w, out := drawnRun(68, story100()...) // twenty cells for the bars
	want := `Run 7  completed  1:40
  New followers     ████████               40.0 s  2400 new
  Known followers
  Thin profiles
  Likers                    ██████████     50.0 s  30 likers
  Judgement
  Filters                             ██   10.0 s  12 good ones
  completed in 1:40: 2400 new, 0 refreshed, 0 completed, 30 likers,
    12 good ones
  dropped 4 by tier, 0 by gender
  802 resources read; at X's list prices $8.01`
	if got := strings.Join(w.picture(time.Now(), 68), "\n"); got != want {
		t.Errorf("got:\n%s", got)
	}
	// Each drawing goes over the one before, and no line is wider than the terminal.
	if ups := strings.Count(out.String(), "\x1b[9A"); ups != 4 {
		t.Errorf("%d drawings over nine lines in %q", ups, out)
	}
	for line := range strings.SplitSeq(out.String(), "\n") {
		plain := strings.NewReplacer("\r", "", "\x1b[K", "", "\x1b[9A", "", "\x1b[J", "").Replace(line)
		if utf8.RuneCountInString(plain) > 67 {
			t.Errorf("%d letters in %q", utf8.RuneCountInString(plain), plain)
		}
	}
}

// TestWaterfallGrows looks at a stage that is under way, ten seconds after its event.
func TestWaterfallGrows(t *testing.T) {
	t.Parallel()
	w, _ := drawnRun(68, story100()[:3]...)
	for after, want := range map[time.Duration]string{
		0: "    0.0 s", 10 * time.Second: "   10.0 s", time.Hour: "   60:00",
	} {
		line := w.picture(w.received.Add(after), 68)[4]
		if !strings.Contains(line, want+"  0 likers") || !strings.Contains(line, "█") {
			t.Errorf("after %s: %q", after, line)
		}
	}
}

// TestWaterfallLosesNoWordOfTheEnd ends a run on narrow terminals: why it failed can be read on each.
func TestWaterfallLosesNoWordOfTheEnd(t *testing.T) {
	t.Parallel()
	events := story100()
	last := &events[len(events)-1]
	last.Status, last.SyncRun.ErrorMessage = "FAILED", "X does not accept the token: an operator has to set another one"
	for _, width := range []int{80, 40, 20, 9, 1} {
		w, _ := drawnRun(width, events...)
		text := w.picture(time.Now(), width)[7:]
		for _, line := range text {
			if n := utf8.RuneCountInString(line); n > max(width-1, 8) {
				t.Errorf("%d columns: %d letters in %q", width, n, line)
			}
		}
		plain := strings.ReplaceAll(strings.Join(text, ""), " ", "")
		want := strings.ReplaceAll(w.summary(w.last), " ", "")
		if want = strings.ReplaceAll(want, "\n", ""); plain != want {
			t.Errorf("%d columns: got %q, want %q", width, plain, want)
		}
	}
}

func TestSeconds(t *testing.T) {
	t.Parallel()
	for of, want := range map[time.Duration]string{
		-time.Second: "0.0 s", 440 * time.Millisecond: "0.4 s", 13941 * time.Millisecond: "13.9 s",
		59949 * time.Millisecond: "59.9 s", 59951 * time.Millisecond: "1:00", 185 * time.Second: "3:05",
	} {
		if got := seconds(of); got != want {
			t.Errorf("%s: %q, not %q", of, got, want)
		}
	}
}

func TestSpanBar(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, until, whole int
		want               string
	}{
		{0, 0, 0, "█         "}, {0, 10, 10, "██████████"}, {10, 10, 10, "         █"}, {5, 7, 10, "     ██   "},
		{5, 5, 10, "     █    "},
	} {
		got := spanBar(time.Duration(c.from), time.Duration(c.until), time.Duration(c.whole), 10)
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// TestWaterfallOfAShortTerminal draws over all that it drew, and leaves the whole of the last picture.
func TestWaterfallOfAShortTerminal(t *testing.T) {
	t.Parallel()
	for height := 1; height < 12; height++ {
		var out bytes.Buffer
		w := &waterfall{screen: &screen{out: &out, size: func() (int, int) { return 68, height }}, run: watchedRun}
		events := story100()
		for i := range events {
			w.take(&events[i])
			if shown := strings.Count(out.String(), "\n"); i+1 < len(events) && shown > max(1, height-1) {
				t.Errorf("%d lines of %d: %q", shown, height, out.String())
			}
			text := out.String()
			if !strings.Contains(text, "Run 7") || i == 1 && height > 2 && !strings.Contains(text, "Fetching") {
				t.Errorf("of %d lines the first or the last is missing: %q", height, text)
			}
			if i+1 == len(events) && strings.Count(out.String(), "\n") != 11 {
				t.Errorf("the last picture: %q", out.String())
			}
			out.Reset()
		}
	}
}

func TestEveryStageHasATitle(t *testing.T) {
	t.Parallel()
	for _, stage := range stageNames() {
		if title := stageTitle(stage); title == "" || len(title) > nameCells {
			t.Errorf("%s is called %q", stage, title)
		}
	}
}
