package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"goodones/internal/app"
	"goodones/internal/config"
)

// register adds the flags of the named variables, of all when no name is given. Meanings quote code as Markdown does,
// which a flag's help would take for the name of its value.
func register(cmd *cobra.Command, names ...string) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	config.Register(flags, names...)
	flags.VisitAll(func(f *pflag.Flag) { f.Usage = strings.ReplaceAll(f.Usage, "`", "") })
	cmd.Flags().AddFlagSet(flags)
}

// lines tells on w, for somebody who reads along.
func lines(w io.Writer) teller {
	return func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
}

// checkAddresses finds out before anything is started whether the configured addresses can be taken.
func checkAddresses(cfg *config.Config, api bool) error {
	if api {
		if err := checkAddress(cfg.ListenAddr); err != nil {
			return &config.Error{Variable: "LISTEN_ADDR", Reason: err.Error()}
		}
	}
	if cfg.AdminAddr != "" {
		if err := checkAddress(cfg.AdminAddr); err != nil {
			return &config.Error{Variable: "ADMIN_ADDR", Reason: err.Error()}
		}
	}
	return nil
}

func checkAddress(address string) error {
	listener, err := app.Listen(address)
	if err != nil {
		return err
	}
	return listener.Close()
}
