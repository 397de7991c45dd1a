package server

import (
	"errors"
	"log/slog"
	"net"
	"time"
)

// listener says in the log, once a minute at most, why connections cannot be accepted: net/http only waits and tries
// again, so a process that has used up its files would seem to hang.
type listener struct {
	net.Listener
	log    *slog.Logger
	warned time.Time // Accept's alone, which net/http calls on one goroutine
}

const warnEvery = time.Minute

func (l *listener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil && !errors.Is(err, net.ErrClosed) && time.Since(l.warned) >= warnEvery {
		l.warned = time.Now()
		l.log.Warn("connections cannot be accepted", "error", err)
	}
	return conn, err
}
