package app_test

import (
	"bytes"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"goodones/internal/app"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// refusedTracking is what trackAccount answers to a handle that cannot be tracked.
type refusedTracking struct {
	TrackAccount struct {
		TrackedAccount *struct{ Handle string }
		UserErrors     []struct{ Code, Message string }
	}
}

// loggedSafely is a log that servers write and a test reads.
type loggedSafely struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *loggedSafely) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *loggedSafely) taken() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	defer l.text.Reset()
	return l.text.String()
}

// TestTrackAccountSaysTheCause asks a server for accounts while X refuses in each of its ways: the client reads why, no
// account is made, and the log has the status once and never a token.
func TestTrackAccountSaysTheCause(t *testing.T) {
	t.Parallel()
	for kind, want := range map[sandbox.Refusal]struct{ code, says, status string }{
		sandbox.RefuseUnauthorized: {"SOURCE_UNAUTHORIZED", "X refused the credentials of this server", "401"},
		sandbox.RefuseForbidden:    {"SOURCE_UNAUTHORIZED", "X refused the credentials of this server", "403"},
		sandbox.RefuseCredits:      {"OUT_OF_CREDIT", "The credit at X is used up", "402"},
		sandbox.RefusePayment:      {"OUT_OF_CREDIT", "The credit at X is used up", "402"},
		sandbox.RefuseSpendCap:     {"OUT_OF_CREDIT", "until " + sandbox.SpendCapRenewed, "403"},
		sandbox.RefuseMonthlyCap:   {"OUT_OF_CREDIT", "The credit at X is used up", "429"},
		sandbox.RefuseDay:          {"SOURCE_RATE_LIMITED", "again in ", "429"},
		sandbox.RefuseEmpty404:     {"HANDLE_NOT_FOUND", "X knows no account of this handle", ""},
		sandbox.RefuseDisallowed:   {"ACCOUNT_PROTECTED", "This account is protected", ""},
		sandbox.RefuseDown:         {"X_UNAVAILABLE", "X did not answer in time; try again", "503"},
		sandbox.RefuseInternal:     {"X_UNAVAILABLE", "X did not answer in time; try again", ""},
		sandbox.RefuseInvalid:      {"X_UNAVAILABLE", "X did not accept what it was asked", "400"},
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, sandbox.Config{})
			log := &loggedSafely{}
			n := w.startWith(app.Options{
				Config: w.config(nil), Role: app.RoleAPI, DatabaseURL: w.dsn, Log: slog.New(slog.NewTextHandler(log, nil)),
			})
			w.x.Refuse(sandbox.EndpointUserByUsername, kind, 0)
			log.taken()
			var got refusedTracking
			n.must(`mutation { trackAccount(input: {handle: "https://x.com/Acme", tier: PRO}) { trackedAccount { handle }
				userErrors { code message } } }`, nil, &got)
			errors := got.TrackAccount.UserErrors
			fact.Is(fact.Must(t), "len(errors)", len(errors), 1, got.TrackAccount)
			fact.Is(t, "errors[0].Code", errors[0].Code, want.code)
			fact.Contains(t, "errors[0].Message", errors[0].Message, want.says)
			fact.Is(t, "got.TrackAccount.TrackedAccount", got.TrackAccount.TrackedAccount, nil)
			logged := log.taken()
			warned := strings.Count(logged, "could not be looked up")
			ours := want.status != "" || kind == sandbox.RefuseInternal // nothing that the account's user could mend
			fact.Is(t, "warned == 1", warned == 1, ours)
			fact.Contains(t, "logged", logged, want.status)
			fact.Lacks(t, "logged", logged, "Bearer")
			var rows int
			if err := w.sql.Get(&rows, `SELECT count(*) FROM tracked_accounts`); err != nil || rows != 0 {
				t.Errorf("%d accounts are made, %v", rows, err)
			}
		})
	}
}
