//go:build unix

package graphqlws

import (
	"net"
	"syscall"
)

// attempt is one try to write without blocking. It is kept with its buffer, so
// that a write allocates nothing.
type attempt struct {
	buf []byte
	n   int
	err error
	do  func(fd uintptr) bool
}

func (a *attempt) init() { a.do = a.write }

// try writes as much of p as the kernel takes at once, through raw, and
// returns how much that was. Without raw it is nothing.
func (a *attempt) try(raw syscall.RawConn, p []byte) (int, error) {
	if raw == nil || len(p) == 0 {
		return 0, nil
	}
	a.buf, a.n, a.err = p, 0, nil
	err := raw.Write(a.do)
	a.buf = nil
	if err == nil {
		err = a.err
	}
	return a.n, err
}

// write returns true always: it has not to be called again when the socket is
// writable.
func (a *attempt) write(fd uintptr) bool {
	for {
		n, err := syscall.Write(int(fd), a.buf)
		switch err {
		case nil:
			a.n = n
		case syscall.EINTR:
			continue
		case syscall.EAGAIN:
		default:
			a.err = err
		}
		return true
	}
}

// rawConn gives access to the descriptor of a plain socket. Any other
// connection, say TLS, must be written through its own Write.
func rawConn(nc net.Conn) syscall.RawConn {
	var raw syscall.RawConn
	var err error
	switch nc := nc.(type) {
	case *net.TCPConn:
		raw, err = nc.SyscallConn()
	case *net.UnixConn:
		raw, err = nc.SyscallConn()
	}
	if err != nil {
		return nil
	}
	return raw
}
