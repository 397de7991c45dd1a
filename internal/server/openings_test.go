package server

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"goodones/internal/syncrun"
)

func TestFingerprint(t *testing.T) {
	t.Parallel()
	base := &graphql.RawParams{Query: "subscription { syncRunProgress(syncRunId: 1) { sequence } }"}
	const watched = "subscription($id: ID!, $from: Int) { syncRunProgress(syncRunId: $id, after: $from) { sequence } }"
	with := func(query string, variables map[string]any) int64 {
		return fingerprintOf(&graphql.RawParams{Query: query, Variables: variables})
	}
	same := with(watched, map[string]any{"id": "1"})
	if with(watched, map[string]any{"id": "1", "from": 7}) != same {
		t.Error("another sequence by a variable is another subscription")
	}
	literal := func(after string) int64 {
		return with("subscription { syncRunProgress(syncRunId: 1, after: "+after+") { sequence } }", nil)
	}
	if literal("3") != literal("400") {
		t.Error("another sequence is another subscription")
	}
	for name, other := range map[string]int64{
		"another run":       with(watched, map[string]any{"id": "2"}),
		"another selection": with(watched[:len(watched)-4]+" at } }", map[string]any{"id": "1"}),
		"another document":  fingerprintOf(base),
	} {
		if other == same {
			t.Errorf("%s is the same subscription", name)
		}
	}
}

// TestReconnectsCostNothing opens subscriptions again that were open a moment ago, though the minute's requests are
// used up; each is free once, and what was never open waits.
func TestReconnectsCostNothing(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, limitTo(3), withFeed(f))
	h.openings.lately = map[int64]int{
		socketFingerprint: 1, fingerprintOf(&graphql.RawParams{Query: subscription}): 5,
	}
	h.windows.used[1], h.windows.ends[1] = 3, time.Now().Add(time.Minute)
	conn := h.dial(t, h.live(t).URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	for _, id := range []string{"a", "b", "c"} {
		say(t, conn, `{"id":"`+id+`","type":"subscribe","payload":{"query":"`+subscription+`"}}`)
		<-f.opened
	}
	again := h.ask(subscription, "Accept", eventStream, "Last-Event-ID", "x")
	if again.Code != 400 { // let in: Last-Event-ID is looked at then
		t.Errorf("an SSE reconnect: %d %s", again.Code, again.Body)
	}
	if got := h.ask("{ __typename }"); got.Code != 429 {
		t.Errorf("a query: %d", got.Code)
	}
	if h.openings.lately[socketFingerprint] != 0 {
		t.Error("the connection was not resumed")
	}
}

func TestOpeningsAreNoted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		store := &fakeOpenings{lately: map[int64]int{}, err: syncrun.ErrUnavailable}
		o := newOpenings(store)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { defer close(done); o.run(ctx) }()
		leave := o.open(7, 11, true)
		time.Sleep(time.Second)
		leave(true) // while the database is away
		o.open(7, 12, false)
		store.mu.Lock()
		store.err = nil
		store.mu.Unlock()
		time.Sleep(time.Second)
		synctest.Wait()
		if len(store.noted) != 2 || store.closed != 1 {
			t.Errorf("noted %+v, %d closed", store.noted, store.closed)
		}
		last := o.open(7, 13, false)
		time.Sleep(time.Second)
		last(true)
		o.open(7, 14, false)(false)
		cancel()
		<-done
		if len(store.noted) != 3 || store.closed != 2 {
			t.Errorf("at the end noted %+v, %d closed", store.noted, store.closed)
		}
	})
}
