package cli

import (
	"strings"

	"goodones/internal/syncrun"
)

// readingText says in a few lines how a search is read, and what of it is not.
func readingText(r syncrun.SearchReading) string {
	var text strings.Builder
	text.WriteString("the search is read as\n")
	line := func(name string, values []string) {
		if len(values) > 0 {
			text.WriteString("  " + name + ": " + oneLine(strings.Join(values, ", ")) + "\n")
		}
	}
	line("roles", r.Roles)
	line("fields", r.Fields)
	line("places", r.Places)
	line("employers", r.Employers)
	line("former employers", r.FormerEmployers)
	line("statuses", r.Statuses)
	line("companies", r.Companies)
	genders := make([]string, 0, len(r.Genders))
	for _, gender := range r.Genders {
		genders = append(genders, string(gender))
	}
	line("genders", genders)
	line("words", r.Words)
	line("not", r.Exclusions)
	line("unread, so that nobody can be more than a MAYBE", r.Unread)
	line("passed over", r.Ignored)
	return text.String()
}
