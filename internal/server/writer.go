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
	release  func() bool     // of the write that may be blocked when the server ends
}

// newRecorder is for one request; free is to be called when it has been answered.
func newRecorder(w http.ResponseWriter, stall time.Duration, ending context.Context) *recorder {
	r := &recorder{ResponseWriter: w, stall: stall, ending: ending}
	r.release = context.AfterFunc(ending, r.bound)
	return r
}

// free leaves what was answered alone from now on.
func (w *recorder) free() { w.release() }

type connKey struct{}

// withConn lets answers find their connection.
func withConn(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, conn)
}

// bound gives what is written now or next its time.
func (w *recorder) bound() {
	controller := http.NewResponseController(w.ResponseWriter)
	limit := w.limit()
	_ = controller.SetWriteDeadline(time.Now().Add(limit)) // not supported by writers of tests
	if last := w.limit(); last < limit {                   // the server began to end meanwhile
		_ = controller.SetWriteDeadline(time.Now().Add(last))
	}
}

func (w *recorder) limit() time.Duration {
	if w.ending.Err() != nil {
		return min(w.stall, lastStall)
	}
	return w.stall
}

// writeLarge writes what may be more than the client takes, and notices progress.
func (w *recorder) writeLarge(ctx context.Context, p []byte) {
	if conn, ok := ctx.Value(connKey{}).(interface{ SetWriteBuffer(int) error }); ok && len(p) > sendBuffer {
		_ = conn.SetWriteBuffer(sendBuffer) // the connection may be gone
	}
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
	w.free()
	conn, rw, err := http.NewResponseController(w.ResponseWriter).Hijack()
	if err == nil {
		w.hijacked, w.status = true, http.StatusSwitchingProtocols
	}
	return conn, rw, err
}
