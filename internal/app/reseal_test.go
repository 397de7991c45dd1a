package app_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"log/slog"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/secret"
	"goodones/internal/syncrun"
	"goodones/internal/webhook"
)

// nextKey replaces secretKey in these tests.
const nextKey = "the-key-that-replaces-the-other-one"

func keysOf(t testing.TB, texts ...string) *secret.Keys {
	t.Helper()
	keys, err := secret.New(texts...)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// keyed is a node with these keys that delivers to the hook and can connect accounts; what it logs goes to log.
func (w *world) keyed(role app.Role, h *hook, log *buffer, keys ...string) *node {
	w.t.Helper()
	cfg := w.config(func(c *config.Config) {
		reaching(h)(c)
		c.XClientID, c.XUserToken = "app-of-tests", ""
	})
	return w.startWith(app.Options{Config: cfg, Role: role, DatabaseURL: w.dsn, Keys: keysOf(w.t, keys...),
		Log: slog.New(slog.NewTextHandler(log, nil))})
}

// secretStatus is what goodones secret status prints with these keys, without the heading.
func (w *world) secretStatus(keys ...string) string {
	w.t.Helper()
	w.env = map[string]string{"SECRET_KEY": strings.Join(keys, ",")}
	c := w.command("secret", "status")
	if ok, said := c.ended(); !ok {
		w.t.Fatalf("secret status: %s", said)
	}
	_, table, _ := strings.Cut(c.rest, "\n")
	return strings.Join(strings.Fields(table), " ")
}

// signed tells whether a post is signed by a secret as it was shown.
func (p *hookPost) signed(t testing.TB, shown string) bool {
	t.Helper()
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(shown, "whsec_"))
	if err != nil {
		t.Fatal(err)
	}
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte(p.sent))
	return strings.Contains(p.sign, "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}

// conflicts tells whether a target is refused because a webhook has it.
func (c *client) conflicts(target string) bool {
	c.t.Helper()
	var made struct {
		CreateWebhook struct{ UserErrors []struct{ Code string } }
	}
	c.must(`mutation($t: String!) { createWebhook(input: {targetUrl: $t}) { userErrors { code } } }`,
		map[string]any{"t": target}, &made)
	return len(made.CreateWebhook.UserErrors) == 1 && made.CreateWebhook.UserErrors[0].Code == "CONFLICT"
}

// TestKeyIsReplaced replaces SECRET_KEY as docs/operations.md says, one process after the other, and takes the old one
// out: what it sealed is delivered, by both secrets of a rotation, its target is recognised, and its account is read as
// its owner.
func TestKeyIsReplaced(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 76})
	h := newHook(t)
	w.allow(w.user, "corner") // under secretKey
	before := w.keyed(app.RoleAPI, h, &buffer{}, secretKey)
	id, first := before.createWebhook(h.target("one"), "")
	var rotated struct{ RotateWebhookSecret struct{ Secret string } }
	before.must(`mutation($id: ID!) { rotateWebhookSecret(input: {id: $id}) { secret } }`, map[string]any{"id": id},
		&rotated)
	before.stop()

	var log, later buffer
	behind := w.keyed(app.RoleAPI, h, &buffer{}, secretKey, nextKey) // the first step
	front := w.keyed(app.RoleWorker, h, &log, nextKey, secretKey)    // the second, here
	eventually(t, time.Minute, "all is sealed anew", func() bool {
		return strings.Contains(log.String(), `msg="nothing depends on older keys of SECRET_KEY any more"`)
	})
	if said := log.String(); !strings.Contains(said, "webhooks=1 connections=1") || strings.Contains(said, "hooks/catch") {
		t.Errorf("the worker says %s", said)
	}
	if !behind.conflicts(h.target("one")) {
		t.Error("the server that has the old key in front does not recognise the target")
	}
	second, _ := behind.createWebhook(h.target("two"), "")
	if got, want := w.secretStatus(nextKey, secretKey), "1 1 1 0 in use 2 1 0 0 yes"; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}
	behind.stop()
	front.stop()
	front = w.keyed(app.RoleWorker, h, &later, nextKey, secretKey)
	eventually(t, time.Minute, "the rest is sealed anew", func() bool {
		return strings.Contains(later.String(), "nothing depends on older keys")
	})
	front.stop()
	if got, want := w.secretStatus(nextKey, secretKey), "1 2 1 0 in use 2 0 0 0 no"; got != want {
		t.Errorf("the status is %q, want %q", got, want)
	}

	after := w.keyed(app.RoleAll, h, &buffer{}, nextKey)
	if !after.conflicts(h.target("one")) {
		t.Error("without the old key the target is not recognised")
	}
	var gone any
	after.must(`mutation($id: ID!) { deleteWebhook(input: {id: $id}) { userErrors { code } } }`,
		map[string]any{"id": second}, &gone)
	w.forget()
	w.finish(after, after.track("corner"))
	if sent := w.x.Calls().Resources; sent["owned"] == 0 || sent["follower"] != 0 {
		t.Errorf("X returned %v: the account is not read as its owner", sent)
	}
	eventually(t, time.Minute, "candidates are delivered", func() bool { return len(h.taken()) > 0 })
	post := h.taken()[0]
	fact.Is(t, "post.signed(t, first)", post.signed(t, first), true, post.sign)
	fact.Is(t, "post.signed(t, rotated.RotateWebhookSecret.Secret)", post.signed(t, rotated.RotateWebhookSecret.Secret),
		true)
	fact.Is(t, `post.signed(t, "whsec_AAAA")`, post.signed(t, "whsec_AAAA"), false)
	w.wantToldOnce(h)
}

// sealedHook is a webhook's target as it is stored.
type sealedHook struct {
	ID     int    `db:"id"`
	UserID int    `db:"user_id"`
	Target []byte `db:"target"`
	Secret []byte `db:"secret"`
}

// manyHooks makes webhooks under secretKey, one of which nobody can open, and returns their addresses by id.
func (w *world) manyHooks(users, each int) (urls map[int]string, locked int) {
	w.t.Helper()
	urls = map[int]string{}
	keeper := webhook.NewKeeper(w.db(), keysOf(w.t, secretKey),
		webhook.Limits{AllowHTTP: true, Networks: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	for u := range users {
		_, user := w.newUser(fmt.Sprint("user-", u))
		for n := range each {
			url := fmt.Sprintf("http://127.0.0.1:8080/hooks/%d/%d", u, n)
			var made *syncrun.Webhook
			whileBusy(w.t, "a webhook is made", func() (err error) {
				made, _, err = keeper.Create(w.t.Context(), user, url, syncrun.WebhookFilter{}, false)
				return err
			})
			urls[made.ID], locked = url, made.ID
		}
	}
	known := slices.Collect(maps.Keys(urls))
	w.sql.MustExec(`DELETE FROM webhooks WHERE id <> ALL($1)`, pq.Array(known)) // made, and the answer was lost
	w.sql.MustExec(`UPDATE webhooks SET target = $2 WHERE id = $1`, locked, []byte("sealed by nobody"))
	delete(urls, locked)
	return urls, locked
}

// wantHooks opens every webhook with these keys.
func (w *world) wantHooks(urls map[int]string, keys *secret.Keys) {
	w.t.Helper()
	var hooks []sealedHook
	w.list(&hooks, `SELECT id, user_id, target, secret FROM webhooks`)
	opened := 0
	for _, h := range hooks {
		owner := fmt.Sprintf("user %d", h.UserID)
		url, err := keys.Box("webhook targets").Open(h.Target, owner)
		if err == nil && string(url) == urls[h.ID] {
			opened++
		}
		if plain, err := keys.Box("webhook secrets").Open(h.Secret, owner); err != nil || len(plain) != 32 {
			w.t.Errorf("the secret of webhook %d: %d bytes, %v", h.ID, len(plain), err)
		}
	}
	if opened != len(urls) {
		w.t.Errorf("%d of %d targets are what they were", opened, len(urls))
	}
}

// TestResealingIsKilled kills a worker in the middle of sealing anew, and has two go on at once. Something that no key
// opens stays what it is, and holds nothing up.
func TestResealingIsKilled(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 77})
	var log buffer
	w.stderr = &log
	urls, locked := w.manyHooks(5, 50)
	half := locked - len(urls)/2
	w.env = map[string]string{"SECRET_KEY": nextKey + "," + secretKey}
	head := keysOf(t, nextKey).Heads()[0]
	anew := func() (n int) {
		w.get(&n, `SELECT count(*) FROM webhooks WHERE substring(target FROM 1 FOR 5) = $1
			AND substring(secret FROM 1 FOR 5) = $1`, head)
		return n
	}
	held := w.sql.MustBeginTx(t.Context(), nil)
	if _, err := held.ExecContext(t.Context(), `SELECT 1 FROM webhooks WHERE id = $1 FOR UPDATE`, half); err != nil {
		t.Fatal(err)
	}
	killed := w.worker(nil)
	eventually(t, time.Minute, "the worker is in the middle", func() bool { return anew() == half-1 })
	killed.kill()
	if err := held.Rollback(); err != nil {
		t.Fatal(err)
	}
	w.wantHooks(urls, keysOf(t, nextKey, secretKey))
	w.worker(nil)
	w.worker(nil)
	eventually(t, time.Minute, "all is sealed anew", func() bool { return anew() == len(urls) })
	w.wantHooks(urls, keysOf(t, nextKey))
	eventually(t, time.Minute, "the one that nobody opens is named", func() bool {
		return strings.Contains(log.String(), fmt.Sprintf("webhook %d", locked))
	})
	var left []byte
	w.get(&left, `SELECT target FROM webhooks WHERE id = $1`, locked)
	if !bytes.Equal(left, []byte("sealed by nobody")) || strings.Contains(log.String(), "by nobody") {
		t.Errorf("what nobody opens is %q; logged %s", left, log.String())
	}
}
