package db_test

import (
	"slices"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// candidateID is the id of the only candidate who is a person.
func (f *fixture) candidateID(person int64) (id int) {
	f.t.Helper()
	row := f.Pool().QueryRowContext(f.t.Context(), `SELECT id FROM candidates WHERE person_id = $1`, person)
	must(f.t, row.Scan(&id))
	return id
}

// TestPeopleAsJudgedLast has two searches of ada judge a person differently, and bob's judge her last of all: to ada
// she is as ada's newer verdict in force says.
func TestPeopleAsJudgedLast(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	account := f.account(ada, 1)
	first, second := f.search(ada, "s"), f.search(ada, "t")
	judge := func(run *syncrun.Run, search int, gender string) {
		f.passed(run, search, 11, "full", "follower")
		f.exec(`UPDATE verdicts SET gender = $2 WHERE run_id = $1`, run.ID, gender)
		f.end(run.ID)
	}
	judge(f.run(ada, account.ID), second.ID, "male")
	judge(f.run(ada, account.ID), first.ID, "female")
	judge(f.run(bob, f.account(bob, 1).ID), f.search(bob, "s").ID, "nonbinary")
	pending := f.run(ada, account.ID)
	f.verdict(pending, second.ID, 11, "full", "") // in force when it is filtered
	f.exec(`UPDATE verdicts SET gender = 'unknown' WHERE run_id = $1`, pending.ID)

	people, err := f.PeopleByIDs(t.Context(), ada, []int{11, 12, 11})
	must(t, err)
	fact.Is(fact.Must(t), "len(people)", len(people), 1, people)
	fact.Is(fact.Must(t), "people[0].Gender", people[0].Gender, syncrun.GenderFemale)
	fact.Is(fact.Must(t), "people[0].FetchedAt.IsZero()", people[0].FetchedAt.IsZero(), false)
	if people, err = f.PeopleByIDs(t.Context(), bob, []int{11}); err != nil || people[0].Gender != "nonbinary" {
		t.Errorf("bob sees %+v, %v", people, err)
	}
	f.exec(`UPDATE candidates SET hidden_at = now() WHERE user_id = $1`, ada)
	if people, err = f.PeopleByIDs(t.Context(), ada, []int{11}); err != nil || len(people) != 0 {
		t.Errorf("hidden, ada sees %+v, %v", people, err)
	}
}

// TestCandidatesByIDs finds those who are listed, as the lists show them.
func TestCandidatesByIDs(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	account, search := f.account(ada, 1), f.search(ada, "s")
	run := f.run(ada, account.ID)
	for person := int64(11); person <= 13; person++ {
		f.passed(run, search.ID, person, "full", "follower")
	}
	f.end(run.ID)
	f.verdict(f.run(ada, account.ID), search.ID, 13, "full", "gender") // dropped
	f.exec(`UPDATE candidates SET hidden_at = now() WHERE person_id = 12`)
	listed, err := f.Candidates(t.Context(), ada, syncrun.CandidateList{Limit: 10})
	must(t, err)
	found, err := f.CandidatesByIDs(t.Context(), ada,
		[]int{f.candidateID(13), f.candidateID(12), f.candidateID(11), 1 << 40})
	must(t, err)
	of := func(list []syncrun.Candidate) (people []int64) {
		for _, c := range list {
			people = append(people, c.Person.ID)
		}
		return people
	}
	if !slices.Equal(of(found), of(listed)) {
		t.Errorf("by their ids %v are found, listed are %v", of(found), of(listed))
	}
}
