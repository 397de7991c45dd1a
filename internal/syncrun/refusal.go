package syncrun

import (
	"fmt"
	"time"
)

// UserError is a refusal that the person who asked can understand and act on. It travels in a mutation's userErrors
// and, over v1, as a 4xx. Field is empty where no single input is to blame.
type UserError struct {
	Field   string
	Code    UserErrorCode
	Message string
}

func (e *UserError) Error() string { return e.Message }

// FieldPath is the input field to blame, nil where it is none in particular.
func (e *UserError) FieldPath() *string { return present(e.Field) }

// UserErrorCode is what a mutation's userErrors say in a word that programs can act on.
type UserErrorCode string

// Every code of a mutation's userErrors.
const (
	UserAlreadyRunning    UserErrorCode = "ALREADY_RUNNING"
	UserAlreadyTracked    UserErrorCode = "ALREADY_TRACKED"
	UserNotRunning        UserErrorCode = "NOT_RUNNING"
	UserHandleNotFound    UserErrorCode = "HANDLE_NOT_FOUND"
	UserAccountProtected  UserErrorCode = "ACCOUNT_PROTECTED"
	UserXUnavailable      UserErrorCode = "X_UNAVAILABLE" // of any network
	UserUnauthorized      UserErrorCode = "SOURCE_UNAUTHORIZED"
	UserOutOfCredit       UserErrorCode = "OUT_OF_CREDIT"
	UserRateLimited       UserErrorCode = "SOURCE_RATE_LIMITED"
	UserDailyLimitReached UserErrorCode = "DAILY_LIMIT_REACHED"
	UserBudgetExhausted   UserErrorCode = "BUDGET_EXHAUSTED"
	UserOrphanLabel       UserErrorCode = "ORPHAN_LABEL"
	UserInvalid           UserErrorCode = "INVALID"
	UserConflict          UserErrorCode = "CONFLICT"
	UserNotFound          UserErrorCode = "NOT_FOUND"
)

// UserErrorCodes lists every UserErrorCode.
func UserErrorCodes() []UserErrorCode {
	return []UserErrorCode{UserAlreadyRunning, UserAlreadyTracked, UserNotRunning, UserHandleNotFound,
		UserAccountProtected, UserXUnavailable,
		UserUnauthorized, UserOutOfCredit, UserRateLimited, UserDailyLimitReached, UserBudgetExhausted, UserOrphanLabel,
		UserInvalid, UserConflict, UserNotFound}
}

// Missing is the refusal of an id that is nobody's or somebody else's; the two are never told apart.
func Missing(field, noun string) *UserError {
	return &UserError{Field: field, Code: UserNotFound, Message: "No such " + noun}
}

// Things that an id may be of, in a refusal.
const (
	NounAccount = "tracked account"
	NounSearch  = "saved search"
	NounRun     = "sync run"
	NounWebhook = "webhook"
	NounKey     = "key that works"
)

// Messages that people read of a refusal, in whatever way they meet it: as a userErrors entry of a mutation, as v1's
// error, as the message of a run that failed or as a line of its log.
const (
	MessageCancelled   = "Cancelled by user"
	MessageAsleep      = "Account put to sleep"
	MessageErased      = "Deleted"
	MessageOtherHandle = "This is not the handle of the account: type it as the account shows it"
	MessageNoKey       = "People cannot be deleted here yet: the operator has to set SECRET_KEY"
	MessageLeftOut     = "This account is left out here, at the wish of its owner"
	MessageSleeping    = "This account is asleep: track it again to wake it"
	MessageNoSearch    = "No saved search is assigned to this account, so there is nothing to judge by"
	MessageTracked     = "You track this account already"
	MessageProtected   = "This account is protected: its followers are not public"
	MessageEnded       = "This sync has ended already"
	MessageOtherInput  = " was used with other input before" // after the name of the field
	MessageCrashed     = "The sync stopped unexpectedly five times at the same point and was given up"
	MessageUnreadable  = "The saved search of this sync cannot be read"
	MessageInternal    = "Something went wrong on our side"
)

// MessageDayUsed says that an account has had the syncs that it may have in a day.
func MessageDayUsed(had, most int) string {
	return fmt.Sprintf("This account has had its %d of %d syncs for today", had, most)
}

// MessageRejudgesUsed says that an account has had what it may have in a month without news.
func MessageRejudgesUsed(most int, nextMonth time.Time) string {
	return fmt.Sprintf("This account has had its %d rejudgings of this month; they can start again on %s", most,
		nextMonth.Format(time.DateOnly))
}

// MessageMonthUsed says that the month's budget is used up; then is what can be done again when the next one begins.
func MessageMonthUsed(then string, nextMonth time.Time) string {
	return "This month's budget is used up; " + then + " again on " + nextMonth.Format(time.DateOnly)
}

// MessageMonthReserved says that what is under way may use up the rest of the month's budget.
func MessageMonthReserved(then string, nextMonth time.Time) string {
	return "What is left of this month's budget is set aside for syncs and look-ups that are running; " + then +
		" again when they have ended, or on " + nextMonth.Format(time.DateOnly)
}

// MessageForbidden says that the network does not answer a call for whoever asks. Bluesky is asked without a login.
func MessageForbidden(n Network) string {
	if n == NetworkBluesky {
		return n.Title() + " does not show this without a login"
	}
	return n.Title() + " does not allow our credentials to read this"
}

// MessageSuspended says that the network has closed an account.
func MessageSuspended(n Network) string { return n.Title() + " has suspended this account" }

// MessageUnknown says that nobody has a handle.
func MessageUnknown(n Network) string { return n.Title() + " knows no account of this handle" }

// MessageGone says that an account, which was there once, is not any more.
func MessageGone(n Network) string { return MessageUnknown(n) + " any more" }

// MessageNoCredit says that credit, a spending limit or a monthly cap is used up; a zero until is unknown.
func MessageNoCredit(n Network, until time.Time) string {
	text := "The credit at " + n.Title() + " is used up"
	if until.IsZero() {
		return text
	}
	return text + " until " + until.Format(time.DateOnly)
}
