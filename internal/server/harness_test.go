package server

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"go.uber.org/goleak"

	"goodones/graph"
	"goodones/internal/document"
	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fakeKeys knows one key for each viewer it was given.
type fakeKeys struct {
	mu      sync.Mutex
	owners  map[[32]byte]viewer.Viewer
	err     error
	queries int
	gate    chan struct{} // when set, answers wait for it
}

func (k *fakeKeys) KeyOwner(ctx context.Context, hash [32]byte) (viewer.Viewer, error) {
	k.mu.Lock()
	k.queries++
	v, ok := k.owners[hash]
	err, gate := k.err, k.gate
	k.mu.Unlock()
	if gate != nil {
		select {
		case <-gate:
		case <-ctx.Done():
			return viewer.Viewer{}, ctx.Err()
		}
	}
	if err == nil && !ok {
		err = syncrun.ErrNotFound
	}
	return v, err
}

// add makes a key of a new viewer.
func (k *fakeKeys) add(id int) (key string) {
	key, hash, prefix := viewer.NewKey()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.owners[hash] = viewer.Viewer{UserID: id, UserName: fmt.Sprint("user", id), KeyID: id, Prefix: prefix}
	return key
}

func (k *fakeKeys) set(change func(*fakeKeys)) {
	k.mu.Lock()
	defer k.mu.Unlock()
	change(k)
}

func (k *fakeKeys) asked() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.queries
}

// fakeWindows is what the database does, in memory.
type fakeWindows struct {
	mu    sync.Mutex
	used  map[int]int
	ends  map[int]time.Time
	takes int
	err   error
}

func newWindows() *fakeWindows {
	return &fakeWindows{used: map[int]int{}, ends: map[int]time.Time{}}
}

func (f *fakeWindows) TakeRequests(_ context.Context, keyID, limit, portion int) (viewer.Portion, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.takes++
	if f.err != nil {
		return viewer.Portion{}, f.err
	}
	now := time.Now()
	if !now.Before(f.ends[keyID]) {
		f.used[keyID], f.ends[keyID] = 0, now.Add(time.Minute)
	}
	granted := min(portion, limit-f.used[keyID])
	f.used[keyID] += granted
	return viewer.Portion{Granted: granted, Remaining: limit - f.used[keyID], ResetIn: f.ends[keyID].Sub(now)}, nil
}

// fakeOpenings remembers, as long as a test lasts, what was open; lately is what may be resumed.
type fakeOpenings struct {
	mu     sync.Mutex
	lately map[int64]int // by fingerprint
	noted  []viewer.Opening
	closed int
	err    error
}

func (f *fakeOpenings) Resume(_ context.Context, _ int64, _ int, fingerprint int64) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err != nil || f.lately[fingerprint] == 0 {
		return false, f.err
	}
	f.lately[fingerprint]--
	return true, nil
}

func (f *fakeOpenings) NoteOpenings(_ context.Context, _ int64, opened []viewer.Opening, closed []int64) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err != nil {
		return f.err
	}
	for _, o := range opened {
		f.noted = append(f.noted, o)
		if f.lately[o.Fingerprint]++; o.Closed {
			f.closed++
		}
	}
	f.closed += len(closed)
	return nil
}

// fakeTickets knows what it was given.
type fakeTickets struct {
	mu    sync.Mutex
	known map[[32]byte]*viewer.TicketUse
	err   error
}

func (f *fakeTickets) UseTicket(_ context.Context, hash [32]byte) (viewer.TicketUse, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err != nil {
		return viewer.TicketUse{}, f.err
	}
	if use := f.known[hash]; use != nil {
		return *use, nil
	}
	return viewer.TicketUse{}, syncrun.ErrNotFound
}

func (f *fakeTickets) CompleteTicket(_ context.Context, hash [32]byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.known[hash].Completed = true
	return nil
}

type fakeDatabase struct {
	err   error
	pings atomic.Int64
}

func (d *fakeDatabase) Ready(context.Context) error {
	d.pings.Add(1)
	return d.err
}

// fakeSchema is the real schema with scripted execution.
type fakeSchema struct {
	graphql.ExecutableSchema
	exec func(ctx context.Context) graphql.ResponseHandler
}

func (s *fakeSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	if s.exec != nil {
		return s.exec(ctx)
	}
	return s.ExecutableSchema.Exec(ctx)
}

// house is a server with everything around it faked.
type house struct {
	*Server
	key      string
	keys     *fakeKeys
	windows  *fakeWindows
	openings *fakeOpenings
	tickets  *fakeTickets
	database *fakeDatabase
	schema   *fakeSchema
	metrics  *telemetry.Metrics
	log      *safeBuffer
}

type safeBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func (b *safeBuffer) text() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.String()
}

func present(_ context.Context, err error) *gqlerror.Error {
	return &gqlerror.Error{Err: err, Message: "internal error", Extensions: map[string]any{"code": codeInternal}}
}

func newHouse(t testing.TB, changes ...func(*Config)) *house {
	t.Helper()
	h := &house{
		keys: &fakeKeys{owners: map[[32]byte]viewer.Viewer{}}, windows: newWindows(),
		openings: &fakeOpenings{lately: map[int64]int{}},
		tickets:  &fakeTickets{known: map[[32]byte]*viewer.TicketUse{}}, database: &fakeDatabase{},
		metrics: telemetry.NewMetrics(), log: &safeBuffer{},
		schema: &fakeSchema{ExecutableSchema: graph.NewExecutableSchema(graph.Config{})},
	}
	h.key = h.keys.add(1)
	cfg := Config{
		Executor: h.executor(true),
		REST: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			v, _ := viewer.From(r.Context())
			writeJSON(w, http.StatusOK, "application/json", map[string]any{"path": r.URL.Path, "user": v.UserID})
		}),
		Export: http.NotFoundHandler(), Exports: noExports{},
		Keys: h.keys, Windows: h.windows, Openings: h.openings, Tickets: h.tickets, Database: h.database, Metrics: h.metrics,
		Sessions: noSessions{},
		Log:      slog.New(slog.NewJSONHandler(h.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	for _, change := range changes {
		change(&cfg)
	}
	server, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	h.Server = server
	return h
}

func (h *house) executor(introspection bool) *document.Executor {
	return document.New(document.Config{
		Schema: h.schema, ErrorPresenter: present, Introspection: introspection,
		Recover: func(_ context.Context, cause any) error { return fmt.Errorf("panic: %v", cause) },
	})
}

// send answers a request of the house's key. Headers are name, value, name, value.
func (h *house) send(method, target, body string, headers ...string) *httptest.ResponseRecorder {
	return h.sendAs(h.key, method, target, body, headers...)
}

func (h *house) sendAs(key, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if key != "" {
		r.Header.Set("Authorization", "Bearer "+key)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// ask posts a document.
func (h *house) ask(document string, headers ...string) *httptest.ResponseRecorder {
	return h.send("POST", "/graphql", string(encode(map[string]string{"query": document})),
		append([]string{"Content-Type", "application/json"}, headers...)...)
}

// answer is an answer of GraphQL.
type answer struct {
	Errors []struct {
		Message    string
		Extensions map[string]any
	}
	Data json.RawMessage
}

func decodeAnswer(t testing.TB, body []byte) (a answer) {
	t.Helper()
	if err := json.Unmarshal(body, &a); err != nil {
		t.Fatalf("%v in %.200s", err, body)
	}
	return a
}

// live serves h over a real connection until the test ends.
func (h *house) live(t testing.TB) *httptest.Server {
	t.Helper()
	web := httptest.NewServer(h)
	t.Cleanup(func() {
		h.end()
		if err := h.sockets.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		web.Close()
		http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	})
	return web
}

// noExports knows no ticket of an export.
type noExports struct{}

func (noExports) ExportOf(context.Context, [32]byte) (viewer.ExportUse, error) {
	return viewer.ExportUse{}, syncrun.ErrNotFound
}

func (noExports) UseExport(context.Context, [32]byte) error { return syncrun.ErrNotFound }

// noSessions has none: sessions are tested on a real database, in internal/app.
type noSessions struct{ Sessions }
