package server

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
)

// newSockets makes the websocket transport, which asks this server who may do what.
func (s *Server) newSockets() *graphqlws.Transport {
	return graphqlws.New(graphqlws.Config{
		AllowedOrigins: s.cfg.AllowedOrigins,
		Upgrade:        s.upgrade,
		Authenticate:   s.authenticateSocket,
		Opened:         s.socketOpened,
		Admit:          s.admitMessage,
		Subscribed:     s.subscribed,
		Open:           s.cfg.Open,
		RetryAfter:     retryAfterOf,
	})
}

// handshake is what a handshake has told already. Who asks, and whether they may, is told on the open socket, where
// clients understand it and can wait: an HTTP status instead of a handshake is one more failed attempt to them.
type handshake struct {
	requestID string
	key       []string  // none: it comes with connection_init
	session   *[32]byte // that counts if no key comes; nil: none
}

func (s *Server) upgrade(r *http.Request) any {
	shake := handshake{requestID: telemetry.RequestID(r.Context()), key: r.Header.Values("Authorization")}
	if len(shake.key) == 0 {
		if hash, ok := s.sessionOf(r); ok {
			shake.session = &hash
		}
	}
	return shake
}

// arrival is how a connection came; a context without one has the zero value.
type arrival struct {
	leave   func() // gives up the place that it has already; nil: it has none
	resumed bool   // it goes on with an earlier one
}

type arrivalKey struct{}

const tooManySockets = "Too many connections of this key."

// placeOf returns what gives up the place that the connection has since it waited, or takes one now.
func (s *Server) placeOf(ctx context.Context) (leave func(), ok bool) {
	if a, _ := ctx.Value(arrivalKey{}).(arrival); a.leave != nil {
		return a.leave, true
	}
	return s.roster.socket(identityOf(ctx))
}

// authenticateSocket returns the context of a connection: that of its handshake's key, or of the key in the payload of
// connection_init. It is counted now.
func (s *Server) authenticateSocket(ctx context.Context, r *graphqlws.Request) (context.Context, error) {
	shake, _ := r.State.(handshake)
	ctx = telemetry.WithRequestID(ctx, shake.requestID)
	id, err := s.identifySocket(ctx, shake, r.Payload)
	if err != nil {
		return nil, closeError(err)
	}
	var a arrival
	a.resumed, err = s.resume(ctx, id, socketFingerprint, http.Header{})
	if wait := overQuota(err); wait > 0 {
		a, err = s.awaitQuota(ctx, id, wait)
	}
	if err != nil {
		return nil, closeError(err)
	}
	ctx = s.withIdentity(ctx, id)
	if a.leave != nil || a.resumed {
		ctx = context.WithValue(ctx, arrivalKey{}, a)
	}
	return ctx, nil
}

// identifySocket is identify for a connection: by the key of its handshake, that of its payload, or a session.
func (s *Server) identifySocket(ctx context.Context, shake handshake, payload map[string]any) (identity, error) {
	if len(shake.key) > 0 {
		return s.identify(ctx, shake.key...)
	}
	key := payloadKey(payload)
	if len(key) == 0 && shake.session != nil {
		return s.identifySession(ctx, *shake.session)
	}
	return s.identify(ctx, key...)
}

// overQuota is how long a key has to wait whose requests of the minute are used up; 0: err says something else.
func overQuota(err error) time.Duration {
	if p, ok := errors.AsType[*problem](err); ok && p.code == codeRateLimited {
		return p.retryAfter
	}
	return 0
}

// awaitQuota has a connection wait for its key's next window: clients take a connection that was refused five times in
// a row for lost, and have tried that often before a minute is over. Whoever waits has a place among the connections of
// the key, so that they are few.
func (s *Server) awaitQuota(ctx context.Context, id identity, wait time.Duration) (arrival, error) {
	leave, ok := s.roster.socket(id)
	if !ok {
		return arrival{}, &graphqlws.CloseError{Code: websocket.CloseTryAgainLater, Reason: tooManySockets}
	}
	for until := time.Now().Add(maxQuotaWait); ; {
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			leave()
			return arrival{}, ctx.Err()
		}
		resumed, err := s.resume(ctx, id, socketFingerprint, http.Header{})
		if wait = overQuota(err); wait > 0 && time.Now().Add(wait).Before(until) {
			continue
		}
		if err != nil {
			leave()
			return arrival{}, err
		}
		return arrival{leave: leave, resumed: resumed}, nil
	}
}

// maxQuotaWait is two windows: those who ask first when one begins may use it up.
const maxQuotaWait = 2 * time.Minute

// unauthorized is the reason of 4401, as the protocol words it.
const unauthorized = "Unauthorized"

func payloadKey(payload map[string]any) []string {
	for _, name := range []string{"Authorization", "authorization"} {
		if value, ok := payload[name].(string); ok {
			return []string{value}
		}
	}
	return nil
}

// closeError is a problem as a close code: 4401 for a bad key, which ends every client, else 1013, after which they
// try again. The protocol's own 4403 is one after which graphql-ws tries again for 41 seconds.
func closeError(err error) error {
	p, ok := errors.AsType[*problem](err)
	switch {
	case !ok:
		return err
	case p.code == codeUnauthenticated:
		return &graphqlws.CloseError{Code: graphqlws.CloseUnauthorized, Reason: unauthorized}
	default:
		return &graphqlws.CloseError{Code: websocket.CloseTryAgainLater, Reason: p.message}
	}
}

// socketOpened gives a connection its place among those of its key. The key is checked once more: it may have been
// revoked while the connection was nowhere to be found.
func (s *Server) socketOpened(ctx context.Context) (release func(), err error) {
	id := identityOf(ctx)
	leave, ok := s.placeOf(ctx)
	if !ok {
		return nil, &graphqlws.CloseError{Code: websocket.CloseTryAgainLater, Reason: tooManySockets}
	}
	if s.hasEnded(ctx, id.SessionID, id.hash) {
		leave()
		return nil, closeError(refusal(viewer.ErrKeyUnknown))
	}
	a, _ := ctx.Value(arrivalKey{}).(arrival)
	closed := s.opened(id, socketFingerprint, a.resumed)
	s.crowd.opened.Add(1)
	return func() { closed(true); leave() }, nil
}

// admitMessage admits a subscribe message.
func (s *Server) admitMessage(ctx context.Context,
	params *graphql.RawParams) (leave func(served bool), _ *gqlerror.Error) {
	leave, err := s.admit(ctx, params, http.Header{})
	if p, ok := errors.AsType[*problem](err); ok {
		return nil, p.gqlError()
	}
	return leave, nil
}

// retryAfterOf is how long a subscribe waits on its socket when this refuses it; 0 when it is refused for good.
func retryAfterOf(errs gqlerror.List) time.Duration {
	for _, err := range errs {
		if after, ok := err.Extensions["retryAfter"].(int); ok {
			return time.Duration(after) * time.Second
		}
	}
	return 0
}

// subscribed gives a subscription its place among those of its key.
func (s *Server) subscribed(ctx context.Context) (release func(), err *gqlerror.Error) {
	leave, ok := s.roster.subscription(identityOf(ctx))
	if !ok {
		return nil, tooManySubscriptions().gqlError()
	}
	return leave, nil
}

func isTimeout(err error) bool {
	timeout, ok := errors.AsType[net.Error](err)
	return ok && timeout.Timeout()
}
