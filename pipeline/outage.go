package pipeline

import (
	"errors"
	"log/slog"
	"sync"

	"goodones/internal/syncrun"
)

// outage says once that the database is away and once that it is back, however many calls fail in between, and whatever
// succeeds beside them: on a full disk reads go on. It is back when nobody is left whose last call failed.
type outage struct {
	log *slog.Logger

	mu      sync.Mutex
	failing map[any]bool // by caller
	away    bool
}

// note takes the result of a caller's call to the database. Each caller makes one call at a time.
func (o *outage) note(caller any, err error) {
	away := errors.Is(err, syncrun.ErrUnavailable)
	if err != nil && !away {
		return
	}
	if o.turned(caller, away) {
		if away {
			o.log.Warn("database is away; work waits for it", "error", err)
		} else {
			o.log.Info("database is back")
		}
	}
}

// turned tells whether the outage began with a failed call, or ended with one that succeeded.
func (o *outage) turned(caller any, failed bool) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if failed {
		if o.failing == nil {
			o.failing = map[any]bool{}
		}
		o.failing[caller] = true
	} else {
		delete(o.failing, caller)
	}
	before := o.away
	o.away = len(o.failing) > 0
	return o.away != before
}

// forget leaves out a caller who makes no more calls. That is no word about the database.
func (o *outage) forget(caller any) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.failing, caller)
}
