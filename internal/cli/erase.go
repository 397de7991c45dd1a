package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/syncrun"
)

func newErase() *cobra.Command {
	cmd := group("erase", "Erase a person, or a user with all data")
	for _, sub := range []*cobra.Command{newErasePerson(), newEraseUser(), newEraseForget()} {
		register(sub, "STATE_DIR", "PG_BIN")
		cmd.AddCommand(sub)
	}
	return cmd
}

func newErasePerson() *cobra.Command {
	var network string
	var tracked bool
	cmd := &cobra.Command{
		Use: "person HANDLE|ID", Short: "Erase a person everywhere, for good",
		Long: "Deletes what is kept of a person, in the data of all users: profile, verdicts, candidates, and that they\n" +
			"follow or liked anybody. All that stays is a mark under SECRET_KEY by which runs know whom to leave out. Counts\n" +
			"of runs that have ended stay as they are.\n\n" +
			"A number is an id at X, a DID one at Bluesky; both also work for somebody who was never met. Anything else is\n" +
			"a handle (put @ before one of digits alone) as it was when the person was looked at last.",
		Args: one("HANDLE|ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			who, err := whom(network, args[0])
			if err != nil {
				return usageError{err}
			}
			err = withDB(cmd, migrated, func(d *db.DB) error {
				return erasePerson(cmd.Context(), d, who, tracked, cmd.ErrOrStderr())
			})
			return explainErasure(err)
		},
	}
	cmd.Flags().StringVar(&network, "network", "", "x or bluesky, where the handle does not tell")
	cmd.Flags().BoolVar(&tracked, "tracked", false, "delete the person's account too where users track it, with its runs")
	return cmd
}

// explainErasure says what to set or add.
func explainErasure(err error) error {
	switch {
	case errors.Is(err, db.ErrNoErasureKey):
		return &config.Error{Variable: "SECRET_KEY", Reason: "is needed with DATABASE_URL, to know erased people again: " +
			"openssl rand -hex 32"}
	case errors.Is(err, db.ErrTracked):
		return usageError{errors.New("users track this account: --tracked deletes it with all that its runs found")}
	}
	return err
}

// one takes exactly one argument.
func one(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
			return usageError{fmt.Errorf("give one %s; see %s --help", name, cmd.CommandPath())}
		}
		return nil
	}
}

// somebody is a person by id, or by handle when that is empty.
type somebody struct {
	network syncrun.Network
	id      string
	handle  string
}

// whom reads a handle or an id.
func whom(network, text string) (somebody, error) {
	of := syncrun.Network(network)
	if of != "" && of != syncrun.NetworkX && of != syncrun.NetworkBluesky {
		return somebody{}, fmt.Errorf("unknown network %q: it is x or bluesky", network)
	}
	text = strings.TrimSpace(text)
	if of != syncrun.NetworkBluesky && strings.Trim(text, "0123456789") == "" {
		return somebody{network: syncrun.NetworkX, id: text}, nil
	}
	at, handle, err := syncrun.ParseAccount(of, text)
	if err != nil {
		return somebody{}, err
	}
	if strings.HasPrefix(handle, "did:") {
		return somebody{network: at, id: handle}, nil
	}
	return somebody{network: at, handle: handle}, nil
}

func erasePerson(ctx context.Context, d *db.DB, who somebody, tracked bool, out io.Writer) error {
	if err := app.CheckErasure(ctx, d); err != nil {
		return err
	}
	id := who.id
	if id == "" {
		found, err := d.PeopleByHandle(ctx, who.network, who.handle)
		if err != nil {
			return err
		}
		if id, err = only(found, who.handle); err != nil {
			return err
		}
	}
	erased, err := d.ErasePerson(ctx, who.network, id, tracked)
	if err != nil {
		return err
	}
	if err := d.Hints().Flush(ctx); err != nil {
		fmt.Fprintln(out, "servers could not be told: they notice within seconds")
	}
	if erased.Tracked > 0 {
		if err := eraseRows(ctx, d, out); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "erased %s: known to %s, a candidate %s, tracked by %s\n", id, counted(erased.Accounts, "account"),
		counted(erased.Candidates, "time"), counted(erased.Tracked, "user"))
	return nil
}

// counted is a number of things, whose plural ends in s.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// only is the id of the one person who has the handle.
func only(found []db.KnownPerson, handle string) (string, error) {
	switch len(found) {
	case 0:
		return "", fmt.Errorf("nobody is known as @%s here; give the id, which also works for somebody never met", handle)
	case 1:
		return found[0].ExternalID, nil
	}
	lines := make([]string, len(found))
	for i, p := range found {
		lines[i] = fmt.Sprintf("  %s  %s", p.ExternalID, p.Name)
	}
	return "", usageError{fmt.Errorf("@%s was the handle of several; give the id of one:\n%s", handle,
		strings.Join(lines, "\n"))}
}

func newEraseUser() *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use: "user NAME --yes", Short: "Erase a user with all data, for good",
		Long: "Ends the user's runs and keys at once and deletes everything that belongs to the user: accounts, searches,\n" +
			"runs with their logs, people whom nobody else has met, bills and settings. If it is interrupted, a worker goes\n" +
			"on with it.",
		Args: one("NAME"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !sure {
				return usageError{fmt.Errorf("this deletes all data of %q for good: --yes confirms it", args[0])}
			}
			return withDB(cmd, migrated, func(d *db.DB) error {
				return eraseUser(cmd.Context(), d, args[0], cmd.ErrOrStderr())
			})
		},
	}
	cmd.Flags().BoolVar(&sure, "yes", false, "confirm it")
	return cmd
}

func eraseUser(ctx context.Context, d *db.DB, name string, out io.Writer) error {
	err := d.EraseUser(ctx, name)
	if errors.Is(err, syncrun.ErrNotFound) {
		return fmt.Errorf("there is no user %q; see goodones key list", name)
	}
	if err != nil {
		return err
	}
	if err := d.Hints().Flush(ctx); err != nil {
		fmt.Fprintln(out, "servers could not be told: they close the user's sockets within 30 seconds")
	}
	fmt.Fprintf(out, "%s can do nothing any more; the data is being deleted\n", name)
	if err := eraseRows(ctx, d, out); err != nil {
		return err
	}
	fmt.Fprintf(out, "erased %s\n", name)
	return nil
}

// eraseRowsTold is after how many rows more it is told how far it is.
const eraseRowsTold = 100_000

// eraseRows deletes what is to go, and tells how far it is.
func eraseRows(ctx context.Context, d *db.DB, out io.Writer) error {
	total := 0
	for {
		rows, more, err := d.Eraser().EraseRows(ctx)
		if err != nil {
			return err
		}
		if before := total; before/eraseRowsTold != (before+rows)/eraseRowsTold {
			fmt.Fprintf(out, "%d rows deleted\n", total+rows)
		}
		total += rows
		if !more {
			return nil
		}
	}
}
