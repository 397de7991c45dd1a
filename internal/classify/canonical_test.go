package classify

import (
	"testing"

	"goodones/internal/syncrun"
)

func TestCanonical(t *testing.T) {
	t.Parallel()
	const role, skill = syncrun.LabelJobRole, syncrun.LabelSkill
	tests := []struct {
		kind syncrun.LabelKind
		in   string
		want string // empty: unknown
	}{
		{role, "founder", "founder"},
		{role, "  Founders ", "founder"},
		{role, "co-founder", "founder"},
		{role, "cofounder", "founder"},
		{role, "Co Founders", "founder"},
		{role, "Gründer", "founder"},
		{role, "GRÜNDERIN", "founder"},
		{role, "Gruender", "founder"},
		{role, "fundadora", "founder"},
		{role, "fondatrice", "founder"},
		{role, "kurucu ortak", "founder"},
		{role, "创始人", "founder"},
		{role, "développeur", "software engineer"},
		{role, "developpeuse", "software engineer"},
		{role, "yazılım", "software engineer"},
		{role, "yazılım mühendisi", "software engineer"},
		{role, "softwareentwicklerin", "software engineer"},
		{role, "software_engineer", "software engineer"},
		{role, "software-engineers", "software engineer"},
		{role, "SWE", "software engineer"},
		{role, "プログラマー", "software engineer"},
		{role, "frontend developer", "frontend engineer"},
		{role, "front-end dev", "frontend engineer"},
		{role, "SRE", "devops engineer"},
		{role, "diseñadora", "designer"},
		{role, "tasarımcı", "designer"},
		{role, "デザイナー", "designer"},
		{role, "UI/UX designer", "product designer"},
		{role, "VCs", "venture capitalist"},
		{role, "angel", "angel investor"},
		{role, "periodista", "journalist"},
		{role, "記者", "journalist"},
		{role, "Krankenschwester", "nurse"},
		{role, "avukat", "lawyer"},
		{role, "ärztin", "doctor"},
		{role, "chercheuse", "researcher"},
		{role, "zeppelin captain", ""},
		{role, "", ""},
		{role, "!!!", ""},
		{role, "golang", ""},
		{skill, "golang", "golang"},
		{skill, "Go", "golang"},
		{skill, "JS", "javascript"},
		{skill, "ts", "typescript"},
		{skill, "C++", "c++"},
		{skill, "cpp", "c++"},
		{skill, "c#", "c#"},
		{skill, "C", "c"},
		{skill, "R", "r"},
		{skill, ".NET", ".net"},
		{skill, "dotnet", ".net"},
		{skill, "Node.js", "node.js"},
		{skill, "NodeJS", "node.js"},
		{skill, "node", "node.js"},
		{skill, "k8s", "kubernetes"},
		{skill, "PostgreSQL", "postgres"},
		{skill, "ML", "machine learning"},
		{skill, "machinelearning", "machine learning"},
		{skill, "#MachineLearning", "machine learning"},
		{skill, "機械学習", "machine learning"},
		{skill, "inteligencia artificial", "artificial intelligence"},
		{skill, "yapay zekâ", "artificial intelligence"},
		{skill, "ecommerce", "e-commerce"},
		{skill, "E-Commerce", "e-commerce"},
		{skill, "a11y", "accessibility"},
		{skill, "santé publique", "public health"},
		{skill, "founder", ""},
		{skill, "juggling", ""},
		{"hobby", "golang", ""},
	}
	c := New()
	for _, test := range tests {
		got, ok := c.Canonical(test.kind, test.in)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Canonical(%s, %q) = %q, %v, want %q", test.kind, test.in, got, ok, test.want)
		}
	}
}

func TestLabelsFound(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, bio string
		want      string // joined by commas
	}{
		{"", "Founder at Acme. golang, C++ and Node.js", "founder,golang,c++,node.js"},
		{"", "Engineering manager. Machine learning engineer before that.", "engineering manager"},
		{"", "#golang #DataScience #BuildInPublic", "golang,data science"},
		{"", "working @golang", ""},
		{"", "Founder, founder, FOUNDER", "founder"},
		{"Ada Baker", "", ""},
		{"Ada Baker | Founder", "", "founder"},
		{"Ada (designer)", "", "designer"},
		{"Mason Cook, PhD, researcher", "", "researcher"},
		{"", "I excel at Excel", "excel"},
		{"", "Taylor Swift fan, Swift too", "swift"},
		{"", "non-profit founder", "founder"},
		{"", "mother-in-law", ""},
		{"", "real estate developer", "property developer"},
		{"", "Softwareentwicklerin | Illustratorin", "software engineer,illustrator"},
		{"", "ソフトウェアエンジニア／機械学習", "software engineer,machine learning"},
		{"", "full-stack developer & UX designer", "full stack engineer,software engineer,ux designer,designer"},
		{"", "Full-time parent", ""},
		{"", "ingénieure logiciel, cheffe de projet", "software engineer,project manager"},
		{"", "Data scientist / data engineer", "data scientist,data engineer"},
		{"", "", ""},
	}
	c := New()
	for _, test := range tests {
		f := c.Facts(&syncrun.Profile{Name: test.name, Bio: test.bio, Detailed: true})
		got := ""
		for i, l := range f.Labels {
			if i > 0 {
				got += ","
			}
			got += l
		}
		if got != test.want {
			t.Errorf("%q %q: %q, want %q", test.name, test.bio, got, test.want)
		}
	}
}
