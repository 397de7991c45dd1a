package server

import (
	"context"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// events writes a stream of events. Every write has a deadline: a client that does not read is dropped.
type events struct {
	s          *Server
	w          http.ResponseWriter
	controller *http.ResponseController
	quiet      *time.Timer // fires when nothing was written for a while
	buffer     []byte
}

// writeTimeout is how long one write may be blocked by the client.
const writeTimeout = 5 * time.Second

func (s *Server) newEvents(w http.ResponseWriter) *events {
	e := &events{s: s, w: w, controller: http.NewResponseController(w), quiet: time.NewTimer(s.cfg.KeepAlive)}
	header := w.Header()
	header.Set("Content-Type", eventStream)
	header.Set("Cache-Control", "no-cache, no-transform") // what compresses would collect events
	header.Set("X-Accel-Buffering", "no")                 // or a proxy would collect events
	w.WriteHeader(http.StatusOK)
	_ = e.comment() // so that the client learns at once that it is connected; a failure shows with the next write
	return e
}

// close lifts the deadline: the connection may serve other requests.
func (e *events) close() {
	e.quiet.Stop()
	_ = e.controller.SetWriteDeadline(time.Time{})
}

// next sends a result. id is left out when empty.
func (e *events) next(id string, payload []byte) error {
	b := e.buffer[:0]
	if id != "" {
		b = append(append(append(b, "id: "...), id...), '\n')
	}
	b = append(b, "event: next\ndata: "...)
	from := len(b)
	b = append(b, payload...)
	for i := range b[from:] { // a line's end inside JSON is white space, but here it would end the data
		if c := b[from+i]; c == '\n' || c == '\r' {
			b[from+i] = ' '
		}
	}
	e.buffer = append(b, "\n\n"...)
	err := e.write(e.buffer)
	if err == nil {
		e.s.streams.events.Add(1)
	}
	return err
}

// fail sends errors in place of a result, and complete.
func (e *events) fail(errs gqlerror.List) {
	if e.next("", encode(requestErrors{errs})) == nil {
		e.complete()
	}
}

// complete tells that nothing follows.
func (e *events) complete() {
	_ = e.write([]byte("event: complete\ndata: \n\n")) // it is the last there is to say
}

func (e *events) comment() error { return e.write([]byte(":\n\n")) }

func (e *events) write(p []byte) error {
	_ = e.controller.SetWriteDeadline(time.Now().Add(writeTimeout)) // not supported by writers of tests
	_, err := e.w.Write(p)
	if err == nil {
		err = e.controller.Flush()
	}
	if isTimeout(err) {
		e.s.streams.slow.Add(1)
	}
	e.quiet.Reset(e.s.cfg.KeepAlive)
	return err
}

// wait waits for a wake, with a comment now and then. It reports false when the stream is over.
func (e *events) wait(ctx context.Context, woken <-chan struct{}) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-woken:
			return true
		case <-e.quiet.C:
			if e.comment() != nil {
				return false
			}
		}
	}
}
