package cli

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/config"
	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

func newSecret() *cobra.Command {
	cmd := group("secret", "See which keys of SECRET_KEY are needed")
	status := newSecretStatus()
	register(status, "STATE_DIR", "PG_BIN")
	cmd.AddCommand(status)
	return cmd
}

func newSecretStatus() *cobra.Command {
	return &cobra.Command{
		Use: "status", Short: "Count what depends on each key of SECRET_KEY", Args: noArgs,
		Long: "Counts the webhooks, connected accounts and erased people that depend on each key of SECRET_KEY, by its\n" +
			"place there. A key that is not needed may be taken out, once no process has it in front. Workers seal\n" +
			"webhooks and connections anew with the first key, within ten minutes; erased people are known again by\n" +
			"marks that cannot be made anew. What is counted as not set depends on a key that SECRET_KEY does not hold.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			var known []syncrun.KeyUse
			var unknown syncrun.KeyUse
			err := withKeys(cmd, checked, func(d *db.DB, keys *secret.Keys) (err error) {
				if keys == nil {
					return &config.Error{Variable: "SECRET_KEY",
						Reason: "is needed with DATABASE_URL, as the servers have it"}
				}
				known, unknown, err = d.Sealed(keys.Heads()).KeyUses(cmd.Context())
				return err
			})
			if err != nil {
				return err
			}
			return printKeyUses(cmd.OutOrStdout(), known, unknown)
		},
	}
}

func printKeyUses(out io.Writer, known []syncrun.KeyUse, unknown syncrun.KeyUse) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "KEY\tWEBHOOKS\tCONNECTIONS\tERASED PEOPLE\tNEEDED")
	line := func(key string, use syncrun.KeyUse, needed string) {
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%s\n", key, use.Webhooks, use.Connections, use.Erased, needed)
	}
	none := syncrun.KeyUse{}
	for i, use := range known {
		needed := "yes"
		switch {
		case i == 0:
			needed = "in use"
		case use == none:
			needed = "no"
		}
		line(strconv.Itoa(i+1), use, needed)
	}
	if unknown != none {
		line("not set", unknown, "missing")
	}
	return table.Flush()
}
