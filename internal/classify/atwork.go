package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// readFields reads "marketing > marketer": a field and the role of those who do it at an employer.
func (lex *lexicon) readFields(items []string) {
	for _, item := range items {
		field, role, _ := strings.Cut(item, ">")
		id, ok := lex.label(syncrun.LabelJobRole, strings.TrimSpace(role))
		if !ok {
			continue
		}
		lex.fields.at(lex.fold.words(field)).role, lex.fields.at(lex.fold.words(field)).known = id, true
	}
}

// fieldRole is the role of those who do a field at an employer.
type fieldRole struct {
	role  labelID
	known bool
}

// noteFields adds roles that are said by a field and an employer: "Design @Figma", "I lead marketing at HubSpot".
func (r *reading) noteFields(lex *lexicon, first, limit int) {
	for i := first; i < limit; i++ {
		f, n := lex.fields.longest(&r.text, i, limit, false)
		if n == 0 || !f.known {
			continue
		}
		end := i + n
		led := r.tokens[i].breaks || r.tokens[i].and || lex.contextBefore(r, i)&does != 0
		if led && end < limit && !r.tokens[end].breaks && r.marks[i]&roleBegins == 0 && r.employerFollows(end, limit) {
			r.mentions = append(r.mentions, mention{id: f.role, at: int32(i), end: int32(end), meaning: r.meanings[i]})
		}
		i = end - 1
	}
}

// employerFollows tells whether token i begins what somebody works for: "@acme", "@ Acme", "at Acme".
func (r *reading) employerFollows(i, limit int) bool {
	return r.tokens[i].kind == handle || r.behindAt(i) || string(r.bytes(i)) == "at" && i+1 < limit
}
