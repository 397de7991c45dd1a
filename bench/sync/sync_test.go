package main

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		args, complaint string
		sizes           []int
	}{
		{"", "", []int{10_000, 100_000, 1_000_000}},
		{"-sizes 100000,5000", "", []int{5000, 100_000}},
		{"-sizes 7", `no account of "7" followers`, nil},
		{"-rounds 0", "0 rounds", nil},
	}
	for _, test := range tests {
		o, err := parse(strings.Fields(test.args))
		if test.complaint != "" {
			if err == nil || !strings.Contains(err.Error(), test.complaint) {
				t.Errorf("%q: %v", test.args, err)
			}
			continue
		}
		if err != nil || !slices.Equal(o.sizes, test.sizes) {
			t.Errorf("%q: %v, %v", test.args, o.sizes, err)
		}
	}
	if o := (options{rounds: 3}); o.roundsOf(100_000) != 3 || o.roundsOf(1_000_000) != 1 {
		t.Error("large sizes are not run once")
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	tab := newTable([]int{10_000, 100_000})
	tab.add(10_000, ours, took{elapsed: 2 * time.Second, profile: 10_000, peak: 50e6})
	tab.add(10_000, floor, took{elapsed: time.Second, profile: 10_000})
	tab.add(100_000, ours, took{elapsed: 50 * time.Second, profile: 100_000, peak: 130e6})
	tab.add(100_000, floor, took{elapsed: 10 * time.Second, profile: 100_000})
	tab.finish()
	held := map[string]bool{}
	for _, v := range tab.sheet.Verdicts() {
		held[v.Measure] = v.Held
	}
	want := map[string]bool{seconds(10_000): true, peak(10_000): true, seconds(100_000): false, peak(100_000): false,
		growth: false}
	for measure, ok := range want {
		if got, judged := held[measure]; !judged || got != ok {
			t.Errorf("%s: held %v, judged %v, want %v", measure, got, judged, ok)
		}
	}
	if got := tab.sheet.Median(growth, ours); got != 2.5 {
		t.Errorf("growth %v, want 2.5", got)
	}
}

// serve answers every request with the next of answers.
func serve(t *testing.T, answers ...string) *client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(answers) == 0 || r.Header.Get("Authorization") != "Bearer k" {
			w.WriteHeader(http.StatusTeapot)
			return
		}
		answer := answers[0]
		answers = answers[1:]
		_, _ = w.Write([]byte(answer))
	}))
	t.Cleanup(server.Close)
	return &client{strings.TrimPrefix(server.URL, "http://"), "k", server.Client()}
}

func TestClientStarts(t *testing.T) {
	t.Parallel()
	c := serve(t,
		`{"data":{"trackAccount":{"trackedAccount":{"id":"4"},"userErrors":[]},`+
			`"createSavedSearch":{"savedSearch":{"id":"5"},"userErrors":[]}}}`,
		`{"data":{"startSync":{"syncRun":{"id":"6"},"userErrors":[]}}}`)
	if id, err := c.start(t.Context(), "tenk"); err != nil || id != 6 {
		t.Errorf("run %d, %v", id, err)
	}
}

func TestClientReportsRefusals(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		`{"data":{"trackAccount":{"trackedAccount":null,` +
			`"userErrors":[{"code":"HANDLE_NOT_FOUND","message":"No such account."}]}}}`: "HANDLE_NOT_FOUND",
		`{"data":null,"errors":[{"message":"internal error"}]}`: "internal error",
		`{"data":{}}`: "no account",
	}
	for answer, want := range tests {
		if _, err := serve(t, answer).start(t.Context(), "tenk"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", answer, err)
		}
	}
	if _, err := serve(t).start(t.Context(), "tenk"); err == nil || !strings.Contains(err.Error(), "418") {
		t.Errorf("status: %v", err)
	}
}

func TestClientAwaits(t *testing.T) {
	t.Parallel()
	ending := serve(t, `{"status":"queued"}`, `{"status":"running"}`, `{"status":"completed"}`)
	if err := ending.await(t.Context(), 6); err != nil {
		t.Error(err)
	}
	if err := serve(t, `{"status":"failed","errorMessage":"X is away"}`).await(t.Context(), 6); err == nil ||
		!strings.Contains(err.Error(), "X is away") {
		t.Errorf("failed run: %v", err)
	}
}
