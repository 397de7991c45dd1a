package resolvers

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"goodones/graph"
	"goodones/internal/syncrun"
)

// The limits of what people write, in characters or elements.
const (
	longestName        = 100
	longestDescription = 1000
	longestMutationID  = 100
	longestLabel       = 100
	mostLabels         = 50
)

// apply puts the fields that an update sets into the search. A null is refused: leaving a field out keeps it.
func apply(search *syncrun.SavedSearch, input graph.UpdateSavedSearchInput) error {
	var refused refusals
	set(&refused, "name", input.Name, &search.Name)
	set(&refused, "description", input.Description, &search.Description)
	set(&refused, "strictGender", input.StrictGender, &search.StrictGender)
	setList(&refused, "labels", input.Labels, &search.Labels)
	setList(&refused, "genders", input.Genders, &search.Genders)
	setList(&refused, "followerCountTiers", input.FollowerCountTiers, &search.FollowerCountTiers)
	return orNil(refused)
}

func set[T any](refused *refusals, field string, given graphql.Omittable[*T], into *T) {
	if value, isSet := given.ValueOK(); isSet && refused.allow(field, value != nil) {
		*into = *value
	}
}

func setList[T any](refused *refusals, field string, given graphql.Omittable[[]T], into *[]T) {
	if value, isSet := given.ValueOK(); isSet && refused.allow(field, value != nil) {
		*into = value
	}
}

// allow notes a refusal of a field that must be something and is null.
func (r *refusals) allow(field string, something bool) bool {
	if !something {
		*r = appendInvalid(*r, syncrun.Invalid(field, "must not be null: leave it out to keep it"))
	}
	return something
}

// orNil keeps an empty list from being an error.
func orNil(refused refusals) error {
	if len(refused) == 0 {
		return nil
	}
	return refused
}

// tidy checks a search and brings it into the form in which it is kept: trimmed, labels canonical, lists without
// repetitions. The error lists everything that is wrong, as refusals.
func (r *Resolver) tidy(search *syncrun.SavedSearch) error {
	search.Name = strings.TrimSpace(search.Name)
	refused := appendInvalid(nil, checkLine("name", search.Name, longestName))
	refused = append(refused, r.tidyDefinition(&search.Definition)...)
	if len(refused) == 0 {
		refused = appendInvalid(refused, r.checkWish(&search.Definition))
	}
	return orNil(refused)
}

// tidyDefinition is tidy but for the name, and for whether the search asks for anything.
func (r *Resolver) tidyDefinition(def *syncrun.Definition) refusals {
	def.Description = strings.TrimSpace(def.Description)
	refused := appendInvalid(nil, checkText("description", def.Description, longestDescription))
	labels, orphans := r.canonical(def.Labels)
	def.Labels = labels
	def.Genders = inOrder(def.Genders, syncrun.Genders())
	def.FollowerCountTiers = inOrder(def.FollowerCountTiers, syncrun.FollowerCountTiers())
	return append(refused, orphans...)
}

// checkWish refuses a search that everybody would match.
func (r *Resolver) checkWish(def *syncrun.Definition) error {
	switch {
	case def.Description == "" && len(def.Labels) == 0:
		return syncrun.Invalid("description", "must say what to look for when there are no labels")
	case !r.deps.Labels.LooksFor(*def):
		return syncrun.Invalid("description", "says nothing to look for: name a role, a skill, a place or another word")
	default:
		return nil
	}
}

func appendInvalid(refused refusals, err error) refusals {
	list, _ := userErrors(err, nil) // an InvalidError is never returned
	return append(refused, list...)
}

// canonical looks labels up in the dictionary; two that mean the same are one.
func (r *Resolver) canonical(labels []syncrun.Label) ([]syncrun.Label, refusals) {
	if len(labels) > mostLabels {
		return nil, appendInvalid(
			nil,
			syncrun.Invalid("labels", fmt.Sprintf("must be at most %d in number", mostLabels)),
		)
	}
	known, orphans := make([]syncrun.Label, 0, len(labels)), refusals(nil)
	for i, label := range labels {
		value, ok := r.lookLabelUp(label)
		if !ok {
			orphans = append(orphans, orphan(i, label))
			continue
		}
		label.Value = value
		if !slices.Contains(known, label) {
			known = append(known, label)
		}
	}
	return known, orphans
}

func (r *Resolver) lookLabelUp(label syncrun.Label) (string, bool) {
	if len(label.Value) > longestLabel {
		return "", false
	}
	return r.deps.Labels.Canonical(label.Kind, label.Value)
}

func orphan(index int, label syncrun.Label) syncrun.UserError {
	family := "skills"
	if label.Kind == syncrun.LabelJobRole {
		family = "job roles"
	}
	return syncrun.UserError{Field: fmt.Sprintf("labels.%d.value", index), Code: syncrun.UserOrphanLabel,
		Message: fmt.Sprintf("%q is not in our dictionary of %s", shortened(label.Value, longestLabel), family)}
}

// inOrder is the given words in the order of all, each once, so that the order they were typed in means nothing.
func inOrder[T comparable](given, all []T) []T {
	kept := make([]T, 0, len(given))
	for _, word := range all {
		if slices.Contains(given, word) {
			kept = append(kept, word)
		}
	}
	return kept
}

// checkLine checks text of one line that must not be empty.
func checkLine(field, text string, longest int) error {
	if text == "" || strings.ContainsFunc(text, unicode.IsControl) {
		return syncrun.Invalid(field, fmt.Sprintf("must be 1 to %d characters of plain text", longest))
	}
	return checkText(field, text, longest)
}

// checkText checks text of any number of lines.
func checkText(field, text string, longest int) error {
	if utf8.RuneCountInString(text) > longest {
		return syncrun.Invalid(field, fmt.Sprintf("must have at most %d characters", longest))
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return syncrun.Invalid(field, "must be plain text")
	}
	return nil
}

// shortened is text cut to at most so many characters.
func shortened(text string, longest int) string {
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	return string(runes[:longest]) + "…"
}
