package db_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// The tests of this file seal by these beginnings.
const (
	newHead = "NEW: "
	oldHead = "OLD: "
)

func (f *fixture) sealed() *db.Sealed { return f.Sealed([][]byte{[]byte(newHead), []byte(oldHead)}) }

// sealedHook is a webhook of which the older key sealed everything.
func (f *fixture) sealedHook(userID int, n byte) int {
	f.t.Helper()
	to := target(n)
	to.Sealed = []byte(oldHead + "target")
	webhook, made, err := f.CreateWebhook(f.t.Context(), userID, syncrun.NewWebhook{Target: to,
		Secret: []byte(oldHead + "first")})
	if err != nil || !made {
		f.t.Fatalf("made %v, %v", made, err)
	}
	return webhook.ID
}

// hook is what a webhook keeps sealed, in one text.
func (f *fixture) hook(id int) (text string) {
	f.t.Helper()
	f.scan(&text, `SELECT coalesce((SELECT concat_ws(' / ', convert_from(target, 'UTF8'), convert_from(secret, 'UTF8'),
		convert_from(old_secret, 'UTF8'), get_byte(target_hash, 0)) FROM webhooks WHERE id = $1), 'gone')`, id)
	return text
}

// othersOf lists all webhooks that other keys sealed something of, page by page.
func (f *fixture) othersOf() (ids []int) {
	f.t.Helper()
	for after := 0; ; after = ids[len(ids)-1] {
		page, err := f.sealed().Webhooks(f.t.Context(), after)
		must(f.t, err)
		if len(page) == 0 {
			return ids
		}
		for _, w := range page {
			ids = append(ids, w.ID)
		}
	}
}

// TestSealedByOthers lists the webhooks of which any part was sealed by another key, whatever their number, but for a
// secret that signs no more.
func TestSealedByOthers(t *testing.T) {
	t.Parallel()
	f := open(t)
	var want []int
	for u := range 3 {
		user := f.user(fmt.Sprint("user ", u))
		for n := range byte(45) {
			want = append(want, f.sealedHook(user, n))
		}
	}
	if got := f.othersOf(); !slices.Equal(got, want) {
		t.Fatalf("listed %d of %d", len(got), len(want))
	}
	f.exec(`UPDATE webhooks SET target = 'NEW: target', secret = 'NEW: first'`)
	if got := f.othersOf(); len(got) > 0 {
		t.Errorf("listed %d that the key in use sealed", len(got))
	}
	f.exec(`UPDATE webhooks SET old_secret = 'OLD: before', old_secret_until = now() - interval '1 second' WHERE id = $1`,
		want[0])
	f.exec(`UPDATE webhooks SET old_secret = 'OLD: before', old_secret_until = now() + interval '1 hour' WHERE id = $1`,
		want[1])
	f.exec(`UPDATE webhooks SET secret = '' WHERE id = $1`, want[2])
	if got := f.othersOf(); !slices.Equal(got, want[1:3]) {
		t.Errorf("listed %v, want %v", got, want[1:3])
	}
	page, err := f.sealed().Webhooks(t.Context(), want[0])
	if err != nil || fmt.Sprintf("%s", page[0].Secrets) != "[NEW: first OLD: before]" {
		t.Errorf("read %+v, %v", page, err)
	}
}

// TestResealingLosesToChanges changes a webhook between the moments when it is read and written: what the user did
// stands, and nothing comes back.
func TestResealingLosesToChanges(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	rotate := func(id int, secret string) {
		_, err := f.RotateWebhookSecret(t.Context(), ada, id, []byte(secret))
		must(t, err)
	}
	for n, test := range []struct {
		name           string
		change         func(id int)
		target, secret bool // are they sealed anew?
		want           string
	}{
		{"nothing", func(int) {}, true, true, "NEW: target / NEW: first / 100"},
		{"rotated", func(id int) { rotate(id, "OLD: second") }, true, true,
			"NEW: target / OLD: second / NEW: first / 100"},
		{"rotated twice", func(id int) { rotate(id, "OLD: second"); rotate(id, "OLD: third") }, true, false,
			"NEW: target / OLD: third / OLD: second / 100"},
		{"moved", func(id int) {
			moved := target(50)
			moved.Sealed = []byte("OLD: elsewhere")
			_, err := f.UpdateWebhook(t.Context(), ada, id, syncrun.WebhookChange{Target: &moved})
			must(t, err)
		}, false, true, "OLD: elsewhere / NEW: first / 50"},
		{"sealed anew elsewhere", func(id int) {
			f.exec(`UPDATE webhooks SET target = 'NEW: its', secret = 'NEW: its' WHERE id = $1`, id)
		}, false, false, "NEW: its / NEW: its / 4"},
		{"deleted", func(id int) { must(t, f.DeleteWebhook(t.Context(), ada, id)) }, false, false, "gone"},
	} {
		id := f.sealedHook(ada, byte(n))
		read, err := f.sealed().Webhooks(t.Context(), id-1)
		if err != nil || read[0].ID != id {
			t.Fatalf("%s: read %+v, %v", test.name, read, err)
		}
		test.change(id)
		hash := bytes.Repeat([]byte{100}, 32)
		if got, err := f.sealed().ResealTarget(t.Context(), &read[0], []byte("NEW: target"), hash); err != nil ||
			got != test.target {
			t.Errorf("%s: target %v, %v", test.name, got, err)
		}
		if got, err := f.sealed().ResealSecret(t.Context(), id, read[0].Secrets[0], []byte("NEW: first")); err != nil ||
			got != test.secret {
			t.Errorf("%s: secret %v, %v", test.name, got, err)
		}
		if got := f.hook(id); got != test.want {
			t.Errorf("%s: there stands %q, want %q", test.name, got, test.want)
		}
		f.exec(`DELETE FROM webhooks`)
	}
}

// TestResealingWaitsForChanges seals anew while a rotation and a move are in the middle of their transaction.
func TestResealingWaitsForChanges(t *testing.T) {
	t.Parallel()
	f := open(t)
	id := f.sealedHook(f.user("ada"), 1)
	read, err := f.sealed().Webhooks(t.Context(), 0)
	must(t, err)
	tx := f.raw.MustBegin()
	tx.MustExec(`UPDATE webhooks SET target = 'OLD: elsewhere', old_secret = secret, secret = 'OLD: second'`)
	type answer struct {
		moved bool
		err   error
	}
	target, secret := make(chan answer, 1), make(chan answer, 1)
	go func() {
		moved, err := f.sealed().ResealTarget(t.Context(), &read[0], []byte("NEW: target"), make([]byte, 32))
		target <- answer{moved, err}
	}()
	go func() {
		moved, err := f.sealed().ResealSecret(t.Context(), id, read[0].Secrets[0], []byte("NEW: first"))
		secret <- answer{moved, err}
	}()
	f.awaitWaiting(2)
	must(t, tx.Commit())
	if got := <-target; got != (answer{}) {
		t.Errorf("target: %+v", got)
	}
	if got := <-secret; got != (answer{moved: true}) {
		t.Errorf("secret: %+v", got)
	}
	if got, want := f.hook(id), "OLD: elsewhere / OLD: second / NEW: first / 1"; got != want {
		t.Errorf("there stands %q, want %q", got, want)
	}
}

// TestResealingMeetsTwin has two webhooks of one target, which servers made that did not know each other's key: both
// go on, and the target is recognised by the key in use.
func TestResealingMeetsTwin(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	old, twin := f.sealedHook(ada, 1), f.sealedHook(ada, 2)
	f.webhook(f.user("bob"), 3, syncrun.WebhookFilter{}, false)
	read, err := f.sealed().Webhooks(t.Context(), 0)
	must(t, err)
	moved, err := f.sealed().ResealTarget(t.Context(), &read[0], []byte("NEW: target"), bytes.Repeat([]byte{2}, 32))
	got := f.hook(old) + ", " + f.hook(twin)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "moved", moved, true)
	fact.Is(t, "got", got, "NEW: target / OLD: first / 1, OLD: target / OLD: first / 2")
	moved, err = f.sealed().ResealTarget(t.Context(), &read[1], []byte("NEW: target"), bytes.Repeat([]byte{3}, 32))
	got = f.hook(twin)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "moved", moved, true)
	fact.Is(t, "got", got, "NEW: target / OLD: first / 3")
}

// TestResealingTokens loses to renewed tokens, and leaves a renewal that is under way its generation.
func TestResealingTokens(t *testing.T) {
	t.Parallel()
	f, c, id := connected(t)
	other := syncrun.ConnectionID{UserID: id.UserID, XUserID: 78}
	must(t, c.Connect(t.Context(), other, "other", []byte("NEW: t"), time.Hour))
	s := f.sealed()
	read, err := s.Connections(t.Context(), syncrun.ConnectionID{})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(read)", len(read), 1, read)
	fact.Is(fact.Must(t), "read[0].ConnectionID", read[0].ConnectionID, id)
	if more, err := s.Connections(t.Context(), id); err != nil || len(more) > 0 {
		t.Errorf("then %+v, %v", more, err)
	}
	if leased, err := c.LeaseRenewal(t.Context(), id, 1, renewal); err != nil || !leased {
		t.Fatal(leased, err)
	}
	if moved, err := s.ResealConnection(t.Context(), &read[0], []byte("NEW: first")); err != nil || !moved {
		t.Errorf("moved %v, %v", moved, err)
	}
	leased := wantConnection(t, c, id, "NEW: first 1 connected")
	if renewed, err := c.Renew(t.Context(), leased, []byte("OLD: second"), time.Hour); err != nil || !renewed {
		t.Errorf("renewed %v, %v", renewed, err)
	}
	if moved, err := s.ResealConnection(t.Context(), &leased, []byte("NEW: first")); err != nil || moved {
		t.Errorf("after the renewal: moved %v, %v", moved, err)
	}
	wantConnection(t, c, id, "OLD: second 2 connected")
}

// TestKeyUses counts a row for each key that it depends on, once.
func TestKeyUses(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	wantUses := func(when, want string) {
		t.Helper()
		known, unknown, err := f.sealed().KeyUses(t.Context())
		if got := fmt.Sprint(known, unknown); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", when, got, err, want)
		}
	}
	wantUses("nothing", "[{0 0 0} {0 0 0}] {0 0 0}")
	mixed := f.sealedHook(ada, 1)
	f.sealedHook(ada, 2)
	f.exec(`UPDATE webhooks SET target = 'NEW: t', old_secret = 'lost', old_secret_until = now() + interval '1 hour'
		WHERE id = $1`, mixed)
	for n, sealed := range []string{"NEW: t", "OLD: t", "OLD: t", "lost", ""} {
		id := syncrun.ConnectionID{UserID: ada, XUserID: int64(n)}
		must(t, f.Connections().Connect(t.Context(), id, "acme", []byte(sealed), time.Hour))
	}
	_, err := f.ErasePerson(t.Context(), syncrun.NetworkX, "5", false)
	must(t, err)
	f.exec(`INSERT INTO erased_people (mark, key_name) VALUES (decode(repeat('01', 32), 'hex'), '\x01020304')`)
	wantUses("all kinds", "[{1 1 1} {2 2 0}] {1 2 1}")
	f.exec(`UPDATE webhooks SET old_secret_until = now()`)
	wantUses("a secret signs no more", "[{1 1 1} {2 2 0}] {0 2 1}")
}
