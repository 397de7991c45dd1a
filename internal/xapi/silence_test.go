package xapi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/source"
)

// dripping is a body that gives its parts, each after its delay, and then waits for the call to end.
type dripping struct {
	ctx    context.Context
	parts  []string
	delay  time.Duration
	finish bool // end of file after the last part
}

func (d *dripping) Read(p []byte) (int, error) {
	if len(d.parts) == 0 && d.finish {
		return 0, io.EOF
	}
	pause := d.delay
	if len(d.parts) == 0 {
		pause = time.Hour
	}
	select {
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	case <-time.After(pause):
	}
	if len(d.parts) == 0 {
		return 0, io.ErrNoProgress
	}
	n := copy(p, d.parts[0])
	d.parts = d.parts[1:]
	return n, nil
}

func TestSilence(t *testing.T) {
	t.Parallel()
	page := []string{`{"data"`, `:[` + jill, `]}`}
	forever := strings.Split(strings.Repeat(" ", 100), "")
	tests := []struct {
		name    string
		silence time.Duration
		parts   []string
		delay   time.Duration
		finish  bool
		want    string
		after   time.Duration
	}{
		{"prompt", 0, page, 0, true, "", 0},
		{"slow but alive", 0, page, 9 * time.Second, true, "", 27 * time.Second},
		{"stalled", 0, page, time.Second, false, "silent for 10s", 13 * time.Second},
		{"stalled, less patience", 2 * time.Second, page, time.Second, false, "silent for 2s", 5 * time.Second},
		{"nothing after the header", 0, nil, 0, false, "silent for 10s", 10 * time.Second},
		{"for ever", 0, forever, time.Second, false, "no whole answer within 30s", 30 * time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := config("http://x.test")
				c.Silence = test.silence
				c.HTTP = &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
					return canned(200, nil, &dripping{r.Context(), test.parts, test.delay, test.finish}), nil
				})}
				began := time.Now()
				_, err := newClient(t, c).Followers(context.Background(), "1", 100, "")
				if test.want == "" && err != nil {
					t.Error(err)
				}
				if test.want != "" && (outcome(err) != "temporary" || !strings.Contains(err.Error(), test.want)) {
					t.Errorf("got %v, want %q", err, test.want)
				}
				if took := time.Since(began); took != test.after {
					t.Errorf("took %s, want %s", took, test.after)
				}
			})
		})
	}
}

func TestSilenceBeforeTheHeader(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := offline(t, func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		})
		began := time.Now()
		_, err := client.Followers(context.Background(), "1", 100, "")
		fact.Is(t, "outcome(err)", outcome(err), "temporary")
		fact.Holds(t, "err is not context.Canceled", !errors.Is(err, context.Canceled), err)
		fact.Is(t, "time.Since(began)", time.Since(began), 10*time.Second)
	})
}

// The rest is over a real network.

// stalling answers the first half of a page, then waits for the caller to go; it tells when it has begun.
func stalling(begun chan<- struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{"data":[`+jill)
		w.(http.Flusher).Flush()
		close(begun)
		<-r.Context().Done()
	}
}

func TestStalledConnection(t *testing.T) {
	t.Parallel()
	c := config(newServer(t, stalling(make(chan struct{}))))
	c.Silence = 50 * time.Millisecond
	if got := followers.ask(newClient(t, c)); got.outcome != "temporary" {
		t.Error(got)
	}
}

func TestCancelledInMidBody(t *testing.T) {
	t.Parallel()
	begun := make(chan struct{})
	client := serve(t, stalling(begun))
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-begun; cancel() }()
	_, err := client.Followers(ctx, "1", 100, "")
	var unwell *source.TemporaryError
	if !errors.Is(err, context.Canceled) || errors.As(err, &unwell) {
		t.Error(err)
	}
}

func TestCallersDeadlineIsTheirs(t *testing.T) {
	t.Parallel()
	client := serve(t, stalling(make(chan struct{})))
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_, err := client.Followers(ctx, "1", 100, "")
	var unwell *source.TemporaryError
	if !errors.Is(err, context.DeadlineExceeded) || errors.As(err, &unwell) {
		t.Error(err)
	}
}

func TestCancelledBeforeTheCall(t *testing.T) {
	t.Parallel()
	l := &ledger{}
	client := limited(t, l, 200, nil, strings.NewReader(`{}`))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := client.Followers(ctx, "1", 100, ""); !errors.Is(err, context.Canceled) || len(l.reserved) != 0 {
		t.Errorf("%v, reserved %v", err, l.reserved)
	}
}

func TestConnectionCutInMidBody(t *testing.T) {
	t.Parallel()
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		io.WriteString(w, `{"data":[`)
	})
	_, err := client.Followers(context.Background(), "1", 100, "")
	if outcome(err) != "temporary" || !strings.Contains(err.Error(), "connection lost") {
		t.Error(err)
	}
}
