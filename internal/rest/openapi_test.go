package rest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// openAPI is what of the file the tests read.
type openAPI struct {
	OpenAPI    string
	Paths      map[string]map[string]json.RawMessage
	Components struct {
		Schemas   map[string]map[string]any
		Responses map[string]described
	}
}

// described is an answer, or a reference to one.
type described struct {
	Ref     string `json:"$ref"`
	Content map[string]struct{ Schema map[string]any }
}

func readOpenAPI(t *testing.T) *openAPI {
	t.Helper()
	_, h := newWorld()
	got := get(h, "/api/v1/openapi.json")
	var file openAPI
	err := json.Unmarshal(got.Body.Bytes(), &file)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "got.Code", got.Code, 200, got.Body)
	fact.Is(fact.Must(t), "file.OpenAPI", file.OpenAPI, "3.1.0")
	return &file
}

// TestOpenAPIHasEveryCall compares the file with the handlers, both ways.
func TestOpenAPIHasEveryCall(t *testing.T) {
	t.Parallel()
	var described, served []string
	for path, operations := range readOpenAPI(t).Paths {
		for method := range operations {
			if method != "parameters" {
				described = append(described, strings.ToUpper(method)+" /api/v1"+path)
			}
		}
	}
	for path, route := range (&handler{}).routes() {
		for method := range route {
			served = append(served, method+" "+path)
		}
	}
	slices.Sort(described)
	slices.Sort(served)
	if !slices.Equal(described, served) {
		t.Errorf("described %q\nserved    %q", described, served)
	}
}

// TestOpenAPIHoldsAnswers checks every answer of the documentation, and others, against the file: no member more.
func TestOpenAPIHoldsAnswers(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/documented.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []documentedCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	other := func(method, target, body string) {
		cases = append(cases, documentedCase{Method: method, Target: target, Body: json.RawMessage(body)})
	}
	other("GET", "/api/v1/sync-settings", "")
	other("PUT", "/api/v1/sync-settings", `{"timezone":"Europe/Berlin"}`)
	other("POST", "/api/v1/sync", `{"trackedAccountId":7}`)
	other("POST", "/api/v1/explore", `{"trackedAccountId":7}`)
	other("GET", "/api/v1/explore/budget", "")
	other("POST", "/api/v1/tracked-accounts", `{"handle":"acme","tier":"pro"}`)
	other("GET", "/api/v1/openapi.json", "")
	other("GET", "/api/v1/people-of-interest?limit=x", "")
	other("GET", "/api/v1/sync-status?syncRunId=7", "")
	file, seen := readOpenAPI(t), map[string]bool{}
	w, h := newWorld()
	fillDocumented(w)
	w.live = &syncrun.Run{ID: 42, Status: syncrun.StatusQueued}
	for _, c := range cases {
		r := httptest.NewRequest(c.Method, c.Target, bytes.NewReader(c.Body))
		r.Header.Set("Content-Type", "application/json")
		path := PathOf(r.URL.Path, Paths())
		if path == "" {
			continue
		}
		seen[c.Method+path] = true
		got := send(h, r)
		var answer any
		if err := json.Unmarshal(got.Body.Bytes(), &answer); err != nil {
			t.Errorf("%s %s: %v", c.Method, c.Target, err)
			continue
		}
		schema := file.schemaOf(t, c.Method, strings.TrimPrefix(path, "/api/v1"), got.Code)
		if complaint := file.complaint(schema, answer, "answer"); complaint != "" {
			t.Errorf("%s %s: %s in %s", c.Method, c.Target, complaint, got.Body)
		}
	}
	for path, route := range (&handler{}).routes() {
		for method := range route {
			if !seen[method+path] {
				t.Errorf("no answer of %s %s is checked", method, path)
			}
		}
	}
}

// schemaOf is the schema of an answer.
func (f *openAPI) schemaOf(t *testing.T, method, path string, status int) map[string]any {
	t.Helper()
	var operation struct{ Responses map[string]described }
	if err := json.Unmarshal(f.Paths[path][strings.ToLower(method)], &operation); err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	answer, ok := operation.Responses[fmt.Sprint(status)]
	if !ok {
		if status < http.StatusBadRequest {
			t.Errorf("%s %s: %d is not described", method, path, status)
		}
		answer = f.Components.Responses["Error"]
	}
	return answer.Content["application/json"].Schema
}

// complaint is what is wrong with a value by a schema of those words that the file uses; empty: nothing.
func (f *openAPI) complaint(schema map[string]any, value any, at string) string {
	if ref, ok := schema["$ref"].(string); ok {
		return f.complaint(f.Components.Schemas[strings.TrimPrefix(ref, "#/components/schemas/")], value, at)
	}
	if want, ok := schema["const"]; ok && !reflect.DeepEqual(want, value) {
		return fmt.Sprintf("%s is %v, not %v", at, value, want)
	}
	if words, ok := schema["enum"].([]any); ok && !slices.Contains(words, value) {
		return fmt.Sprintf("%s is %v, none of %v", at, value, words)
	}
	if !hasType(schema["type"], value) {
		return fmt.Sprintf("%s is %v, no %v", at, value, schema["type"])
	}
	switch value := value.(type) {
	case []any:
		items, _ := schema["items"].(map[string]any)
		for i, item := range value {
			if said := f.complaint(items, item, fmt.Sprintf("%s[%d]", at, i)); said != "" {
				return said
			}
		}
	case map[string]any:
		return f.complaintOfObject(schema, value, at)
	}
	return ""
}

func (f *openAPI) complaintOfObject(schema, value map[string]any, at string) string {
	properties, _ := schema["properties"].(map[string]any)
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, ok := value[name.(string)]; !ok {
			return fmt.Sprintf("%s has no %s", at, name)
		}
	}
	for name, member := range value {
		property, known := properties[name].(map[string]any)
		if !known {
			if schema["additionalProperties"] == false {
				return fmt.Sprintf("%s has a member %s", at, name)
			}
			continue
		}
		if said := f.complaint(property, member, at+"."+name); said != "" {
			return said
		}
	}
	return ""
}

// hasType tells whether a value is of a type, or one of several; no type is any.
func hasType(want, value any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(one any) bool { return hasType(one, value) })
	}
	switch value := value.(type) {
	case nil:
		return want == nil || want == "null"
	case string:
		return want == nil || want == "string"
	case bool:
		return want == nil || want == "boolean"
	case float64:
		return want == nil || want == "integer" && value == math.Trunc(value)
	case []any:
		return want == "array"
	default:
		return want == nil || want == "object"
	}
}
