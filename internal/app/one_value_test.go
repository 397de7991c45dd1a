package app_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// TestCandidatesHaveOneValue reads a candidate by every way to it in one answer, after an older run has judged it
// otherwise: whatever has one id has one value.
func TestCandidatesHaveOneValue(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	writer := w.newWriter()
	old := writer.begin(1)[0]
	if err := writer.end(t.Context(), old); err != nil {
		t.Fatal(err)
	}
	account, run := old.work.Account.ID, old.work.RunID
	w.change(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
			following_count, tweet_count, listed_count, verified, protected)
		VALUES (9, 'nine', 'Nine', '', '', '', '', 1, 1, 1, 1, false, false)`)
	w.change(`INSERT INTO saved_searches (user_id, name, definition)
		VALUES ($1, 's', '{"description": "founders"}')`, w.user)
	var young int
	w.get(&young, `INSERT INTO sync_runs (user_id, tracked_account_id, source, status, stage, budget, seq, completed_at)
		VALUES ($1, $2, 'manual', 'completed', 'filter', 1, 1, now()) RETURNING id`, w.user, account)
	for _, judged := range []struct {
		run                      int
		confidence, gender, tier string
		score                    float64
	}{{run, "full", "female", "under_1k", 0.9}, {young, "maybe", "unknown", "1k_to_10k", 0.25}} {
		w.judgesBy(judged.run, 1)
		w.change(`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
				confidence, outcome, reasons, gender, follower_count_tier, labels, score)
			VALUES (1, $1, 9, $2, 1, 1, $3, 'passed', ARRAY[$3], $4, $5, ARRAY[$4], $6)`,
			account, judged.run, judged.confidence, judged.gender, judged.tier, judged.score)
		w.change(`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
				source_type)
			VALUES ($1, 1, $2, 9, $3, $3, 'follower')
			ON CONFLICT (saved_search_id, tracked_account_id, person_id) DO UPDATE SET last_run_id = excluded.last_run_id`,
			w.user, account, judged.run)
	}
	var answer json.RawMessage
	n.must(`query($old: ID!, $young: ID!, $account: ID!) {
		all: candidates { ...list }
		filtered: candidates(filter: {syncRunIds: [$old]}) { ...list }
		deprecated: candidates(syncRunId: $old) { ...list }
		old: syncRun(id: $old) { candidates { ...list } }
		young: syncRun(id: $young) { candidates { ...list } }
		account: trackedAccount(id: $account) { candidates { ...list } }
		node(id: "Candidate:1") { ...one }
	}
	fragment list on CandidateConnection { edges { node { ...one }
		verdict { syncRun { databaseId } matchConfidence score gender labels followerCountTier } } }
	fragment one on Candidate { id matchConfidence score gender labels followerCountTier reasons judgedAt
		lastSyncRun { databaseId } person { id gender labels followerCountTier } }`,
		map[string]any{"old": run, "young": young, "account": account}, &answer)
	values, met := map[string][]byte{}, map[string]int{}
	collectObjects(t, answer, func(id string, object []byte) {
		met[id]++
		if before, ok := values[id]; ok && !bytes.Equal(before, object) {
			t.Errorf("%s is both %s and %s", id, before, object)
		}
		values[id] = object
	})
	if met["Candidate:1"] != 7 || !bytes.Contains(values["Candidate:1"], []byte(`"matchConfidence":"MAYBE"`)) {
		t.Errorf("met %v: %s", met, answer)
	}
	for _, want := range []string{`"matchConfidence":"FULL","score":0.9,"gender":"FEMALE"`, `"verdict":null`} {
		if !bytes.Contains(answer, []byte(want)) {
			t.Errorf("%s is not in %s", want, answer)
		}
	}
}

// collectObjects calls see for every object in an answer that has an id.
func collectObjects(t *testing.T, answer json.RawMessage, see func(id string, object []byte)) {
	t.Helper()
	var list []json.RawMessage
	var members map[string]json.RawMessage
	if json.Unmarshal(answer, &list) == nil {
		for _, element := range list {
			collectObjects(t, element, see)
		}
		return
	}
	if json.Unmarshal(answer, &members) != nil {
		return
	}
	var id string
	if json.Unmarshal(members["id"], &id) == nil && id != "" {
		see(id, answer)
	}
	for _, member := range members {
		collectObjects(t, member, see)
	}
}
