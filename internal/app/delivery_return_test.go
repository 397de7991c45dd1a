package app_test

import (
	"fmt"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// returning is P12: clients with a key each lose their server and come back to another one, all at the same moment, at
// the default limits.
type returning struct{ clients, users int }

// defaultLimits are what a server has when nothing is set.
var defaultLimits = map[string]string{"RATE_LIMIT_PER_MINUTE": "60", "MAX_SOCKETS_PER_KEY": "20",
	"MAX_SUBSCRIPTIONS_PER_KEY": "100"}

// guest is a client with a key of its own, on whom nothing is tried again.
type guest struct {
	server *client
	tale   *tale
	s      *socket
	err    error
}

// come opens a socket and a subscription after a sequence, and waits for its first event.
func (g *guest) come(t testing.TB, url string, after int) {
	if g.s, g.err = dialOnce(t.Context(), &client{t: t, url: url, key: g.server.key}, 0); g.err != nil {
		return
	}
	if g.err = g.s.subscribe(watchDocument, g.tale.work.RunID, after); g.err != nil {
		return
	}
	var a arrival
	if a, g.err = g.s.next(); g.err == nil && a.sequence != after+1 {
		g.err = fmt.Errorf("event %d comes after %d", a.sequence, after)
	}
}

func (p returning) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	first, second := w.serve(defaultLimits), w.serve(defaultLimits)
	guests := p.invite(w)
	var failed int
	all := func(url string, after int) time.Duration {
		began := time.Now()
		var coming sync.WaitGroup
		start := make(chan struct{})
		for _, g := range guests {
			coming.Go(func() {
				<-start
				g.come(t, url, after)
			})
		}
		close(start)
		coming.Wait()
		took := time.Since(began)
		for _, g := range guests {
			if g.err != nil {
				if failed++; failed <= 300 {
					v.miss("a client failed: %v", g.err)
				}
			}
		}
		return took
	}
	v.note("%d clients came in %s", p.clients, ms(all(first.node.url, 0)))
	eventually(t, time.Minute, "what is open is noted", func() bool {
		var noted int
		w.get(&noted, `SELECT count(*) FROM open_subscriptions`)
		return noted >= 2*p.clients // a socket and a subscription each
	})
	if err := first.process.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = first.process.wait()
	for _, g := range guests {
		if g.s != nil {
			_ = g.s.ws.Close()
		}
	}
	back := all(second.node.url, 1)
	v.exactly("errors", failed, 0)
	v.within("all back after", back, 10*time.Second)
	for _, g := range guests {
		if g.s != nil {
			_ = g.s.ws.Close()
		}
	}
}

// invite makes the keys and a run for each user.
func (p returning) invite(w *world) []*guest {
	w.t.Helper()
	d, err := db.Open(w.dsn, db.Options{MaxConns: 4})
	if err != nil {
		w.t.Fatal(err)
	}
	defer d.Close()
	writer := w.newWriter()
	guests := make([]*guest, p.clients)
	tales := make([]*tale, p.users)
	for i := range guests {
		name := "user " + strconv.Itoa(i%p.users)
		key, user, err := app.CreateKey(w.t.Context(), d, name)
		if err != nil {
			w.t.Fatal(err)
		}
		if i < p.users {
			writer.user = user
			tales[i] = writer.begin(1)[0]
		}
		guests[i] = &guest{server: &client{t: w.t, key: key}, tale: tales[i%p.users]}
	}
	return guests
}
