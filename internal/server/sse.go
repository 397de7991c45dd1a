package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/document"
	"goodones/internal/graphqlws"
	"goodones/internal/telemetry"
)

// serveEvents answers with a stream of server-sent events: a next event for each result, and complete at the end.
// A stream without complete was cut, and may be continued with Last-Event-ID.
// errs are what kept the operation from being one.
func (s *Server) serveEvents(
	w http.ResponseWriter, r *http.Request, operation *graphql.OperationContext, errs gqlerror.List,
) (did served) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(s.draining, cancel)()
	id := identityOf(ctx)
	defer s.roster.stream(id, cancel)()
	next := func() string { return "" }
	if len(errs) == 0 && s.cfg.Identify != nil {
		var ok bool
		if ctx, next, ok = s.cfg.Identify(ctx, operation, r.Header.Get("Last-Event-ID")); !ok {
			refuse(w, r, badRequest(http.StatusBadRequest, "Last-Event-ID must be the id of an event of this subscription."))
			return did
		}
	}
	if len(errs) == 0 && operation.Operation.Operation == ast.Subscription {
		leave, ok := s.roster.subscription(id)
		if !ok && r.URL.Path == streamPath {
			comeBack(w, retryAfter)
			return did
		}
		if !ok {
			tooManySubscriptions().ServeHTTP(w, r)
			return did
		}
		defer leave()
		s.streams.live.Add(1)
		defer s.streams.live.Add(-1)
	}
	events := s.newEvents(w)
	defer events.close()
	if len(errs) > 0 {
		events.fail(errs)
	} else {
		s.sendResults(ctx, events, operation, next)
	}
	return events.served
}

// served is how far an SSE request has come.
type served struct {
	opened    bool // a stream was found for it
	completed bool // its end was sent, and no event before it that the client may have missed
}

func tooManySubscriptions() *problem {
	return &problem{
		status: http.StatusTooManyRequests, code: codeRateLimited,
		message: "Too many live subscriptions of this key.", retryAfter: retryAfter,
	}
}

// sendResults sends the results of an operation until they end or ctx does. next is the id of what the executor makes.
func (s *Server) sendResults(
	ctx context.Context, events *events, operation *graphql.OperationContext, next func() string,
) {
	ctx = graphql.WithOperationContext(ctx, operation)
	if operation.Operation.Operation == ast.Subscription && s.cfg.Open != nil {
		woken := make(chan struct{}, 1)
		stream, errs := s.cfg.Open(ctx, operation, func() {
			select {
			case woken <- struct{}{}:
			default: // one wake for all that is ready
			}
		})
		if after := retryAfterOf(errs); after > 0 {
			events.comeBack(after)
			return
		}
		if len(errs) > 0 {
			events.fail(document.First(errs))
			return
		}
		if stream != nil {
			defer stream.Close()
			events.served.opened = true
			s.sendStream(ctx, events, stream, woken)
			return
		}
	}
	s.sendExecution(ctx, events, operation, next)
}

// sendStream sends what stream has, one payload at a time, since each has an id of its own.
func (s *Server) sendStream(ctx context.Context, events *events, stream graphqlws.Stream, woken <-chan struct{}) {
	numbered, _ := stream.(interface{ Sequence() int })
	var room [][]byte
	for {
		portion := stream.Next(room[:0], 1)
		for _, payload := range portion.Payloads {
			id := ""
			if numbered != nil {
				id = strconv.Itoa(numbered.Sequence())
			}
			if events.next(id, payload) != nil {
				return
			}
		}
		room = portion.Payloads
		switch {
		case len(portion.Errs) > 0:
			events.fail(portion.Errs)
			return
		case portion.Done:
			events.complete()
			return
		case portion.More || len(portion.Payloads) > 0:
			if ctx.Err() != nil {
				return
			}
		case !events.wait(ctx, woken):
			return
		}
	}
}

// sendExecution sends what the executor yields. The executor blocks between two results, so it has a goroutine of
// its own, which has ended when this returns.
func (s *Server) sendExecution(
	ctx context.Context, events *events, operation *graphql.OperationContext, next func() string,
) {
	ctx, cancel := context.WithCancel(ctx)
	results := make(chan result)
	go func() {
		defer close(results)
		s.produce(ctx, operation, next, results)
	}()
	defer func() {
		cancel()
		for range results { // until the goroutine has seen it
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return
		case result, ok := <-results:
			if !ok {
				if ctx.Err() == nil {
					events.complete()
				}
				return
			}
			if events.send(result) != nil {
				return
			}
		case <-events.quiet.C:
			if events.comment() != nil {
				return
			}
		}
	}
}

// result is what an execution made, with its id. Without a payload the id is that of its beginning.
type result struct {
	id      string
	payload []byte
}

// produce executes an operation and hands its results on, the last of them an error if it panics. Each is encoded
// before the next is asked for, which is made in the same memory.
func (s *Server) produce(
	ctx context.Context, operation *graphql.OperationContext, next func() string, results chan<- result,
) {
	hand := func(r result) {
		select {
		case results <- r:
		case <-ctx.Done():
		}
	}
	defer func() {
		if cause := recover(); cause != nil {
			s.logPanic(ctx, cause)
			failure := gqlerror.List{internal(telemetry.RequestID(ctx)).gqlError()}
			hand(result{payload: encode(&graphql.Response{Errors: failure})})
		}
	}()
	responses, executing := s.cfg.Executor.DispatchOperation(ctx, operation)
	if begin := next(); begin != "" {
		hand(result{id: begin})
	}
	for ctx.Err() == nil {
		response := responses(executing)
		if response == nil {
			return
		}
		hand(result{next(), encode(response)})
	}
}

// events writes a stream of events. The writer below gives every write a deadline: a client that does not read is
// dropped.
type events struct {
	s          *Server
	w          http.ResponseWriter
	controller *http.ResponseController
	served     served
	numbered   bool        // an event was sent that the client acknowledges by Last-Event-ID
	quiet      *time.Timer // fires when nothing was written for a while
	buffer     []byte
}

func (s *Server) newEvents(w http.ResponseWriter) *events {
	e := &events{s: s, w: w, controller: http.NewResponseController(w), quiet: time.NewTimer(s.cfg.KeepAlive)}
	header := w.Header()
	header.Set("Content-Type", eventStream)
	header.Add("Vary", "Accept")
	header.Set("Cache-Control", "no-cache, no-transform") // what compresses would collect events
	header.Set("X-Accel-Buffering", "no")                 // or a proxy would collect events
	w.WriteHeader(http.StatusOK)
	e.comeBack(retryAfter) // it also tells the client at once that it is connected; a failure shows with the next write
	return e
}

func (e *events) close() { e.quiet.Stop() }

// send sends a result, or where an execution begins: an event without data, of which the client keeps the id alone.
func (e *events) send(r result) error {
	if r.payload == nil {
		return e.write([]byte("id: " + r.id + "\n\n"))
	}
	return e.next(r.id, r.payload)
}

// next sends a result. id is left out when empty.
func (e *events) next(id string, payload []byte) error {
	b := e.buffer[:0]
	if id != "" {
		e.numbered = true
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

// complete tells that nothing follows. What was written may be lost with the connection, so the request completes its
// subscription only if it sent no event: then the client has told by Last-Event-ID that it got the last one.
func (e *events) complete() {
	sent := e.write([]byte("event: complete\ndata: \n\n")) == nil
	e.served.completed = sent && !e.numbered
}

// comeBack tells after how long the client is to open the stream again when it has ended without complete.
func (e *events) comeBack(after time.Duration) {
	_ = e.write([]byte("retry: " + strconv.FormatInt(after.Milliseconds(), 10) + "\n:\n\n"))
}

func (e *events) comment() error { return e.write([]byte(":\n\n")) }

func (e *events) write(p []byte) error {
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
