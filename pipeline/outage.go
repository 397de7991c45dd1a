package pipeline

import (
	"errors"
	"log/slog"
	"sync/atomic"

	"goodones/internal/syncrun"
)

// outage says once that the database is away and once that it is back, however many writes fail in between.
type outage struct {
	log  *slog.Logger
	away atomic.Bool
}

// note takes the result of any call to the database.
func (o *outage) note(err error) {
	switch {
	case err == nil:
		if o.away.CompareAndSwap(true, false) {
			o.log.Info("database is back")
		}
	case errors.Is(err, syncrun.ErrUnavailable):
		if o.away.CompareAndSwap(false, true) {
			o.log.Warn("database is away; work waits for it", "error", err)
		}
	}
}
