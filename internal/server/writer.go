package server

import (
	"bufio"
	"net"
	"net/http"
)

// recorder is a ResponseWriter that remembers the status. What it wraps stays within reach.
type recorder struct {
	http.ResponseWriter
	status   int // 0: nothing was written yet
	hijacked bool
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(p)
}

// Unwrap is for http.ResponseController.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush sends what is buffered, where that is possible.
func (w *recorder) Flush() { _ = w.FlushError() }

// FlushError is Flush for an http.ResponseController, which tells the error.
func (w *recorder) FlushError() error { return http.NewResponseController(w.ResponseWriter).Flush() }

// Hijack hands the connection over.
func (w *recorder) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := http.NewResponseController(w.ResponseWriter).Hijack()
	if err == nil {
		w.hijacked, w.status = true, http.StatusSwitchingProtocols
	}
	return conn, rw, err
}
