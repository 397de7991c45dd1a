package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// roleForms tell which words are the name of a role as women bear it: "Gründerin", "diseñadora".
type roleForms struct {
	endings    [256][]string // by their last byte: most words end in none of these
	words, not map[string]bool
}

func newRoleForms(f *folder) *roleForms {
	forms := &roleForms{words: make(map[string]bool), not: make(map[string]bool)}
	for _, s := range sections(genderWordData) {
		for _, item := range s.items {
			for _, w := range f.words(item) {
				switch s.heading {
				case "role endings female":
					last := w[len(w)-1]
					forms.endings[last] = append(forms.endings[last], w)
				case "role female":
					forms.words[w] = true
				case "not role female":
					forms.not[w] = true
				}
			}
		}
	}
	return forms
}

// shortestEnded is how many letters a word has before an ending that tells a gender, at least.
const shortestEnded = 2

// female tells whether one of the words of a role's name is a woman's.
func (forms *roleForms) female(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		ended := slices.ContainsFunc(forms.endings[w[len(w)-1]], func(ending string) bool {
			return strings.HasSuffix(w, ending) && len(w) >= len(ending)+shortestEnded
		})
		return ended && !forms.not[w] || forms.words[w]
	})
}

// roleSign finds the first role that somebody claims, or claimed, by its name for women.
func (lex *lexicon) roleSign(r *reading) (genderSign, bool) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.female && m.mood != audience && !m.mood.rulesOut() && !r.isForBoth(int(m.at), int(m.end)) {
			return genderSign{gender: syncrun.GenderFemale, at: int(m.at), end: int(m.end), by: byWord}, true
		}
	}
	return genderSign{}, false
}

// isForBoth tells whether the role at tokens [at, end) is written for women and men: "ingeniera/o", "Autor/Autorin".
func (r *reading) isForBoth(at, end int) bool {
	f := r.fieldOf(at)
	src := r.sources[f]
	if at > r.start[f] && r.textBetween(at-1) == "/" && samePrefix(r.bytes(at-1), r.bytes(at)) {
		return true
	}
	rest := src[r.tokens[end-1].end:]
	if rest == "" || end >= r.start[f+1] || !strings.ContainsAny(rest[:1], "/(*_:.·") {
		return false
	}
	return r.textBetween(end-1) != "" && !strings.Contains(r.textBetween(end-1), " ") &&
		(len(r.bytes(end)) <= 3 || samePrefix(r.bytes(end-1), r.bytes(end)))
}

// samePrefix tells whether two words begin alike.
func samePrefix(a, b []byte) bool {
	const letters = 4
	return len(a) >= letters && len(b) >= letters && string(a[:letters]) == string(b[:letters])
}
