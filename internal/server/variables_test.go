package server

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// hostileVariables are bodies of up to 1 MiB whose weight lies in their variables.
func hostileVariables() map[string]string {
	const (
		tagging = `query($id: ID!) { syncRun(id: $id) { id } }`
		saving  = `mutation($in: CreateSavedSearchInput!) { createSavedSearch(input: $in) { userErrors { code } } }`
		most    = 1_000_000 // bytes, about
	)
	nesting := strings.Repeat("[", most/2) + strings.Repeat("]", most/2)
	body := func(query, variables string) string {
		return fmt.Sprintf(`{"query":%s,"variables":%s}`, encode(query), variables)
	}
	members := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `"v%d":0,`, i)
		}
		return b.String()
	}
	long := func(text string) string { return strings.Repeat(text, most/len(text)) }
	declared := "query("
	for i := range 90 {
		declared += fmt.Sprintf(" $l%d: [ID!]", i)
	}
	return map[string]string{
		"a list that nobody declared":     body("{ __typename }", `{"x":[`+long("0,")+`0]}`),
		"members that nobody declared":    body("{ __typename }", `{`+members(75_000)+`"id":"1"}`),
		"nesting that nobody declared":    body("{ __typename }", `{"x":`+nesting+`}`),
		"the same member again and again": body(tagging, `{`+long(`"id":"1",`)+`"id":"1"}`),
		"a long id":                       body(tagging, `{"id":"`+long("7")+`"}`),
		"a long id in escapes":            body(tagging, `{"id":"`+long(`\u0037`)+`"}`),
		"a long number":                   body(tagging, `{"id":`+long("7")+`}`),
		"a long exponent":                 body(tagging, `{"id":1e`+long("9")+`}`),
		"a list for an id":                body(tagging, `{"id":[`+long(`"1",`)+`"1"]}`),
		"nesting for an id":               body(tagging, `{"id":`+nesting+`}`),
		"an object for an id":             body(tagging, `{"id":{`+members(75_000)+`"x":0}}`),
		"many labels": body(saving,
			`{"in":{"name":"n","labels":[`+long(`{"kind":"SKILL","value":"go"},`)+`{}]}}`),
		"unknown members of an input": body(saving, `{"in":{`+members(75_000)+`"name":"n"}}`),
		"a long description":          body(saving, `{"in":{"name":"n","description":"`+long("é")+`"}}`),
		"nesting in an input":         body(saving, `{"in":{"labels":`+nesting+`}}`),
		"variables that nobody uses":  body(declared+") { __typename }", `{"l0":[`+long(`"1",`)+`"1"]}`),
		"no object":                   body(tagging, `[`+long("0,")+`0]`),
		"white space":                 body(tagging, `{`+strings.Repeat(" ", most)+`"id":"1"}`),
	}
}

// TestHostileVariablesCostLittle sends bodies whose weight lies in their variables: each costs less than 50 ms of CPU,
// its reading included, and nothing of it is echoed.
func TestHostileVariablesCostLittle(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for name, body := range hostileVariables() {
		t.Run(name, func(t *testing.T) {
			if len(body) > 1<<20 {
				t.Fatalf("%d bytes are refused for their number", len(body))
			}
			const limit = 50 * time.Millisecond
			best := time.Hour // of those tried: the collector and others may be at work meanwhile
			for try := 0; try < 5 || best > limit && try < 50; try++ {
				runtime.GC()
				before := cpuTime()
				got := h.send("POST", "/graphql", body, "Content-Type", "application/json", "Accept", responseJSON)
				best = min(best, cpuTime()-before)
				if got.Code != 200 && got.Code != 400 {
					t.Fatalf("%d %.300s", got.Code, got.Body)
				}
				if got.Body.Len() > 4<<10 || !json.Valid(got.Body.Bytes()) {
					t.Fatalf("%d bytes: %.300s", got.Body.Len(), got.Body)
				}
			}
			if !raceEnabled && best > limit {
				t.Errorf("took %v of CPU", best)
			}
			t.Logf("%v of CPU", best)
		})
	}
}

// TestMembersOfVariables counts those of the object itself.
func TestMembersOfVariables(t *testing.T) {
	t.Parallel()
	for text, n := range map[string]int{
		`{}`: 0, `{"a":1}`: 1, `{"a,b":",","c":[1,2,{"d":1,"e":2}]}`: 2, `null`: 0, ``: 0,
		`{"\"\\":"\",","b":1,"c":{"x":1}}`: 3,
	} {
		for most := n; most <= n+1; most++ {
			if n > 0 && moreMembers(json.RawMessage(text), most) != (n > most) {
				t.Errorf("%s has more than %d members: %t", text, most, n <= most)
			}
		}
		if n > 1 && !moreMembers(json.RawMessage(text), n-1) {
			t.Errorf("%s has no more than %d members", text, n-1)
		}
	}
}
