package cli

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/config"
)

func newKey() *cobra.Command {
	cmd := &cobra.Command{
		Use: "key", Short: "Create, list and revoke API keys", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newKeyCreate(), newKeyList(), newKeyRevoke())
	return cmd
}

// withDB runs do on the migrated database that the configuration names.
func withDB(cmd *cobra.Command, do func(ctx context.Context, d *db.DB) error) (err error) {
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return err
	}
	database, err := openDatabase(cmd.Context(), &cfg, privateDir(&cfg), cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.close()) }()
	if err := prepareSchema(cmd.Context(), database.dsn, true); err != nil {
		return err
	}
	d, err := db.Open(database.dsn, db.Options{MaxConns: 2})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	return do(cmd.Context(), d)
}

func newKeyCreate() *cobra.Command {
	var user string
	cmd := &cobra.Command{
		Use: "create --user NAME", Short: "Make a key and print it, this once", Args: noArgs,
		Long: "Makes a key for a user, who is made when new, and prints the key alone on stdout. It is not kept anywhere.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if user == "" {
				return usageError{errors.New("--user is needed")}
			}
			return withDB(cmd, func(ctx context.Context, d *db.DB) error {
				key, _, err := app.CreateKey(ctx, d, user)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), key)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&user, "user", "", "the user's name")
	config.Register(cmd.Flags(), "STATE_DIR", "PG_BIN")
	return cmd
}

func newKeyList() *cobra.Command {
	cmd := &cobra.Command{
		Use: "list", Short: "List all keys by their first 12 characters", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withDB(cmd, func(ctx context.Context, d *db.DB) error {
				keys, err := d.Keys(ctx)
				if err != nil {
					return err
				}
				table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
				fmt.Fprintln(table, "PREFIX\tUSER\tCREATED\tLAST USED\tREVOKED")
				for _, k := range keys {
					fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", k.Prefix, k.UserName, day(&k.CreatedAt), day(k.LastUsedAt), day(k.RevokedAt))
				}
				return table.Flush()
			})
		},
	}
	config.Register(cmd.Flags(), "STATE_DIR", "PG_BIN")
	return cmd
}

func day(t *time.Time) string {
	if t == nil {
		return "-"
	}
	return t.UTC().Format("2006-01-02 15:04")
}

func newKeyRevoke() *cobra.Command {
	cmd := &cobra.Command{
		Use: "revoke PREFIX", Short: "Revoke a key for good",
		Long: "Revokes the key that starts so; servers refuse it within a second and close its sockets.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("give one key prefix; see goodones key list")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return withDB(cmd, func(ctx context.Context, d *db.DB) error {
				if err := d.RevokeKey(ctx, args[0]); err != nil {
					return fmt.Errorf("key %s: %w", args[0], err)
				}
				fmt.Fprintln(cmd.ErrOrStderr(), "revoked")
				return nil
			})
		},
	}
	config.Register(cmd.Flags(), "STATE_DIR", "PG_BIN")
	return cmd
}
