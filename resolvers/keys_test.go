package resolvers

import (
	"encoding/json"
	"strings"
	"testing"

	"goodones/internal/viewer"
)

func TestKeys(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	second := a.as(viewer.With(t.Context(), viewer.Viewer{UserID: ada, KeyID: 2}))
	second.want(`{ viewer { apiKeys { id prefix isCurrent } } }`,
		`{"viewer":{"apiKeys":[{"id":"ApiKey:1","prefix":"ctgo_AAAAAAA","isCurrent":false},`+
			`{"id":"ApiKey:2","prefix":"ctgo_BBBBBBB","isCurrent":true}]}}`)
	a.want(`mutation { revokeKey(input: {id: 2, clientMutationId: "m"}) { revokedKeyId userErrors { code }
		clientMutationId } }`, `{"revokeKey":{"revokedKeyId":"ApiKey:2","userErrors":[],"clientMutationId":"m"}}`)
	a.want(`mutation { revokeKey(input: {id: 9}) { revokedKeyId userErrors { field code message } } }`,
		`{"revokeKey":{"revokedKeyId":null,"userErrors":[{"field":"id","code":"NOT_FOUND",`+
			`"message":"No such key that works"}]}}`)
}

// The key that is shown is the one whose hash is stored.
func TestCreateKey(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	var made struct {
		CreateKey struct {
			Key    string
			APIKey struct{ Prefix string }
		}
	}
	text := a.ask(`mutation { createKey(input: {}) { key apiKey { prefix } userErrors { code } } }`)
	if err := json.Unmarshal([]byte(text), &made); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if _, err := viewer.ParseKey(made.CreateKey.Key); err != nil ||
		!strings.HasPrefix(made.CreateKey.Key, made.CreateKey.APIKey.Prefix) {
		t.Errorf("%s: %v", text, err)
	}
}

func TestLabelSuggestions(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	for text, want := range map[string]string{
		"":           `["co-pilot","designer","founder","product designer"]`,
		"Des":        `["designer","product designer"]`,
		"co-founder": `["founder"]`,
		"zzz":        `[]`,
	} {
		a.want(`{ labelSuggestions(text: "`+text+`", kind: JOB_ROLE) }`, `{"labelSuggestions":`+want+`}`)
	}
	a.want(`{ labelSuggestions(text: "", kind: JOB_ROLE, first: 1) }`, `{"labelSuggestions":["co-pilot"]}`)
	a.want(`{ labelSuggestions(text: "", kind: JOB_ROLE, first: 51) }`,
		`labelSuggestions {"code":"BAD_USER_INPUT"} first: must be 1 to 50`)
}

// A run's and an account's candidates are those of the filter that names it.
func TestCandidatesWithin(t *testing.T) {
	t.Parallel()
	f := history(1)
	a := newAPI(t, f)
	a.want(`{ syncRun(id: 1) { candidates(first: 1) { edges { cursor } } trackedAccount { candidates { totalCount } } } }`,
		`{"syncRun":{"candidates":{"edges":[]},"trackedAccount":{"candidates":{"totalCount":0}}}}`)
	if calls := f.counts(); calls["Candidates"] != 2 {
		t.Errorf("calls %v", calls)
	}
}
