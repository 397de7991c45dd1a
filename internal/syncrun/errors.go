package syncrun

import (
	"errors"
	"fmt"
)

var (
	// ErrNotFound means that the object does not exist or belongs to somebody else; the two are never told apart.
	ErrNotFound = errors.New("not found")
	// ErrConflict means that the request contradicts an earlier one.
	ErrConflict = errors.New("conflict")
	// ErrUnavailable means that the database cannot be reached now; the same call may succeed later.
	ErrUnavailable = errors.New("temporarily unavailable")
	// ErrReadOnly is the ErrUnavailable of a database that answers and takes no writes.
	ErrReadOnly = fmt.Errorf("the database only reads: %w", ErrUnavailable)
	// ErrLeaseLost means that somebody else owns the run now, or that it has ended: stop, write nothing more.
	ErrLeaseLost = errors.New("lease lost")
)

// InvalidError reports input that cannot be accepted. Field names the input as the API spells it; Reason is a
// sentence fit for its author.
type InvalidError struct {
	Field  string
	Reason string
}

func (e *InvalidError) Error() string {
	if e.Field == "" {
		return e.Reason
	}
	return fmt.Sprintf("%s: %s", e.Field, e.Reason)
}

// Invalid makes an InvalidError.
func Invalid(field, reason string) error { return &InvalidError{Field: field, Reason: reason} }

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

// FailError ends a run: Code and Message are what its owner reads, Err what the log keeps.
type FailError struct {
	Code    ErrorCode
	Message string
	Err     error
}

func (e *FailError) Error() string {
	if e.Err == nil {
		return e.Message
	}
	return fmt.Sprintf("%s: %v", e.Message, e.Err)
}

func (e *FailError) Unwrap() error { return e.Err }

// ErrorCode says why a run failed.
type ErrorCode string

// Every reason for which a run can fail.
const (
	CodeCancelled          ErrorCode = "CANCELLED"
	CodeHandleNotFound     ErrorCode = "HANDLE_NOT_FOUND"
	CodeAccountProtected   ErrorCode = "ACCOUNT_PROTECTED"
	CodeSourceUnauthorized ErrorCode = "SOURCE_UNAUTHORIZED"
	CodeOutOfCredit        ErrorCode = "OUT_OF_CREDIT"
	CodeSourceUnavailable  ErrorCode = "SOURCE_UNAVAILABLE"
	CodeWorkerCrashed      ErrorCode = "WORKER_CRASHED"
	CodeInternal           ErrorCode = "INTERNAL"
)

// ErrorCodes lists every ErrorCode.
func ErrorCodes() []ErrorCode {
	return []ErrorCode{CodeCancelled, CodeHandleNotFound, CodeAccountProtected, CodeSourceUnauthorized,
		CodeOutOfCredit, CodeSourceUnavailable, CodeWorkerCrashed, CodeInternal}
}
