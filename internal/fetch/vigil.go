package fetch

import (
	"context"
	"errors"
	"io"
	"time"
)

// Why a call of ours was ended by us.
var (
	errSilent = errors.New("silence")
	errSlow   = errors.New("too slow")
)

// vigil ends a call that says nothing for too long or takes too long altogether.
type vigil struct {
	silence time.Duration
	timer   *time.Timer
	end     context.CancelFunc
}

// keepVigil gives the call's context: its cause is errSilent or errSlow when the vigil ended it.
func keepVigil(ctx context.Context, silence time.Duration) (context.Context, *vigil) {
	bounded, stop := context.WithTimeoutCause(ctx, callTimeout, errSlow)
	watched, cancel := context.WithCancelCause(bounded)
	return watched, &vigil{
		silence: silence,
		timer:   time.AfterFunc(silence, func() { cancel(errSilent) }),
		end:     func() { cancel(context.Canceled); stop() },
	}
}

// heard starts the silence anew.
func (v *vigil) heard() { v.timer.Reset(v.silence) }

// over frees what the vigil holds.
func (v *vigil) over() {
	v.timer.Stop()
	v.end()
}

// watchedBody is a body of which every byte ends the silence.
type watchedBody struct {
	io.Reader
	vigil *vigil
}

func (b watchedBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if n > 0 {
		b.vigil.heard()
	}
	return n, err
}
