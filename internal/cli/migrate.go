package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/config"
	"goodones/internal/secret"
)

func newMigrate() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "migrate",
		Short: "Bring the database schema up to date",
		Long:  "Brings the schema up to date. Several may start at once: one works, the others wait.",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := withDB(cmd, migrated, func(*db.DB) error { return nil }); err != nil {
				return err
			}
			fmt.Fprintln(cmd.ErrOrStderr(), "schema is up to date")
			return nil
		},
	}
	register(cmd, "STATE_DIR", "PG_BIN")
	return cmd
}

// withDB runs do on the database that the configuration names; see database.use. Where the schema is only checked, a
// private server whose data is not there yet is not made either.
func withDB(cmd *cobra.Command, s schema, do func(d *db.DB) error) error {
	return withKeys(cmd, s, func(d *db.DB, _ *secret.Keys) error { return do(d) })
}

// withKeys is withDB for whoever needs the keys that are set, nil for none.
func withKeys(cmd *cobra.Command, s schema, do func(d *db.DB, keys *secret.Keys) error) (err error) {
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return err
	}
	defer func() { err = conceal(err, cfg.Passwords()) }()
	if s == checked && cfg.DatabaseURL == "" && !exists(privateDirectory(&cfg)) {
		return fmt.Errorf("there is no database yet: neither DATABASE_URL nor %s", privateDirectory(&cfg))
	}
	database, err := lastingDatabase(cmd.Context(), &cfg, lines(cmd.ErrOrStderr()))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.close()) }()
	return database.use(cmd.Context(), s, func(d *db.DB) error { return do(d, database.keys) })
}
