package server

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"net/http"
	"regexp"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// socketFingerprint stands for a connection, which has none of its own.
const socketFingerprint = 1

// admit lets an operation of the context's key in: what continues a subscription that was open a moment ago costs
// nothing, anything else counts. leave is to be called when it has ended: what was never served leaves no
// trace. The error is that of count.
func (s *Server) admit(ctx context.Context, params *graphql.RawParams,
	header http.Header) (leave func(served bool), err error) {
	if params == nil || !strings.Contains(params.Query, "subscription") {
		return func(bool) {}, s.count(ctx, identityOf(ctx), header)
	}
	return s.enter(ctx, identityOf(ctx), fingerprintOf(params), header)
}

// enter is admit for what has a fingerprint.
func (s *Server) enter(ctx context.Context, id identity, fingerprint int64,
	header http.Header) (leave func(served bool), err error) {
	resumed, err := s.resume(ctx, id, fingerprint, header)
	if err != nil {
		return nil, err
	}
	return s.opened(id, fingerprint, resumed), nil
}

// resume tells whether what has this fingerprint goes on with something; else it is counted. A session's window is wide
// enough to count everything.
func (s *Server) resume(ctx context.Context, id identity, fingerprint int64, header http.Header) (bool, error) {
	if s.openings == nil || id.SessionID != 0 {
		return false, s.count(ctx, id, header)
	}
	resumed, err := s.openings.store.Resume(ctx, s.openings.server, id.KeyID, fingerprint)
	switch {
	case err != nil:
		return false, s.takeProblem(ctx, err)
	case resumed:
		return true, nil
	default:
		return false, s.count(ctx, id, header)
	}
}

// opened notes what a key has opened.
func (s *Server) opened(id identity, fingerprint int64, resumed bool) (leave func(served bool)) {
	if s.openings == nil || id.SessionID != 0 {
		return func(bool) {}
	}
	return s.openings.open(id.KeyID, fingerprint, resumed)
}

// afterArgument is where a subscription says after which sequence it begins, as a number or by a variable.
var afterArgument = regexp.MustCompile(`\bafter\s*:\s*(?:\$(\w+)|-?\d+|null)`)

// fingerprintOf is the same for requests that differ in nothing but the sequence after which they begin.
func fingerprintOf(params *graphql.RawParams) int64 {
	variables := map[string]any{}
	for name, value := range params.Variables {
		variables[name] = value
	}
	for _, match := range afterArgument.FindAllStringSubmatch(params.Query, -1) {
		delete(variables, match[1])
	}
	text, _ := json.Marshal(variables) // decoded from JSON; keys are sorted
	sum := fnv.New64a()
	for _, part := range []string{afterArgument.ReplaceAllString(params.Query, "after:"), params.OperationName,
		string(text)} {
		_, _ = sum.Write([]byte(part)) // never fails
		_, _ = sum.Write([]byte{0})
	}
	return int64(sum.Sum64())
}
