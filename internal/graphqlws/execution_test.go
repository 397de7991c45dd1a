package graphqlws

import (
	"context"
	"errors"
	"io"
	"testing"
	"testing/synctest"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

func execution(t *testing.T, p *probe, query string) (*Execution, context.CancelFunc) {
	t.Helper()
	exec := executor.New(p)
	exec.SetRecoverFunc(func(context.Context, any) error { return errors.New("internal system error") })
	subscriber, leave := context.WithCancel(t.Context())
	op, errs := exec.CreateOperationContext(graphql.StartOperationTrace(subscriber), &graphql.RawParams{Query: query})
	if errs != nil {
		t.Fatal(errs)
	}
	leave() // the first subscriber's context is not the execution's
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	return NewExecution(ctx, exec, op), cancel
}

func TestExecutionEncodesEachEvent(t *testing.T) {
	t.Parallel()
	p := newProbe()
	e, _ := execution(t, p, "subscription{pushed}")
	var kept [][]byte
	for n := range 3 {
		p.pushed <- n
		resp, err := e.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		b, err := Encode(resp)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, b)
	}
	for n, want := range []string{`{"data":{"pushed":0}}`, `{"data":{"pushed":1}}`, `{"data":{"pushed":2}}`} {
		if string(kept[n]) != want {
			t.Errorf("event %d became %s", n, kept[n])
		}
	}
	close(p.pushed)
	if _, err := e.Next(t.Context()); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}

func TestExecutionEnds(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		"subscription{refused}": "input: not for you\n",
		"subscription{boom}":    "execute subscription: input: internal system error",
	} {
		e, _ := execution(t, newProbe(), query)
		_, err := e.Next(t.Context())
		if err == nil || err.Error() != want {
			t.Errorf("%s: %q, want %q", query, err, want)
		}
		if _, isList := errors.AsType[gqlerror.List](err); isList != (query == "subscription{refused}") {
			t.Errorf("%s: a %T", query, err)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		e, cancel := execution(t, newProbe(), "subscription{pushed}")
		ctx, leave := context.WithCancelCause(t.Context())
		go func() { synctest.Wait(); leave(nil) }()
		if _, err := e.Next(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("caller's context: %v", err)
		}
		e, cancel2 := execution(t, newProbe(), "subscription{pushed}")
		go func() { synctest.Wait(); cancel2() }()
		if _, err := e.Next(t.Context()); !errors.Is(err, context.Canceled) {
			t.Errorf("own context: %v", err)
		}
		cancel()
	})
}
