package server

import (
	"net/http"
	"slices"
	"strings"
)

// crossOrigin lets pages of the allowed origins call the API. Their preflights carry no key and get an answer at once;
// so do those of other pages, but without leave.
func (s *Server) crossOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		header := w.Header()
		header.Add("Vary", "Origin")
		allowed := slices.Contains(s.cfg.AllowedOrigins, origin)
		if allowed {
			header.Set("Access-Control-Allow-Origin", origin)
			header.Set("Access-Control-Expose-Headers",
				"ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id")
		}
		if r.Method != http.MethodOptions || origin == "" || r.Header.Get("Access-Control-Request-Method") == "" {
			next.ServeHTTP(w, r)
			return
		}
		if allowed {
			header.Set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE")
			header.Add("Vary", "Access-Control-Request-Headers")
			header.Set("Access-Control-Allow-Headers", strings.Join(r.Header.Values("Access-Control-Request-Headers"), ", "))
			header.Set("Access-Control-Max-Age", "600")
		}
		w.WriteHeader(http.StatusNoContent)
	})
}
