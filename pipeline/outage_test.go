package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

// TestOutageIsSaidOnce follows a full disk, on which writes fail and whatever reads goes on: the log says once that the
// database is away, and once that it is back, when whoever failed has succeeded or is gone.
func TestOutageIsSaidOnce(t *testing.T) {
	t.Parallel()
	full := fmt.Errorf("write: %w", syncrun.ErrUnavailable)
	for name, row := range map[string]struct {
		calls func(o *outage)
		want  string
	}{
		"reads beside a write": {func(o *outage) {
			for range 3 {
				o.note("write", full)
				o.note("read", nil)
			}
			o.note("write", nil)
		}, "away back"},
		"two writers": {func(o *outage) {
			o.note("one", full)
			o.note("two", full)
			o.note("one", nil)
			o.note("two", full)
			o.note("two", nil)
		}, "away back"},
		"a writer who is gone": {func(o *outage) {
			o.note("one", full)
			o.forget("one")
			o.note("two", full)
			o.note("read", nil)
			o.note("two", nil)
		}, "away back"},
		"nobody is left to tell but others": {func(o *outage) {
			o.note("one", full)
			o.forget("one")
			o.note("read", nil)
		}, "away back"},
		"another error": {func(o *outage) {
			o.note("one", full)
			o.note("one", errors.New("bad statement"))
			o.note("read", nil)
		}, "away"},
		"two outages": {func(o *outage) {
			for range 2 {
				o.note("one", full)
				o.note("one", nil)
			}
		}, "away back away back"},
	} {
		var log bytes.Buffer
		row.calls(&outage{log: slog.New(slog.NewTextHandler(&log, nil))})
		var said []string
		for line := range strings.Lines(log.String()) {
			for _, word := range []string{"away", "back"} {
				if strings.Contains(line, "database is "+word) {
					said = append(said, word)
				}
			}
		}
		if got := strings.Join(said, " "); got != row.want {
			t.Errorf("%s: the log says %q, want %q", name, got, row.want)
		}
	}
}
