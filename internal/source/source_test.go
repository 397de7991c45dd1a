package source_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// TestSuspendedIsNotFound lets callers that only ask whether an account is there ask one question.
func TestSuspendedIsNotFound(t *testing.T) {
	t.Parallel()
	if !errors.Is(source.ErrSuspended, source.ErrNotFound) || errors.Is(source.ErrNotFound, source.ErrSuspended) {
		t.Error("a suspended account is not found, and not the other way round")
	}
}

// TestErrorsTellUntilWhen checks that the log of a refusal says what the network told, and nothing it did not tell.
func TestErrorsTellUntilWhen(t *testing.T) {
	t.Parallel()
	until := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	for want, err := range map[string]error{
		"2026-12-01":          &source.OutOfCreditError{Until: until},
		"out of credit":       &source.OutOfCreditError{},
		"limited for 7m":      &source.RateLimitedError{For: 7 * time.Minute},
		"how long is not":     &source.RateLimitedError{},
		"used up for 1s":      &source.WaitError{For: time.Second},
		"answer: broken JSON": &source.TemporaryError{Reason: "broken JSON"},
	} {
		if got := err.Error(); !strings.Contains(got, want) || strings.Contains(got, "0001") {
			t.Errorf("%q does not say %q", got, want)
		}
	}
}

// TestFree tells networks that charge from those that do not.
func TestFree(t *testing.T) {
	t.Parallel()
	if !(source.Limits{}).Free() || (source.Limits{Prices: syncrun.DocumentedPrices()}).Free() {
		t.Error("a network without prices is free, one with prices is not")
	}
}
