package live

import (
	"context"
	"sync"
	"time"

	"goodones/internal/syncrun"
)

// maxRounds is how many users' private selections are executed at once. One takes a few connections of the pool.
const maxRounds = 2

// Share returns what lets the executions of these runs share what they read: it is put into the context of each.
type Share func(runs []*syncrun.Run) func(context.Context) context.Context

// rounds executes private selections. All that is due for one user at a moment is a round, whose reads are shared. A
// user has one round at a time, so that many expensive subscriptions take no more of the database than one.
type rounds struct {
	share Share
	turns chan struct{} // one for each round that is executed

	mu  sync.Mutex
	due map[int][]*privateStream // by user; a user is in it as long as a goroutine works for him
}

func newRounds(share Share) *rounds {
	return &rounds{share: share, turns: make(chan struct{}, maxRounds), due: map[int][]*privateStream{}}
}

// add has a stream looked at in its user's next round. It does not wait.
func (r *rounds) add(s *privateStream) {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, running := r.due[s.userID]
	r.due[s.userID] = append(r.due[s.userID], s)
	if !running {
		go r.run(s.userID, firstPause)
	}
}

// run executes rounds of a user until nothing is due. While the database is away it tries again after a pause: the
// subscriptions stay silent then.
func (r *rounds) run(userID int, pause time.Duration) {
	for {
		r.mu.Lock()
		streams := r.due[userID]
		if len(streams) == 0 {
			delete(r.due, userID)
			r.mu.Unlock()
			return
		}
		r.due[userID] = nil
		r.mu.Unlock()
		r.turns <- struct{}{}
		away := r.round(streams)
		<-r.turns
		if away {
			time.AfterFunc(pause, func() { r.run(userID, min(2*pause, lastPause)) })
			return
		}
		pause = firstPause
	}
}

// round executes one event of each stream that has one. It reports whether the database was away.
func (r *rounds) round(streams []*privateStream) (away bool) {
	var ready []*privateStream
	var runs []*syncrun.Run
	for _, s := range streams {
		if p := s.begin(); p != nil {
			ready, runs = append(ready, s), append(runs, &p.SyncRun)
		}
	}
	with := r.share(runs)
	for _, s := range ready {
		if !s.execute(with) {
			away = true
		}
	}
	return away
}
