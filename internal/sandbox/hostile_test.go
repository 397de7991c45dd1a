package sandbox

import (
	"strings"
	"testing"
)

// TestHostileProfiles are the same people in well-formed answers, but that their texts are attacks.
func TestHostileProfiles(t *testing.T) {
	t.Parallel()
	const fields = "?user.fields=description,location,url,entities"
	read := func(faults string) []apiUser {
		s := newServer(t, Config{Seed: 1, Faults: faults})
		return ask(t, s, "/2/users/%s/followers%s", userID(t, s, "dozen"), fields).users(t)
	}
	tame := read("")
	links := 0
	for i, p := range read("hostile") {
		if p.ID != tame[i].ID || p.Username != tame[i].Username || !strings.HasSuffix(p.Description, tame[i].Description) {
			t.Errorf("%+v, want %+v in it", p, tame[i])
		}
		for _, text := range []string{p.Name, p.Description, p.Location} {
			if !strings.Contains(text, hostileMarkup) || !strings.Contains(text, "\u202e") {
				t.Errorf("%q is tame", text)
			}
		}
		if p.URL != "" {
			links++
			if p.URL != hostileLink {
				t.Errorf("link %q", p.URL)
			}
		}
	}
	if len(tame) == 0 || links == 0 {
		t.Errorf("%d people with %d links", len(tame), links)
	}
}
