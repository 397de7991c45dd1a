package pipeline_test

import (
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// scores are the candidates' least and greatest score among those whose bio has a word.
func (b *bench) scores(word string) (least, most float64) {
	b.t.Helper()
	var row struct{ Least, Most float64 }
	err := b.sql.Get(&row, `SELECT min(c.score) AS least, max(c.score) AS most FROM candidates c
		JOIN x_profiles p ON p.id = c.person_id WHERE p.bio LIKE '%' || $1 || '%'`, word)
	if err != nil {
		b.t.Fatal(err)
	}
	return row.Least, row.Most
}

// TestRatingsMoveTheOrder rates ten founders of one kind good and ten of another bad: the next run, which asks X
// nothing, puts the others of each kind behind their like, drops nobody, and undoes it when ratings are taken back.
func TestRatingsMoveTheOrder(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 60)
	b.search(syncrun.Definition{Description: "founders"})
	first := b.trigger(syncrun.TriggerManual)
	b.sql.MustExec(`UPDATE x_profiles SET bio = CASE WHEN id % 2 = 0 THEN 'founder, energy' ELSE 'founder, tokens' END`)
	b.sql.MustExec(`INSERT INTO candidate_ratings (user_id, saved_search_id, tracked_account_id, person_id, value)
		SELECT user_id, saved_search_id, tracked_account_id, person_id,
			CASE WHEN person_id % 2 = 0 THEN 'good' ELSE 'bad' END FROM candidates ORDER BY person_id LIMIT 18`)
	again := b.trigger(syncrun.TriggerExplore)
	least, most := b.scores("")
	if again.CandidatesPassedCount != 0 || least != most {
		t.Fatalf("nine ratings of each move scores from %v to %v: %+v", least, most, again)
	}
	b.sql.MustExec(`INSERT INTO candidate_ratings (user_id, saved_search_id, tracked_account_id, person_id, value)
		SELECT user_id, saved_search_id, tracked_account_id, person_id,
			CASE WHEN person_id % 2 = 0 THEN 'good' ELSE 'bad' END FROM candidates ORDER BY person_id DESC LIMIT 4`)
	b.trigger(syncrun.TriggerExplore)
	liked, alsoLiked := b.scores("energy")
	disliked, alsoDisliked := b.scores("tokens")
	fact.Is(t, "liked", liked, alsoLiked)
	fact.Is(t, "disliked", disliked, alsoDisliked)
	fact.Holds(t, "liked > disliked", liked > disliked, liked, disliked)
	if n := b.count(`SELECT count(*) FROM candidates WHERE first_run_id = $1 AND group_id IS NOT NULL AND score >= 0.5`,
		first.ID); n != 60 {
		t.Errorf("%d of 60 candidates are listed as full matches of the run that found them", n)
	}
	var reasons []string
	if err := b.sql.Select(&reasons, `SELECT DISTINCT v.reasons[array_upper(v.reasons, 1)] FROM verdicts v
		ORDER BY 1`); err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(reasons)", len(reasons), 2, reasons)
	fact.Contains(t, "reasons[0]", reasons[0], "bad: tokens")
	fact.Contains(t, "reasons[1]", reasons[1], "good: energy")
	b.sql.MustExec(`DELETE FROM candidate_ratings WHERE value = 'bad' AND person_id > (SELECT min(person_id)
		FROM candidates)`)
	b.trigger(syncrun.TriggerExplore)
	if least, most = b.scores(""); least != most {
		t.Errorf("after ratings were taken back scores are %v to %v", least, most)
	}
	if n := b.count(`SELECT count(*) FROM verdicts v WHERE array_to_string(v.reasons, ' ') LIKE '%' || $1 || '%'`,
		syncrun.RatingLead); n != 0 {
		t.Errorf("%d verdicts still tell of a taste", n)
	}
}
