package cluster

import (
	"errors"
	"syscall"
)

// account is whom the server runs as.
type account struct{}

func owner() (*account, error) { return nil, errors.ErrUnsupported }

func (*account) take(string) error { return nil }

func (*account) attributes() *syscall.SysProcAttr { return nil }
