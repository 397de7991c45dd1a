package app_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// deafness is a part of P6: how late events are where LISTEN cannot work.
type deafness struct {
	subscribers, steps int
	every              time.Duration
}

func (p deafness) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	p.on(t, v, w, w.start(app.RoleAPI, deaf))
}

func (p deafness) on(t testing.TB, v *verdict, w *world, n *node) {
	writer := w.newWriter()
	tales := writer.begin(1)
	late := &delays{}
	subscribers := crew(p.subscribers, openSocket, []*node{n}, tales)
	for _, f := range subscribers {
		f.delays = late
	}
	fleet := launch(t, subscribers)
	late.take()
	writer.tellAll(tales, p.steps, p.every)()
	fleet.audit(v)
	v.within("longest delay", quantile(late.take(), 1), time.Second)
}

// polls is P7: polls of two servers among events, compared with what each has pushed.
type polls struct {
	polls, runs, pollers int
	every                time.Duration
}

func (p polls) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	nodes := []*node{w.start(app.RoleAPI, nil), w.start(app.RoleAPI, nil)}
	writer := w.newWriter()
	tales := writer.begin(p.runs)
	pushed := &pushes{tales: tales}
	var fleets []*fleet
	for _, n := range nodes {
		subscribers := crew(p.runs, openSocket, []*node{n}, tales)
		pushed.by, pushed.asked = append(pushed.by, subscribers), append(pushed.asked, make([]atomic.Int64, p.runs))
		fleets = append(fleets, launch(t, subscribers))
	}
	done := make(chan struct{})
	var remembering sync.WaitGroup
	remembering.Go(func() { pushed.remember(done) })
	// Half of the runs end in the middle. No hints come of the steps of the others.
	short := writer.tellAll(tales[:p.runs/2], 0, p.every)
	long := w.silentWriter(db.Options{MaxConns: 40}).tellAll(tales[p.runs/2:], 0, p.every)
	web := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: p.pollers}, Timeout: time.Minute}
	defer web.CloseIdleConnections()
	ask := func(int) { pushed.poll(t, web, nodes, v) }
	inParallel(p.polls/2, p.pollers, ask)
	short()
	inParallel(p.polls-p.polls/2, p.pollers, ask)
	long()
	close(done)
	remembering.Wait()
	for _, f := range fleets {
		f.audit(v)
	}
	v.note("%d polls", p.polls)
	v.note("%d answers by GraphQL", pushed.answers.Load())
	v.exactly("polls behind what the same server showed", int(pushed.regressions.Load()), 0)
	v.exactly("polls over a second behind another server", int(pushed.behind.Load()), 0)
	v.exactly("changes after the end", int(pushed.revived.Load()), 0)
}

// pushes is what servers have pushed, and shown by GraphQL, now and a while ago.
type pushes struct {
	tales []*tale
	by    [][]*subscriber  // of each server, one a run
	asked [][]atomic.Int64 // the sequences shown by GraphQL, in the same order

	mu   sync.Mutex
	past []pushedThen

	answers, regressions, behind, revived atomic.Int64
}

// shown is the sequence that a server has shown of a run.
func (p *pushes) shown(server, run int) int {
	return int(max(p.by[server][run].seen.Load(), p.asked[server][run].Load()))
}

// pushedThen are the sequences of each run that some server had shown by then.
type pushedThen struct {
	at   time.Time
	seen []int
}

func (p *pushes) remember(done <-chan struct{}) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
		}
		then := pushedThen{seen: make([]int, len(p.tales))}
		for server := range p.by {
			for run := range then.seen {
				then.seen[run] = max(then.seen[run], p.shown(server, run))
			}
		}
		then.at = time.Now()
		p.mu.Lock()
		p.past = append(p.past, then)
		p.past = p.past[max(0, len(p.past)-500):]
		p.mu.Unlock()
	}
}

// before is what some server had shown of a run a while ago.
func (p *pushes) before(run int, at time.Time) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, then := range slices.Backward(p.past) {
		if then.at.Before(at) {
			return then.seen[run]
		}
	}
	return 0
}

// poll asks any server for any run.
func (p *pushes) poll(t testing.TB, web *http.Client, nodes []*node, v *verdict) {
	run, server := rand.IntN(len(p.tales)), rand.IntN(len(nodes))
	if rand.IntN(4) == 0 {
		p.ask(nodes[server], server, run)
	}
	here, ended := p.shown(server, run), p.tales[run].ended.Load()
	elsewhere := p.before(run, time.Now().Add(-time.Second*time.Duration(max(1, v.slack))))
	id := p.tales[run].work.RunID
	sequence, err := pollOnce(t, web, nodes[server].client, id)
	if err != nil {
		v.miss("poll: %v", err)
		return
	}
	if sequence < here {
		p.regressions.Add(1)
	}
	if sequence < elsewhere {
		p.behind.Add(1)
	}
	if final := int(p.tales[run].head.Load()); ended && sequence > final || here == final && ended && sequence != final {
		p.revived.Add(1)
	}
}

// ask has a server show a run by GraphQL.
func (p *pushes) ask(n *node, server, run int) {
	var shown struct{ SyncRun struct{ LastSequence int64 } }
	n.must(`query($id: ID!) { syncRun(id: $id) { lastSequence } }`, map[string]any{"id": p.tales[run].work.RunID}, &shown)
	p.answers.Add(1)
	for seen := &p.asked[server][run]; ; {
		before := seen.Load()
		if before >= shown.SyncRun.LastSequence || seen.CompareAndSwap(before, shown.SyncRun.LastSequence) {
			return
		}
	}
}

// pollOnce returns the sequence that sync-status is as of: its entity tag tells. A busy server is asked again.
func pollOnce(t testing.TB, web *http.Client, server *client, run int) (sequence int, err error) {
	for range patience {
		if sequence, err = pollNow(t, web, server, run); !errors.Is(err, errBusy) {
			break
		}
		pause(retryAfter)
	}
	return sequence, err
}

func pollNow(t testing.TB, web *http.Client, server *client, run int) (int, error) {
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet,
		fmt.Sprintf("%s/api/v1/sync-status?syncRunId=%d", server.url, run), nil)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Authorization", "Bearer "+server.key)
	response, err := web.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	if busy(response.StatusCode, nil) {
		return 0, errBusy
	}
	var sequence int
	if _, err := fmt.Sscanf(strings.Trim(response.Header.Get("ETag"), `"`), fmt.Sprintf("%d-%%d", run),
		&sequence); err != nil {
		return 0, fmt.Errorf("%s, ETag %q: %w", response.Status, response.Header.Get("ETag"), err)
	}
	buffer := make([]byte, 4096)
	for err == nil {
		_, err = response.Body.Read(buffer) // so that the connection is used again
	}
	return sequence, nil
}

// throughput is P8: what hints cost those who write.
type throughput struct {
	runs, rounds int
	round        time.Duration
	least        float64
}

func (p throughput) run(t testing.TB, v *verdict) {
	w := newWorld(t, sandbox.Config{})
	w.start(app.RoleAPI, nil)
	writer := w.newWriter()
	tales := writer.begin(p.runs)
	silent := w.silentWriter(db.Options{MaxConns: 40})
	heard := newEar(t, w.dsn)
	var ratios []float64
	var rates [2][]float64
	for round := range p.rounds {
		var commits [2]float64 // with hints, without
		for turn := range 2 {
			which := (round + turn) % 2
			if which == 0 {
				heard.open()
				commits[0] = p.write(t, writer, tales)
				heard.close()
			} else {
				commits[1] = p.write(t, silent, tales)
			}
			rates[which] = append(rates[which], commits[which])
		}
		ratios = append(ratios, commits[0]/commits[1])
	}
	v.note("%.0f commits/s with hints, %.0f without, in %d rounds", median(rates[0]), median(rates[1]), p.rounds)
	v.inRange("median ratio", median(ratios), p.least, 10)
	v.inRange("most NOTIFY/s of a run", heard.worst(), 0.1, 10+1/p.round.Seconds()) // one more fits between two edges
}

// write has all runs written as fast as they can be and returns the commits a second.
func (p throughput) write(t testing.TB, s *writer, tales []*tale) float64 {
	t.Helper()
	began := time.Now()
	commits, failed := make([]int, len(tales)), make([]error, len(tales))
	inParallel(len(tales), len(tales), func(i int) {
		for time.Since(began) < p.round && failed[i] == nil {
			failed[i] = s.step(t.Context(), tales[i])
			commits[i]++
		}
	})
	if err := errors.Join(failed...); err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, n := range commits {
		total += n
	}
	return float64(total) / time.Since(began).Seconds()
}

func median(figures []float64) float64 {
	sorted := slices.Sorted(slices.Values(figures))
	return sorted[len(sorted)/2]
}

// ear counts notifications of each run, while it is open.
type ear struct {
	mu     sync.Mutex
	on     bool
	opened time.Time
	counts map[string]int
	rates  []float64
}

func newEar(t testing.TB, dsn string) *ear {
	t.Helper()
	e := &ear{}
	listener := pq.NewListener(dsn, time.Second, time.Second, nil)
	if err := listener.Listen(db.ChannelProgress); err != nil {
		t.Fatal(err)
	}
	var listening sync.WaitGroup
	listening.Go(func() {
		for n := range listener.Notify {
			if n != nil {
				e.hear(n.Extra)
			}
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		listening.Wait()
	})
	return e
}

func (e *ear) hear(payload string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if run, _, ok := strings.Cut(payload, ":"); ok && e.on {
		e.counts[run]++
	}
}

func (e *ear) open() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.on, e.opened, e.counts = true, time.Now(), map[string]int{}
}

func (e *ear) close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.on = false
	for _, n := range e.counts {
		e.rates = append(e.rates, float64(n)/time.Since(e.opened).Seconds())
	}
}

func (e *ear) worst() float64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.rates) == 0 {
		return 0
	}
	return slices.Max(e.rates)
}
