package db_test

import (
	"crypto/sha256"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func opinionKey(search, version int, text string) syncrun.OpinionKey {
	return syncrun.OpinionKey{
		SearchID:      search,
		SearchVersion: version,
		Model:         "m",
		ProfileHash:   sha256.Sum256([]byte(text)),
	}
}

func TestOpinions(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("alice")
	ctx, id := t.Context(), f.search(user, "s").ID
	w := f.worker()
	f.followers(w, f.live(w, user, 9, false), "", detailed(1))
	first, second := opinionKey(id, 1, "ada"), opinionKey(id, 1, "mo")
	want := syncrun.Opinion{PersonID: 1, Confidence: syncrun.ConfidenceFull, Quote: "founder"}
	must(t, f.KeepOpinion(ctx, first, want))
	must(t, f.KeepOpinion(ctx, first, syncrun.Opinion{PersonID: 1, Confidence: syncrun.ConfidenceNone}))
	known, err := f.Opinions(ctx, []syncrun.OpinionKey{second, first})
	must(t, err)
	if len(known) != 1 || known[first] != want {
		t.Errorf("known %+v: the first answer stays", known)
	}
	other := first
	other.Model = "n"
	if known, err = f.Opinions(ctx, []syncrun.OpinionKey{other}); err != nil || len(known) != 0 {
		t.Errorf("another model's: %+v, %v", known, err)
	}
	must(t, f.KeepOpinion(ctx, opinionKey(id, 2, "ada"), want))
	if known, err = f.Opinions(ctx, []syncrun.OpinionKey{first}); err != nil || len(known) != 0 {
		t.Errorf("an earlier version's: %+v, %v", known, err)
	}
	if known, err = f.Opinions(ctx, nil); err != nil || len(known) != 0 {
		t.Errorf("of nobody: %+v, %v", known, err)
	}
}

func TestModelMoney(t *testing.T) {
	t.Parallel()
	f := open(t)
	ctx := t.Context()
	reserve := func(amount int64) bool {
		t.Helper()
		ok, err := f.ReserveModelMoney(ctx, amount, 100)
		must(t, err)
		return ok
	}
	fact.Is(t, "reserve(101)", reserve(101), false)
	fact.Is(t, "reserve(60)", reserve(60), true)
	fact.Is(t, "reserve(41)", reserve(41), false)
	fact.Is(t, "reserve(40)", reserve(40), true)
	fact.Is(t, "reserve(1)", reserve(1), false)
	must(t, f.ReturnModelMoney(ctx, 30))
	if !reserve(30) || reserve(1) {
		t.Error("what was given back is there once")
	}
	must(t, f.ReturnModelMoney(ctx, -50))
	must(t, f.ReturnModelMoney(ctx, 40))
	if reserve(1) {
		t.Error("an answer cost more than was set aside, and nobody paid")
	}
	f.exec(`UPDATE model_spending SET month = month - interval '1 month'`)
	if !reserve(100) {
		t.Error("a new month begins with all of its budget")
	}
}

func TestModelMoneyConcurrently(t *testing.T) {
	t.Parallel()
	f := open(t)
	var wg sync.WaitGroup
	var granted atomic.Int64
	for range 16 {
		wg.Go(func() {
			for range 10 {
				ok, err := f.ReserveModelMoney(t.Context(), 7, 100)
				if err != nil {
					t.Error(err)
				}
				if ok {
					granted.Add(7)
				}
			}
		})
	}
	wg.Wait()
	if granted.Load() != 98 {
		t.Error("granted " + strconv.FormatInt(granted.Load(), 10) + " of 100 in portions of 7")
	}
}
