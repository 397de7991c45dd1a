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

// passes are what each pass comes to; the last one again and again.
type passes struct {
	done  []syncrun.Resealed
	fail  error
	calls int
}

func (p *passes) Reseal(context.Context) (syncrun.Resealed, error) {
	p.calls++
	return p.done[min(p.calls, len(p.done))-1], p.fail
}

type keyUses []syncrun.KeyUse

func (u keyUses) KeyUses(context.Context) ([]syncrun.KeyUse, syncrun.KeyUse, error) {
	return u, syncrun.KeyUse{}, nil
}

// TestResealerSpeaksOnce looks every ten minutes for an hour, and sooner after a failure. It logs what it has sealed
// each time, and everything else once.
func TestResealerSpeaksOnce(t *testing.T) {
	t.Parallel()
	const free, marks = "nothing depends on older keys", "but marks of erased people do"
	const unopened = "no key of SECRET_KEY opens"
	sealed := func(n int) syncrun.Resealed { return syncrun.Resealed{Anew: n} }
	for name, test := range map[string]struct {
		passes passes
		uses   keyUses
		calls  int
		logged map[string]int // how often
	}{
		"one key": {passes{done: []syncrun.Resealed{{}}}, make(keyUses, 1), 6, map[string]int{"level": 0}},
		"two keys": {passes{done: []syncrun.Resealed{sealed(7), {}}}, make(keyUses, 2), 6,
			map[string]int{"webhooks=7 connections=7": 1, free: 1, "level": 2}},
		"an older server at work": {passes{done: []syncrun.Resealed{{}, sealed(1), {}}}, make(keyUses, 2), 6,
			map[string]int{"webhooks=1": 1, free: 2, "level": 3}},
		"erased people": {passes{done: []syncrun.Resealed{{}}}, keyUses{{Erased: 1}, {Erased: 2}, {Erased: 3}}, 6,
			map[string]int{marks: 1, "marks=5": 1, free: 0, "level": 1}},
		"not done yet": {passes{done: []syncrun.Resealed{{}}}, keyUses{{}, {Webhooks: 1}}, 6, map[string]int{"level": 0}},
		"no key opens it": {passes{done: []syncrun.Resealed{{Unopened: []string{"webhook 3"}}}}, make(keyUses, 1), 6,
			map[string]int{unopened: 1, "webhook 3": 1, "level": 1}},
		"an outage": {passes{done: []syncrun.Resealed{{}}, fail: syncrun.ErrUnavailable}, make(keyUses, 2), 240,
			map[string]int{"level": 0}},
		"an error": {passes{done: []syncrun.Resealed{sealed(2)}, fail: errors.New("broken")}, make(keyUses, 2), 240,
			map[string]int{"webhooks=2 connections=0": 240, "broken": 240, free: 0}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log strings.Builder
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Hour-time.Second)
				defer cancel()
				connections := test.passes
				connections.done = append([]syncrun.Resealed{}, test.passes.done...)
				for i := range connections.done {
					connections.done[i].Unopened = nil
				}
				r := pipeline.NewResealer(&test.passes, &connections, test.uses, pipeline.SystemClock{},
					slog.New(slog.NewTextHandler(&log, nil)))
				if err := r.Run(ctx); err != nil {
					t.Errorf("Run ended with %v", err)
				}
			})
			if test.passes.calls != test.calls {
				t.Errorf("%d passes, want %d", test.passes.calls, test.calls)
			}
			for text, want := range test.logged {
				if got := strings.Count(log.String(), text); got != want {
					t.Errorf("%q is logged %d times, want %d, in %s", text, got, want, log.String())
				}
			}
		})
	}
}
