package server

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"goodones/internal/gate"
	"goodones/internal/graphqlws"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

const (
	// keyTTL is how long an owner is remembered, from the moment of asking: so long a revoked key may work on a
	// server that nobody told.
	keyTTL = time.Second
	// keyTimeout is how long asking may take, waits for a turn included, before the database counts as away.
	keyTimeout = 9 * time.Second
	// maxAsking is how many keys that nobody has come with before are asked for at once: anybody can make up keys of the
	// right form, and those must neither take every connection to the database nor be in the way of keys that are good.
	maxAsking = 4
)

// keyring remembers the owners of keys for a moment, and asks for each once, however many requests wait.
type keyring struct {
	keys   Keys
	flight singleflight.Group
	asking *gate.Gate // for questions about strangers

	mu      sync.Mutex
	known   map[[32]byte]owner
	tidyAt  int    // size at which the expired are dropped
	forgets uint64 // rises with each Forget, so that no answer from before it is remembered
}

type owner struct {
	viewer viewer.Viewer
	until  time.Time
}

func newKeyring(keys Keys) *keyring {
	return &keyring{keys: keys, asking: gate.New(maxAsking), known: map[[32]byte]owner{}, tidyAt: 1024}
}

// owner returns who owns a key. The error is viewer.ErrKeyUnknown, syncrun.ErrUnavailable, that of ctx, or one that
// nobody expected.
func (k *keyring) owner(ctx context.Context, hash [32]byte) (viewer.Viewer, error) {
	asked := time.Now()
	k.mu.Lock()
	known, ok := k.known[hash]
	forgets := k.forgets
	k.mu.Unlock()
	if ok && asked.Before(known.until) {
		return known.viewer, nil
	}
	// A question asked before a Forget must not answer one asked after it.
	flight := strconv.FormatUint(forgets, 36) + " " + string(hash[:])
	answer := k.flight.DoChan(flight, func() (any, error) {
		return k.ask(context.WithoutCancel(ctx), hash, !ok, forgets)
	})
	select {
	case <-ctx.Done():
		return viewer.Viewer{}, ctx.Err()
	case result := <-answer:
		v, _ := result.Val.(viewer.Viewer)
		return v, result.Err
	}
}

func (k *keyring) ask(ctx context.Context, hash [32]byte, stranger bool, forgets uint64) (viewer.Viewer, error) {
	ctx, cancel := context.WithTimeout(ctx, keyTimeout)
	defer cancel()
	var strangers *gate.Gate
	if stranger {
		strangers = k.asking
	}
	var v viewer.Viewer
	var until time.Time
	err := strangers.Through(ctx, gate.Unavailable, func() (err error) {
		until = time.Now().Add(keyTTL)
		v, err = k.keys.KeyOwner(ctx, hash)
		return err
	})
	switch {
	case errors.Is(err, syncrun.ErrNotFound):
		k.lose(hash)
		return viewer.Viewer{}, viewer.ErrKeyUnknown
	case errors.Is(err, context.DeadlineExceeded):
		return viewer.Viewer{}, syncrun.ErrUnavailable
	case err != nil:
		return viewer.Viewer{}, err
	}
	k.remember(hash, owner{v, until}, forgets)
	return v, nil
}

func (k *keyring) remember(hash [32]byte, o owner, forgets uint64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.forgets != forgets {
		return
	}
	if len(k.known) >= k.tidyAt {
		now := time.Now()
		for hash, had := range k.known {
			if !now.Before(had.until) {
				delete(k.known, hash)
			}
		}
		k.tidyAt = 2*len(k.known) + 1024
	}
	k.known[hash] = o
}

// lose makes a key that is good no more a stranger.
func (k *keyring) lose(hash [32]byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.known, hash)
}

// forget has the key looked up again when it is used next.
func (k *keyring) forget(keyID int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.forgets++
	for hash, had := range k.known {
		if had.viewer.KeyID == keyID {
			delete(k.known, hash)
		}
	}
}

// Revoke makes a key worthless on this server now: it is looked up again when it is used next, and its sockets are
// closed with 4401, its streams ended, and so it is with its sessions. It does not block.
func (s *Server) Revoke(keyID int) {
	s.keyring.forget(keyID)
	s.sessions.forget(keyID)
	s.sockets.Kill(func(ctx context.Context) bool { return identityOf(ctx).KeyID == keyID },
		graphqlws.CloseUnauthorized, unauthorized)
	s.roster.end(func(h holder) bool { return h.keyID == keyID })
}

// watchKeys looks at the keys and sessions of all that is open, again and again until ctx ends.
func (s *Server) watchKeys(ctx context.Context) {
	tick := time.NewTicker(s.cfg.KeyCheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s.checkKeys(ctx)
		}
	}
}

// checkKeys closes what has ended by itself or elsewhere.
func (s *Server) checkKeys(ctx context.Context) {
	for h, hash := range s.roster.holders() {
		switch {
		case !s.hasEnded(ctx, h.sessionID, hash):
		case h.sessionID != 0:
			s.closeSession(h.sessionID)
		default:
			s.Revoke(h.keyID)
		}
	}
}
