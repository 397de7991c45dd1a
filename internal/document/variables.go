package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// The limits of a variable's value. No list and no object of the schema takes as many.
const (
	maxEntries = 100 // of one list or object
	maxDepth   = 12  // of lists and objects
	maxNumber  = 64  // bytes
)

// readVariables decodes those of a request's variables that its operation declares, if they are still JSON, and drops
// all others unread. It returns why one is not accepted, or nothing.
func readVariables(doc *ast.QueryDocument, params *graphql.RawParams) string {
	operation := doc.Operations.ForName(params.OperationName)
	if operation == nil { // refused later, in better words
		params.Variables = nil
		return ""
	}
	declared := make(map[string]any, len(operation.VariableDefinitions))
	for _, definition := range operation.VariableDefinitions {
		given, ok := params.Variables[definition.Variable]
		if !ok {
			continue
		}
		if raw, isJSON := given.(json.RawMessage); isJSON {
			value, err := decode(raw)
			if err != nil {
				return fmt.Sprintf("variable $%s: %v", clip(definition.Variable), err)
			}
			given = value
		}
		declared[definition.Variable] = given
	}
	params.Variables = declared
	return ""
}

var (
	errLarge  = fmt.Errorf("a list or object has more than %d entries", maxEntries)
	errDeep   = fmt.Errorf("lists and objects are more than %d levels deep", maxDepth)
	errNumber = fmt.Errorf("a number is longer than %d bytes", maxNumber)
	errJSON   = errors.New("is not JSON")
)

// decode reads one JSON value, and stops at its limits. Numbers keep all their digits.
func decode(raw json.RawMessage) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return decodeNext(d, 0)
}

func decodeNext(d *json.Decoder, depth int) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, errJSON
	}
	switch token := token.(type) {
	case json.Number:
		if len(token) > maxNumber {
			return nil, errNumber
		}
		return token, nil
	case json.Delim:
		if depth++; depth > maxDepth {
			return nil, errDeep
		}
		if token == '[' {
			return decodeList(d, depth)
		}
		return decodeObject(d, depth)
	}
	return token, nil
}

func decodeList(d *json.Decoder, depth int) (any, error) {
	list := []any{}
	for d.More() {
		if len(list) == maxEntries {
			return nil, errLarge
		}
		value, err := decodeNext(d, depth)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.Token()
	return list, err
}

func decodeObject(d *json.Decoder, depth int) (any, error) {
	object := map[string]any{}
	for n := 0; d.More(); n++ {
		if n == maxEntries {
			return nil, errLarge
		}
		name, err := d.Token()
		if err != nil {
			return nil, errJSON
		}
		value, err := decodeNext(d, depth)
		if err != nil {
			return nil, err
		}
		object[name.(string)] = value // a name, or the decoder would have complained
	}
	_, err := d.Token()
	return object, err
}
