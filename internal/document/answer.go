package document

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/resolvers"
)

// maxAnswer is how large an answer may be, in bytes, about: what is counted are names and values, while they are
// resolved, so that one that is too large is never made.
const maxAnswer = 4 << 20

// answerLimit ends what makes too large an answer.
type answerLimit struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.ResponseInterceptor
	graphql.FieldInterceptor
} = answerLimit{}

// ExtensionName is for gqlgen.
func (answerLimit) ExtensionName() string { return "AnswerLimit" }

// Validate is for gqlgen: every schema will do.
func (answerLimit) Validate(graphql.ExecutableSchema) error { return nil }

// tally counts the bytes of one answer.
type tally struct {
	bytes atomic.Int64
	stop  context.CancelFunc
}

type tallyKey struct{}

// InterceptResponse counts anew for each answer; a subscription has one for each event.
func (answerLimit) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	t := &tally{stop: stop}
	response := next(context.WithValue(ctx, tallyKey{}, t))
	if t.bytes.Load() <= maxAnswer {
		return response
	}
	return &graphql.Response{Data: []byte("null"), Errors: gqlerror.List{{
		Message:    fmt.Sprintf("the answer is larger than %d MiB: ask for less at a time", maxAnswer>>20),
		Extensions: map[string]any{"code": resolvers.CodeBadUserInput},
	}}}
}

// InterceptField counts a field. Once there is too much, nothing more is resolved.
func (answerLimit) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	t, _ := ctx.Value(tallyKey{}).(*tally)
	if t == nil {
		return next(ctx)
	}
	if t.bytes.Load() > maxAnswer {
		return nil, ctx.Err()
	}
	value, err := next(ctx)
	if t.bytes.Add(int64(sizeOf(value)+len(graphql.GetFieldContext(ctx).Field.Alias)+len(`"":,`))) > maxAnswer {
		t.stop()
		return nil, ctx.Err()
	}
	return value, err
}

// sizeOf is about how many bytes a value takes, without what lies in fields of its own.
func sizeOf(value any) int {
	switch value := value.(type) {
	case string:
		return len(value) + 2
	case *string:
		if value != nil {
			return len(*value) + 2
		}
	case []string:
		n := 2
		for _, s := range value {
			n += len(s) + 3
		}
		return n
	}
	return 8
}
