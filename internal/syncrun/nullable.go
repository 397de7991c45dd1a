package syncrun

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

// XUserID is the id at X; empty for an account elsewhere.
func (a *TrackedAccount) XUserID() string { return atX(a.Network, a.ExternalID) }

// ProfileURL is where the network shows the account.
func (a *TrackedAccount) ProfileURL() string { return a.Network.ProfileURL(a.Handle) }

// ProfileImage is the URL of the person's picture, nil without one.
func (p *Person) ProfileImage() *string { return present(p.ProfileImageURL) }

// XUserID is the id at X; empty for somebody elsewhere.
func (p *Person) XUserID() string { return atX(p.Network, p.ExternalID) }

// ProfileURL is where the network shows the person.
func (p *Person) ProfileURL() string { return p.Network.ProfileURL(p.Handle) }

func atX(network Network, externalID string) string {
	if network != NetworkX {
		return ""
	}
	return externalID
}

// USD turns millionths of a dollar into dollars.
func USD(micro int64) float64 { return float64(micro) / 1e6 }
