package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/syncrun"
)

func newKey() *cobra.Command {
	cmd := group("key", "Create, list and revoke API keys")
	for _, sub := range []*cobra.Command{newKeyCreate(), newKeyList(), newKeyRevoke()} {
		register(sub, "STATE_DIR", "PG_BIN")
		cmd.AddCommand(sub)
	}
	return cmd
}

func newKeyCreate() *cobra.Command {
	var user string
	cmd := &cobra.Command{
		Use: "create --user NAME", Short: "Make a key and print it, this once", Args: noArgs,
		Long: "Makes a key for a user, who is made when new, and prints the key alone on stdout. It is not kept anywhere.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if user == "" {
				return usageError{errors.New("--user NAME is needed")}
			}
			with := func(do func(*db.DB) error) error { return withDB(cmd, migrated, do) }
			err := createKey(cmd.Context(), cmd.OutOrStdout(), user, with)
			if bad, ok := errors.AsType[*syncrun.InvalidError](err); ok {
				return usageError{fmt.Errorf("--user: %s", bad.Reason)}
			}
			return err
		},
	}
	cmd.Flags().StringVar(&user, "user", "", "the user's name")
	return cmd
}

// createKey makes a key in the database that with opens, and prints it once it is stored, whatever becomes of the
// database then: it cannot be shown later.
func createKey(ctx context.Context, out io.Writer, user string, with func(do func(*db.DB) error) error) error {
	var key string
	err := with(func(d *db.DB) (err error) {
		if key == "" { // else it is stored, and only the connection ended badly
			key, _, err = app.CreateKey(ctx, d, user)
		}
		return err
	})
	if key != "" {
		if _, unread := fmt.Fprintln(out, key); unread != nil {
			err = errors.Join(err, fmt.Errorf("%v; the key is stored, and nobody has seen it: goodones key revoke %s", unread,
				key[:prefixLength])) // also when nobody reads any more, which is no news elsewhere
		}
	}
	return err
}

func newKeyList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List all keys by their first 12 characters", Args: noArgs,
		Long: "Lists the keys of all users, oldest first, by their first 12 characters. Times are UTC.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			var keys []db.Key
			err := withDB(cmd, checked, func(d *db.DB) (err error) {
				keys, err = d.Keys(cmd.Context())
				return err
			})
			if err != nil {
				return err
			}
			table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "PREFIX\tUSER\tCREATED\tLAST USED\tREVOKED")
			for _, k := range keys {
				fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", k.Prefix, k.UserName, minute(&k.CreatedAt), minute(k.LastUsedAt),
					minute(k.RevokedAt))
			}
			return table.Flush()
		},
	}
}

func minute(t *time.Time) string {
	if t == nil {
		return "-"
	}
	return t.UTC().Format("2006-01-02 15:04")
}

func newKeyRevoke() *cobra.Command {
	return &cobra.Command{
		Use: "revoke PREFIX", Short: "Revoke a key for good",
		Long: `Revokes the one working key that begins with PREFIX, 8 characters of it at least; servers refuse it within a
second and close its sockets.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usageError{errors.New("give one key prefix; see goodones key list")}
			}
			if len(args[0]) < shortestPrefix {
				return usageError{fmt.Errorf("%q is too little of a key: give %d characters at least; see goodones key list",
					args[0], shortestPrefix)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var key db.Key
			var untold error
			err := withDB(cmd, checked, func(d *db.DB) (err error) {
				key, err = revoke(cmd.Context(), d, args[0])
				untold = d.Hints().Flush(cmd.Context())
				return err
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "revoked %s of %s\n", key.Prefix, key.UserName)
			if untold != nil {
				fmt.Fprintln(cmd.ErrOrStderr(), "servers could not be told: they close its sockets within 30 seconds")
			}
			return nil
		},
	}
}

func revoke(ctx context.Context, d *db.DB, prefix string) (db.Key, error) {
	keys, err := d.Keys(ctx)
	if err != nil {
		return db.Key{}, err
	}
	key, err := pick(keys, prefix)
	if err != nil {
		return db.Key{}, err
	}
	if err := d.RevokeKey(ctx, key.Prefix); err != nil {
		return db.Key{}, fmt.Errorf("key %s: %w", key.Prefix, err)
	}
	return key, nil
}

// prefixLength is how much of a key may be shown.
const prefixLength = 12

// shortestPrefix is how much of a key names it: each begins with ctgo_, which is no choice even where there is one key.
const shortestPrefix = 8

// pick finds the one working key that begins with prefix. What goes beyond the part that may be shown, as in a key
// that was pasted whole, is neither needed nor repeated.
func pick(keys []db.Key, prefix string) (db.Key, error) {
	prefix = prefix[:min(len(prefix), prefixLength)]
	var found []db.Key
	for _, k := range keys {
		if k.RevokedAt == nil && strings.HasPrefix(k.Prefix, prefix) {
			found = append(found, k)
		}
	}
	switch len(found) {
	case 0:
		return db.Key{}, fmt.Errorf("no working key begins with %q; see goodones key list", prefix)
	case 1:
		return found[0], nil
	default:
		return db.Key{}, fmt.Errorf("%d working keys begin with %q; give more of it", len(found), prefix)
	}
}
