package document

import (
	"context"
	"errors"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/telemetry"
	"goodones/resolvers"
)

const (
	// maxErrors is how many errors of one document are told.
	maxErrors = 5
	// maxMessage is the length of an error's message, in bytes, about: messages quote documents.
	maxMessage = 300
)

// Config is what an Executor needs.
type Config struct {
	Schema         graphql.ExecutableSchema   // required
	ErrorPresenter graphql.ErrorPresenterFunc // required; never returns nil
	Recover        graphql.RecoverFunc        // required
	Introspection  bool                       // whether clients may ask for the schema
}

// Executor is gqlgen's, with limits on documents that apply before they are validated, whichever way they come, and
// with errors that repeat little of them.
type Executor struct{ *executor.Executor }

var _ graphql.GraphExecutor = (*Executor)(nil)

// New returns an executor for the schema.
func New(cfg Config) *Executor {
	accepted := newDocuments()
	e := executor.New(cfg.Schema)
	e.SetQueryCache(accepted)
	e.SetParserTokenLimit(maxTokens)
	e.SetDisableSuggestion(true)
	e.SetErrorPresenter(presenter(cfg.ErrorPresenter))
	e.SetRecoverFunc(cfg.Recover)
	e.Use(answerLimit{})
	e.Use(&limits{introspection: cfg.Introspection, accepted: accepted})
	return &Executor{e}
}

// CreateOperationContext parses, checks and validates a request. Its errors are at most five, short, and coded.
func (e *Executor) CreateOperationContext(
	ctx context.Context, params *graphql.RawParams,
) (*graphql.OperationContext, gqlerror.List) {
	operation, errs := e.Executor.CreateOperationContext(ctx, params)
	if len(errs) > 0 && hasNoneMeant(operation) {
		errs = gqlerror.List{{Message: unnamed(params.OperationName)}}
	}
	return operation, requestErrorsOf(errs)
}

// hasNoneMeant tells whether a document has operations, but none that the request means.
func hasNoneMeant(operation *graphql.OperationContext) bool {
	return operation != nil && operation.Doc != nil && operation.Operation == nil && len(operation.Doc.Operations) > 0
}

// unnamed is why no operation of a valid document is meant.
func unnamed(name string) string {
	if name == "" {
		return "the document has several operations: operationName must say which is meant"
	}
	return "the document has no operation of the name that operationName gives"
}

// messageOf is what an error says. That of a variable names it, but not what was given for it, which the validator
// does not always repeat as it came.
func messageOf(err *gqlerror.Error) string {
	if message, _, guesses := strings.Cut(err.Message, " Did you mean"); guesses { // names that the client did not give
		return message
	}
	if len(err.Path) < 2 || err.Path[0] != ast.PathName("variable") {
		return err.Message
	}
	reason := "is not a valid value"
	switch err.Message {
	case "must be defined", "cannot be null", "unknown field":
		reason = err.Message
	}
	return "variable $" + err.Path[1:].String() + ": " + reason
}

// requestErrorsOf cuts errors of a request to size. The path is left out: it belongs to fields of a result, and names
// of the client's making have any length.
func requestErrorsOf(errs gqlerror.List) gqlerror.List {
	if len(errs) == 0 {
		return nil
	}
	short := First(errs)
	for i, err := range short {
		short[i] = &gqlerror.Error{
			Message:    clip(messageOf(err)),
			Locations:  err.Locations[:min(len(err.Locations), maxErrors)],
			Extensions: map[string]any{"code": resolvers.CodeBadUserInput},
		}
	}
	return short
}

// First is a copy of the first five errors: no answer tells more.
func First(errs gqlerror.List) gqlerror.List {
	return append(gqlerror.List(nil), errs[:min(len(errs), maxErrors)]...)
}

// clip shortens a message between two characters.
func clip(message string) string {
	if len(message) <= maxMessage {
		return message
	}
	n := 0
	for i := range message {
		if i > maxMessage {
			break
		}
		n = i
	}
	return message[:n] + "…"
}

// presenter leaves errors alone that are coded already and hide nothing, presents all others, and adds the request's
// id to those that say nothing else.
func presenter(present graphql.ErrorPresenterFunc) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		if coded, ok := errors.AsType[*gqlerror.Error](err); ok && coded.Err == nil && coded.Extensions["code"] != nil {
			return coded
		}
		presented := present(ctx, err)
		presented.Message = clip(presented.Message)
		if id := telemetry.RequestID(ctx); id != "" && presented.Extensions["code"] == resolvers.CodeInternal {
			presented.Extensions["requestId"] = id
		}
		return presented
	}
}
