package graphqlws

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"unicode/utf8"

	"github.com/gorilla/websocket"
)

// read is the reader: it handles messages until the connection ends, or until
// it has passed its role to a new goroutine.
func (c *conn) read() {
	for {
		m, err := c.receive()
		if err == nil {
			err = c.ctx.Err() // a connection that is being closed answers nothing
		}
		if err != nil {
			c.end(err)
			return
		}
		if c.handle(m) {
			return
		}
	}
}

// receive reads the next message. A *CloseError says how to refuse it.
func (c *conn) receive() (message, error) {
	c.touch()
	kind, r, err := c.ws.NextReader()
	if err != nil {
		return message{}, err
	}
	buf := c.t.messages.Get().(*bytes.Buffer)
	defer c.t.messages.Put(buf)
	buf.Reset()
	if _, err := buf.ReadFrom(r); err != nil {
		return message{}, err
	}
	if kind != websocket.TextMessage {
		return message{}, badRequest("Invalid message")
	}
	if !utf8.Valid(buf.Bytes()) {
		return message{}, &CloseError{websocket.CloseInvalidFramePayloadData, "Invalid UTF-8"}
	}
	return decode(buf.Bytes())
}

// handle acts on one message. It reports true when another goroutine has
// become the reader.
func (c *conn) handle(m message) bool {
	switch m.kind {
	case typePing:
		c.writer.reply(appendPong(nil, m.payload))
	case typeComplete:
		c.complete(m.id)
	case typeInit:
		if !c.phase.CompareAndSwap(int32(fresh), int32(initialising)) {
			c.close(CloseTooManyInits, "Too many initialisation requests")
			break
		}
		c.initialised = true
		return c.handOver(func() { c.initialise(m.fields) })
	case typeSubscribe:
		if phase(c.phase.Load()) != ready {
			c.close(CloseUnauthorized, "Unauthorized")
			break
		}
		if op := c.register(m.id); op != nil {
			return c.handOver(func() { op.run(m.params) })
		}
	}
	return false
}

// handOver starts a new reader and does the work on this goroutine, so that
// the socket is read on meanwhile, and the large stack that parsing and
// executing leave behind goes away with the work. One such work is prepared at
// a time; it calls c.passTurn when the next may begin.
func (c *conn) handOver(work func()) bool {
	select {
	case c.turn <- struct{}{}:
	case <-c.ctx.Done():
		return false // the reader finds out when it reads
	}
	c.tasks.Add(1)
	defer c.tasks.Done()
	go c.read()
	work()
	return true
}

// passTurn lets the next work of the connection be prepared.
func (c *conn) passTurn() { <-c.turn }

// initialise answers connection_init.
func (c *conn) initialise(payload map[string]any) {
	defer c.passTurn()
	defer func() {
		if recover() != nil {
			c.close(CloseInternalServerFail, "Internal server error")
		}
	}()
	if err := c.authenticate(payload); err != nil {
		refusal := &CloseError{CloseForbidden, "Forbidden"}
		errors.As(err, &refusal)
		c.close(refusal.Code, refusal.Reason)
		return
	}
	if c.t.cfg.Opened != nil {
		release, err := c.t.cfg.Opened(c.viewer)
		if err != nil {
			refusal := &CloseError{websocket.CloseTryAgainLater, "Too many connections"}
			errors.As(err, &refusal)
			c.close(refusal.Code, refusal.Reason)
			return
		}
		c.release = release
	}
	c.phase.Store(int32(ready))
	c.writer.reply(appendText(nil, `{"type":"connection_ack"}`))
}

func (c *conn) authenticate(payload map[string]any) error {
	req, viewer := c.req, c.ctx
	c.req = nil
	if c.t.cfg.Authenticate != nil {
		req.Payload = payload
		var err error
		if viewer, err = c.t.cfg.Authenticate(c.ctx, req); err != nil {
			return err
		}
	}
	c.mu.Lock()
	c.viewer = viewer
	c.mu.Unlock()
	return nil
}

// pinged answers a WebSocket ping.
func (c *conn) pinged(data string) error {
	c.touch()
	frame := append(appendHeader(nil, websocket.PongMessage, len(data)), data...)
	c.writer.reply(frame)
	return nil
}

// end is the last thing a reader does: err is why it stopped.
func (c *conn) end(err error) {
	c.closeFor(err)
	<-c.writer.done
	if _, echoed := errors.AsType[*websocket.CloseError](err); !echoed {
		// A socket closed with unread data resets, and the client might never
		// see the close frame.
		if _, err := io.Copy(io.Discard, c.net); isTimeout(err) {
			c.reset()
		}
	}
	_ = c.net.Close() // it may be closed already
	c.tasks.Wait()
	if c.release != nil {
		c.release()
	}
	c.t.count.sockets.Add(-1)
	c.t.conns.remove(c)
}

// closeFor begins to close for the reason that reading ended, unless closing
// has begun: then that reason is but its consequence.
func (c *conn) closeFor(err error) {
	var refusal *CloseError
	switch {
	case errors.As(err, &refusal):
		c.close(refusal.Code, refusal.Reason)
	case errors.Is(err, websocket.ErrReadLimit):
		c.close(websocket.CloseMessageTooBig, fmt.Sprintf("Message is larger than %d bytes", c.t.cfg.ReadLimit))
	case isTimeout(err) && !c.initialised:
		c.close(CloseInitTimeout, "Connection initialisation timeout")
	case isTimeout(err):
		if c.close(websocket.CloseTryAgainLater, "Client is silent") {
			c.t.count.slow.Add(1)
		}
	default:
		c.abort()
	}
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}
