package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

func TestTopicsBindToAnyMentionOfTheRole(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"tech founders", "Founder of Larkspur Bakery. Runner. Painter. Poet. Swimmer. Tech founder", "", "full"},
		{"tech founders", "Founder of Larkspur Bakery. Runner. Potter of bowls. Swimmer. Sailor. Tech fan", "", "maybe"},
		{"machine learning engineers", "Engineer. Dad. Cook. Chess. Hills. Tea. ML engineer at a museum", "", "full"},
		{"climate reporters", "Reporter. Mum. Judo. Bread. Hens. Bees. Covering climate as a reporter", "", "full"},
	})
}

func TestAuthorsOfProgramsAndSites(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		bio  string
		want bool
	}{
		{"Product manager. Author of @willow-engine", false},
		{"Author of @TheWillowBook", true},
		{"Author of PyTorch. Research scientist", false},
		{"Developer, author of PaperMint", false},
		{"Gardener, author of PaperMint", true},
		{"Frontend developer || Author @willowdocs", false},
		{"Author @WillowPress", true},
		{"Author of The Long Willow", true},
		{"Author of Python for Gardeners", true},
	} {
		checkClaims(t, []claimCase{claimOf(test.bio, "author", test.want)})
	}
}

func claimOf(bio, role string, want bool) claimCase {
	if want {
		return claimCase{bio: bio, has: []string{role}}
	}
	return claimCase{bio: bio, lack: []string{role}}
}

func TestEsquires(t *testing.T) {
	t.Parallel()
	c := New()
	for _, test := range []struct {
		name, bio string
		want      syncrun.Confidence
	}{
		{"Mara Holt, Esq.", "Mum of three", full},
		{"Mara Holt Esq.", "Mum of three", full},
		{"Mara Holt, JD, Esq.", "Mum of three", full},
		{"Dr. Bo Quill, BA, CFA, ACCA Esq.", "Lord of the lawn", none},
		{"Mara Holt", "Esq. | Mum | Runner", full},
		{"Mara Holt", "Mara Holt, Esq. Mum", full},
		{"Mara Holt", "Words in Vogue, GQ, Esquire and more", none},
		{"Mara Holt", "As sung by Ham Loaf, Esq.", none},
	} {
		got := judge(c.Compile(syncrun.Definition{Description: "lawyers"}), human(test.name, test.bio, ""))
		if got.Confidence != test.want {
			t.Errorf("%q, %q: %s %q, want %s", test.name, test.bio, got.Confidence, got.Reasons, test.want)
		}
	}
}

func TestVicePresidentsOfAField(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"vice presidents of product", "VP, Product at Larkspur", "", "full"},
		{"vice presidents of product", "Vice President, Product at Larkspur", "", "full"},
		{"vice presidents of product", "VP of Product @larkspur", "", "full"},
		{"vice presidents of marketing", "SVP, Marketing", "", "full"},
		{"vice presidents of product", "Product manager at Larkspur", "", "maybe|none"},
		{"vice presidents of product", "Former VP of Product", "", "maybe"},
	})
}

func TestFromIsNotWhereOneLives(t *testing.T) {
	t.Parallel()
	checkFacets(t, []facetCase{
		{"designers in the UK", "Designer. From Leeds, living in Japan", "", "maybe"},
		{"designers in Japan", "Designer. From Leeds, living in Japan", "", "full"},
		{"designers in the UK", "Designer from Leeds", "Kyoto", "maybe"},
		{"designers in the UK", "Designer from Leeds", "", "full"},
		{"designers in the UK", "Designer from Leeds, now in London", "", "full"},
		{"designers in the UK", "Designer from Leeds", "the moon", "full"},
	})
}
