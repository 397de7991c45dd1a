package resolvers

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

const (
	defaultSuggestions = 10
	mostSuggestions    = 50
)

// labelSuggestions are the values that begin with the text, then those of which a later word does.
func (r *Resolver) labelSuggestions(text string, kind syncrun.LabelKind, first *int) ([]string, error) {
	limit, err := inRange("first", first, defaultSuggestions, 1, mostSuggestions)
	if err != nil {
		return nil, err
	}
	text = strings.ToLower(strings.TrimSpace(text))
	var begin, later []string
	for _, value := range r.deps.Labels.Values(kind) {
		switch folded := strings.ToLower(value); {
		case strings.HasPrefix(folded, text):
			begin = append(begin, value)
		case strings.Contains(folded, " "+text):
			later = append(later, value)
		}
	}
	all := slices.Concat(begin, later)
	if canonical, ok := r.deps.Labels.Canonical(kind, text); ok && !slices.Contains(all, canonical) {
		all = slices.Concat([]string{canonical}, all) // a synonym was typed
	}
	return slices.Clip(append([]string{}, all[:min(limit, len(all))]...)), nil
}
