package app_test

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/secret"
)

// hookKey is the SECRET_KEY of these tests.
const hookKey = "0123456789abcdef0123456789abcdef-of-tests"

// hook is a receiver that records every POST, whatever it answers.
type hook struct {
	*httptest.Server
	mu     sync.Mutex
	posts  []hookPost
	status int // 0: 200
	// trouble decides what becomes of each POST; nil: status does.
	trouble *rand.Rand
}

type hookPost struct {
	id   string
	sent string // what is signed
	sign string // the signatures
	body struct {
		Type string
		Data struct {
			SyncRunID         *int
			TrackedXAccountID *int
			XHandle           *string
			People            []struct{ ID int }
		}
	}
	answered int
}

func newHook(t testing.TB) *hook {
	t.Helper()
	h := &hook{}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func (h *hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(r.Body)
	var post hookPost
	if err != nil || json.Unmarshal(raw, &post.body) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	post.id, post.sign = r.Header.Get("Webhook-Id"), r.Header.Get("Webhook-Signature")
	post.sent = post.id + "." + r.Header.Get("Webhook-Timestamp") + "." + string(raw)
	h.mu.Lock()
	post.answered = h.status
	var late time.Duration
	if h.trouble != nil {
		post.answered, late = hookTrouble(h.trouble)
	}
	if post.answered == 0 {
		post.answered = http.StatusOK
	}
	h.posts = append(h.posts, post)
	h.mu.Unlock()
	pause(late)
	w.WriteHeader(post.answered)
	_, _ = io.WriteString(w, "a receiver's own words")
}

func (h *hook) answer(status int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.status = status
}

func (h *hook) taken() []hookPost {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]hookPost{}, h.posts...)
}

// target is the address of the hook that nobody may see, with the name as its secret.
func (h *hook) target(name string) string { return h.URL + "/hooks/catch/1234567/" + name }

func (h *hook) port() string {
	u, _ := url.Parse(h.URL)
	return u.Port()
}

// reaching lets a node deliver to the hooks.
func reaching(hooks ...*hook) func(*config.Config) {
	return func(c *config.Config) {
		c.WebhookAllowHTTP = true
		c.WebhookAllowNetworks = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
		for _, h := range hooks {
			port, _ := strconv.Atoi(h.port())
			c.WebhookPorts = append(c.WebhookPorts, port)
		}
	}
}

// hooked is a node that keeps webhooks and delivers to the hooks.
func (w *world) hooked(role app.Role, hooks ...*hook) *node {
	w.t.Helper()
	keys, err := secret.New(hookKey)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.startWith(app.Options{Config: w.config(reaching(hooks...)), Role: role, DatabaseURL: w.dsn, Keys: keys})
}

// createWebhook makes a webhook and returns its id and secret.
func (c *client) createWebhook(target, rest string) (id int, shown string) {
	c.t.Helper()
	var made struct {
		CreateWebhook struct {
			Webhook *struct {
				ID int `json:"id,string"`
			}
			Secret     string
			UserErrors []struct{ Message string }
		}
	}
	c.must(`mutation($t: String!) { createWebhook(input: {targetUrl: $t `+rest+`}) { webhook { id: databaseId } secret
		userErrors { message } } }`, map[string]any{"t": target}, &made)
	if made.CreateWebhook.Webhook == nil {
		c.t.Fatalf("%+v", made)
	}
	return made.CreateWebhook.Webhook.ID, made.CreateWebhook.Secret
}

// webhookState is what GraphQL shows of a user's only webhook.
type webhookState struct {
	State          string
	TargetURL      string
	FailingSince   *time.Time
	LastDeliveries []struct {
		MessageID      string
		Type           string
		State          string
		Attempts       int
		ResponseStatus *int
		Error          *string
		NextAttemptAt  *time.Time
	}
}

func (c *client) webhook() (w webhookState, raw string) {
	c.t.Helper()
	var got struct{ Webhooks []webhookState }
	c.must(`{ webhooks { state targetUrl failingSince lastDeliveries(first: 100) { messageId type state attempts
		responseStatus error nextAttemptAt } } }`, nil, &got)
	if len(got.Webhooks) != 1 {
		c.t.Fatalf("%+v", got)
	}
	return got.Webhooks[0], fmt.Sprintf("%+v", got)
}

// passHour moves the times of webhooks in the database, as if an hour had passed there.
func (w *world) passHour() {
	w.t.Helper()
	w.sql.MustExec(`UPDATE webhooks SET failing_since = failing_since - interval '1 hour'`)
	w.sql.MustExec(`UPDATE webhook_deliveries SET due_at = due_at - interval '1 hour',
		retry_since = retry_since - interval '1 hour' WHERE isfinite(due_at)`)
}

// TestWebhookReceiverIsDown syncs while the receiver answers 503 for an hour, and counts what it is told then.
func TestWebhookReceiverIsDown(t *testing.T) {
	t.Parallel()
	var log buffer
	w := newWorld(t, sandbox.Config{Seed: 21})
	w.stderr = &log
	h := newHook(t)
	h.answer(http.StatusServiceUnavailable)
	n := w.hooked(app.RoleAll, h)
	account := n.track("village")
	n.createWebhook(h.target("a-secret-path"), "")
	run := n.sync(account)
	n.subscribe(run, 0).all(0)
	eventually(t, time.Minute, "the first attempt fails", func() bool {
		got, _ := n.webhook()
		return len(got.LastDeliveries) > 0 && got.LastDeliveries[0].Error != nil
	})
	down, raw := n.webhook()
	fact.Is(fact.Must(t), "down.State", down.State, "ACTIVE", raw)
	fact.Not(fact.Must(t), "down.FailingSince", down.FailingSince, nil, raw)
	fact.Is(t, "down.LastDeliveries[0].ResponseStatus", *down.LastDeliveries[0].ResponseStatus, 503, raw)
	fact.Not(t, "down.LastDeliveries[0].NextAttemptAt", down.LastDeliveries[0].NextAttemptAt, nil, raw)
	if strings.Contains(raw, "secret") || strings.Contains(raw, "own words") {
		t.Errorf("the target or the answer shows: %s", raw)
	}
	h.answer(0)
	w.passHour()
	eventually(t, time.Minute, "everything arrives", func() bool {
		got, _ := n.webhook()
		for _, d := range got.LastDeliveries {
			if d.State != "DELIVERED" {
				return false
			}
		}
		return got.FailingSince == nil
	})
	w.wantToldOnce(h)
	for _, post := range h.taken() {
		fact.Is(fact.Must(t), "post.body.Type", post.body.Type, "run.completed", post.body)
		fact.Is(fact.Must(t), "post.body.Data.SyncRunID", *post.body.Data.SyncRunID, run)
		fact.Is(fact.Must(t), "post.body.Data.XHandle", *post.body.Data.XHandle, "village")
		fact.Is(t, "post.body.Data.TrackedXAccountID", *post.body.Data.TrackedXAccountID, account)
	}
	if strings.Contains(log.String(), "secret") {
		t.Errorf("the log shows the target: %s", log.String())
	}
}

// wantToldOnce compares all that hooks took with the candidates: each is told, and under one id, but for those who are
// gone from the network since, of whom nothing is sent any more.
func (w *world) wantToldOnce(hooks ...*hook) {
	w.t.Helper()
	ids := map[int]map[string]bool{}
	for _, h := range hooks {
		for _, post := range h.taken() {
			for _, person := range post.body.Data.People {
				if ids[person.ID] == nil {
					ids[person.ID] = map[string]bool{}
				}
				ids[person.ID][post.id] = true
			}
		}
	}
	var candidates, hidden []int
	w.list(&candidates, `SELECT id FROM candidates ORDER BY id`)
	w.list(&hidden, `SELECT id FROM candidates WHERE hidden_at IS NOT NULL`)
	lost, twice := 0, 0
	for _, id := range candidates {
		switch len(ids[id]) {
		case 0:
			if !slices.Contains(hidden, id) {
				lost++
			}
		case 1:
		default:
			twice++
		}
		delete(ids, id)
	}
	if lost+twice+len(ids) > 0 || len(candidates) == 0 {
		w.t.Errorf("of %d candidates %d were not told of, %d under two ids; %d others were", len(candidates), lost, twice,
			len(ids))
	}
}

// TestWebhookIsPausedAndResumed lets three days of failures pass.
func TestWebhookIsPausedAndResumed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 22})
	h := newHook(t)
	h.answer(http.StatusInternalServerError)
	n := w.hooked(app.RoleAll, h)
	account := n.track("village")
	id, _ := n.createWebhook(h.target("paused"), "")
	n.subscribe(n.sync(account), 0).all(0)
	for range 80 { // hours
		if got, _ := n.webhook(); got.State == "PAUSED" {
			break
		}
		before := len(h.taken())
		eventually(t, time.Minute, "another attempt", func() bool {
			got, _ := n.webhook()
			w.sql.MustExec(`UPDATE webhook_deliveries SET due_at = least(due_at, now()) WHERE state = 'pending'
				AND EXISTS (SELECT 1 FROM webhooks w WHERE w.id = webhook_id AND w.state = 'active')`)
			return len(h.taken()) > before || got.State == "PAUSED"
		})
		w.passHour()
	}
	if got, raw := n.webhook(); got.State != "PAUSED" {
		t.Fatalf("after three days: %s", raw)
	}
	if err := w.x.Advance("village", 250, 3); err != nil {
		t.Fatal(err)
	}
	n.subscribe(n.sync(account), 0).all(0)
	h.answer(0)
	var resumed struct {
		ResumeWebhook struct{ Webhook struct{ State string } }
	}
	n.must(`mutation($id: ID!) { resumeWebhook(input: {id: $id}) { webhook { state } userErrors { message } } }`,
		map[string]any{"id": id}, &resumed)
	eventually(t, time.Minute, "everything arrives", func() bool {
		var pending int
		w.get(&pending, `SELECT (SELECT count(*) FROM webhook_deliveries WHERE state = 'pending')
			+ (SELECT count(*) FROM webhook_debts)`)
		return pending == 0
	})
	w.wantToldOnce(h)
}

// TestWebhookIsRemoved ends a webhook by a 410, while another one whose receiver never answers holds nobody up.
func TestWebhookIsRemoved(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 23})
	gone, fine := newHook(t), newHook(t)
	gone.answer(http.StatusGone)
	silent := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-silent }))
	t.Cleanup(func() { close(silent); slow.Close() })
	n := w.hooked(app.RoleAll, gone, fine, &hook{Server: slow})
	account := n.track("village")
	n.createWebhook((&hook{Server: slow}).target("slow"), "")
	n.createWebhook(gone.target("gone"), "")
	n.createWebhook(fine.target("fine"), "")
	began := time.Now()
	n.subscribe(n.sync(account), 0).all(0)
	eventually(t, time.Minute, "one is told, one removed", func() bool {
		var left int
		w.get(&left, `SELECT count(*) FROM webhooks`)
		return left == 2 && len(fine.taken()) > 0
	})
	t.Logf("told and removed %s after the start of the run", time.Since(began).Round(time.Millisecond))
	eventually(t, time.Minute, "the slow receiver's is all that is under way", func() bool {
		var waiting int
		w.get(&waiting, `SELECT count(*) FROM webhook_deliveries WHERE state = 'pending' AND attempts = 1`)
		return waiting == 1
	})
	w.wantToldOnce(fine)
}
