package pipeline

import (
	"cmp"
	"context"
	"errors"
	"math/bits"

	"goodones/internal/source"
)

// The limits of looking for those who have a call refused: calls of which none is accepted, after which the call itself
// is at fault, and calls for each time that the people are halved until one is left. A hundred are halved seven times,
// and each who is refused costs two calls a time, so that five are found.
const (
	mostInVain     = 16
	mostPerHalving = 10
)

// part is some of the people of a call, by position. refused says that the network did not accept the question and may
// not accept any: its silence is no word about them.
type part struct {
	from, to int
	refused  bool
}

// inParts is a call on its way to be accepted.
type inParts struct {
	run     *run
	people  []string
	take    func(of part, found []source.Profile) error
	waiting []part // the next one last
	alone   []part // refused alone, before any call was accepted

	calls, accepted int
	halvings        int // from all people down to one
}

// askInParts asks for people in one call. Where some of them may be why that is refused they are asked for by halves,
// until those few are found alone and left out. take is given each answer, and each part that is left out, at once.
// Where nothing is accepted on the way it is the call that is at fault, and its error stands.
func (r *run) askInParts(ctx context.Context, people []string,
	take func(of part, found []source.Profile) error) error {
	a := inParts{run: r, people: people, take: take, waiting: []part{{to: len(people)}},
		halvings: bits.Len(uint(len(people) - 1))}
	for len(a.waiting) > 0 {
		if err := a.next(ctx); err != nil {
			return err
		}
	}
	return a.tell(true)
}

func (a *inParts) next(ctx context.Context) error {
	last := len(a.waiting) - 1
	of := a.waiting[last]
	a.waiting = a.waiting[:last]
	found, err := a.run.askFor(ctx, a.people[of.from:of.to])
	a.calls++
	switch half := (of.from + of.to) / 2; {
	case err == nil:
		a.accepted++
		if err := a.tell(false); err != nil {
			return err
		}
		return a.take(of, found)
	case !mayBeOfOne(err):
		return err
	case of.to-of.from == 1 && (a.accepted > 0 || errors.Is(err, source.ErrItemGone)):
		return a.take(of, nil)
	case of.to-of.from == 1:
		a.alone = append(a.alone, of)
	case a.accepted == 0 && a.calls >= mostInVain && errors.Is(err, source.ErrInvalid):
		return cmp.Or(a.tell(true), err)
	case a.calls >= mostPerHalving*a.halvings:
		of.refused = true
		return a.take(of, nil)
	default:
		a.waiting = append(a.waiting, part{from: half, to: of.to}, part{from: of.from, to: half})
	}
	return nil
}

// tell hands over who was refused alone, once it is known whether that is because of them.
func (a *inParts) tell(refused bool) error {
	for _, of := range a.alone {
		of.refused = refused
		if err := a.take(of, nil); err != nil {
			return err
		}
	}
	a.alone = nil
	return nil
}

func (r *run) askFor(ctx context.Context, people []string) ([]source.Profile, error) {
	return call(ctx, r, func(ctx context.Context) ([]source.Profile, error) {
		return r.source.Profiles(ctx, people)
	})
}

// mayBeOfOne tells whether a call may have been refused because of one of the people it named.
func mayBeOfOne(err error) bool {
	return errors.Is(err, source.ErrItemGone) || errors.Is(err, source.ErrInvalid)
}
