package xapi

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"goodones/internal/source"
)

// asideFor is how long a token without credit is not asked, unless X told until when.
const asideFor = time.Hour

// pool shares the work among the tokens of an installation's apps. Each has windows and credit of its own.
type pool struct {
	tokens []*pooledToken
	turn   atomic.Uint32 // calls begin at another token each
	clock  Clock
}

// pooledToken is one of them.
type pooledToken struct {
	credential
	asideUntil atomic.Int64 // Unix nanoseconds; 0: in use
}

func newPool(tokens []string, clock Clock) *pool {
	p := &pool{clock: clock}
	for _, token := range tokens {
		p.tokens = append(p.tokens, &pooledToken{credential: newCredential(token)})
	}
	return p
}

// has tells whether the token is one of the pool's, and no user's.
func (p *pool) has(as credential) bool {
	return slices.ContainsFunc(p.tokens, func(t *pooledToken) bool { return t.credential == as })
}

// order is the tokens to try for a call: the wanted one alone, while it is there and in use; else those in use in turn;
// else all, for one of them may work again.
func (p *pool) order(wanted string) (tokens []*pooledToken) {
	start := int(p.turn.Add(1))
	now := p.clock.Now().UnixNano()
	for i := range p.tokens {
		token := p.tokens[(start+i)%len(p.tokens)]
		if token.asideUntil.Load() > now {
			continue
		}
		if wanted != "" && token.mark() == wanted {
			return []*pooledToken{token}
		}
		tokens = append(tokens, token)
	}
	if len(tokens) == 0 {
		return p.tokens
	}
	return tokens
}

// setAside keeps a token from being asked until then; the zero time is for a while.
func (p *pool) setAside(token *pooledToken, until time.Time) {
	if until.IsZero() {
		until = p.clock.Now().Add(asideFor)
	}
	token.asideUntil.Store(until.UnixNano())
}

// learn sets a token aside for what X said against it, and takes it back after an answer.
func (p *pool) learn(token *pooledToken, err error) {
	if err == nil {
		token.asideUntil.Store(0)
	} else if spent, ok := errors.AsType[*source.OutOfCreditError](err); ok {
		p.setAside(token, spent.Until)
	} else if errors.Is(err, source.ErrUnauthorized) {
		p.setAside(token, time.Time{})
	}
}

// callApp makes a call with one token of the pool, and leaves it in r.as. A token whose window is used up passes the
// call on to the next, and so does one without credit or one that X refuses, which is set aside. If none is left, the
// error is the one that passes first.
func (c *Client) callApp(ctx context.Context, r *request, into any) error {
	var failed refusals
	tried := map[*pooledToken]bool{}
	for {
		before := len(tried)
		for _, token := range c.app.order(r.wanted) {
			if tried[token] {
				continue
			}
			tried[token] = true
			r.as = token.credential
			err := c.attempt(ctx, *r, into)
			c.app.learn(token, err)
			if !failed.add(err) {
				return err
			}
		}
		if len(tried) == before || failed.waiting() {
			return failed.first()
		}
	}
}

// refusals are what several tokens met with in one call.
type refusals struct {
	wait         error // of the window that ends first
	shortest     time.Duration
	spent        *source.OutOfCreditError // of the credit that comes first
	spentErr     error
	unauthorized error
}

// add notes an error that another token may not meet with. It is false for any other, and for none.
func (f *refusals) add(err error) bool {
	wait, waits := errors.AsType[*source.WaitError](err)
	limited, isLimited := errors.AsType[*source.RateLimitedError](err)
	spent, isSpent := errors.AsType[*source.OutOfCreditError](err)
	switch {
	case waits:
		f.addWait(wait.For, err)
	case isLimited:
		f.addWait(limited.For, err)
	case isSpent:
		if f.spent == nil || spent.Until.Before(f.spent.Until) {
			f.spent, f.spentErr = spent, err
		}
	case errors.Is(err, source.ErrUnauthorized):
		f.unauthorized = err
	default:
		return false
	}
	return true
}

func (f *refusals) addWait(wait time.Duration, err error) {
	if f.wait == nil || wait < f.shortest {
		f.wait, f.shortest = err, wait
	}
}

// waiting tells whether some token is only too fast.
func (f *refusals) waiting() bool { return f.wait != nil }

func (f *refusals) first() error {
	switch {
	case f.wait != nil:
		return f.wait
	case f.spent != nil:
		return f.spentErr
	}
	return f.unauthorized
}

// A cursor of one token may be no good for another, so that a list goes on with the token that it began with. Where
// there are several, cursors carry the mark of theirs.
const (
	markLength    = 8
	markSeparator = "~" // X's tokens are letters and digits
)

// mark names a token without revealing it.
func (t *pooledToken) mark() string { return t.fingerprint[:markLength] }

// marked adds the mark of the token that was asked to the cursor that it got.
func (c *Client) marked(cursor string, as credential) string {
	if cursor == "" || !c.app.has(as) || len(c.app.tokens) == 1 {
		return cursor
	}
	return as.fingerprint[:markLength] + markSeparator + cursor
}

// unmarked splits a cursor into the token it belongs to, empty for any, and what X gave.
func unmarked(cursor string) (wanted, bare string) {
	wanted, bare, found := strings.Cut(cursor, markSeparator)
	if !found || len(wanted) != markLength {
		return "", cursor
	}
	return wanted, bare
}
