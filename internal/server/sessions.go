package server

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"goodones/internal/graphqlws"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Sessions keeps the sign-ins of browsers, for all servers. Hashes are SHA-256 of what a cookie holds. Errors are
// syncrun.ErrNotFound, for a session that never was or has ended, and syncrun.ErrUnavailable.
type Sessions interface {
	// CreateSession signs a browser in by a key that works.
	CreateSession(ctx context.Context, keyID int, hash [32]byte) error
	// SessionOwner returns the viewer of a session, which is used with that.
	SessionOwner(ctx context.Context, hash [32]byte) (viewer.Viewer, error)
	// CheckSession is an error when the session has ended. It does not count as a use.
	CheckSession(ctx context.Context, hash [32]byte) error
	// EndSession signs a browser out.
	EndSession(ctx context.Context, hash [32]byte) error
	// TakeSessionRequests is Windows.TakeRequests for a session.
	TakeSessionRequests(ctx context.Context, sessionID, limit, portion int) (viewer.Portion, error)
}

// sessionOwners are the sessions as keys of their viewers.
type sessionOwners struct{ Sessions }

func (o sessionOwners) KeyOwner(ctx context.Context, hash [32]byte) (viewer.Viewer, error) {
	return o.SessionOwner(ctx, hash)
}

// sessionWindows are the windows of sessions.
type sessionWindows struct{ Sessions }

func (w sessionWindows) TakeRequests(ctx context.Context, id, limit, portion int) (viewer.Portion, error) {
	return w.TakeSessionRequests(ctx, id, limit, portion)
}

// sessionLife is how long a browser keeps its cookie: as long as the session lasts at most.
const sessionLife = 7 * 24 * time.Hour

// ownOrigin is the origin of our own page for a request, under a host by which browsers may come here; empty when the
// host is none of ours. That is the host of PublicOrigin, or, without one, a name of this machine on a connection from
// it: any other name may have been made to point here by the page of a stranger.
func (s *Server) ownOrigin(r *http.Request) string {
	if public, err := url.Parse(s.cfg.PublicOrigin); s.cfg.PublicOrigin != "" && err == nil {
		forwarded, _, _ := strings.Cut(r.Header.Get("X-Forwarded-Host"), ",")
		if strings.EqualFold(r.Host, public.Host) || strings.EqualFold(strings.TrimSpace(forwarded), public.Host) {
			return s.cfg.PublicOrigin
		}
		return ""
	}
	if !isLoopbackName(r.Host) || !reachedLocally(r) {
		return ""
	}
	return "http://" + strings.ToLower(r.Host)
}

// fromOwnPage tells whether our own page sent the request: SameSite alone knows no ports.
func (s *Server) fromOwnPage(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	own := s.ownOrigin(r)
	return own != "" && len(origins) == 1 && origins[0] == own
}

func isLoopbackName(hostPort string) bool {
	host := hostPort
	if name, _, err := net.SplitHostPort(hostPort); err == nil {
		host = name
	}
	address, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || err == nil && address.IsLoopback()
}

// reachedLocally tells whether the connection came in at an address that only this machine reaches.
func reachedLocally(r *http.Request) bool {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ok && local.IP.IsLoopback()
}

// cookieName is of one server alone: cookies know no ports either.
func (s *Server) cookieName(r *http.Request) string {
	if s.isSecure() {
		return "__Host-goodones"
	}
	if _, port, err := net.SplitHostPort(r.Host); err == nil {
		return "goodones-" + port
	}
	return "goodones"
}

func (s *Server) isSecure() bool { return strings.HasPrefix(s.cfg.PublicOrigin, "https://") }

// cookie is a cookie that scripts do not see and that no other site's request carries.
func (s *Server) cookie(r *http.Request, token string, maxAge int) *http.Cookie {
	return &http.Cookie{ //nolint:gosec // not Secure on this machine alone
		Name: s.cookieName(r), Value: token, Path: "/", MaxAge: maxAge,
		HttpOnly: true, Secure: s.isSecure(), SameSite: http.SameSiteStrictMode,
	}
}

// sessionOf is the session that a request may use: it brings the cookie, once, comes from our own page, by POST or as
// a websocket, and has no Authorization header, which would win.
func (s *Server) sessionOf(r *http.Request) (hash [32]byte, ok bool) {
	if r.Method != http.MethodPost && !s.sockets.Supports(r) || len(r.Header.Values("Authorization")) > 0 ||
		!s.fromOwnPage(r) {
		return hash, false
	}
	return s.cookieOf(r)
}

func (s *Server) cookieOf(r *http.Request) (hash [32]byte, ok bool) {
	cookies := r.CookiesNamed(s.cookieName(r))
	if len(cookies) != 1 {
		return hash, false
	}
	return viewer.ParseToken(cookies[0].Value)
}

// closeSession ends what a session has open on this server.
func (s *Server) closeSession(sessionID int) {
	s.sockets.Kill(func(ctx context.Context) bool { return identityOf(ctx).SessionID == sessionID },
		graphqlws.CloseUnauthorized, unauthorized)
	s.roster.end(func(h holder) bool { return h.sessionID == sessionID })
}

// hasEnded tells whether what opened a connection is good no more. A database that is away ends nothing.
func (s *Server) hasEnded(ctx context.Context, sessionID int, hash [32]byte) bool {
	if sessionID != 0 {
		return errors.Is(s.cfg.Sessions.CheckSession(ctx, hash), syncrun.ErrNotFound)
	}
	_, err := s.keyring.owner(ctx, hash)
	return errors.Is(err, viewer.ErrKeyUnknown)
}
