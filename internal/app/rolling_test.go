package app_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"goodones/internal/sandbox"
)

// lookEvery is how often a balancer asks its servers whether they are ready.
const lookEvery = 2 * time.Second

// balanced is a server behind a balancer.
type balanced struct {
	url    *url.URL
	up     atomic.Bool // as of the last look
	ending atomic.Bool // it was told to end
}

// byEnding marks answers of servers that were told to end.
const byEnding = "Test-Ending"

// balancer passes requests to servers in turn, on connections that it keeps. What a server does not answer has failed:
// a request is sent once. Where none is ready it fails open, as balancers do: a server whose database was slow at the
// last look serves nevertheless.
type balancer struct {
	t       *testing.T
	url     string
	servers [2]atomic.Pointer[balanced]
	turn    atomic.Uint32
}

func newBalancer(t *testing.T) *balancer {
	b := &balancer{t: t}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(r.In.Context().Value(b).(*balanced).url) },
		ModifyResponse: func(r *http.Response) error {
			if r.Request.Context().Value(b).(*balanced).ending.Load() {
				r.Header.Set(byEnding, "true")
			}
			return nil
		},
		Transport: &http.Transport{MaxIdleConnsPerHost: 16},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
			http.Error(w, err.Error(), http.StatusBadGateway)
		},
	}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := b.next((*balanced).isUp)
		if s == nil {
			s = b.next(func(s *balanced) bool { return !s.ending.Load() })
		}
		proxy.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), b, s)))
	}))
	b.url = front.URL
	ctx, cancel := context.WithCancel(context.Background())
	var looking sync.WaitGroup
	looking.Go(func() { b.look(ctx) })
	t.Cleanup(func() { front.Close(); cancel(); looking.Wait() })
	return b
}

func (s *balanced) isUp() bool { return s.up.Load() }

// next is the server whose turn it is of those that may; nil: none may.
func (b *balancer) next(may func(*balanced) bool) *balanced {
	for turn, i := b.turn.Add(1), uint32(0); i < 2; i++ {
		if s := b.servers[(turn+i)%2].Load(); s != nil && may(s) {
			return s
		}
	}
	return nil
}

func (b *balancer) look(ctx context.Context) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		for i := range b.servers {
			if s := b.servers[i].Load(); s != nil {
				s.up.Store(isReady(ctx, s.url.String()))
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func isReady(ctx context.Context, server string) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server+"/readyz", nil)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	_ = response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// put places a server behind the balancer and waits until requests go to it.
func (b *balancer) put(i int, server string) {
	b.t.Helper()
	at, err := url.Parse(server)
	if err != nil {
		b.t.Fatal(err)
	}
	s := &balanced{url: at}
	b.servers[i].Store(s)
	eventually(b.t, time.Minute, "the balancer sees the server", s.up.Load)
}

// callers ask through the balancer until they are stopped. A server that stays may say that its database is too slow at
// the moment, which a busy machine's is; that is asked again, as clients do, and no failure of a restart.
type callers struct {
	made, again, failed atomic.Int64

	first atomic.Pointer[string] // failure
}

func (c *callers) ask(ctx context.Context, method, address, key, body string) {
	request, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader([]byte(body)))
	if err != nil {
		return // the test's own mistake, seen by what was made
	}
	request.Header.Set("Authorization", "Bearer "+key)
	request.Header.Set("Content-Type", "application/json")
	request.GetBody = nil // so that nothing is sent twice
	said := ""
	response, err := http.DefaultClient.Do(request)
	if err == nil {
		answer, _ := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if response.StatusCode == http.StatusOK && !strings.Contains(string(answer), `"errors"`) {
			c.made.Add(1)
			return
		}
		said = fmt.Sprintf("%s %s", response.Status, answer)
		if response.Header.Get(byEnding) == "" && response.StatusCode == http.StatusServiceUnavailable {
			c.again.Add(1)
			return
		}
	}
	if ctx.Err() == nil {
		c.failed.Add(1)
		said = fmt.Sprintf("%s %s: %s (%v)", method, address, said, err)
		c.first.CompareAndSwap(nil, &said)
	}
}

// TestRollingRestart restarts two servers one after the other, as they are by default, behind a balancer that looks at
// them every two seconds: no request fails.
func TestRollingRestart(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 9})
	servers := []*outside{w.serve(nil), w.serve(nil)}
	b := newBalancer(t)
	for i, s := range servers {
		b.put(i, s.node.url)
	}
	run := servers[0].node.sync(servers[0].node.track("village")) // nobody works on it
	ctx, stop := context.WithCancel(context.Background())
	var got callers
	var asking sync.WaitGroup
	for _, call := range [][3]string{
		{http.MethodGet, fmt.Sprintf("/api/v1/sync-status?syncRunId=%d", run)},
		{http.MethodPost, "/graphql", `{"query": "{ trackedAccounts { handle } }"}`},
		{http.MethodPost, "/graphql", `{"query": "mutation { updateSyncSettings(input: {timezone: \"Europe/Berlin\"}) {
			userErrors { code } } }"}`},
	} {
		asking.Go(func() {
			pace := time.NewTicker(5 * time.Millisecond)
			defer pace.Stop()
			for ; ctx.Err() == nil; <-pace.C {
				got.ask(ctx, call[0], b.url+call[1], w.key, strings.Join(strings.Fields(call[2]), " "))
			}
		})
	}
	for i, old := range servers {
		before := got.made.Load()
		b.servers[i].Load().ending.Store(true)
		if err := old.process.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := old.process.wait(); err != nil {
			t.Errorf("server %d ended with %v", i, err)
		}
		b.put(i, w.serve(nil).node.url)
		if got.made.Load() == before {
			t.Error("nothing was asked meanwhile")
		}
	}
	stop()
	asking.Wait()
	if n := got.failed.Load(); n > 0 {
		t.Errorf("%d of %d requests failed; the first: %s", n, n+got.made.Load(), *got.first.Load())
	}
	t.Logf("%d requests over two restarts, %d more met a slow database", got.made.Load(), got.again.Load())
}

// TestDrainingServerClaimsNothing ends a process that serves and works: what is queued while it serves on is left for
// others.
func TestDrainingServerClaimsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 9})
	p := w.spawn(map[string]string{"SHUTDOWN_DRAIN": "3s"}, "serve")
	n := &client{t: t, url: strings.TrimPrefix(p.line, "listening on "), key: w.key}
	account := n.track("village")
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	eventually(t, 10*time.Second, "the server is not ready any more", func() bool { return !isReady(t.Context(), n.url) })
	run := n.sync(account)
	if err := p.wait(); err != nil {
		t.Error(err)
	}
	var left struct {
		Status  string
		Attempt int
	}
	if w.get(&left, `SELECT status, attempt FROM sync_runs WHERE id = $1`, run); left.Status != "queued" ||
		left.Attempt != 0 {
		t.Errorf("the run is left %+v", left)
	}
}
