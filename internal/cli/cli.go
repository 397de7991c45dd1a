// Package cli is the command line: commands, the demo, and the terminal's progress.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
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

// Main runs the program and returns its exit code. Results go to stdout, everything else to stderr. The first SIGINT,
// SIGTERM or SIGHUP ends work in an orderly way, and so does a reader of stdout that goes away; the next signal ends
// the process at once. As the first process of a container it runs the program as its child.
func Main(args []string, stdout, stderr io.Writer) int {
	if code, ok := asInit(args); ok {
		return code
	}
	ctx, out, stop := interruptible(stdout, stderr)
	defer stop()
	root := newRoot(out, stderr)
	root.SetArgs(args)
	err := misspelt(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	if err == nil {
		err = out.failed()
	}
	if text := news(err); text != nil {
		fmt.Fprintln(stderr, "goodones:", text)
	}
	switch {
	case err == nil:
		return exitOK
	case isUsage(err):
		return exitUsage
	case ctx.Err() != nil:
		return exitInterrupt
	default:
		return exitFailed
	}
}

// news is what of err has to be told: not that the program was interrupted or that stdout has no reader any more, but
// what failed beside that, such as cleaning up.
func news(err error) error {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) && errors.Join(several.Unwrap()...).Error() == err.Error() { // plainly joined
		var kept error
		for _, part := range several.Unwrap() {
			kept = errors.Join(kept, news(part))
		}
		return kept
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return err
}

// usageError is a command line that cannot be followed.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func isUsage(err error) bool {
	var usage usageError
	var setting *config.Error
	return errors.As(err, &usage) || errors.As(err, &setting)
}

func newRoot(stdout, stderr io.Writer) *cobra.Command {
	root := group("goodones", "Find the few among new followers and likers who matter")
	root.Long = "goodones syncs accounts of X and Bluesky, finds the people in them who match a saved search, and\n" +
		"serves the runs live by GraphQL, websocket and the legacy v1 REST API.\n\nStart with: goodones demo"
	root.SilenceUsage, root.SilenceErrors = true, true
	root.Version = version()
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; see %s --help", err, cmd.CommandPath())}
	})
	root.AddCommand(newDemo(), newServe(), newMigrate(), newKey(), newHealthcheck(), newSandbox(), newJudge(), newX(),
		newErase(), newExport(), newWatch(), newVersion(), newSecret())
	root.SetHelpCommand(newHelp(root))
	return root
}

// version is what the build says of itself.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version + " " + info.GoVersion
	}
	return "unknown"
}

// newVersion prints what --version does.
func newVersion() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s version %s\n", cmd.Root().Name(), cmd.Root().Version)
			return err
		},
	}
}

// newHelp is cobra's help command, except that it refuses what is not there.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [command]", Short: "Show the help of a command",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil {
				return usageError{err}
			}
			if len(rest) > 0 {
				return unknownCommand(cmd, rest[0])
			}
			return cmd.Help()
		},
	}
}

// group is a command that only holds others.
func group(use, short string) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, SuggestionsMinimumDistance: 2,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
}

// misspelt refuses a command that is not there. Cobra would show the help of the one above it instead, and succeed, for
// its own commands and where a flag asks for help.
func misspelt(root *cobra.Command, args []string) error {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd(args...)
	cmd, rest, err := root.Find(args)
	if err != nil || !cmd.HasSubCommands() || len(rest) == 0 || strings.HasPrefix(rest[0], "-") {
		return nil // cobra sees to it
	}
	return unknownCommand(cmd, rest[0])
}

func unknownCommand(parent *cobra.Command, name string) error {
	if near := parent.SuggestionsFor(name); len(near) > 0 {
		return usageError{fmt.Errorf("unknown command %q; did you mean %s?", name, strings.Join(near, " or "))}
	}
	return usageError{fmt.Errorf("unknown command %q; see %s --help", name, parent.CommandPath())}
}

// noArgs refuses arguments with exit code 2.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no argument %q", cmd.CommandPath(), args[0])}
	}
	return nil
}
