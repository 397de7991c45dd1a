package pipeline

import (
	"context"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// IDStore stands between a network's ids and ours.
type IDStore interface {
	// IDs numbers what the run's network knows by ids of its own, in their order. Whoever was erased gets a number
	// below 0.
	IDs(ctx context.Context, work *syncrun.Work, external []string) ([]int64, error)
	// ExternalIDs gives the network's ids of what IDs numbered, in their order.
	ExternalIDs(ctx context.Context, network syncrun.Network, ids []int64) ([]string, error)
}

// number gives each profile our id, where the network's own is none of ours.
func (r *run) number(ctx context.Context, profiles []source.Profile) error {
	return r.numberAll(ctx, len(profiles), func(i int) (*int64, string) {
		return &profiles[i].ID, profiles[i].ExternalID
	})
}

func (r *run) numberPosts(ctx context.Context, posts []source.Post) error {
	return r.numberAll(ctx, len(posts), func(i int) (*int64, string) { return &posts[i].ID, posts[i].ExternalID })
}

func (r *run) numberAll(ctx context.Context, n int, at func(i int) (id *int64, external string)) error {
	var unknown []*int64
	var external []string
	for i := range n {
		if id, text := at(i); *id == 0 {
			unknown, external = append(unknown, id), append(external, text)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	ids, err := read(ctx, r, func() ([]int64, error) { return r.cfg.IDs.IDs(ctx, r.work, external) })
	if err != nil {
		return err
	}
	for i, id := range ids {
		*unknown[i] = id
	}
	return nil
}

func (r *run) externalIDs(ctx context.Context, ids []int64) ([]string, error) {
	return read(ctx, r, func() ([]string, error) {
		return r.cfg.IDs.ExternalIDs(ctx, r.work.Account.Network, ids)
	})
}
