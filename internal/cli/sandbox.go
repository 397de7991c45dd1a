package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

func newSandbox() *cobra.Command {
	var cfg sandbox.Config
	var address string
	cmd := &cobra.Command{
		Use:   "sandbox",
		Short: "Serve a simulated X API",
		Long: sandbox.Help() + "\nTo serve syncs from it:\n" +
			"  X_API_BASE_URL=http://127.0.0.1:8090 X_BEARER_TOKEN=app X_USER_TOKEN=user goodones serve",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := sandbox.New(cfg)
			if err != nil {
				return usageError{err}
			}
			s, err := serveSandbox(x, address)
			if err != nil {
				return usageError{fmt.Errorf("--listen: %w", err)}
			}
			fmt.Fprintf(cmd.OutOrStdout(), "listening on %s\n", s.url)
			return s.wait(cmd.Context())
		},
	}
	f := cmd.Flags()
	f.StringVar(&address, "listen", "127.0.0.1:8090", "address; port 0 takes a free one")
	f.Int64Var(&cfg.Seed, "seed", 1, "which network")
	f.DurationVar(&cfg.Latency, "latency", 0, "how long every call takes at least")
	f.StringVar(&cfg.RateLimits, "rate-limits", sandbox.RateLimitsDocumented, "documented or off")
	f.DurationVar(&cfg.Window, "window", 15*time.Minute, "length of a rate window; the limits in it stay the same")
	f.DurationVar(&cfg.TokenTTL, "token-ttl", 0, "how long a page token is good; 0 = for ever")
	f.DurationVar(&cfg.UserTokenLife, "user-token-life", 2*time.Hour, "how long a token that a user was given is good")
	f.StringVar(&cfg.Faults, "faults", "",
		"faults with their shares of calls, such as 429=0.05,500=0.02,liking_users:forbidden")
	f.StringVar(&cfg.UserToken, "user-token", "user", "the bearer that is user context; any other is app-only")
	return cmd
}

// servedSandbox is a sandbox that listens.
type servedSandbox struct {
	url  string
	x    *sandbox.Server
	http *http.Server
	done chan error
}

func serveSandbox(x *sandbox.Server, address string) (*servedSandbox, error) {
	listener, err := app.Listen(address)
	if err != nil {
		return nil, err
	}
	s := &servedSandbox{
		url: "http://" + listener.Addr().String(), x: x, done: make(chan error, 1),
		http: &http.Server{Handler: x, ReadHeaderTimeout: 5 * time.Second},
	}
	go func() { s.done <- s.http.Serve(listener) }()
	return s, nil
}

// wait serves until ctx ends or the listener fails.
func (s *servedSandbox) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return s.close()
	case err := <-s.done:
		s.done <- err
		return s.close()
	}
}

func (s *servedSandbox) close() error {
	s.x.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if served := <-s.done; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
