package main

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"goodones/internal/fact"
)

func TestReadAnswer(t *testing.T) {
	t.Parallel()
	const body = `{"id":1,"newFollowersCount":300,"errorMessage":null}`
	const good = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 52\r\n\r\n" + body
	for name, source := range map[string]io.Reader{
		"at once":      strings.NewReader(good),
		"byte by byte": iotest.OneByteReader(strings.NewReader(good)),
	} {
		if got, err := readAnswer(source, make([]byte, 512)); err != nil || string(got) != body {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, text := range map[string]string{
		"refused":   "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
		"no length": "HTTP/1.1 200 OK\r\n\r\n" + body,
		"cut off":   good[:len(good)-3],
		"too long":  strings.Replace(good, ": 52", ": 5200", 1) + strings.Repeat(" ", 512),
	} {
		if got, err := readAnswer(strings.NewReader(text), make([]byte, 512)); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestSeeNoticesRegressions(t *testing.T) {
	t.Parallel()
	var p poller
	for _, count := range []string{"100", "300", "300", "200", "400"} {
		if err := p.see([]byte(`{"newFollowersCount":` + count + `,"deepCrawlCount":0}`)); err != nil {
			t.Fatal(err)
		}
	}
	fact.Is(t, "p.answers", p.answers, 5)
	fact.Is(t, "p.regressions", p.regressions, 1)
	fact.Is(t, "p.newest", p.newest, 400)
	if err := p.see([]byte(`{"error":"no such run"}`)); err == nil {
		t.Error("an error was taken for a status")
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	o, err := parse([]string{"-rounds", "2"})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "o.rounds", o.rounds, 2, o)
	fact.Is(t, "o.connections", o.connections, 32)
	if _, err := parse([]string{"-connections", "0"}); err == nil {
		t.Error("no connections at all were accepted")
	}
}
