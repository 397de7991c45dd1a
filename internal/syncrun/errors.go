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
	// ErrUnbilled means that what a network charged for a run which has ended could not be entered in the user's bill.
	ErrUnbilled = errors.New("what an ended run read last is missing in the bill")
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
