package server

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
)

// sessionPath is where a browser signs in and out.
const sessionPath = "/session"

// serveSession signs a browser in (POST, JSON) and out (DELETE), for our own page alone, and tells whether it is signed
// in (GET).
func (s *Server) serveSession(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case r.Method == http.MethodGet:
		s.tellSession(w, r)
	case r.Method != http.MethodPost && r.Method != http.MethodDelete:
		notAllowed("GET, POST, DELETE", "Method not allowed.").ServeHTTP(w, r)
	case s.ownOrigin(r) == "":
		(&problem{status: http.StatusForbidden, code: codeForbidden,
			message: s.unknownAddress(r)}).ServeHTTP(w, r)
	case !s.fromOwnPage(r):
		(&problem{status: http.StatusForbidden, code: codeForbidden,
			message: "Only the page of this server may do that."}).ServeHTTP(w, r)
	case r.Method == http.MethodDelete:
		s.signOut(w, r)
	default:
		s.signIn(w, r)
	}
}

// unknownAddress says what to set so that browsers may sign in where they come from.
func (s *Server) unknownAddress(r *http.Request) string {
	if public := s.cfg.PublicOrigin; public != "" {
		return "Signing in works at " + public + ", which PUBLIC_URL names, and not at this address."
	}
	return "Without PUBLIC_URL, signing in works on the server's own machine alone, by localhost or 127.0.0.1. " +
		"Whoever runs the server sets PUBLIC_URL to the address in your browser: " +
		cmp.Or(r.Header.Get("Origin"), r.Host)
}

// tellSession says whether the cookie is that of a session, so that a page need not try and be refused. Browsers send
// no Origin with this, so nothing but that may ever stand in the answer, which other origins cannot read.
func (s *Server) tellSession(w http.ResponseWriter, r *http.Request) {
	hash, ok := s.cookieOf(r)
	if ok = ok && s.ownOrigin(r) != ""; ok {
		_, err := s.identifySession(r.Context(), hash)
		p, refused := errors.AsType[*problem](err)
		if ok = err == nil; !ok && !(refused && p.status == http.StatusUnauthorized) {
			refuse(w, r, err)
			return
		}
	}
	header := w.Header()
	header.Set("Content-Type", legacyJSON)
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	_ = json.NewEncoder(w).Encode(map[string]bool{"signedIn": ok}) // the client may be gone
}

// signIn opens a session by a key or by a link.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) {
	address := addressOf(r)
	if wait := s.tries.wait(address); wait > 0 {
		(&problem{status: http.StatusTooManyRequests, code: codeRateLimited, retryAfter: wait,
			message: "Too many attempts to sign in. Try again later."}).ServeHTTP(w, r)
		return
	}
	id, err := s.credential(r)
	var token string
	if err == nil {
		token, err = s.open(r.Context(), id)
	}
	if p, ok := errors.AsType[*problem](err); ok && p.status < http.StatusInternalServerError {
		s.tries.failed(address)
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	if old, ok := s.cookieOf(r); ok {
		_ = s.endSession(r.Context(), old) // it ends by itself otherwise
	}
	http.SetCookie(w, s.cookie(r, token, int(sessionLife.Seconds())))
	w.WriteHeader(http.StatusNoContent)
}

// open makes a session. The error is a *problem, unless ctx has ended.
func (s *Server) open(ctx context.Context, id identity) (token string, err error) {
	token, hash := viewer.NewToken()
	switch err := s.cfg.Sessions.CreateSession(ctx, id.KeyID, hash); {
	case err == nil:
		return token, nil
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.Is(err, syncrun.ErrNotFound):
		return "", unauthenticated(viewer.ErrKeyUnknown)
	case errors.Is(err, syncrun.ErrUnavailable):
		return "", unavailable()
	default:
		s.cfg.Log.ErrorContext(ctx, "session cannot be made", "error", err)
		return "", internal(telemetry.RequestID(ctx))
	}
}

// credential reads who signs in. The error is a *problem, unless the request's context has ended.
func (s *Server) credential(r *http.Request) (id identity, err error) {
	if mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || mediaType != legacyJSON {
		return id, badRequest(http.StatusUnsupportedMediaType, "Content-Type must be application/json.")
	}
	body, err := readBody(r)
	if err != nil {
		return id, err
	}
	var asked struct {
		Key  string `json:"key"`
		Link string `json:"link"`
	}
	if json.Unmarshal(body, &asked) != nil || (asked.Key == "") == (asked.Link == "") {
		return id, badRequest(http.StatusBadRequest, "The body must be JSON with a key, or with a link.")
	}
	if asked.Key != "" {
		return s.identify(r.Context(), "Bearer "+asked.Key)
	}
	hash, ok := viewer.ParseToken(asked.Link)
	keyHash, known := s.links.use(hash, ok && isHere(r))
	if !known {
		return id, &problem{status: http.StatusUnauthorized, code: codeUnauthenticated,
			message: "The link is unknown, was used, or is older than 10 minutes."}
	}
	return s.identifyHash(r.Context(), keyHash)
}

// isHere tells whether a browser on this machine asks, and not another by a proxy.
func isHere(r *http.Request) bool {
	return isLoopbackName(r.Host) && reachedLocally(r) && r.Header.Get("X-Forwarded-For") == ""
}

// signOut ends the session of the cookie, and takes the cookie away. Without one there is nothing to do.
func (s *Server) signOut(w http.ResponseWriter, r *http.Request) {
	if hash, ok := s.cookieOf(r); ok {
		if err := s.endSession(r.Context(), hash); err != nil {
			refuse(w, r, s.takeProblem(r.Context(), err))
			return
		}
	}
	http.SetCookie(w, s.cookie(r, "", -1))
	w.WriteHeader(http.StatusNoContent)
}

// endSession ends a session, with all that is open by it on this server; on others it ends when they look.
func (s *Server) endSession(ctx context.Context, hash [32]byte) error {
	owner, err := s.sessions.owner(ctx, hash)
	if errors.Is(err, viewer.ErrKeyUnknown) {
		return nil
	}
	if err == nil {
		err = s.cfg.Sessions.EndSession(ctx, hash)
	}
	if err != nil {
		return err
	}
	s.sessions.forget(owner.KeyID)
	s.closeSession(owner.SessionID)
	return nil
}

// linkLife is how long a link is good.
const linkLife = 10 * time.Minute

// SignInLink makes what a browser on this machine may sign in with, in place of the key with this SHA-256: once, within
// 10 minutes. It is known to this server alone.
func (s *Server) SignInLink(keyHash [32]byte) (token string) {
	token, hash := viewer.NewToken()
	s.links.add(hash, keyHash)
	return token
}
