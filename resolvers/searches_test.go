package resolvers

import (
	"fmt"
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

func TestCreateSearch(t *testing.T) {
	t.Parallel()
	a := newAPI(t, &fake{})
	a.want(`mutation { createSavedSearch(input: {name: " mine ", description: " founders ", strictGender: true,
			labels: [{kind: SKILL, value: "golang"}, {kind: JOB_ROLE, value: "co-founder"}, {kind: SKILL, value: "go"}],
			genders: [MALE, FEMALE, MALE], followerCountTiers: [OVER_1M, UNDER_1K]}) {
		savedSearch { name description labels { kind value } genders strictGender followerCountTiers version } `+
		`userErrors { code } } }`,
		`{"createSavedSearch":{"savedSearch":{"name":"mine","description":"founders","labels":[{"kind":"SKILL",`+
			`"value":"go"},`+
			`{"kind":"JOB_ROLE","value":"founder"}],"genders":["FEMALE","MALE"],"strictGender":true,`+
			`"followerCountTiers":["UNDER_1K","OVER_1M"],"version":1},"userErrors":[]}}`)
	a.want(`mutation { createSavedSearch(input: {name: "labels only", labels: {kind: SKILL, value: "go"}}) {
		savedSearch { description genders } } }`,
		`{"createSavedSearch":{"savedSearch":{"description":"","genders":[]}}}`)
}

func TestCreateSearchRefuses(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	label := `{kind: SKILL, value: "go"}`
	cases := map[string]string{
		`name: "n"`:                                                   `{"field":"description","code":"INVALID"}`,
		`name: "n", description: " \n "`:                              `{"field":"description","code":"INVALID"}`,
		`name: "n", description: "people who are"`:                    `{"field":"description","code":"INVALID"}`,
		`name: "n", description: "people who are", genders: [FEMALE]`: `{"field":"description","code":"INVALID"}`,
		`name: "", description: "d"`:                                  `{"field":"name","code":"INVALID"}`,
		`name: "a\nb", description: "d"`:                              `{"field":"name","code":"INVALID"}`,
		`name: "n", description: "a\u0000b"`:                          `{"field":"description","code":"INVALID"}`,
		`name: "` + strings.Repeat("é", 101) + `", description: "d"`:  `{"field":"name","code":"INVALID"}`,
		`name: "n", description: "` + strings.Repeat("é", 1001) +
			`"`: `{"field":"description","code":"INVALID"}`,
		`name: "n", labels: [` + strings.Repeat(label, 51) +
			`]`: `{"field":"labels","code":"INVALID"}`,
		`name: "n", labels: [` + label +
			`, {kind: JOB_ROLE, value: "go"}]`: `{"field":"labels.1.value","code":"ORPHAN_LABEL"}`,
		`name: "n", labels: [{kind: SKILL, value: "` + strings.Repeat("x", 300) +
			`"}]`: `{"field":"labels.0.value","code":"ORPHAN_LABEL"}`,
		`name: "", labels: [{kind: SKILL, value: "?"}]`: `{"field":"name","code":"INVALID"},{"field":"labels.0.value",` +
			`"code":"ORPHAN_LABEL"}`,
	}
	for input, want := range cases {
		a.want(`mutation { createSavedSearch(input: {`+input+`}) { savedSearch { id } userErrors { field code } } }`,
			`{"createSavedSearch":{"savedSearch":null,"userErrors":[`+want+`]}}`)
	}
	if calls := f.counts(); len(calls) > 0 {
		t.Errorf("bad searches led to %v", calls)
	}
}

func TestSearchOfStopWords(t *testing.T) {
	t.Parallel()
	newAPI(t,
		&fake{}).want(`mutation { createSavedSearch(input: {name: "n", description: "people who are"}) { userErrors {
			field code message } } }`,
		`{"createSavedSearch":{"userErrors":[{"field":"description","code":"INVALID",`+
			`"message":"Says nothing to look for: name a role, a skill, a place or another word"}]}}`)
}

func TestUpdateSearch(t *testing.T) {
	t.Parallel()
	search := syncrun.SavedSearch{ID: 5, UserID: ada, Name: "n", Definition: syncrun.Definition{Description: "d",
		Labels: []syncrun.Label{{Kind: syncrun.LabelSkill, Value: "go"}}, Genders: []syncrun.Gender{syncrun.GenderFemale}}}
	cases := map[string]string{
		``:                            `{"name":"n","description":"d","labels":[{"value":"go"}],"genders":["FEMALE"]}`,
		`name: "m"`:                   `{"name":"m","description":"d","labels":[{"value":"go"}],"genders":["FEMALE"]}`,
		`genders: []`:                 `{"name":"n","description":"d","labels":[{"value":"go"}],"genders":[]}`,
		`description: ""`:             `{"name":"n","description":"","labels":[{"value":"go"}],"genders":["FEMALE"]}`,
		`description: "", labels: []`: `"description","code":"INVALID"`,
		`description: "people who are"`: `{"name":"n","description":"people who are","labels":[{"value":"go"}],` +
			`"genders":["FEMALE"]}`,
		`description: "people who are", labels: []`: `"description","code":"INVALID"`,
		`name: null`:                          `"name","code":"INVALID"`,
		`strictGender: null`:                  `"strictGender","code":"INVALID"`,
		`labels: null`:                        `"labels","code":"INVALID"`,
		`labels: [{kind: SKILL, value: "?"}]`: `"labels.0.value","code":"ORPHAN_LABEL"`,
	}
	for input, want := range cases {
		a := newAPI(t, &fake{searches: []syncrun.SavedSearch{search}})
		payload := fmt.Sprintf(`{"updateSavedSearch":{"savedSearch":%s,"userErrors":[]}}`, want)
		if !strings.HasPrefix(want, "{") {
			payload = fmt.Sprintf(`{"updateSavedSearch":{"savedSearch":null,"userErrors":[{"field":%s}]}}`, want)
		}
		a.want(`mutation { updateSavedSearch(id: 5, input: {`+input+`}) {
			savedSearch { name description labels { value } genders } userErrors { field code } } }`, payload)
	}
}

func TestSearches(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(0))
	a.want(`{ savedSearches { name } }`, `{"savedSearches":[{"name":"founders"}]}`)
	a.want(`{ savedSearch(id: 5) { name } }`, `{"savedSearch":{"name":"founders"}}`)
	for _, id := range []string{"9", "12345"} {
		a.want(`{ savedSearch(id: `+id+`) { name } }`, `{"savedSearch":null}`)
		for _, call := range []string{`deleteSavedSearch(id: ` + id + `)`, `updateSavedSearch(id: ` + id +
			`, input: {name: "x"})`} {
			name, _, _ := strings.Cut(call, "(")
			a.want(`mutation { `+call+` { savedSearch { id } userErrors { field code message } } }`,
				`{"`+name+`":{"savedSearch":null,"userErrors":[{"field":"id","code":"NOT_FOUND","message":"No such saved `+
					`search"}]}}`)
		}
	}
	a.want(`mutation { deleteSavedSearch(id: 5) { savedSearch { name } userErrors { code } } }`,
		`{"deleteSavedSearch":{"savedSearch":{"name":"founders"},"userErrors":[]}}`)
	a.want(`{ savedSearches { name } }`, `{"savedSearches":[]}`)
}

func TestSearchVersions(t *testing.T) {
	t.Parallel()
	a := newAPI(t, &fake{searches: []syncrun.SavedSearch{
		{ID: 3, UserID: ada, Version: 3, Definition: syncrun.Definition{Description: "founders"}},
		{ID: 4, UserID: ada, Version: 1},
	}})
	a.want(`{ savedSearches { versions(first: 2) { version description reading { words } } } }`,
		`{"savedSearches":[{"versions":[{"version":3,"description":"founders","reading":{"words":["founders"]}},`+
			`{"version":2,"description":"founders","reading":{"words":["founders"]}}]},`+
			`{"versions":[{"version":1,"description":"","reading":{"words":[""]}}]}]}`)
	if calls := a.fake.counts(); calls["SearchVersions"] != 1 {
		t.Errorf("calls %v", calls)
	}
	got := a.ask(`{ savedSearch(id: 3) { versions(first: 101) { version } } }`)
	if !strings.Contains(got, CodeBadUserInput) {
		t.Error(got)
	}
}
