package judgemodel

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"goodones/internal/pause"
)

const (
	callTimeout  = 60 * time.Second // one request, from dialling to the last byte
	longestBody  = 256 << 10        // of an answer, in bytes
	triesPerCall = 3
	firstWait    = 500 * time.Millisecond // before the second try; doubled before the third
	longestWait  = 30 * time.Second       // of a Retry-After; whoever wants more is not asked again
)

// errUnsent is of a call that nobody can have answered.
var errUnsent = errors.New("the question did not leave")

// errNoCompletion is an answer in no form of the API.
var errNoCompletion = errors.New("the answer is no chat completion")

// statusError is an answer that is no completion. Nothing was generated, so nothing is charged.
type statusError struct {
	status int
	after  time.Duration // how long the server wants to be left alone; 0 where it does not say
}

func (e *statusError) Error() string { return fmt.Sprintf("status %d", e.status) }

// passing tells whether another try may succeed.
func (e *statusError) passing() bool {
	busy := e.status == http.StatusTooManyRequests || e.status >= http.StatusInternalServerError
	return busy && e.after <= longestWait
}

// retryAfter is what an answer says about when to ask again, 0 where it says nothing that is understood.
func retryAfter(h http.Header, now time.Time) time.Duration {
	said := h.Get("Retry-After")
	if seconds, err := strconv.Atoi(said); err == nil && seconds > 0 {
		return min(time.Duration(seconds), time.Hour/time.Second) * time.Second
	}
	if at, err := http.ParseTime(said); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}

// traced is the request, and whether anything of it has left.
func traced(request *http.Request) (*http.Request, *atomic.Bool) {
	var left atomic.Bool
	trace := httptrace.ClientTrace{WroteHeaderField: func(string, []string) { left.Store(true) }}
	return request.WithContext(httptrace.WithClientTrace(request.Context(), &trace)), &left
}

// newHTTP follows no redirect: it could carry the key elsewhere.
func newHTTP() *http.Client {
	return &http.Client{
		Timeout:       callTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// call makes one request, and some more when the server is busy or wants it in another dialect. Errors hold neither the
// key nor text of the server.
func (m *Model) call(ctx context.Context, q *question) (completion, error) {
	wait := firstWait
	for try := 1; ; try++ {
		done, err := m.callInDialect(ctx, q)
		var status *statusError
		if err == nil || try == triesPerCall || !errors.As(err, &status) || !status.passing() {
			return done, err
		}
		if err := pause.For(ctx, max(wait, status.after)); err != nil {
			return completion{}, err
		}
		wait *= 2
	}
}

// callInDialect calls until the server refuses nothing more that can be said otherwise.
func (m *Model) callInDialect(ctx context.Context, q *question) (completion, error) {
	for {
		spoken := dialect(m.dialect.Load())
		body, err := spoken.body(&q.request)
		if err != nil {
			return completion{}, err
		}
		done, learnt, err := m.callOnce(ctx, body)
		if spoken|learnt == spoken {
			return done, err
		}
		m.dialect.Or(uint32(learnt))
	}
}

// callOnce makes one request, and tells what of a dialect was learnt from a refusal.
func (m *Model) callOnce(ctx context.Context, body []byte) (completion, dialect, error) {
	request, err := http.NewRequestWithContext(
		ctx,
		http.MethodPost,
		m.cfg.URL+"/chat/completions",
		bytes.NewReader(body),
	)
	if err != nil {
		return completion{}, 0, errors.New("the URL is none")
	}
	request.Header.Set("Content-Type", "application/json")
	if m.cfg.Key != "" {
		request.Header.Set("Authorization", "Bearer "+m.cfg.Key)
	}
	request, left := traced(request)
	response, err := m.http.Do(request)
	switch {
	case err != nil && !left.Load():
		return completion{}, 0, fmt.Errorf("%w: %w", errUnsent, plain(err))
	case err != nil:
		return completion{}, 0, plain(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(response.Body, longestRefusal))
		if isFiltered(response.StatusCode, string(text)) {
			return completion{}, 0, errFiltered
		}
		after := retryAfter(response.Header, time.Now())
		return completion{}, dialect(0).learn(response.StatusCode, string(text)), &statusError{response.StatusCode, after}
	}
	done, err := readAnswer(response)
	return done, 0, err
}

func readAnswer(response *http.Response) (completion, error) {
	text, err := io.ReadAll(io.LimitReader(response.Body, longestBody+1))
	switch {
	case err != nil:
		return completion{}, plain(err)
	case len(text) > longestBody:
		return completion{}, errors.New("the answer is too long")
	case strings.HasPrefix(response.Header.Get("Content-Type"), "text/event-stream"):
		return readStream(string(text))
	}
	var done completion
	if err := json.Unmarshal(text, &done); err != nil || len(done.Choices) == 0 {
		return completion{}, errNoCompletion
	}
	return done, nil
}

// plain leaves out the URL, which may hold a password.
func plain(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}
