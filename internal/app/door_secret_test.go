package app_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/websocket"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// TestKeyIsNowhere runs a whole sync, with every way to show a key and to fail with it, at debug level. The key is in
// no log, no metric and no column of any table, neither as text nor as bytes.
func TestKeyIsNowhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 5})
	logs := &buffer{}
	w.stderr = logs
	log := slog.New(slog.NewJSONHandler(logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	n := w.startWith(app.Options{Config: w.config(nil), Role: app.RoleAll, DatabaseURL: w.dsn, Log: log})
	watched := w.serve(map[string]string{"LOG_LEVEL": "debug"})
	run := n.sync(n.track("corner"))
	events := n.subscribe(run, 0).all(0)
	if len(watched.node.subscribe(run, 0).all(0)) != len(events) {
		t.Error("the other server tells another story")
	}
	for _, c := range []*client{n.client, watched.node.client} {
		showKey(t, c, run)
	}
	metrics := watched.see("/metrics")
	secret := w.key[12:] // what comes before is the prefix, which logs may show
	for name, text := range map[string]string{"logs": logs.String(), "metrics": metrics} {
		if len(text) < 100 || name == "logs" && !strings.Contains(text, `"level":"DEBUG"`) &&
			!strings.Contains(text, `"level":"INFO"`) {
			t.Errorf("the %s say next to nothing: %.300s", name, text)
		}
		if strings.Contains(text, secret) {
			t.Errorf("the key is in the %s", name)
		}
	}
	searched := searchTables(t, w, secret)
	t.Logf("searched %d bytes of logs, %d of metrics, %d columns: 0 rows", len(logs.String()), len(metrics), searched)
}

// showKey shows the key in every way there is, right and wrong.
func showKey(t *testing.T, c *client, run int) {
	t.Helper()
	path := fmt.Sprintf("/api/v1/sync-status?syncRunId=%d", run)
	wrong := []http.Header{
		{"Authorization": {c.key}}, {"Authorization": {"Bearer " + c.key + "x"}}, {"Authorization": {"Basic " + c.key}},
		{"X-Api-Key": {c.key}}, {"Authorization": {"Bearer " + c.key, "Bearer " + c.key}}, {"Last-Event-Id": {c.key}},
	}
	none := &client{t: t, url: c.url}
	for _, header := range wrong {
		none.do(http.MethodGet, path, nil, header)
		none.do(http.MethodPost, "/graphql", []byte(`{"query":"{ viewer { name } }"}`), header)
	}
	none.do(http.MethodGet, path+"&key="+c.key, nil, nil)
	c.do(http.MethodGet, "/api/v1/sync-status?syncRunId="+c.key, nil, nil)
	c.do(http.MethodGet, "/"+c.key, nil, nil)
	c.query(`{ syncRun(id: "`+c.key+`") { id } }`, nil)
	c.query(`{ `+c.key+` }`, nil)
	c.query(`query($id: ID!) { syncRun(id: $id) { id } }`, map[string]any{"id": c.key})
	c.query(`mutation($h: String!) { trackAccount(input: {handle: $h, tier: PRO}) { userErrors { code message } } }`,
		map[string]any{"h": c.key})
	for _, payload := range []string{`{"Authorization":"` + c.key + `x"}`, `{"authorization":"Bearer ` + c.key + `x"}`} {
		dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}
		conn, response, err := dialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(c.url, "http")+"/graphql", nil)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		_ = conn.WriteJSON(message{Type: "connection_init", Payload: []byte(payload)})
		_, _, _ = conn.ReadMessage()
		_ = conn.Close()
	}
}

// searchTables looks for a text, and its bytes, in every column of every table, and returns how many there are.
func searchTables(t *testing.T, w *world, secret string) (columns int) {
	t.Helper()
	var all []struct {
		Table  string `db:"t"`
		Column string `db:"c"`
	}
	w.list(&all, `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS t, quote_ident(column_name) AS c
		FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
		WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`)
	for _, at := range all {
		var rows int
		w.get(&rows, `SELECT count(*) FROM `+at.Table+` WHERE `+at.Column+`::text LIKE '%' || $1 || '%' OR `+
			at.Column+`::text LIKE '%' || $2 || '%'`, secret, hex.EncodeToString([]byte(secret)))
		if rows > 0 {
			t.Errorf("the key is in %d rows of %s.%s", rows, at.Table, at.Column)
		}
	}
	var prefixes int
	w.get(&prefixes, `SELECT count(*) FROM api_keys WHERE prefix::text LIKE '%' || $1 || '%'`, w.key[:12])
	if len(all) < 50 || prefixes != 1 {
		t.Errorf("the search finds nothing: %d columns, %d prefixes", len(all), prefixes)
	}
	return len(all)
}

// buffer is a log in memory that many may write.
type buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
