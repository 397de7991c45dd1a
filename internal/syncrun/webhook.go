package syncrun

import (
	"slices"
	"time"
)

// MaxWebhooks is how many subscriptions a user may have.
const MaxWebhooks = 50

// MaxToldAtOnce is how many candidates one delivery tells of at most.
const MaxToldAtOnce = 500

// Webhook is a subscription: another server is told of each candidate that is first made after it was subscribed and
// that the filter lets pass. Where it is told is a secret.
type Webhook struct {
	ID           int
	Host         string // of the target
	TargetURL    string // shortened, to be recognised by its owner
	Filter       WebhookFilter
	TellsFailed  bool // candidates of a failed run go out at its end, not at that of the account's next completed one
	State        WebhookState
	CreatedAt    time.Time
	FailingSince *time.Time // when the first attempt failed of those that have failed ever since
	PausedAt     *time.Time // nil while it is active
}

// ShownEvents are the ends of runs at which people are sent at once.
func (w *Webhook) ShownEvents() []string {
	if w.TellsFailed {
		return []string{string(EventRunCompleted), string(EventRunFailed)}
	}
	return []string{string(EventRunCompleted)}
}

// TellsFailed reads the events that a subscription names: run.completed, and perhaps run.failed.
func TellsFailed(events []string) (bool, error) {
	for _, event := range events {
		if event != string(EventRunCompleted) && event != string(EventRunFailed) {
			return false, Invalid("events", "must be run.completed, and perhaps run.failed")
		}
	}
	if !slices.Contains(events, string(EventRunCompleted)) {
		return false, Invalid("events", "must have run.completed in it")
	}
	return slices.Contains(events, string(EventRunFailed)), nil
}

// WebhookFilter says which candidates a subscription is told of: those that meet each of its conditions. What is nil
// is none.
type WebhookFilter struct {
	TrackedAccountID *int
	SavedSearchID    *int
	SourceType       *SourceType
	Confidence       *Confidence
	// Rating means that a candidate is told of when the user rates it so, instead of when it is found.
	Rating *RatingValue
}

// Check refuses words that no candidate has, with an InvalidError that names the member as both APIs do.
func (f *WebhookFilter) Check(confidence, rating string) error {
	switch {
	case f.SourceType != nil && !slices.Contains(SourceTypes(), *f.SourceType):
		return Invalid("sourceType", "must be follower or liker")
	case f.Confidence != nil && *f.Confidence != ConfidenceFull && *f.Confidence != ConfidenceMaybe:
		return Invalid(confidence, "must be full or maybe")
	case f.Rating != nil && !slices.Contains(RatingValues(), *f.Rating):
		return Invalid(rating, "must be good or bad")
	}
	return nil
}

// WebhookState says whether a subscription is delivered to.
type WebhookState string

// The states of a subscription. What a paused one is owed waits until it is resumed.
const (
	WebhookActive WebhookState = "active"
	WebhookPaused WebhookState = "paused"
)

// WebhookStates lists every WebhookState.
func WebhookStates() []WebhookState { return []WebhookState{WebhookActive, WebhookPaused} }

// WebhookEvent is why something is delivered: the type that its receiver reads.
type WebhookEvent string

// The events.
const (
	EventRunCompleted   WebhookEvent = "run.completed"
	EventRunFailed      WebhookEvent = "run.failed"
	EventCandidateRated WebhookEvent = "candidate.rated"
	EventWebhookTest    WebhookEvent = "webhook.test"
)

// WebhookEvents lists every WebhookEvent.
func WebhookEvents() []WebhookEvent {
	return []WebhookEvent{EventRunCompleted, EventRunFailed, EventCandidateRated, EventWebhookTest}
}

// WebhookTarget is where a subscription is told, as it is stored.
type WebhookTarget struct {
	Hashes [][]byte // by which the same target is recognised, the first is stored
	Sealed []byte
	Host   string
	Shown  string
}

// NewWebhook is a subscription to be made.
type NewWebhook struct {
	Target      WebhookTarget
	Secret      []byte // sealed
	Filter      WebhookFilter
	TellsFailed bool
}

// WebhookChange is what changes of a subscription; what is nil stays.
type WebhookChange struct {
	Target      *WebhookTarget
	Filter      *WebhookFilter
	TellsFailed *bool
}

// WebhookDelivery is what is sent to one subscription: once, as its receiver sees it by ID, in one attempt or many.
type WebhookDelivery struct {
	ID             string // the webhook-id of all its attempts
	WebhookID      int
	Event          WebhookEvent
	SyncRunID      *int
	PeopleCount    int
	State          DeliveryState
	CreatedAt      time.Time
	Attempts       int
	LastAttemptAt  *time.Time
	NextAttemptAt  *time.Time // nil: at once, or never
	ResponseStatus *int       // of the last attempt
	Problem        string     // why the last attempt failed; empty: it did not
}

// Type returns the event as its receiver reads it.
func (d *WebhookDelivery) Type() string { return string(d.Event) }

// Error returns why the last attempt failed, nil when it did not.
func (d *WebhookDelivery) Error() *string { return present(d.Problem) }

// DeliveryState says what became of a delivery.
type DeliveryState string

// The states of a delivery.
const (
	DeliveryPending   DeliveryState = "pending"
	DeliveryDelivered DeliveryState = "delivered"
	DeliveryFailed    DeliveryState = "failed" // it is not tried any more
)

// DeliveryStates lists every DeliveryState.
func DeliveryStates() []DeliveryState {
	return []DeliveryState{DeliveryPending, DeliveryDelivered, DeliveryFailed}
}

// Attempt is one attempt to deliver, in the hands of a worker until its lease ends.
type Attempt struct {
	Number     int // from 1 on
	DeliveryID int
	MessageID  string // the webhook-id
	WebhookID  int
	Claim      int // of the subscription, which has one attempt at a time
	UserID     int
	Event      WebhookEvent
	CreatedAt  time.Time // of the delivery
	At         time.Time // of the attempt, by the database's clock
	Host       string
	Target     []byte   // sealed
	Secrets    [][]byte // sealed, the newest first

	SyncRunID        *int
	TrackedAccountID *int
	Handle           string // of the account
	People           []Candidate
}

// AttemptResult is what an attempt came to.
type AttemptResult struct {
	Status  int           // of the answer; 0: none came
	Problem string        // why it failed; empty: it was delivered
	Wait    time.Duration // until the next attempt, after a failure
	Gone    bool          // the receiver wants the subscription removed
}

// AttemptEffect is what the result of an attempt did.
type AttemptEffect string

// The effects of an attempt.
const (
	EffectDelivered AttemptEffect = "delivered"
	EffectRetried   AttemptEffect = "failed"   // it will be tried again
	EffectGivenUp   AttemptEffect = "given_up" // the delivery has been tried long enough
	EffectPaused    AttemptEffect = "paused"   // so has the subscription
	EffectRemoved   AttemptEffect = "removed"
	EffectNone      AttemptEffect = "overtaken" // another attempt came to something first
)
