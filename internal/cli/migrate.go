package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/config"
)

func newMigrate() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "migrate",
		Short: "Bring the database schema up to date",
		Long:  "Brings the schema up to date. Several may start at once: one works, the others wait.",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := withDB(cmd, nil); err != nil {
				return err
			}
			fmt.Fprintln(cmd.ErrOrStderr(), "schema is up to date")
			return nil
		},
	}
	register(cmd, "STATE_DIR", "PG_BIN")
	return cmd
}

// withDB migrates the database that the configuration names and runs do on it, if there is one; see database.use.
func withDB(cmd *cobra.Command, do func(d *db.DB) error) (err error) {
	cfg, err := config.Load(cmd.Flags())
	if err != nil {
		return err
	}
	database, err := lastingDatabase(cmd.Context(), &cfg, lines(cmd.ErrOrStderr()))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.close()) }()
	return database.use(cmd.Context(), migrated, do)
}
