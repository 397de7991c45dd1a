package server

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// serveGraphQL is /graphql: websockets, server-sent events, POST and GET.
func (s *Server) serveGraphQL(w http.ResponseWriter, r *http.Request) {
	if s.sockets.Supports(r) {
		s.sockets.Do(w, r, s.cfg.Executor)
		return
	}
	var params *graphql.RawParams
	var err error
	switch r.Method {
	case http.MethodPost:
		params, err = postParams(r)
	case http.MethodGet:
		params, err = getParams(r)
	default:
		err = notAllowed("GET, POST", "Method not allowed.")
	}
	leave, refused := s.admit(r.Context(), params, w.Header())
	if refused != nil {
		refuse(w, r, refused)
		return
	}
	var did served
	defer func() { leave(did.opened) }()
	if err != nil {
		refuse(w, r, err)
		return
	}
	params.Headers = r.Header
	ctx := startOperation(r.Context(), params)
	operation, errs := s.cfg.Executor.CreateOperationContext(ctx, params)
	stream := accepted(r) == eventStream
	if len(errs) == 0 {
		if p := misplaced(r, operation.Operation.Operation); p != nil {
			p.ServeHTTP(w, r)
			return
		}
		stream = stream || operation.Operation.Operation == ast.Subscription
	}
	r = r.WithContext(ctx)
	switch {
	case stream:
		did = s.serveEvents(w, r, operation, errs)
	case len(errs) > 0:
		mediaType := acceptedJSON(r)
		writeGraphQL(w, requestErrorStatus(mediaType), mediaType, requestErrors{errs})
	default:
		s.execute(w, r, operation)
	}
}

// execute runs an operation that has one answer.
func (s *Server) execute(w http.ResponseWriter, r *http.Request, operation *graphql.OperationContext) {
	mediaType := acceptedJSON(r)
	responses, ctx := s.cfg.Executor.DispatchOperation(r.Context(), operation)
	response := responses(ctx)
	switch {
	case response == nil: // the client went away
	case hasCode(response, codeUnavailable):
		setRetryAfter(w.Header(), retryAfter)
		writeGraphQL(w, http.StatusServiceUnavailable, mediaType, response)
	default:
		writeResponse(w, r, http.StatusOK, mediaType, response)
	}
}

func startOperation(ctx context.Context, params *graphql.RawParams) context.Context {
	ctx = graphql.StartOperationTrace(ctx)
	params.ReadTime = graphql.TraceTiming{Start: graphql.GetStartTime(ctx), End: graphql.Now()}
	return ctx
}

// requestErrorStatus is the status for an operation that was not executed. Clients that know only application/json
// have always got 200 for it.
func requestErrorStatus(mediaType string) int {
	if mediaType == responseJSON {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// misplaced is the problem of an operation that does not go with the method or whose answers the client does not read;
// nil when all is well.
func misplaced(r *http.Request, operation ast.Operation) *problem {
	switch {
	case r.Method == http.MethodGet && operation == ast.Mutation:
		return notAllowed("POST", "GET is for queries and subscriptions only.")
	case operation == ast.Subscription && !acceptsStream(r):
		return badRequest(http.StatusNotAcceptable, "A subscription needs Accept: text/event-stream, or a websocket.")
	}
	return nil
}
