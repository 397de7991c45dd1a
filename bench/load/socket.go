package load

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
)

const (
	handshakeTimeout = 20 * time.Second
	readBuffer       = 64 << 10
)

// Subscribers ask for all that is in an event's row, and for fields that have to be looked up besides.
const (
	row = `subscription Watch($syncRunId: ID!, $after: Int) {
  syncRunProgress(syncRunId: $syncRunId, after: $after) {
    sequence at status stage message newFollowersCount deepCrawlCount backfilledCount likersCount
    candidatesPassedCount tierFilteredCount genderFilteredCount`
	document        = row + ` } }`
	privateDocument = row + ` syncRun { trackedAccount { handle } } } }`
)

// socket is one client with one subscription. Its tally belongs to the goroutine that reads, until that has ended.
type socket struct {
	fleet *Fleet
	run   *Run
	conn  net.Conn
	id    []byte // of the operation
	rest  []byte // the beginning of a frame that has not arrived whole
	tally Tally

	ready chan struct{} // closed at the first event
	once  sync.Once
	ended chan struct{} // closed when reading has ended
	err   error         // why, valid then
}

// dial opens the websocket and takes the connection over from the library, which has read nothing beyond the
// handshake: a server does not speak first.
func (f *Fleet) dial(ctx context.Context, run *Run) (*socket, error) {
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: handshakeTimeout,
		ReadBufferSize: 512, WriteBufferSize: 512}
	header := http.Header{}
	if key := cmp.Or(run.Key, f.target.Key); key != "" {
		header.Set("Authorization", "Bearer "+key)
	}
	ws, response, err := dialer.DialContext(ctx, "ws://"+f.target.Address+"/graphql", header)
	if err != nil {
		if response != nil {
			return nil, fmt.Errorf("handshake: %s", response.Status)
		}
		return nil, fmt.Errorf("handshake: %w", err)
	}
	return &socket{fleet: f, run: run, conn: ws.NetConn(), id: operationID(), ready: make(chan struct{}),
		ended: make(chan struct{})}, nil
}

// initialise says the first word; the reader answers what follows.
func (s *socket) initialise() error {
	_, err := s.conn.Write(clientFrame(opText, []byte(`{"type":"connection_init"}`)))
	return err
}

// cut ends the connection by a reset, which leaves no port behind in TIME_WAIT.
func (s *socket) cut() {
	if tcp, ok := s.conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // fails on a closed one only
	}
	_ = s.conn.Close() // whatever it says, it is closed
}

// broken reports whether the connection has ended by anything but cut. It is valid after the end.
func (s *socket) broken() bool { return s.err != nil && !errors.Is(s.err, net.ErrClosed) }

// operationID makes an id as clients do: a UUID, version 4.
func operationID() []byte {
	var b [16]byte
	rand.Read(b[:]) //nolint:errcheck // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Appendf(nil, "%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// subscribe asks for all events of the run that the socket does not have.
func (s *socket) subscribe() error {
	query := document
	if s.fleet.target.Private {
		query = privateDocument
	}
	message, err := json.Marshal(map[string]any{"id": string(s.id), "type": "subscribe", "payload": map[string]any{
		"query":     query,
		"variables": map[string]any{"syncRunId": strconv.FormatInt(s.run.ID, 10), "after": s.tally.last},
	}})
	if err != nil {
		return err
	}
	_, err = s.conn.Write(clientFrame(opText, message))
	return err
}

// read takes what comes until the connection ends. It stays inside one RawConn.Read for as long as the connection
// lives: a short read then needs no second one to learn that nothing is left, the runtime keeps the edge for us.
func (s *socket) read() {
	conn, ok := s.conn.(syscall.Conn)
	if !ok {
		s.err = errors.New("not a kernel's socket")
		return
	}
	raw, err := conn.SyscallConn()
	if err == nil {
		err = raw.Read(s.drain)
	}
	if s.err == nil {
		s.err = err
	}
}

// drain reads until nothing is left, and reports whether the connection has ended.
func (s *socket) drain(fd uintptr) bool {
	buffer := s.fleet.buffers.Get().(*[]byte)
	defer s.fleet.buffers.Put(buffer)
	for {
		kept := copy(*buffer, s.rest)
		n, err := readOnce(fd, (*buffer)[kept:])
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EAGAIN):
			return false
		case err != nil:
			s.err = err
			return true
		case n == 0:
			s.err = errors.New("the server closed the connection")
			return true
		}
		if s.err = s.take((*buffer)[:kept+n]); s.err != nil {
			return true
		}
		if kept+n < len(*buffer) {
			return false
		}
	}
}

// take handles the frames in data, and keeps what is left of the last one.
func (s *socket) take(data []byte) error {
	now, fresh := s.fleet.clock.now(), int64(0)
	defer func() { s.fleet.count(fresh, now) }()
	for {
		f, rest, err := cut(data)
		if errors.Is(err, errPartial) {
			if len(rest) > readBuffer/2 {
				return fmt.Errorf("a frame over %d bytes", readBuffer/2)
			}
			s.rest = append(s.rest[:0], rest...)
			return nil
		}
		if err != nil {
			return err
		}
		isNew, err := s.handle(f, now)
		if err != nil {
			return err
		}
		if isNew {
			fresh++
		}
		data = rest
	}
}

// How the members that matter begin in a message.
const (
	keySequence = `"sequence":`
	keyID       = `"id":"`
	keyType     = `"type":"`
)

// handle deals with one frame and reports whether it brought an event not seen before.
func (s *socket) handle(f frame, now int64) (bool, error) {
	switch f.op {
	case opText:
	case opPing:
		_, err := s.conn.Write(clientFrame(opPong, f.payload))
		return false, err
	case opPong:
		return false, nil
	default:
		return false, fmt.Errorf("opcode %d: %q", f.op, bytes.ToValidUTF8(f.payload, nil))
	}
	sequence, isEvent := numberAfter(f.payload, keySequence)
	if !isEvent {
		return false, s.control(f.payload)
	}
	if !s.fleet.target.SharedID && !follows(f.payload, keyID, s.id) {
		return false, errors.New("an event under somebody else's id")
	}
	if sequence < 1 || sequence > 1<<20 {
		return false, fmt.Errorf("an event of sequence %d", sequence)
	}
	if !s.tally.See(sequence) {
		return false, nil
	}
	if fromCommit, fromHint, known := s.run.delay(sequence, now); known {
		s.fleet.fromCommit.Add(fromCommit)
		s.fleet.fromHint.Add(fromHint)
	}
	s.once.Do(func() { close(s.ready) })
	return true, nil
}

// control answers the messages that are no events.
func (s *socket) control(message []byte) error {
	isType := func(name string) bool { return follows(message, keyType, []byte(name)) }
	switch {
	case isType("connection_ack"):
		return s.subscribe()
	case isType("ping"):
		_, err := s.conn.Write(clientFrame(opText, []byte(`{"type":"pong"}`)))
		return err
	case isType("pong"), isType("complete"):
		return nil
	}
	return fmt.Errorf("unexpected message: %.300s", message)
}
