package classify

import (
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

// A title before a name and letters behind it are roles; first names and towns that look so are none.
func TestTitlesAndLettersOfNames(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct{ name, role string }{
		{"Prof. Tom Hart", "professor"},
		{"🇮🇪 Prof. Tom Hart", "professor"},
		{"Sen. Ada Moss", "senator"},
		{"DJ Nova", "dj"},
		{"Comedian Joe Blow", "comedian"},
		{"Jane Doe, RN", "nurse"},
		{"Jane Doe, M.D.", "doctor"},
		{"Jo Hill MP", "member of parliament"},
		{"المحامي خالد", "lawyer"},
		{"Mason Reed", ""},
		{"Baltimore MD", ""},
		{"Jane Mp", ""},
		{"Prof", ""},
	} {
		p := syncrun.Profile{ID: 1, Detailed: true, Name: test.name}
		labels := c.Facts(&p).Labels
		if test.role == "" && len(labels) > 0 || test.role != "" && !slices.Contains(labels, test.role) {
			t.Errorf("%q claims %v, want %q", test.name, labels, test.role)
		}
	}
}

func TestRolesOfMoreWords(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		bio, role string
		has       bool
	}{
		{"Host of the podcast Plain Words", "podcaster", true},
		{"Co-host @TidePod. Dad", "podcaster", true},
		{"Senior writer @TheAtlantic", "journalist", true},
		{"GP, Lark Fund. We invest", "venture capitalist", true},
		{"GP, Lark Fund. We invest", "doctor", false},
		{"GP in Leeds, dad", "doctor", true},
		{"VP, Marketing at Acme", "marketer", true},
		{"Engineering manager, infra", "devops engineer", false},
		{"Official account of Senator Hart", "senator", true},
		{"Official account of the nurses' union", "nurse", false},
		{"Fmr. teacher, runner", "teacher", false},
		{"Asst. Prof. of Law", "professor", true},
		{"Nurse to my houseplants", "nurse", false},
		{"المؤسس والرئيس التنفيذي لشركة", "founder", true},
		{"المؤسس والرئيس التنفيذي لشركة", "ceo", true},
		{"أبحث عن محامي", "lawyer", false},
		{"Drummer in a band", "musician", true},
		{"Drummer in a band", "conductor", false},
		{"Judge Judy superfan", "judge", false},
		{"Judge and Lakers fan", "judge", true},
		{"Minister of my bathroom", "politician", false},
		{"CEO of my own company", "ceo", true},
		{"Grammar police", "police officer", false},
	} {
		p := syncrun.Profile{ID: 1, Detailed: true, Bio: test.bio}
		v := c.Compile(syncrun.Definition{Description: test.role}).Judge(syncrun.Subject{Profile: p})
		if got := v.Confidence == syncrun.ConfidenceFull; got != test.has {
			t.Errorf("%q: %s %t, want %t: %v", test.bio, test.role, got, test.has, v.Reasons)
		}
	}
}
