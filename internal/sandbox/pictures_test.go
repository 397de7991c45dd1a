package sandbox

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"goodones/internal/fact"
)

func getPicture(t *testing.T, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	Pictures("/p/").ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody))
	return w
}

func TestPicturesAreDrawn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for number := range uint64(50) {
		got := getPicture(t, pictureAt("/p/", number))
		text := got.Body.String()
		fact.Is(fact.Must(t), "got.Code", got.Code, 200, number)
		fact.Is(fact.Must(t), "Content-Type", got.Header().Get("Content-Type"), "image/svg+xml", number)
		fact.Is(t, "seen[text]", seen[text], false, number)
		fact.Is(t, "text", text, getPicture(t, pictureAt("/p/", number)).Body.String(), number)
		seen[text] = true
		for decoder := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v in %s", err, text)
			}
		}
	}
	for _, path := range []string{"/p/", "/p/x", "/p/.svg", "/p/a/b.svg", "/other/1.svg", "/p/-1.svg"} {
		if got := getPicture(t, path); got.Code != 404 {
			t.Errorf("%s: %d", path, got.Code)
		}
	}
}

// TestPicturesOfPeople asks both networks for people: with pictures of its own none has one elsewhere.
func TestPicturesOfPeople(t *testing.T) {
	t.Parallel()
	s, err := New(Config{RateLimits: RateLimitsOff, Pictures: "/p/"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, path := range []string{"/2/users/by/username/acme?user.fields=profile_image_url",
		"/xrpc/app.bsky.actor.getProfile?actor=acme.test"} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody)
		r.Header.Set("Authorization", "Bearer app")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		text := w.Body.String()
		fact.Is(t, "w.Code", w.Code, 200, path)
		fact.Contains(t, "text", text, `"/p/`, path)
		fact.Lacks(t, "text", text, "https://", path)
	}
}
