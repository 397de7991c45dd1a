package xapi

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	good := config("https://x.test")
	for name, spoil := range map[string]func(*Config){
		"no token":          func(c *Config) { c.BearerTokens = nil },
		"empty token":       func(c *Config) { c.BearerTokens = []string{"fine", ""} },
		"token of 2 lines":  func(c *Config) { c.BearerTokens = []string{"fine", "sec\nret"} },
		"user token spaced": func(c *Config) { c.UserToken = "sec ret" },
		"no clock":          func(c *Config) { c.Clock = nil },
		"negative silence":  func(c *Config) { c.Silence = -1 },
		"no scheme":         func(c *Config) { c.BaseURL = "x.test" },
		"other scheme":      func(c *Config) { c.BaseURL = "ftp://x.test" },
		"no host":           func(c *Config) { c.BaseURL = "https://" },
		"password":          func(c *Config) { c.BaseURL = "https://a:sec-ret@x.test" },
		"query":             func(c *Config) { c.BaseURL = "https://x.test?sec=ret" },
		"no URL":            func(c *Config) { c.BaseURL = "https://x.test:sec%zzret" },
	} {
		c := good
		spoil(&c)
		client, err := New(c)
		if err == nil || client != nil {
			t.Errorf("%s: accepted", name)
		} else if strings.Contains(err.Error(), "sec") && strings.Contains(err.Error(), "ret") {
			t.Errorf("%s: the error quotes what is secret: %q", name, err)
		}
	}
	good.BaseURL = ""
	good.HTTP = &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		if base := r.URL.Scheme + "://" + r.URL.Host; base != DefaultBaseURL {
			t.Errorf("base %q", base)
		}
		return canned(200, nil, strings.NewReader(`{"data":`+jill+`}`)), nil
	})}
	if got := byUsername.ask(newClient(t, good)); got.outcome != "ok" {
		t.Errorf("without a base URL: %+v", got)
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	other := newServer(t, func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("followed, with authorization %q", r.Header.Get("Authorization"))
	})
	base := newServer(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other, http.StatusFound) })
	given := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for name, carrier := range map[string]*http.Client{"our own": nil, "given": given} {
		c := config(base)
		c.HTTP = carrier
		if got := byUsername.ask(newClient(t, c)); got.outcome != "temporary" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if given.CheckRedirect != nil {
		t.Error("the given client was changed")
	}
}

// A kept connection that breaks is where net/http would quietly ask a second time.
func TestOneAttemptPerCall(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) == 1 {
			io.WriteString(w, `{"data":`+jill+`}`)
			return
		}
		connection, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		connection.(*net.TCPConn).SetLinger(0)
		connection.Close()
	})
	if got := byUsername.ask(client); got.outcome != "ok" {
		t.Fatal(got)
	}
	if got := byUsername.ask(client); got.outcome != "temporary" {
		t.Error(got)
	}
	if n := asked.Load(); n != 2 {
		t.Errorf("2 calls were made as %d", n)
	}
}

func TestBodyLimit(t *testing.T) {
	t.Parallel()
	const maxBody = 8 << 20
	page := func(padding int) string { return `{"data":` + jill + `}` + strings.Repeat(" ", padding) }
	fits := maxBody - len(page(0))
	for padding, want := range map[int]string{fits: "ok", fits + 1: "temporary", fits + maxBody: "temporary"} {
		client := serve(t, saying(200, "application/json", page(padding)))
		if got := byUsername.ask(client); got.outcome != want {
			t.Errorf("%d bytes: got %+v, want %s", padding, got, want)
		}
	}
}

// ticking moves on a second with every look.
type ticking struct{ n atomic.Int64 }

func (c *ticking) Now() time.Time { return at.Add(time.Duration(c.n.Add(1)) * time.Second) }

func TestObserverIsToldOnceACall(t *testing.T) {
	t.Parallel()
	type call struct {
		endpoint string
		status   int
		d        time.Duration
	}
	var calls []call
	status := http.StatusOK
	c := config(newServer(t, func(w http.ResponseWriter, _ *http.Request) {
		if status == 0 {
			panic(http.ErrAbortHandler)
		}
		w.WriteHeader(status)
		io.WriteString(w, `{"data":[`+jill+`]}`)
	}))
	limiter := &ledger{}
	c.Limiter, c.Clock = limiter, &ticking{}
	c.Observer = func(endpoint string, status int, d time.Duration) { calls = append(calls, call{endpoint, status, d}) }
	client := newClient(t, c)

	followers.ask(client)
	status = 503
	liking.ask(client)
	status = 0
	byIDs.ask(client)
	limiter.wait = time.Minute
	posted.ask(client)

	want := []call{
		{"followers", 200, time.Second}, {"liking_users", 503, time.Second}, {"users_by_ids", 0, time.Second},
	}
	if len(calls) != len(want) {
		t.Fatalf("got %v, want %v", calls, want)
	}
	for i := range want {
		if calls[i] != want[i] {
			t.Errorf("got %v, want %v", calls[i], want[i])
		}
	}
}

// fallingClock goes backwards, as clocks that are set do.
type fallingClock struct{ n atomic.Int64 }

func (c *fallingClock) Now() time.Time { return at.Add(-time.Duration(c.n.Add(1)) * time.Hour) }

func TestObserverNeverHearsOfNegativeTime(t *testing.T) {
	t.Parallel()
	c := config(newServer(t, saying(200, "application/json", `{"data":`+jill+`}`)))
	took := time.Duration(-1)
	c.Clock, c.Observer = &fallingClock{}, func(_ string, _ int, d time.Duration) { took = d }
	if got := byUsername.ask(newClient(t, c)); got.outcome != "ok" || took != 0 {
		t.Errorf("%+v after %s", got, took)
	}
}

func TestManyCallsAtOnce(t *testing.T) {
	t.Parallel()
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		id := strings.Split(r.URL.Path, "/")[3]
		io.WriteString(w, `{"data":[{"id":"`+id+`","name":"`+strings.Repeat(id, 1000)+`"}]}`)
	})
	done := make(chan error)
	for i := range 50 {
		go func() {
			page, err := client.Followers(context.Background(), strconv.Itoa(i+1), 100, "")
			if err == nil && (len(page.Profiles) != 1 || page.Profiles[0].ID != int64(i+1)) {
				err = io.ErrNoProgress
			}
			done <- err
		}()
	}
	for range 50 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// The local clock may be wrong and may jump, so nothing here may read it but through Clock.
func TestNothingReadsTheLocalClock(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	forbidden := regexp.MustCompile(`time\.(Now|Since|Until)\b`)
	checked := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checked++
		if found := forbidden.Find(text); found != nil {
			t.Errorf("%s uses %s", file, found)
		}
	}
	if checked < 10 {
		t.Errorf("only %d files were checked", checked)
	}
}
