package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"goodones/internal/syncrun"
)

// BOM is what some spreadsheets need to read a file as UTF-8.
const BOM = "\uFEFF"

// columns are the first line of the CSV. New ones go to the end.
func columns() []string {
	return []string{"id", "network", "externalId", "handle", "displayName", "bio", "location", "profileUrl",
		"profileImageUrl", "followerCount", "followerCountTier", "gender", "labels", "sourceType", "matchConfidence",
		"score", "matchReasons", "rating", "ratingReason", "ratingNote", "savedSearchId", "trackedAccountId",
		"firstSyncRunId", "lastSyncRunId", "foundAt", "judgedAt"}
}

// CSV writes candidates as lines of a table.
type CSV struct{ lines *csv.Writer }

// NewCSV writes the line of names.
func NewCSV(to io.Writer) (*CSV, error) {
	c := &CSV{csv.NewWriter(to)}
	return c, c.lines.Write(columns())
}

// Write writes one candidate. It may stay in a buffer until Flush.
func (c *CSV) Write(of *syncrun.Candidate) error {
	cells := cellsOf(of)
	for i, cell := range cells {
		cells[i] = harmless(cell)
	}
	return c.lines.Write(cells)
}

// Flush writes what is left in the buffer.
func (c *CSV) Flush() error {
	c.lines.Flush()
	return c.lines.Error()
}

// cellsOf are the cells of a candidate. Who is exported by runs is shown as these judged.
func cellsOf(c *syncrun.Candidate) []string {
	if c.OfRun != nil {
		c = c.OfRun
	}
	p := &c.Person
	score, rating := "", syncrun.Rating{}
	if c.Score != nil {
		score = strconv.FormatFloat(*c.Score, 'f', -1, 32)
	}
	if c.Rating != nil {
		rating = *c.Rating
	}
	return []string{strconv.Itoa(c.ID), string(p.Network), p.ExternalID, p.Handle, p.Name, p.Bio, p.Location,
		p.ProfileURL(), p.ProfileImageURL, strconv.Itoa(p.FollowersCount), string(p.FollowerCountTier), string(p.Gender),
		strings.Join(p.Labels, "; "), string(c.SourceType), string(c.MatchConfidence), score,
		strings.Join(c.Reasons, "; "), string(rating.Value), string(rating.Reason), rating.Note,
		strconv.Itoa(c.SavedSearchID), strconv.Itoa(c.TrackedAccountID), strconv.Itoa(c.FirstRunID),
		strconv.Itoa(c.LastRunID), moment(c.CreatedAt), moment(c.JudgedAt)}
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// harmless keeps a spreadsheet from running a cell: whoever writes a profile writes into somebody else's table. See
// OWASP, CSV Injection. Full-width forms count too, as some programs fold them.
func harmless(cell string) string {
	if first := firstRune(cell); strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

// firstRune is the first character of a text; 'a', which is harmless, of an empty one.
func firstRune(text string) rune {
	for _, r := range text {
		return r
	}
	return 'a'
}

// Write writes the whole CSV that a request asks for.
func Write(ctx context.Context, to *bufio.Writer, from Candidates, userID int, asked Request) error {
	if asked.BOM {
		if _, err := to.WriteString(BOM); err != nil {
			return err
		}
	}
	table, err := NewCSV(to)
	if err != nil {
		return err
	}
	if err := Each(ctx, from, userID, asked.Filter, table.Write); err != nil {
		return err
	}
	return errors.Join(table.Flush(), to.Flush())
}
