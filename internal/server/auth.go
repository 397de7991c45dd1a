package server

import (
	"context"
	"errors"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
)

// identity is who sent a request, and by which key or session.
type identity struct {
	viewer.Viewer
	hash [32]byte // of the key, or of what the session's cookie holds
}

// holder is a key, or one of its sessions: each has limits of its own.
type holder struct{ keyID, sessionID int }

func (id identity) holder() holder { return holder{id.KeyID, id.SessionID} }

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
	return s.identifyHash(ctx, hash)
}

// identifyHash is identify for the SHA-256 of a key.
func (s *Server) identifyHash(ctx context.Context, hash [32]byte) (identity, error) {
	v, err := s.keyring.owner(ctx, hash)
	return s.known(ctx, identity{v, hash}, err)
}

// identifySession finds out whose session it is that has this SHA-256. The error is that of identify.
func (s *Server) identifySession(ctx context.Context, hash [32]byte) (identity, error) {
	v, err := s.sessions.owner(ctx, hash)
	return s.known(ctx, identity{v, hash}, err)
}

// known is what a keyring answered, for requests.
func (s *Server) known(ctx context.Context, id identity, err error) (identity, error) {
	switch {
	case err == nil:
		if sender, ok := ctx.Value(senderKey{}).(*sender); ok {
			sender.keyPrefix = id.Prefix
		}
		return id, nil
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
		id, err := s.identifyRequest(r)
		if err == nil && r.URL.Path != graphqlPath { // what goes on with a subscription is no new request
			err = s.count(r.Context(), id, w.Header())
		}
		if err != nil {
			refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(s.withIdentity(r.Context(), id)))
	})
}

// identifyRequest is identify for a request, which may use a session in place of a key where GraphQL is.
func (s *Server) identifyRequest(r *http.Request) (identity, error) {
	if r.URL.Path == graphqlPath {
		if hash, ok := s.sessionOf(r); ok {
			return s.identifySession(r.Context(), hash)
		}
	}
	return s.identify(r.Context(), r.Header.Values("Authorization")...)
}

// withIdentity returns a context that carries the identity, for this package and for others, and tells its quota.
func (s *Server) withIdentity(ctx context.Context, id identity) context.Context {
	ctx = context.WithValue(viewer.With(ctx, id.Viewer), identityKey{}, id)
	quotas, of := s.quotaOf(id) // and nothing else of id is kept once more
	return viewer.WithQuota(ctx, func() (viewer.Quota, bool) { return quotas.left(of) })
}

// refuse answers with a *problem. Anything else means that the client is gone.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	if p, ok := errors.AsType[*problem](err); ok {
		p.ServeHTTP(w, r)
	}
}
