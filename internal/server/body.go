package server

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// maxBody is the largest body that is read, in bytes.
	maxBody = 1 << 20
	// bodyTimeout is how long a client may take to send a body.
	bodyTimeout = 15 * time.Second
	// maxDrained is how much more than was read is taken from a client that is still sending when it is refused, and
	// drainTimeout for how long: a connection that is closed meanwhile loses the answer.
	maxDrained   = 4 << 20
	drainTimeout = 2 * time.Second
)

// timely gives every body a deadline from the start, whether a handler reads it or not: net/http reads what is left of
// it before it sends an answer, and a client that never sends it would keep the answer and the goroutine for ever.
func timely(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength == 0 || r.Body == nil {
			next.ServeHTTP(w, r)
			return
		}
		body := &timedBody{ReadCloser: r.Body, controller: http.NewResponseController(w)}
		_ = body.controller.SetReadDeadline(time.Now().Add(bodyTimeout)) // not supported by writers of tests
		r.Body = body
		next.ServeHTTP(w, r)
		if recorder, ok := w.(*recorder); !body.ended && (!ok || !recorder.hijacked) {
			_ = body.controller.SetReadDeadline(time.Now().Add(drainTimeout))
		}
	})
}

// boundedBody limits the bodies of requests in size, and refuses those that are compressed.
func boundedBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if coding := r.Header.Get("Content-Encoding"); r.ContentLength != 0 && !isPlain(coding) {
			w.Header().Set("Accept-Encoding", "identity") // RFC 9110, 15.5.16
			badRequest(http.StatusUnsupportedMediaType, "Content-Encoding is not supported: send the body as it is.").
				ServeHTTP(w, r)
			return
		}
		if r.ContentLength > maxBody {
			w.Header().Set("Connection", "close") // or what is unread would be read before the answer is sent
			bodyTooLarge().ServeHTTP(w, r)
			drainBody(w, r.Body)
			return
		}
		timed, ok := r.Body.(*timedBody)
		if !ok {
			next.ServeHTTP(w, r)
			return
		}
		r.Body = http.MaxBytesReader(w, timed, maxBody)
		next.ServeHTTP(w, r)
		if timed.read > maxBody {
			drainBody(w, timed)
		}
	})
}

// isPlain tells whether a Content-Encoding says that a body is not encoded.
func isPlain(coding string) bool { return coding == "" || strings.EqualFold(coding, "identity") }

// drainBody sends the answer and reads on for a while.
func drainBody(w http.ResponseWriter, body io.Reader) {
	controller := http.NewResponseController(w)
	_ = controller.Flush()                                       // not supported by writers of tests
	_ = controller.SetReadDeadline(time.Now().Add(drainTimeout)) // nor this
	_, _ = io.Copy(io.Discard, io.LimitReader(body, maxDrained)) // whatever ends it, the answer is out
}

func bodyTooLarge() *problem {
	return badRequest(http.StatusRequestEntityTooLarge, "The body is larger than 1 MiB.")
}

// timedBody lifts the deadline of a body with its end: what comes after it, such as a stream, takes its own time.
type timedBody struct {
	io.ReadCloser
	controller *http.ResponseController
	ended      bool
	read       int // bytes
}

func (b *timedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.read += n
	if err == io.EOF {
		b.ended = true
		_ = b.controller.SetReadDeadline(time.Time{}) // not supported by writers of tests
	}
	return n, err
}

// byteOrderMark may stand before JSON and means nothing there (RFC 8259, 8.1); some editors and shells write it.
var byteOrderMark = []byte("\ufeff")

// readBody returns the whole body, which is UTF-8, without a byte order mark. The error is a *problem.
func readBody(r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(r.Body)
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return nil, bodyTooLarge()
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return nil, badRequest(http.StatusRequestTimeout, "The body took too long.")
	}
	if err != nil {
		return nil, badRequest(http.StatusBadRequest, "The body could not be read.")
	}
	if !utf8.Valid(body) { // decoding would put other characters in place of what is not
		return nil, badRequest(http.StatusBadRequest, "The body is not UTF-8.")
	}
	return bytes.TrimPrefix(body, byteOrderMark), nil
}
