package load

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"goodones/internal/fact"
	"goodones/internal/scratch"
)

func TestMain(m *testing.M) {
	scratch.Use()
	goleak.VerifyTestMain(m)
}

// scripted serves the protocol and answers every subscription with what script sends.
func scripted(t *testing.T, script func(send func(string), id string)) *httptest.Server {
	t.Helper()
	upgrader := websocket.Upgrader{Subprotocols: []string{"graphql-transport-ws"}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ws, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		send := func(text string) { _ = ws.WriteMessage(websocket.TextMessage, []byte(text)) }
		for {
			var message struct {
				ID, Type string
				Payload  json.RawMessage
			}
			if ws.ReadJSON(&message) != nil {
				return
			}
			switch message.Type {
			case "connection_init":
				send(`{"type":"connection_ack"}`)
			case "subscribe":
				script(send, message.ID)
			}
		}
	}))
	t.Cleanup(server.Close)
	return server
}

func next(id string, sequence int) string {
	return fmt.Sprintf(`{"payload":{"data":{"syncRunProgress":{"sequence":%d,"message":null}}},"id":"%s","type":"next"}`,
		sequence, id)
}

// watch lets one socket for each of sockets see what script sends of a run with last events.
func watch(t *testing.T, sockets, last int, sharedID bool, script func(send func(string), id string)) (Report, error) {
	t.Helper()
	server := scripted(t, script)
	w := NewWriter(nil, []*Run{newRun(7, last)})
	target := Target{Address: strings.TrimPrefix(server.URL, "http://"), SharedID: sharedID}
	f, err := w.Connect(t.Context(), target, sockets)
	if err != nil {
		return Report{}, err
	}
	f.Await(t.Context(), 300*time.Millisecond)
	return f.Close(), nil
}

func TestFleetCountsFlaws(t *testing.T) {
	tests := []struct {
		name                                  string
		sequences                             []int
		missing, repeated, disordered, broken int
	}{
		{"perfect", []int{1, 2, 3, 4, 5}, 0, 0, 0, 0},
		{"one lost", []int{1, 2, 4, 5}, 1, 0, 0, 0},
		{"one repeated", []int{1, 2, 3, 3, 4, 5}, 0, 1, 0, 0},
		{"two swapped", []int{1, 2, 4, 3, 5}, 0, 0, 1, 0},
		{"nonsense", []int{1, 2, 3, 4, 0}, 1, 0, 0, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			const sockets = 5
			r, err := watch(t, sockets, 5, false, func(send func(string), id string) {
				for _, sequence := range test.sequences {
					send(next(id, sequence))
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			got := [4]int{r.Missing, r.Repeated, r.Disordered, r.Broken}
			want := [4]int{test.missing * sockets, test.repeated * sockets, test.disordered * sockets, test.broken * sockets}
			if got != want {
				t.Errorf("missing, repeated, disordered, broken: %v, want %v (%v)", got, want, r.FirstError)
			}
			if wrong := r.Flaws() != 0; wrong != (test.name != "perfect") {
				t.Errorf("%d flaws", r.Flaws())
			}
		})
	}
}

func TestCutTellsWhoWasBrokenBefore(t *testing.T) {
	t.Parallel()
	for _, sequence := range []int{2, 0} { // 0 is nonsense
		ready := make(chan struct{})
		server := scripted(t, func(send func(string), id string) {
			send(next(id, 1))
			<-ready // whoever has had its first event is connected
			send(next(id, sequence))
		})
		w := NewWriter(nil, []*Run{newRun(7, 2)})
		f, err := w.Connect(t.Context(), Target{Address: strings.TrimPrefix(server.URL, "http://")}, 1)
		if err != nil {
			t.Fatal(err)
		}
		close(ready)
		if sequence == 0 {
			<-f.sockets[0].ended
		}
		if err := f.Cut(); (err != nil) != (sequence == 0) {
			t.Errorf("after an event of sequence %d: %v", sequence, err)
		}
		f.Close()
	}
}

func TestFleetTakesManyFramesAtOnce(t *testing.T) {
	t.Parallel()
	const last = 2000 // several times the read buffer, so that frames are cut at its end
	r, err := watch(t, 3, last, false, func(send func(string), id string) {
		for sequence := range last {
			send(next(id, sequence+1))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "r.Flaws()", r.Flaws(), 0, r)
	fact.Is(t, "r.Delivered", r.Delivered, 3*last)
}

func TestSharedID(t *testing.T) {
	t.Parallel()
	script := func(send func(string), _ string) { send(next("everybody", 1)) }
	if r, err := watch(t, 1, 1, true, script); err != nil || r.Flaws() != 0 {
		t.Errorf("allowed: %+v, %v", r, err)
	}
	if _, err := watch(t, 1, 1, false, script); err == nil || !strings.Contains(err.Error(), "somebody else's id") {
		t.Errorf("not allowed: %v", err)
	}
}

func TestRefusedSubscription(t *testing.T) {
	t.Parallel()
	_, err := watch(t, 2, 1, false, func(send func(string), id string) {
		send(fmt.Sprintf(`{"id":%q,"type":"error","payload":[{"message":"no such run"}]}`, id))
	})
	if err == nil || !strings.Contains(err.Error(), "no such run") {
		t.Errorf("got %v", err)
	}
}

func TestPingIsAnswered(t *testing.T) {
	t.Parallel()
	ponged := make(chan struct{})
	upgrader := websocket.Upgrader{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ws, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		ws.SetPongHandler(func(string) error { close(ponged); return nil })
		for {
			if _, _, err := ws.ReadMessage(); err != nil {
				return
			}
			_ = ws.WriteControl(websocket.PingMessage, []byte("?"), time.Now().Add(time.Second))
		}
	}))
	defer server.Close()
	w := NewWriter(nil, []*Run{newRun(7, 1)})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-ponged
		cancel()
	}()
	if _, err := w.Connect(ctx, Target{Address: strings.TrimPrefix(server.URL, "http://")}, 1); err == nil {
		t.Error("connected without an event")
	}
}

func TestOperationIDsDiffer(t *testing.T) {
	t.Parallel()
	a, b := operationID(), operationID()
	if len(a) != 36 || string(a) == string(b) {
		t.Errorf("%s, %s", a, b)
	}
}
