package pipeline

import (
	"context"
	"fmt"

	"goodones/internal/syncrun"
	"goodones/internal/xapi"
)

// maxIDs is how many people X lets us ask for at once.
const maxIDs = 100

// chosenAtOnce is how many people are chosen with one query.
const chosenAtOnce = 1000

// chooser names up to limit people whom a run is to ask for.
type chooser func(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error)

// askPeople asks for those whom choose names, page by page, until there are none, limit are asked in this run, or
// the budget is used up.
func (r *run) askPeople(ctx context.Context, stage syncrun.Stage, limit int, choose chooser, count func(int) syncrun.Counts) error {
	asked, err := read(ctx, r, func() (int, error) { return r.cfg.Store.Asked(ctx, r.work) })
	if err != nil {
		return err
	}
	var chosen []int64
	for {
		if err := r.between(); err != nil {
			return err
		}
		if len(chosen) == 0 && asked < limit {
			size := min(chosenAtOnce, limit-asked)
			chosen, err = read(ctx, r, func() ([]int64, error) { return choose(ctx, r.work, size) })
		}
		if err != nil || len(chosen) == 0 {
			return err
		}
		left := r.work.Budget - r.used
		if left <= 0 {
			return r.budgetLine(ctx, stage)
		}
		n := min(len(chosen), maxIDs, left)
		if err := r.profilePage(ctx, stage, asked, chosen[:n], count); err != nil {
			return err
		}
		chosen, asked = chosen[n:], asked+n
	}
}

func (r *run) profilePage(ctx context.Context, stage syncrun.Stage, asked int, people []int64, count func(int) syncrun.Counts) error {
	answer, err := call(ctx, r, func(ctx context.Context) (xapi.Users, error) { return r.cfg.Source.UsersByIDs(ctx, people) })
	if err != nil {
		return err
	}
	detailed := 0
	for i := range answer.Profiles {
		if answer.Profiles[i].Detailed {
			detailed++
		}
	}
	step := syncrun.Step{
		Key: fmt.Sprintf("%s:page:%d", stage, asked), Stage: stage, Counts: count(detailed),
		Reads: []syncrun.Read{{Kind: syncrun.ResourceUser, IDs: ids(answer.Profiles)}},
	}
	page := syncrun.ProfilePage{Asked: people, Profiles: answer.Profiles, Hashes: r.hashes(answer.Profiles)}
	return r.commit(ctx, func() (syncrun.Committed, error) { return r.cfg.Store.ProfilePage(ctx, r.work, step, page) })
}

func (r *run) budgetLine(ctx context.Context, stage syncrun.Stage) error {
	return r.line(ctx, stage, "budget", syncrun.LineBudget(r.work.Budget))
}
