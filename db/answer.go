package db

import (
	"context"
	"slices"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// answer is what a network has told of people in one page.
type answer struct {
	profiles []syncrun.Profile // in the order of their ids once they are written, without those who were erased
	hashes   []int64           // of the profiles
	others   []int64           // whom it was asked about besides
	before   unseen            // what write found
}

// write keeps the profiles, and takes what the answer may change of people.
func (a *answer) write(ctx context.Context, tx *sqlx.Tx, w *Worker, work *syncrun.Work) (err error) {
	if a.profiles, a.hashes, err = w.kept(ctx, tx, work, a.profiles, a.hashes); err != nil {
		return err
	}
	if a.before, err = lockAnswered(ctx, tx, slices.Concat(a.ids(), a.others)); err != nil {
		return err
	}
	return upsertProfiles(ctx, tx, a.profiles)
}

func (a *answer) ids() []int64 { return idsOf(a.profiles) }

// lockAnswered takes what an answer about people may change, in one order for all: their profiles by id, then their
// candidates. Profiles are changed for what is new of them and for who is gone, candidates by both, so that two answers
// about the same people could wait for each other otherwise. Judging and rating take candidates in the same order and
// no profiles. Rows that are not there yet are made in the order of their ids, but after those that are: of two
// answers, one may find new what the other has found known, and the server ends one of the two. That is a
// syncrun.ErrUnavailable as any other, after which its worker writes the page again.
const (
	lockProfiles = `
		WITH locked AS (
			SELECT gone_at, absent_at FROM x_profiles WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE
		)
		SELECT count(*) FROM locked WHERE gone_at IS NOT NULL OR absent_at IS NOT NULL`

	lockCandidates = `
		WITH locked AS (
			SELECT hidden_at FROM candidates WHERE person_id = ANY($1::bigint[]) ORDER BY person_id, id FOR NO KEY UPDATE
		)
		SELECT count(*) FROM locked WHERE hidden_at IS NOT NULL`
)

// unseen is how many of those whom an answer is about had been noted as gone or absent, and how many of their
// candidates are hidden. Somebody who had no row to lock may be noted meanwhile, as if by a later answer.
type unseen struct{ people, candidates int }

func lockAnswered(ctx context.Context, tx *sqlx.Tx, people []int64) (u unseen, err error) {
	if err := tx.GetContext(ctx, &u.people, lockProfiles, pq.Array(people)); err != nil {
		return u, err
	}
	return u, tx.GetContext(ctx, &u.candidates, lockCandidates, pq.Array(people))
}
