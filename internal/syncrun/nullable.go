package syncrun

import "strconv"

// The methods of this file give what may be absent as a pointer, nil for absent, as the APIs show it.

func present[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// CurrentStage is the run's stage, nil while queued.
func (r *Run) CurrentStage() *Stage { return present(r.Stage) }

// FailureCode is why the run failed, nil unless it did.
func (r *Run) FailureCode() *ErrorCode { return present(r.ErrorCode) }

// FailureMessage is the same for people.
func (r *Run) FailureMessage() *string { return present(r.ErrorMessage) }

// EstimatedCostUSD is the list price of what the run read, in US dollars.
func (r *Run) EstimatedCostUSD() float64 { return USD(r.CostMicroUSD) }

// CurrentStage is the run's stage as of the event, nil while queued.
func (e *Event) CurrentStage() *Stage { return present(e.Stage) }

// Line is the logged line, nil for a page of data.
func (e *Event) Line() *string { return present(e.Message) }

// FieldPath is the input field to blame, nil where it is none in particular.
func (e *UserError) FieldPath() *string { return present(e.Field) }

// ProfileImage is the URL of the account's picture, nil without one.
func (a *TrackedAccount) ProfileImage() *string { return present(a.ProfileImageURL) }

// XUserIDText is the user id at X in decimal.
func (a *TrackedAccount) XUserIDText() string { return strconv.FormatInt(a.XUserID, 10) }

// ProfileImage is the URL of the person's picture, nil without one.
func (p *Person) ProfileImage() *string { return present(p.ProfileImageURL) }

// XUserIDText is the user id at X in decimal.
func (p *Person) XUserIDText() string { return strconv.FormatInt(p.ID, 10) }

// USD turns millionths of a dollar into dollars.
func USD(micro int64) float64 { return float64(micro) / 1e6 }
