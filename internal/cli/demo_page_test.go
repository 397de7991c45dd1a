package cli

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"goodones/internal/fact"
)

// TestDemoOpensThePage signs in by the link of the demo as the page does, and looks for anything foreign.
func TestDemoOpensThePage(t *testing.T) {
	t.Parallel()
	tmp := openDir(t)
	s := start(t, child(t, runChild, tmp, "demo", "--latency", "0s", "--listen", "127.0.0.1:0"))
	said := s.until(t, "Serving until Ctrl-C.")
	links := regexp.MustCompile(`(?m)^Open +(http://127\.0\.0\.1:\d+)/#link=(\S{43})$`).FindAllStringSubmatch(said, -1)
	if len(links) != 2 || links[0][2] == links[1][2] {
		t.Fatalf("not one link at the start and one at the end in\n%s", said)
	}
	url := links[0][1]
	send := func(method, path, body string, headers ...string) *http.Response {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), method, url+path, strings.NewReader(body))
		check(t, err)
		r.Header.Set("Content-Type", "application/json")
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		response, err := http.DefaultClient.Do(r)
		check(t, err)
		t.Cleanup(func() { _ = response.Body.Close() })
		return response
	}
	page := send("GET", "/", "")
	policy := page.Header.Get("Content-Security-Policy")
	fact.Is(t, "page.StatusCode", page.StatusCode, 200)
	fact.Not(t, "policy", policy, "")
	fact.Lacks(t, "policy", policy, "http")
	signed := send("POST", "/session", `{"link":"`+links[0][2]+`"}`, "Origin", url)
	if signed.StatusCode != 204 || len(signed.Cookies()) != 1 {
		t.Fatalf("%d %v", signed.StatusCode, signed.Header)
	}
	people := send("POST", "/graphql",
		`{"query":"{ candidates(first: 50) { edges { node { person { profileImageUrl } } } } }"}`, "Origin", url,
		"Cookie", signed.Cookies()[0].String())
	answer, err := io.ReadAll(people.Body)
	check(t, err)
	pictures := regexp.MustCompile(`"profileImageUrl":"([^"]*)"`).FindAllStringSubmatch(string(answer), -1)
	if len(pictures) < 10 {
		t.Fatalf("%d pictures in %s", len(pictures), answer)
	}
	for _, found := range pictures {
		if !strings.HasPrefix(found[1], "/demo/pictures/") {
			t.Errorf("picture at %s", found[1])
		}
	}
	if got := send("GET", pictures[0][1], ""); got.StatusCode != 200 || got.Header.Get("Content-Type") != "image/svg+xml" {
		t.Errorf("%d %v", got.StatusCode, got.Header)
	}
	if code := s.end(t, os.Interrupt); code != exitOK {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
	wantEmpty(t, tmp)
}
