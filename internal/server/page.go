package server

import (
	"net/http"
	"path"
	"slices"
	"strings"
)

// The documents of the page: one for all its paths, and GraphiQL, which is one of its own.
const (
	pageDocument     = "index.html"
	graphiqlDocument = "graphiql.html"
	graphiqlPath     = "/graphiql"
)

// PicturesPath is where Config.Pictures answers.
const PicturesPath = "/demo/pictures/"

// assetsPath is where files lie whose names change with what is in them.
const assetsPath = "/assets/"

// reserved are the doors beside the page: neither they nor what is below them is ever answered with the page.
func reserved() []string {
	return []string{"/api", "/graphql", "/assets", "/session", "/export", "/healthz", "/readyz", "/metrics", "/webhooks",
		"/demo"}
}

// servePage answers with the page or one of its files. It reports false, and answers nothing, for what is no matter of
// the page: other doors, paths that are not clean, other methods, and unknown paths of whoever does not read HTML or
// brings a key. Files that are not there are not found.
func (s *Server) servePage(w http.ResponseWriter, r *http.Request) bool {
	at := r.URL.Path
	if r.Method != http.MethodGet && r.Method != http.MethodHead || !isClean(at) {
		return false
	}
	if f := s.page.file(strings.TrimPrefix(at, "/")); f != nil {
		s.serveFile(w, r, f)
		return true
	}
	if strings.HasPrefix(at, assetsPath) || isFile(at) {
		notFound().ServeHTTP(w, r)
		return true
	}
	if isReserved(at) || len(r.Header.Values("Authorization")) > 0 || wishes(r)("text/html").quality == 0 {
		return false
	}
	document := s.page.file(pageDocument)
	if strings.TrimSuffix(at, "/") == graphiqlPath {
		document = s.page.file(graphiqlDocument)
	}
	if document == nil {
		return false
	}
	s.serveFile(w, r, document)
	return true
}

func isClean(at string) bool { return at == "/" || path.Clean(at) == strings.TrimSuffix(at, "/") }

// isFile tells whether a path names a file at the root, such as /robots.txt, which no screen's first part looks like.
func isFile(at string) bool {
	first, _, _ := strings.Cut(at[1:], "/")
	return strings.Contains(first, ".")
}

func isReserved(at string) bool {
	return slices.ContainsFunc(reserved(), func(door string) bool {
		below, found := strings.CutPrefix(at, door)
		return found && (below == "" || below[0] == '/')
	})
}

// serveFile answers with a file, compressed when the client takes that. The page and what it does may come from this
// server alone; pictures of people come from their networks too.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, f *pageFile) {
	header := w.Header()
	header.Set("Content-Security-Policy", s.pagePolicy(f.name))
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-cache")
	if strings.HasPrefix("/"+f.name, assetsPath) {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	header.Set("Content-Type", f.contentType())
	f.serve(w, r)
}

// pagePolicy is what a file may load and who may frame it, for the case that it is opened as a document.
func (s *Server) pagePolicy(name string) string {
	style := "'self'"
	if name == graphiqlDocument { // its parts make styles as one types
		style = "'self' 'unsafe-inline'"
	}
	pictures := strings.Join(append([]string{"'self'"}, s.cfg.PictureHosts...), " ")
	return "default-src 'none'; script-src 'self'; style-src " + style + "; font-src 'self'; connect-src 'self'" +
		"; img-src " + pictures + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
}
