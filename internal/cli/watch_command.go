package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/gorilla/websocket"
	"github.com/spf13/cobra"

	"goodones/internal/config"
	"goodones/internal/pause"
)

const watchHelp = `Follows a run by websocket, from its first event to its last: on a terminal as a waterfall
of its six stages, elsewhere as the lines of its log. A run that has ended is shown as it was.
When the connection is cut, it is made again, and the run goes on behind the last event shown.

The key is that in GOODONES_KEY, or in the file of --key-file.

  GOODONES_KEY=ctgo_… goodones watch 42

Exit code 0: the run completed; 1: it failed, or cannot be followed; 130: interrupted, and the run goes on.`

// keyVariable names the environment variable with the caller's key. It is no setting of a server.
const keyVariable = "GOODONES_KEY"

// Attempts to connect again come apart by twice as long each time, between these.
const (
	firstWait   = 250 * time.Millisecond
	longestWait = 4 * time.Second
)

func newWatch() *cobra.Command {
	var address, keyFile string
	cmd := &cobra.Command{
		Use: "watch RUN", Short: "Show a run live in the terminal", Long: watchHelp,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{fmt.Errorf("%s needs one run, such as 42 or SyncRun:42", cmd.CommandPath())}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			key, err := keyOf(keyFile, config.Overridden(nil))
			if err != nil {
				return usageError{err}
			}
			if err := checkServer(address); err != nil {
				return usageError{err}
			}
			c := newClient(baseOf(address), key)
			c.proxy = http.ProxyFromEnvironment
			defer c.close()
			w := &watching{client: c, run: args[0], notes: cmd.ErrOrStderr()}
			return w.show(cmd.Context(), newScreen(cmd.OutOrStdout()))
		},
	}
	cmd.Flags().StringVar(&address, "url", "http://127.0.0.1:8080", "address of the server")
	cmd.Flags().StringVar(&keyFile, "key-file", "", "file that holds the key; without it GOODONES_KEY does")
	return cmd
}

func keyOf(file string, env config.Lookup) (string, error) {
	if file == "" {
		key, _ := env(keyVariable)
		if key = strings.TrimSpace(key); key == "" {
			return "", fmt.Errorf("set %s to your key, or name a file that holds it with --key-file", keyVariable)
		}
		return key, nil
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("--key-file: %w", err)
	}
	key := strings.TrimSpace(string(content))
	if key == "" {
		return "", fmt.Errorf("--key-file: %s is empty", file)
	}
	return key, nil
}

func checkServer(address string) error {
	u, err := url.Parse(address)
	if strings.Contains(address, "@") {
		return errors.New("--url must be an address without a user and a password; the key goes into " + keyVariable)
	}
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("--url: %q is not an address such as https://goodones.example.com", address)
	}
	return nil
}

// baseOf is the address of a server of which that of its GraphQL may be given, as the demo prints it.
func baseOf(address string) string {
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(address, "/"), "/graphql"), "/")
}

// watching is one run that is followed through cuts.
type watching struct {
	client *client
	run    string
	notes  io.Writer // what is to be known of the connection
	last   int       // sequence of the last event shown
}

// show draws the run until it has ended, and returns an error unless it completed.
func (w *watching) show(ctx context.Context, s *screen) error {
	view := newWaterfall(s, w.run)
	end, err := w.follow(ctx, view)
	view.close()
	if err != nil {
		return err
	}
	if view.screen.err != nil {
		return view.screen.err
	}
	if end.Status != "COMPLETED" {
		return fmt.Errorf("run %s failed: %s", w.run, end.SyncRun.ErrorMessage)
	}
	return nil
}

// follow connects again after each cut, but only if it was connected once: a server that is not there is told at once.
func (w *watching) follow(ctx context.Context, view *waterfall) (*runState, error) {
	var last *runState
	wait := firstWait
	for {
		_, err := w.client.watchFrom(ctx, w.run, w.last, func(r *runState) {
			last, w.last, wait = r, r.Sequence, firstWait
			view.take(r)
		})
		if err == nil && last != nil {
			return last, nil
		}
		if final := w.final(ctx, err); final != nil {
			return nil, final
		}
		view.note(w.notes, "the connection was cut; connecting again")
		if err := pause.For(ctx, wait); err != nil {
			return nil, err
		}
		wait = min(2*wait, longestWait)
	}
}

// final is the error that ends the watch; nil when another attempt may help.
func (w *watching) final(ctx context.Context, err error) error {
	var refused refusedError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case websocket.IsCloseError(err, closeUnauthorized):
		return fmt.Errorf("watch run %s: %w", w.run, errUnknownKey)
	case errors.As(err, &refused), websocket.IsCloseError(err, closeForbidden):
		return fmt.Errorf("watch run %s: %w", w.run, inWords(err))
	case w.last == 0 && websocket.IsCloseError(err, websocket.CloseTryAgainLater):
		return fmt.Errorf("watch run %s: %w; try again later", w.run, inWords(err))
	case w.last == 0:
		return fmt.Errorf("%s cannot be reached: %w", w.client.url, inWords(err))
	default:
		return nil
	}
}

// errUnknownKey is for whoever typed a key wrong or has one that was revoked.
var errUnknownKey = errors.New("the server does not know the key: give " + keyVariable + " or --key-file one that it " +
	"knows (goodones key list shows those there are, goodones key create makes another)")

// inWords is what a server said as it closed a socket, without the number.
func inWords(err error) error {
	if closed, ok := errors.AsType[*websocket.CloseError](err); ok && closed.Text != "" {
		return errors.New(closed.Text)
	}
	return err
}

// Codes of graphql-transport-ws by which a socket is closed for good.
const (
	closeUnauthorized = 4401
	closeForbidden    = 4403
)
