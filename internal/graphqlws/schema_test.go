package graphqlws

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// probe is a schema whose fields do what tests need, without generated code.
type probe struct {
	schema    *ast.Schema
	cancelled chan struct{} // told when the context of wait or forever ends
	pushed    chan int      // read by pushed
}

func newProbe() *probe {
	return &probe{
		cancelled: make(chan struct{}, 10_000),
		pushed:    make(chan int, 100),
		schema: gqlparser.MustLoadSchema(&ast.Source{Input: `
			type Query { hello: String! large(size: Int!): String! wait: String! boom: String! partial: String }
			type Mutation { set(value: Int): Int! }
			type Subscription {
				count(to: Int!): Int!
				forever: Int!
				refused: Int!
				boom: Int!
				pushed: Int!
				feed(name: String): Int!
			}`}),
	}
}

func (p *probe) Schema() *ast.Schema { return p.schema }

func (p *probe) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (p *probe) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	field := op.Operation.SelectionSet[0].(*ast.Field)
	args := field.ArgumentMap(op.Variables)
	if field.Name == "wait" || field.Name == "forever" {
		context.AfterFunc(ctx, func() { p.cancelled <- struct{}{} })
	}
	if op.Operation.Operation == ast.Subscription {
		return p.subscribe(ctx, field.Name, args)
	}
	var once bool
	return func(ctx context.Context) *graphql.Response {
		if once {
			return nil
		}
		once = true
		return p.resolve(ctx, field.Name, args)
	}
}

func (p *probe) resolve(ctx context.Context, field string, args map[string]any) *graphql.Response {
	switch field {
	case "wait":
		<-ctx.Done()
		return nil
	case "boom":
		panic("secret")
	case "partial":
		graphql.AddError(ctx, errors.New("half of it"))
		return &graphql.Response{Data: []byte(`{"partial":null}`)}
	case "large":
		return &graphql.Response{Data: fmt.Appendf(nil, `{"large":"%s"}`, strings.Repeat("0", int(args["size"].(int64))))}
	case "set":
		return &graphql.Response{Data: fmt.Appendf(nil, `{"set":%v}`, args["value"])}
	}
	return &graphql.Response{Data: []byte(`{"hello":"world"}`)}
}

func (p *probe) subscribe(ctx context.Context, field string, args map[string]any) graphql.ResponseHandler {
	n, buf := 0, []byte(nil)
	emit := func(value int) *graphql.Response {
		buf = fmt.Appendf(buf[:0], `{"%s":%d}`, field, value) // reused, as generated code does
		return &graphql.Response{Data: buf}
	}
	switch field {
	case "refused":
		graphql.AddError(ctx, errors.New("not for you"))
	case "boom":
		panic("secret")
	}
	return func(ctx context.Context) *graphql.Response {
		switch field {
		case "forever":
			if n == 0 {
				n++
				return emit(0)
			}
			<-ctx.Done()
			return nil
		case "pushed":
			select {
			case v, ok := <-p.pushed:
				if !ok {
					return nil
				}
				return emit(v)
			case <-ctx.Done():
				return nil
			}
		}
		n++
		if to, _ := args["to"].(int64); n > int(to) {
			return nil
		}
		return emit(n)
	}
}
