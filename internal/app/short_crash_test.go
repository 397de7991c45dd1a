package app_test

import (
	"testing"
	"time"
)

// The promises of a run, small. Their full length is make torture.

const shortSeed = 4

func TestAcceptedRunSurvives(t *testing.T) {
	t.Parallel()
	var f figure
	acceptedSurvives(t, &f, shortSeed, 30, 10)
	t.Log(f.text)
}

func TestOneLiveRun(t *testing.T) {
	t.Parallel()
	var f figure
	oneLiveRun(t, &f, shortSeed, 100)
	t.Log(f.text)
}

func TestOneWriter(t *testing.T) {
	t.Parallel()
	got := oneWriter(t, shortSeed, 4, 2, disagreeing("jump 1h", "jump -1h"))
	once := claimedOnce(t, shortSeed, 8, 60)
	t.Logf("%d stops (%s), %d in a transaction, %d late events, asked X until %s after; %d runs claimed once", got.stops,
		got.stageList(), got.inside, got.late, ms(got.slowest), once)
}

func TestEveryRunEnds(t *testing.T) {
	t.Parallel()
	m := killAgain(t, shortSeed, killing{kills: 8, copies: 2, handles: []string{"acme", "corner", "village", "dozen"},
		spread: 20}, disagreeing("1h", "-1h"))
	m.judge(t)
	t.Logf("%d kills, %d runs as undisturbed; in hand: %s; %d calls repeated for %d runs in hand", m.kills,
		m.runs-len(m.different), m.stageList(), m.repeated, m.inHand)
}

func TestHandedOver(t *testing.T) {
	t.Parallel()
	f := figure{slack: shortSlack}
	handedOver(t, &f, shortSeed, 3, 4)
	t.Log(f.text)
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	f := figure{slack: shortSlack}
	cancelled(t, &f, shortSeed, 6, 3)
	t.Log(f.text)
}

func TestPoisonousRun(t *testing.T) {
	t.Parallel()
	var f figure
	poisoned(t, &f, shortSeed, 6)
	t.Log(f.text)
}

func TestDatabaseIsAway(t *testing.T) {
	t.Parallel()
	got := away(t, shortSeed, 2, 3*time.Second, shortSlack)
	t.Logf("%d times away, %d of them silent: %d runs as undisturbed, ≤ %d log lines in each, %d requests refused in ≤ %s",
		got.times, got.silent, got.runs, got.lines, got.asked, ms(got.slowest))
}
