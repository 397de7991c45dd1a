package live

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"goodones/internal/syncrun"
)

// template is a selection that an event decides, as text with holes. Filled with an event it is, byte for byte, what
// executing the selection gives.
type template struct {
	parts []part
	key   string // the same for the same template, and only for it
	size  int    // of the largest payload so far
}

// part is text, and a value after it.
type part struct {
	text  string
	value value // nil in the last part
}

// value appends the JSON of one field.
type value func(dst []byte, p *syncrun.Progress) []byte

// compile makes the template of a syncRunProgress field. It reports false when the selection holds anything that
// events do not.
func compile(op *graphql.OperationContext, field graphql.CollectedField) (*template, bool) {
	c := compiler{op: op}
	c.text.WriteString(`{"data":{"` + field.Alias + `":`)
	if !c.object("SyncRunProgress", field.Selections) {
		return nil, false
	}
	c.text.WriteString("}}")
	c.end("", nil)
	return &template{parts: c.parts, key: c.key.String()}, true
}

type compiler struct {
	op    *graphql.OperationContext
	text  strings.Builder // of the part that is not finished
	parts []part
	key   strings.Builder
}

// end finishes a part with the value of a field.
func (c *compiler) end(field string, v value) {
	c.parts = append(c.parts, part{c.text.String(), v})
	c.key.WriteString(c.text.String() + "\x00" + field + "\x00")
	c.text.Reset()
}

func (c *compiler) object(kind string, set ast.SelectionSet) bool {
	c.text.WriteByte('{')
	for i, field := range graphql.CollectFields(c.op, set, []string{kind}) {
		if i > 0 {
			c.text.WriteByte(',')
		}
		c.text.WriteString(`"` + field.Alias + `":`) // a name needs no escapes
		if !c.field(kind, field) {
			return false
		}
	}
	c.text.WriteByte('}')
	return true
}

func (c *compiler) field(kind string, field graphql.CollectedField) bool {
	if field.Name == "__typename" {
		c.text.WriteString(`"` + kind + `"`)
		return true
	}
	switch {
	case kind == "SyncRunProgress" && field.Name == "syncRun":
		return c.object("SyncRun", field.Selections)
	case field.Name == "progress": // the run's is that of the event
		return c.object("SyncRunShares", field.Selections)
	}
	v := valueOf(kind, field.Name)
	if v == nil {
		return false
	}
	c.end(kind+"."+field.Name, v)
	return true
}

// fill is the payload of an event, in memory of its own. It is not safe for concurrent use.
func (t *template) fill(p *syncrun.Progress) []byte {
	dst := make([]byte, 0, t.size)
	for i := range t.parts {
		dst = append(dst, t.parts[i].text...)
		if v := t.parts[i].value; v != nil {
			dst = v(dst, p)
		}
	}
	t.size = max(t.size, len(dst))
	return dst
}
