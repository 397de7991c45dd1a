package app_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
)

// deaf switches LISTEN off.
func deaf(c *config.Config) { c.ListenNotify = false }

// restarts is P1: the database is restarted, as after a crash, under subscribers of live runs.
type restarts struct {
	restarts, subscribers, runs int
	every                       time.Duration // between two events of a run
	change                      func(*config.Config)
}

func (p restarts) run(t testing.TB, v *verdict) {
	server := privatePostgres(t, pgserver.Options{})
	w := newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), sandbox.Config{})
	p.on(t, v, w, server, []*node{w.start(app.RoleAPI, p.change), w.start(app.RoleAPI, p.change)})
}

func (p restarts) on(t testing.TB, v *verdict, w *world, server *pgserver.Server, nodes []*node) {
	writer := w.newWriter()
	tales := writer.begin(p.runs)
	subscribers := crew(p.subscribers, openSocket, nodes, tales)
	fleet := launch(t, subscribers)
	finish := writer.tellAll(tales, 0, p.every)
	var worst time.Duration
	for range p.restarts {
		rest(t, 200*time.Millisecond+rand.N(700*time.Millisecond))
		if err := server.Restart(t.Context(), "immediate"); err != nil {
			t.Fatal(err)
		}
		// Caught up is who has an event that was written since: all before it came too, or there is a gap.
		fresh := map[*tale]int{}
		for _, r := range tales {
			fresh[r] = int(r.head.Load()) + 1
		}
		worst = max(worst, fleet.await(time.Minute, func(f *subscriber) int { return fresh[f.tale] }))
	}
	finish()
	fleet.audit(v)
	v.note("%d restarts under %d subscribers", p.restarts, p.subscribers)
	v.within("slowest catch-up", worst, 2*time.Second)
}

// cuts is P2: clients are cut again and again and go on elsewhere, also after the end.
type cuts struct {
	clients, cuts int // clients by websocket, and as many by SSE
	runs, steps   int
	every         time.Duration
	change        func(*config.Config)
}

func (p cuts) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	p.on(t, v, w, []*node{w.start(app.RoleAPI, p.change), w.start(app.RoleAPI, p.change)})
}

func (p cuts) on(t testing.TB, v *verdict, w *world, nodes []*node) {
	writer := w.newWriter()
	tales := writer.begin(p.runs)
	subscribers := slices.Concat(crew(p.clients, openSocket, nodes, tales), crew(p.clients, openEvents, nodes, tales))
	last := p.steps + 3 // queued and claimed before, terminal after
	for _, f := range subscribers {
		for range p.cuts {
			f.cuts = append(f.cuts, 1+rand.N(last))
		}
		slices.Sort(f.cuts)
	}
	fleet := launch(t, subscribers)
	writer.tellAll(tales, p.steps, p.every)()
	fleet.audit(v)
	v.note("%d clients by websocket and %d by SSE cut %d times each", p.clients, p.clients, p.cuts)
}

// closing is P3: subscriptions begin around the moment of the end.
type closing struct {
	subscriptions int
	change        func(*config.Config)
}

func (p closing) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	p.on(t, v, w, w.start(app.RoleAPI, p.change))
}

func (p closing) on(t testing.TB, v *verdict, w *world, n *node) {
	writer := w.newWriter()
	tale := writer.begin(1)[0]
	for range 10 {
		if err := writer.step(t.Context(), tale); err != nil {
			t.Fatal(err)
		}
	}
	sockets := dialAll(t, n.client, p.subscriptions)
	const spread = 50 * time.Millisecond
	end := time.Now().Add(10*time.Millisecond + spread)
	waits := &delays{}
	fleet := &fleet{t: t}
	for _, s := range sockets {
		one := &subscriber{tale: tale, servers: []*node{n}}
		fleet.subscribers = append(fleet.subscribers, one)
		at := end.Add(rand.N(2*spread) - spread)
		one.open = func(context.Context, *client, int, int) (stream, error) {
			rest(t, time.Until(at))
			return s, s.subscribe(watchDocument, tale.work.RunID, 0)
		}
		fleet.following.Go(func() {
			one.follow(t.Context(), &fleet.attic)
			waits.add(time.Since(laterOf(at, end)))
		})
	}
	rest(t, time.Until(end))
	if err := writer.end(t.Context(), tale); err != nil {
		t.Fatal(err)
	}
	fleet.audit(v)
	v.note("%d subscriptions within ±%s of the end", p.subscriptions, spread)
	v.within("longest wait for complete", quantile(waits.take(), 1), time.Second)
}

func laterOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// dialAll opens n websockets, a few at a time, and closes them when the test ends.
func dialAll(t testing.TB, server *client, n int) []*socket {
	t.Helper()
	sockets, failed := make([]*socket, n), make([]error, n)
	inParallel(n, 16, func(i int) { sockets[i], failed[i] = dialSocket(t.Context(), server, 0) })
	t.Cleanup(func() {
		for _, s := range sockets {
			if s != nil {
				_ = s.ws.Close()
			}
		}
	})
	for _, err := range failed {
		if err != nil {
			t.Fatal(err)
		}
	}
	return sockets
}

// inParallel calls do for 0 to n-1, at most wide at a time.
func inParallel(n, wide int, do func(i int)) {
	numbers := make(chan int)
	var doing sync.WaitGroup
	for range min(n, wide) {
		doing.Go(func() {
			for i := range numbers {
				do(i)
			}
		})
	}
	for i := range n {
		numbers <- i
	}
	close(numbers)
	doing.Wait()
}
