package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"goodones/internal/syncrun"
)

// translate turns a driver's error into the domain's words, wrapped with what was being done. It is the only place
// that knows SQLSTATEs, together with the unique-violation checks of this file.
func translate(doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case isDomain(err):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("%s: %w", doing, syncrun.ErrNotFound)
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%s: %w", doing, context.Canceled)
	case isAway(err):
		return fmt.Errorf("%s: %w (%v)", doing, syncrun.ErrUnavailable, err)
	default:
		return fmt.Errorf("%s: %w", doing, err)
	}
}

// orCancelled is context.Canceled for what failed because its context was cancelled. The driver says of it what it says
// of a server that stops, or of a connection that was cut.
func orCancelled(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) && (isAway(err) || errors.Is(err, syncrun.ErrUnavailable)) {
		return fmt.Errorf("%w (%v)", context.Canceled, err)
	}
	return err
}

func isDomain(err error) bool {
	var invalid *syncrun.InvalidError
	var user *syncrun.UserError
	return errors.Is(err, syncrun.ErrNotFound) || errors.Is(err, syncrun.ErrConflict) ||
		errors.Is(err, syncrun.ErrUnavailable) || errors.Is(err, syncrun.ErrLeaseLost) ||
		errors.As(err, &invalid) || errors.As(err, &user)
}

// isAway tells whether the same statement may succeed later without any change of ours: the server cannot be
// reached, is starting, stopping, out of room, was demoted to a standby, or took too long.
func isAway(err error) bool {
	if e := pq.As(err); e != nil {
		switch e.Code.Class() {
		case "08", "40", "53", "57", "58": // connection, rolled back, resources, operator, system
			return true
		}
		return pq.As(err, pqerror.LockNotAvailable, pqerror.IdleInTransactionSessionTimeout,
			pqerror.ReadOnlySQLTransaction) != nil
	}
	var op *net.OpError
	return errors.As(err, &op) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, sql.ErrTxDone) ||
		errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ENOENT) ||
		errors.Is(err, context.DeadlineExceeded)
}

// isDeadlock tells whether the server has ended a transaction because it and another waited for each other.
func isDeadlock(err error) bool { return pq.As(err, pqerror.TRDeadlockDetected) != nil }

// isUnknownZone tells whether the server has been given the name of a timezone that it does not know.
func isUnknownZone(err error) bool { return pq.As(err, pqerror.InvalidParameterValue) != nil }

// isForbidden tells whether the server's user lacks a right.
func isForbidden(err error) bool { return pq.As(err, pqerror.InsufficientPrivilege) != nil }

// isFull tells whether a limit of the server was reached that clients cannot raise, such as the queue of notifications.
func isFull(err error) bool { return pq.As(err, pqerror.ProgramLimitExceeded) != nil }

// violates tells whether err is a broken unique constraint of that name.
func violates(err error, constraint string) bool {
	e := pq.As(err, pqerror.UniqueViolation)
	return e != nil && e.Constraint == constraint
}
