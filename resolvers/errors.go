package resolvers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/syncrun"
)

// The words of extensions.code.
const (
	CodeUnauthenticated = "UNAUTHENTICATED"
	CodeForbidden       = "FORBIDDEN" // said of another web page only
	CodeBadUserInput    = "BAD_USER_INPUT"
	CodeNotFound        = "NOT_FOUND"
	CodeRateLimited     = "RATE_LIMITED"
	CodeUnavailable     = "SERVICE_UNAVAILABLE"
	CodeInternal        = "INTERNAL_SERVER_ERROR"
	CodeNotPersisted    = "PERSISTED_QUERY_NOT_SUPPORTED"
)

// retryAfter is after how many seconds something may be there again that is not there now.
const retryAfter = 1

// longestMessage bounds what of a request a message may repeat, in characters.
const longestMessage = 200

// Presenter returns what turns every error of an operation into an answer: code, message and path, with nothing of
// SQL, stacks or addresses in it. Errors nobody foresaw are logged to log, once, and answered as "internal error"
// with the request's id in extensions.requestId; a line of the log has it from its context. requestID may return "" and
// may be nil.
func Presenter(requestID func(context.Context) string, log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		path, locations := place(ctx, err)
		code, message := answer(ctx, err)
		if code != CodeInternal {
			extensions := map[string]any{"code": code}
			if code == CodeUnavailable {
				extensions["retryAfter"] = retryAfter
			}
			return &gqlerror.Error{Message: message, Path: path, Locations: locations, Extensions: extensions}
		}
		presented := internal(ctx, requestID)
		presented.Path, presented.Locations = path, locations
		if !isRecovered(err) {
			log.ErrorContext(ctx, "graphql: internal error", "error", err, "path", path.String())
		}
		return presented
	}
}

// Recover returns what turns a panic into "internal error" and logs it with its stack. Give it the same arguments as
// Presenter.
func Recover(requestID func(context.Context) string, log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, cause any) error {
		presented := internal(ctx, requestID)
		presented.Rule = recovered
		log.ErrorContext(ctx, "graphql: panic", "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
		return presented
	}
}

// recovered marks errors that Recover has logged; the field is not part of the answer.
const recovered = "recovered"

func isRecovered(err error) bool {
	said, ok := errors.AsType[*gqlerror.Error](err)
	return ok && said.Rule == recovered
}

// internal is the answer to what nobody foresaw.
func internal(ctx context.Context, requestID func(context.Context) string) *gqlerror.Error {
	presented := &gqlerror.Error{Message: "internal error", Extensions: map[string]any{"code": CodeInternal}}
	if requestID == nil {
		return presented
	}
	if id := requestID(ctx); id != "" {
		presented.Extensions["requestId"] = id
	}
	return presented
}

// answer is the table from errors to codes and messages.
func answer(ctx context.Context, err error) (code, message string) {
	var invalid *syncrun.InvalidError
	var refusal *syncrun.UserError
	switch {
	case errors.Is(err, errUnauthenticated):
		return CodeUnauthenticated, "authentication required"
	case errors.As(err, &invalid):
		return CodeBadUserInput, shortened(invalid.Error(), longestMessage)
	case errors.As(err, &refusal):
		return CodeBadUserInput, shortened(refusal.Message, longestMessage)
	case errors.Is(err, syncrun.ErrNotFound):
		return CodeNotFound, "not found"
	case errors.Is(err, syncrun.ErrUnavailable):
		return CodeUnavailable, "temporarily unavailable, try again later"
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return CodeUnavailable, "the request was cut short" // nobody is there, or the server is stopping
	case isCoercion(ctx):
		return CodeBadUserInput, "not a valid value for " + argument(ctx, err)
	default:
		return answerGraphQL(ctx, err)
	}
}

// answerGraphQL answers what gqlgen and the layers around it say.
func answerGraphQL(ctx context.Context, err error) (code, message string) {
	said, ok := errors.AsType[*gqlerror.Error](err)
	if !ok || said.Err != nil {
		return CodeInternal, "internal error"
	}
	switch code, _ = said.Extensions["code"].(string); code {
	case errcode.ParseFailed, errcode.ValidationFailed:
		return CodeBadUserInput, sanitised(said.Message)
	case CodeUnauthenticated, CodeBadUserInput, CodeNotFound, CodeRateLimited, CodeUnavailable:
		return code, sanitised(said.Message)
	}
	if graphql.GetFieldContext(ctx) == nil && code == "" {
		return CodeBadUserInput, sanitised(said.Message) // a request that never became an operation
	}
	return CodeInternal, "internal error"
}

// sanitised is a message without guesses at other names, without the request's body and not too long.
func sanitised(message string) string {
	for _, tail := range []string{" Did you mean", " body:", ": strconv."} {
		message, _, _ = strings.Cut(message, tail)
	}
	return shortened(message, longestMessage)
}

// isCoercion tells whether the field's arguments could not be read: gqlgen sets them before it calls a resolver.
func isCoercion(ctx context.Context) bool {
	field := graphql.GetFieldContext(ctx)
	return field != nil && field.Args == nil && field.Field.Field != nil && field.Field.Definition != nil &&
		len(field.Field.Definition.Arguments) > 0
}

// argument names the argument that could not be read, such as input.trackedAccountId.
func argument(ctx context.Context, err error) string {
	path, _ := place(ctx, err)
	own := graphql.GetFieldContext(ctx).Path()
	var names []string
	for i := len(own); i < len(path); i++ {
		if name, ok := path[i].(ast.PathName); ok {
			names = append(names, string(name))
		}
	}
	if len(names) == 0 {
		return "an argument"
	}
	return strings.Join(names, ".")
}

// place is where in the answer, and where in the document, an error belongs.
func place(ctx context.Context, err error) (ast.Path, []gqlerror.Location) {
	if said, ok := errors.AsType[*gqlerror.Error](err); ok {
		return said.Path, said.Locations
	}
	return graphql.GetPath(ctx), nil
}
