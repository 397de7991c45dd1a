package progress

import (
	"context"

	"goodones/internal/syncrun"
)

// plain is for subscribers who take progress as it is: nothing is encoded for them.
func plain() Encoding { return Encoding{} }

// Subscribe delivers every event of the user's run after a sequence, in order, and closes the channel after the
// terminal one, or when ctx ends. What it delivers is the receiver's. It costs a goroutine; its errors are those of
// Watch.
func (h *Hub) Subscribe(ctx context.Context, userID int, at syncrun.Cursor) (<-chan *syncrun.Progress, error) {
	woken := make(chan struct{}, 1)
	c, err := h.Watch(ctx, userID, at, plain(), func() {
		select {
		case woken <- struct{}{}:
		default:
		}
	})
	if err != nil {
		return nil, err
	}
	out := make(chan *syncrun.Progress)
	go func() {
		defer close(out)
		defer c.Close()
		for c.pump(ctx, out) {
			select {
			case <-ctx.Done():
				return
			case <-woken:
			}
		}
	}()
	return out, nil
}

// pump sends what is ready and says whether more can come.
func (c *Cursor) pump(ctx context.Context, out chan<- *syncrun.Progress) bool {
	for {
		p := new(syncrun.Progress)
		ok, ended := c.Take(p)
		if !ok {
			return !ended
		}
		select {
		case <-ctx.Done():
			return false
		case out <- p:
		}
	}
}

// Take sets p, which is the caller's, to the next event, and is to be called in place of Next by who encodes events
// himself. It never waits: ok is false when there is none yet, or when history must be read first, and then the
// subscriber is woken later. ended says that the run has ended and nothing follows.
func (c *Cursor) Take(p *syncrun.Progress) (ok, ended bool) {
	head, ended := c.topic.progress()
	if c.next > head {
		return false, ended
	}
	if !c.tell(p) {
		c.readHistory()
		return false, false
	}
	c.next++
	return true, false
}

// tell sets p to the next event. It reports false when history must be read first.
func (c *Cursor) tell(p *syncrun.Progress) bool {
	if e := c.fromHistory(); e != nil {
		c.topic.tellOf(e, p)
		return true
	}
	return c.topic.tell(c.next, p)
}
