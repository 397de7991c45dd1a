package resolvers

import (
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

// TestMutationsOfTwoForms calls each by its plain arguments, by input, by both and by neither.
func TestMutationsOfTwoForms(t *testing.T) {
	t.Parallel()
	for _, m := range []struct{ name, plain, input, fields, want string }{
		{"sleepTrackedAccount", `id: 1`, `trackedAccountId: 1`, `trackedAccount { isActive }`,
			`"trackedAccount":{"isActive":false}`},
		{"updateSavedSearch", `id: 5`, `id: 5, description: "d"`, `savedSearch { description }`,
			`"savedSearch":{"description":"d"}`},
		{"deleteSavedSearch", `id: 5`, `id: 5`, `savedSearch { name }`, `"savedSearch":{"name":"founders"}`},
		{"assignSavedSearch", `trackedAccountId: 2, savedSearchId: 5`, `trackedAccountId: 2, savedSearchId: 5`,
			`trackedAccount { savedSearch { name } }`, `"trackedAccount":{"savedSearch":{"name":"founders"}}`},
		{"cancelSync", `syncRunId: 2`, `syncRunId: 2`, `syncRun { id }`, `"syncRun":{"id":"SyncRun:2"}`},
	} {
		call := func(arguments string) string {
			f := history(2)
			f.runs[1].Status = syncrun.StatusRunning
			a := newAPI(t, f)
			answer := a.ask(`mutation { ` + m.name + `(` + arguments + `) { ` + m.fields +
				` userErrors { field } clientMutationId } }`)
			if calls := f.counts(); strings.Contains(answer, CodeBadUserInput) && len(calls) > 0 {
				t.Errorf("%s(%s) is refused and has caused %v", m.name, arguments, calls)
			}
			return answer
		}
		answer := func(mutation string) string {
			return `{"` + m.name + `":{` + m.want + `,"userErrors":[],"clientMutationId":` + mutation + `}}`
		}
		input := `input: {` + m.input + `, clientMutationId: "mine"}`
		plain, without := m.plain, ``
		if m.name == "updateSavedSearch" { // its plain form has an input as well
			plain, without = m.plain+`, input: {description: "d"}`, `input: {description: "d"}`
		}
		if got := call(plain); got != answer("null") {
			t.Errorf("%s by plain arguments: %s", m.name, got)
		}
		if got := call(input); got != answer(`"mine"`) {
			t.Errorf("%s by input: %s", m.name, got)
		}
		if without == "" {
			without = `input: null`
		}
		for _, refused := range []string{m.plain + `, ` + input, without} {
			if got := call(refused); !strings.Contains(got, CodeBadUserInput) {
				t.Errorf("%s(%s): %s", m.name, refused, got)
			}
		}
		first, _, _ := strings.Cut(m.plain, ":")
		if got := call(first + `: null, ` + input); got != answer(`"mine"`) {
			t.Errorf("%s by input, with null as %s: %s", m.name, first, got)
		}
	}
	newAPI(t, history(0)).want(`mutation { assignSavedSearch(savedSearchId: 5, input: {trackedAccountId: 1}) { userErrors {
		field } } }`, `assignSavedSearch {"code":"BAD_USER_INPUT"} input: cannot be mixed with the deprecated arguments`)
}

// TestMissingByInput blames the field of the form that was used.
func TestMissingByInput(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	for call, field := range map[string]string{
		`sleepTrackedAccount(id: 9)`:                                              "id",
		`sleepTrackedAccount(input: {trackedAccountId: 9})`:                       "trackedAccountId",
		`assignSavedSearch(input: {trackedAccountId: 9})`:                         "trackedAccountId",
		`updateSavedSearch(input: {id: 9, name: "n"})`:                            "id",
		`deleteSavedSearch(input: {id: "SyncRun:5"})`:                             "id",
		`cancelSync(input: {syncRunId: 99, clientMutationId: "whose run is it"})`: "syncRunId",
	} {
		name, _, _ := strings.Cut(call, "(")
		a.want(`mutation { `+call+` { userErrors { field code } } }`,
			`{"`+name+`":{"userErrors":[{"field":"`+field+`","code":"NOT_FOUND"}]}}`)
	}
}

// TestClientMutationIDIsEchoed asks the older mutations that took an input always.
func TestClientMutationIDIsEchoed(t *testing.T) {
	t.Parallel()
	for _, call := range []string{`trackAccount(input: {handle: "", tier: PRO, `,
		`createSavedSearch(input: {name: "", description: "founders", `,
		`updateSyncSettings(input: {timezone: "Mars/Olympus", `,
		`createStreamTicket(input: {query: "", `} {
		name, _, _ := strings.Cut(call, "(")
		newAPI(t, history(0)).want(`mutation { `+call+`clientMutationId: "mine"}) { clientMutationId } }`,
			`{"`+name+`":{"clientMutationId":"mine"}}`)
	}
}
