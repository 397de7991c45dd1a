package app_test

import (
	"os"
	"testing"
	"time"
)

// The promises of live progress in small, beside everything else: nothing may be lost, times have slack. At full
// length, with the bars as promised, they are TestSoak's.

// shortSlack is by how much times may be longer while all tests run at once, with the race detector.
const shortSlack = 5

// shortly runs a promise beside the other tests and reports what became of it.
func shortly(t *testing.T, run func(t testing.TB, v *verdict)) {
	t.Helper()
	t.Parallel()
	v := &verdict{slack: shortSlack}
	run(t, v)
	v.report(t)
}

func TestNothingIsLostWhenPostgresRestarts(t *testing.T) {
	shortly(t, restarts{restarts: 3, subscribers: 50, runs: 5, every: 100 * time.Millisecond}.run)
}

func TestResumeAnywhereAnyTime(t *testing.T) {
	shortly(t, cuts{clients: 20, cuts: 3, runs: 2, steps: 60, every: 20 * time.Millisecond}.run)
}

func TestEndIsAlwaysTold(t *testing.T) {
	shortly(t, closing{subscriptions: 100}.run)
}

func TestSilentListenerIsNoticed(t *testing.T) {
	shortly(t, silences{servers: 2, times: 1}.run)
}

func TestDeadClientsHarmNobody(t *testing.T) {
	shortly(t, dead{living: 20, dead: 20, calm: 1 * time.Second, every: 50 * time.Millisecond, noise: 16 << 10}.run)
}

func TestRevokedKeyIsWorthless(t *testing.T) {
	shortly(t, revoked{keys: 2, sockets: 8}.run)
}

func TestWhoNeverReadsIsGone(t *testing.T) {
	shortly(t, stalled{readers: 30, size: 1 << 20, rate: 32 << 10}.run)
}

func TestAllComeBackAtOnce(t *testing.T) {
	shortly(t, returning{clients: 200, users: 10}.run)
}

func TestNothingLeaks(t *testing.T) {
	shortly(t, drops{times: 500, wide: 8}.run)
}

func TestDeliveryWithoutListen(t *testing.T) {
	t.Run("restarts", func(t *testing.T) {
		shortly(t, restarts{restarts: 1, subscribers: 20, runs: 4, every: 100 * time.Millisecond, change: deaf}.run)
	})
	t.Run("cuts", func(t *testing.T) {
		shortly(t, cuts{clients: 10, cuts: 3, runs: 2, steps: 40, every: 20 * time.Millisecond, change: deaf}.run)
	})
	t.Run("end", func(t *testing.T) { shortly(t, closing{subscriptions: 50, change: deaf}.run) })
	t.Run("delay", func(t *testing.T) {
		shortly(t, deafness{subscribers: 20, steps: 40, every: 50 * time.Millisecond}.run)
	})
}

func TestDeliveryByPooler(t *testing.T) {
	shortly(t, func(t testing.TB, v *verdict) {
		ran := pooler{
			restarts: restarts{restarts: 1, subscribers: 20, runs: 4, every: 100 * time.Millisecond},
			cuts:     cuts{clients: 10, cuts: 2, runs: 2, steps: 40, every: 20 * time.Millisecond},
			closing:  closing{subscriptions: 50},
			deafness: deafness{subscribers: 20, steps: 20, every: 50 * time.Millisecond},
		}.run(t, v)
		if !ran && os.Getenv("CI") != "" {
			v.miss("CI has to install pgbouncer")
		}
	})
}

func TestPollsAreNeverBehind(t *testing.T) {
	shortly(t, polls{polls: 2000, runs: 8, pollers: 4, every: 20 * time.Millisecond}.run)
}

func TestHintsAreFew(t *testing.T) {
	shortly(t, throughput{runs: 8, rounds: 3, round: 500 * time.Millisecond, least: 0.3}.run)
}
