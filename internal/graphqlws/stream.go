package graphqlws

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Opener decides how a subscription is served. A Stream serves it; (nil, nil)
// means that gqlgen executes it like any other operation; errors are sent as
// one error message, as they are. ctx carries the operation context and ends
// when the subscription does.
//
// wake tells that the Stream may have something to say. It may be called from
// any goroutine, any number of times, also before Opener returns and after
// Close. It does not block, but it may write to the socket and call Next or
// Close of this Stream and of others of the same socket, so it must not be
// called with a lock held that those take. The first Next needs no wake.
//
// An Opener may take its time: the socket is read on meanwhile, but its next
// subscribe waits.
type Opener func(ctx context.Context, op *graphql.OperationContext, wake func()) (Stream, gqlerror.List)

// Stream is a cursor on encoded payloads. Its methods are called by one
// goroutine at a time, and never again after Close.
type Stream interface {
	// Next never blocks. It appends to dst the payloads that are ready, of at
	// most max bytes together, but at least one if any is ready. A payload is
	// one encoded execution result ({"data":…}); it may be shared and is never
	// modified. dst is not to be kept.
	Next(dst [][]byte, max int) Portion
	// Close is called once, whichever side ended the subscription.
	Close()
}

// Portion is what a Stream has to say at one moment.
type Portion struct {
	Payloads [][]byte      // dst and what was appended to it
	More     bool          // others are ready but did not fit: ask again without a wake
	Done     bool          // nothing follows: say complete
	Errs     gqlerror.List // if there are any, nothing follows: say error instead of complete
}
