package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

const watchedRun = "7"

// eventFrame is an event of a run that began at 12:00:00.
func eventFrame(sequence, second int, status, stage, message string) string {
	progress := fmt.Sprintf(`{"sequence":%d,"at":"2026-04-17T12:00:%02dZ","status":%q,"stage":%q,"message":%q,`+
		`"newFollowersCount":%d}`, sequence, second, status, stage, message, sequence*100)
	return `{"id":"1","type":"next","payload":{"data":{"syncRunProgress":` + progress + `}}}`
}

// TestWatchGoesOnBehindACut cuts the socket after two events, and refuses the handshake once.
func TestWatchGoesOnBehindACut(t *testing.T) {
	t.Parallel()
	var sockets atomic.Int64
	c := socketServer(t, func(conn *websocket.Conn) {
		var init, subscribe frame
		_ = conn.ReadJSON(&init)
		_ = conn.WriteJSON(frame{Type: "connection_ack"})
		_ = conn.ReadJSON(&subscribe)
		texts := []string{
			eventFrame(1, 0, "QUEUED", "", "Queued"), eventFrame(2, 1, "RUNNING", "FETCH_FOLLOWERS", "Fetching"),
		}
		switch sockets.Add(1) {
		case 1:
		case 2:
			texts = nil // cut before anything came
		default:
			texts = []string{eventFrame(3, 4, "COMPLETED", "FILTER", "Done"), completeFrame}
		}
		after := strings.Contains(string(subscribe.Payload), `"after":2`)
		if after != (sockets.Load() > 1) {
			t.Errorf("socket %d: %s", sockets.Load(), subscribe.Payload)
		}
		for _, text := range texts {
			_ = conn.WriteMessage(websocket.TextMessage, []byte(text))
		}
	})
	var out, notes bytes.Buffer
	w := &watching{client: c, run: watchedRun, notes: &notes}
	if err := w.show(t.Context(), newScreen(&pipe{Writer: &out})); err != nil {
		t.Fatal(err)
	}
	want := `Run 7
    0.0s  Queued
    1.0s  Fetching
    4.0s  Done
  completed in 4.0 s: 300 new, 0 refreshed, 0 completed, 0 likers, 0 good ones
  nothing was charged
`
	if out.String() != want {
		t.Errorf("got:\n%s", out.String())
	}
	if notes := strings.Count(notes.String(), "the connection was cut; connecting again\n"); notes != 2 {
		t.Errorf("%d notes", notes)
	}
}

func TestWatchTellsWhyItCannotFollow(t *testing.T) {
	t.Parallel()
	revoked := socketServer(t, func(conn *websocket.Conn) {
		var f frame
		_ = conn.ReadJSON(&f)
		_ = conn.WriteJSON(frame{Type: "connection_ack"})
		_ = conn.ReadJSON(&f)
		_ = conn.WriteMessage(websocket.TextMessage, []byte(eventFrame(1, 0, "QUEUED", "", "Queued")))
		closing := websocket.FormatCloseMessage(closeUnauthorized, "Unauthorized")
		_ = conn.WriteControl(websocket.CloseMessage, closing, time.Now().Add(time.Minute))
	})
	crowded := socketServer(t, func(conn *websocket.Conn) {
		closing := websocket.FormatCloseMessage(websocket.CloseTryAgainLater, "Too many connections")
		_ = conn.WriteControl(websocket.CloseMessage, closing, time.Now().Add(time.Minute))
	})
	gone := newClient("http://127.0.0.1:1", "secret")
	for name, c := range map[string]struct {
		client *client
		want   string
	}{
		"nobody there":     {gone, "http://127.0.0.1:1 cannot be reached"},
		"an unknown key":   {fake(t, 401, ""), "does not know the key: give GOODONES_KEY"},
		"another server":   {fake(t, 404, ""), "no server of goodones is there (it answered 404 Not Found); see --url"},
		"no place left":    {crowded, "watch run 7: Too many connections; try again later"},
		"another's run":    {answering(t, `{"id":"1","type":"error","payload":[{"message":"no such run"}]}`), "no such run"},
		"a revoked key":    {revoked, "does not know the key: give GOODONES_KEY"},
		"a run that fails": {answering(t, eventFrame(1, 0, "FAILED", "", "Failed"), completeFrame), "run 7 failed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := &watching{client: c.client, run: watchedRun, notes: &bytes.Buffer{}}
			err := w.show(t.Context(), newScreen(&pipe{Writer: &bytes.Buffer{}}))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			if strings.Contains(err.Error(), "websocket:") {
				t.Errorf("a close code is no sentence: %v", err)
			}
		})
	}
}

func TestWatchIsInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	silent := socketServer(t, func(conn *websocket.Conn) {
		cancel()
		_, _, _ = conn.ReadMessage()
	})
	w := &watching{client: silent, run: watchedRun, notes: &bytes.Buffer{}}
	if err := w.show(ctx, newScreen(&pipe{Writer: &bytes.Buffer{}})); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestWatchArguments(t *testing.T) {
	t.Parallel()
	empty := filepath.Join(t.TempDir(), "key")
	check(t, os.WriteFile(empty, []byte("\n"), 0o600))
	for _, c := range []struct{ args, want string }{
		{"watch", "needs one run"},
		{"watch 1 2", "needs one run"},
		{"watch 1 --key-file /nowhere", "--key-file"},
		{"watch 1 --key-file " + empty, "is empty"},
		{"watch 1 --key-file " + os.DevNull, "is empty"},
	} {
		if code, _, stderr := run(strings.Fields(c.args)...); code != exitUsage || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: exit %d, %s", c.args, code, stderr)
		}
	}
	for _, address := range []string{"localhost:8080", "ftp://x", "http://", "%", "http://me:s3cret@x", "me:s3cret@"} {
		if err := checkServer(address); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestWatchTakesTheAddressOfGraphQL(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"http://x:1", "http://x:1/", "http://x:1/graphql", "http://x:1/graphql/"} {
		if got := baseOf(address); got != "http://x:1" {
			t.Errorf("%s: %s", address, got)
		}
	}
	if got := baseOf("https://x/tools/graphql"); got != "https://x/tools" {
		t.Errorf("behind a prefix: %s", got)
	}
}

// TestWatchOfARealRun follows a run of a real server, as a program would, after it has ended.
func TestWatchOfARealRun(t *testing.T) {
	t.Parallel()
	s := start(t, child(t, runChild, openDir(t), "demo", "--latency", "0s", "--listen", "127.0.0.1:0"))
	said := s.until(t, "Serving until Ctrl-C.")
	found := regexp.MustCompile(`GraphQL +(\S+)/graphql\n[^~]*Key +(\S+)\n`).FindStringSubmatch(said)
	if found == nil {
		t.Fatalf("no address and key in\n%s", said)
	}
	file := filepath.Join(t.TempDir(), "key")
	check(t, os.WriteFile(file, []byte(found[2]+"\n"), 0o600))
	code, out, stderr := run("watch", "SyncRun:1", "--url", found[1]+"/", "--key-file", file)
	if code != exitOK || stderr != "" {
		t.Errorf("exit %d: %s", code, stderr)
	}
	for _, want := range []string{
		"Run SyncRun:1\n", "Found 2400 new followers\n", "242 good ones", "dropped 43 by tier, 232 by gender",
		"2781 resources read",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if code, _, stderr := run("watch", "99", "--url", found[1], "--key-file", file); code != exitFailed ||
		!strings.Contains(stderr, "watch run 99") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	if code := s.end(t, os.Interrupt); code != exitOK {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
}
