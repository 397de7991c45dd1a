package server

import (
	"bufio"
	"context"
	"net"
	"net/http"
	"time"
)

const (
	// lastStall is Config.Stall for a server that is about to end.
	lastStall = time.Second
	// chunk is what progress is measured in, in bytes.
	chunk = 32 << 10
	// sendBuffer is what the kernel keeps of a large answer, in bytes. By itself it would keep megabytes, and tell of
	// progress only when a third of them has gone.
	sendBuffer = 64 << 10
)

// recorder is a ResponseWriter that remembers the status and gives every write a deadline, which moves with progress.
// What it wraps stays within reach.
type recorder struct {
	http.ResponseWriter
	status   int // 0: nothing was written yet
	hijacked bool
	stall    time.Duration
	ending   context.Context // ends when the server does
}

type connKey struct{}

// withConn lets answers find their connection.
func withConn(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, conn)
}

// bound gives what is written next its time.
func (w *recorder) bound() {
	limit := w.stall
	if w.ending.Err() != nil {
		limit = min(limit, lastStall)
	}
	controller := http.NewResponseController(w.ResponseWriter)
	_ = controller.SetWriteDeadline(time.Now().Add(limit)) // not supported by writers of tests
}

// writeLarge writes what may be more than the client takes, and notices progress.
func (w *recorder) writeLarge(ctx context.Context, p []byte) {
	if conn, ok := ctx.Value(connKey{}).(interface{ SetWriteBuffer(int) error }); ok && len(p) > sendBuffer {
		_ = conn.SetWriteBuffer(sendBuffer) // the connection may be gone
	}
	defer context.AfterFunc(w.ending, w.bound)()
	for len(p) > 0 {
		n, err := w.Write(p[:min(len(p), chunk)])
		if err != nil {
			return // the client is gone, or does not read
		}
		p = p[n:]
	}
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
	w.bound()
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	w.bound()
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
