package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// refusing is a network that refuses every look-up.
type refusing struct {
	source.None
	err   error
	asked *int
}

func (r refusing) Lookup(context.Context, string) (source.Profile, error) {
	*r.asked++
	return source.Profile{}, r.err
}

// TestLookupTellsTheCause says why an account cannot be tracked, and logs once what its user cannot lift.
func TestLookupTellsTheCause(t *testing.T) {
	t.Parallel()
	until := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		err    error
		code   syncrun.UserErrorCode
		says   string
		asked  int
		logged int
	}{
		{source.ErrNotFound, syncrun.UserHandleNotFound, "knows no account", 1, 0},
		{source.ErrSuspended, syncrun.UserHandleNotFound, "suspended", 1, 0},
		{source.ErrProtected, syncrun.UserAccountProtected, "protected", 1, 0},
		{source.ErrUnauthorized, syncrun.UserUnauthorized, "refused the credentials", 1, 1},
		{source.ErrForbidden, syncrun.UserUnauthorized, "refused the credentials", 1, 1},
		{&source.NotConfiguredError{Missing: "X_BEARER_TOKEN"}, syncrun.UserUnauthorized, "X_BEARER_TOKEN is not set", 1, 1},
		{&source.OutOfCreditError{Until: until}, syncrun.UserOutOfCredit, "until 2026-12-01", 1, 1},
		{&source.OutOfCreditError{}, syncrun.UserOutOfCredit, "is used up", 1, 1},
		{&source.RateLimitedError{For: 90 * time.Second}, syncrun.UserRateLimited, "again in 1m30s", 1, 1},
		{&source.WaitError{For: time.Minute}, syncrun.UserRateLimited, "again in 1m0s", 1, 1},
		{&source.TemporaryError{Reason: "silence"}, syncrun.UserXUnavailable, "did not answer in time", 3, 1},
		{source.ErrInvalid, syncrun.UserXUnavailable, "did not accept what it was asked", 1, 1},
		{errors.New("anything else"), syncrun.UserXUnavailable, "did not answer in time", 1, 1},
	} {
		var log bytes.Buffer
		asked := 0
		l := lookup{
			sources: map[syncrun.Network]source.Source{
				syncrun.NetworkX: refusing{err: fmt.Errorf("x user_by_username: %w", c.err), asked: &asked},
			},
			log: slog.New(slog.NewTextHandler(&log, nil)),
		}
		_, err := l.Lookup(t.Context(), syncrun.NetworkX, "acme")
		refusal, ok := errors.AsType[*syncrun.UserError](err)
		fact.Is(fact.Must(t), "ok", ok, true, c.err, err, c.says)
		fact.Is(t, "refusal.Code", refusal.Code, c.code, c.err, err, c.says)
		fact.Contains(t, "refusal.Message", refusal.Message, c.says, c.err, err)
		fact.Is(t, "asked", asked, c.asked, c.err, err, c.says)
		if n := strings.Count(log.String(), "level=WARN"); n != c.logged {
			t.Errorf("%v: logged %d times, want %d: %s", c.err, n, c.logged, &log)
		}
	}
}
