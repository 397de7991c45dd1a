package pipeline_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// bits are what is to be erased: each call takes one.
type bits struct {
	rows   []int
	looked int // by the first look at old profiles
	fail   error
	calls  int
}

func (b *bits) EraseRows(context.Context) (int, bool, error) {
	b.calls++
	if b.fail != nil {
		return 0, false, b.fail
	}
	if len(b.rows) == 0 {
		return 0, false, nil
	}
	n := b.rows[0]
	b.rows = b.rows[1:]
	return n, true, nil
}

func (b *bits) EraseGone(context.Context) (int, bool, error) { return 0, false, b.fail }

func (b *bits) HideStale(context.Context) (int, bool, error) {
	looked := b.looked
	b.looked = 0
	return looked, false, b.fail
}

// TestEraserGoesOn erases bit by bit without a pause, and looks again every five seconds, whatever went wrong.
func TestEraserGoesOn(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		erasures bits
		calls    int
		logged   string
	}{
		"work":        {bits{rows: []int{5, 5, 2}}, 3 + 1 + 2, `msg="erased rows of deleted users and accounts" rows=12`},
		"looks":       {bits{looked: 3}, 3, `msg="looked whether profiles are too old" rows=3`},
		"an outage":   {bits{fail: syncrun.ErrUnavailable}, 3, "database"},
		"an error":    {bits{fail: errors.New("broken")}, 3, "cannot erase"},
		"nothing yet": {bits{}, 3, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log strings.Builder
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), 12*time.Second)
				defer cancel()
				e := pipeline.NewEraser(&test.erasures, pipeline.SystemClock{}, slog.New(slog.NewTextHandler(&log, nil)))
				if err := e.Run(ctx); err != nil {
					t.Errorf("Run ended with %v", err)
				}
			})
			if test.erasures.calls != test.calls || !strings.Contains(log.String(), test.logged) {
				t.Errorf("%d calls, want %d; logged %q, want %q", test.erasures.calls, test.calls, log.String(), test.logged)
			}
		})
	}
}
