package app_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// dead is P5: clients that never read among others that do. Half of them let the kernel's buffers fill up, the others
// are sent little, and answer no ping.
type dead struct {
	living, dead int
	calm         time.Duration // for which the living are measured without the dead, before and after
	every        time.Duration
	noise        int // KB of memory that may come from elsewhere
}

func (p dead) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	server := w.serve(nil)
	writer := w.newWriter()
	tales := writer.begin(1)
	tales[0].lines = manyLines()
	for range 700 { // more than is kept in memory
		if err := writer.step(t.Context(), tales[0]); err != nil {
			t.Fatal(err)
		}
	}
	late := &delays{}
	living := crew(p.living, openSocket, []*node{server.node}, tales)
	for i, f := range living {
		f.delays = late
		if i == 0 { // what is encoded for the dead is no matter of theirs
			f.open = openFat
		}
	}
	fleet := launch(t, living)
	finish := writer.tellAll(tales, 0, p.every)
	fleet.await(time.Minute, func(f *subscriber) int { return int(f.tale.head.Load()) - 5 })
	late.take()
	usual := p.watch(server, p.calm, func() bool { return false })
	without := late.take()

	p.bury(t, server.node.client, tales[0])
	late.take()
	began := time.Now()
	peak := p.watch(server, time.Minute, func() bool { return server.metric("goodones_sockets") <= p.living })
	gone := time.Since(began)
	with := late.take()

	p.watch(server, p.calm, func() bool { return false })
	without = append(without, late.take()...)
	slices.Sort(without)
	resumed := launch(t, crew(p.dead, openSocket, []*node{server.node}, tales))
	slow := server.metric("goodones_slow_clients_dropped_total")
	finish()
	fleet.audit(v)
	resumed.audit(v)
	v.within("all dropped in", gone, 30*time.Second)
	v.exactly("counted as slow", slow, p.dead)
	before, among := quantile(without, .99), quantile(with, .99)
	v.note("p99 of the others %s, without the dead %s", among, before)
	v.inRange("ratio", float64(among)/float64(before), 0, 1.5*float64(max(1, v.slack)))
	if raceDetector {
		v.note("memory not measured: the race detector has its own")
		return
	}
	v.inRange("KB of memory a dead client", float64(max(0, (peak-usual)>>10-p.noise))/float64(p.dead), 0, 64)
}

// watch returns the most memory that was in use until the limit or done.
func (p dead) watch(server *outside, limit time.Duration, done func() bool) (peak int) {
	for deadline := time.Now().Add(limit); time.Now().Before(deadline) && !done(); {
		peak = max(peak, server.memory())
		rest(server.t, 100*time.Millisecond)
	}
	return peak
}

// bury opens the sockets that nobody will read, with small buffers on the client's side. They begin at the head of the
// log: what catching up costs is not what not reading costs.
func (p dead) bury(t testing.TB, server *client, r *tale) {
	t.Helper()
	failed := make([]error, p.dead)
	inParallel(p.dead, 4, func(i int) {
		s, err := dialSocket(t.Context(), server, 4096)
		if err != nil {
			failed[i] = err
			return
		}
		t.Cleanup(func() { _ = s.ws.Close() })
		document := watchDocument
		if i%2 == 0 {
			document = fatDocument
		}
		failed[i] = s.subscribe(document, r.work.RunID, int(r.head.Load()))
	})
	if err := errors.Join(failed...); err != nil {
		t.Fatal(err)
	}
}

// revoked is P9: keys are revoked while their sockets are open and they are used, on a server that hears of it and on
// one that does not.
type revoked struct{ keys, sockets int } // sockets of all keys together

func (p revoked) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	writer := w.newWriter()
	nodes := []*node{w.start(app.RoleAPI, nil), w.start(app.RoleAPI, deaf)}
	var outcasts []*outcast
	for i := range p.keys {
		key, _ := w.newUser(fmt.Sprintf("user %d", i))
		outcasts = append(outcasts, &outcast{key: key})
	}
	var sockets []*socket
	var reading sync.WaitGroup
	var closed atomic.Int64
	for i := range p.sockets {
		o := outcasts[i%p.keys]
		s, err := dialSocket(t.Context(), nodes[i/p.keys%len(nodes)].as(o.key), 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.ws.Close() })
		sockets = append(sockets, s)
		reading.Go(func() {
			_ = s.ws.SetReadDeadline(time.Now().Add(silenceLimit))
			_, _, err := s.ws.ReadMessage()
			if refusal, ok := errors.AsType[*websocket.CloseError](err); ok && refusal.Code == 4401 {
				closed.Add(1)
				o.sockets.add(time.Since(o.at()))
			}
		})
	}
	for _, o := range outcasts {
		for _, n := range nodes {
			reading.Go(func() { o.poll(t, n.url) })
		}
	}
	rest(t, 1100*time.Millisecond) // every key is remembered by now, and was asked for anew
	for _, o := range outcasts {
		if err := writer.d.RevokeKey(t.Context(), o.key[:12]); err != nil {
			t.Fatal(err)
		}
		o.revoked.Store(time.Now().UnixNano())
	}
	reading.Wait()
	var http, socket time.Duration
	for _, o := range outcasts {
		http = max(http, quantile(o.requests.take(), 1))
		socket = max(socket, quantile(o.sockets.take(), 1))
	}
	v.exactly("sockets closed with 4401", int(closed.Load()), len(sockets))
	v.note("%d keys", p.keys)
	v.within("last one closed after", socket, 30*time.Second)
	v.within("last request accepted after", http, time.Second)
}

// outcast is a key that will be revoked.
type outcast struct {
	key      string
	revoked  atomic.Int64 // when; 0: not yet
	requests delays       // from the revocation to the last request that was accepted, on each server
	sockets  delays
}

func (o *outcast) at() time.Time {
	if at := o.revoked.Load(); at != 0 {
		return time.Unix(0, at)
	}
	return time.Now()
}

// poll asks until it is refused.
func (o *outcast) poll(t testing.TB, url string) {
	web := &http.Client{Transport: &http.Transport{}, Timeout: 30 * time.Second}
	defer web.CloseIdleConnections()
	var accepted time.Time
	for deadline := time.Now().Add(silenceLimit); time.Now().Before(deadline); {
		asked := time.Now()
		request, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/api/v1/sync-status?syncRunId=1", nil)
		request.Header.Set("Authorization", "Bearer "+o.key)
		response, err := web.Do(request)
		if err != nil {
			t.Errorf("poll: %v", err)
			return
		}
		_ = response.Body.Close()
		if response.StatusCode == http.StatusUnauthorized {
			o.requests.add(max(0, accepted.Sub(o.at())))
			return
		}
		if response.StatusCode != http.StatusServiceUnavailable {
			accepted = asked
		}
		rest(t, 5*time.Millisecond)
	}
	t.Errorf("the key still works")
}

// drops is P10: connect, subscribe, drop, over and over.
type drops struct{ times, wide int }

func (p drops) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	server := w.serve(nil)
	writer := w.newWriter()
	tale := writer.begin(1)[0]
	for range 20 {
		if err := writer.step(t.Context(), tale); err != nil {
			t.Fatal(err)
		}
	}
	visitor := newVisitor(server.node.client, tale.work.RunID)
	visitor.drop(t, p.times/10, p.wide)
	p.settle(t, server)
	goroutines, descriptors, heap := fewest(t, server.goroutines), server.descriptors(w), server.heap()
	visitor.drop(t, p.times-p.times/10, p.wide)
	p.settle(t, server)
	// A goroutine that is about to end may take its time; one that leaked never ends.
	eventually(t, 30*time.Second, fmt.Sprintf("%d goroutines and %d descriptors", goroutines, descriptors), func() bool {
		return server.goroutines() <= goroutines && server.descriptors(w) <= descriptors
	})
	v.note("%d connections", p.times)
	v.note("%d goroutines and %d descriptors as before", goroutines, descriptors)
	v.inRange("KB of heap grown", float64(server.heap()-heap)/1024, -1<<20, 1024)
}

// fewest asks for a while: some goroutines only look whether there is anything to do.
func fewest(t testing.TB, count func() int) int {
	t.Helper()
	least := count()
	for range 20 {
		rest(t, 50*time.Millisecond)
		least = min(least, count())
	}
	return least
}

// settle waits until the server has noticed that everybody left.
func (p drops) settle(t testing.TB, server *outside) {
	t.Helper()
	last := -1
	eventually(t, time.Minute, "nobody is connected", func() bool {
		goroutines := server.goroutines()
		same := goroutines == last
		last = goroutines
		return same && server.metric("goodones_sockets") == 0
	})
}

// visitor connects in as few instructions as possible. What it sends is made once.
type visitor struct {
	address                string
	upgrade, init, request []byte
}

func newVisitor(server *client, run int) *visitor {
	address := strings.TrimPrefix(server.url, "http://")
	payload := fmt.Sprintf(`{"query":%q,"variables":{"id":%d}}`, watchDocument, run)
	return &visitor{
		address: address,
		upgrade: []byte("GET /graphql HTTP/1.1\r\nHost: " + address + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
			"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
			"Sec-WebSocket-Protocol: graphql-transport-ws\r\nAuthorization: Bearer " + server.key + "\r\n\r\n"),
		init:    masked(`{"type":"connection_init"}`),
		request: masked(`{"id":"1","type":"subscribe","payload":` + payload + `}`),
	}
}

// masked is a text frame under the mask 0, which leaves it as it is.
func masked(text string) []byte {
	frame := []byte{0x81, 0x80 | 126, 0, 0, 0, 0, 0, 0}
	binary.BigEndian.PutUint16(frame[2:], uint16(len(text)))
	if len(text) < 126 {
		frame = []byte{0x81, 0x80 | byte(len(text)), 0, 0, 0, 0}
	}
	return append(frame, text...)
}

// drop visits n times, wide at a time.
func (r *visitor) drop(t testing.TB, n, wide int) {
	t.Helper()
	var failed atomic.Pointer[error]
	inParallel(n, wide, func(i int) {
		if err := r.visit(i); err != nil {
			failed.Store(&err)
		}
	})
	if err := failed.Load(); err != nil {
		t.Fatal(*err)
	}
}

// visit goes a part of the way: some leave with the first event, others before it; some with a reset, others without.
func (r *visitor) visit(i int) error {
	conn, err := net.Dial("tcp", r.address)
	if err != nil {
		return err
	}
	defer conn.Close()
	if i%8 != 0 { // else there would be no ports left
		_ = conn.(*net.TCPConn).SetLinger(0)
	}
	_ = conn.SetDeadline(time.Now().Add(silenceLimit))
	buffer := make([]byte, 4096)
	steps := []struct {
		send []byte
		want string
	}{{r.upgrade, "101 Switching"}, {r.init, "connection_ack"}, {r.request, `"type":"next"`}}
	for at, step := range steps {
		if _, err := conn.Write(step.send); err != nil {
			return err
		}
		if at == len(steps)-1 && i%3 == 0 {
			return nil
		}
		for came := 0; !bytes.Contains(buffer[:came], []byte(step.want)); { // a ping may come before it
			n, err := conn.Read(buffer[came:])
			if err != nil {
				return fmt.Errorf("%.200q instead of %s: %w", buffer[:came], step.want, err)
			}
			came += n
		}
	}
	return nil
}
