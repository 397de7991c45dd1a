package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"syscall"
)

// failure says why no whole answer came: ctx is the caller's, watched the call's.
func (c *Client) failure(ctx, watched context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	switch cause := context.Cause(watched); {
	case errors.Is(cause, errSilent):
		return Temporary("silent for %s", c.silence)
	case errors.Is(cause, errSlow):
		return Temporary("no whole answer within %s", callTimeout)
	}
	var wrapped *url.Error // its text quotes the URL
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	var network net.Error
	switch {
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return Temporary("connection lost")
	case errors.As(err, &network) && network.Timeout():
		return Temporary("timeout")
	}
	return Temporary("no connection: %s", c.Excerpt(err.Error()))
}
