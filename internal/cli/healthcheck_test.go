package cli

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHealthcheck(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/healthz" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer server.Close()
	address := strings.TrimPrefix(server.URL, "http://")
	if code, out, stderr := run("healthcheck", "--listen", address); code != exitOK || out+stderr != "" {
		t.Errorf("alive: exit %d, %q", code, out+stderr)
	}
	code, _, stderr := run("healthcheck", "--ready", "--listen", address)
	if code != exitFailed {
		t.Errorf("not ready: exit %d", code)
	}
	wantLine(t, stderr, "/readyz answers 503")
}

func TestHealthcheckWithoutServer(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	address := listener.Addr().String()
	check(t, listener.Close())
	code, _, stderr := run("healthcheck", "--listen", address)
	if code != exitFailed {
		t.Errorf("exit %d", code)
	}
	wantLine(t, stderr, "refused")
}

func TestHealthcheckReaches(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		":8080":            "127.0.0.1:8080",
		"0.0.0.0:1":        "127.0.0.1:1",
		"[::]:2":           "[::1]:2",
		"10.1.2.3:4":       "10.1.2.3:4",
		"localhost:5":      "localhost:5",
		"[2001:db8::1]:80": "[2001:db8::1]:80",
	} {
		if got := reachable(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
