package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"goodones/db"
)

func newEraseForget() *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use: "forget --yes", Short: "Forget who was erased under a lost key",
		Long: "Gives up the marks of erased people whom no key in SECRET_KEY knows again, so that servers start. Runs may\n" +
			"bring these people back until they are erased again. It is for a key that is lost for good: one that is only\n" +
			"missing belongs behind the new one, after a comma.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !sure {
				return usageError{errors.New("runs may bring back who was erased under the lost key: --yes confirms it")}
			}
			err := withDB(cmd, migrated, func(d *db.DB) error {
				n, err := d.ForgetUnknownMarks(cmd.Context())
				if err == nil {
					fmt.Fprintf(cmd.ErrOrStderr(), "forgot %s\n", counted(int(n), "mark"))
				}
				return err
			})
			return explainErasure(err)
		},
	}
	cmd.Flags().BoolVar(&sure, "yes", false, "confirm it")
	return cmd
}
