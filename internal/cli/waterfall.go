package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// redraw is how often a run that is under way is drawn anew, so that its bars grow between two events.
const redraw = time.Second

// waterfall shows a run: on a terminal a bar for each stage, placed by when it began and how long it took, drawn over
// and over in the same lines; elsewhere the lines of its log.
type waterfall struct {
	screen *screen
	run    string
	ended  chan struct{}  // closed by close
	drawn  sync.WaitGroup // the goroutine that draws between events

	mu       sync.Mutex
	began    time.Time // by the server's clock
	last     *runState
	received time.Time // when the last event came, by ours
	spans    []span
	message  string // the last line of the log
	lines    int    // drawn, above the cursor
}

// span is a stage of the run; ended is zero while the run is in it.
type span struct {
	stage        string
	began, ended time.Time
}

func newWaterfall(s *screen, run string) *waterfall {
	w := &waterfall{screen: s, run: run, ended: make(chan struct{})}
	if s.terminal() {
		w.drawn.Go(w.grow)
	}
	return w
}

// close ends the drawing; what is drawn stays. It returns once nothing is drawn any more.
func (w *waterfall) close() {
	close(w.ended)
	w.drawn.Wait()
}

func (w *waterfall) grow() {
	ticker := time.NewTicker(redraw)
	defer ticker.Stop()
	for {
		select {
		case <-w.ended:
			return
		case now := <-ticker.C:
			w.mu.Lock()
			if w.last != nil && !over(w.last) {
				w.draw(now)
			}
			w.mu.Unlock()
		}
	}
}

// note tells something beside the run, once it is not drawn over.
func (w *waterfall) note(to io.Writer, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.screen.terminal() {
		fmt.Fprintln(to, "goodones:", text)
		return
	}
	w.message = text
	if w.last != nil {
		w.draw(time.Now())
	}
}

// take shows an event.
func (w *waterfall) take(r *runState) {
	w.mu.Lock()
	defer w.mu.Unlock()
	first := w.last == nil
	if first {
		w.began = r.At
	}
	w.place(r)
	w.last, w.received = r, time.Now()
	if r.Message != "" {
		w.message = r.Message
	}
	if w.screen.terminal() {
		w.draw(w.received)
		return
	}
	if first {
		w.screen.printf("Run %s\n", w.run)
	}
	if r.Message != "" {
		w.screen.printf("  %5.1fs  %s\n", r.At.Sub(w.began).Seconds(), r.Message)
	}
	if over(r) {
		w.screen.printf("%s", w.summary(r))
	}
}

// place opens and closes stages by an event.
func (w *waterfall) place(r *runState) {
	current := len(w.spans) - 1
	if r.Stage != "" && (current < 0 || w.spans[current].stage != r.Stage) {
		if current >= 0 {
			w.spans[current].ended = r.At
		}
		w.spans = append(w.spans, span{stage: r.Stage, began: r.At})
	}
	if over(r) && len(w.spans) > 0 {
		w.spans[len(w.spans)-1].ended = r.At
	}
}

func over(r *runState) bool { return r.Status == "COMPLETED" || r.Status == "FAILED" }

func (w *waterfall) summary(r *runState) string {
	text := fmt.Sprintf("  %s in %s: %s\n", strings.ToLower(r.Status), seconds(r.At.Sub(w.began)), counts(r))
	if dropped := r.TierFilteredCount + r.GenderFilteredCount; dropped > 0 {
		text += fmt.Sprintf("  dropped %d by tier, %d by gender\n", r.TierFilteredCount, r.GenderFilteredCount)
	}
	if r.SyncRun.ErrorMessage != "" {
		text += "  " + r.SyncRun.ErrorMessage + "\n"
	}
	if r.SyncRun.ResourcesUsed == 0 {
		return text + "  nothing was charged\n"
	}
	return text + fmt.Sprintf("  %d resources read; at X's list prices %s\n", r.SyncRun.ResourcesUsed,
		dollars(r.SyncRun.EstimatedCostUSD))
}

// draw writes all lines at once over those of before: a terminal must not show half of them.
func (w *waterfall) draw(now time.Time) {
	var text strings.Builder
	if w.lines > 0 {
		fmt.Fprintf(&text, "\x1b[%dA", w.lines)
	}
	width, height := w.screen.size()
	shown := w.picture(now, width)
	if !over(w.last) { // the last picture stays, and may scroll
		shown = fit(shown, height-1)
	}
	for _, line := range shown {
		text.WriteString("\r\x1b[K" + cut(line, width-1) + "\n")
	}
	text.WriteString("\x1b[J")
	w.lines = len(shown)
	w.screen.printf("%s", text.String())
}

// cut is as much of a line as has room: a longer one would take two, and could not be drawn over.
func cut(line string, width int) string {
	letters := []rune(line)
	return string(letters[:max(0, min(len(letters), width))])
}

// wrap breaks a line that stays between its words, or within one that has no room alone, so that nothing of it is lost.
func wrap(line string, width int) []string {
	const indent = "    "
	var lines []string
	for letters := []rune(line); ; {
		if len(letters) <= max(width, 2*len(indent)) {
			return append(lines, string(letters))
		}
		end := max(width, 2*len(indent))
		for i := end; i > len(indent); i-- {
			if letters[i] == ' ' {
				end = i
				break
			}
		}
		lines = append(lines, string(letters[:end]))
		letters = []rune(indent + strings.TrimLeft(string(letters[end:]), " "))
	}
}

// fit is as many lines as have room: the first, and of the others the last. What has scrolled away cannot be drawn
// over.
func fit(lines []string, rows int) []string {
	if len(lines) <= rows {
		return lines
	}
	return append(lines[:1:1], lines[len(lines)-max(0, rows-1):]...)
}

// picture is the run as lines: its status, its stages, and the last line of its log or what became of it.
func (w *waterfall) picture(now time.Time, width int) []string {
	end := w.last.At
	if !over(w.last) {
		end = end.Add(max(0, now.Sub(w.received)))
	}
	lines := []string{fmt.Sprintf("Run %s  %s  %s", w.run, strings.ToLower(w.last.Status), seconds(end.Sub(w.began)))}
	for _, stage := range stageNames() {
		lines = append(lines, w.stageLine(stage, end, width))
	}
	if over(w.last) {
		for line := range strings.Lines(w.summary(w.last)) {
			lines = append(lines, wrap(strings.TrimSuffix(line, "\n"), width-1)...)
		}
		return lines
	}
	return append(lines, "  "+counts(w.last), "  "+w.message)
}

// Cells of a line beside its bar: the name, the duration and the count.
const (
	nameCells  = 17
	aroundBar  = 2 + nameCells + 1 + 9 + 2 + 16
	fewestBars = 10
	mostBars   = 60
)

func (w *waterfall) stageLine(stage string, end time.Time, width int) string {
	cells := min(mostBars, max(fewestBars, width-1-aroundBar))
	for _, s := range w.spans {
		if s.stage != stage {
			continue
		}
		until := s.ended
		if until.IsZero() {
			until = end
		}
		bar := spanBar(s.began.Sub(w.began), until.Sub(w.began), end.Sub(w.began), cells)
		took, count := seconds(until.Sub(s.began)), stageCount(stage, w.last)
		return fmt.Sprintf("  %-*s %s %8s  %s", nameCells, stageTitle(stage), bar, took, count)
	}
	return strings.TrimRight(fmt.Sprintf("  %-*s", nameCells, stageTitle(stage)), " ")
}

// spanBar is cells wide, filled from one moment to another of a run that has lasted for whole; a cell at least.
func spanBar(from, until, whole time.Duration, cells int) string {
	at := func(moment time.Duration) int {
		if whole <= 0 {
			return 0
		}
		return int(moment * time.Duration(cells) / whole)
	}
	begin := min(at(from), cells-1)
	full := max(1, at(until)-begin)
	return strings.Repeat(" ", begin) + strings.Repeat("█", full) + strings.Repeat(" ", cells-begin-full)
}

// seconds is a length of time for people: "0.4 s", "13.9 s", "3:05".
func seconds(d time.Duration) string {
	if d = max(0, d.Round(time.Second/10)); d < time.Minute {
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}

func stageTitle(stage string) string {
	titles := map[string]string{
		"FETCH_FOLLOWERS": "New followers", "DEEP_CRAWL": "Known followers", "BACKFILL": "Thin profiles",
		"LIKERS": "Likers", "CLASSIFY": "Judgement", "FILTER": "Filters",
	}
	return titles[stage]
}

// stageCount is what a stage counts; judging counts nothing.
func stageCount(stage string, r *runState) string {
	switch stage {
	case "FETCH_FOLLOWERS":
		return fmt.Sprintf("%d new", r.NewFollowersCount)
	case "DEEP_CRAWL":
		return fmt.Sprintf("%d refreshed", r.DeepCrawlCount)
	case "BACKFILL":
		return fmt.Sprintf("%d completed", r.BackfilledCount)
	case "LIKERS":
		return fmt.Sprintf("%d likers", r.LikersCount)
	case "FILTER":
		return fmt.Sprintf("%d good ones", r.CandidatesPassedCount)
	default:
		return ""
	}
}
