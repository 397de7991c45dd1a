package server

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// ticket makes a ticket of the house's key.
func (h *house) ticket(opens viewer.StreamTicket) (target string, hash [32]byte) {
	text, hash := viewer.NewTicket()
	h.tickets.mu.Lock()
	defer h.tickets.mu.Unlock()
	h.tickets.known[hash] = &viewer.TicketUse{StreamTicket: opens, Viewer: viewer.Viewer{UserID: 1, KeyID: 1}}
	return streamPath + "?ticket=" + text, hash
}

// TestTicketOpensItsSubscription goes the way of an EventSource: no key, reconnects with Last-Event-ID, 204 at the end.
func TestTicketOpensItsSubscription(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	f.publish(2)
	f.end()
	target, hash := h.ticket(viewer.StreamTicket{Query: subscription})
	got := h.sendAs("", "GET", target, "", "Last-Event-ID", "1", "Accept", eventStream)
	const events = "retry: 1000\n:\n\nid: 2\nevent: next\ndata: {\"data\":{\"n\":2}}\n\nevent: complete\ndata: \n\n"
	fact.Is(t, "got.Code", got.Code, 200, got.Body)
	fact.Is(t, "Content-Type", got.Header().Get("Content-Type"), eventStream)
	fact.Is(t, "got.Body.String()", got.Body.String(), events)
	if h.tickets.known[hash].Completed {
		t.Error("the ticket is completed by events that may be lost on their way")
	}
	if again := h.sendAs("", "GET", target, "", "Last-Event-ID", "1"); again.Body.String() != events {
		t.Errorf("after a cut: %d %q", again.Code, again.Body)
	}
	const end = "retry: 1000\n:\n\nevent: complete\ndata: \n\n"
	if got := h.sendAs("", "GET", target, "", "Last-Event-ID", "2"); got.Body.String() != end {
		t.Errorf("with the last event: %d %q", got.Code, got.Body)
	}
	if !h.tickets.known[hash].Completed {
		t.Error("the ticket is not completed by a client that has everything")
	}
	if got := h.sendAs("", "GET", target, "", "Last-Event-ID", "2"); got.Code != http.StatusNoContent {
		t.Errorf("after the end: %d", got.Code)
	}
	_, text, _ := strings.Cut(target, "=")
	if log := h.log.text(); !strings.Contains(log, streamPath) || strings.Contains(log, text) {
		t.Errorf("the log has the ticket, or not the request:\n%s", log)
	}
}

// TestTicketComesBack meets what passes: an EventSource that got anything but a stream would never come back.
func TestTicketComesBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t, limitTo(1), withFeed(newFeed()), func(c *Config) { c.MaxSubscriptionsPerKey = 1 })
	target, _ := h.ticket(viewer.StreamTicket{Query: subscription})
	comesBack := func(why, want string) {
		t.Helper()
		got := h.sendAs("", "GET", target, "")
		fact.Is(t, "got.Code", got.Code, 200, why, got.Body)
		fact.Is(t, "Content-Type", got.Header().Get("Content-Type"), eventStream, why)
		fact.Is(t, "got.Body.String()", got.Body.String(), want, why)
	}
	h.tickets.err = syncrun.ErrUnavailable
	comesBack("no database", "retry: 1000\n\n")
	h.tickets.err = nil
	h.windows.used[1], h.windows.ends[1] = 1, time.Now().Add(30*time.Second)
	got := h.sendAs("", "GET", target, "")
	if got.Code != 200 || got.Header().Get("Retry-After") != "30" {
		t.Errorf("used up: %d %v %q", got.Code, got.Header(), got.Body)
	}
}

func TestTicketsThatOpenNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withFeed(newFeed()))
	stranger, _ := viewer.NewTicket()
	query, _ := h.ticket(viewer.StreamTicket{Query: "{ __typename }"})
	for target, want := range map[string]int{
		streamPath: 400, streamPath + "?ticket=": 401, streamPath + "?ticket=" + h.key: 401,
		streamPath + "?ticket=" + stranger: 401, query: 401,
	} {
		if got := h.sendAs("", "GET", target, ""); got.Code != want {
			t.Errorf("%s: %d %s", target, got.Code, got.Body)
		}
	}
	if got := h.sendAs("", "POST", query, ""); got.Code != 405 {
		t.Errorf("by POST: %d", got.Code)
	}
	got := h.send("POST", streamPath, `{"query":"{ __typename }"}`, "Content-Type", "application/json")
	if got.Code != 400 || !strings.Contains(got.Body.String(), "subscribe at /graphql, with Accept: text/event-stream") {
		t.Errorf("with a key: %d %s", got.Code, got.Body)
	}
}
