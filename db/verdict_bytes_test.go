package db_test

import (
	"bufio"
	"os"
	"testing"

	"goodones/internal/classify"
	"goodones/internal/fact"
	"goodones/internal/profile"
	"goodones/internal/syncrun"
)

// releaseBytes is what the release before scores and reasons by parts (8267b2f) stored a verdict in, on the same
// profiles and searches: the mean of pg_column_size over its columns.
const releaseBytes = 225.1

// labelledProfiles are the made-up profiles that the judgement is tuned on.
func labelledProfiles(t *testing.T) (people []syncrun.Profile) {
	t.Helper()
	file, err := os.Open("../internal/eval/data/profiles.tuned.jsonl")
	must(t, err)
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line, _, err := profile.Parse(lines.Bytes())
		must(t, err)
		people = append(people, line.Profile(int64(len(people)+1)))
	}
	return people
}

// TestBytesOfAVerdict holds a stored verdict, with its score, parts and version, at one and a half times what it was.
func TestBytesOfAVerdict(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	c, w, people := classify.New(), f.worker(), labelledProfiles(t)
	for i, search := range []string{"tech founders in Berlin", "golang developers", "women who are founders",
		"nurses in the UK", "sports journalists", "founders, designers or engineers"} {
		work := f.live(w, user, int64(i+1), true)
		f.exec(`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash)
			SELECT $1, g, $2, now(), 0 FROM generate_series(1, $3::integer) g`, work.Account.ID, work.RunID, len(people))
		query := c.Compile(syncrun.Definition{Description: search})
		verdicts := make([]syncrun.Verdict, len(people))
		for j := range people {
			verdicts[j] = query.Judge(syncrun.Subject{Profile: people[j], FactsHash: c.Hash(&people[j])})
		}
		_, err := w.JudgePage(t.Context(), work, syncrun.Step{Key: "judge", Stage: syncrun.StageClassify}, verdicts)
		must(t, err)
	}
	var stored struct {
		N     int     `db:"n"`
		Bytes float64 `db:"bytes"`
		Parts int     `db:"parts"`
	}
	f.scan(&stored, `SELECT count(*) AS n, avg(pg_column_size(v.*)) AS bytes,
		count(*) FILTER (WHERE match_parts IS NOT NULL AND confidence = 'none') AS parts FROM verdicts v`)
	t.Logf("%d verdicts of %.1f bytes, %.2f times the release's", stored.N, stored.Bytes, stored.Bytes/releaseBytes)
	fact.Is(t, "stored.N", stored.N, 6*len(people))
	fact.Holds(t, "stored.Bytes <= 1.5*releaseBytes", stored.Bytes <= 1.5*releaseBytes, stored.Bytes, 1.5*releaseBytes)
	fact.Holds(t, "stored.Parts <= 0", stored.Parts <= 0, stored.Parts)
}
