package sandbox

import (
	"context"
	"net"
	"net/http"
	"strconv"
)

// send counts the answer and sends it, or as much of it as its ending wants.
func (s *Server) send(ctx context.Context, w http.ResponseWriter, c *call, a answer) {
	s.calls.end(c, a.status, a.status == http.StatusOK && !a.part)
	if c.endpoint.fill != nil {
		w.Header().Set("X-Access-Level", "read")
	}
	w.Header().Set("Date", c.now.UTC().Format(http.TimeFormat))
	if q := c.quota; q != nil {
		w.Header().Set(c.rateHeader+"-Limit", strconv.Itoa(q.limit))
		w.Header().Set(c.rateHeader+"-Remaining", strconv.Itoa(q.remaining))
		w.Header().Set(c.rateHeader+"-Reset", strconv.FormatInt(q.reset.Unix(), 10))
	}
	if q := c.day; q != nil {
		name := "X-App-Limit-24hour"
		if c.caller.user {
			name = "X-User-Limit-24hour"
		}
		w.Header().Set(name+"-Limit", strconv.Itoa(q.limit))
		w.Header().Set(name+"-Remaining", strconv.Itoa(q.remaining))
		w.Header().Set(name+"-Reset", strconv.FormatInt(q.reset.Unix(), 10))
	}
	switch a.ending {
	case sent:
		write(w, a)
	case cut, stalled:
		begin(w, a)
		if a.ending == stalled {
			<-ctx.Done()
		}
		panic(http.ErrAbortHandler)
	case silent:
		<-ctx.Done()
		panic(http.ErrAbortHandler)
	case reset:
		resetConnection(w)
	}
}

// write sends a whole answer. An error means that the caller went away, which
// is nobody's fault and needs no answer.
func write(w http.ResponseWriter, a answer) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// begin sends the body given as a part of a longer one and flushes it.
func begin(w http.ResponseWriter, a answer) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Content-Length", strconv.Itoa(2*len(a.body)+1))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
	_ = http.NewResponseController(w).Flush()
}

// resetConnection drops the connection without the usual farewell, so that the
// caller reads "connection reset".
func resetConnection(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2 or a recorder: the next best thing
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
