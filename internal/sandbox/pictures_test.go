package sandbox

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
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
		if got.Code != 200 || got.Header().Get("Content-Type") != "image/svg+xml" || seen[text] ||
			text != getPicture(t, pictureAt("/p/", number)).Body.String() {
			t.Errorf("%d: %d %s", number, got.Code, text)
		}
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
		if text := w.Body.String(); w.Code != 200 || !strings.Contains(text, `"/p/`) || strings.Contains(text, "https://") {
			t.Errorf("%s: %d %s", path, w.Code, text)
		}
	}
}
