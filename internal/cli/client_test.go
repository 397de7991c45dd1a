package cli

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// fake answers every POST with a status and a body.
func fake(t *testing.T, status int, body string) *client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if got := r.Header.Get("Authorization"); got != "Bearer secret" {
			t.Errorf("Authorization: %q", got)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	c := newClient(server.URL, "secret")
	t.Cleanup(c.close)
	return c
}

func TestMutate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, body string
		status     int
		id, err    string
	}{
		{"done", `{"data":{"startSync":{"syncRun":{"id":"42"},"userErrors":[]}}}`, 200, "42", ""},
		{"refused", `{"data":{"startSync":{"syncRun":null,"userErrors":[{"code":"X","message":"no such account"}]}}}`, 200,
			"", "no such account"},
		{"failed", `{"data":null,"errors":[{"message":"internal error"}]}`, 200, "", "internal error"},
		{"no key", `{"errors":[{"message":"unauthenticated"}]}`, 401, "", "status 401: unauthenticated"},
		{"another answer", `{"error":"away"}`, 503, "", "status 503: no data"},
		{"no JSON", `<html>`, 502, "", "status 502: invalid character"},
		{"cut", `{"data":{"startSync"`, 200, "", "unexpected EOF"},
		{"no object", `{"data":{"startSync":{"syncRun":null,"userErrors":[]}}}`, 200, "", "no syncRun"},
		{"no userErrors", `{"data":{"startSync":{"syncRun":{"id":"42"}}}}`, 200, "", "userErrors"},
		{"no payload", `{"data":{"startSync":null}}`, 200, "", "userErrors"},
	} {
		t.Run(c.name, func(t *testing.T) {
			id, err := fake(t, c.status, c.body).startSync(t.Context(), "1")
			if id != c.id || (c.err == "") != (err == nil) {
				t.Fatalf("got %q, %v", id, err)
			}
			if c.err != "" && !(strings.HasPrefix(err.Error(), "startSync: ") && strings.Contains(err.Error(), c.err)) {
				t.Errorf("got %v, want %q", err, c.err)
			}
		})
	}
}

func TestMutateWithoutServer(t *testing.T) {
	t.Parallel()
	_, err := newClient("http://"+nowhere, "k").prepare(t.Context(), "acme")
	if err == nil || !strings.Contains(err.Error(), "refused") {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := fake(t, 200, "").startSync(ctx, "1"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestLocal(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"http://[::]:80":         "http://localhost:80",
		"http://0.0.0.0:81":      "http://localhost:81",
		"http://127.0.0.1:82":    "http://127.0.0.1:82",
		"http://[::1]:83":        "http://[::1]:83",
		"http://192.168.1.2:84":  "http://192.168.1.2:84",
		"http://demo.example:85": "http://demo.example:85",
	} {
		if got := local(address); got != want {
			t.Errorf("local(%q) = %q, want %q", address, got, want)
		}
	}
}
