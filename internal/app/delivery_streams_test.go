package app_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"
)

const (
	// watchDocument selects no more than what order and end can be seen from.
	watchDocument = `subscription($id: ID!, $after: Int) { syncRunProgress(syncRunId: $id, after: $after) { sequence
		status } }`
	// fatDocument selects what grows with every line of the log.
	fatDocument = `subscription($id: ID!, $after: Int) { syncRunProgress(syncRunId: $id, after: $after) { sequence
		status syncRun { progressLog } } }`

	// silenceLimit is how long a client waits for the next frame.
	silenceLimit = 90 * time.Second
)

// arrival is what a stream brought.
type arrival struct {
	sequence           int
	terminal, complete bool
}

// stream is a subscription over one connection.
type stream interface {
	next() (arrival, error)
	connection() *net.TCPConn
}

// open opens a stream of a run on a server after a sequence.
type open func(ctx context.Context, server *client, run, after int) (stream, error)

// read finds sequence and status in a payload, whatever its form. Nothing else is looked at: there may be millions.
func read(payload []byte) (arrival, error) {
	_, rest, ok := bytes.Cut(payload, []byte(`"sequence":`))
	if !ok {
		return arrival{}, fmt.Errorf("no sequence in %.300s", payload)
	}
	end := bytes.IndexAny(rest, ",}")
	sequence, err := strconv.Atoi(string(rest[:max(0, end)]))
	terminal := bytes.Contains(rest, []byte(`"status":"COMPLETED"`)) || bytes.Contains(rest, []byte(`"status":"FAILED"`))
	return arrival{sequence: sequence, terminal: terminal}, err
}

// socket is a websocket with at most one subscription.
type socket struct{ ws *websocket.Conn }

// dialSocket opens a websocket and waits for connection_ack, which it tries again while the server is busy. receive is
// the size of the kernel's receive buffer; 0 leaves it.
func dialSocket(ctx context.Context, server *client, receive int) (*socket, error) {
	for tries := 0; ; tries++ {
		s, err := dialOnce(ctx, server, receive)
		if !errors.Is(err, errBusy) || tries == patience {
			return s, err
		}
		pause(retryAfter)
	}
}

func dialOnce(ctx context.Context, server *client, receive int) (*socket, error) {
	network := net.Dialer{Timeout: 20 * time.Second}
	if receive > 0 {
		network.Control = func(_, _ string, raw syscall.RawConn) (err error) {
			failed := raw.Control(func(fd uintptr) {
				err = setReceiveBuffer(fd, receive)
			})
			if failed != nil {
				return failed
			}
			return err
		}
	}
	dialer := websocket.Dialer{
		Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: 20 * time.Second,
		NetDialContext: network.DialContext, ReadBufferSize: 1024, WriteBufferSize: 512,
	}
	ws, response, err := dialer.DialContext(ctx, "ws"+strings.TrimPrefix(server.url, "http")+"/graphql", nil)
	if response != nil && response.StatusCode == http.StatusServiceUnavailable {
		err = errBusy
	}
	if err != nil {
		return nil, err
	}
	_ = response.Body.Close()
	s := &socket{ws: ws}
	if err := s.initialise(server.key); err != nil {
		_ = ws.Close()
		return nil, err
	}
	return s, nil
}

func (s *socket) initialise(key string) error {
	payload, _ := json.Marshal(map[string]string{"Authorization": "Bearer " + key})
	if err := s.ws.WriteJSON(message{Type: "connection_init", Payload: payload}); err != nil {
		return err
	}
	_ = s.ws.SetReadDeadline(time.Now().Add(20 * time.Second))
	var ack message
	if err := passing(s.ws.ReadJSON(&ack)); err != nil || ack.Type != "connection_ack" {
		return fmt.Errorf("%q instead of connection_ack: %w", ack.Type, err)
	}
	return nil
}

func (s *socket) subscribe(document string, run, after int) error {
	payload, _ := json.Marshal(map[string]any{"query": document, "variables": map[string]any{"id": run, "after": after}})
	return s.ws.WriteJSON(message{ID: uuid.NewString(), Type: "subscribe", Payload: payload})
}

func (s *socket) next() (arrival, error) {
	_ = s.ws.SetReadDeadline(time.Now().Add(silenceLimit))
	_, frame, err := s.ws.ReadMessage()
	if err != nil {
		return arrival{}, passing(err)
	}
	_, rest, _ := bytes.Cut(frame, []byte(`"type":"`))
	switch kind, payload, _ := bytes.Cut(rest, []byte(`"`)); string(kind) {
	case "next":
		return read(payload)
	case "complete":
		return arrival{complete: true}, nil
	case "error":
		if busy(0, frame) {
			return arrival{}, errBusy
		}
	}
	return arrival{}, fmt.Errorf("unexpected message %.300s", frame)
}

// passing is err, or errBusy for a connection that was closed with "try again later".
func passing(err error) error {
	if websocket.IsCloseError(err, websocket.CloseTryAgainLater) {
		return errBusy
	}
	return err
}

func (s *socket) connection() *net.TCPConn { return s.ws.UnderlyingConn().(*net.TCPConn) }

// openSocket is an open over a websocket of its own.
func openSocket(ctx context.Context, server *client, run, after int) (stream, error) {
	s, err := dialSocket(ctx, server, 0)
	if err != nil {
		return nil, err
	}
	return s, s.subscribe(watchDocument, run, after)
}

// openFat is openSocket for what grows with the log.
func openFat(ctx context.Context, server *client, run, after int) (stream, error) {
	s, err := dialSocket(ctx, server, 0)
	if err != nil {
		return nil, err
	}
	return s, s.subscribe(fatDocument, run, after)
}

// events is a subscription by server-sent events.
type events struct {
	tcp   *net.TCPConn
	lines *bufio.Scanner
}

// openEvents is an open over SSE: where to go on is said by Last-Event-ID.
func openEvents(ctx context.Context, server *client, run, after int) (stream, error) {
	body, _ := json.Marshal(map[string]any{"query": watchDocument, "variables": map[string]any{"id": run}})
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, server.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header = http.Header{"Content-Type": {"application/json"}, "Accept": {"text/event-stream"},
		"Authorization": {"Bearer " + server.key}}
	if after > 0 {
		request.Header.Set("Last-Event-Id", strconv.Itoa(after))
	}
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "tcp", strings.TrimPrefix(server.url, "http://"))
	if err != nil {
		return nil, err
	}
	if err := request.Write(conn); err != nil {
		_ = conn.Close()
		return nil, err
	}
	_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
	response, err := http.ReadResponse(bufio.NewReaderSize(conn, 1024), request)
	if err == nil && response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		if err = fmt.Errorf("%s: %.300s", response.Status, text); busy(response.StatusCode, text) {
			err = errBusy
		}
	}
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return &events{tcp: conn.(*net.TCPConn), lines: bufio.NewScanner(response.Body)}, nil
}

// next reads one event: its lines up to the empty one.
func (e *events) next() (arrival, error) {
	_ = e.tcp.SetReadDeadline(time.Now().Add(silenceLimit))
	var name, id, data string
	for e.lines.Scan() {
		field, value, _ := strings.Cut(e.lines.Text(), ": ")
		switch field {
		case "event":
			name = value
		case "id":
			id = value
		case "data":
			data = value
		case "":
			if name == "complete" {
				return arrival{complete: true}, nil
			}
			if name != "" {
				a, err := read([]byte(data))
				if err == nil && id != strconv.Itoa(a.sequence) {
					err = fmt.Errorf("id %q of sequence %d", id, a.sequence)
				}
				return a, err
			}
		}
	}
	if err := e.lines.Err(); err != nil {
		return arrival{}, err
	}
	return arrival{}, io.ErrUnexpectedEOF
}

func (e *events) connection() *net.TCPConn { return e.tcp }
