package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/connection"
	"goodones/internal/source"
	"goodones/internal/xapi"
)

// consentTimeout is how long an answer is waited for.
const consentTimeout = 10 * time.Minute

func newXConnect() *cobra.Command {
	var user string
	cmd := &cobra.Command{
		Use: "connect --user NAME", Short: "Let a user of ours connect an account at X", Args: noArgs,
		Long: "Prints the address of a page at X. The account's owner opens it in a browser, signs in, and allows the\n" +
			"access. The browser is sent back to " + xapi.RedirectURL + ", which has to be a redirect\n" +
			"address of your app at X. On another machine nobody answers there: paste the address that the browser ended\n" +
			"at, or the code in it, and press Enter.\n\n" +
			"X_CLIENT_ID is needed, X_CLIENT_SECRET if the app has one, and SECRET_KEY with DATABASE_URL. The access\n" +
			"serves the accounts of that user alone. X charges for one user.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if user == "" {
				return usageError{errors.New("--user NAME is needed")}
			}
			return withConnections(cmd, func(c *connections) error { return c.connect(cmd, user) })
		},
	}
	cmd.Flags().StringVar(&user, "user", "", "which user of ours the access serves")
	return cmd
}

func (c *connections) connect(cmd *cobra.Command, name string) error {
	ctx := cmd.Context()
	var user db.User
	var keeper *connection.Keeper // for X alone: its database is closed
	err := c.database.use(ctx, migrated, func(d *db.DB) (err error) {
		if keeper, err = c.keeper(d); err != nil {
			return err
		}
		user, err = userNamed(ctx, d, name)
		return err
	})
	if err != nil {
		return err
	}
	asked := keeper.Ask()
	code, err := askForCode(ctx, asked, cmd)
	if err != nil {
		return err
	}
	access, err := keeper.Exchange(ctx, asked, code)
	if err != nil {
		return explainExchange(err)
	}
	err = c.database.use(ctx, checked, func(d *db.DB) error {
		keeper, err := c.keeper(d)
		if err != nil {
			return err
		}
		if err := app.ChargeConnecting(ctx, &c.cfg, d, user.ID, access.Of); err != nil {
			return err
		}
		return keeper.Connect(ctx, user.ID, access)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "connected @%s for %s\n", access.Of.Handle, name)
	if scopes := access.Withheld(); scopes != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "X did not allow %s: runs read that as anybody can, at the full price and without "+
			"likers. Check what the app at X may do, and connect again\n", scopes)
	}
	if ends := access.Ends(); ends > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "X gave no way to renew this access (offline.access was not allowed): it ends in %s\n",
			ends)
	}
	return nil
}

func explainExchange(err error) error {
	switch {
	case errors.Is(err, xapi.ErrClient):
		return usageError{fmt.Errorf("X does not know the app: check X_CLIENT_ID and X_CLIENT_SECRET (%w)", err)}
	case errors.Is(err, source.ErrUnauthorized):
		return fmt.Errorf("X did not take the code; codes end within seconds, so try again (%w)", err)
	}
	return err
}

// askForCode shows the question and waits for its answer: from the browser, or pasted.
func askForCode(ctx context.Context, asked xapi.Consent, cmd *cobra.Command) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, consentTimeout)
	defer cancel()
	tell := lines(cmd.ErrOrStderr())
	waiting := newAnswers(asked.State)
	listening, err := waiting.listen()
	if err != nil {
		tell("No browser can come back to this command, for something else listens where it is sent (%v): paste its address.",
			err)
	} else {
		defer listening.close()
	}
	typed := make(chan struct{})
	go func() {
		defer close(typed)
		waiting.read(ctx, cmd.InOrStdin(), tell)
	}()
	tell("Open this address as the account's owner, and allow the access. Then wait, or paste the address at which the " +
		"browser ended.")
	if _, err := fmt.Fprintln(cmd.OutOrStdout(), asked.URL); err != nil {
		return "", err
	}
	var last <-chan struct{} // nil while a browser may come
	if listening == nil {
		last = typed
	}
	select {
	case answer := <-waiting.answers:
		return answer.code, answer.err
	case <-last:
		select {
		case answer := <-waiting.answers:
			return answer.code, answer.err
		default:
			return "", errors.New("no answer was given")
		}
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return "", fmt.Errorf("no answer came within %s", consentTimeout)
		}
		return "", ctx.Err()
	}
}
