package app_test

import "testing"

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
	got := oneWriter(t, shortSeed, 4, 2, nil)
	claimedOnce(t, shortSeed, 8, 60)
	t.Logf("%d stops, %d in a transaction, %d late events, stopped in %s", got.stops, got.inside, got.late, ms(got.slowest))
}

func TestHandedOver(t *testing.T) {
	t.Parallel()
	var f figure
	handedOver(t, &f, shortSeed, 3, 4)
	t.Log(f.text)
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	var f figure
	cancelled(t, &f, shortSeed, 1, 1)
	t.Log(f.text)
}

func TestPoisonousRun(t *testing.T) {
	t.Parallel()
	var f figure
	poisoned(t, &f, shortSeed, 6)
	t.Log(f.text)
}
