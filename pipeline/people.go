package pipeline

import (
	"context"
	"fmt"
	"slices"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// chosenAtOnce is how many people are chosen with one query.
const chosenAtOnce = 1000

// chooser names up to limit people whom a run is to ask for.
type chooser func(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error)

// ProfileStore tells whom a run has asked for, and commits the answers.
type ProfileStore interface {
	Asked(ctx context.Context, work *syncrun.Work) (int, error)
	ProfilePage(ctx context.Context, work *syncrun.Work, step syncrun.Step, page syncrun.ProfilePage) (
		syncrun.Committed, error)
}

// asking is how a stage asks for known people: whom choose names, page by page, until there are none, limit are
// asked in this run, or the budget is used up.
type asking struct {
	store  ProfileStore
	choose chooser
	limit  int
	stage  syncrun.Stage
	count  func(detailed int) syncrun.Counts
}

func (r *run) askPeople(ctx context.Context, a asking) error {
	asked, err := read(ctx, r, func() (int, error) { return a.store.Asked(ctx, r.work) })
	if err != nil {
		return err
	}
	var chosen []int64
	for {
		if err := r.mayGoOn(); err != nil {
			return err
		}
		if len(chosen) == 0 && asked < a.limit {
			size := min(chosenAtOnce, a.limit-asked)
			chosen, err = read(ctx, r, func() ([]int64, error) { return a.choose(ctx, r.work, size) })
			r.expectPeople(len(chosen), a.limit-asked)
		}
		if err != nil || len(chosen) == 0 {
			return err
		}
		left := r.left(syncrun.ResourceUser)
		if left <= 0 {
			return r.budgetLine(ctx, a.stage)
		}
		n := min(len(chosen), r.limits.ProfilesPerCall, left)
		if err := r.profilePage(ctx, a, chosen[:n]); err != nil {
			return err
		}
		chosen, asked = chosen[n:], asked+n
	}
}

// expectPeople says how many people the stage has left to ask for when so many were chosen of most: when it is as many
// as are chosen at once there may be others.
func (r *run) expectPeople(chosen, most int) {
	if chosen == chosenAtOnce {
		chosen *= 2
	}
	r.expect(min(chosen, most, r.left(syncrun.ResourceUser)))
}

// profilePage asks for people and commits each answer.
func (r *run) profilePage(ctx context.Context, a asking, people []int64) error {
	external, err := r.externalIDs(ctx, people)
	if err != nil {
		return err
	}
	return r.askInParts(ctx, external, func(of part, found []source.Profile) error {
		shown, gone := split(found, external[of.from:of.to], people[of.from:of.to])
		return r.commitProfiles(ctx, a, syncrun.ProfilePage{
			Asked: people[of.from:of.to], Refused: of.refused, Gone: gone, Profiles: shown,
		})
	})
}

// commitProfiles commits an answer. A person is asked for once in a run, so the first of a page names it for good.
func (r *run) commitProfiles(ctx context.Context, a asking, page syncrun.ProfilePage) error {
	if err := r.number(ctx, page.Profiles); err != nil {
		return err
	}
	detailed := 0
	for i := range page.Profiles {
		if page.Profiles[i].Detailed {
			detailed++
		}
	}
	page.Hashes = r.hashes(page.Profiles)
	step := syncrun.Step{
		Key: fmt.Sprintf("%s:from:%d", a.stage, page.Asked[0]), Stage: a.stage, Counts: a.count(detailed),
		Reads: r.reads(syncrun.ResourceUser, ids(page.Profiles)), Shares: r.advance(len(page.Asked)),
	}
	return r.commit(ctx, func() (syncrun.Committed, error) { return a.store.ProfilePage(ctx, r.work, step, page) })
}

// split takes those out of whom the network says that they are gone. people are the asked, by our ids, in the order of
// external.
func split(found []source.Profile, external []string, people []int64) (shown []source.Profile, gone []int64) {
	shown = make([]source.Profile, 0, len(found))
	for _, p := range found {
		if !p.Gone {
			shown = append(shown, p)
		} else if i := slices.Index(external, p.ExternalID); i >= 0 {
			gone = append(gone, people[i])
		}
	}
	return shown, gone
}

func (r *run) budgetLine(ctx context.Context, stage syncrun.Stage) error {
	return r.line(ctx, stage, "budget", syncrun.LineBudget(r.work.Budget))
}

// reads are what a step is charged for; nothing at a network that is free.
func (r *run) reads(kind syncrun.ResourceKind, ids []int64) []syncrun.Read {
	if r.limits.Free() {
		return nil
	}
	return []syncrun.Read{{Kind: kind, IDs: ids, Age: r.cfg.Clock.Stopwatch()}}
}
