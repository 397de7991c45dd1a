package cli

import (
	"context"
	"fmt"

	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// The story: an account of the sandbox, and how much it grows between the two syncs.
const (
	demoHandle    = "acme"
	demoFollowers = 150
	demoPosts     = 3
)

// story is what the demo tells: track, search, sync, grow, sync again.
type story struct {
	client  *client
	source  *servedSandbox
	screen  *screen
	network syncrun.Network
	run     string                 // the last one
	link    func() (string, error) // makes a sign-in link; nil: the demo ends before anybody opens one
}

// handle is how the network calls the demo's account.
func (s *story) handle() string {
	if s.network == syncrun.NetworkBluesky {
		return demoHandle + sandbox.BlueskyDomain
	}
	return demoHandle
}

// tell returns nil only if both syncs completed and were shown.
func (s *story) tell(ctx context.Context) error {
	s.screen.printf("goodones demo: %s syncs @%s from a simulated %s at %s\n",
		s.client.url, s.handle(), s.network.Title(), s.source.url)
	if err := s.open(); err != nil {
		return err
	}
	account, err := s.client.prepare(ctx, s.handle())
	if err != nil {
		return err
	}
	if err := s.sync(ctx, account, "First sync"); err != nil {
		return err
	}
	if err := s.source.x.Advance(demoHandle, demoFollowers, demoPosts); err != nil {
		return err
	}
	s.screen.printf("\n@%s gained %d followers and %d posts.\n\n", s.handle(), demoFollowers, demoPosts)
	if err := s.sync(ctx, account, "Second sync"); err != nil {
		return err
	}
	return s.screen.err
}

// open prints where the page is, with what signs a browser in once.
func (s *story) open() error {
	if s.link == nil {
		s.screen.printf("\n")
		return nil
	}
	link, err := s.link()
	if err != nil {
		return err
	}
	s.screen.printf("\nOpen       %s\n\n", local(link))
	return nil
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
