package sandbox

import (
	"fmt"
	"strings"
)

// template is a bio with gaps.
type template []segment

// segment is fixed text followed by a gap.
type segment struct {
	text string
	gap  gap
}

type gap int

const (
	gapNone gap = iota
	gapRole
	gapRoleCapital
	gapRole2
	gapSkill
	gapSkill2
	gapHobby
	gapHobby2
	gapCompany
	gapCity
	gapCount
)

// gapNames are the names of the gaps in word files, by gap.
var gapNames = [gapCount]string{"", "role", "Role", "role2", "skill", "skill2", "hobby", "hobby2", "company", "city"}

// fillings are the words for one person's gaps.
type fillings [gapCount]string

func parseTemplates(lines []string) ([]template, error) {
	if len(lines) == 0 {
		return nil, fmt.Errorf("no templates")
	}
	all := make([]template, 0, len(lines))
	for _, line := range lines {
		t, err := parseTemplate(strings.ReplaceAll(line, `\n`, "\n"))
		if err != nil {
			return nil, fmt.Errorf("template %q: %w", line, err)
		}
		all = append(all, t)
	}
	return all, nil
}

func parseTemplate(line string) (template, error) {
	var t template
	for line != "" {
		text, rest, gapped := strings.Cut(line, "{")
		if !gapped {
			return append(t, segment{text: text}), nil
		}
		word, after, closed := strings.Cut(rest, "}")
		g, known := gapNamed(word)
		if !closed || !known {
			return nil, fmt.Errorf("unknown gap {%s}", word)
		}
		t = append(t, segment{text: text, gap: g})
		line = after
	}
	return t, nil
}

func gapNamed(word string) (gap, bool) {
	for g := gapNone + 1; g < gapCount; g++ {
		if gapNames[g] == word {
			return g, true
		}
	}
	return gapNone, false
}

// appendTo writes the bio with its gaps filled.
func (t template) appendTo(b []byte, f *fillings) []byte {
	for _, s := range t {
		b = append(b, s.text...)
		b = append(b, f[s.gap]...)
	}
	return b
}
