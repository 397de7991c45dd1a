package graphqlws

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/fact"
)

func TestCloseCodes(t *testing.T) {
	t.Parallel()
	const (
		initMsg = `{"type":"connection_init"}`
		forever = `{"id":"a","type":"subscribe","payload":{"query":"subscription{forever}"}}`
	)
	longID := strings.Repeat("é", 32)
	for _, tt := range []struct {
		name   string
		send   []string // after the first, each once the former was answered
		code   int
		reason string
	}{
		{"unknown type", []string{`{"type":"start"}`}, 4400, "Invalid message type"},
		{"no JSON", []string{`hello`}, 4400, "Invalid message"},
		{"payload of init", []string{`{"type":"connection_init","payload":1}`}, 4400, "Invalid payload"},
		{"missing id", []string{initMsg, `{"type":"subscribe","payload":{"query":"{a}"}}`}, 4400, "Invalid id"},
		{"subscribe first", []string{forever}, 4401, "Unauthorized"},
		{"second init", []string{initMsg, initMsg}, 4429, "Too many initialisation requests"},
		{"live id", []string{initMsg, forever, forever}, 4409, "Subscriber for a already exists"},
		{"live long id", []string{initMsg, strings.Replace(forever, `"a"`, `"`+longID+`"`, 1),
			strings.Replace(forever, `"a"`, `"`+longID+`"`, 1)}, 4409, clip("Subscriber for " + longID + " already exists")},
		{"not UTF-8", []string{"{\"type\":\"ping\",\"x\":\"\xff\"}"}, 1007, "Invalid UTF-8"},
		{"too large", []string{`{"type":"ping","x":"` + strings.Repeat("x", 64<<10) + `"}`}, 1009,
			"Message is larger than 65536 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := start(t, Config{}, 0)
			c := h.dial(t, nil)
			for i, m := range tt.send {
				c.send(m)
				if i < len(tt.send)-1 {
					if _, err := c.receive(); err != nil {
						t.Fatal(err)
					}
				}
			}
			c.expectClose(tt.code, tt.reason)
		})
	}
}

func TestLargestMessageIsRead(t *testing.T) {
	t.Parallel()
	c := start(t, Config{}, 0).dial(t, nil)
	const empty = `{"type":"ping","x":""}`
	c.send(`{"type":"ping","x":"` + strings.Repeat("x", 64<<10-len(empty)) + `"}`)
	c.expect(`{"type":"pong"}`)
}

func TestBinaryMessageCloses(t *testing.T) {
	t.Parallel()
	c := start(t, Config{}, 0).dial(t, nil)
	if err := c.ws.WriteMessage(websocket.BinaryMessage, []byte(`{"type":"ping"}`)); err != nil {
		t.Fatal(err)
	}
	c.expectClose(4400, "Invalid message")
}

// A frame of gorilla's own making must not get between ours.
func TestBadFramesClose(t *testing.T) {
	t.Parallel()
	for name, frame := range map[string][]byte{
		"not masked":         {0x81, 0x02, '{', '}'},
		"reserved bit":       {0xc1, 0x80, 0, 0, 0, 0},
		"unknown opcode":     {0x83, 0x80, 0, 0, 0, 0},
		"long ping":          {0x89, 0xfe, 0, 126, 0, 0, 0, 0},
		"stray continuation": {0x80, 0x80, 0, 0, 0, 0},
		"bad close code":     {0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed},
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t, Config{}, 0).connect(t)
			if _, err := c.ws.NetConn().Write(frame); err != nil {
				t.Fatal(err)
			}
			_, err := c.receive()
			closed, ok := errors.AsType[*websocket.CloseError](err)
			fact.Is(fact.Must(t), "ok", ok, true, err)
			fact.Is(fact.Must(t), "closed.Code", closed.Code, 1002, err)
			fact.Not(fact.Must(t), "closed.Text", closed.Text, "", err)
		})
	}
}

func TestClientCloses(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		payload []byte
		code    int
	}{
		"normal":     {websocket.FormatCloseMessage(1000, "bye"), 1000},
		"without":    {nil, websocket.CloseNoStatusReceived},
		"own reason": {websocket.FormatCloseMessage(4005, "client"), 4005},
	} {
		t.Run(name, func(t *testing.T) {
			h := start(t, Config{}, 0)
			c := h.connect(t)
			c.subscribe("1", "subscription{forever}")
			c.expect(`{"id":"1","type":"next","payload":{"data":{"forever":0}}}`)
			if err := c.ws.WriteControl(websocket.CloseMessage, tt.payload, time.Time{}); err != nil {
				t.Fatal(err)
			}
			c.expectClose(tt.code, "")
			await(t, h.cancelled, "operation to be cancelled")
			eventually(t, "socket closed", func() bool { return h.Stats().Sockets == 0 })
		})
	}
}

func TestPings(t *testing.T) {
	t.Parallel()
	c := start(t, Config{}, 0).dial(t, nil) // also before connection_init
	c.send(`{"type":"ping"}`)
	c.expect(`{"type":"pong"}`)
	c.send(`{"type":"ping","payload":{"a": [1]}}`)
	c.expect(`{"type":"pong","payload":{"a": [1]}}`)
	c.send(`{"type":"pong"}`)
	pong := make(chan string, 1)
	c.ws.SetPongHandler(func(data string) error { pong <- data; return nil })
	if err := c.ws.WriteControl(websocket.PingMessage, []byte("are you there"), time.Time{}); err != nil {
		t.Fatal(err)
	}
	c.send(`{"type":"ping"}`)
	c.expect(`{"type":"pong"}`)
	if got := await(t, pong, "pong"); got != "are you there" {
		t.Errorf("pong %q", got)
	}
}

func TestAuthenticate(t *testing.T) {
	t.Parallel()
	type viewer struct{}
	cfg := Config{
		Upgrade: func(r *http.Request) any { return r.URL.Path },
		Authenticate: func(ctx context.Context, r *Request) (context.Context, error) {
			if r.State != "/" || r.RemoteAddr == "" {
				t.Errorf("got %+v", r)
			}
			switch key := r.Header.Get("Authorization"); {
			case key == "panic":
				panic("secret")
			case key == "later":
				return nil, &CloseError{1013, "Come back"}
			case key == "good", r.Payload["authorization"] == "good":
				return context.WithValue(ctx, viewer{}, "v"), nil
			}
			return nil, errors.New("secret")
		},
	}
	h := start(t, cfg, 0)
	for _, tt := range []struct {
		key, payload string
		code         int
		reason       string
	}{
		{"", `{}`, 4403, "Forbidden"},
		{"bad", `{"authorization":"bad"}`, 4403, "Forbidden"},
		{"later", `{}`, 1013, "Come back"},
		{"panic", `{}`, 4500, "Internal server error"},
	} {
		c := h.dial(t, http.Header{"Authorization": {tt.key}})
		c.send(`{"type":"connection_init","payload":` + tt.payload + `}`)
		c.expectClose(tt.code, tt.reason)
	}
	for key, payload := range map[string]string{"good": `null`, "": `{"authorization":"good"}`} {
		c := h.dial(t, http.Header{"Authorization": {key}})
		c.send(`{"type":"connection_init","payload":` + payload + `}`)
		c.expect(`{"type":"connection_ack"}`)
	}
}

// While Authenticate decides, the connection answers but lets nobody in.
func TestBeforeAck(t *testing.T) {
	t.Parallel()
	for message, want := range map[string]*CloseError{
		`{"type":"connection_init"}`:                                  {4429, "Too many initialisation requests"},
		`{"type":"subscribe","id":"1","payload":{"query":"{hello}"}}`: {4401, "Unauthorized"},
	} {
		begun := make(chan struct{})
		h := start(t, Config{Authenticate: func(ctx context.Context, _ *Request) (context.Context, error) {
			close(begun)
			<-ctx.Done()
			return ctx, nil
		}}, 0)
		c := h.dial(t, nil)
		c.send(`{"type":"connection_init"}`)
		await(t, begun, "Authenticate")
		c.send(`{"type":"ping"}`)
		c.expect(`{"type":"pong"}`)
		c.send(message)
		c.expectClose(want.Code, want.Reason)
	}
}

func TestHandshake(t *testing.T) {
	t.Parallel()
	h := start(t, Config{AllowedOrigins: []string{"https://app.example"}}, 0)
	url := "ws" + strings.TrimPrefix(h.http.URL, "http")
	for _, tt := range []struct {
		name   string
		header http.Header
		status int
	}{
		{"no origin", nil, 101},
		{"listed", http.Header{"Origin": {"https://app.example"}}, 101},
		{"own host", http.Header{"Origin": {h.http.URL}}, 101},
		{"foreign", http.Header{"Origin": {"https://evil.example"}}, 403},
		{"other scheme", http.Header{"Origin": {"http://app.example"}}, 403},
		{"prefix", http.Header{"Origin": {"https://app.example.evil.example"}}, 403},
		{"null", http.Header{"Origin": {"null"}}, 403},
		{"same to the browser", http.Header{"Origin": {"https://a.example"}, "Sec-Fetch-Site": {"same-origin"}}, 101},
		{"foreign to the browser", http.Header{"Origin": {"https://a.example"}, "Sec-Fetch-Site": {"cross-site"}}, 403},
		{"host behind a proxy", http.Header{"Origin": {"https://a.example"}, "X-Forwarded-Host": {"A.example, b"}}, 101},
		{"other host behind a proxy", http.Header{"Origin": {"https://a.example"}, "X-Forwarded-Host": {"b.example"}}, 403},
		{"two", http.Header{"Origin": {"https://app.example", "https://evil.example"}}, 403},
		{"bad version", http.Header{"X-Bad-Version": {"1"}}, 400},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := websocket.Dialer{Subprotocols: []string{Subprotocol}}
			if tt.name == "bad version" {
				expectBadHandshake(t, h.http.URL)
				return
			}
			ws, resp, err := d.Dial(url, tt.header)
			if err == nil {
				defer func() { _ = ws.Close() }()
			}
			if resp == nil || resp.StatusCode != tt.status {
				t.Fatalf("got %v (%v), want %d", resp, err, tt.status)
			}
		})
	}
}

func expectBadHandshake(t *testing.T, url string) {
	t.Helper()
	req, _ := http.NewRequest(http.MethodGet, url, nil)
	req.Header = http.Header{"Connection": {"Upgrade"}, "Upgrade": {"websocket"}, "Sec-Websocket-Version": {"8"}}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, _ := io.ReadAll(resp.Body)
	fact.Is(t, "resp.StatusCode", resp.StatusCode, 400, resp.Header)
	fact.Is(t, "Sec-WebSocket-Version", resp.Header.Get("Sec-WebSocket-Version"), "13")
	fact.Holds(t, `string(body) begins with {"errors":[{"message":"Bad WebSocket handshake: unsupported version: 13 not`,
		strings.HasPrefix(string(body), `{"errors":[{"message":"Bad WebSocket handshake: unsupported version: 13 not`),
		string(body))
	req.Method = http.MethodPost
	resp, err = http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != http.MethodGet {
		t.Errorf("by POST: %d %v", resp.StatusCode, resp.Header)
	}
}

// A handshake that is refused has a body that programs and people can read.
func TestRefusedHandshakes(t *testing.T) {
	t.Parallel()
	const upgrade = "Connection: Upgrade, close\r\nUpgrade: websocket\r\n"
	h, closed := start(t, Config{}, 0), start(t, Config{}, 0)
	if err := closed.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, proto, header string
		to                  *harness
		want                []string // of the answer
	}{
		{"foreign origin", "HTTP/1.1", upgrade + "Origin: https://evil.example\r\n", h, []string{"HTTP/1.1 403 Forbidden",
			`{"errors":[{"message":"Origin not allowed","extensions":{"code":"FORBIDDEN"}}]}`}},
		{"old HTTP", "HTTP/1.0", upgrade, h, []string{" 426 Upgrade Required", "Upgrade: websocket",
			"A WebSocket needs HTTP/1.1", "proxy_http_version 1.1", `"code":"BAD_USER_INPUT"`}},
		{"through a proxy that was not told", "HTTP/1.1", "Connection: close\r\n", h, []string{" 426 Upgrade Required",
			"without Upgrade: websocket", "proxy_set_header Upgrade $http_upgrade"}},
		{"shut down", "HTTP/1.1", upgrade, closed, []string{"HTTP/1.1 503 Service Unavailable", "Retry-After: 1",
			`{"code":"SERVICE_UNAVAILABLE","retryAfter":1}`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			answer := shakeHands(t, tt.to.http.Listener.Addr().String(), tt.proto, tt.header)
			for _, part := range tt.want {
				if !strings.Contains(answer, part) {
					t.Errorf("%s is missing in\n%s", part, answer)
				}
			}
		})
	}
}

// shakeHands asks for a websocket by bytes of its own, and returns all that comes until the server closes.
func shakeHands(t *testing.T, address, proto, header string) string {
	t.Helper()
	nc, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = nc.Close() }()
	_ = nc.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(nc, "GET / "+proto+"\r\nHost: a.example\r\n"+header+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"+
		"Sec-WebSocket-Protocol: "+Subprotocol+"\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(nc)
	if err != nil {
		t.Fatalf("after %q: %v", answer, err)
	}
	return string(answer)
}

func TestSubprotocolIsRequired(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 0)
	for _, offered := range [][]string{nil, {"graphql-ws"}} {
		d := websocket.Dialer{Subprotocols: offered}
		ws, _, err := d.Dial("ws"+strings.TrimPrefix(h.http.URL, "http"), nil)
		if err != nil {
			t.Fatal(err)
		}
		c := &client{t, ws}
		c.expectClose(4406, "Subprotocol not acceptable: ask for graphql-transport-ws")
		_ = ws.Close()
	}
}

// TLS has no descriptor to try: a goroutine writes.
func TestOverTLS(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 0)
	srv := httptest.NewTLSServer(h)
	defer srv.Close()
	d := websocket.Dialer{Subprotocols: []string{Subprotocol},
		TLSClientConfig: srv.Client().Transport.(*http.Transport).TLSClientConfig}
	ws, _, err := d.Dial("wss"+strings.TrimPrefix(srv.URL, "https"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ws.Close() }()
	c := &client{t, ws}
	c.send(`{"type":"connection_init"}`)
	c.expect(`{"type":"connection_ack"}`)
	c.subscribe("1", "subscription{feed}")
	for n := range 500 {
		h.topic.publish(n == 499, event(n+1, 200))
	}
	c.expectAll(500, "1")
	c.send(`{`)
	c.expectClose(4400, "Invalid message")
}
