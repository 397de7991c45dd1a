package graphqlws

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// originAllowed keeps foreign web pages out: their browser would connect in
// the name of its user.
func originAllowed(r *http.Request, allowed []string) bool {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		return true
	}
	if len(origins) > 1 {
		return false
	}
	if slices.Contains(allowed, origins[0]) {
		return true
	}
	// No page can set these two headers. A proxy that gives the request another Host says which it was.
	if r.Header.Get("Sec-Fetch-Site") == "same-origin" {
		return true
	}
	u, err := url.Parse(origins[0])
	if err != nil || u.Host == "" {
		return false
	}
	forwarded, _, _ := strings.Cut(r.Header.Get("X-Forwarded-Host"), ",")
	return strings.EqualFold(u.Host, r.Host) || strings.EqualFold(u.Host, strings.TrimSpace(forwarded))
}

// lostOnTheWay says what a handshake lacks that a client sends and a proxy
// drops until it is told not to (RFC 9110, 7.6.1 and 7.8); nothing if it is
// whole. Who sees 101 by HTTP/1.0 would wait for frames that never come through.
func lostOnTheWay(r *http.Request) string {
	const remedy = ": a proxy on the way has to be told to pass websockets on (nginx: proxy_http_version 1.1; " +
		"proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade)"
	switch {
	case !r.ProtoAtLeast(1, 1):
		return "A WebSocket needs HTTP/1.1, and this request came by " + r.Proto + remedy
	case !websocket.IsWebSocketUpgrade(r):
		return "The handshake came without Upgrade: websocket and Connection: upgrade" + remedy
	}
	return ""
}

// retryAfter is after how many seconds to come back to a server that goes away: another may be in its place by then.
const retryAfter = 1

// refuse answers a handshake with an error in GraphQL's form.
func refuse(w http.ResponseWriter, status int, message string) {
	extensions := map[string]any{"code": "BAD_USER_INPUT"}
	switch status {
	case http.StatusForbidden:
		extensions["code"] = "FORBIDDEN"
	case http.StatusInternalServerError:
		extensions["code"] = "INTERNAL_SERVER_ERROR"
	case http.StatusServiceUnavailable:
		extensions["code"], extensions["retryAfter"] = "SERVICE_UNAVAILABLE", retryAfter
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	case http.StatusUpgradeRequired:
		w.Header().Set("Upgrade", "websocket")
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	refusal := gqlerror.List{{Message: message, Extensions: extensions}}
	_ = json.NewEncoder(w).Encode(map[string]gqlerror.List{"errors": refusal}) // the client may be gone
}

// handover gives gorilla a tap in place of the connection it takes over.
type handover struct {
	http.ResponseWriter
	tap *tap
}

// Hijack takes the connection over, also from under wrapped ResponseWriters.
func (h *handover) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	nc, rw, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	h.tap = &tap{Conn: nc}
	return h.tap, rw, nil
}

// tap is the connection as gorilla sees it. After the handshake nothing that
// gorilla writes goes out: it answers bad frames with a close frame whenever
// it finds them, which might be in the middle of a frame of ours. The owner's
// writer sends that close frame instead.
type tap struct {
	net.Conn
	owner *conn // nil during the handshake
}

func (t *tap) Write(p []byte) (int, error) {
	if t.owner == nil {
		return t.Conn.Write(p)
	}
	if len(p) >= 4 && p[0] == final|websocket.CloseMessage {
		// The reader, which finds ErrReadLimit next, gives that one a reason; gorilla does not.
		if code := int(binary.BigEndian.Uint16(p[2:])); code != websocket.CloseMessageTooBig {
			t.owner.close(code, string(p[4:]))
		}
	}
	return len(p), nil
}

func (t *tap) SetWriteDeadline(deadline time.Time) error {
	if t.owner == nil {
		return t.Conn.SetWriteDeadline(deadline)
	}
	return nil
}
