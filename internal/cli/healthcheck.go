package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"goodones/internal/config"
)

// healthTimeout is how long a healthy server takes to answer at the most.
const healthTimeout = 3 * time.Second

func newHealthcheck() *cobra.Command {
	var ready bool
	cmd := &cobra.Command{
		Use:   "healthcheck",
		Short: "Ask the server of this machine whether it is alive",
		Long: "Asks the server that listens on LISTEN_ADDR of this machine: exit code 0 when it is alive, 1 when it is\n" +
			"not. It is the health check of a container that holds nothing but this program. With --ready the\n" +
			"server has to answer requests too: the database is there and the server is not about to stop. Do not\n" +
			"restart a server because it is not ready.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := config.Load(cmd.Flags())
			if err != nil {
				return err
			}
			path := "/healthz"
			if ready {
				path = "/readyz"
			}
			return askHealth(cmd.Context(), "http://"+reachable(cfg.ListenAddr)+path)
		},
	}
	cmd.Flags().BoolVar(&ready, "ready", false, "ask whether it can answer requests, not only whether it lives")
	register(cmd, "LISTEN_ADDR")
	return cmd
}

// reachable is where this machine reaches a server that listens on address. It needs no resolver of names for a
// server that listens everywhere.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	if err != nil || host != "" && (ip == nil || !ip.IsUnspecified()) {
		return address
	}
	if ip == nil || ip.To4() != nil {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return net.JoinHostPort("::1", port)
}

func askHealth(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return usageError{err}
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // past any proxy
	response, err := client.Do(request)
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: no answer within %s", url, healthTimeout)
	}
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, response.Status)
	}
	return nil
}
