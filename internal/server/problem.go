package server

import (
	"bytes"
	"encoding/json"
	"math"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/viewer"
	"goodones/resolvers"
)

// The values of extensions.code that this package uses.
const (
	codeUnauthenticated = resolvers.CodeUnauthenticated
	codeForbidden       = resolvers.CodeForbidden
	codeBadUserInput    = resolvers.CodeBadUserInput
	codeNotFound        = resolvers.CodeNotFound
	codeRateLimited     = resolvers.CodeRateLimited
	codeUnavailable     = resolvers.CodeUnavailable
	codeInternal        = resolvers.CodeInternal
	codeNotPersisted    = resolvers.CodeNotPersisted
)

// graphqlPath is where GraphQL is served; everything else speaks v1's form of errors.
const graphqlPath = "/graphql"

// problem is a request that is refused before anybody else sees it.
type problem struct {
	status     int
	code       string
	message    string
	retryAfter time.Duration // with RATE_LIMITED and SERVICE_UNAVAILABLE
	allow      string        // with status 405
	batch      int           // how many requests of a batch it answers; 0: the request was none
}

func (p *problem) Error() string { return p.message }

func badRequest(status int, message string) *problem {
	return &problem{status: status, code: codeBadUserInput, message: message}
}

func unauthenticated(reason viewer.Refusal) *problem {
	return &problem{status: http.StatusUnauthorized, code: codeUnauthenticated, message: reason.Error()}
}

func unavailable() *problem {
	return &problem{
		status:     http.StatusServiceUnavailable,
		code:       codeUnavailable,
		retryAfter: retryAfter,
		message:    "Temporarily unavailable. Try again.",
	}
}

func notFound() *problem {
	return &problem{status: http.StatusNotFound, code: codeNotFound, message: "Not found."}
}

// notGraphQL is notFound where somebody seems to look for GraphQL.
func notGraphQL() *problem {
	return &problem{status: http.StatusNotFound, code: codeNotFound,
		message: "Not found. GraphQL is at " + graphqlPath + "."}
}

// noSocketsHere is notFound for a websocket's handshake: the page in its place would read as a server that is broken.
func noSocketsHere() *problem {
	return &problem{status: http.StatusNotFound, code: codeNotFound,
		message: "Not found. Websockets are at " + graphqlPath + "."}
}

func internal(requestID string) *problem {
	return &problem{
		status:  http.StatusInternalServerError,
		code:    codeInternal,
		message: "Internal error. Request id: " + requestID,
	}
}

func notAllowed(allow, message string) *problem {
	return &problem{status: http.StatusMethodNotAllowed, code: codeBadUserInput, message: message, allow: allow}
}

// gqlError is the problem as one error of GraphQL.
func (p *problem) gqlError() *gqlerror.Error {
	extensions := map[string]any{"code": p.code}
	if p.retryAfter > 0 {
		extensions["retryAfter"] = seconds(p.retryAfter)
	}
	return &gqlerror.Error{Message: p.message, Extensions: extensions}
}

// graphqlAnswer is the problem as the body of an answer.
func (p *problem) graphqlAnswer() any {
	answer := requestErrors{gqlerror.List{p.gqlError()}}
	if p.batch > 0 {
		return slices.Repeat([]requestErrors{answer}, p.batch)
	}
	return answer
}

// ServeHTTP answers with the problem, in the form that the route's clients read.
func (p *problem) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	if p.status == http.StatusUnauthorized {
		header.Set("WWW-Authenticate", "Bearer")
	}
	if p.allow != "" {
		header.Set("Allow", p.allow)
	}
	setRetryAfter(header, p.retryAfter)
	if r.URL.Path == graphqlPath || r.URL.Path == streamPath {
		writeGraphQL(w, p.status, acceptedJSON(r), p.graphqlAnswer())
		return
	}
	writeJSON(w, p.status, "application/json", map[string]string{"error": p.message})
}

// retryAfter is when to try again what may work at any moment.
const retryAfter = time.Second

// setRetryAfter tells when to try again; 0 tells nothing.
func setRetryAfter(header http.Header, after time.Duration) {
	if after > 0 {
		header.Set("Retry-After", strconv.Itoa(seconds(after)))
	}
}

// seconds are full seconds, rounded up.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// requestErrors is the answer to a request that was not executed: without data, not even null.
type requestErrors struct {
	Errors gqlerror.List `json:"errors"`
}

// writeGraphQL answers with requestErrors or a *graphql.Response.
func writeGraphQL(w http.ResponseWriter, status int, mediaType string, answer any) {
	mark(w.Header())
	writeJSON(w, status, mediaType+"; charset=utf-8", answer)
}

// mark says of an answer of GraphQL that Accept chose its form, and that it is nobody else's.
func mark(header http.Header) {
	header.Add("Vary", "Accept")
	header.Set("Cache-Control", "no-store")
}

// writeResponse answers with what was executed. What gqlgen has made into JSON is neither parsed nor copied.
func writeResponse(w http.ResponseWriter, r *http.Request, status int, mediaType string, answer *graphql.Response) {
	large, ok := w.(*recorder)
	if len(answer.Errors) > 0 || len(answer.Extensions) > 0 || !ok || len(answer.Data) == 0 {
		writeGraphQL(w, status, mediaType, answer)
		return
	}
	mark(w.Header())
	w.Header().Set("Content-Type", mediaType+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(`{"data":`)+len(answer.Data)+len(`}`)))
	w.WriteHeader(status)
	_, _ = w.Write([]byte(`{"data":`)) // the client may be gone
	large.writeLarge(r.Context(), answer.Data)
	_, _ = w.Write([]byte(`}`))
}

func writeJSON(w http.ResponseWriter, status int, contentType string, v any) {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, _ = w.Write(encode(v)) // the client may be gone
}

// encode is v in JSON, without escapes that JSON does not ask for, as one line.
func encode(v any) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		out.Reset() // an extension that JSON cannot express
		_ = encoder.Encode(requestErrors{gqlerror.List{internal("").gqlError()}})
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

// hasCode tells whether one of the response's errors has the code.
func hasCode(response *graphql.Response, code string) bool {
	for _, err := range response.Errors {
		if err != nil && err.Extensions["code"] == code {
			return true
		}
	}
	return false
}
