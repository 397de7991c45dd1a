package syncrun

import "fmt"

// OptionalInt is a figure that is not known of every run: negative where it is not, and NULL in the database.
type OptionalInt int

// Unknown is an OptionalInt that is not known.
const Unknown OptionalInt = -1

// Scan reads a column.
func (n *OptionalInt) Scan(column any) error {
	switch column := column.(type) {
	case nil:
		*n = Unknown
	case int64:
		*n = OptionalInt(column)
	default:
		return fmt.Errorf("a figure is a %T", column)
	}
	return nil
}

// Known is the figure, nil where it is not known.
func (n OptionalInt) Known() *int {
	if n < 0 {
		return nil
	}
	known := int(n)
	return &known
}

// Whole is all of what Shares are parts of.
const Whole = 1000

// Shares are how much of a run's stage, and of the run, is done, in thousandths. That of the run never falls, that of
// the stage begins anew with each stage. Only a completed run is done wholly.
type Shares struct {
	StageDone OptionalInt `db:"stage_progress"`
	RunDone   OptionalInt `db:"run_progress"`
}

// At are the shares of a run of a status: what is completed is done, also where no shares were kept.
func (s Shares) At(status Status) Shares {
	if status == StatusCompleted {
		return Shares{Whole, Whole}
	}
	return s
}

// OfStage is how much of the stage is done, from 0 to 1; nil where it is not known.
func (s Shares) OfStage() *float64 { return share(s.StageDone) }

// OfRun is how much of the run is done, from 0 to 1; nil where it is not known.
func (s Shares) OfRun() *float64 { return share(s.RunDone) }

func share(thousandths OptionalInt) *float64 {
	if thousandths < 0 {
		return nil
	}
	part := float64(thousandths) / Whole
	return &part
}
