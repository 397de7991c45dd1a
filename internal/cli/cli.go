// Package cli is the command line: commands, the demo, and the terminal's progress.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"goodones/internal/config"
)

// The exit codes. Two is for what the caller must correct before trying again.
const (
	exitOK        = 0
	exitFailed    = 1
	exitUsage     = 2
	exitInterrupt = 130
)

// Main runs the program and returns its exit code. Results go to stdout, everything else to stderr. The first SIGINT
// or SIGTERM ends work in an orderly way, the second at once.
func Main(args []string, stdout, stderr io.Writer) int {
	ctx, stop := interruptible(stderr)
	defer stop()
	root := newRoot(stdout, stderr)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitOK
	case isUsage(err):
		fmt.Fprintln(stderr, "goodones:", err)
		return exitUsage
	case errors.Is(err, context.Canceled):
		return exitInterrupt
	default:
		fmt.Fprintln(stderr, "goodones:", err)
		return exitFailed
	}
}

// usageError is a command line that cannot be followed.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func isUsage(err error) bool {
	var usage usageError
	var setting *config.Error
	return errors.As(err, &usage) || errors.As(err, &setting)
}

// interruptible returns a context that ends with the first signal; the second one ends the process.
func interruptible(stderr io.Writer) (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case <-signals:
		case <-done:
			return
		}
		fmt.Fprintln(stderr, "\nstopping; once more to stop at once")
		cancel()
		select {
		case <-signals:
			os.Exit(exitInterrupt)
		case <-done:
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(done)
		cancel()
	}
}

func newRoot(stdout, stderr io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "goodones",
		Short: "Find the few among new followers and likers who matter",
		Long: "goodones syncs X accounts, finds the people in them who match a saved search, and serves the runs live by\n" +
			"GraphQL, websocket and the legacy v1 REST API.\n\nStart with: goodones demo",
		SilenceUsage: true, SilenceErrors: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("unknown command %q; see goodones --help", args[0])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; see %s --help", err, cmd.CommandPath())}
	})
	root.AddCommand(newDemo(), newServe(), newMigrate(), newKey(), newSandbox())
	return root
}

// noArgs refuses arguments with exit code 2.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no argument %q", cmd.CommandPath(), args[0])}
	}
	return nil
}
