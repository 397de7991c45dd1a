package sandbox

import (
	"strings"
	"testing"

	"goodones/internal/fact"
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
		fact.Is(t, "p.ID", p.ID, tame[i].ID, tame[i], p)
		fact.Is(t, "p.Username", p.Username, tame[i].Username, tame[i])
		fact.Holds(t, "p.Description ends with tame[i].Description", strings.HasSuffix(p.Description, tame[i].Description),
			p.Description, tame[i])
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
