package app_test

import (
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"goodones/internal/sandbox"
)

// stalled is P11: clients that ask for the largest answer there is and never read it, and one that reads it steadily.
type stalled struct {
	readers int
	size    int // of the answer, in bytes; at most 4 MiB are answered
	rate    int // of the steady reader, in bytes a second
}

func (p stalled) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	server := w.serve(map[string]string{"SHUTDOWN_DRAIN": "1s"})
	tale := w.newWriter().begin(1)[0]
	if p.size >= 4<<20 {
		t.Fatal("so large an answer is refused")
	}
	w.sql.MustExec(`UPDATE sync_run_events SET message = repeat('x', $2) WHERE run_id = $1 AND seq = 2`,
		tale.work.RunID, p.size)
	body := fmt.Sprintf(`{"query":"{ syncRun(id: %d) { progressLog } }"}`, tale.work.RunID)
	ask := func() net.Conn { return p.answered(t, server.node.client, body) }
	_, _ = io.Copy(io.Discard, ask()) // what the first answer costs is not what readers cost
	before := server.heap()

	began := time.Now()
	var got int
	var took time.Duration
	var reading sync.WaitGroup
	steady := ask()
	reading.Go(func() { got, took = readAtRate(steady, p.rate), time.Since(began) })
	begin := func(int) { ask() }
	inParallel(p.readers, 8, begin)
	answering := time.Now()
	if n := server.writing(); n < 2 {
		t.Errorf("%d answers are being written", n)
	}
	eventually(t, 2*time.Minute, "who does not read is gone", func() bool {
		rest(t, 100*time.Millisecond)
		return server.writing() <= 1 // the steady one
	})
	v.note("%d readers of %d KiB, all being answered within %s", p.readers, p.size>>10, ms(answering.Sub(began)))
	v.within("all gone after", time.Since(answering), 30*time.Second)
	reading.Wait()
	v.note("at %d KiB/s read in %s", p.rate>>10, took.Round(time.Second))
	v.inRange("KiB read steadily", float64(got>>10), float64(p.size>>10), 4<<10)
	v.inRange("MB of memory kept", float64(max(0, server.heap()-before))/1e6, 0, 8)

	inParallel(20, 8, begin)
	ended := time.Now()
	if err := server.process.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := server.process.wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
	v.within("ending over the drain took", max(0, time.Since(ended)-time.Second), 2*time.Second)
}

// answered asks until an answer begins: a busy server asks to come again.
func (p stalled) answered(t testing.TB, server *client, body string) net.Conn {
	for {
		if conn := p.ask(t, server, body); firstBytes(t, conn) == "HTTP/1.1 200" {
			return conn
		}
	}
}

// ask sends a query on a connection of its own, whose kernel keeps little of the answer.
func (p stalled) ask(t testing.TB, server *client, body string) net.Conn {
	dialer := net.Dialer{Control: func(_, _ string, raw syscall.RawConn) (err error) {
		if failed := raw.Control(func(fd uintptr) { err = setReceiveBuffer(fd, 16<<10) }); failed != nil {
			return failed
		}
		return err
	}}
	conn, err := dialer.DialContext(t.Context(), "tcp", strings.TrimPrefix(server.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"+
		"Content-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s",
		server.key, len(body), body); err != nil {
		t.Error(err)
	}
	return conn
}

// firstBytes reads as far as the status.
func firstBytes(t testing.TB, conn net.Conn) string {
	_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
	status := make([]byte, len("HTTP/1.1 200"))
	if _, err := io.ReadFull(conn, status); err != nil {
		t.Error(err)
		return "HTTP/1.1 200"
	}
	return string(status)
}

// readAtRate reads so many bytes a second until the answer ends, and returns how many they were.
func readAtRate(conn net.Conn, rate int) (n int) {
	tick := time.NewTicker(time.Second / 4)
	defer tick.Stop()
	buffer := make([]byte, rate/4)
	for {
		<-tick.C
		_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
		read, err := io.ReadFull(conn, buffer)
		if n += read; err != nil {
			return n
		}
	}
}

// writing is how many large answers the server is about to write.
func (o *outside) writing() int {
	o.t.Helper()
	return strings.Count(o.see("/debug/pprof/goroutine?debug=2"), "(*recorder).writeLarge(")
}
