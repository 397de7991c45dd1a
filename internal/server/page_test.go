package server

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"goodones/internal/fact"
)

const builtPage = "<!doctype html><title>the page</title>"

// withPage serves a page of a few files in place of the built one.
func withPage(c *Config) {
	c.Page = fstest.MapFS{
		"index.html":                  {Data: []byte(builtPage)},
		"graphiql.html":               {Data: []byte("<!doctype html><title>GraphiQL</title>")},
		"favicon.svg":                 {Data: []byte("<svg/>")},
		"assets/index-Ab12cd34.js":    {Data: []byte("let plain")},
		"assets/index-Ab12cd34.js.br": {Data: []byte("as brotli")},
		"assets/index-Ab12cd34.js.gz": {Data: []byte("as gzip")},
		"assets/only-0000.css":        {Data: []byte("a{}")},
		"assets/archive-without-a.gz": {Data: []byte("a file of its own")},
	}
	c.PictureHosts = []string{"https://pictures.example"}
}

func TestPageAnswersDeepLinks(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withPage)
	for _, path := range []string{"/", "/runs", "/runs/42", "/people/@someone.example", "/runs/", "/index.html",
		"/sessions", "/apiary", "/graphqlx"} {
		got := h.sendAs("", "GET", path, "")
		fact.Is(t, "got.Code", got.Code, 200, path, got.Body)
		fact.Is(t, "got.Body.String()", got.Body.String(), builtPage, path)
		fact.Is(t, "Content-Type", got.Header().Get("Content-Type"), "text/html; charset=utf-8", path)
	}
	if got := h.sendAs("", "HEAD", "/runs/42", ""); got.Code != 200 || got.Body.Len() != 0 {
		t.Errorf("HEAD: %d %s", got.Code, got.Body)
	}
	for _, path := range []string{"/graphiql", "/graphiql/", "/graphiql?query={a}"} {
		got := h.sendAs("", "GET", path, "")
		policy := got.Header().Get("Content-Security-Policy")
		if !strings.Contains(got.Body.String(), "GraphiQL") ||
			!strings.Contains(policy, "script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';") {
			t.Errorf("%s: %s %v", path, got.Body, got.Header())
		}
	}
}

// TestFilesThatAreNotThereAreNotFound asks as crawlers and scanners do, to whom any page is a finding.
func TestFilesThatAreNotThereAreNotFound(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withPage)
	for _, path := range []string{"/robots.txt", "/favicon.ico", "/.env", "/.git/config", "/wp-login.php",
		"/.well-known/security.txt"} {
		if got := h.sendAs("", "GET", path, "", "Accept", "text/html,*/*;q=0.8"); got.Code != 404 {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
}

// TestOtherDoorsNeverAnswerThePage asks at every door, and below each, as a browser would.
func TestOtherDoorsNeverAnswerThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withPage)
	for _, door := range reserved() {
		for _, path := range []string{door, door + "/", door + "/x", door + "/x.html", "/" + door, door + "/../x"} {
			for _, key := range []string{"", h.key} {
				got := h.sendAs(key, "GET", path, "", "Accept", "text/html,*/*;q=0.8")
				if strings.Contains(got.Body.String(), "<!doctype") ||
					strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") {
					t.Errorf("%s with the key %.4q: %d %s", path, key, got.Code, got.Body)
				}
			}
		}
	}
}

// TestProgramsGetNoPage asks for what is not there as programs do.
func TestProgramsGetNoPage(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withPage)
	for name, got := range map[string]*httptest.ResponseRecorder{
		"JSON alone":    h.sendAs("", "GET", "/runs/42", "", "Accept", "application/json"),
		"a stream":      h.sendAs("", "GET", "/runs/42", "", "Accept", "text/event-stream"),
		"POST":          h.sendAs("", "POST", "/runs/42", "", "Accept", "text/html"),
		"POST of /":     h.sendAs("", "POST", "/", ""),
		"a key":         h.send("GET", "/runs/42", ""),
		"a key at /":    h.send("GET", "/", ""),
		"a missing .js": h.sendAs("", "GET", "/assets/index-gone.js", ""),
	} {
		if strings.Contains(got.Body.String(), "<!doctype") ||
			!strings.HasPrefix(got.Header().Get("Content-Type"), legacyJSON) {
			t.Errorf("%s: %d %s", name, got.Code, got.Body)
		}
	}
	if got := h.sendAs("", "GET", "/assets/index-gone.js", ""); got.Code != 404 {
		t.Errorf("a missing file: %d", got.Code)
	}
}

func TestPageHeaders(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withPage)
	got := h.sendAs("", "GET", "/runs/42", "")
	for name, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
			"connect-src 'self'; img-src 'self' https://pictures.example; frame-ancestors 'none'; base-uri 'none'; " +
			"form-action 'none'",
		"X-Content-Type-Options": "nosniff",
		"Referrer-Policy":        "no-referrer",
		"Cache-Control":          "no-cache",
		"Content-Encoding":       "",
	} {
		if value := got.Header().Get(name); value != want {
			t.Errorf("%s: %q", name, value)
		}
	}
	tag := got.Header().Get("ETag")
	if again := h.sendAs("", "GET", "/", "", "If-None-Match", tag); again.Code != 304 || again.Body.Len() != 0 {
		t.Errorf("with its ETag %s: %d", tag, again.Code)
	}
	asset := h.sendAs("", "GET", "/assets/only-0000.css", "")
	fact.Is(t, "Cache-Control", asset.Header().Get("Cache-Control"), "public, max-age=31536000, immutable",
		asset.Header(), asset.Body)
	fact.Is(t, "asset.Body.String()", asset.Body.String(), "a{}")
	fact.Is(t, "Content-Type", asset.Header().Get("Content-Type"), "text/css; charset=utf-8")
}

func TestPageIsSentCompressed(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withPage)
	web := h.live(t)
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	tags := map[string]bool{}
	for accept, want := range map[string][2]string{
		"":                         {"", "let plain"},
		"identity":                 {"", "let plain"},
		"deflate":                  {"", "let plain"},
		"gzip":                     {"gzip", "as gzip"},
		"gzip, deflate, br":        {"br", "as brotli"},
		"br;q=0, gzip;q=0.5":       {"gzip", "as gzip"},
		"*":                        {"br", "as brotli"},
		"*;q=0":                    {"", "let plain"},
		"BR":                       {"br", "as brotli"},
		"gzip;q=nonsense, br; q=0": {"", "let plain"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), "GET", web.URL+"/assets/index-Ab12cd34.js", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if accept != "" {
			r.Header.Set("Accept-Encoding", accept)
		}
		got, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(got.Body)
		got.Body.Close()
		fact.Is(fact.Must(t), "err", err, nil, accept, got.Header)
		fact.Is(t, "Content-Encoding", got.Header.Get("Content-Encoding"), want[0], accept)
		fact.Is(t, "string(body)", string(body), want[1], accept)
		fact.Is(t, "got.ContentLength", got.ContentLength, int64(len(body)), accept)
		fact.Holds(t, `slices.Contains(got.Header.Values("Vary"), "Accept-Encoding")`,
			slices.Contains(got.Header.Values("Vary"), "Accept-Encoding"), got.Header.Values("Vary"), accept)
		fact.Is(t, "Content-Type", got.Header.Get("Content-Type"), "text/javascript; charset=utf-8", accept)
		tags[got.Header.Get("ETag")] = true
	}
	if len(tags) != 3 {
		t.Errorf("three forms have the tags %v", tags)
	}
	if got := h.sendAs("", "GET", "/assets/archive-without-a.gz", ""); got.Code != 200 ||
		got.Header().Get("Content-Encoding") != "" {
		t.Errorf("a file of its own: %d %v", got.Code, got.Header())
	}
}

// TestTheBuiltPageIsThere serves what is embedded.
func TestTheBuiltPageIsThere(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	got := h.sendAs("", "GET", "/runs", "")
	if got.Code != 200 || !strings.HasPrefix(strings.ToLower(got.Body.String()), "<!doctype html>") {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}
