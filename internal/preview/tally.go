package preview

import (
	"cmp"
	"slices"
	"time"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// tally is what one judge has found.
type tally struct {
	query *classify.Query
	most  int
	end   time.Time
	found syncrun.Preview // its matches sorted, at most so many
	cut   bool            // somebody was not judged, for the time was up
}

func (t *tally) judge(page batch) {
	for i := range page.people {
		if !time.Now().Before(t.end) {
			t.cut = true
			return
		}
		t.judgeOne(page.account, &page.people[i])
	}
}

func (t *tally) judgeOne(account int, known *syncrun.KnownPerson) {
	v := t.query.Judge(known.Subject)
	t.found.JudgedCount++
	if v.Outcome != "" {
		return // a bot, or no match
	}
	subject := syncrun.Match{PersonID: v.PersonID, Gender: v.Gender, FollowerCountTier: v.FollowerCountTier}
	if t.query.Filter(subject) != syncrun.OutcomePassed {
		return
	}
	if v.Confidence == syncrun.ConfidenceFull {
		t.found.FullCount++
	} else {
		t.found.MaybeCount++
	}
	match := syncrun.PreviewMatch{
		Person: personOf(&known.Profile, &v), TrackedAccountID: account, SourceType: known.SourceType,
		MatchConfidence: v.Confidence, Score: v.Score, MatchReasons: v.MatchReasons,
	}
	if at, _ := slices.BinarySearchFunc(t.found.Matches, match, better); at < t.most {
		t.found.Matches = slices.Insert(t.found.Matches, at, match)
		t.found.Matches = t.found.Matches[:min(len(t.found.Matches), t.most)]
	}
}

// better sorts by score, in which every full match is above every maybe; equal ones by id.
func better(a, b syncrun.PreviewMatch) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Person.ID, b.Person.ID))
}

func personOf(p *syncrun.Profile, v *syncrun.Verdict) syncrun.Person {
	return syncrun.Person{
		ID: p.ID, Handle: p.Handle, Name: p.Name, Bio: p.Bio, Location: p.Location, ProfileImageURL: p.ProfileImageURL,
		FollowersCount: max(p.FollowersCount, 0), FollowerCountTier: v.FollowerCountTier, Gender: v.Gender, Labels: v.Labels,
	}
}

// sum is what all judges have found.
func sum(tallies []tally, most int) syncrun.Preview {
	all := syncrun.Preview{Matches: []syncrun.PreviewMatch{}, IsComplete: true}
	for i := range tallies {
		t := &tallies[i]
		all.Matches = append(all.Matches, t.found.Matches...)
		all.JudgedCount += t.found.JudgedCount
		all.FullCount += t.found.FullCount
		all.MaybeCount += t.found.MaybeCount
		all.IsComplete = all.IsComplete && !t.cut
	}
	slices.SortFunc(all.Matches, better)
	all.Matches = all.Matches[:min(len(all.Matches), most)]
	return all
}
