package pipeline

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// RankingStore tells whom somebody rated, and keeps the order that follows.
type RankingStore interface {
	Rated(ctx context.Context, work *syncrun.Work) ([]syncrun.RatedPerson, error)
	Ranked(ctx context.Context, work *syncrun.Work, after int64, limit int) ([]syncrun.Ranked, error)
	RankPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, ranked []syncrun.Ranked) (syncrun.Committed,
		error)
}

// rank puts the candidates in the order that the ratings of the search teach, all of them: the earlier ones were
// ranked by fewer ratings. Nobody comes or goes by it.
func (r *run) rank(ctx context.Context, query *classify.Query) error {
	rated, err := read(ctx, r, func() ([]syncrun.RatedPerson, error) { return r.cfg.Ranking.Rated(ctx, r.work) })
	if err != nil || len(rated) == 0 {
		return err
	}
	people := make([]classify.Rated, len(rated))
	for i, p := range rated {
		people[i] = classify.Rated{Profile: p.Profile, Good: p.Good}
	}
	taste := r.cfg.Classifier.Learn(people)
	for after, last := int64(0), false; !last; {
		if err := r.mayGoOn(); err != nil {
			return err
		}
		page, err := read(ctx, r, func() ([]syncrun.Ranked, error) {
			return r.cfg.Ranking.Ranked(ctx, r.work, after, peoplePerPage)
		})
		if err != nil || len(page) == 0 {
			return err
		}
		after, last = page[len(page)-1].Profile.ID, len(page) < peoplePerPage
		if err := r.rankPage(ctx, query, taste, page); err != nil {
			return err
		}
	}
	return nil
}

// rankPage commits those of a page whose place changes.
func (r *run) rankPage(ctx context.Context, query *classify.Query, taste *classify.Taste, page []syncrun.Ranked) error {
	var moved []syncrun.Ranked
	for _, c := range page {
		verdict := query.Judge(syncrun.Subject{Profile: c.Profile})
		if verdict.Confidence != c.Confidence {
			continue // a model said otherwise, or the profile has changed: the next run judges it
		}
		then := c
		var why string
		then.Score, why = taste.Rank(&c.Profile, c.Confidence, verdict.Score)
		then.Reasons = slices.DeleteFunc(slices.Clone(c.Reasons), func(reason string) bool {
			return strings.HasPrefix(reason, syncrun.RatingLead)
		})
		if why != "" {
			then.Reasons = append(then.Reasons, why)
		}
		if math.Abs(then.Score-c.Score) > sameScore || !slices.Equal(then.Reasons, c.Reasons) {
			moved = append(moved, then)
		}
	}
	if len(moved) == 0 {
		return nil
	}
	key := "filter:rank:" + strconv.FormatInt(page[0].Profile.ID, 10)
	step := syncrun.Step{Key: key, Stage: syncrun.StageFilter}
	return r.commit(ctx, func() (syncrun.Committed, error) { return r.cfg.Ranking.RankPage(ctx, r.work, step, moved) })
}

// sameScore is how far apart two scores of three digits may be read and be one.
const sameScore = 1e-4
