package resolvers

import (
	"context"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// previewsOf keeps what was asked, and finds somebody of the first account.
type previewsOf struct {
	asked syncrun.PreviewRequest
	user  int
}

func (p *previewsOf) Preview(
	_ context.Context, userID int, asked syncrun.PreviewRequest,
) (syncrun.Preview, error) {
	p.asked, p.user = asked, userID
	return syncrun.Preview{FullCount: 1, JudgedCount: 3, Matches: []syncrun.PreviewMatch{{
		Person: syncrun.Person{ID: 11, Network: syncrun.NetworkX, ExternalID: "11", Gender: syncrun.GenderFemale,
			FollowerCountTier: syncrun.Under1K, Labels: []string{"founder"}},
		TrackedAccountID: asked.Accounts[0], SourceType: syncrun.SourceLiker, MatchConfidence: syncrun.ConfidenceFull,
		Score: 0.9, MatchReasons: []syncrun.MatchReason{{Kind: syncrun.ReasonRole, Text: "a reason"}},
	}}}, nil
}

func TestPreviewSearch(t *testing.T) {
	t.Parallel()
	previews := &previewsOf{}
	a := newAPI(t, &fake{accounts: []syncrun.TrackedAccount{
		{ID: 7, UserID: ada, Handle: "acme"}, {ID: 8, UserID: ada}, {ID: 9, UserID: bob},
	}}, func(d *Dependencies) { d.Previews = previews })
	a.want(`{ previewSearch(input: {description: " founders ", genders: [MALE, FEMALE]}, first: 3) { fullCount maybeCount
		judgedCount isComplete userErrors { code } reading { words } matches { matchConfidence sourceType score gender labels
		followerCountTier trackedAccount { handle } person { id gender } matchReasons { kind text } } } }`,
		`{"previewSearch":{"fullCount":1,"maybeCount":0,"judgedCount":3,"isComplete":false,"userErrors":[],`+
			`"reading":{"words":["founders"]},"matches":[{"matchConfidence":"FULL","sourceType":"LIKER","score":0.9,`+
			`"gender":"FEMALE","labels":["founder"],"followerCountTier":"UNDER_1K","trackedAccount":{"handle":"acme"},`+
			`"person":{"id":"Person:11","gender":"FEMALE"},"matchReasons":[{"kind":"ROLE","text":"a reason"}]}]}}`)
	asked := previews.asked
	fact.Is(fact.Must(t), "previews.user", previews.user, ada, asked)
	fact.Is(fact.Must(t), "len(asked.Accounts)", len(asked.Accounts), 2)
	fact.Is(fact.Must(t), "asked.Most", asked.Most, 3)
	fact.Is(fact.Must(t), "asked.Definition.Description", asked.Definition.Description, "founders")
	fact.Is(fact.Must(t), "len(asked.Definition.Genders)", len(asked.Definition.Genders), 2)
	fact.Is(t, "asked.Definition.Genders[0]", asked.Definition.Genders[0], syncrun.GenderFemale)
	a.ask(`{ previewSearch(input: {description: "founders", trackedAccountId: "TrackedAccount:8"}) { judgedCount } }`)
	fact.Is(fact.Must(t), "len(previews.asked.Accounts)", len(previews.asked.Accounts), 1, previews.asked)
	fact.Is(t, "previews.asked.Accounts[0]", previews.asked.Accounts[0], 8)
	fact.Is(t, "previews.asked.Most", previews.asked.Most, defaultMatches)
	for _, id := range []string{"9", "10", "SyncRun:8"} {
		got := a.ask(`{ previewSearch(input: {description: "founders", trackedAccountId: "` + id + `"}) {
			judgedCount userErrors { field code } } }`)
		if !strings.Contains(got, `{"field":"trackedAccountId","code":"NOT_FOUND"}`) {
			t.Errorf("account %s: %s", id, got)
		}
	}
}
