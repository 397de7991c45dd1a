package cli

import (
	"context"
	"fmt"
)

// The story: an account of the sandbox, and how much it grows between the two syncs.
const (
	demoHandle    = "acme"
	demoFollowers = 150
	demoPosts     = 3
)

// story is what the demo tells: track, search, sync, grow, sync again.
type story struct {
	client *client
	source *servedSandbox
	screen *screen
	run    string // the last one
}

// tell returns nil only if both syncs completed and were shown.
func (s *story) tell(ctx context.Context) error {
	s.screen.printf("goodones demo: %s syncs @%s from a simulated X at %s\n\n", s.client.url, demoHandle, s.source.url)
	account, err := s.client.prepare(ctx)
	if err != nil {
		return err
	}
	if err := s.sync(ctx, account, "First sync"); err != nil {
		return err
	}
	if err := s.source.x.Advance(demoHandle, demoFollowers, demoPosts); err != nil {
		return err
	}
	s.screen.printf("\n@%s gained %d followers and %d posts.\n\n", demoHandle, demoFollowers, demoPosts)
	if err := s.sync(ctx, account, "Second sync"); err != nil {
		return err
	}
	return s.screen.err
}

func (s *story) sync(ctx context.Context, account, title string) (err error) {
	if s.run, err = s.client.startSync(ctx, account); err != nil {
		return err
	}
	s.screen.begin(title, s.run)
	last, err := s.client.watch(ctx, s.run, s.screen.show)
	if err != nil {
		return fmt.Errorf("watch run %s: %w", s.run, err)
	}
	s.screen.end(last)
	if last.Status != "COMPLETED" {
		return fmt.Errorf("run %s did not complete", s.run)
	}
	return nil
}
