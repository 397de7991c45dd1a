package app_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

type previewMatch struct {
	MatchConfidence, SourceType, Gender, FollowerCountTier string
	Score                                                  float64
	Labels                                                 []string
	MatchReasons                                           []json.RawMessage
	Person                                                 map[string]any
	TrackedAccount                                         struct{ Handle string }
}

type searchPreview struct {
	Reading *struct{ Roles, Places, Ignored []string }

	FullCount, MaybeCount, JudgedCount int

	IsComplete bool
	Matches    []previewMatch
	UserErrors []struct{ Field, Code, Message string }
}

// shownOfMatch is what a match and a candidate have in common.
const shownOfMatch = `matchConfidence sourceType gender followerCountTier score labels
	matchReasons { kind text field quote start end strength }
	trackedAccount { handle }
	person { id databaseId network externalId profileUrl handle name bio location profileImageUrl followersCount fetchedAt
		gender labels followerCountTier }`

const previewDocument = `query($input: PreviewSearchInput!, $first: Int) { previewSearch(input: $input, first: $first) {
	reading { roles places ignored } fullCount maybeCount judgedCount isComplete userErrors { field code message }
	matches { ` + shownOfMatch + ` } } }`

func (c *client) preview(input map[string]any, first int) searchPreview {
	c.t.Helper()
	var got struct{ PreviewSearch searchPreview }
	c.must(previewDocument, map[string]any{"input": input, "first": first}, &got)
	return got.PreviewSearch
}

// trackedSearch is the search of track.
func trackedSearch() map[string]any {
	label := func(value string) map[string]string { return map[string]string{"kind": "JOB_ROLE", "value": value} }
	return map[string]any{
		"description": "founders, engineers and designers",
		"labels":      []any{label("founder"), label("software engineer"), label("designer")},
		"genders":     []string{"FEMALE", "NONBINARY"}, "followerCountTiers": []string{"UNDER_1K", "FROM_1K_TO_10K"},
	}
}

// TestPreviewFindsWhomARunFinds tries a search on the people of an account that a run has judged by the same search:
// the preview finds exactly the candidates, with the same judgement, and asks no network.
func TestPreviewFindsWhomARunFinds(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	n := w.start(app.RoleAll, nil)
	account := n.track("village")
	n.subscribe(n.sync(account), 0).all(0)
	n.track("acme") // an account that has met nobody
	calls := w.x.Calls()
	want, full, maybe := n.candidatesByID()
	most := 50 // the rest is beyond what is asked for
	if len(want) < 2*most {
		t.Fatalf("the run found %d", len(want))
	}
	limited := trackedSearch()
	limited["trackedAccountId"] = account
	for _, input := range []map[string]any{trackedSearch(), limited} {
		eventually(t, 90*time.Second, "a preview of everybody", func() bool {
			got := n.preview(input, most)
			for i, match := range got.Matches {
				if i > 0 && match.Score > got.Matches[i-1].Score {
					t.Errorf("match %d scores above the one before", i)
				}
				if as := want[match.Person["externalId"]]; !reflect.DeepEqual(as, match) {
					t.Fatalf("match %d is %s, the run's candidate %s", i, match.Person, as.Person)
				}
			}
			if got.IsComplete {
				fact.Is(t, "got.FullCount", got.FullCount, full)
				fact.Is(t, "got.MaybeCount", got.MaybeCount, maybe)
				fact.Holds(t, "got.JudgedCount >= 800", got.JudgedCount >= 800, got.JudgedCount)
				fact.Is(t, "len(got.Matches)", len(got.Matches), most)
			}
			return got.IsComplete
		})
	}
	if now := w.x.Calls(); !reflect.DeepEqual(now, calls) {
		t.Errorf("X was asked: %+v, before %+v", now, calls)
	}
}

// candidatesByID lists all candidates, as a preview shows them, and counts them by confidence.
func (c *client) candidatesByID() (all map[any]previewMatch, full, maybe int) {
	c.t.Helper()
	all = map[any]previewMatch{}
	for after := (*string)(nil); ; {
		var got struct {
			Candidates struct {
				Edges    []struct{ Node previewMatch }
				PageInfo struct {
					HasNextPage bool
					EndCursor   *string
				}
			}
			FULL, MAYBE struct{ TotalCount int }
		}
		c.must(`query($after: String) { candidates(first: 100, after: $after, orderBy: {field: SCORE}) {
				edges { node { `+shownOfMatch+` } } pageInfo { hasNextPage endCursor } }
			FULL: candidates(filter: {confidence: FULL}) { totalCount }
			MAYBE: candidates(filter: {confidence: MAYBE}) { totalCount } }`, map[string]any{"after": after}, &got)
		for _, edge := range got.Candidates.Edges {
			all[edge.Node.Person["externalId"]] = edge.Node
		}
		if after = got.Candidates.PageInfo.EndCursor; !got.Candidates.PageInfo.HasNextPage {
			return all, got.FULL.TotalCount, got.MAYBE.TotalCount
		}
	}
}

// TestPreviewIsOfOnesOwnPeople shows nobody to somebody else, and no account of somebody else.
func TestPreviewIsOfOnesOwnPeople(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	n := w.start(app.RoleAll, nil)
	account := n.track("village")
	n.subscribe(n.sync(account), 0).all(0)
	key, _ := w.newUser("bob")
	bob := n.as(key)
	got := bob.preview(trackedSearch(), 50)
	fact.Is(t, "got.IsComplete", got.IsComplete, true, got)
	fact.Is(t, "got.JudgedCount", got.JudgedCount, 0)
	fact.Is(t, "len(got.Matches)", len(got.Matches), 0)
	input := trackedSearch()
	for _, id := range []int{account, 9_000_001} {
		input["trackedAccountId"] = id
		got := bob.preview(input, 50)
		refused := got.UserErrors
		fact.Is(fact.Must(t), "len(refused)", len(refused), 1, id, got)
		fact.Is(t, "refused[0].Code", refused[0].Code, "NOT_FOUND", id, got)
		fact.Is(t, "refused[0].Field", refused[0].Field, "trackedAccountId", id, got)
	}
}

// TestPreviewSaysWhatIsWrong refuses what could not be saved, and says how it is read where it can be.
func TestPreviewSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	for _, c := range []struct {
		input     map[string]any
		code      string
		isReadAll bool
	}{
		{map[string]any{"description": "the best people"}, "INVALID", true},
		{map[string]any{"description": " "}, "INVALID", true},
		{map[string]any{"description": strings.Repeat("x", 1001)}, "INVALID", false},
		{map[string]any{"labels": []any{map[string]string{"kind": "SKILL", "value": "juggling knives"}}}, "ORPHAN_LABEL",
			false},
	} {
		got := n.preview(c.input, 5)
		fact.Is(fact.Must(t), "len(got.UserErrors)", len(got.UserErrors), 1, c.input, got)
		fact.Is(t, "got.UserErrors[0].Code", got.UserErrors[0].Code, c.code, c.input)
		fact.Is(t, "got.Reading != nil", got.Reading != nil, c.isReadAll, c.input)
	}
	got := n.preview(map[string]any{"description": "tech founders in Berlin"}, 5)
	fact.Not(fact.Must(t), "got.Reading", got.Reading, nil, got)
	fact.Not(t, "len(got.Reading.Roles)", len(got.Reading.Roles), 0)
	fact.Not(t, "len(got.Reading.Places)", len(got.Reading.Places), 0)
	fact.Is(t, "len(got.UserErrors)", len(got.UserErrors), 0)
	for _, document := range []string{
		`{ previewSearch(input: {description: "founders"}, first: 51) { judgedCount } }`,
		`{ ` + strings.Repeat("%s", 6) + ` }`,
	} {
		for _, alias := range []string{"a", "b", "c", "d", "e", "f"} {
			document = strings.Replace(document, "%s",
				alias+`: previewSearch(input: {description: "founders"}) { judgedCount } `, 1)
		}
		if _, answer := n.query(document, nil); !strings.Contains(string(answer), "BAD_USER_INPUT") {
			t.Errorf("%s: %s", document, answer)
		}
	}
}

// acquaint gives alice an account with so many followers, of whom profiles are known.
func (w *world) acquaint(people int) {
	w.t.Helper()
	for _, statement := range []string{
		`INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier) VALUES ($2, 'crowd', $1::bigint + 1, 'pro')`,
		`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, budget, completed_at)
			SELECT $2, max(id), 'manual', 'completed', $1, now() FROM tracked_accounts`,
		`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count, following_count,
				tweet_count, listed_count, verified, protected, opened_at)
			SELECT g, 'person' || g, (ARRAY['Emma Smith', 'Oğuz Yılmaz', '渡辺 大輔', 'Dr. Robin Murphy', 'Ana López'])[1 + g % 5],
				(ARRAY['Founder & CEO at Northwind Labs. SaaS, fundraising and trail running. she/her',
				'I am not a software engineer, please stop asking. Here for sourdough and two cats.',
				'Gründerin bei Bluefin. golang, kubernetes | Berlin', '元エンジニア。今は猫三昧。東京在住。golangを勉強中。', '',
				'Desarrolladora en Greenfield Hospital. aws y graphql. Hablo de typescript y de la montaña',
				'Helping teams get better at design systems. Product designer, speaker, parent of two. Opinions are mine.',
				'Looking for a good backend engineer! Hiring at Paperplane. https://example.com/jobs #hiring #golang',
				'PhD in computer vision. Machine learning engineer at Lighthouse, previously Quiet Machines, ex-Overcast. '
					|| 'Writing about pytorch, nlp & open source, black coffee'])[1 + g % 9],
				(ARRAY['Berlin, Germany', '', 'São Paulo', 'New York, NY', '東京', 'Vienna', 'Lagos'])[1 + g % 7], '',
				'https://img.example/' || g, g % 20000, g % 3000, 100 + g % 500, 1, false, false, '2015-01-01'
			FROM generate_series(1, $1::bigint) g WHERE $2::bigint > 0`,
		`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, detailed_at, facts_hash)
			SELECT (SELECT max(id) FROM tracked_accounts), g, (SELECT max(id) FROM sync_runs), now(), now(), 1
			FROM generate_series(1, $1::bigint) g WHERE $2::bigint > 0`,
	} {
		if _, err := w.sql.Exec(statement, people, w.user); err != nil {
			w.t.Fatal(err)
		}
	}
}
