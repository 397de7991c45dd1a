package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"goodones/db"
	"goodones/internal/export"
	"goodones/internal/syncrun"
)

func newExport() *cobra.Command {
	var user, format string
	var bom bool
	cmd := &cobra.Command{
		Use: "export --user NAME", Short: "Write a user's candidates to stdout", Args: noArgs,
		Long: "Writes all candidates in a user's lists to stdout, those found last first: as CSV, or as JSON objects,\n" +
			"one a line. Cells of the CSV that a spreadsheet would run are preceded by an apostrophe.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case user == "":
				return usageError{errors.New("--user NAME is needed")}
			case format != "csv" && format != "jsonl":
				return usageError{fmt.Errorf("unknown format %q: it is csv or jsonl", format)}
			case bom && format != "csv":
				return usageError{errors.New("--bom is for --format csv: JSON begins with no byte order mark")}
			}
			begun := false
			return withDB(cmd, checked, func(d *db.DB) error {
				if begun {
					return errors.New("the database went away in the middle")
				}
				begun = true
				return exportTo(cmd.Context(), cmd.OutOrStdout(), d, user, exportForm{format, bom})
			})
		},
	}
	register(cmd, "STATE_DIR", "PG_BIN")
	cmd.Flags().StringVar(&user, "user", "", "the user's name")
	cmd.Flags().StringVar(&format, "format", "csv", "csv or jsonl")
	cmd.Flags().BoolVar(&bom, "bom", false, "begin the CSV with a byte order mark, by which some spreadsheets know UTF-8")
	return cmd
}

type exportForm struct {
	format string
	bom    bool
}

func exportTo(ctx context.Context, out io.Writer, d *db.DB, name string, form exportForm) error {
	user, err := userNamed(ctx, d, name)
	if err != nil {
		return err
	}
	to := bufio.NewWriter(out)
	if form.format == "jsonl" {
		err = export.Each(ctx, d, user.ID, syncrun.CandidateFilter{}, export.NewJSONLines(to).Write)
	} else {
		err = export.Write(ctx, to, d, user.ID, export.Request{BOM: form.bom})
	}
	if unread := to.Flush(); unread != nil {
		return unread // err says the same
	}
	return err
}
