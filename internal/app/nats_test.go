package app_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	natsserver "github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"

	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/natshints"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
)

// startNATS runs a NATS server until the test ends.
func startNATS(t testing.TB) (url string) {
	t.Helper()
	s, err := natsserver.NewServer(&natsserver.Options{Host: "127.0.0.1", Port: natsserver.RANDOM_PORT, NoSigs: true,
		NoLog: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("NATS does not start")
	}
	return s.ClientURL()
}

// cancelSync ends a run.
func (c *client) cancelSync(run int) {
	c.t.Helper()
	var ended any
	c.must(`mutation($r: ID!) { cancelSync(syncRunId: $r) { userErrors { code } } }`, map[string]any{"r": run}, &ended)
}

// TestHintsByNATS takes LISTEN away: a worker and two servers tell each other by NATS alone.
func TestHintsByNATS(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3, Latency: 5 * time.Millisecond})
	url := startNATS(t)
	byNATS := func(cfg *config.Config) { cfg.NATSURL, cfg.ListenNotify = config.Secret(url), false }
	here, there := w.start(app.RoleAPI, byNATS), w.start(app.RoleAPI, byNATS)
	conn, err := nats.Connect(url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	heard, err := conn.SubscribeSync(natshints.Subject)
	if err != nil {
		t.Fatal(err)
	}

	deaf := w.start(app.RoleAPI, func(cfg *config.Config) { cfg.ListenNotify = false })
	account := here.track("village")
	const rounds = 10
	hinted, polled := here.cancellations(account, rounds, there), here.cancellations(account, rounds, deaf)
	t.Logf("%d cancellations are seen on another server after %v, by polling after %v", rounds, hinted, polled)
	if hinted > polled-rounds*100*time.Millisecond { // a poll comes half a second after the last, on any machine
		t.Errorf("%d cancellations took %v to be seen, and %v by polling", rounds, hinted, polled)
	}

	w.start(app.RoleWorker, byNATS)
	run := here.sync(account)
	events := there.subscribe(run, 0).all(0)
	last := events[len(events)-1]
	if last.Status != "COMPLETED" {
		t.Fatalf("the run ended as %+v", last)
	}
	var payloads []string
	for end := fmt.Sprint(run, ":", last.Sequence); !slices.Contains(payloads, end); {
		message, err := heard.NextMsg(10 * time.Second)
		if err != nil {
			t.Fatalf("no hint of the end, %s, among %q: %v", end, payloads, err)
		}
		payloads = append(payloads, string(message.Data))
	}
}

// cancellations is how long so many cancelled syncs of an account took to be seen on another server, in sum. Nobody
// works: the only thing to tell is the cancellation.
func (n *node) cancellations(account, rounds int, there *node) (waited time.Duration) {
	n.t.Helper()
	for range rounds {
		run := n.sync(account)
		live := there.subscribe(run, 0)
		live.next()
		began := time.Now()
		n.cancelSync(run)
		if events := live.all(1); len(events) != 1 || events[0].Status != "FAILED" {
			n.t.Fatalf("after cancelling: %+v", events)
		}
		waited += time.Since(began)
	}
	return waited
}

// TestNATSIsNeverNeeded names a server that is not there: everything works, only later.
func TestNATSIsNeverNeeded(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	n := w.start(app.RoleAll, func(cfg *config.Config) { cfg.NATSURL = "nats://127.0.0.1:1" })
	run := n.sync(n.track("village"))
	events := n.subscribe(run, 0).all(0)
	if last := events[len(events)-1]; last.Status != "COMPLETED" {
		t.Errorf("the run ended as %+v", last)
	}
}

// TestDeliveryByNATS is P1 to P3 with hints by NATS alone: LISTEN is off on every server.
func TestDeliveryByNATS(t *testing.T) {
	t.Run("restarts", func(t *testing.T) {
		shortly(t, func(t testing.TB, v *verdict) {
			server := privatePostgres(t, pgserver.Options{})
			w := newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), sandbox.Config{})
			restarts{restarts: 2, subscribers: 40, runs: 4, every: 100 * time.Millisecond}.on(t, v, w, server,
				byNATSAlone(t, w, 2))
		})
	})
	t.Run("cuts", func(t *testing.T) {
		shortly(t, func(t testing.TB, v *verdict) {
			w := newWorld(t, sandbox.Config{})
			cuts{clients: 10, cuts: 3, runs: 2, steps: 40, every: 20 * time.Millisecond}.on(t, v, w, byNATSAlone(t, w, 2))
		})
	})
	t.Run("end", func(t *testing.T) {
		shortly(t, func(t testing.TB, v *verdict) {
			w := newWorld(t, sandbox.Config{})
			closing{subscriptions: 100}.on(t, v, w, byNATSAlone(t, w, 1)[0])
		})
	})
}

// byNATSAlone starts n servers that hear of events by a NATS server of their own and do not listen to Postgres.
func byNATSAlone(t testing.TB, w *world, n int) []*node {
	t.Helper()
	w.nats = startNATS(t)
	nodes := make([]*node, n)
	for i := range nodes {
		nodes[i] = w.start(app.RoleAPI, func(cfg *config.Config) {
			cfg.NATSURL, cfg.ListenNotify = config.Secret(w.nats), false
		})
	}
	return nodes
}
