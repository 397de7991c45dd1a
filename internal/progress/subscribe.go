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
	for ; ; c.next++ {
		head, ended := c.topic.progress()
		if c.next > head {
			return !ended
		}
		p := new(syncrun.Progress)
		if !c.tell(p) {
			c.readHistory()
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case out <- p:
		}
	}
}

// tell sets p to the next event. It reports false when history must be read first.
func (c *Cursor) tell(p *syncrun.Progress) bool {
	if e := c.fromHistory(); e != nil {
		c.topic.tellOf(e, p)
		return true
	}
	return c.topic.tell(c.next, p)
}
