package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

// Whoever hosts a podcast behind a comma does so in the clause that says it; a role never ends before it begins.
func TestHostsBehindAComma(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"podcast hosts", "Founder, co-host of a podcast", "", "full"},
		{"podcast hosts", "Moderator, co-host of the Owl podcast @owlcast", "", "full"},
		{"podcast hosts", "Co-author of Owls, and one half of @owlpod", "", "full|maybe"},
		{"podcast hosts", "Editor @owlnews, co-host @owlpodcast. Bylines", "", "full"},
		{"CTOs", "Painter, co-host of a podcast", "", "none"},
	})
	c, r := New(), &reading{}
	for _, bio := range []string{"founder, co-host of a podcast", "tea, half of @owlpod", "Co-host, The Owl Pod"} {
		c.lex().read(&syncrun.Profile{Name: "Ann", Bio: bio}, r)
		for _, m := range r.mentions {
			if m.end <= m.at {
				t.Errorf("%q: a role from token %d to %d", bio, m.at, m.end)
			}
		}
	}
}
