// Package resolvers answers GraphQL fields: it checks input, makes one call to what it depends on and shapes the
// answer. Errors become answers in errors.go and nowhere else.
package resolvers

import (
	"context"
	"errors"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Runs reads a user's runs and what they logged; see the methods of the same names in package db.
type Runs interface {
	RunByID(ctx context.Context, userID, id int) (*syncrun.Run, error)
	Runs(ctx context.Context, userID int, filter syncrun.RunFilter, after, limit int) ([]syncrun.Run, error)
	RunsNumbered(
		ctx context.Context, userID int, filter syncrun.RunFilter, after, limit int,
	) (runs []syncrun.Run, number int, err error)
	RunsByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Run, error)
	Logs(ctx context.Context, runs []*syncrun.Run) ([][]string, error)
	Stages(ctx context.Context, runs []*syncrun.Run) ([][]syncrun.PastStage, error)
	Waits(ctx context.Context, userID int, ids []int) (map[int]time.Time, error)
	Events(ctx context.Context, userID, runID, after, upTo int) ([]syncrun.Event, error)
}

// Accounts reads and changes a user's tracked accounts.
type Accounts interface {
	Account(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error)
	Accounts(ctx context.Context, userID int) ([]syncrun.TrackedAccount, error)
	AccountsByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.TrackedAccount, error)
	TrackAccount(
		ctx context.Context, userID int, profile syncrun.Profile, handle string, tier syncrun.AccountTier,
	) (*syncrun.TrackedAccount, error)
	SleepAccount(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error)
	WakeAccount(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error)
	ChangeTier(ctx context.Context, userID, id int, tier syncrun.AccountTier) (*syncrun.TierChange, error)
	AssignSearch(ctx context.Context, userID, accountID int, searchID *int) (*syncrun.TrackedAccount, error)
}

// Deleting takes people and accounts out of a user's data; see the methods of the same names in package db.
type Deleting interface {
	DeletePerson(ctx context.Context, userID int, network syncrun.Network, external string) error
	DeleteAccount(ctx context.Context, userID, id int, handle string) error
}

// Exports keeps what export tickets export, by the SHA-256 of the ticket.
type Exports interface {
	CreateExport(ctx context.Context, v viewer.Viewer, hash [32]byte, request string) error
}

// Standing tells where accounts stand.
type Standing interface {
	AccountFacts(ctx context.Context, userID int, ids []int) ([]syncrun.AccountFacts, error)
	FollowerCounts(ctx context.Context, userID, accountID, days int) ([]syncrun.FollowerCount, error)
	LookedUp(ctx context.Context, userID int, profile syncrun.Profile) (syncrun.LookedUp, error)
}

// Searches reads and changes a user's saved searches.
type Searches interface {
	Search(ctx context.Context, userID, id int) (*syncrun.SavedSearch, error)
	Searches(ctx context.Context, userID int) ([]syncrun.SavedSearch, error)
	SearchesByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.SavedSearch, error)
	CreateSearch(ctx context.Context, userID int, name string, def syncrun.Definition) (*syncrun.SavedSearch, error)
	UpdateSearch(
		ctx context.Context, userID, id int, edit func(*syncrun.SavedSearch) error,
	) (*syncrun.SavedSearch, error)
	DeleteSearch(ctx context.Context, userID, id int) (*syncrun.SavedSearch, error)
	SearchVersions(ctx context.Context, userID int, ids []int, most int) (map[int][]syncrun.SearchVersion, error)
}

// Previews tries searches on the people whom accounts have met; see preview.Finder.
type Previews interface {
	Preview(ctx context.Context, userID int, asked syncrun.PreviewRequest) (syncrun.Preview, error)
}

// Candidates reads and rates a user's candidates.
type Candidates interface {
	Candidates(ctx context.Context, userID int, list syncrun.CandidateList) ([]syncrun.Candidate, error)
	CandidatesKnown(
		ctx context.Context, userID int, list syncrun.CandidateList,
	) (candidates []syncrun.Candidate, known syncrun.FoundCursor, err error)
	CandidatesByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Candidate, error)
	PeopleByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Person, error)
	CountCandidates(ctx context.Context, userID int, filter syncrun.CandidateFilter, most int) (int, error)
	RateCandidate(ctx context.Context, userID int, change syncrun.RatingChange) (*syncrun.Candidate, error)
}

// Settings reads and changes a user's schedule.
type Settings interface {
	Settings(ctx context.Context, userID int) (*syncrun.SyncSettings, error)
	UpdateSettings(ctx context.Context, userID int, change syncrun.SettingsChange) (*syncrun.SyncSettings, error)
}

// Bill knows what a user has spent.
type Bill interface {
	UsageOfMonth(ctx context.Context, userID int) (syncrun.Usage, error)
	EstimateFacts(ctx context.Context, userID, accountID int) (syncrun.EstimateFacts, error)
}

// Lookups sets aside what a question to X costs, before it is asked, and charges or releases it. A month without room
// is a *syncrun.UserError.
type Lookups interface {
	ReserveLookup(ctx context.Context, userID int) (reservation int, err error)
	ChargeLookup(ctx context.Context, userID, reservation int, xUserID int64) error
	ReleaseLookup(ctx context.Context, userID, reservation int) error
}

// Starter queues and cancels runs, and tells what one may be charged. A refusal is a *syncrun.UserError; with
// ALREADY_RUNNING and NOT_RUNNING the run meant is returned with it.
type Starter interface {
	Allowance(ctx context.Context, userID int, network syncrun.Network, tier syncrun.AccountTier) (int, error)
	StartSync(ctx context.Context, req syncrun.StartRequest) (*syncrun.Run, error)
	CancelSync(ctx context.Context, userID, runID int) (*syncrun.Run, error)
}

// Keys are the keys of a user.
type Keys interface {
	OwnKeys(ctx context.Context, userID int) ([]viewer.Key, error)
	CreateOwnKey(ctx context.Context, userID int, hash [32]byte, prefix string) (viewer.Key, error)
	RevokeOwnKey(ctx context.Context, userID, id int) error
}

// Tickets keeps what stream tickets open, by the SHA-256 of the ticket.
type Tickets interface {
	CreateTicket(ctx context.Context, keyID int, hash [32]byte, t viewer.StreamTicket) error
}

// Live follows runs. The channel brings every event after the given sequence once and in order, and is closed after
// the terminal one or when ctx ends. ErrNotFound for a run that is not the user's, InvalidError for an impossible
// position.
type Live interface {
	Subscribe(ctx context.Context, userID, runID, after int) (<-chan *syncrun.Progress, error)
}

// Updates follows all runs of a user; see package updates.
type Updates interface {
	Subscribe(ctx context.Context, userID int, account, after *int) (<-chan *syncrun.Update, error)
}

// Finds follows whom all runs of a user find; see package updates.
type Finds interface {
	Subscribe(
		ctx context.Context, userID int, search *int, after *syncrun.FoundCursor,
	) (<-chan *syncrun.Found, error)
}

// Lookup asks a network for an account by a handle as syncrun.ParseAccount returns it. What the network says against
// it is a *syncrun.UserError.
type Lookup interface {
	Lookup(ctx context.Context, network syncrun.Network, handle string) (syncrun.Profile, error)
}

// Labels is the dictionary of job roles and skills, and of what descriptions say.
type Labels interface {
	// Canonical is the form in which a value or synonym is kept, and whether there is one.
	Canonical(kind syncrun.LabelKind, value string) (string, bool)
	// LooksFor tells whether labels and description name anything to look for or to rule out.
	LooksFor(def syncrun.Definition) bool
	Reading(d syncrun.Definition) syncrun.SearchReading
	// Values are the canonical values of a kind, sorted.
	Values(kind syncrun.LabelKind) []string
}

// Webhooks reads and ends a user's webhooks, and what was sent to them.
type Webhooks interface {
	Webhooks(ctx context.Context, userID int) ([]syncrun.Webhook, error)
	LastDeliveries(ctx context.Context, userID int, ids []int, most int) (map[int][]syncrun.WebhookDelivery, error)
	ResumeWebhook(ctx context.Context, userID, id int) (*syncrun.Webhook, error)
	DeleteWebhook(ctx context.Context, userID, id int) error
	TestWebhook(ctx context.Context, userID, id int) (*syncrun.WebhookDelivery, error)
}

// WebhookKeeper makes and changes what webhooks keep secret; see webhook.Keeper. A refusal is an InvalidError or a
// *syncrun.UserError, with CONFLICT together with the webhook that is in the way.
type WebhookKeeper interface {
	Create(
		ctx context.Context, userID int, targetURL string, filter syncrun.WebhookFilter, tellsFailed bool,
	) (webhook *syncrun.Webhook, secret string, err error)
	Update(
		ctx context.Context, userID, id int, targetURL *string, change syncrun.WebhookChange,
	) (*syncrun.Webhook, error)
	Rotate(ctx context.Context, userID, id int) (webhook *syncrun.Webhook, secret string, err error)
}

// Dependencies are what the resolvers call. Every field must be set, but for the figures.
type Dependencies struct {
	Runs       Runs
	Accounts   Accounts
	Standing   Standing
	Deleting   Deleting
	Exports    Exports
	Searches   Searches
	Previews   Previews
	Candidates Candidates
	Settings   Settings
	Bill       Bill
	Starter    Starter
	Lookups    Lookups
	Tickets    Tickets
	Keys       Keys
	Live       Live
	Updates    Updates
	Finds      Finds
	Lookup     Lookup
	Labels     Labels

	Webhooks      Webhooks
	WebhookKeeper WebhookKeeper

	// LikersReadable tells whether runs of an account read who likes its posts.
	LikersReadable func(*syncrun.TrackedAccount) bool
	ReadsAsOwner   bool // accounts that their owners connected are read so

	Prices             syncrun.Prices
	NoDayAllowance     bool  // accounts may be synced as often as one likes
	MonthlyCapMicroUSD int64 // what a user may spend in a calendar month; 0: no cap
}

// Resolver is the root of the GraphQL API.
type Resolver struct {
	deps Dependencies
}

// New makes the root of the GraphQL API.
func New(deps Dependencies) *Resolver { return &Resolver{deps: deps} }

// errUnauthenticated means that a request reached a resolver without a viewer.
var errUnauthenticated = errors.New("no viewer")

// forViewer asks in the name of the viewer. Without one nothing is asked.
func forViewer[T any](ctx context.Context, ask func(v viewer.Viewer) (T, error)) (T, error) {
	v, ok := viewer.From(ctx)
	if !ok {
		var none T
		return none, errUnauthenticated
	}
	return ask(v)
}

// forUser asks in the name of the viewer's user, whichever key the viewer has.
func forUser[T any](ctx context.Context, ask func(userID int) (T, error)) (T, error) {
	return forViewer(ctx, func(v viewer.Viewer) (T, error) { return ask(v.UserID) })
}

// orNull turns what does not exist, or is somebody else's, into null.
func orNull[T any](object *T, err error) (*T, error) {
	if errors.Is(err, syncrun.ErrNotFound) {
		return nil, nil
	}
	return object, err
}
