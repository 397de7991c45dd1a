package cli

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/connection"
	"goodones/internal/syncrun"
)

func newX() *cobra.Command {
	cmd := group("x", "Connect accounts at X, so that they are read as their owners")
	for _, sub := range []*cobra.Command{newXConnect(), newXStatus(), newXDisconnect()} {
		register(sub, "STATE_DIR", "PG_BIN", "X_API_BASE_URL")
		cmd.AddCommand(sub)
	}
	return cmd
}

// connections is the database of a command, with what keeps connections there.
type connections struct {
	cfg      config.Config
	database *database
}

// withConnections runs do on the database that is configured.
func withConnections(cmd *cobra.Command, do func(*connections) error) (err error) {
	c := &connections{}
	if c.cfg, err = config.Load(cmd.Flags()); err != nil {
		return err
	}
	defer func() { err = conceal(err, c.cfg.Passwords()) }()
	if c.database, err = lastingDatabase(cmd.Context(), &c.cfg, lines(cmd.ErrOrStderr())); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.database.close()) }()
	return do(c)
}

// keeper also tells what is missing for one.
func (c *connections) keeper(d *db.DB) (*connection.Keeper, error) {
	return app.NewKeeper(&c.cfg, d, c.database.keys, slog.New(slog.DiscardHandler), nil)
}

func newXStatus() *cobra.Command {
	var user string
	cmd := &cobra.Command{
		Use: "status [--user NAME]", Short: "List the accounts that are connected", Args: noArgs,
		Long: "Lists the connected accounts of all users, or of one. `reconnect` means that the access has ended and that\n" +
			"goodones x connect has to be run again; until then runs read the account as anybody can. Times are UTC.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			var all []syncrun.Connection
			err := withDB(cmd, checked, func(d *db.DB) (err error) {
				if user != "" {
					if _, err := userNamed(cmd.Context(), d, user); err != nil {
						return err
					}
				}
				all, err = d.Connections().All(cmd.Context())
				return err
			})
			if err != nil {
				return err
			}
			table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "USER\tACCOUNT\tSTATE\tCONNECTED\tRENEWED")
			for _, c := range all {
				if user == "" || c.UserName == user {
					fmt.Fprintf(table, "%s\t@%s\t%s\t%s\t%s\n", c.UserName, c.Handle, c.State, minute(&c.ConnectedAt),
						minute(&c.RenewedAt))
				}
			}
			return table.Flush()
		},
	}
	cmd.Flags().StringVar(&user, "user", "", "only this user's")
	return cmd
}

func newXDisconnect() *cobra.Command {
	var user string
	cmd := &cobra.Command{
		Use: "disconnect --user NAME [HANDLE]", Short: "Give up the access to an account",
		Long: "Forgets the tokens of a user's connected account and has X end them. HANDLE may be left out where the user\n" +
			"has one connected account. Runs go on without it.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{errors.New("give one handle")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if user == "" {
				return usageError{errors.New("--user NAME is needed")}
			}
			handle := strings.ToLower(strings.TrimPrefix(strings.Join(args, ""), "@"))
			return withConnections(cmd, func(c *connections) error { return c.disconnect(cmd, user, handle) })
		},
	}
	cmd.Flags().StringVar(&user, "user", "", "whose connection it is")
	return cmd
}

func (c *connections) disconnect(cmd *cobra.Command, user, handle string) error {
	ctx := cmd.Context()
	var gone syncrun.Connection
	var untold error
	err := c.database.use(ctx, checked, func(d *db.DB) error {
		if gone.Handle != "" { // done, and only the connection to the database ended badly
			return nil
		}
		all, err := d.Connections().All(ctx)
		if err != nil {
			return err
		}
		chosen, err := pickConnection(all, user, handle)
		if err != nil {
			return err
		}
		keeper, missing := c.keeper(d)
		if missing != nil {
			_, err = d.Connections().Disconnect(ctx, chosen.ConnectionID)
			untold = missing
		} else {
			untold, err = keeper.Disconnect(ctx, chosen.ConnectionID)
		}
		if err == nil {
			gone = chosen
		}
		return err
	})
	if gone.Handle == "" {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "disconnected @%s of %s\n", gone.Handle, gone.UserName)
	if untold != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "X could not be told (%v); its owner can take the access back in the settings of X\n",
			untold)
	}
	return err
}

// pickConnection finds the one connection that is meant.
func pickConnection(all []syncrun.Connection, user, handle string) (syncrun.Connection, error) {
	var found []syncrun.Connection
	for _, c := range all {
		if c.UserName == user && (handle == "" || strings.ToLower(c.Handle) == handle) {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return syncrun.Connection{}, fmt.Errorf("%s has not connected %s; see goodones x status", user,
			cmp.Or(strings.TrimSuffix("@"+handle, "@"), "any account"))
	}
	return syncrun.Connection{}, usageError{fmt.Errorf("%s has connected %d accounts; name one", user, len(found))}
}
