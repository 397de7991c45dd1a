package server

import (
	"context"
	"errors"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
)

// identity is who sent a request, and by which key.
type identity struct {
	viewer.Viewer
	hash [32]byte
}

type identityKey struct{}

// sender is what the log line of a request tells of who sent it: the key is found out deeper inside.
type sender struct{ keyPrefix string }

type senderKey struct{}

func identityOf(ctx context.Context) identity {
	id, _ := ctx.Value(identityKey{}).(identity)
	return id
}

// identify finds out who owns the key in the values of an Authorization header. The error is a *problem, unless ctx
// has ended.
func (s *Server) identify(ctx context.Context, authorization ...string) (identity, error) {
	hash, err := viewer.ParseBearer(authorization...)
	if err != nil {
		return identity{}, refusal(err)
	}
	v, err := s.keyring.owner(ctx, hash)
	switch {
	case err == nil:
		if sender, ok := ctx.Value(senderKey{}).(*sender); ok {
			sender.keyPrefix = v.Prefix
		}
		return identity{v, hash}, nil
	case ctx.Err() != nil:
		return identity{}, ctx.Err()
	case errors.Is(err, syncrun.ErrUnavailable):
		return identity{}, unavailable()
	case errors.Is(err, viewer.ErrKeyUnknown):
		return identity{}, refusal(err)
	}
	s.cfg.Log.ErrorContext(ctx, "key lookup failed", "error", err)
	return identity{}, internal(telemetry.RequestID(ctx))
}

func refusal(err error) *problem {
	reason, _ := errors.AsType[viewer.Refusal](err)
	return unauthenticated(reason)
}

// authenticated lets those in who bring a key, and counts their requests. A websocket may bring its key later, in
// connection_init.
func (s *Server) authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == graphqlPath && s.sockets.Supports(r) {
			next.ServeHTTP(w, r)
			return
		}
		id, err := s.identify(r.Context(), r.Header.Values("Authorization")...)
		if err == nil && r.URL.Path != graphqlPath { // what goes on with a subscription is no new request
			err = s.count(r.Context(), id.KeyID, w.Header())
		}
		if err != nil {
			refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(s.withIdentity(r.Context(), id)))
	})
}

// withIdentity returns a context that carries the identity, for this package and for others, and tells its quota.
func (s *Server) withIdentity(ctx context.Context, id identity) context.Context {
	ctx = context.WithValue(viewer.With(ctx, id.Viewer), identityKey{}, id)
	key := id.KeyID // and nothing else of id is kept once more
	return viewer.WithQuota(ctx, func() (viewer.Quota, bool) { return s.quotas.left(key) })
}

// refuse answers with a *problem. Anything else means that the client is gone.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	if p, ok := errors.AsType[*problem](err); ok {
		p.ServeHTTP(w, r)
	}
}
