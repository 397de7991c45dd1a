package server

import (
	"bytes"
	"log/slog"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// fullListener is what a listener is in a process that has no files left.
type fullListener struct{ net.Listener }

func (fullListener) Accept() (net.Conn, error) {
	return nil, &net.OpError{Op: "accept", Net: "tcp", Err: os.NewSyscallError("accept4", syscall.EMFILE)}
}

func TestFullProcessWarnsOnceAMinute(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		l := &listener{Listener: fullListener{}, log: slog.New(slog.NewJSONHandler(&log, nil))}
		for range 100 {
			if _, err := l.Accept(); err == nil {
				t.Fatal("accepted")
			}
			time.Sleep(time.Second)
		}
		if got := strings.Count(log.String(), "connections cannot be accepted"); got != 2 {
			t.Errorf("%d lines in 100 seconds, want 2:\n%s", got, &log)
		}
		if !strings.Contains(log.String(), "too many open files") {
			t.Errorf("the log does not say why: %s", &log)
		}
	})
}

func TestClosedListenerDoesNotWarn(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	open, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &listener{Listener: open, log: slog.New(slog.NewJSONHandler(&log, nil))}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Accept(); err == nil {
		t.Error("accepted")
	}
	if log.Len() > 0 {
		t.Errorf("the log says %s", &log)
	}
}
