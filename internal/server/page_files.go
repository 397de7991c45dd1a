package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// page is the built page. Files are read when they are first asked for, and kept.
type page struct {
	files map[string]*pageFile // by path, without those that are another compressed
}

// pageFile is a file and the forms in which it can be sent.
type pageFile struct {
	name  string
	forms []pageForm // the shortest first
}

// pageForm is the bytes of a file in one encoding.
type pageForm struct {
	encoding string // as in Content-Encoding; empty: as it is
	load     func() loaded
}

type loaded struct {
	content []byte
	tag     string // a strong ETag
	err     error
}

// compressed are the endings of compressed files, with their encodings, the better one first.
func compressed() [][2]string { return [][2]string{{".br", "br"}, {".gz", "gzip"}} }

// newPage lists what there is.
func newPage(files fs.FS) (*page, error) {
	p := &page{files: map[string]*pageFile{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || isCompressed(files, name) {
			return err
		}
		f := &pageFile{name: name}
		for _, form := range append(compressed(), [2]string{"", ""}) {
			if _, err := fs.Stat(files, name+form[0]); err == nil {
				f.forms = append(f.forms, pageForm{form[1], sync.OnceValue(func() loaded { return load(files, name+form[0]) })})
			}
		}
		p.files[name] = f
		return nil
	})
	return p, err
}

// isCompressed tells whether a file is another one compressed.
func isCompressed(files fs.FS, name string) bool {
	for _, form := range compressed() {
		if plain, found := strings.CutSuffix(name, form[0]); found {
			if _, err := fs.Stat(files, plain); err == nil {
				return true
			}
		}
	}
	return false
}

func load(files fs.FS, name string) loaded {
	content, err := fs.ReadFile(files, name)
	sum := sha256.Sum256(content)
	return loaded{content, `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`, err}
}

// file is the file of that path; nil when there is none.
func (p *page) file(name string) *pageFile { return p.files[name] }

// serve sends the form that suits the client, or that it has it already.
func (f *pageFile) serve(w http.ResponseWriter, r *http.Request) {
	form := f.suits(r)
	has := form.load()
	if has.err != nil {
		panic(has.err) // an embedded file can be read
	}
	header := w.Header()
	if len(f.forms) > 1 {
		header.Add("Vary", "Accept-Encoding")
	}
	header.Set("ETag", has.tag)
	if form.encoding != "" {
		header.Set("Content-Encoding", form.encoding)
		header.Set("Content-Length", strconv.Itoa(len(has.content))) // which is not told of encoded content by itself
		r.Header.Del("Range")                                        // bytes of the file, not of how it is sent
	}
	http.ServeContent(w, r, f.name, time.Time{}, bytes.NewReader(has.content))
}

// suits is the first form that the client takes; the file as it is when it takes no other.
func (f *pageFile) suits(r *http.Request) pageForm {
	taken := codings(r.Header.Values("Accept-Encoding"))
	for _, form := range f.forms {
		if form.encoding == "" || taken(form.encoding) {
			return form
		}
	}
	return f.forms[len(f.forms)-1]
}

// codings reads Accept-Encoding headers: which encodings the client takes.
func codings(values []string) func(encoding string) bool {
	quality := map[string]float64{}
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		name, weight, _ := strings.Cut(part, ";")
		q := 1.0
		if text, found := strings.CutPrefix(strings.ReplaceAll(strings.ToLower(weight), " ", ""), "q="); found {
			q, _ = strconv.ParseFloat(text, 64)
		}
		quality[strings.ToLower(strings.TrimSpace(name))] = q
	}
	return func(encoding string) bool {
		q, named := quality[encoding]
		if !named {
			q = quality["*"]
		}
		return q > 0
	}
}

// contentType goes by the name. The tables of the system, which mime reads, may say otherwise.
func (f *pageFile) contentType() string {
	types := map[string]string{
		".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
		".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2",
		".json": "application/json", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
	}
	if known := types[path.Ext(f.name)]; known != "" {
		return known
	}
	return "application/octet-stream"
}
