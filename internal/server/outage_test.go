package server

import (
	"context"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/syncrun"
)

// TestOutagesAreQuiet knocks at every door while the database is away: requests, whose number a client chooses, must
// not fill a log that is meant for operators.
func TestOutagesAreQuiet(t *testing.T) {
	t.Parallel()
	for _, away := range []error{syncrun.ErrUnavailable, context.DeadlineExceeded} {
		h := newHouse(t, limitTo(60), withFeed(newFeed()))
		web := h.live(t)
		knock := func(door string) {
			t.Helper()
			for _, ask := range []func() int{
				func() int { return h.send("GET", "/api/v1/sync-status", "").Code },
				func() int { return h.ask("{ __typename }").Code },
				func() int { return h.ask(subscription, "Accept", eventStream).Code },
				func() int { return h.sendAs("", "GET", "/readyz", "").Code },
			} {
				if status := ask(); status != 503 {
					t.Errorf("%s, %v: status %d", door, away, status)
				}
			}
		}
		h.database.err = away
		h.windows.err = away
		knock("limit")
		h.keys.set(func(k *fakeKeys) { k.err = away })
		h.Revoke(1)
		knock("key")
		conn, _, err := dial(t, web.URL)
		if err != nil {
			t.Fatal(err)
		}
		say(t, conn, `{"type":"connection_init","payload":{"Authorization":"Bearer `+h.key+`"}}`)
		closes(t, conn, 1013)
		conn = h.dial(t, web.URL)
		say(t, conn, initMessage)
		closes(t, conn, 1013)
		h.checkKeys(t.Context())

		h.keys.set(func(k *fakeKeys) { k.err = nil })
		h.windows.err = nil
		h.schema.exec = scripted("null", &gqlerror.Error{Message: "x", Extensions: map[string]any{"code": codeUnavailable}})
		if got := h.ask("{ __typename }"); got.Code != 503 {
			t.Errorf("executing: %d", got.Code)
		}
		log := h.log.text()
		for _, level := range []string{"INFO", "WARN", "ERROR"} {
			if strings.Contains(log, `"level":"`+level) {
				t.Errorf("%v is logged:\n%s", away, log)
			}
		}
		if strings.Count(log, `"status":503`) < 9 {
			t.Errorf("requests are not logged at all:\n%s", log)
		}
	}
}
