package server

import (
	"context"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
	"goodones/internal/telemetry"
)

// serveEvents answers with a stream of server-sent events: a next event for each result, and complete at the end.
// A stream without complete was cut, and may be continued with Last-Event-ID.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) {
	after, resumed, err := lastEventID(r)
	if err != nil {
		refuse(w, r, err)
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(s.draining, cancel)()
	id := identityOf(ctx)
	defer s.roster.stream(id, cancel)()
	ctx = startOperation(ctx, params)
	if resumed && s.cfg.Resume != nil {
		ctx = s.cfg.Resume(ctx, after)
	}
	operation, errs := s.cfg.Executor.CreateOperationContext(ctx, params)
	if len(errs) == 0 && operation.Operation.Operation == ast.Subscription {
		leave, ok := s.roster.subscription(id)
		if !ok {
			tooManySubscriptions().ServeHTTP(w, r)
			return
		}
		defer leave()
		s.streams.live.Add(1)
		defer s.streams.live.Add(-1)
	}
	events := s.newEvents(w)
	defer events.close()
	if len(errs) > 0 {
		events.fail(errs)
		return
	}
	s.follow(ctx, events, operation)
}

func tooManySubscriptions() *problem {
	return &problem{
		status: http.StatusTooManyRequests, code: codeRateLimited,
		message: "Too many live subscriptions of this key.", retryAfter: retryAfter,
	}
}

// follow sends the results of an operation until they end or ctx does.
func (s *Server) follow(ctx context.Context, events *events, operation *graphql.OperationContext) {
	ctx = graphql.WithOperationContext(ctx, operation)
	if operation.Operation.Operation == ast.Subscription && s.cfg.Open != nil {
		woken := make(chan struct{}, 1)
		stream, errs := s.cfg.Open(ctx, operation, func() {
			select {
			case woken <- struct{}{}:
			default: // one wake for all that is ready
			}
		})
		if len(errs) > 0 {
			events.fail(limited(errs))
			return
		}
		if stream != nil {
			defer stream.Close()
			s.followStream(ctx, events, stream, woken)
			return
		}
	}
	s.followExecution(ctx, events, operation)
}

// followStream sends what stream has, one payload at a time, since each has an id of its own.
func (s *Server) followStream(ctx context.Context, events *events, stream graphqlws.Stream, woken <-chan struct{}) {
	numbered, _ := stream.(interface{ Sequence() int })
	var room [][]byte
	for {
		payloads, more, done, errs := stream.Next(room[:0], 1)
		for _, payload := range payloads {
			id := ""
			if numbered != nil {
				id = strconv.Itoa(numbered.Sequence())
			}
			if events.next(id, payload) != nil {
				return
			}
		}
		room = payloads
		switch {
		case len(errs) > 0:
			events.fail(errs)
			return
		case done:
			events.complete()
			return
		case more || len(payloads) > 0:
			if ctx.Err() != nil {
				return
			}
		case !events.wait(ctx, woken):
			return
		}
	}
}

// followExecution sends what the executor yields. The executor blocks between two results, so it has a goroutine of
// its own, which has ended when this returns.
func (s *Server) followExecution(ctx context.Context, events *events, operation *graphql.OperationContext) {
	ctx, cancel := context.WithCancel(ctx)
	results := make(chan *graphql.Response)
	go func() {
		defer close(results)
		s.yield(ctx, operation, results)
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
		case response, ok := <-results:
			if !ok {
				if ctx.Err() == nil {
					events.complete()
				}
				return
			}
			if events.next("", encode(response)) != nil {
				return
			}
		case <-events.quiet.C:
			if events.comment() != nil {
				return
			}
		}
	}
}

// yield executes an operation and hands its results on, the last of them an error if it panics.
func (s *Server) yield(ctx context.Context, operation *graphql.OperationContext, results chan<- *graphql.Response) {
	hand := func(result *graphql.Response) {
		select {
		case results <- result:
		case <-ctx.Done():
		}
	}
	defer func() {
		if cause := recover(); cause != nil {
			s.logPanic(ctx, cause)
			hand(&graphql.Response{Errors: gqlerror.List{internal(telemetry.RequestID(ctx)).gqlError()}})
		}
	}()
	responses, executing := s.cfg.Executor.DispatchOperation(ctx, operation)
	for ctx.Err() == nil {
		response := responses(executing)
		if response == nil {
			return
		}
		hand(response)
	}
}
