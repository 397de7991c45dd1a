package db

import (
	"context"
	"slices"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// A network tells of somebody that they are gone or closed, or says nothing of whom it was asked for. The first hides
// the person at once; the second does when it has been so for a day. Hidden people are in no list, are judged by no
// run, and come back when they are seen. Whoever was gone for half a day is erased by Eraser: only who follows or liked
// whom stays, by number.
const (
	seePeople = `
		UPDATE x_profiles SET gone_at = NULL, absent_at = NULL
		WHERE id = ANY($1::bigint[]) AND (gone_at IS NOT NULL OR absent_at IS NOT NULL)`

	showSeen = `
		UPDATE candidates SET hidden_at = NULL, look_at = now() + interval '1 day'
		WHERE person_id = ANY($1::bigint[]) AND hidden_at IS NOT NULL
			AND EXISTS (SELECT 1 FROM x_profiles p WHERE p.id = person_id)
		RETURNING id`

	markGone = `UPDATE x_profiles SET gone_at = now() WHERE id = ANY($1::bigint[]) AND gone_at IS NULL`

	markAbsent = `
		UPDATE x_profiles SET absent_at = coalesce(absent_at, now()),
			gone_at = coalesce(gone_at, CASE WHEN absent_at <= now() - interval '1 day' THEN now() END)
		WHERE id = ANY($1::bigint[])`

	hideGone = `
		UPDATE candidates c SET hidden_at = p.gone_at, group_id = NULL
		FROM x_profiles p
		WHERE c.person_id = ANY($1::bigint[]) AND p.id = c.person_id AND p.gone_at IS NOT NULL AND c.hidden_at IS NULL`

	refreshCandidates = `SELECT refresh_candidates($1::bigint[])`

	// Somebody closed is known all the same, and asked for no sooner than others.
	knowClosed = `
		UPDATE edges SET detailed_at = now()
		WHERE tracked_account_id = $1 AND person_id = ANY($2::bigint[]) AND detailed_at IS NULL`
)

// sightings are people by what a network has told of them, in one answer.
type sightings struct {
	seen, gone, absent []int64
}

// sightingsOf sorts what an answer shows. Somebody who is closed to the public is as good as gone.
func sightingsOf(profiles []syncrun.Profile) (s sightings) {
	for i := range profiles {
		if profiles[i].Protected {
			s.gone = append(s.gone, profiles[i].ID)
		} else {
			s.seen = append(s.seen, profiles[i].ID)
		}
	}
	return s
}

// missing adds those who were asked for by name, and who was said to be gone. An answer that shows nobody at all of
// several, and says why of nobody, says nothing.
func (s *sightings) missing(asked, gone []int64) {
	known := slices.Concat(s.seen, s.gone, gone)
	s.gone = append(s.gone, gone...)
	if len(known) == 0 && len(asked) > 1 {
		return
	}
	for _, id := range asked {
		if !slices.Contains(known, id) {
			s.absent = append(s.absent, id)
		}
	}
}

// note keeps what an answer has told, hides who is gone, and shows again who is back of those who were unseen.
func (s *sightings) note(ctx context.Context, tx *sqlx.Tx, before unseen) error {
	if err := s.showAgain(ctx, tx, before); err != nil {
		return err
	}
	if err := execOn(ctx, tx, markGone, s.gone); err != nil {
		return err
	}
	if err := execOn(ctx, tx, markAbsent, s.absent); err != nil {
		return err
	}
	return execOn(ctx, tx, hideGone, slices.Concat(s.gone, s.absent))
}

func (s *sightings) showAgain(ctx context.Context, tx *sqlx.Tx, before unseen) error {
	if before.people > 0 {
		if err := execOn(ctx, tx, seePeople, s.seen); err != nil {
			return err
		}
	}
	if before.candidates == 0 {
		return nil
	}
	var back []int64
	if err := tx.SelectContext(ctx, &back, showSeen, pq.Array(s.seen)); err != nil {
		return err
	}
	return execOn(ctx, tx, refreshCandidates, back)
}

// execOn executes a statement on numbers, if there are any.
func execOn(ctx context.Context, tx *sqlx.Tx, statement string, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, statement, pq.Array(ids))
	return err
}

// keepClosed notes that an account knows those who are closed to the public, without their details.
func (s *sightings) keepClosed(ctx context.Context, tx *sqlx.Tx, accountID int) error {
	if len(s.gone) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, knowClosed, accountID, pq.Array(s.gone))
	return err
}

// selectGone finds who was gone for half a day, so that who is back soon loses nothing and everybody else is erased
// within a day.
const selectGone = `
	SELECT id FROM x_profiles WHERE gone_at <= now() - interval '12 hours' ORDER BY gone_at LIMIT $1
	FOR UPDATE SKIP LOCKED`

// $1 are people.
const (
	eraseProfiles = `DELETE FROM x_profiles WHERE id = ANY($1::bigint[])`

	eraseEdgeFacts = `UPDATE edges SET facts_hash = 0 WHERE person_id = ANY($1::bigint[])`

	eraseLikerFacts = `UPDATE likers SET facts_hash = 0 WHERE person_id = ANY($1::bigint[]) AND facts_hash IS NOT NULL`

	eraseQuotes = `DELETE FROM model_opinions WHERE person_id = ANY($1::bigint[])`

	// The outcome stays, for it is counted. Whoever comes back has other facts, and is judged anew.
	eraseVerdictTexts = `
		UPDATE verdicts v SET reasons = '{}', match_parts = NULL, labels = '{}', gender = 'unknown', facts_hash = 0,
			confidence = CASE WHEN v.outcome IS NULL THEN 'none' ELSE v.confidence END, outcome = coalesce(v.outcome, 'none')
		FROM (
			SELECT e.person_id, e.tracked_account_id FROM edges e WHERE e.person_id = ANY($1::bigint[])
			UNION SELECT l.person_id, l.tracked_account_id FROM likers l WHERE l.person_id = ANY($1::bigint[])
		) m JOIN tracked_accounts a ON a.id = m.tracked_account_id JOIN saved_searches s ON s.user_id = a.user_id
		WHERE v.saved_search_id = s.id AND v.tracked_account_id = m.tracked_account_id AND v.person_id = m.person_id`

	hideErased = `
		UPDATE candidates SET hidden_at = coalesce(hidden_at, now()), group_id = NULL, words = NULL, followers_count = 0
		WHERE person_id = ANY($1::bigint[])`
)

// goneAtOnce is how many people one transaction erases.
const goneAtOnce = 200

const anybodyGone = `SELECT EXISTS (SELECT 1 FROM x_profiles WHERE gone_at <= now() - interval '12 hours')`

// EraseGone erases the next people who are gone, as far as it is about them, and says how many there were and whether
// there are more. Without any it takes no lock: lockPeople waits for everybody who writes people, and whoever wants to
// write them waits behind it.
func (e *Eraser) EraseGone(ctx context.Context) (people int, more bool, err error) {
	var due bool
	if err := e.d.pool.GetContext(ctx, &due, anybodyGone); err != nil || !due {
		return 0, false, translate("people who are gone", err)
	}
	err = e.d.inTx(ctx, "erase people who are gone", func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockPeople); err != nil {
			return err
		}
		var ids []int64
		err := tx.SelectContext(ctx, &ids, selectGone, goneAtOnce)
		people = len(ids)
		if err != nil || people == 0 {
			return err
		}
		if _, err := tx.ExecContext(ctx, walkIndexes); err != nil {
			return err
		}
		for _, id := range ids {
			if err := eraseUnsent(ctx, tx, id, 0); err != nil {
				return err
			}
		}
		for _, statement := range []string{eraseProfiles, eraseEdgeFacts, eraseLikerFacts, eraseQuotes, eraseVerdictTexts,
			hideErased} {
			if _, err := tx.ExecContext(ctx, statement, pq.Array(ids)); err != nil {
				return err
			}
		}
		return nil
	})
	return people, people == goneAtOnce, err
}
