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
	if err != nil {
		refuse(w, r, err)
		return
	}
	params.Headers = r.Header
	if r.Method == http.MethodPost && accepted(r) == eventStream {
		s.serveEvents(w, r, params)
		return
	}
	s.execute(w, r, params)
}

// execute runs an operation that has one answer.
func (s *Server) execute(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) {
	ctx := startOperation(r.Context(), params)
	mediaType := acceptedJSON(r)
	operation, errs := s.cfg.Executor.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		writeGraphQL(w, requestErrorStatus(mediaType), mediaType, requestErrors{errs})
		return
	}
	if p := misplaced(r.Method, operation.Operation.Operation); p != nil {
		p.ServeHTTP(w, r)
		return
	}
	responses, ctx := s.cfg.Executor.DispatchOperation(ctx, operation)
	response := responses(ctx)
	switch {
	case response == nil: // the client went away
	case hasCode(response, codeUnavailable):
		setRetryAfter(w.Header(), retryAfter)
		writeGraphQL(w, http.StatusServiceUnavailable, mediaType, response)
	default:
		writeGraphQL(w, http.StatusOK, mediaType, response)
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

// misplaced is the problem of an operation that does not go with the method or has more than one answer; nil when all
// is well.
func misplaced(method string, operation ast.Operation) *problem {
	switch {
	case method == http.MethodGet && operation != ast.Query:
		return notAllowed("POST", "GET is for queries only.")
	case operation == ast.Subscription:
		return badRequest(http.StatusNotAcceptable, "A subscription needs Accept: text/event-stream, or a websocket.")
	}
	return nil
}
