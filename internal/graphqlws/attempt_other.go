//go:build !unix

package graphqlws

import (
	"net"
	"syscall"
)

// attempt writes nothing here: a write cannot be tried without blocking.
type attempt struct{}

func (*attempt) init() {}

func (*attempt) try(syscall.RawConn, []byte) (int, error) { return 0, nil }

func rawConn(net.Conn) syscall.RawConn { return nil }
