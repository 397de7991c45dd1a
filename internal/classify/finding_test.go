package classify

import (
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

// A school that is called by one word instead of two is quoted as it stands, also at the end of a text.
func TestSchoolsInOneWordAreQuotedAsTheyStand(t *testing.T) {
	t.Parallel()
	c := New()
	q := c.Compile(syncrun.Definition{Description: "high school teachers"})
	for _, p := range []person{
		{bio: "teacher at Marlow HS"}, {bio: "teacher at Marlow HS", location: "Kent"}, {name: "Ann HS", bio: "teacher"},
		{bio: "teacher, secondary", location: "Leeds HS"},
	} {
		v := judge(q, human(p.name, p.bio, p.location))
		if v.Confidence != full {
			t.Errorf("%q: %s %q", p, v.Confidence, v.Reasons)
		}
		if said := strings.Join(v.Reasons, "; "); strings.Contains(said, "HS ") || strings.Contains(said, "secondary ") {
			t.Errorf("%q: %q quotes too much", p, said)
		}
	}
}
